// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/OwnRoom.h"
#include "ui/settings/RoomRowState.h"

#include <QAbstractListModel>
#include <QMap>

namespace farewell {

/// Rooms by name, of which there may be ten thousand; a search leaves those whose name or id has
/// it.
class RoomListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRooms(const QList<OwnRoom> &rooms);
    void search(const QString &text);

    /// By room id; what is said of rooms that are being left, and were.
    void showStates(const QMap<QString, RoomRowState> &states);

    [[nodiscard]] const OwnRoom &at(int row) const { return m_rooms.at(m_shown.at(row)); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void filter();
    [[nodiscard]] QString detail(const OwnRoom &room) const;

    QList<OwnRoom> m_rooms;
    QList<qsizetype> m_shown; ///< places in m_rooms
    QString m_search;
    QMap<QString, RoomRowState> m_states;
};

} // namespace farewell
