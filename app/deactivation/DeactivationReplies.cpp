// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// The table "From answer to phase": one function for every kind of answer.

#include "app/deactivation/DeactivationFlow.h"
#include "app/deactivation/ProofChoice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

using Phase = DeactivationPhase;
using Reason = DeactivationReason;

namespace {

/// Whether `offered` is what `shown` stands for; pages are told apart by their stage.
bool isSameWay(const ProofOption &offered, const ProofOption &shown)
{
    return offered == shown || (offered.way == shown.way && offered.way != ProofOption::Way::Page);
}

constexpr int serverError = 500;
constexpr int unauthorized = 401;

/// What an answer without a yes or a no is. An `errcode` makes it the homeserver's own word.
EndpointSign signOf(const Failure &failure)
{
    if (failure.httpStatus == 0) {
        return EndpointSign::Lost;
    }
    const bool hasFailed = failure.httpStatus >= serverError && !failure.errcode.isEmpty();
    return hasFailed ? EndpointSign::Failed : EndpointSign::Unclear;
}

/// A refusal that may come after the server has acted: Synapse ends devices, tokens and password
/// before the steps that can still be refused. A 401 and a 429 come before it does anything.
bool isInDoubt(const DeactivateReply &reply)
{
    if (const auto *locked = std::get_if<reply::Locked>(&reply)) {
        return locked->failure.httpStatus != unauthorized;
    }
    return std::holds_alternative<reply::Forbidden>(reply)
        || std::holds_alternative<reply::BadRequest>(reply)
        || std::holds_alternative<reply::Unrecognized>(reply)
        || std::holds_alternative<reply::Refused>(reply);
}

/// Whatever was sent: the server has to be agreed with, or asked, first.
bool isOfTheAccount(const QString &errcode)
{
    return errcode == "M_CONSENT_NOT_GIVEN"_L1 || errcode == "M_RESOURCE_LIMIT_EXCEEDED"_L1;
}

/// One function for each kind of answer.
template <class... Functions>
struct Cases : Functions...
{
    using Functions::operator()...;
};

template <class... Functions>
Cases(Functions...) -> Cases<Functions...>; // clang makes none for an aggregate before version 17

bool hasGrown(const QStringList &before, const QStringList &after)
{
    return std::ranges::any_of(after,
                               [&before](const QString &stage) { return !before.contains(stage); });
}

} // namespace

DeactivationFlow::Order DeactivationFlow::answered(const DeactivateReply &reply, milliseconds now)
{
    m_now = now;
    if (m_phase != Phase::Submitting) {
        return lateReply(reply);
    }
    if (isInDoubt(reply)) {
        m_refusal = reply;
        m_endpoint = EndpointSign::Refused;
        return Order::HearSignIn;
    }
    return std::visit([this](const auto &sorted) { return onReply(sorted); }, reply);
}

/// A refusal is believed to mean that nothing was done once our sign-in has been found alive.
DeactivationFlow::Order DeactivationFlow::refusalHeard(SignInSign sign, milliseconds sinceSent)
{
    if (!m_refusal) {
        return Order::Nothing;
    }
    if (sign != SignInSign::Accepted) {
        return believeNothing(sign, sinceSent);
    }
    const DeactivateReply refusal = *std::exchange(m_refusal, std::nullopt);
    return std::visit([this](const auto &sorted) { return onReply(sorted); }, refusal);
}

DeactivationFlow::Order DeactivationFlow::believeNothing(SignInSign sign, milliseconds sinceSent)
{
    explain(*m_refusal);
    m_refusal.reset();
    m_mayHaveActed = false; // if at all, then half-way: it has refused
    const Order order = findOut(EndpointSign::Refused);
    m_verification.endpointSaid(Verification::Word::Refused);
    m_verification.signInLooked(sign, sinceSent);
    return order;
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::NothingSent &reply)
{
    m_failure = reply.failure;
    m_outcome = Outcome::StillActive;
    m_endpoint = EndpointSign::NotSent;
    return backToClick(Reason::Network);
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::Deactivated &reply)
{
    m_unbind = reply.unbind;
    return finishByAnswer(EndpointSign::Confirmed);
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::AlreadyDeactivated & /*reply*/)
{
    return finishByAnswer(EndpointSign::AlreadyDone);
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::Challenge &reply)
{
    const QStringList before = m_challenge ? m_challenge->completed : QStringList();
    const QString oldSession = session();
    m_challenge = reply.challenge;
    m_challengedAt = m_now;
    if (m_challenge->session.isEmpty()) {
        m_challenge->session = oldSession;
    }
    m_options = proofOptions(*m_challenge);
    m_serverText = m_challenge->serverText;
    m_endpoint = EndpointSign::Declined;
    if (m_proofKind == Proof::Kind::None) {
        return onFirstChallenge();
    }
    if (hasGrown(before, m_challenge->completed)) {
        return route();
    }
    switch (m_proofKind) {
    case Proof::Kind::Password:
        // Without an errcode the server has begun anew, and not looked at the password.
        return backToClick(m_challenge->errcode.isEmpty() ? Reason::SessionExpired
                                                          : Reason::WrongPassword);
    case Proof::Kind::Session:
        return backToClick(Reason::NotConfirmedYet);
    case Proof::Kind::Dummy:
    case Proof::Kind::None:
        return impossible(Reason::Refused, Outcome::StillActive, challengeAsFailure());
    }
    Q_UNREACHABLE();
}

