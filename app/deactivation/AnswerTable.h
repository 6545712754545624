// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "app/deactivation/Verification.h"
#include "app/matrix/DeactivateEndpoint.h"

#include <optional>

namespace farewell {

/// What decides the meaning of an answer besides the answer itself.
struct AskedWith
{
    Proof::Kind proof = Proof::Kind::None;
    bool isSessionYoung = false; ///< younger than DeactivationFlow::sessionLife
    bool mayHaveContacts = true; ///< email addresses or phone numbers, or nobody could tell
};

/// What an answer leads to: a row of the design's table "From answer to phase".
struct Consequence
{
    enum class Step {
        Finish,      ///< the server says that the account is deactivated
        BackToClick, ///< nothing was sent
        NextProof,   ///< the server asks for a proof: see ProofCourse
        ProofAnew,   ///< in a new session
        Impossible,  ///< a dead end
        Cool,        ///< the server asks to wait
        TurnedAway,  ///< this request did nothing, but our sign-in has ended: find out
        FindOut,     ///< nobody knows what was done
    };
    Step step = Step::FindOut;
    EndpointSign endpoint = EndpointSign::Unclear;
    DeactivationReason reason = DeactivationReason::None;
    Outcome outcome = Outcome::None; ///< with Impossible
    Failure failure{};               ///< what is told of it; nothing where there is nothing to tell
};

/// What an answer adds that came after the person had stopped waiting for it.
struct LateConsequence
{
    EndpointSign endpoint = EndpointSign::Unclear;
    std::optional<Verification::Word> word; ///< nothing: it is neither a yes nor a no
    bool rejectionProvesNothing = false;    ///< see Verification, same name
};

/// The tables. All of them are pure, and have a row for every kind of answer.
namespace answers {

/// A refusal that may come after the server has acted: Synapse ends devices, tokens and password
/// before the steps that can still be refused. A 401 and a 429 come before it does anything.
[[nodiscard]] bool isInDoubt(const DeactivateReply &reply);

[[nodiscard]] Consequence consequence(const DeactivateReply &reply, const AskedWith &asked);

/// Of an answer that does not say that the account is deactivated.
[[nodiscard]] LateConsequence lateConsequence(const DeactivateReply &reply);

/// Why the server declined; None with an answer that is no refusal.
[[nodiscard]] DeactivationReason reason(const DeactivateReply &reply, const AskedWith &asked);

/// What is told of a refusal to the people who help; nothing with an answer that is none.
[[nodiscard]] std::optional<Failure> failure(const DeactivateReply &reply);
[[nodiscard]] Failure failure(const UiaChallenge &challenge);

} // namespace answers

} // namespace farewell
