// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/SettleEntry.h"
#include "ui/account/ToSettle.h"

#include <QCoreApplication>

namespace farewell {

/// What is to be settled, in words.
class SettleEntries final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::SettleEntries)

public:
    /// In the order in which they are shown. None while nothing is known yet and more may come.
    [[nodiscard]] static QList<SettleEntry> of(const ToSettle &what);

    /// "Looking at room 840 of 1,204".
    [[nodiscard]] static QString lookingAt(const RoomOverview &rooms);

    /// What could not be looked into, or was not; empty where that is nothing.
    [[nodiscard]] static QString unreadRooms(const RoomOverview &rooms);

    /// Why a topic could not be read.
    [[nodiscard]] static QString why(const Failure &failure);

private:
    [[nodiscard]] static SettleEntry refusal(Cause cause);
    [[nodiscard]] static SettleEntry foundActive();
    [[nodiscard]] static QList<SettleEntry> topics(const ToSettle &what);
    [[nodiscard]] static QList<SettleEntry> profileOf(const ToSettle &what);
    /// Instead of what a topic would say: that it is read once more, or could not be.
    struct Untold
    {
        Overview::Topic topic;
        SettleEntry::Group group;
        QString key;
        Icon sign;
        SettleEntry::Act again;
        QString title;
        QString couldNot; ///< the title where it could not be read
        QString allTheSame;
    };

    [[nodiscard]] static QList<SettleEntry> untold(const ToSettle &what, const Untold &words);
    [[nodiscard]] static QList<SettleEntry> history(const ToSettle &what);
    [[nodiscard]] static QList<SettleEntry> admins(const RoomOverview &rooms);
    [[nodiscard]] static QList<SettleEntry> contacts(const ToSettle &what);
    [[nodiscard]] static QList<SettleEntry> providerOf(const ToSettle &what);
    [[nodiscard]] static QList<SettleEntry> roomsOf(const ToSettle &what);
    [[nodiscard]] static QList<SettleEntry> sessions(const ToSettle &what);
    [[nodiscard]] static QString notifications(const Overview &overview);
    [[nodiscard]] static SettleEntry conclusion(bool isRead);
    [[nodiscard]] static QString counted(const RoomOverview &rooms);
};

} // namespace farewell