/// The way that was shown at the click is tried at once; any other one is shown first.
DeactivationFlow::Order DeactivationFlow::onFirstChallenge()
{
    const auto shown = std::ranges::find_if(
        m_options, [this](const ProofOption &option) { return isSameWay(option, m_option); });
    if (shown == m_options.end()) {
        return route();
    }
    m_option = *shown; // the stage by the name this server uses
    switch (m_option.way) {
    case ProofOption::Way::Password:
        return send(Proof::Kind::Password);
    case ProofOption::Way::None:
        return send(Proof::Kind::Dummy);
    case ProofOption::Way::Sso:
    case ProofOption::Way::Page:
        m_phase = Phase::Browser;
        return Order::OpenPage;
    }
    Q_UNREACHABLE();
}

DeactivationFlow::Order DeactivationFlow::route()
{
    if (m_options.isEmpty()) {
        return impossible(Reason::NoProofPossible, Outcome::StillActive, challengeAsFailure());
    }
    const auto own = std::ranges::find(m_options, optionFor(m_setup.kind).way, &ProofOption::way);
    if (own == m_options.end() && m_options.size() > 1) {
        m_option = {};
        m_phase = Phase::Choice;
    } else {
        m_option = own != m_options.end() ? *own : m_options.constFirst();
        m_phase = phaseOf(m_option);
    }
    m_reason = Reason::MoreNeeded;
    return Order::Nothing;
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::Forbidden &reply)
{
    const Reason reason = whyForbidden(reply.failure);
    const bool isOfTheProof = reason != Reason::Policy && !reply.failure.errcode.isEmpty();
    if (!isOfTheProof) {
        return impossible(reason, Outcome::StillActive, reply.failure);
    }
    m_failure = reply.failure;
    m_serverText = reply.failure.serverText;
    return beginAgain(reason);
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::BadRequest &reply)
{
    const Reason reason = whyBad();
    return reason == Reason::SessionExpired
        ? beginAgain(reason)
        : impossible(reason, Outcome::StillActive, reply.failure);
}

/// The proof is asked for anew, in a new session.
DeactivationFlow::Order DeactivationFlow::beginAgain(Reason reason)
{
    m_endpoint = EndpointSign::Declined;
    m_challenge.reset();
    m_phase = phaseOf(m_option);
    m_reason = reason;
    return Order::Nothing;
}

/// What a 403 is about: after a proof in the browser it may be the person who was signed in there,
/// after a password perhaps the password. Without an errcode it may not be the homeserver's at all;
/// with one that is about the account itself, it is not about the proof.
Reason DeactivationFlow::whyForbidden(const Failure &failure) const
{
    if (isOfTheAccount(failure.errcode)) {
        return Reason::Policy;
    }
    if (failure.errcode.isEmpty() || m_proofKind == Proof::Kind::Password) {
        return Reason::Refused;
    }
    return m_proofKind == Proof::Kind::Session ? Reason::OtherPerson : Reason::Policy;
}

