// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerDiscovery.h"

#include <chrono>
#include <optional>

namespace farewell {

enum class SignInPhase {
    Idle,        ///< nothing known of the server yet
    Discovering, ///< finding out what the server is
    Ready,       ///< the server is known: its ways to sign in are open
    SigningIn,   ///< a sign-in is under way
    Browser,     ///< waiting for the browser
    Cooling,     ///< the server asked us to wait
    Failed,      ///< no server that can be signed in to
};

/// Why a sign-in did not work, or why there is none; each has its own sentence.
enum class SignInReason {
    None,
    NotAMatrixId,     ///< what was typed is no id, username, address or number
    CountryNeeded,    ///< a phone number as it is dialled inside a country
    ServerNeeded,     ///< a username, address or number alone: which server?
    ServerProblem,    ///< see SignInState::problem
    ManagedElsewhere, ///< the server delegates sign-in in a way that we do not speak
    WrongPassword,    ///< 403: wrong, or the account is closed; servers do not say which
    Deactivated,      ///< M_USER_DEACTIVATED
    Locked,
    OtherPerson,    ///< signed in as somebody else; that session was ended
    Network,        ///< no answer; without a cause: nothing can come back from the browser
    Refused,        ///< any other answer; the server's own words are shown
    BrowserTimeout, ///< no answer from the browser in ten minutes, or in the life of a code
    LinkUsed,       ///< the browser's sign-in was not accepted (too old, used twice)
    Declined,       ///< somebody said no in the browser
};

/// What is typed into a browser on another device (RFC 8628).
struct DeviceCode
{
    QString userCode;
    QUrl page;      ///< short, to be typed
    QUrl wholePage; ///< with the code in it, for a QR code; the same page where there is none

    friend bool operator==(const DeviceCode &, const DeviceCode &) = default;
};

/// Everything loginWindow shows; a value, sent whole at every change.
struct SignInState
{
    SignInPhase phase = SignInPhase::Idle;
    SignInReason reason = SignInReason::None;

    QString serverText;        ///< what belongs in `homeserverEdit`
    bool serverFromId = false; ///< filled by the Matrix ID: shown read-only with "Edit"
    std::optional<DiscoveryFailure::Problem> problem;
    std::optional<Cause> cause; ///< with Network and Refused: of the failed sign-in
    QString signInHost;         ///< of what failed, where another host than the homeserver signs in
    std::optional<Proxy> proxy; ///< set: it is the proxy in between that does not get through
    std::optional<TlsFlaw> tlsFlaw;   ///< set: the sign-in ended for want of a secure connection
    std::optional<ServerInfo> server; ///< set from Ready on
    QUrl accountPage; ///< where the server delegates sign-in, once that is known; may be empty

    /// The person wants to learn whether the account that is typed there is deactivated.
    bool isToFindOut = false;

    /// The person signs in to look after other people's accounts.
    bool isForAdmin = false;

    std::optional<DeviceCode> device; ///< in Browser: the browser is on another device
    QUrl page;                        ///< in Browser: what was opened
    bool pageOpened = true; ///< false: the desktop did not open it, the link must be copied
    std::chrono::milliseconds coolingLeft{0};
    QString serverSaid;   ///< the server's own words, cleaned; may be empty
    QString adminContact; ///< whom the server names, where its people have reached a limit
    QUrl consentPage;     ///< where the server wants its terms agreed to first
    QString typedId;      ///< with OtherPerson; with WrongPassword where it was a whole Matrix ID
    QString actualId;     ///< with OtherPerson
    bool sessionMayRemain = false; ///< a session named Farewell may be left that we could not end
};

} // namespace farewell
