// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminVerdict.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace farewell {

/// How far an account of a list is.
enum class JobRowState {
    Waiting,
    Sending, ///< it is written down that a request is about to be sent
    Done,    ///< as read back, never by an answer alone
    Already, ///< it was deactivated before, with nothing left to do
    Skipped, ///< nothing was sent, for it is not what it was, or was never to be sent
    Failed,
    Unknown,
    StillJoined, ///< deactivated, and in rooms at the end
    Stopped,     ///< its turn never came
};

inline constexpr std::size_t jobRowStates = 9;

/// Why; also why a whole job has paused.
enum class JobReason {
    None,
    // As in AdminReason.
    Network,
    Gone,
    Refused,
    Policy,
    IdentityServer,
    NotAdmin,
    SignedOut,
    Hidden,
    NotErased,
    HalfDone,
    NoEffect,
    StaleTarget,
    StillJoined,
    JournalFailed,
    Accepted,
    // What has changed since the list was frozen.
    Deactivated,
    Reactivated,
    MadeAdmin,
    // Why it was never to be sent.
    NotTicked,
    SelfTarget,
    LastAdmin,
    AdminsNotKnown, ///< whether others would be left could not be read
    Remote,
    OtherName, ///< the account service knows another, written otherwise
    NotFound,
    Twice,
    Unreadable,
    // Of a job.
    UnknownInARow, ///< of several requests in a row nobody knows what has come of them
};

/// Words that stay as they are: they stand in files. None: empty.
[[nodiscard]] QString wordOf(JobRowState state);
[[nodiscard]] QString wordOf(JobReason reason);
[[nodiscard]] std::optional<JobRowState> jobRowStateOf(const QString &word);
[[nodiscard]] std::optional<JobReason> jobReasonOf(const QString &word);

[[nodiscard]] JobReason jobReasonOf(AdminReason reason);

/// An account of a frozen list.
struct JobRow
{
    int number = 0; ///< of its line, from 1
    QString written{};
    QString id{}; ///< empty: nobody could be found
    QString note{};
    bool isToBeSent = false;
    bool wasDeactivated = false; ///< when the list was frozen
    bool wasAdmin = false;

    JobRowState state = JobRowState::Waiting;
    JobReason reason = JobReason::None;
    std::optional<QDateTime> sentAt{};     ///< UTC
    std::optional<QDateTime> readBackAt{}; ///< UTC
    std::optional<qint64> roomsLeft{};

    friend bool operator==(const JobRow &, const JobRow &) = default;
};

/// Whether a row that waits has been sent before, to an answer that leaves open what it has done:
/// then it is sent again only if the account is seen untouched.
[[nodiscard]] bool isLeftWaiting(const JobRow &row);

} // namespace farewell
