// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/OAuth.h"
#include "app/matrix/ServerDiscovery.h"
#include "app/signin/PendingLogins.h"

namespace farewell {

/// Us, as a server that delegates sign-in knows us: registered anew for each sign-in, and what
/// that sign-in asks for.
struct OAuthClient
{
    HomeserverUrl homeserver;
    OAuthEndpoints endpoints;
    QString id;
    QString deviceId;
    QString scope;
    QUrl accountPage{};
    QUrl deactivationPage{};

    /// Whose name people read where they allow the sign-in.
    [[nodiscard]] static oauth::ClientIdentity identity();

    /// `server` has said where it delegates to, and `id` is what that gave us. `isForAdmin`: asks
    /// for what only administrators get.
    [[nodiscard]] static OAuthClient registeredAt(const ServerInfo &server, const QString &id,
                                                  bool isForAdmin);

    /// What the tokens let us do; their life counts from when they were asked for,
    /// Clock::elapsed().
    [[nodiscard]] Arrival arrivalOf(oauth::Grant &&grant, std::chrono::milliseconds askedAt) const;
};

} // namespace farewell
