// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/DeactivationFlow.h"

#include "app/deactivation/ProofChoice.h"

namespace farewell {

using Phase = DeactivationPhase;
using Reason = DeactivationReason;

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
    , m_option(optionFor(m_setup.kind))
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
        m_challenge.reset(); // a session belongs to the body it was started with
    }
}

DeactivationFlow::Order DeactivationFlow::confirmed()
{
    switch (m_phase) {
    case Phase::Password:
        return submit(m_challenge ? Proof::Kind::Password : Proof::Kind::None);
    case Phase::Browser:
        return submit(Proof::Kind::Session);
    case Phase::Choice:
        if (noProofNeeded()) {
            return submit(m_challenge ? Proof::Kind::Dummy : Proof::Kind::None);
        }
        return Order::Nothing;
    case Phase::Sso:
    case Phase::Fallback:
    case Phase::Account:
    case Phase::Submitting:
    case Phase::Cooling:
    case Phase::Verifying:
    case Phase::Impossible:
    case Phase::Checking:
    case Phase::Settled:
        return Order::Nothing;
    }
    Q_UNREACHABLE();
}

DeactivationFlow::Order DeactivationFlow::pageWanted()
{
    if (m_phase != Phase::Sso && m_phase != Phase::Fallback) {
        return Order::Nothing;
    }
    if (!m_challenge) {
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
    m_option = options.at(index);
    m_phase = phaseOf(m_option);
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
    m_proofKind = kind;
    m_phase = Phase::Submitting;
    m_reason = Reason::None;
    m_outcome = Outcome::None;
    m_serverText.clear();
    m_failure = {};
    m_refusal.reset();
    m_endpoint = EndpointSign::Waiting;
    m_mayHaveActed = kind != Proof::Kind::None; // all before it were answered, and declined
    return Order::Send;
}

void DeactivationFlow::heldBack()
{
    if (m_phase == Phase::Submitting) {
        m_endpoint = EndpointSign::NotSent;
        (void)backToClick(Reason::None);
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

void DeactivationFlow::lookTakesLong()
{
    handOver();
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

Failure DeactivationFlow::challengeAsFailure() const
{
    Failure failure = Failure::of(Cause::TokenRejected);
    failure.sent = Sent::Perhaps;
    failure.httpStatus = 401;
    failure.errcode = m_challenge->errcode;
    failure.serverText = m_challenge->serverText;
    return failure;
}

// What the windows ask

QString DeactivationFlow::session() const
{
    return m_challenge ? m_challenge->session : QString();
}

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
        || m_phase == Phase::Account; // there it is what to remember
}

bool DeactivationFlow::noProofNeeded() const
{
    return m_phase == Phase::Choice && m_option.way == ProofOption::Way::None;
}

bool DeactivationFlow::proofAccepted() const
{
    return m_challenge && !m_challenge->completed.isEmpty();
}

QList<ProofOption> DeactivationFlow::otherOptions() const
{
    const bool isOffering = m_phase == Phase::Password || m_phase == Phase::Sso
        || m_phase == Phase::Choice || m_phase == Phase::Fallback || m_phase == Phase::Browser;
    QList<ProofOption> options = isOffering ? m_options : QList<ProofOption>();
    options.removeAll(m_option);
    return options;
}

} // namespace farewell
