// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"
#include "app/base/UserId.h"

namespace farewell {

/// Who is signed in, where, and how. Holds no secret: what lets us in stays with SignedIn.
struct Session
{
    /// How the person signed in: the proof that a deactivation asks for first.
    enum class Kind { Password, Sso, OAuth };

    HomeserverUrl homeserver;
    UserId userId; ///< as `whoami` gave it, not as it was typed
    QString deviceId;
    Kind kind = Kind::Password;
};

} // namespace farewell
