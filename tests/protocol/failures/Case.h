// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace farewell::failures {

Q_NAMESPACE

/// Everything that can go wrong according to the documents; each needs a row in the table.
enum class Case {
    // ui.md, "From answer to phase", from its first row to its last
    NothingSent,
    Success,
    ChallengeWithSignInKind,
    ChallengeOneOtherWay,
    ChallengeSeveralOtherWays,
    OnlyDummyLeft,
    NoFlows,
    WrongPassword,
    CompletedGrown,
    NotGrownAfterBrowser,
    ForbiddenAfterBrowser,
    ForbiddenToPassword,
    ForbiddenOtherwise,
    ForbiddenByAPage,
    UnknownToYoungSession,
    UnknownToOldSession,
    UserLocked,
    UserDeactivated,
    SignedOutAtFirst,
    SignedOutWithProof,
    Unrecognized,
    RateLimited,
    OtherClientError,
    RefusedAfterActing, ///< the rule above the table
    FailedAfterActing,
    SuccessThatIsNone,
    AllElse,

    // protocol.md 6.2, where it tells apart what the table above does not
    SoftLogoutBeforeCommit,
    TokenUnknownBeforeCommit,
    TokenUnknownAfterUnansweredCommit,
    TokenMissing,
    SignedOutByAStranger,
    GuestForbidden,
    ConsentNotGiven,
    ResourceLimit,
    AccountExpired,
    BadJson,
    ServerErrorOrDisconnect,

    // Servers that differ
    EraseIgnored,
    EraseIgnoredUnknown, ///< and nobody knows it of this software
    OnlyTheProfileGoes,
    LockedMeanwhile,
    PageWithoutButton,
    LockedOnThePage,

    // What a person can type wrong, or meet at the sign-in
    NotAMatrixId,
    NoSuchServer,
    NotAServer,
    NotMatrix,
    AnswersHtml,
    IsSlow,
    Loops,
    SignInRateLimited,
    SignInLocked,
    SignInDeactivated,
    SignInRefused,
    SignInLost,
    SignInTrouble,
    SignInMisunderstood,
    SignInElsewhere,

    // Stories: more than one thing happens
    LostAfterTheServerActed,
    LostBeforeTheServerActed,
    ServerGoneAfterwards,
    ServerBackAfter15Seconds,
    ErrorThenSuccess,
    StopWaiting,
    LateAnswerAfterClosing,
    QuitWhileSubmitting,
    SessionEndedElsewhere,
    TwoStages,
    Terms,
    FallbackAnswers404,
    DeadIdentityServer,
    ClockJumps,
    IdleConnectionClosed,

    // Contacts, before the account goes
    ContactRateLimited,
    ContactRefused,
    ContactLost,
    ContactSignedOut,
    ContactLocked,
    ContactNothingSent,
};
Q_ENUM_NS(Case)

} // namespace farewell::failures
