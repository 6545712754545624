// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobTableModel.h"

#include "app/base/Clock.h"
#include "app/base/Text.h"
#include "ui/administration/many/JobRowSentences.h"
#include "ui/sentences/Numbers.h"

#include <algorithm>
#include <utility>

namespace farewell {

JobTableModel::JobTableModel(Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock)
{
}

void JobTableModel::setPreview(const JobPreview &preview)
{
    const QList<JobRow> frozen = preview.frozen();
    std::vector<JobTableRow> rows;
    rows.reserve(static_cast<std::size_t>(frozen.size()));
    for (qsizetype at = 0; at < frozen.size(); ++at) {
        const JobLine &line = preview.lines().at(at);
        const JobPreviewRow &judged = preview.rows().at(at);
        rows.push_back({judged, frozen.at(at), line.named.kind == JobName::Kind::Email,
                        judged.verdict == JobVerdict::Attention && frozen.at(at).isToBeSent});
    }
    m_shows = Shows::Preview;
    changeAll(std::move(rows));
}

void JobTableModel::setRows(const QList<JobRow> &rows, Shows shows)
{
    std::vector<JobTableRow> all;
    all.reserve(static_cast<std::size_t>(rows.size()));
    for (const JobRow &row : rows) {
        const int before = placeOf(row.number);
        JobTableRow one = before >= 0 ? at(before)
                                      : JobTableRow{.judged = {.number = row.number, .id = row.id}};
        one.row = row;
        all.push_back(std::move(one));
    }
    m_shows = shows;
    changeAll(std::move(all));
}

/// Where the same lines stand, a view keeps its place and what is chosen in it.
void JobTableModel::changeAll(std::vector<JobTableRow> rows)
{
    m_timer.reset();
    const auto numberOf = [](const JobTableRow &row) { return row.row.number; };
    const bool isSame = !rows.empty() && std::ranges::equal(rows, m_rows, {}, numberOf, numberOf);
    if (!isSame) {
        beginResetModel();
    }
    m_rows = std::move(rows);
    m_hasNotes = std::ranges::any_of(
        m_rows, [](const JobTableRow &row) { return !row.row.note.isEmpty(); });
    const auto longest = std::ranges::max_element(
        m_rows, {}, [](const JobTableRow &row) { return row.row.id.size(); });
    m_longestId = longest != m_rows.end() ? longest->row.id : QString();
    count();
    if (isSame) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    } else {
        endResetModel();
    }
    Q_EMIT countsChanged();
}

void JobTableModel::show(Shows shows)
{
    if (m_shows != shows) {
        m_shows = shows;
        changeAll(std::exchange(m_rows, {}));
    }
}

void JobTableModel::update(const JobRow &row)
{
    const int place = placeOf(row.number);
    if (place >= 0) {
        m_rows.at(static_cast<std::size_t>(place)).row = row;
        tellSoon(place);
    }
}

void JobTableModel::tellSoon(int place)
{
    m_newest = place;
    if (m_timer) {
        m_firstChanged = std::min(m_firstChanged, place);
        m_lastChanged = std::max(m_lastChanged, place);
        return;
    }
    m_firstChanged = place;
    m_lastChanged = place;
    m_timer = std::make_unique<QObject>();
    m_clock.callAfter(telling, m_timer.get(), [this] { tell(); });
}

void JobTableModel::tell()
{
    if (!m_timer) {
        return;
    }
    m_timer.release()->deleteLater(); // we may be inside its callback
    count();
    Q_EMIT dataChanged(index(m_firstChanged, 0), index(m_lastChanged, ColumnCount - 1));
    Q_EMIT countsChanged();
    Q_EMIT rowTold(m_newest);
}

void JobTableModel::count()
{
    m_counts = {.lines = static_cast<qsizetype>(m_rows.size())};
    for (const JobTableRow &row : m_rows) {
        ++m_counts.byVerdict.at(static_cast<std::size_t>(row.judged.verdict));
        if (row.row.isToBeSent) {
            ++m_counts.toBeSent;
            ++m_counts.byState.at(static_cast<std::size_t>(row.row.state));
        }
    }
}

int JobTableModel::placeOf(int number) const
{
    const auto found = std::ranges::lower_bound(
        m_rows, number, {}, [](const JobTableRow &row) { return row.row.number; });
    return found != m_rows.end() && found->row.number == number
        ? static_cast<int>(found - m_rows.begin())
        : -1;
}

int JobTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int JobTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// A screen reader walks from cell to cell; the first one tells the whole row.
QVariant JobTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const JobTableRow &row = at(index.row());
    if (role == Qt::AccessibleTextRole && index.column() == Line) {
        return withoutIsolates(JobRowSentences::spoken(row, m_shows));
    }
    const bool takesTick = m_shows == Shows::Preview && row.judged.verdict == JobVerdict::Attention;
    if (role == Qt::CheckStateRole && index.column() == What && takesTick) {
        return row.isTicked ? Qt::Checked : Qt::Unchecked;
    }
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? textAt(row, index.column())
                                                                     : QVariant();
}

QString JobTableModel::textAt(const JobTableRow &row, int column) const
{
    switch (column) {
    case Line:
        return Numbers::count(row.row.number);
    case Written:
        return cleaned(row.row.written);
    case Account:
        return row.row.id.isEmpty() ? QStringLiteral("–") : isolatedLtr(cleaned(row.row.id));
    case What:
        return JobRowSentences::what(row, m_shows);
    case Why:
        return JobRowSentences::why(row, m_shows);
    default:
        return cleaned(row.row.note);
    }
}

QVariant JobTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const bool isRun = m_shows == Shows::Run;
    switch (section) {
    case Line:
        return tr("Line", "of a list");
    case Written:
        return tr("As written");
    case Account:
        return tr("Account");
    case What:
        return isRun ? tr("State") : tr("What happens");
    case Why:
        return isRun ? tr("Details") : tr("Why");
    default:
        return tr("Note");
    }
}

} // namespace farewell
