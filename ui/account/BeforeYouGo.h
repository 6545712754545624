// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"
#include "app/overview/RoomReader.h"
#include "ui/account/ProfileState.h"
#include "ui/account/SettleEntry.h"

#include <QWidget>

class QPushButton;

namespace farewell {

class SettleGroup;

/// What the person may want to settle first, group by group. Every entry is optional; what could
/// not be read has none, or says so.
class BeforeYouGo final : public QWidget
{
    Q_OBJECT

public:
    explicit BeforeYouGo(QWidget *parent);

    /// What has not changed since it was shown last stays as it is.
    void showOverview(const Overview &overview);
    void showRooms(const RoomOverview &rooms);
    void showProfile(const ProfileState &profile);

    /// Says above all else that an earlier deactivation was not carried out, or not to its end;
    /// unless the server says otherwise.
    void sayFoundActive();

Q_SIGNALS:
    void pressed(farewell::SettleEntry::Act act);

private:
    void refresh();
    void orderTabs();

    QList<SettleGroup *> m_groups;
    QList<QPushButton *> m_buttons; ///< in the order of the Tab key
    Overview m_overview;
    RoomOverview m_rooms;
    ProfileState m_profile;
    bool m_isFoundActive = false;
};

} // namespace farewell
