// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/OwnRoom.h"
#include "ui/settings/RoomRowState.h"

#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace farewell {

class Clock;
class LinkButton;
class RoomRow;

/// "Only you can look after these": a row each, the first thirty until more are asked for. Hidden
/// while there are none.
class SoleRooms final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype shownAtFirst = 30;

    SoleRooms(Clock &clock, QWidget *parent);

    void showRooms(const QList<OwnRoom> &rooms);

    /// By room id; those that are not among them are open.
    void showStates(const QMap<QString, RoomRowState> &states);

    /// Its controls from the first to the last: some are made later than what stands below them.
    [[nodiscard]] QList<QWidget *> controls() const;

Q_SIGNALS:
    void handOverRequested(const farewell::OwnRoom &room);
    void takeBackRequested(const QString &roomId);
    void lookAgainRequested(const QString &roomId);
    void retryLeaveRequested(const QString &roomId);

private:
    void showRows();
    void addRow(const OwnRoom &room);
    void refresh();

    Clock &m_clock;
    QList<OwnRoom> m_rooms;
    QMap<QString, RoomRowState> m_states;
    QList<RoomRow *> m_rows;
    QVBoxLayout *m_column;
    LinkButton *m_more;
    bool m_showsAll = false;
};

} // namespace farewell
