// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/HeirReader.h"

#include <QAbstractListModel>

namespace farewell {

/// Who is in a room, in the order in which they are proposed, of whom there may be twenty thousand;
/// a search leaves those whose name or Matrix ID has it.
class MemberListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setMembers(const HeirList &list, const QDateTime &nowUtc);
    void search(const QString &text);

    [[nodiscard]] const RoomMember &at(int row) const { return m_members.at(m_shown.at(row)); }
    [[nodiscard]] QModelIndex find(const QString &userId) const; ///< invalid: not shown

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void filter();

    QList<RoomMember> m_members;
    QList<qsizetype> m_shown; ///< places in m_members
    QString m_search;
    QDateTime m_now;
    bool m_knowsWriting = false;
};

} // namespace farewell
