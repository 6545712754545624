// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace farewell {

/// What an administrator has done for somebody else's account.
enum class Activity {
    Deactivate,
    Lock,
    Unlock,
    Reactivate,
    HandOver, ///< a room to another admin
    Redact,
    DeleteMedia,
    DryRun,
    DeleteLog, ///< months of this very log
};

/// One act: what is written down before its request is sent, and what has come of it. Of an act
/// without an answer nobody has written what came of it.
struct ActivityEntry
{
    QString id{}; ///< of the act
    Activity what = Activity::Deactivate;
    QDateTime at{}; ///< UTC, with milliseconds
    QString actor{};
    QString server{};            ///< the name of the server
    QString address{};           ///< of its admin API
    QString subject{};           ///< whose account
    std::optional<bool> erase{}; ///< with Deactivate
    /// Which room, with HandOver; which months, with DeleteLog; which list, with DryRun, and with
    /// Deactivate where it was one of a list.
    QString object{};
    std::optional<QDateTime> lastSeenBefore{}; ///< UTC; the server forgets it
    QString note{}; ///< the person's own, a ticket; its first 1,000 characters are kept

    std::optional<QDateTime> answeredAt{};
    QString answer{};   ///< status and `errcode`, or that there was none
    QString readBack{}; ///< what the server said of the account afterwards

    friend bool operator==(const ActivityEntry &, const ActivityEntry &) = default;
};

/// A word that stays as it is: it stands in files.
[[nodiscard]] QString wordOf(Activity what);

/// As two lines of JSON, without their ends: what is written before, and what is added.
[[nodiscard]] QByteArray beginningOf(const ActivityEntry &entry);
[[nodiscard]] QByteArray conclusionOf(const ActivityEntry &entry);

/// What lines tell, those of several files one after the other; the oldest act comes first. A line
/// that cannot be read is passed over, and so is a conclusion of an act that nobody began.
[[nodiscard]] QList<ActivityEntry> foldActivities(const QByteArray &lines);

} // namespace farewell
