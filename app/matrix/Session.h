// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"
#include "app/base/Secret.h"
#include "app/base/UserId.h"
#include "app/matrix/AuthMetadata.h"

#include <chrono>
#include <optional>

namespace farewell {

/// What a sign-in by OAuth 2.0 needs beside the access token.
struct OAuthAccess
{
    OAuthEndpoints endpoints;
    QString clientId;
    Secret refreshToken; ///< empty: none was given
    std::optional<std::chrono::milliseconds>
        expiresAt{};         ///< the access token does, Clock::elapsed()
    QUrl accountPage{};      ///< where the account is managed
    QUrl deactivationPage{}; ///< where it is deactivated, often the same; both may be empty
    bool mayBeSpent = false; ///< a refresh has no answer: the refresh token may be worth nothing
};

/// What lets us in at a server, before it is known as whom; ended by the one who holds it, and only
/// moved, never copied.
struct Access
{
    /// How the person signed in: the proof that a deactivation asks for first.
    enum class Kind { Password, Sso, OAuth };

    HomeserverUrl homeserver;
    Secret token;
    Kind kind = Kind::Password;
    std::optional<OAuthAccess> oauth{}; ///< with Kind::OAuth
};

/// One signed-in session of our own.
struct Session : Access
{
    UserId userId; ///< as `whoami` gave it, not as it was typed
    QString deviceId;
};

} // namespace farewell
