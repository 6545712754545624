// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AccountSigns.h"
#include "app/admin/steps/AdminStep.h"
#include "app/base/Clock.h"
#include "app/base/HomeserverUrl.h"
#include "app/base/UserId.h"

namespace farewell {

/// What is known of a deactivation for somebody else that is under way, for the next start of the
/// program. Nothing of it is secret.
struct AdminAttempt
{
    UserId actor;             ///< whose sign-in it is sent with
    UserId subject;           ///< whose account is deactivated
    HomeserverUrl homeserver; ///< of the actor
    HomeserverUrl address;    ///< of the admin API
    QDateTime begunAt{};      ///< UTC, of the first click

    // What was chosen, and how far it has come.
    bool erase = false;
    qint64 roomsToHandOver = 0;
    qint64 roomsHandedOver = 0;
    bool redact = false;
    int redactLimit = 0;
    QString redactId{}; ///< empty while the server has named none
    bool deleteFiles = false;
    qint64 filesDeleted = 0;
    std::array<StepResult, 7> results{}; ///< by AdminStep

    // The request, and the account as it was directly before it.
    QDateTime sentAt{}; ///< UTC; invalid: none was sent
    Moment sent{};      ///< the same, for counting
    bool wasDeactivated = false;
    qint64 rooms = 0;
    AccountSigns signs{};
    bool isAgain = false; ///< one before it may have begun
    std::optional<AdminReply::Kind> reply{};
    int httpStatus = 0; ///< with a reply; 0: none came
    QString errcode{};  ///< with a reply

    [[nodiscard]] StepResult resultOf(AdminStep step) const
    {
        return results.at(static_cast<std::size_t>(step));
    }

    /// What is known of the answer; that there was none where nothing is.
    [[nodiscard]] AdminReply replySeen() const;

    /// A request may have reached the server and may have done something.
    [[nodiscard]] bool mayHaveBegun() const;

    friend bool operator==(const AdminAttempt &, const AdminAttempt &) = default;
};

/// What the server says of that account at a later start.
struct AdminFindings
{
    QDateTime at{};                            ///< UTC
    AdminReason noAccount = AdminReason::None; ///< why the account could not be read
    AdminSeen account{};
    std::optional<qint64> roomsLeft{};

    /// What has become of the redaction, where one was under way; Skipped: none was.
    StepResult redaction = StepResult::Skipped;
};

/// What has become of it: settled where nothing more can be learnt by looking again.
[[nodiscard]] AdminVerdict verdictOf(const AdminAttempt &attempt, const AdminFindings &findings);

} // namespace farewell
