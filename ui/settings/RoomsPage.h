// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomReader.h"
#include "ui/settings/LeavingState.h"
#include "ui/settings/RoomRowState.h"

#include <QMap>
#include <QWidget>

class QLineEdit;

namespace farewell {

class Clock;
class EntryList;
class LeaveRooms;
class RoomListModel;
class ScrollColumn;
class SoleRooms;
class Text;

/// The settings page "Rooms": those that only the account can look after, and all of them.
class RoomsPage final : public QWidget
{
    Q_OBJECT

public:
    RoomsPage(Clock &clock, QWidget *parent);

    void showRooms(const RoomOverview &rooms);
    void showPause(std::chrono::seconds pause); ///< before more is known of them

    /// How far those have come that are handed over or left, by room id.
    void showStates(const QMap<QString, RoomRowState> &states);
    void showLeaving(const LeavingState &state);

Q_SIGNALS:
    void handOverRequested(const farewell::OwnRoom &room);
    void takeBackRequested(const QString &roomId);
    void lookAgainRequested(const QString &roomId);
    void leaveRequested(const QList<farewell::OwnRoom> &rooms, const QString &reason);
    void retryLeaveRequested(const QString &roomId);
    void stopLeavingRequested();

private:
    void buildAll();
    void buildLeave(Clock &clock);
    void orderTabs();
    void showStatus();
    [[nodiscard]] QString status() const;

    ScrollColumn *m_scroll;
    RoomListModel *m_model;
    SoleRooms *m_sole = nullptr;
    Text *m_status = nullptr;
    QWidget *m_all = nullptr;
    QLineEdit *m_search = nullptr;
    EntryList *m_list = nullptr;
    Text *m_none = nullptr;
    LeaveRooms *m_leave = nullptr;
    RoomOverview m_overview;
    std::chrono::seconds m_pause{0};
    bool m_hasEnded = false;
};

} // namespace farewell
