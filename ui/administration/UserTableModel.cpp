// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserTableModel.h"

#include "app/base/Text.h"
#include "ui/administration/UserSentences.h"
#include "ui/sentences/Sentences.h"

#include <algorithm>

namespace farewell {

void UserTableModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_rows.shrink_to_fit();
    m_hasMore = false;
    endResetModel();
}

void UserTableModel::add(const QList<AdminUser> &users)
{
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(users.size()) - 1);
    for (const AdminUser &user : users) {
        m_rows.push_back(UserRow::of(user));
    }
    endInsertRows();
}

void UserTableModel::update(const AdminUser &user)
{
    const int row = rowOf(user.id);
    if (row >= 0) {
        m_rows.at(static_cast<size_t>(row)) = UserRow::of(user);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int UserTableModel::rowOf(const QString &userId) const
{
    const auto found = std::ranges::find(m_rows, userId, &UserRow::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

std::optional<UserOrder> UserTableModel::orderOf(int column)
{
    switch (column) {
    case Account:
        return UserOrder::Name;
    case Created:
        return UserOrder::Created;
    case LastSeen:
        return UserOrder::LastSeen;
    default:
        return std::nullopt;
    }
}

int UserTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int UserTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UserTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const UserRow &row = at(index.row());
    // A screen reader goes from cell to cell: the first one says it all.
    if (role == Qt::AccessibleTextRole && index.column() == Account) {
        return UserSentences::row(row);
    }
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? textAt(row, index.column())
                                                                     : QVariant();
}

QString UserTableModel::textAt(const UserRow &row, int column) const
{
    switch (column) {
    case Account:
        return cleaned(row.id);
    case Created:
        return UserSentences::day(row.createdAt());
    case LastSeen:
        return UserSentences::day(row.lastSeenAt());
    default:
        break;
    }
    QStringList tags;
    for (const UserTag tag : UserSentences::inOrder(row.tags)) {
        tags += UserSentences::tag(tag);
    }
    return Sentences::listed(tags);
}

QVariant UserTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Account:
        return tr("Account");
    case Created:
        return tr("Created");
    case LastSeen:
        return tr("Last seen");
    default:
        return tr("State");
    }
}

bool UserTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore;
}

void UserTableModel::fetchMore(const QModelIndex & /*parent*/)
{
    m_hasMore = false; // until it is known again
    Q_EMIT moreWanted();
}

} // namespace farewell
