// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AccountLook.h"

#include <QStringList>

#include <algorithm>

namespace farewell {

/// What an account had before it was sent. As long as it has all of it, nothing was done to it.
struct JobSigns
{
    QStringList all{}; ///< its sessions and contacts
    bool hasContacts = false;
    bool wasDeactivated = false; ///< then that proves nothing of what was sent

    [[nodiscard]] bool hasAllOf(const JobSigns &before) const
    {
        return std::ranges::all_of(before.all,
                                   [this](const QString &sign) { return all.contains(sign); });
    }

    friend bool operator==(const JobSigns &, const JobSigns &) = default;
};

/// One look at an account.
struct JobLook
{
    AdminReason failure = AdminReason::None; ///< why it could not be read
    AdminSeen seen{};       ///< as far as one look tells; signs and times are not its matter
    bool isAdmin = false;   ///< as it was told when the list was frozen
    bool isRenamed = false; ///< a new name is being written into its rooms
    std::optional<JobSigns> signs{};
    AdminReason noSigns = AdminReason::None; ///< why not, where the account itself could be read

    [[nodiscard]] bool isRead() const
    {
        return failure == AdminReason::None && seen.isDeactivated.has_value();
    }
};

/// `look`: by the homeserver and, where there is one, the account service. Sessions that could not
/// be read leave the rest as it is: it does not take them to see that an account is deactivated.
[[nodiscard]] JobLook jobLookOf(const AccountLook &look);

} // namespace farewell
