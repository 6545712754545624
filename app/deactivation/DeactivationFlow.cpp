// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/DeactivationFlow.h"

#include "app/deactivation/ProofChoice.h"

#include <algorithm>

namespace farewell {

using Phase = DeactivationPhase;
using Reason = DeactivationReason;
using Step = Consequence::Step;

namespace {

Phase firstPhase(const DeactivationFlow::Setup &setup)
{
    if (setup.kind != Session::Kind::OAuth) {
        return phaseOf(optionFor(setup.kind));
    }
    return setup.accountPage.isEmpty() ? Phase::Impossible : Phase::Account;
}

} // namespace

DeactivationFlow::DeactivationFlow(Setup setup)
    : m_setup(std::move(setup))
    , m_phase(firstPhase(m_setup))
    , m_course(m_setup.kind)
    , m_clickPhase(m_phase)
    , m_isManaged(m_phase == Phase::Account)
{
    if (m_phase == Phase::Impossible) { // nothing can be sent, and the page is nowhere
        m_reason = Reason::ManagedElsewhere;
    }
}

// The person

void DeactivationFlow::eraseChosen(bool erase)
{
    if (eraseCanChange() && erase != m_erase) {
        m_erase = erase;
        m_course.dropSession();
    }
}

DeactivationFlow::Order DeactivationFlow::confirmed()
{
    const std::optional<Proof::Kind> proof = m_course.onConfirming(m_phase);
    return proof ? submit(*proof) : Order::Nothing;
}

DeactivationFlow::Order DeactivationFlow::pageWanted()
{
    if (m_phase != Phase::Sso && m_phase != Phase::Fallback) {
        return Order::Nothing;
    }
    if (!m_course.hasSession()) {
        return submit(Proof::Kind::None);
    }
    m_phase = Phase::Browser;
    m_reason = Reason::None;
    return Order::OpenPage;
}

void DeactivationFlow::optionChosen(qsizetype index)
{
    const QList<ProofOption> options = otherOptions();
    if (index < 0 || index >= options.size()) {
        return;
    }
    m_course.show(options.at(index));
    m_phase = m_course.phase();
    m_reason = Reason::None;
}

DeactivationFlow::Order DeactivationFlow::accountPageWanted()
{
    if (m_phase != Phase::Account) {
        return Order::Nothing;
    }
    m_isPageWanted = true;
    m_pictureWasThere = false; // until it has been read again
    return Order::OpenAccountPage;
}

DeactivationFlow::Order DeactivationFlow::checkWanted()
{
    return m_phase == Phase::Account ? findOut(EndpointSign::NotSent) : Order::Nothing;
}

void DeactivationFlow::accountPageFound(const QUrl &page)
{
    if (m_phase == Phase::Impossible && m_reason == Reason::ManagedElsewhere && !page.isEmpty()) {
        m_setup.accountPage = page;
        m_phase = Phase::Account;
        m_isManaged = true;
    }
}

void DeactivationFlow::profileRead(bool isThere, bool hasPicture)
{
    m_profileWasThere = isThere;
    m_pictureWasThere = hasPicture && m_isPageWanted;
}

void DeactivationFlow::profileForgotten()
{
    m_profileWasThere = false;
}

DeactivationFlow::Order DeactivationFlow::stoppedWaiting()
{
    if (m_phase != Phase::Submitting) {
        return Order::Nothing;
    }
    if (m_refusal) {
        return believeNothing(SignInSign::NoAnswer, {});
    }
    m_mayHaveActed = true;
    return findOut(EndpointSign::StoppedWaiting);
}

DeactivationFlow::Order DeactivationFlow::leftDialog()
{
    const Order order = stoppedWaiting();
    handOver();
    return order;
}

DeactivationFlow::Order DeactivationFlow::anotherLookWanted() const
{
    return isFindingOut() && outcome() != Outcome::Deactivated ? Order::FindOut : Order::Nothing;
}

DeactivationFlow::Order DeactivationFlow::submit(Proof::Kind kind)
{
    m_clickPhase = m_phase;
    return send(kind);
}

DeactivationFlow::Order DeactivationFlow::send(Proof::Kind kind)
{
    m_course.sent(kind);
    m_phase = Phase::Submitting;
    m_reason = Reason::None;
    m_outcome = Outcome::None;
    m_serverText.clear();
    m_failure = {};
    m_refusal.reset();
    m_endpoint = EndpointSign::Waiting;
    m_mayHaveActed = kind != Proof::Kind::None; // earlier ones were all declined
    return Order::Send;
}

void DeactivationFlow::heldBack()
{
    if (m_phase == Phase::Submitting) {
        m_endpoint = EndpointSign::NotSent;
        (void)backToClick(Reason::None);
    }
}

// What the server brings: see AnswerTable

DeactivationFlow::Order DeactivationFlow::answered(const DeactivateReply &reply, milliseconds now)
{
    m_now = now;
    if (m_phase != Phase::Submitting) {
        return lateReply(reply);
    }
    if (answers::isInDoubt(reply)) {
        m_refusal = reply;
        m_endpoint = EndpointSign::Refused;
        return Order::HearSignIn;
    }
    return obey(answers::consequence(reply, askedWith()), reply);
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
    return obey(answers::consequence(refusal, askedWith()), refusal);
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

AskedWith DeactivationFlow::askedWith() const
{
    return {m_course.proof().kind, m_now - m_course.askedAt() < sessionLife,
            m_setup.mayHaveContacts};
}

DeactivationFlow::Order DeactivationFlow::obey(const Consequence &next,
                                               const DeactivateReply &reply)
{
    m_endpoint = next.endpoint;
    switch (next.step) {
    case Step::Finish:
        if (const auto *done = std::get_if<reply::Deactivated>(&reply)) {
            m_unbind = done->unbind;
        }
        return finishByAnswer(next.endpoint);
    case Step::BackToClick:
        m_failure = next.failure;
        m_outcome = next.outcome;
        return backToClick(next.reason);
    case Step::NextProof:
        return challenged(std::get<reply::Challenge>(reply).challenge);
    case Step::ProofAnew:
        m_failure = next.failure;
        m_serverText = next.failure.serverText;
        m_course.dropSession();
        m_phase = m_course.phase();
        m_reason = next.reason;
        return Order::Nothing;
    case Step::Impossible:
        return impossible(next.reason, next.outcome, next.failure);
    case Step::Cool: {
        m_coolingTime = next.failure.pause();
        m_serverText = next.failure.serverText;
        m_phase = Phase::Cooling;
        return Order::Cool;
    }
    case Step::TurnedAway:
        m_failure = next.failure;
        m_mayHaveActed = false; // nor has this one; something else ended the sign-in
        return findOut(next.endpoint);
    case Step::FindOut:
        // An errcode is the homeserver's word that it did not finish. A page of a proxy is not.
        m_mayHaveActed = next.failure.errcode.isEmpty()
            && (m_mayHaveActed || next.endpoint == EndpointSign::Lost);
        m_failure = next.failure;
        m_serverText = next.failure.serverText;
        return findOut(next.endpoint);
    }
    Q_UNREACHABLE();
}

DeactivationFlow::Order DeactivationFlow::challenged(const UiaChallenge &challenge)
{
    const bool hasAcceptedOne = m_course.challenged(challenge, m_now);
    m_serverText = challenge.serverText;
    const Proof::Kind proof = m_course.proof().kind;
    if (proof == Proof::Kind::None) {
        return onFirstChallenge(challenge);
    }
    if (hasAcceptedOne) {
        return route(challenge);
    }
    switch (proof) {
    case Proof::Kind::Password:
        // Without an errcode the server has begun anew, and not looked at the password.
        return backToClick(challenge.errcode.isEmpty() ? Reason::SessionExpired
                                                       : Reason::WrongPassword);
    case Proof::Kind::Session:
        return backToClick(Reason::NotConfirmedYet);
    case Proof::Kind::Dummy:
    case Proof::Kind::None:
        return impossible(Reason::Refused, Outcome::StillActive, answers::failure(challenge));
    }
    Q_UNREACHABLE();
}

/// The way that was shown at the click is tried at once; any other one is shown first.
DeactivationFlow::Order DeactivationFlow::onFirstChallenge(const UiaChallenge &challenge)
{
    if (!m_course.keepShown()) {
        return route(challenge);
    }
    switch (m_course.shown().way) {
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

DeactivationFlow::Order DeactivationFlow::route(const UiaChallenge &challenge)
{
    const std::optional<Phase> next = m_course.showNext();
    if (!next) {
        return impossible(Reason::NoProofPossible, Outcome::StillActive,
                          answers::failure(challenge));
    }
    m_phase = *next;
    m_reason = Reason::MoreNeeded;
    return Order::Nothing;
}

/// The request was left open as the best witness; its answer decides when it is a clear one.
DeactivationFlow::Order DeactivationFlow::lateReply(const DeactivateReply &reply)
{
    if (!isFindingOut()) {
        return Order::Nothing;
    }
    const Consequence inTime = answers::consequence(reply, askedWith());
    if (inTime.step == Step::Finish) {
        return obey(inTime, reply);
    }
    if (outcome() == Outcome::Deactivated) {
        m_endpoint = EndpointSign::Unclear; // the account was seen to be gone, and that was said
        return Order::Nothing;
    }
    const LateConsequence late = answers::lateConsequence(reply);
    m_endpoint = late.endpoint;
    if (late.rejectionProvesNothing) {
        m_verification.rejectionProvesNothing();
    }
    if (late.word) {
        explain(reply);
        m_verification.endpointSaid(*late.word);
    }
    settle();
    return Order::Nothing;
}

/// Why it was declined, now that there is no click to go back to.
void DeactivationFlow::explain(const DeactivateReply &reply)
{
    if (const std::optional<Failure> failure = answers::failure(reply)) {
        m_reason = answers::reason(reply, askedWith());
        m_failure = *failure;
        m_serverText = failure->serverText;
    }
}

// Time and what was looked at

DeactivationFlow::Order DeactivationFlow::coolingEnded()
{
    return m_phase == Phase::Cooling ? backToClick(Reason::None) : Order::Nothing;
}

void DeactivationFlow::signInLooked(SignInSign sign, milliseconds sinceSent)
{
    m_verification.signInLooked(sign, sinceSent);
    handOver(); // the first answer, whichever it is, has brought something to show
}

void DeactivationFlow::profileLooked(ProfileSign sign)
{
    m_verification.profileLooked(sign);
    handOver();
}

void DeactivationFlow::accountStatusSaid(bool deactivated)
{
    m_verification.accountStatusSaid(deactivated);
    handOver();
}

void DeactivationFlow::lookEnded(milliseconds sinceSent)
{
    m_verification.lookEnded(sinceSent);
    settle();
}

// Steps

DeactivationFlow::Order DeactivationFlow::backToClick(Reason reason)
{
    m_phase = m_clickPhase;
    m_reason = reason;
    return Order::Nothing;
}

DeactivationFlow::Order DeactivationFlow::impossible(Reason reason, Outcome outcome,
                                                     const Failure &failure)
{
    m_phase = Phase::Impossible;
    m_reason = reason;
    m_outcome = outcome;
    m_failure = failure;
    m_endpoint = outcome == Outcome::StillActive ? EndpointSign::Declined : EndpointSign::Unclear;
    if (!failure.serverText.isEmpty()) {
        m_serverText = failure.serverText;
    }
    return Order::Nothing;
}

DeactivationFlow::Order DeactivationFlow::findOut(EndpointSign sign)
{
    m_endpoint = sign;
    m_phase = Phase::Verifying;
    m_verification = Verification({m_erase, m_profileWasThere, m_setup.accountStatus,
                                   m_mayHaveActed, m_isManaged, m_pictureWasThere});
    return Order::FindOut;
}

DeactivationFlow::Order DeactivationFlow::finishByAnswer(EndpointSign sign)
{
    if (!isFindingOut()) {
        m_verification = Verification({m_erase, m_profileWasThere, false, true});
    }
    m_endpoint = sign;
    m_phase = Phase::Checking;
    m_verification.endpointSaid(sign == EndpointSign::Confirmed ? Verification::Word::Done
                                                                : Verification::Word::WasDone);
    return Order::Witness;
}

void DeactivationFlow::handOver()
{
    if (m_phase == Phase::Verifying) {
        m_phase = Phase::Checking;
    }
}

void DeactivationFlow::settle()
{
    handOver();
    if (isFindingOut()) { // a look that was asked for may bring new doubts
        m_phase = m_verification.verdict().settled ? Phase::Settled : Phase::Checking;
    }
}

// What the windows ask

bool DeactivationFlow::isFindingOut() const
{
    return m_phase == Phase::Verifying || m_phase == Phase::Checking || m_phase == Phase::Settled;
}

bool DeactivationFlow::awaitsClick() const
{
    return m_phase == Phase::Password || m_phase == Phase::Sso || m_phase == Phase::Choice
        || m_phase == Phase::Fallback || m_phase == Phase::Browser || m_phase == Phase::Cooling;
}

Outcome DeactivationFlow::outcome() const
{
    return isFindingOut() ? m_verification.verdict().outcome : m_outcome;
}

Likely DeactivationFlow::likely() const
{
    return isFindingOut() ? m_verification.verdict().likely : Likely::None;
}

bool DeactivationFlow::eraseCanChange() const
{
    return m_phase == Phase::Password || m_phase == Phase::Sso || m_phase == Phase::Choice
        || m_phase == Phase::Account; // there it is a reminder of what to choose
}

bool DeactivationFlow::noProofNeeded() const
{
    return m_phase == Phase::Choice && m_course.shown().way == ProofOption::Way::None;
}

QList<ProofOption> DeactivationFlow::otherOptions() const
{
    const bool isOffering = m_phase == Phase::Password || m_phase == Phase::Sso
        || m_phase == Phase::Choice || m_phase == Phase::Fallback || m_phase == Phase::Browser;
    return isOffering ? m_course.others() : QList<ProofOption>();
}

} // namespace farewell
