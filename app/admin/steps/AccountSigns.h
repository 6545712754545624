// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminUser.h"

namespace farewell {

/// By what an account can be seen to be untouched: the sessions and contacts that it had directly
/// before a request. As fingerprints, for they are somebody's, and may stay on a disk for a while.
struct AccountSigns
{
    /// More are not kept. The contacts come first: where a deactivation has begun, the sessions go
    /// all at once.
    static constexpr qsizetype most = 300;
    static constexpr qsizetype printLength = 16;

    QString salt{}; ///< another one each time
    QStringList prints{};
    bool hadContacts = false;

    [[nodiscard]] static AccountSigns of(const QStringList &sessions,
                                         const QList<AdminAccount::Contact> &contacts);

    /// Whether everything that was there is there still.
    [[nodiscard]] bool areAllIn(const QStringList &sessions,
                                const QList<AdminAccount::Contact> &contacts) const;

    friend bool operator==(const AccountSigns &, const AccountSigns &) = default;
};

} // namespace farewell
