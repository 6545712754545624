// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"

#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace farewell {

/// The three outcomes of a deactivation, and "not known yet". Unknown never becomes another one
/// without evidence.
enum class Outcome { None, Deactivated, StillActive, Unknown };

/// What an unknown outcome leans to.
enum class Likely { None, Deactivated, StillActive };

/// What `whoami` says about the sign-in that the deactivation was sent with.
enum class SignInSign {
    NoAnswer,       ///< or none that is about our sign-in
    Accepted,       ///< 200
    Rejected,       ///< 401; or the token could not be renewed, for the sign-in has ended
    RejectedSoftly, ///< 401 `soft_logout`, or the account is locked: not what deactivation does
    UserDeactivated ///< M_USER_DEACTIVATED
};

/// What the public profile shows.
enum class ProfileSign {
    NoAnswer,
    ForMembers, ///< to those who are signed in, and we asked as anybody could
    Shown,
    Empty, ///< neither name nor picture, which tells nothing: Dendrite answers 200 `{}`
    Gone
};

/// What the server answered to the request that may have deactivated the account.
enum class EndpointSign {
    NotSent,
    Waiting,        ///< still no answer
    StoppedWaiting, ///< the person stopped waiting; the request stays open
    Confirmed,      ///< 2xx
    AlreadyDone,    ///< M_USER_DEACTIVATED
    Lost,           ///< the connection ended, or the deadline passed, without an answer
    Unclear,        ///< an answer that says neither yes nor no (HTML, a cut body)
    Failed,         ///< the homeserver's own word that it failed, perhaps half-way: 5xx, `errcode`
    Refused,  ///< a refusal by a server that may have acted before, for our sign-in is not heard
    Declined, ///< an answer that says that nothing was done
};

/// A look at the account, and when it was taken.
template <class Sign>
struct Look
{
    Sign sign;
    QDateTime at; ///< UTC
};

/// What was seen, in the order it was seen; the outcome dialog shows it line by line.
struct Evidence
{
    QDateTime sentAt; ///< UTC, of the last request that was given to the network: see left()
    EndpointSign endpoint = EndpointSign::NotSent;
    QDateTime endpointAt;
    int endpointStatus = 0; ///< HTTP status of that answer, 0 without one
    UnbindResult unbind = UnbindResult::NotReported;
    QList<Look<SignInSign>> signIn;
    QList<Look<ProfileSign>> profile;
    bool profileWasThere = false;
    std::optional<bool> accountStatusDeactivated; ///< MSC3720
    QDateTime accountStatusAt;

    /// The last looks that had an answer; those without one tell nothing.
    [[nodiscard]] std::optional<Look<SignInSign>> lastOfSignIn() const;
    [[nodiscard]] std::optional<Look<ProfileSign>> lastOfProfile() const;

    /// What our sign-in said last; NoAnswer while it has said nothing.
    [[nodiscard]] SignInSign signInSaid() const;

    /// The server says that it is done, but our sign-in still works.
    [[nodiscard]] bool isContradicted() const;

    /// When it was sent; nothing where it never left this computer, or where there was none.
    [[nodiscard]] std::optional<QDateTime> left() const;
};

} // namespace farewell
