// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"
#include "app/matrix/Session.h"

namespace farewell {

/// Who signs in, as `POST /login` names it (CS-API "Identifier types").
struct LoginName
{
    enum class Kind { User, Email, Phone };

    Kind kind = Kind::User;
    QString text; ///< a full user id or localpart; an address; the digits of an E.164 number

    friend bool operator==(const LoginName &, const LoginName &) = default;
};

/// What `POST /login` answered. As whom, `whoami` says: a token is not dropped, and its session
/// left behind, for what stands beside it.
struct LoginGrant
{
    QString deviceId;
    Secret token;
};

void loginWithPassword(MatrixClient &client, const HomeserverUrl &server, const LoginName &name,
                       const Secret &password, QObject *context, Reply<LoginGrant> reply);

/// The `loginToken` of an SSO redirect (CS-API "Token-based" login); it can be used once.
void loginWithToken(MatrixClient &client, const HomeserverUrl &server, const Secret &loginToken,
                    QObject *context, Reply<LoginGrant> reply);

/// Where the browser starts Single Sign On (CS-API "Redirecting to the authentication server").
[[nodiscard]] QUrl ssoRedirectUrl(const HomeserverUrl &server, const QString &providerId,
                                  const QUrl &callback);

/// What `POST /login` answered, so that hostile answers can be tried without a server.
[[nodiscard]] Result<LoginGrant> grantOf(const Result<Answer> &result);

} // namespace farewell
