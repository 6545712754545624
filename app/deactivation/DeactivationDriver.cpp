// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/DeactivationDriver.h"

#include "app/base/BrowserLauncher.h"
#include "app/base/Clock.h"
#include "app/matrix/SignedIn.h"

#include <QPointer>

#include <algorithm>

namespace farewell {

using namespace std::chrono_literals;
using Order = DeactivationFlow::Order;
using Phase = DeactivationPhase;

namespace {

constexpr std::chrono::milliseconds tickLength = 1s;
constexpr std::chrono::milliseconds patience = 10s; ///< before "Stop waiting" is offered

} // namespace

DeactivationDriver::DeactivationDriver(SignedIn &actor, UserId subject,
                                       const DeactivationFlow::Setup &setup, Clock &clock,
                                       BrowserLauncher &browser, const NoteFolder &notes,
                                       QObject *parent)
    : QObject(parent)
    , m_actor(actor)
    , m_subject(std::move(subject))
    , m_clock(clock)
    , m_browser(browser)
    , m_flow(setup)
    , m_attempt{.actor = actor.session().userId,
                .subject = m_subject,
                .homeserver = actor.homeserver(),
                .kind = setup.kind,
                .software = setup.software,
                .accountStatus = setup.accountStatus}
    , m_note(notes, m_subject, actor.homeserver())
    , m_before(actor, m_subject, clock)
    , m_probe(actor, m_subject, clock)
{
    connect(&m_before, &ProfileWatch::due, this, &DeactivationDriver::expectClick);
    connect(&m_before, &ProfileWatch::seen, this, &DeactivationDriver::onProfileSeen);
    connect(&m_probe, &AccountProbe::signInLooked, this, &DeactivationDriver::onSignInLooked);
    connect(&m_probe, &AccountProbe::profileLooked, this, &DeactivationDriver::onProfileLooked);
    connect(&m_probe, &AccountProbe::accountStatusSaid, this, [this](bool isDeactivated) {
        m_evidence.accountStatusDeactivated = isDeactivated;
        m_evidence.accountStatusAt = m_clock.nowUtc();
        m_flow.accountStatusSaid(isDeactivated);
        refresh();
    });
    connect(&m_probe, &AccountProbe::takesLong, this, [this] {
        m_flow.lookTakesLong();
        refresh();
    });
    connect(&m_probe, &AccountProbe::ended, this, &DeactivationDriver::onLookEnded);
    m_evidence.profileWasThere = setup.profileWasThere;
    m_state.software = setup.software;
    if (m_flow.awaitsClick()) {            // else nothing is sent, and no note written
        m_state.noteFault = notes.probe(); // said before the person decides
    }
    m_before.read();
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
    return !isEvidence || m_evidence.signInSaid() == SignInSign::Accepted;
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
        m_before.read();
    }
}

void DeactivationDriver::setProfileChanging(bool isChanging)
{
    if (std::exchange(m_isProfileChanging, isChanging) == isChanging) {
        return;
    }
    m_before.forget();
    if (m_flow.awaitsClick() || m_flow.phase() == Phase::Account) {
        m_before.read();
    }
}

void DeactivationDriver::chooseErase(bool erase)
{
    m_flow.eraseChosen(erase);
    refresh();
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
    m_state.finishedSaidAt = m_clock.nowUtc();
    obey(m_flow.checkWanted());
}

void DeactivationDriver::accountPageFound(const QUrl &page)
{
    m_flow.accountPageFound(page);
    if (m_flow.isManaged()) { // and no note is written of it
        m_state.noteFault = NoteFault::None;
    }
    refresh();
}

