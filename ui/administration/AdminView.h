// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/UserId.h"

namespace farewell {

enum class AdminPhase {
    Probing,     ///< whether one may administrate is being asked
    Ready,       ///< the list is there
    Searching,   ///< the first page of another list is on its way
    Working,     ///< nothing can be pressed: signing out
    Unavailable, ///< see EntryReason
};

/// Why there is no list; each has its own sentence.
enum class EntryReason {
    None,
    NotAdmin,   ///< the server says so
    Hidden,     ///< the admin API answers elsewhere, if anywhere
    NoAdminApi, ///< the server says that it knows none
    SignedOut,  ///< our sign-in is not accepted
    Network,    ///< no answer
};

/// Who administrates what, as adminWindow shows it; holds no secret.
struct AdminView
{
    UserId admin;
    QString name{}; ///< cleaned; may be empty
    QString serverName{};
    QString host{}; ///< where the admin API is asked, for showing
    AdminPhase phase = AdminPhase::Probing;
    EntryReason reason = EntryReason::None;
};

} // namespace farewell
