// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/UserSearch.h"
#include "ui/administration/UserRow.h"

#include <QAbstractTableModel>

#include <vector>

namespace farewell {

/// The accounts that have been read so far, in the order of the server, which alone can sort those
/// that have not. More are asked for by moreWanted() and come by add().
class UserTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Account, Created, LastSeen, Tags, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void add(const QList<AdminUser> &users);
    void setHasMore(bool hasMore) { m_hasMore = hasMore; }

    /// What is known of an account now; nothing happens where it is not in the list.
    void update(const AdminUser &user);

    [[nodiscard]] const std::vector<UserRow> &rows() const { return m_rows; }
    [[nodiscard]] const UserRow &at(int row) const { return m_rows.at(static_cast<size_t>(row)); }
    [[nodiscard]] int rowOf(const QString &userId) const; ///< -1: none

    /// What the server can sort by; nothing for the other columns.
    [[nodiscard]] static std::optional<UserOrder> orderOf(int column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreWanted();

private:
    [[nodiscard]] QString textAt(const UserRow &row, int column) const;

    std::vector<UserRow> m_rows;
    bool m_hasMore = false;
};

} // namespace farewell
