// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/ActivityLogModel.h"

#include "app/base/Text.h"
#include "ui/administration/LogSentences.h"
#include "ui/sentences/Times.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString shown(const ActivityEntry &entry, int column)
{
    switch (column) {
    case ActivityLogModel::When:
        return Times::brief(entry.at);
    case ActivityLogModel::What:
        return LogSentences::what(entry);
    case ActivityLogModel::Whom:
        return isolatedLtr(cleaned(entry.subject));
    case ActivityLogModel::By:
        return isolatedLtr(cleaned(entry.actor));
    default:
        return LogSentences::result(entry);
    }
}

} // namespace

void ActivityLogModel::setEntries(QList<ActivityEntry> oldestFirst)
{
    beginResetModel();
    m_entries = std::move(oldestFirst);
    choose();
    endResetModel();
}

void ActivityLogModel::search(const QString &text)
{
    beginResetModel();
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    choose();
    endResetModel();
}

QList<ActivityEntry> ActivityLogModel::shown() const
{
    QList<ActivityEntry> entries;
    for (const qsizetype place : m_shown) {
        entries += m_entries[place];
    }
    return entries;
}

int ActivityLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ActivityLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// A screen reader walks from cell to cell; the first one tells the whole row.
QVariant ActivityLogModel::data(const QModelIndex &index, int role) const
{
    const ActivityEntry &one = entry(index.row());
    if (role == Qt::DisplayRole) {
        return farewell::shown(one, index.column());
    }
    return role == Qt::AccessibleTextRole && index.column() == 0
        ? QVariant(withoutIsolates(LogSentences::spoken(one)))
        : QVariant();
}

QVariant ActivityLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case When:
        return tr("When", "something was done");
    case What:
        return tr("What", "was done");
    case Whom:
        return tr("Whom", "it was done to");
    case By:
        return tr("By", "whom it was done");
    default:
        return tr("Result");
    }
}

void ActivityLogModel::choose()
{
    m_shown.clear();
    for (qsizetype i = m_entries.size() - 1; i >= 0; --i) {
        const QString all = m_words.isEmpty() ? QString() : LogSentences::whole(m_entries[i]);
        const bool isMeant = std::ranges::all_of(m_words, [&all](const QString &word) {
            return all.contains(word, Qt::CaseInsensitive);
        });
        if (isMeant) {
            m_shown += i;
        }
    }
}

} // namespace farewell
