// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/AnswerTable.h"

#include "app/base/HttpStatus.h"

using namespace Qt::StringLiterals;

namespace farewell {

using Reason = DeactivationReason;
using Step = Consequence::Step;

namespace {

/// One function for each kind of answer.
template <class... Functions>
struct Cases : Functions...
{
    using Functions::operator()...;
};

template <class... Functions>
Cases(Functions...) -> Cases<Functions...>; // clang makes none for an aggregate before version 17

/// What an answer is that says neither yes nor no. With an `errcode` it is the homeserver's own.
EndpointSign signOf(const Failure &failure)
{
    if (failure.httpStatus == 0) {
        return EndpointSign::Lost;
    }
    const bool hasFailed = http::isServerError(failure.httpStatus) && !failure.errcode.isEmpty();
    return hasFailed ? EndpointSign::Failed : EndpointSign::Unclear;
}

/// The error is about the account, not about the proof: its owner has to agree to something, or to
/// write to the people who run the server.
bool isOfTheAccount(const QString &errcode)
{
    return errcode == "M_CONSENT_NOT_GIVEN"_L1 || errcode == "M_RESOURCE_LIMIT_EXCEEDED"_L1;
}

/// What a 403 is about. After a proof in the browser: perhaps somebody else was signed in there.
/// After a password: perhaps the password. An errcode about the account itself goes before both;
/// without any errcode the answer may not be the homeserver's at all.
Reason whyForbidden(const Failure &failure, Proof::Kind proof)
{
    if (isOfTheAccount(failure.errcode)) {
        return Reason::Policy;
    }
    if (failure.errcode.isEmpty() || proof == Proof::Kind::Password) {
        return Reason::Refused;
    }
    return proof == Proof::Kind::Session ? Reason::OtherPerson : Reason::Policy;
}

/// What a 400 is about: the identity server, or else the session. It is the session when that is
/// old (see sessionLife), and when the account has no contacts that an identity server could know.
Reason whyBad(const AskedWith &asked)
{
    if (asked.proof == Proof::Kind::None) {
        return Reason::Refused;
    }
    return asked.isSessionYoung && asked.mayHaveContacts ? Reason::IdentityServer
                                                         : Reason::SessionExpired;
}

Consequence stillActive(Reason reason, const Failure &failure)
{
    return {Step::Impossible, EndpointSign::Declined, reason, Outcome::StillActive, failure};
}

Consequence proofAnew(Reason reason, const Failure &failure = {})
{
    return {Step::ProofAnew, EndpointSign::Declined, reason, Outcome::None, failure};
}

} // namespace

bool answers::isInDoubt(const DeactivateReply &reply)
{
    if (const auto *locked = std::get_if<reply::Locked>(&reply)) {
        return locked->failure.httpStatus != http::unauthorized;
    }
    return std::holds_alternative<reply::Forbidden>(reply)
        || std::holds_alternative<reply::BadRequest>(reply)
        || std::holds_alternative<reply::Unrecognized>(reply)
        || std::holds_alternative<reply::Refused>(reply);
}

Consequence answers::consequence(const DeactivateReply &reply, const AskedWith &asked)
{
    const Reason reason = answers::reason(reply, asked);
    const Cases rows{
        [](const reply::NothingSent &nothing) -> Consequence {
            return {Step::BackToClick, EndpointSign::NotSent, Reason::Network, Outcome::StillActive,
                    nothing.failure};
        },
        [](const reply::Deactivated & /*done*/) -> Consequence {
            return {Step::Finish, EndpointSign::Confirmed};
        },
        [](const reply::AlreadyDeactivated & /*done*/) -> Consequence {
            return {Step::Finish, EndpointSign::AlreadyDone};
        },
        [](const reply::Challenge & /*challenge*/) -> Consequence {
            return {Step::NextProof, EndpointSign::Declined};
        },
        [&](const reply::Forbidden &forbidden) {
            const bool isOfTheProof
                = reason != Reason::Policy && !forbidden.failure.errcode.isEmpty();
            return isOfTheProof ? proofAnew(reason, forbidden.failure)
                                : stillActive(reason, forbidden.failure);
        },
        [&](const reply::BadRequest &bad) {
            return reason == Reason::SessionExpired ? proofAnew(reason)
                                                    : stillActive(reason, bad.failure);
        },
        [&](const reply::Locked &locked) { return stillActive(reason, locked.failure); },
        [&](const reply::SignedOut &ended) -> Consequence {
            if (asked.proof == Proof::Kind::None) {
                return {Step::Impossible, EndpointSign::Unclear, Reason::SignedOut,
                        Outcome::Unknown, ended.failure};
            }
            return {Step::TurnedAway, EndpointSign::Unclear, Reason::None, Outcome::None,
                    ended.failure};
        },
        [&](const reply::Unrecognized &unknown) { return stillActive(reason, unknown.failure); },
        [](const reply::RateLimited &limited) -> Consequence {
            return {Step::Cool, EndpointSign::Declined, Reason::None, Outcome::None,
                    limited.failure};
        },
        [&](const reply::Refused &refused) { return stillActive(reason, refused.failure); },
        [](const reply::Unclear &unclear) -> Consequence {
            return {Step::FindOut, signOf(unclear.failure), Reason::None, Outcome::None,
                    unclear.failure};
        },
    };
    return std::visit(rows, reply);
}

LateConsequence answers::lateConsequence(const DeactivateReply &reply)
{
    if (const auto *unclear = std::get_if<reply::Unclear>(&reply)) {
        return {signOf(unclear->failure), {}, !unclear->failure.errcode.isEmpty()};
    }
    if (std::holds_alternative<reply::SignedOut>(reply)) {
        return {EndpointSign::Unclear, {}, true};
    }
    if (std::holds_alternative<reply::NothingSent>(reply)) {
        return {EndpointSign::NotSent, Verification::Word::DidNothing};
    }
    const bool maySayLittle = isInDoubt(reply) || std::holds_alternative<reply::Locked>(reply);
    return maySayLittle ? LateConsequence{EndpointSign::Refused, Verification::Word::Refused}
                        : LateConsequence{EndpointSign::Declined, Verification::Word::DidNothing};
}

Reason answers::reason(const DeactivateReply &reply, const AskedWith &asked)
{
    const Cases rows{
        [](const reply::NothingSent & /*nothing*/) { return Reason::Network; },
        [&](const reply::Challenge &challenge) {
            const bool isWrong
                = asked.proof == Proof::Kind::Password && !challenge.challenge.errcode.isEmpty();
            return isWrong ? Reason::WrongPassword : Reason::None;
        },
        [&](const reply::Forbidden &forbidden) {
            return whyForbidden(forbidden.failure, asked.proof);
        },
        [&](const reply::BadRequest & /*bad*/) { return whyBad(asked); },
        [](const reply::Locked & /*locked*/) { return Reason::Locked; },
        [](const reply::Unrecognized & /*unknown*/) { return Reason::ManagedElsewhere; },
        [](const reply::Refused & /*refused*/) { return Reason::Refused; },
        [](const auto & /*no refusal*/) { return Reason::None; },
    };
    return std::visit(rows, reply);
}

std::optional<Failure> answers::failure(const DeactivateReply &reply)
{
    const Cases rows{
        [](const reply::Challenge &challenge) {
            return std::optional(failure(challenge.challenge));
        },
        [](const reply::Deactivated & /*done*/) { return std::optional<Failure>(); },
        [](const reply::AlreadyDeactivated & /*done*/) { return std::optional<Failure>(); },
        [](const reply::SignedOut & /*ended*/) { return std::optional<Failure>(); },
        [](const reply::Unclear & /*unclear*/) { return std::optional<Failure>(); },
        [](const auto &refusal) { return std::optional(refusal.failure); },
    };
    return std::visit(rows, reply);
}

Failure answers::failure(const UiaChallenge &challenge)
{
    Failure failure = Failure::of(Cause::TokenRejected);
    failure.sent = Sent::Perhaps;
    failure.httpStatus = http::unauthorized;
    failure.errcode = challenge.errcode;
    failure.serverText = challenge.serverText;
    return failure;
}

} // namespace farewell
