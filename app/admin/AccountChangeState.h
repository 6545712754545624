// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityLog.h"
#include "app/admin/AdminUser.h"

namespace farewell {

/// What administrators can do to an account that can be undone.
enum class AccountAct { Lock, Unlock, Reactivate };

enum class ChangePhase {
    Choosing,   ///< nothing was sent, or it has surely done nothing
    Reading,    ///< the account as it is now, before anything is sent
    Submitting, ///< the request is under way
    Cooling,    ///< the server asks to wait
    Verifying,  ///< the account is read again until it tells what has come of it
    Settled,
    Impossible, ///< nothing was done, and the same again would do nothing
};

enum class ChangeOutcome { None, Done, NotDone, Unknown };

enum class ChangeReason {
    None,
    Already,       ///< it was so before, and nothing was sent
    Gone,          ///< there is no such account; a request would have made one
    SelfTarget,    ///< an administrator's own account
    StaleTarget,   ///< it was deactivated meanwhile
    NotAdmin,      ///< who acts is none
    SignedOut,     ///< the server does not accept our sign-in
    Hidden,        ///< what answers is not the admin API
    Network,       ///< the server was not reached, or could not answer
    JournalFailed, ///< it could not be written down, so it was not sent
    Refused,
    NoEffect, ///< a request without an answer that has done nothing
};

/// How a lock, its end or a reactivation stands.
struct AccountChangeState
{
    AccountAct act = AccountAct::Lock;
    QString subject{}; ///< whose account
    ChangePhase phase = ChangePhase::Choosing;
    ChangeOutcome outcome = ChangeOutcome::None;
    ChangeReason reason = ChangeReason::None;
    Failure failure{};                  ///< with a reason that comes from an answer, or from none
    LogFault logFault = LogFault::None; ///< with JournalFailed
    bool isResultUnwritten = false;     ///< the log knows that it was sent, and not what came of it
    std::optional<AdminAccount> account{}; ///< as it was read last
    std::optional<QDateTime> readAt{};     ///< `account`
    std::optional<QDateTime> sentAt{};
    std::optional<QDateTime> nextLookAt{}; ///< with Verifying
    std::optional<QDateTime> coolUntil{};  ///< with Cooling
};

/// Whether an account is as an act would make it, wherever it is kept.
[[nodiscard]] inline bool isAsWanted(AccountAct act, const AdminAccount &account)
{
    switch (act) {
    case AccountAct::Lock:
        return account.user.isLocked;
    case AccountAct::Unlock:
        return !account.user.isLocked;
    case AccountAct::Reactivate:
        return !account.isDeactivatedSomewhere();
    }
    Q_UNREACHABLE();
}

/// Whether the account service is who does it, and not the homeserver, which locks by itself.
[[nodiscard]] inline bool isForService(AccountAct act, const AdminAccount &account)
{
    const bool isOnlyLockedElsewhere
        = act == AccountAct::Unlock && !account.service.account.isLocked;
    return account.service.isKnown() && !isOnlyLockedElsewhere;
}

/// Whether the account service has done it.
[[nodiscard]] inline bool isAsWantedAtService(AccountAct act, const AdminAccount &account)
{
    return act == AccountAct::Reactivate
        ? isAsWanted(act, account)
        : account.service.account.isLocked == (act == AccountAct::Lock);
}

} // namespace farewell
