// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"
#include "app/base/Secret.h"
#include "app/base/UserId.h"

namespace farewell {

/// One signed-in session of our own; ended by the one who holds it, and only moved, never copied.
struct Session
{
    /// How the person signed in: the proof that a deactivation asks for first.
    enum class Kind { Password, Sso };

    HomeserverUrl homeserver;
    UserId userId; ///< as `whoami` gave it, not as it was typed
    QString deviceId;
    Secret token;
    Kind kind = Kind::Password;
};

} // namespace farewell
