// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminDeactivationFlow.h"

#include <algorithm>

namespace farewell {

using Order = AdminDeactivationFlow::Order;
using Phase = AdminDeactivationPhase;
using State = AdminVerdict::State;

StepResult &AdminDeactivationFlow::result(AdminStep step)
{
    return m_results.at(static_cast<std::size_t>(step));
}

StepResult AdminDeactivationFlow::resultOf(AdminStep step) const
{
    return m_results.at(static_cast<std::size_t>(step));
}

bool AdminDeactivationFlow::awaitsClick() const
{
    return m_phase == Phase::Choosing || canRunAgain();
}

bool AdminDeactivationFlow::canRunAgain() const
{
    const bool isUnfinished = m_accountReason == AdminReason::StillJoined
        || m_accountReason == AdminReason::HalfDone
        || resultOf(AdminStep::Rooms) == StepResult::Failed;
    return m_phase == Phase::Settled && isUnfinished;
}

AdminReason AdminDeactivationFlow::reason() const
{
    const bool isEnd = m_phase == Phase::Settled || m_phase == Phase::Impossible;
    return isEnd ? m_accountReason : m_reason;
}

bool AdminDeactivationFlow::canGoOnWithout() const
{
    // Who may do nothing any more can leave nothing out.
    const bool mayDoNothing
        = m_reason == AdminReason::SignedOut || m_reason == AdminReason::NotAdmin;
    return m_phase == Phase::Asking && m_step != AdminStep::Deactivate && !mayDoNothing;
}

// What the person does

Order AdminDeactivationFlow::confirmed(const AdminChoices &choices, milliseconds age, bool isClosed)
{
    if (!awaitsClick() || !choices.erase) {
        return Order::Nothing;
    }
    m_isStopping = false;
    if (canRunAgain()) {
        const bool isHalf = m_accountReason == AdminReason::HalfDone;
        m_whyAgain = isHalf ? AdminReason::HalfDone : AdminReason::StillJoined;
    } else {
        m_choices = choices;
        m_isClosed = isClosed;
    }
    m_reason = AdminReason::None;
    m_failure = {};
    if (age >= targetLife && !isRunAgain()) {
        m_phase = Phase::Reading;
        return Order::Read;
    }
    return begin();
}

Order AdminDeactivationFlow::readAgain(bool isSame)
{
    if (m_phase != Phase::Reading) {
        return Order::Nothing;
    }
    if (m_isStopping) {
        m_phase = Phase::Choosing;
        return Order::Nothing;
    }
    if (!isSame) {
        m_reason = AdminReason::StaleTarget;
        return Order::Nothing;
    }
    return begin();
}

void AdminDeactivationFlow::seenAnew()
{
    if (m_phase == Phase::Reading) {
        m_phase = Phase::Choosing;
    }
}

void AdminDeactivationFlow::notReadAgain(const Failure &failure, AdminReason reason)
{
    if (m_phase != Phase::Reading) {
        return;
    }
    m_failure = failure;
    m_phase = Phase::Choosing;
    m_reason = reason;
    if (reason == AdminReason::Gone) {
        m_phase = Phase::Impossible;
        m_accountReason = reason;
        m_outcome = outcomeAfter(Outcome::StillActive);
    }
}

Order AdminDeactivationFlow::triedAgain()
{
    return m_phase == Phase::Asking ? run(m_step) : Order::Nothing;
}

Order AdminDeactivationFlow::wentOnWithout()
{
    if (!canGoOnWithout()) {
        return Order::Nothing;
    }
    result(m_step) = StepResult::Skipped;
    return follow();
}

void AdminDeactivationFlow::stoppedHere()
{
    if (m_phase == Phase::Asking) {
        settle();
    }
}

void AdminDeactivationFlow::stopWanted()
{
    m_isStopping = true;
    if (m_phase == Phase::Cooling) {
        settle();
    }
    stoppedHere();
}

// What steps tell

void AdminDeactivationFlow::submitted()
{
    if (m_phase == Phase::Stepping && m_step == AdminStep::Deactivate) {
        m_phase = Phase::Submitting;
    }
}

void AdminDeactivationFlow::verifying()
{
    if (m_phase == Phase::Submitting) {
        m_phase = Phase::Verifying;
    }
}

Order AdminDeactivationFlow::ended(const StepEnd &end)
{
    const bool isUnderWay
        = m_phase == Phase::Stepping || m_phase == Phase::Submitting || m_phase == Phase::Verifying;
    if (!isUnderWay || m_step == AdminStep::Rooms) {
        return Order::Nothing;
    }
    if (m_step == AdminStep::Deactivate) {
        return deactivationEnded(end);
    }
    result(m_step) = end.result;
    const bool isPutOff
        = end.result == StepResult::Failed && end.failure.cause == Cause::RateLimited;
    if (isPutOff && !m_isStopping) {
        m_failure = end.failure;
        return cool();
    }
    if (end.result == StepResult::Failed || end.result == StepResult::Unknown) {
        ask(end);
        return Order::Nothing;
    }
    return follow();
}

/// The step has done nothing; the server has asked to wait.
Order AdminDeactivationFlow::cool()
{
    m_phase = Phase::Cooling;
    m_coolingTime = m_failure.pause();
    result(m_step) = StepResult::Waiting;
    return Order::Cool;
}

Order AdminDeactivationFlow::deactivationEnded(const StepEnd &end)
{
    m_failure = end.failure;
    if (end.hasProfileTask) {
        result(AdminStep::Deactivate) = StepResult::Waiting;
        return run(AdminStep::WaitProfile);
    }
    if (!end.verdict) {
        const bool isGone = reasonOfNoAccount(end.failure) == AdminReason::Gone;
        if (isGone || end.outcome) { // somebody else was faster
            m_outcome = end.outcome.value_or(outcomeAfter(Outcome::StillActive));
            m_accountReason = isGone ? AdminReason::Gone : AdminReason::None;
        } else if (m_accountReason == AdminReason::Gone) {
            m_accountReason = AdminReason::None; // it was read again since
        }
        result(AdminStep::Deactivate) = end.result;
        ask(end);
        return Order::Nothing;
    }
    return afterVerdict(*end.verdict);
}

/// A request before this one has done what it has done, whatever becomes of this one.
Outcome AdminDeactivationFlow::outcomeAfter(Outcome outcome) const
{
    if (!isRunAgain() && !m_isClosed) {
        return outcome;
    }
    const bool isKnown = m_isClosed || m_whyAgain == AdminReason::StillJoined;
    return isKnown || outcome == Outcome::Deactivated ? Outcome::Deactivated : Outcome::Unknown;
}

Order AdminDeactivationFlow::afterVerdict(const AdminVerdict &verdict)
{
    switch (verdict.state) {
    case State::NotSent:
        result(AdminStep::Deactivate) = StepResult::Waiting;
        m_reason = verdict.reason;
        if (isRunAgain() || m_isStopping) {
            settle();
            return Order::Nothing;
        }
        m_phase = Phase::Choosing;
        m_step = AdminStep::None;
        m_outcome = outcomeAfter(Outcome::StillActive);
        return Order::Nothing;
    case State::Cooling:
        return cool();
    case State::Impossible:
    case State::Settled:
        return settleBy(verdict);
    case State::Verifying:
        return Order::Nothing;
    }
    Q_UNREACHABLE();
}

/// What a request before this one has left undone is undone still, whatever this one was refused
/// for; it can be run again.
AdminReason AdminDeactivationFlow::reasonAfter(const AdminVerdict &verdict) const
{
    const std::array ofThisOne{AdminReason::None, AdminReason::Refused, AdminReason::Policy,
                               AdminReason::IdentityServer, AdminReason::NoEffect};
    const bool isLeftUndone = isRunAgain() && verdict.outcome != Outcome::Deactivated
        && std::ranges::find(ofThisOne, verdict.reason) != ofThisOne.end();
    return isLeftUndone ? m_whyAgain : verdict.reason;
}

Order AdminDeactivationFlow::settleBy(const AdminVerdict &verdict)
{
    m_outcome = outcomeAfter(verdict.outcome);
    m_accountReason = reasonAfter(verdict);
    if (verdict.outcome == Outcome::Deactivated) {
        result(AdminStep::Deactivate) = StepResult::Done;
        return run(AdminStep::Rooms);
    }
    result(AdminStep::Deactivate)
        = verdict.outcome == Outcome::Unknown ? StepResult::Unknown : StepResult::Failed;
    settle();
    if (verdict.state == State::Impossible && m_accountReason == verdict.reason) {
        m_phase = Phase::Impossible;
    }
    return Order::Nothing;
}

Order AdminDeactivationFlow::coolingEnded()
{
    if (m_phase == Phase::Cooling) {
        m_phase = Phase::Asking;
    }
    return Order::Nothing;
}

Order AdminDeactivationFlow::roomsBegun()
{
    return m_phase == Phase::Stepping && m_step == AdminStep::Rooms ? follow() : Order::Nothing;
}

void AdminDeactivationFlow::roomsEnded(const StepEnd &end)
{
    if (resultOf(AdminStep::Rooms) != StepResult::Running) {
        return;
    }
    result(AdminStep::Rooms) = end.result;
    // What is worse stays: a server that has not erased is no better for having left the rooms.
    if (m_accountReason == AdminReason::None) {
        m_accountReason = end.reason;
    }
    if (m_phase == Phase::Settled) {
        m_step = AdminStep::None;
    }
}

// The steps

Order AdminDeactivationFlow::begin()
{
    m_outcome = isRunAgain() ? m_outcome : Outcome::None; // what is known stays known
    for (const AdminStep step : adminSteps) {
        const bool isDone = isRunAgain() && resultOf(step) == StepResult::Done
            && step != AdminStep::WaitProfile && step != AdminStep::Deactivate;
        if (!isDone) {
            result(step) = isWanted(step) ? StepResult::Waiting : StepResult::Skipped;
        }
    }
    return run(AdminStep::WaitProfile);
}

bool AdminDeactivationFlow::isWanted(AdminStep step) const
{
    switch (step) {
    case AdminStep::None:
        return false;
    case AdminStep::WaitProfile:
    case AdminStep::Deactivate:
    case AdminStep::Rooms:
        return true;
    case AdminStep::HandOver:
        return !m_choices.heirs.isEmpty() && !isRunAgain(); // it is in no room where it could
    case AdminStep::Redact:
        return m_choices.redact;
    case AdminStep::Media:
        return m_choices.deleteFiles;
    }
    Q_UNREACHABLE();
}

Order AdminDeactivationFlow::run(AdminStep step)
{
    m_step = step;
    m_phase = Phase::Stepping;
    m_failure = {};
    m_reason = AdminReason::None;
    result(step) = StepResult::Running;
    if (m_isStopping && step != AdminStep::Rooms) {
        result(step) = StepResult::Waiting;
        settle();
        return Order::Nothing;
    }
    return Order::Run;
}

Order AdminDeactivationFlow::follow()
{
    const auto *const next = std::ranges::find_if(adminSteps, [this](AdminStep step) {
        return step > m_step && resultOf(step) == StepResult::Waiting;
    });
    if (next == adminSteps.end()) {
        settle();
        return Order::Nothing;
    }
    return run(*next);
}

/// Nothing more is done; the rooms may be watched on.
void AdminDeactivationFlow::settle()
{
    m_phase = Phase::Settled;
    m_reason = AdminReason::None;
    if (m_outcome == Outcome::None) {
        m_outcome = outcomeAfter(Outcome::StillActive); // no request was sent
    }
    m_step = resultOf(AdminStep::Rooms) == StepResult::Running ? AdminStep::Rooms : AdminStep::None;
    for (StepResult &one : m_results) {
        one = one == StepResult::Waiting ? StepResult::Skipped : one;
    }
}

void AdminDeactivationFlow::ask(const StepEnd &end)
{
    m_phase = Phase::Asking;
    m_reason = end.reason;
    m_failure = end.failure;
    if (m_isStopping) {
        settle();
    }
}

} // namespace farewell
