// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/Evidence.h"
#include "app/deactivation/NoteFolder.h"

#include <QList>
#include <QUrl>

namespace farewell {

/// Where the person is on the way. Checking and Settled belong to the outcome dialog, all others to
/// the deactivation dialog.
enum class DeactivationPhase {
    Password, ///< asks for the account password
    Sso,      ///< asks to prove it in the browser; the click may already deactivate
    Choice,   ///< several ways, or none needed any more: a last click
    Fallback, ///< a stage we do not know, completed on its fallback page
    Account,  ///< done on the account page, and not by us; the person says when they have finished
    Browser,  ///< a page is open; the next click is the deactivation
    Submitting, ///< a request is under way
    Cooling,    ///< the server asked us to wait
    Verifying,  ///< sent, but no clear answer: finding out
    Impossible, ///< a dead end that names the way out
    Checking,   ///< outcome dialog, evidence still coming in
    Settled,    ///< outcome dialog, nothing more is asked by itself
};

/// Why the phase is what it is; each has its own sentence.
enum class DeactivationReason {
    None,
    WrongPassword,
    NotConfirmedYet,
    OtherPerson,
    SessionExpired,
    MoreNeeded,
    Policy,
    IdentityServer,
    Locked,
    NoProofPossible,
    ManagedElsewhere,
    Network,
    SignedOut,
    Refused,
};

/// One way to prove who you are, as offered now.
struct ProofOption
{
    enum class Way { Password, Sso, Page, None }; ///< None: m.login.dummy, no further proof
    Way way = Way::Page;
    QString stage; ///< as the server named it

    friend bool operator==(const ProofOption &, const ProofOption &) = default;
};

/// Everything the windows show of a deactivation; a value, sent whole at every change.
struct DeactivationState
{
    using milliseconds = std::chrono::milliseconds;

    DeactivationPhase phase = DeactivationPhase::Password;
    DeactivationReason reason = DeactivationReason::None;
    Outcome outcome = Outcome::None;
    Likely likely = Likely::None;

    QString software; ///< the server's implementation, by name; empty where nobody knows
    bool erase = false;
    bool eraseCanChange = true;
    bool noProofNeeded = false; ///< in Choice: only the last click is missing
    bool proofAccepted = false; ///< of several stages one at least is done
    bool proofStarted = false;  ///< a UIA session is kept: `ssoButton` only opens its page
    QList<ProofOption> options; ///< the ways offered besides the one shown; all of them in Choice

    QUrl accountPage;            ///< in Account and after it
    bool isManaged = false;      ///< the account page decides: nothing is sent from here
    bool hasLostProfile = false; ///< it was there before anything was done, and is gone now

    QUrl page;              ///< in Browser and Account: what was opened
    bool pageOpened = true; ///< false: the desktop did not open it, the link must be copied

    Failure failure;    ///< the answer behind Impossible and Network, for support staff
    QString serverText; ///< the server's own words, cleaned; may be empty

    milliseconds sinceSent{0}; ///< since the last request was sent; if managed, the first look
    milliseconds coolingLeft{0};
    std::optional<milliseconds> nextCheckIn; ///< while verifying or checking
    bool canStopWaiting = false;             ///< 10 s have passed
    bool canSignInToFindOut = false;         ///< nobody knows, and a sign-in that works would tell

    QDateTime pageOpenedAt{};   ///< UTC, in Account and after it: last
    QDateTime finishedSaidAt{}; ///< UTC, likewise: when the person said so last
    QDateTime knownSince{};     ///< UTC: the outcome, where it is known

    NoteFault noteFault = NoteFault::None; ///< no note of this can be kept

    Evidence evidence;

    /// The password is, or may be, what was not accepted: it is there to be corrected.
    [[nodiscard]] bool isPasswordInDoubt() const
    {
        return phase == DeactivationPhase::Password
            && (reason == DeactivationReason::WrongPassword
                || reason == DeactivationReason::Refused);
    }
};

} // namespace farewell
