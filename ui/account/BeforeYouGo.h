// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/AccountView.h"
#include "ui/account/SettleEntry.h"
#include "ui/account/ToSettle.h"

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
    void showAccount(const AccountView &account);
    void showOverview(const Overview &overview);
    void showRooms(const RoomOverview &rooms);
    void showProfile(const ProfileState &profile);
    void showPause(std::chrono::seconds pause);

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
    ToSettle m_known;
};

} // namespace farewell
