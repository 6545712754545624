// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QList>

#include <chrono>
#include <variant>

namespace farewell {

/// One piece of evidence: who told it, what it said and when. A value without words, so that a
/// window, a record and a letter can say the same thing in words of their own.
///
/// A sign is finer than what was seen, for the same sight tells different things: a sign-in that is
/// rejected is what must be after a deactivation that is known, and may be anything else before.
struct EvidenceLine
{
    /// Who tells it.
    enum class What {
        Answer,         ///< the server, to the request that may have deactivated the account
        SignIn,         ///< our own, that the request was sent with
        Profile,        ///< what anybody can see of the account
        AccountStatus,  ///< the server's list of accounts (MSC3720)
        IdentityServer, ///< by what the homeserver says of it
        NewSignIn,      ///< tried at a later start, with the password
        NextCheck,      ///< nobody yet
    };

    /// What it tells of a deactivation.
    enum class Mark {
        Seen,    ///< speaks for a deactivated account
        NotSeen, ///< speaks against it, or could not be looked at
        Unclear, ///< looked at, and says neither
        Pending, ///< still to come
    };

    enum class Answer {
        Waiting,
        StoppedWaiting, ///< the person stopped waiting; the request stays open
        Confirmed,
        AlreadyDone, ///< it already was
        Lost,
        TurnedAway, ///< 401: what had ended our sign-in before, it does not say
        Unclear,    ///< with a status, and neither yes nor no
        Unusable,   ///< not even a status
        Failed,
        Refused,  ///< by a server that may have acted before
        Declined, ///< nothing was done
    };

    enum class SignIn {
        NoAnswer,
        AcceptedMeanwhile, ///< though the account is deactivated: the server may be finishing
        AcceptedEarly,     ///< proves nothing yet
        AcceptedAfterPage, ///< the account page decides; a server may take two minutes to notice
        Accepted,          ///< by which the account is known to be active
        Rejected,          ///< as it must be: the account is known to be deactivated
        RejectedLikely,    ///< as a deactivation does, and other things do, too
        RejectedOpen,      ///< a deactivation that is not finished does that, too
        RejectedAfterPage, ///< the account page decides, and other things do that, too
        RejectedSoftly,    ///< or locked: not what a deactivation does
        UserDeactivated,   ///< rejected, and that is the reason given
    };

    enum class Profile {
        NoAnswer,
        ForMembers, ///< of the server, and our sign-in is not used for that any more
        Empty,
        NeverSeen,          ///< none, and we know of none before
        Gone,               ///< by whatever has removed it
        GoneAsChosen,       ///< the account is deactivated, and its messages are hidden
        GoneInAnyCase,      ///< `software` removes it whatever was chosen
        Shown,              ///< which says nothing where messages are not hidden
        ShownThoughHidden,  ///< most servers remove it when messages are hidden
        ShownThoughRemoved, ///< `software` removes it whatever was chosen
        ShownInAnyCase,     ///< `software` keeps it
    };

    enum class AccountStatus { Deactivated, Active };

    enum class IdentityServer {
        Removed,     ///< or there was nothing to remove
        OnlyClaimed, ///< `software` says so without doing it
        NoSupport,
        NotReported,
    };

    enum class NewSignIn {
        Worked,
        Refused,     ///< a wrong password looks the same
        Deactivated, ///< and that is the reason given
    };

    struct NextCheck
    {
        std::chrono::milliseconds in;

        friend bool operator==(const NextCheck &, const NextCheck &) = default;
    };

    using Sign = std::variant<Answer, SignIn, Profile, AccountStatus, IdentityServer, NewSignIn,
                              NextCheck>;

    Sign sign;
    QDateTime at{};           ///< UTC, of the last answer, or try; invalid for what is to come
    int status = 0;           ///< HTTP, of an answer; 0 without one
    QList<QDateTime> tried{}; ///< UTC, where nothing answered: every time
    QString software{};       ///< of the homeserver, where its known habit counts

    [[nodiscard]] What what() const;
    [[nodiscard]] Mark mark() const;

    friend bool operator==(const EvidenceLine &, const EvidenceLine &) = default;
};

} // namespace farewell