/// What a 400 is about; see sessionLife. Where there is nothing to take back from an identity
/// server, it is about the session.
Reason DeactivationFlow::whyBad() const
{
    if (m_proofKind == Proof::Kind::None) {
        return Reason::Refused;
    }
    const bool isYoung = m_now - m_challengedAt < sessionLife;
    return isYoung && m_setup.mayHaveContacts ? Reason::IdentityServer : Reason::SessionExpired;
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::Locked &reply)
{
    return impossible(Reason::Locked, Outcome::StillActive, reply.failure);
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::SignedOut &reply)
{
    if (m_proofKind == Proof::Kind::None) {
        return impossible(Reason::SignedOut, Outcome::Unknown, reply.failure);
    }
    m_failure = reply.failure;
    m_mayHaveActed = false; // this request, too, was turned away, whatever has ended the sign-in
    return findOut(EndpointSign::Unclear);
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::Unrecognized &reply)
{
    return impossible(Reason::ManagedElsewhere, Outcome::StillActive, reply.failure);
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::RateLimited &reply)
{
    m_coolingTime = std::max(reply.failure.retryAfter.value_or(defaultCooling), shortestCooling);
    m_serverText = reply.failure.serverText;
    m_endpoint = EndpointSign::Declined;
    m_phase = Phase::Cooling;
    return Order::Cool;
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::Refused &reply)
{
    return impossible(Reason::Refused, Outcome::StillActive, reply.failure);
}

DeactivationFlow::Order DeactivationFlow::onReply(const reply::Unclear &reply)
{
    const EndpointSign sign = signOf(reply.failure);
    // Whoever answers with an errcode has not finished; a proxy's page knows nothing of that.
    m_mayHaveActed
        = reply.failure.errcode.isEmpty() && (m_mayHaveActed || sign == EndpointSign::Lost);
    m_failure = reply.failure;
    m_serverText = reply.failure.serverText;
    return findOut(sign);
}

/// The request was left open as the best witness; its answer decides when it is a clear one.
DeactivationFlow::Order DeactivationFlow::lateReply(const DeactivateReply &reply)
{
    if (!isFindingOut()) {
        return Order::Nothing;
    }
    if (const auto *done = std::get_if<reply::Deactivated>(&reply)) {
        return onReply(*done);
    }
    if (const auto *done = std::get_if<reply::AlreadyDeactivated>(&reply)) {
        return onReply(*done);
    }
    if (outcome() == Outcome::Deactivated) {
        m_endpoint = EndpointSign::Unclear; // that it is done was seen, and said
        return Order::Nothing;
    }
    lateWord(reply);
    settle();
    return Order::Nothing;
}

void DeactivationFlow::lateWord(const DeactivateReply &reply)
{
    if (const auto *unclear = std::get_if<reply::Unclear>(&reply)) {
        m_endpoint = signOf(unclear->failure);
        if (!unclear->failure.errcode.isEmpty()) {
            m_verification.rejectionProvesNothing();
        }
        return;
    }
    if (std::holds_alternative<reply::SignedOut>(reply)) {
        m_endpoint = EndpointSign::Unclear;
        m_verification.rejectionProvesNothing();
        return;
    }
    explain(reply);
    const bool wasSent = !std::holds_alternative<reply::NothingSent>(reply);
    const bool maySayLittle = isInDoubt(reply) || std::holds_alternative<reply::Locked>(reply);
    m_endpoint = maySayLittle ? EndpointSign::Refused
        : wasSent             ? EndpointSign::Declined
                              : EndpointSign::NotSent;
    m_verification.endpointSaid(maySayLittle ? Verification::Word::Refused
                                             : Verification::Word::DidNothing);
}

/// Why it was declined, now that there is no click to go back to.
void DeactivationFlow::explain(const DeactivateReply &reply)
{
    const auto because = [this](Reason reason, const Failure &failure) {
        m_reason = reason;
        m_failure = failure;
        m_serverText = failure.serverText;
    };
    const Cases explain{
        [&](const reply::Challenge &challenge) {
            m_challenge = challenge.challenge;
            const bool isWrong
                = m_proofKind == Proof::Kind::Password && !m_challenge->errcode.isEmpty();
            because(isWrong ? Reason::WrongPassword : Reason::None, challengeAsFailure());
        },
        [&](const reply::Forbidden &forbidden) {
            because(whyForbidden(forbidden.failure), forbidden.failure);
        },
        [&](const reply::BadRequest &bad) { because(whyBad(), bad.failure); },
        [&](const reply::Locked &locked) { because(Reason::Locked, locked.failure); },
        [&](const reply::Unrecognized &unknown) {
            because(Reason::ManagedElsewhere, unknown.failure);
        },
        [&](const reply::Refused &refused) { because(Reason::Refused, refused.failure); },
        [&](const reply::RateLimited &limited) { because(Reason::None, limited.failure); },
        [&](const reply::NothingSent &nothing) { because(Reason::Network, nothing.failure); },
        [](const auto & /*says nothing of a refusal*/) {},
    };
    std::visit(explain, reply);
}

} // namespace farewell
