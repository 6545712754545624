// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminReads.h"

namespace farewell {

/// Whom something means that belongs to an account alone: a whole id, an email address, a number, a
/// link. What an account service keeps of it, it is asked; the homeserver may have been told, long
/// ago or never.

/// What came of a search.
struct LookedUp
{
    bool isListed = false; ///< it is no such search, or nobody has that id: only the list tells
    Result<QList<AdminUser>> users{}; ///< else; nobody is no failure

    /// Why the account service was not asked; the homeserver's word is all there is then.
    std::optional<Failure> unasked{};
};

/// Where nothing has to be asked, it replies at once.
void lookUpAccounts(const AdminPlace &place, const UserSearch &search, QObject *context,
                    const std::function<void(const LookedUp &)> &reply);

/// The ids of all accounts that have an email address, whether they are on the homeserver or not.
/// Where an account service keeps them and cannot be asked, that is a failure.
void fetchOwnersOfEmail(const AdminPlace &place, const QString &address, QObject *context,
                        const Reply<QStringList> &reply);

} // namespace farewell
