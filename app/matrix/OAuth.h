// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AuthMetadata.h"
#include "app/matrix/ServerEndpoints.h"

#include <chrono>
#include <variant>

/// OAuth 2.0 as the specification has it for clients (CS-API "OAuth 2.0 API"): RFC 6749, 7009,
/// 7591, 7636, 8628. A failure's `errcode` is the `error` of OAuth here.
namespace farewell::oauth {

/// Who asks; a distributor sets it, for it is shown to people when they allow it.
struct ClientIdentity
{
    QString name;
    QUrl uri; ///< https, a page that people can look at; servers refuse anything else
};

/// Where the browser is sent back to, but for the port, which is never registered.
inline constexpr QLatin1StringView callbackPath{"/callback"};

/// What an authorization is asked for: everything a client may do, in this session only.
[[nodiscard]] QString scopeFor(const QString &deviceId);

/// The same for somebody who looks after other people's accounts: the admin APIs of Synapse and of
/// the Matrix Authentication Service as well. Servers refuse it to everybody else.
[[nodiscard]] QString adminScopeFor(const QString &deviceId);

/// A new session's id: 12 of A to Z and 2 to 9, which every server takes.
[[nodiscard]] QString makeDeviceId();

/// Registers anew, as every sign-in must; the client id.
void registerClient(MatrixClient &client, const OAuthEndpoints &endpoints,
                    const ClientIdentity &identity, QObject *context, Reply<QString> reply);

/// What the browser is sent to the authorization endpoint with.
struct Authorization
{
    QString clientId;
    QUrl callback;
    QString state;
    QString challenge; ///< Pkce
    QString scope;
    QString userId; ///< a hint whom to sign in (MSC4198); may be empty
};

[[nodiscard]] QUrl authorizationUrl(const OAuthEndpoints &endpoints, const Authorization &asked);

/// Tokens, and what they are for.
struct Grant
{
    Secret accessToken;
    Secret refreshToken;                            ///< empty: none was given
    std::optional<std::chrono::seconds> lifetime{}; ///< of the access token
    QString scope;                                  ///< as granted; empty: as asked for
    bool isBearer = true; ///< else it lets nobody in as we would use it, but its session is there

    /// Whether all that a client may do was granted; without it `whoami` says nothing.
    [[nodiscard]] bool coversClientApi(const QString &asked) const;

    /// Whether the token belongs to a session, which ends with the account at once.
    [[nodiscard]] bool hasDevice(const QString &asked) const;
};

/// The code that the browser brought; it can be used once.
void exchangeCode(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
                  const QUrl &callback, const Secret &code, const Secret &verifier,
                  QObject *context, Reply<Grant> reply);

/// A new pair of tokens; the old one is spent with the answer. `invalid_grant` means that the
/// sign-in has ended.
void refresh(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
             const Secret &refreshToken, QObject *context, Reply<Grant> reply);

/// Ends the session that either of its tokens belongs to.
void revoke(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
            const Secret &token, std::chrono::milliseconds within, QObject *context,
            std::function<void(bool ended)> reply);

/// A sign-in by a code that is typed into a browser anywhere (RFC 8628).
struct DeviceAuthorization
{
    Secret deviceCode;
    QString userCode; ///< cleaned
    QUrl page;        ///< where it is typed; openable
    QUrl wholePage;   ///< with the code in it; openable, or empty
    std::chrono::seconds lifetime{0};
    std::chrono::seconds interval{5}; ///< between two questions, at least
};

void authorizeDevice(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
                     const QString &scope, QObject *context, Reply<DeviceAuthorization> reply);

/// What a question about a device authorization brings.
namespace poll {

struct Pending
{ };
struct SlowDown
{ }; ///< 5 s more between the questions, from now on
struct Denied
{ };
struct Expired
{ };

} // namespace poll

using DevicePoll
    = std::variant<Grant, poll::Pending, poll::SlowDown, poll::Denied, poll::Expired, Failure>;

void pollDevice(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
                const Secret &deviceCode, QObject *context, std::function<void(DevicePoll)> reply);

/// Pure parsers, so that hostile answers can be tried without a server.
[[nodiscard]] Result<QString> clientIdOf(const Result<Answer> &result);
[[nodiscard]] Result<Grant> grantOf(const Result<Answer> &result);
/// `endpoint` is where it was asked: a page on plain http is taken only from one that is on plain
/// http itself, which only a homeserver on this machine can name.
[[nodiscard]] Result<DeviceAuthorization> deviceAuthorizationOf(const Result<Answer> &result,
                                                                const QUrl &endpoint);
[[nodiscard]] DevicePoll devicePollOf(const Result<Answer> &result);

} // namespace farewell::oauth
