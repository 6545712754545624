// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/handover/MemberListModel.h"

#include "ui/handover/HandOverSentences.h"
#include "ui/widgets/EntryDelegate.h"

#include <algorithm>

namespace farewell {

void MemberListModel::setMembers(const HeirList &list, const QDateTime &nowUtc)
{
    m_members = list.members;
    m_knowsWriting = list.knowsWriting;
    m_now = nowUtc;
    filter();
}

void MemberListModel::search(const QString &text)
{
    m_search = text.trimmed();
    filter();
}

void MemberListModel::filter()
{
    beginResetModel();
    m_shown.clear();
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        if (m_members.at(i).name.contains(m_search, Qt::CaseInsensitive)
            || m_members.at(i).id.contains(m_search, Qt::CaseInsensitive)) {
            m_shown += i;
        }
    }
    endResetModel();
}

QModelIndex MemberListModel::find(const QString &userId) const
{
    const auto found = std::ranges::find_if(
        m_shown, [&](qsizetype place) { return m_members.at(place).id == userId; });
    return found == m_shown.cend() ? QModelIndex()
                                   : index(static_cast<int>(found - m_shown.cbegin()));
}

int MemberListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant MemberListModel::data(const QModelIndex &index, int role) const
{
    const RoomMember &member = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return HandOverSentences::name(member);
    case Qt::AccessibleTextRole:
        return HandOverSentences::spoken(member, m_knowsWriting, m_now);
    case Qt::ToolTipRole: // where it is too long for its line
        return member.id;
    case EntryDelegate::DetailRole:
        return HandOverSentences::about(member, m_knowsWriting, m_now);
    case EntryDelegate::IdRole:
        return member.id;
    case EntryDelegate::NameRole:
        return member.name;
    case EntryDelegate::TagRole:
        return member.isModerator ? HandOverSentences::moderator() : QString();
    default:
        return {};
    }
}

} // namespace farewell
