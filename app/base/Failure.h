// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <optional>

namespace farewell {

/// Why a request brought no usable value; decided from HTTP status, `errcode` and what was sent,
/// never from text. The sentence a person reads is made from it in ui/.
enum class Cause {
    NoSuchHost,       ///< the name does not resolve
    PortClosed,       ///< the host exists, nothing answers at the port
    TlsFailed,        ///< the certificate or the handshake is not acceptable
    ProxyFailed,      ///< no connection came about through the proxy in between
    NotReached,       ///< any other failure before a connection stood
    ConnectionLost,   ///< the connection ended before a complete answer
    DeadlinePassed,   ///< no complete answer in time
    TooLarge,         ///< the answer is larger than its kind may be
    Redirected,       ///< a 3xx where none is allowed
    NotMatrix,        ///< something answered, but not a Matrix homeserver
    BadAnswer,        ///< a 2xx whose body has not the specified shape
    RateLimited,      ///< 429
    WrongCredentials, ///< 403 M_FORBIDDEN to a sign-in
    UserDeactivated,  ///< M_USER_DEACTIVATED
    UserLocked,       ///< M_USER_LOCKED
    TokenRejected,    ///< 401 with any other errcode, and without UIA flows
    Unrecognized,     ///< 404/405 M_UNRECOGNIZED: the server has no such endpoint
    NotFound,         ///< any other 404
    ClientError,      ///< any other 4xx
    ServerTrouble,    ///< 5xx, and 408
    OutsidePractice,  ///< this is practice, and that another server: nothing was sent
    PracticeOnly,     ///< that is a practice homeserver, and this is no practice: nothing was sent
};

/// What is not acceptable about a connection that was to be secure.
enum class TlsFlaw {
    Other,       ///< none that has a name here
    NoAgreement, ///< no version or cipher that both sides accept, or no TLS at all
    Untrusted,   ///< nobody whom this machine trusts has signed the certificate
    WrongHost,   ///< the certificate is for another name
    OutOfDate,   ///< the certificate has expired, or is not valid yet
    LeadsToHttp, ///< all was well, but the answer is a redirect to plain http
};

/// Whether a byte of the request can have left this machine.
enum class Sent { No, Perhaps };

/// A proxy, as far as it takes to mend it.
struct Proxy
{
    QString address;  ///< host and port
    QString variable; ///< of the environment that names it; empty: the desktop's settings do
    bool wantsSignIn = false; ///< lets nobody through without a name and a password

    friend bool operator==(const Proxy &, const Proxy &) = default;
};

/// A failed request, as far as the program and support staff need to know it. Holds no secret.
struct Failure
{
    Cause cause = Cause::NotReached;
    Sent sent = Sent::No;
    int httpStatus = 0;       ///< 0: no complete HTTP answer
    QString errcode;          ///< as the server wrote it, at most 100 characters
    QString serverText;       ///< cleaned by Text.h, for a "The server said" line
    bool softLogout = false;  ///< CS-API "Soft logout"
    bool isOfService = false; ///< the account service itself says so, which has no errcode
    QString adminContact;     ///< with M_RESOURCE_LIMIT_EXCEEDED: whom to write to, cleaned
    QUrl consentPage;         ///< with M_CONSENT_NOT_GIVEN: where to agree; openable, or empty
    std::optional<std::chrono::milliseconds> retryAfter; ///< clamped to 0..1 h
    TlsFlaw tlsFlaw = TlsFlaw::Other; ///< with Cause::TlsFailed, and at redirects
    std::optional<Proxy> proxy;       ///< with Cause::ProxyFailed

    /// The session that was used is over for good: there is nothing left to sign out of.
    [[nodiscard]] bool endsSession() const
    {
        return cause == Cause::UserDeactivated
            || (errcode == QLatin1StringView("M_UNKNOWN_TOKEN") && !softLogout);
    }

    /// The sign-in is accepted no more, for whatever reason: nothing else would be done with it.
    [[nodiscard]] bool endsSignIn() const
    {
        return cause == Cause::TokenRejected || cause == Cause::UserLocked
            || cause == Cause::UserDeactivated;
    }

    /// How long to wait before anything is asked again: what the server asks for. One that asks for
    /// no wait at all has still not done what it was asked to do.
    [[nodiscard]] std::chrono::milliseconds pause() const
    {
        constexpr std::chrono::milliseconds shortest = std::chrono::seconds(1);
        constexpr std::chrono::milliseconds usual = std::chrono::seconds(30);
        return std::max(retryAfter.value_or(usual), shortest);
    }

    /// A failure of our own making, before anything was sent.
    [[nodiscard]] static Failure of(Cause cause)
    {
        Failure failure;
        failure.cause = cause;
        return failure;
    }
};

} // namespace farewell