void DeactivationDriver::chooseOption(qsizetype index)
{
    m_flow.optionChosen(index);
    refresh();
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

void DeactivationDriver::noteReceipt(const SavedReceipt &receipt)
{
    m_attempt.receipt = receipt;
    if (!m_note.path().isEmpty()) {
        (void)m_note.record(m_attempt); // else a later receipt cannot name this one
    }
}

/// The note goes when the end is known, and also when all looks have brought nothing and the person
/// has read so: they are not asked again. Before that it stays, for the request may still be at
/// work, and the next start can find out.
void DeactivationDriver::leaveOutcome()
{
    if (m_state.outcome == Outcome::Deactivated && !m_evidence.isContradicted()) {
        m_note.concluded();
    } else if (m_state.phase == Phase::Settled) {
        m_note.didNothing();
    } // else it stays
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
        openPage(fallbackUrl(m_actor.homeserver(), m_flow.stage(), m_flow.session()));
        break;
    case Order::OpenAccountPage:
        m_state.pageOpenedAt = m_clock.nowUtc();
        openPage(m_flow.accountPage());
        m_before.read();
        break;
    case Order::Cool:
        cool();
        break;
    case Order::HearSignIn:
        hearSignIn();
        break;
    case Order::FindOut:
        if (m_flow.isManaged() && m_evidence.signIn.isEmpty()) {
            m_attempt.sent = m_clock.now(); // nothing was: looks count from the first one
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
    const Attempt before = m_attempt;
    const bool isProfileKnown = m_before.isFresh() && !m_isProfileChanging;
    noteRequest(isProfileKnown);
    const NoteFault known = std::exchange(m_state.noteFault, m_note.record(m_attempt));
    if (m_state.noteFault != NoteFault::None) {
        m_note.didNothing(); // rather no note than one of an earlier step
    }
    if (m_state.noteFault != NoteFault::None && known == NoteFault::None) {
        // The person has not decided to go on without one: they read it first, and click again.
        m_attempt = before;
        m_password.wipe();
        m_flow.heldBack();
        return;
    }
    m_evidence.sentAt = m_attempt.sentAt;
    m_evidence.endpointAt = {};
    m_evidence.endpointStatus = 0;
    m_evidence.signIn.clear(); // what was seen before it says nothing of this request
    m_evidence.profile.clear();
    m_before.stop();
    if (!isProfileKnown) {
        m_flow.profileForgotten();
    }
    deactivate(m_actor, m_subject, m_flow.erase(), m_flow.proof(), m_password, this,
               [this](const DeactivateReply &reply) { onReply(reply); });
    if (m_flow.proof().kind != Proof::Kind::None) {
        m_password.wipe();
    }
}

void DeactivationDriver::noteRequest(bool isProfileKnown)
{
    const Proof::Kind proof = m_flow.proof().kind;
    m_attempt.step = proof == Proof::Kind::None ? AttemptStep::Asked : AttemptStep::Proved;
    m_attempt.sentAt = m_clock.nowUtc();
    m_attempt.sent = m_clock.now();
    m_attempt.erase = m_flow.erase();
    m_attempt.profileWasThere = isProfileKnown && m_evidence.profileWasThere;
    m_attempt.requests += AttemptRequest{m_attempt.sentAt, proofOf(proof)};
}

/// After an answer: the note stays only while nobody knows what the request has done.
void DeactivationDriver::keepOrSettleNote()
{
    if (m_state.phase == Phase::Submitting) {
        return;
    }
    const bool hasDoneNothing = !m_flow.isFindingOut()
        || m_evidence.endpoint == EndpointSign::Declined
        || m_evidence.endpoint == EndpointSign::NotSent;
    if (m_state.outcome == Outcome::Deactivated && m_state.phase == Phase::Settled) {
        m_note.concluded();
    } else if (m_flow.isFindingOut() && m_state.outcome == Outcome::StillActive) {
        m_note.concludedActive(m_clock, m_clock.elapsed() - m_acceptedAt);
    } else if (hasDoneNothing) {
        m_note.didNothing();
    } else {
        m_attempt.step = AttemptStep::FindingOut;
        (void)m_note.record(m_attempt); // the former note says enough too
    }
}

void DeactivationDriver::onReply(const DeactivateReply &reply)
{
    const Order order = m_flow.answered(reply, m_clock.elapsed());
    AttemptRequest &request = m_attempt.requests.last();
    setAnswer(request, reply);
    m_evidence.endpointAt = m_clock.nowUtc();
    m_evidence.endpointStatus = request.status;
    if (order != Order::Send) {
        m_password.wipe();
    }
    obey(order);
}

void DeactivationDriver::openPage(const QUrl &page)
{
    m_state.page = page;
    m_state.pageOpened = m_browser.open(page, [driver = QPointer(this), page] {
        if (driver && driver->m_state.page == page) {
            driver->m_state.pageOpened = false;
            driver->refresh();
        }
    });
    refresh();
}

void DeactivationDriver::cool()
{
    m_coolingUntil = m_clock.elapsed() + m_flow.coolingTime();
    m_clock.callAfter(m_flow.coolingTime(), this, [this] { obey(m_flow.coolingEnded()); });
}

// How the account is looked at

void DeactivationDriver::onProfileSeen(bool isThere, bool hasPicture)
{
    m_flow.profileRead(isThere, hasPicture);
    m_evidence.profileWasThere = isThere;
}

/// What asks the same questions as a look under way waits for that one.
void DeactivationDriver::look(bool asWitness)
{
    if (m_probe.isLooking() && !asWitness) {
        return;
    }
    m_timer.reset();
    m_before.stop();
    m_lastLookAt = sinceSent();
    const Verification &verification = m_flow.verification();
    const bool maySignIn = verification.mayAskSignIn();
    m_probe.look({.signIn = maySignIn,
                  .profile = verification.mayReadProfile() || asWitness || !maySignIn,
                  .accountStatus = verification.mayAskAccountStatus()});
}

/// One question, before a refusal is believed.
void DeactivationDriver::hearSignIn()
{
    m_lastLookAt = sinceSent();
    m_probe.look({.signIn = true});
}

/// The person does not wait for that; while a request is under way there is no other look.
void DeactivationDriver::hearNoMore()
{
    if (m_flow.phase() == Phase::Submitting) {
        m_probe.stop();
    }
}

void DeactivationDriver::onSignInLooked(SignInSign sign)
{
    m_evidence.signIn += Look<SignInSign>{sign, m_clock.nowUtc()};
    if (sign == SignInSign::Accepted) {
        m_acceptedAt = m_clock.elapsed();
    }
    if (m_flow.phase() == Phase::Submitting) {
        m_probe.stop();
        obey(m_flow.refusalHeard(sign, m_lastLookAt));
        return;
    }
    m_flow.signInLooked(sign, m_lastLookAt);
    refresh();
}

void DeactivationDriver::onProfileLooked(ProfileSign sign)
{
    m_evidence.profile += Look<ProfileSign>{sign, m_clock.nowUtc()};
    m_flow.profileLooked(sign);
    refresh();
}

/// Settle, or look again at the next time of the table.
void DeactivationDriver::onLookEnded()
{
    m_flow.lookEnded(m_lastLookAt);
    if (const auto next = m_flow.verification().nextLookAfter(m_lastLookAt)) {
        m_timer = std::make_unique<QObject>();
        const milliseconds wait = std::max(*next - sinceSent(), milliseconds(0));
        m_clock.callAfter(wait, m_timer.get(), [this] { look(false); });
    }
    refresh();
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

void DeactivationDriver::noteOutcome(Outcome outcome)
{
    if (std::exchange(m_state.outcome, outcome) != outcome) {
        const bool isKnown = outcome == Outcome::Deactivated || outcome == Outcome::StillActive;
        m_state.knownSince = isKnown ? m_clock.nowUtc() : QDateTime();
    }
}

void DeactivationDriver::refresh()
{
    m_evidence.endpoint = m_flow.endpoint();
    m_evidence.unbind = m_flow.unbind();
    m_state.phase = m_flow.phase();
    m_state.reason = m_flow.reason();
    noteOutcome(m_flow.outcome());
    m_state.likely = m_flow.likely();
    m_state.erase = m_flow.erase();
    m_state.eraseCanChange = m_flow.eraseCanChange();
    m_state.noProofNeeded = m_flow.noProofNeeded();
    m_state.isManaged = m_flow.isManaged();
    m_state.hasLostProfile = m_flow.verification().hasLostProfile();
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
    m_state.canSignInToFindOut = canSignInToFindOut();
    m_state.evidence = m_evidence;
    tick();
    Q_EMIT changed(m_state); // the windows first: what they show needs no note any more
    keepOrSettleNote();
}

DeactivationDriver::milliseconds DeactivationDriver::sinceSent() const
{
    const bool isCounting = m_evidence.sentAt.isValid() || m_flow.isFindingOut();
    return isCounting ? m_clock.elapsed() - m_attempt.sent.elapsed : milliseconds(0);
}

bool DeactivationDriver::isTimed() const
{
    return isCommitted() || m_state.phase == Phase::Cooling || awaitsSignIn();
}

/// A server that may still be at work lets people in, so that a sign-in would prove nothing.
bool DeactivationDriver::canSignInToFindOut() const
{
    if (m_state.outcome != Outcome::Unknown) {
        return false;
    }
    if (m_flow.isManaged()) {
        return !mayHaveSession();
    }
    const QList<AttemptRequest> &requests = m_attempt.requests;
    const bool hasAnswer = !requests.isEmpty() && requests.constLast().hasHostAnswered();
    return sinceSent() >= Verification::lookTimes.back() || (!mayHaveSession() && hasAnswer);
}

/// All looks are over before a sign-in can tell.
bool DeactivationDriver::awaitsSignIn() const
{
    return m_state.phase == Phase::Settled && m_state.outcome == Outcome::Unknown
        && !m_flow.isManaged() && !m_state.canSignInToFindOut;
}

} // namespace farewell
