// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminVerdict.h"
#include "app/admin/steps/AdminTarget.h"

#include <functional>

namespace farewell {

/// What is said of an account at one moment, by everybody who keeps a part of it.
struct AccountLook
{
    Result<AdminAccount> account = unexpected(Failure()); ///< the homeserver's word alone
    Result<QStringList> sessions = unexpected(Failure()); ///< device ids
    ServiceWord service{};                                ///< NoService also where it was not asked
    AdminAccess access = AdminAccess::Unknown;
};

/// What is asked beside account and sessions.
struct AccountQuestion
{
    QString userId{};
    QString managedId{};     ///< asked of the account service; empty: it is not asked
    bool withAccess = false; ///< whether we still may
    Request::Tries tries = Request::Tries::Single;
};

/// The reads beside each other.
void lookAtAccount(const AdminPlace &place, const AccountQuestion &question, QObject *context,
                   std::function<void(const AccountLook &)> done);

/// What an account was before a request, by what goes early when it is deactivated.
struct AccountBefore
{
    bool wasDeactivated = false;
    QStringList sessions{};
    QList<AdminAccount::Contact> contacts{};

    [[nodiscard]] bool areAllIn(const AccountLook &look) const; ///< only where both were read
};

/// What a look tells of a request to deactivate; nothing is kept of an earlier look, for an account
/// that is active now may still be worked on.
[[nodiscard]] AdminSeen seenIn(const AccountLook &look, const AccountBefore &before);

} // namespace farewell
