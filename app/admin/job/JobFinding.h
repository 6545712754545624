// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminUser.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace farewell {

/// What was read of an account that a list names.
struct JobFinding
{
    Result<AdminAccount> account;        ///< whole, with the account service's word
    std::optional<qint64> rooms{};       ///< joined; missing: could not be read
    std::optional<qint64> onlyAdminIn{}; ///< rooms; only where somebody has asked for it
    qint64 unclearRooms = 0;             ///< then: of which it cannot be told
    bool isInSmallLetters = false;       ///< no such account, but one with its id in small letters
};

/// What was read for a whole list. Who is missing has not been asked for.
struct JobFindings
{
    QHash<QString, JobFinding> byId{};
    QHash<QString, Result<QStringList>> byEmail{}; ///< the ids of all that have an address

    /// Who administrates the server and can sign in; missing: could not be read.
    std::optional<QSet<QString>> livingAdmins{};
};

} // namespace farewell
