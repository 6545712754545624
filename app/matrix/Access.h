// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"
#include "app/matrix/AuthMetadata.h"
#include "app/matrix/Session.h"

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

/// What a sign-in has brought, on its way to SignedIn: whoever holds it ends it, and it is only
/// moved, never copied.
struct Access
{
    HomeserverUrl homeserver;
    Secret token;
    Session::Kind kind = Session::Kind::Password;
    QString deviceId{};                 ///< as the sign-in named it; may be empty
    std::optional<OAuthAccess> oauth{}; ///< with Kind::OAuth
};

} // namespace farewell
