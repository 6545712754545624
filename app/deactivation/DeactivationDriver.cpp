// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/DeactivationDriver.h"

#include "app/base/BrowserLauncher.h"
#include "app/base/Clock.h"

#include <algorithm>

namespace farewell {

using namespace std::chrono_literals;
using Order = DeactivationFlow::Order;
using Phase = DeactivationPhase;

namespace {

constexpr std::chrono::milliseconds tickLength = 1s;
/// What was seen of the profile is no proof after that: it may have been cleared with another app.
constexpr std::chrono::milliseconds profileLife = 90s;
constexpr std::chrono::milliseconds patience = 10s; ///< before "Stop waiting" is offered

/// 0 where nothing came back, or nothing that has a status.
int statusOf(const DeactivateReply &reply)
{
    return std::visit(
        [](const auto &sorted) {
            if constexpr (requires { sorted.failure; }) {
                return sorted.failure.httpStatus;
            } else if constexpr (requires { sorted.httpStatus; }) {
                return sorted.httpStatus;
            } else {
                return 0;
            }
        },
        reply);
}

} // namespace

DeactivationDriver::DeactivationDriver(const Session &session, FreshTokens &tokens,
                                       const DeactivationFlow::Setup &setup, MatrixClient &client,
                                       Clock &clock, BrowserLauncher &browser, Journal &journal,
                                       QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_tokens(tokens)
    , m_client(client)
    , m_clock(clock)
    , m_browser(browser)
    , m_journal(journal)
    , m_kind(setup.kind)
    , m_accountStatus(setup.accountStatus)
    , m_flow(setup)
{
    m_evidence.profileWasThere = setup.profileWasThere;
    m_state.journalFault = m_journal.probe(); // said before the person decides
    readProfileBefore();
    refresh();
}

DeactivationDriver::~DeactivationDriver() = default;

bool DeactivationDriver::isCommitted() const
{
    return m_state.phase == Phase::Submitting || m_state.phase == Phase::Verifying
        || m_state.phase == Phase::Checking;
}

bool DeactivationDriver::mayBeSignedOut() const
{
    if (m_state.failure.endsSession() || m_state.outcome == Outcome::Deactivated) {
        return false;
    }
    const bool isEvidence = isCommitted() || m_state.phase == Phase::Settled;
    return !isEvidence
        || (!m_evidence.signIn.isEmpty()
            && m_evidence.signIn.constLast().sign == SignInSign::Accepted);
}

bool DeactivationDriver::mayHaveSession() const
{
    const auto isOver = [](const Look<SignInSign> &look) {
        return look.sign == SignInSign::Rejected || look.sign == SignInSign::UserDeactivated;
    };
    return !m_state.failure.endsSession() && std::ranges::none_of(m_evidence.signIn, isOver);
}

// What the person does

void DeactivationDriver::expectClick()
{
    if (m_flow.awaitsClick()) {
        readProfileBefore();
    }
}

void DeactivationDriver::chooseErase(bool erase)
{
    obey(m_flow.eraseChosen(erase));
}

void DeactivationDriver::confirm(Secret password)
{
    const Order order = m_flow.confirmed();
    if (order == Order::Send) {
        m_password = std::move(password);
    }
    obey(order);
}

void DeactivationDriver::proveInBrowser()
{
    obey(m_flow.pageWanted());
}

void DeactivationDriver::openPageAgain()
{
    if (m_flow.phase() == Phase::Browser || m_flow.phase() == Phase::Account) {
        openPage(m_state.page);
    }
}

void DeactivationDriver::openAccountPage()
{
    obey(m_flow.accountPageWanted());
}

void DeactivationDriver::checkNow()
{
    obey(m_flow.checkWanted());
}

void DeactivationDriver::accountPageFound(const QUrl &page)
{
    m_flow.accountPageFound(page);
    refresh();
}

void DeactivationDriver::chooseOption(qsizetype index)
{
    obey(m_flow.optionChosen(index));
}

void DeactivationDriver::stopWaiting()
{
    m_password.wipe(); // nothing will carry it any more
    hearNoMore();
    obey(m_flow.stoppedWaiting());
}

void DeactivationDriver::leaveDialog()
{
    m_password.wipe();
    hearNoMore();
    obey(m_flow.leftDialog());
}

void DeactivationDriver::checkAgain()
{
    obey(m_flow.anotherLookWanted());
}

/// Whoever has read that nobody knows, after all looks, is not asked again; before, the request may
/// still be at work, and the next start can find out.
void DeactivationDriver::leaveOutcome()
{
    const bool isKnown = m_state.outcome == Outcome::Deactivated && !isContradicted();
    if (m_state.phase == Phase::Settled || isKnown) {
        settleNote();
    } else {
        m_journal.leaveBehind();
        m_noted.reset();
    }
}

// What the flow orders

void DeactivationDriver::obey(Order order)
{
    switch (order) {
    case Order::Nothing:
        break;
    case Order::Send:
        send();
        break;
    case Order::OpenPage:
        openPage(fallbackUrl(m_session.homeserver, m_flow.stage(), m_flow.session()));
        break;
    case Order::OpenAccountPage:
        openPage(m_flow.accountPage());
        readProfileBefore();
        break;
    case Order::Cool:
        cool();
        break;
    case Order::HearSignIn:
        hearSignIn();
        break;
    case Order::FindOut:
        if (m_flow.isManaged() && m_evidence.signIn.isEmpty()) {
            m_sent = m_clock.now(); // nothing was: the looks count from the first one
        }
        look(false);
        break;
    case Order::Witness:
        look(true);
        break;
    }
    refresh();
}

void DeactivationDriver::send()
{
    const Moment lastSent = std::exchange(m_sent, m_clock.now());
    const QDateTime lastSentAt = std::exchange(m_evidence.sentAt, m_clock.nowUtc());
    const bool hasProof = m_flow.proof().kind != Proof::Kind::None;
    const JournalFault known = std::exchange(
        m_state.journalFault, takeNote(hasProof ? JournalStep::Proved : JournalStep::Asked));
    if (m_state.journalFault != JournalFault::None) {
        m_journal.takeBack(); // rather no note than one of an earlier step
    }
    if (m_state.journalFault != JournalFault::None && known == JournalFault::None) {
        // The person has not decided to go on without one: they read it first, and click again.
        m_sent = lastSent;
        m_evidence.sentAt = lastSentAt;
        m_password.wipe();
        m_flow.heldBack();
        return;
    }
    m_evidence.endpointAt = {};
    m_evidence.endpointStatus = 0;
    m_evidence.signIn.clear(); // what was seen before it says nothing of this request
    m_evidence.profile.clear();
    m_before.reset();
    if (!m_profileReadAt || m_clock.elapsed() - *m_profileReadAt > profileLife) {
        m_flow.profileForgotten();
    }
    deactivate(m_client, m_session, m_flow.erase(), m_flow.proof(), m_password, this,
               [this](const DeactivateReply &reply) { onReply(reply); });
    if (hasProof) {
        m_password.wipe();
    }
}

JournalFault DeactivationDriver::takeNote(JournalStep step)
{
    m_noted = step;
    return m_journal.write({m_session.homeserver, m_session.userId, m_kind, step, m_evidence.sentAt,
                            m_sent, m_flow.erase(), m_evidence.profileWasThere, m_accountStatus});
}

/// After an answer: the note stays only while nobody knows what the request has done.
void DeactivationDriver::keepOrSettleNote()
{
    if (!m_noted || m_state.phase == Phase::Submitting) {
        return;
    }
    const bool hasDoneNothing = !m_flow.isFindingOut()
        || m_evidence.endpoint == EndpointSign::Declined
        || m_evidence.endpoint == EndpointSign::NotSent;
    if (hasDoneNothing) {
        takeBackNote();
    } else if (m_state.outcome == Outcome::StillActive
               || (m_state.outcome == Outcome::Deactivated && m_state.phase == Phase::Settled)) {
        settleNote();
    } else if (m_noted != JournalStep::FindingOut) {
        (void)takeNote(JournalStep::FindingOut); // the former note says enough too
    }
}

/// The server says that it is done, but our sign-in still works.
bool DeactivationDriver::isContradicted() const
{
    return !m_evidence.signIn.isEmpty()
        && m_evidence.signIn.constLast().sign == SignInSign::Accepted;
}

void DeactivationDriver::settleNote()
{
    m_journal.settle();
    m_noted.reset();
}

void DeactivationDriver::takeBackNote()
{
    m_journal.takeBack();
    m_noted.reset();
}

void DeactivationDriver::onReply(const DeactivateReply &reply)
{
    const Order order = m_flow.answered(reply, m_clock.elapsed());
    m_evidence.endpointAt = m_clock.nowUtc();
    m_evidence.endpointStatus = statusOf(reply);
    if (order != Order::Send) {
        m_password.wipe();
    }
    obey(order);
}

void DeactivationDriver::openPage(const QUrl &page)
{
    m_state.page = page;
    m_state.pageOpened = m_browser.open(m_state.page);
    refresh();
}

void DeactivationDriver::cool()
{
    m_coolingUntil = m_clock.elapsed() + m_flow.coolingTime();
    m_clock.callAfter(m_flow.coolingTime(), this, [this] { obey(m_flow.coolingEnded()); });
}

// What the windows see

void DeactivationDriver::tick()
{
    if (m_isTicking || !isTimed()) {
        return;
    }
    m_isTicking = true;
    m_clock.callAfter(tickLength, this, [this] {
        m_isTicking = false;
        refresh();
    });
}

void DeactivationDriver::refresh()
{
    m_evidence.endpoint = m_flow.endpoint();
    m_evidence.unbind = m_flow.unbind();
    m_state.phase = m_flow.phase();
    m_state.reason = m_flow.reason();
    m_state.outcome = m_flow.outcome();
    m_state.likely = m_flow.likely();
    m_state.erase = m_flow.erase();
    m_state.eraseCanChange = m_flow.eraseCanChange();
    m_state.noProofNeeded = m_flow.noProofNeeded();
    m_state.isManaged = m_flow.isManaged();
    m_state.accountPage = m_flow.accountPage();
    m_state.proofAccepted = m_flow.proofAccepted();
    m_state.proofStarted = !m_flow.session().isEmpty();
    m_state.options = m_flow.otherOptions();
    m_state.failure = m_flow.failure();
    m_state.serverText = m_flow.serverText();
    m_state.sinceSent = sinceSent();
    m_state.coolingLeft = std::max(m_coolingUntil - m_clock.elapsed(), milliseconds(0));
    m_state.canStopWaiting = m_state.phase == Phase::Submitting && m_state.sinceSent >= patience;
    const auto next = m_flow.verification().nextLookAfter(m_lastLookAt);
    const bool isWaiting = m_timer && next && m_flow.isFindingOut();
    m_state.nextCheckIn = isWaiting
        ? std::optional(std::max(*next - m_state.sinceSent, milliseconds(0)))
        : std::nullopt;
    m_state.evidence = m_evidence;
    tick();
    Q_EMIT changed(m_state); // the windows first: what they show needs no note any more
    keepOrSettleNote();
}

DeactivationDriver::milliseconds DeactivationDriver::sinceSent() const
{
    const bool isCounting = m_evidence.sentAt.isValid() || m_flow.isFindingOut();
    return isCounting ? m_clock.elapsed() - m_sent.elapsed : milliseconds(0);
}

bool DeactivationDriver::isTimed() const
{
    return isCommitted() || m_state.phase == Phase::Cooling;
}

} // namespace farewell
