// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminDeactivationDriver.h"

#include "app/admin/service/WholeAccount.h"
#include "app/admin/steps/FileDeletion.h"
#include "app/admin/steps/MessageRedaction.h"
#include "app/admin/steps/ProfileWait.h"
#include "app/base/Clock.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace farewell {

using Order = AdminDeactivationFlow::Order;
using Tries = Request::Tries;

namespace {

constexpr std::chrono::milliseconds tickLength = 1s;

/// Not from inside what it emits.
template <class Step>
void retireStep(std::unique_ptr<Step> &step)
{
    if (step) {
        step->disconnect();
        step.release()->deleteLater();
    }
}

bool isSameAccount(const AdminAccount &account, const AdminAccount &seen)
{
    const AdminUser &now = account.user;
    const AdminUser &before = seen.user;
    return isSameKeeper(account.service, seen.service) && now.isDeactivated == before.isDeactivated
        && now.isErased == before.isErased && now.isLocked == before.isLocked
        && now.isAdmin == before.isAdmin;
}

/// A room that was handed over after an earlier click is not asked for again.
QList<HandOver::Line> linesOf(const QList<Heir> &heirs, const QList<HandOver::Line> &earlier)
{
    QList<HandOver::Line> lines;
    for (const Heir &heir : heirs) {
        const auto done = std::ranges::find_if(earlier, [&heir](const HandOver::Line &line) {
            return line.heir.roomId == heir.roomId && line.result == StepResult::Done;
        });
        lines += done == earlier.end() ? HandOver::Line{.heir = heir} : *done;
    }
    return lines;
}

} // namespace

AdminDeactivationDriver::AdminDeactivationDriver(const AdminDesk &desk, const NoteFolder &notes,
                                                 AdminTarget target, std::chrono::milliseconds age,
                                                 QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_target(std::move(target))
    , m_readAt(desk.clock.elapsed() - age)
    , m_note(m_desk, notes, m_target)
{
    refresh();
}

AdminDeactivationDriver::~AdminDeactivationDriver() = default;

void AdminDeactivationDriver::setTarget(AdminTarget target, std::chrono::milliseconds age)
{
    if (!m_running && !m_rooms) {
        m_target = std::move(target);
        m_readAt = m_desk.clock.elapsed() - age;
        m_flow.seenAnew();
        refresh();
    }
}

// What the person does

void AdminDeactivationDriver::confirm(const AdminChoices &choices)
{
    m_isStopping = false;
    const bool isAnew = m_flow.phase() == AdminDeactivationPhase::Choosing;
    const Order order = m_flow.confirmed(choices, m_desk.clock.elapsed() - m_readAt,
                                         m_target.account.user.isDeactivated);
    if (order != Order::Nothing && !m_begunAt.isValid()) {
        m_begunAt = m_desk.clock.nowUtc();
    }
    if (isAnew && order != Order::Nothing) {
        m_state.handOvers = linesOf(choices.heirs, m_state.handOvers);
        m_state.deactivation = {};
    }
    obey(order);
}

void AdminDeactivationDriver::tryAgain()
{
    obey(m_flow.triedAgain());
}

void AdminDeactivationDriver::goOnWithout()
{
    // In a list only the one that has not worked is left out.
    const auto failed = std::ranges::find_if(m_state.handOvers, [](const HandOver::Line &line) {
        return line.result == StepResult::Failed || line.result == StepResult::Unknown;
    });
    if (m_flow.canGoOnWithout() && m_flow.step() == AdminStep::HandOver
        && failed != m_state.handOvers.end()) {
        failed->result = StepResult::Skipped;
        obey(m_flow.triedAgain());
        return;
    }
    obey(m_flow.wentOnWithout());
}

void AdminDeactivationDriver::stopHere()
{
    m_flow.stoppedHere();
    refresh();
}

void AdminDeactivationDriver::stop()
{
    m_isStopping = true;
    m_flow.stopWanted();
    if (m_rooms) {
        m_rooms->stop();
    }
    if (m_running) {
        m_running->stop();
    }
    refresh();
}

// What the flow orders

void AdminDeactivationDriver::obey(Order order)
{
    switch (order) {
    case Order::Nothing:
        break;
    case Order::Read:
        readAccount();
        break;
    case Order::Run:
        run();
        break;
    case Order::Cool:
        cool();
        break;
    }
    refresh();
}

/// Only what the person has decided on: whether it is another account now than they have seen.
void AdminDeactivationDriver::readAccount()
{
    fetchWholeAccount(m_desk.place, m_target.id(), Tries::Single, this,
                      [this](const Result<AdminAccount> &account) { onAccountRead(account); });
}

void AdminDeactivationDriver::onAccountRead(const Result<AdminAccount> &account)
{
    if (!account) {
        m_flow.notReadAgain(account.error(), reasonOfNoAccount(account.error()));
        refresh();
        return;
    }
    if (!account->service.isClear()) {
        m_flow.notReadAgain(account->service.failure, reasonOfNoWord(account->service));
        refresh();
        return;
    }
    fetchAdminJoinedRooms(
        m_desk.place, m_target.id(), Tries::Single, this,
        [this, now = *account](const Result<QStringList> &rooms) { onReadAgain(now, rooms); });
}

void AdminDeactivationDriver::onReadAgain(const AdminAccount &account,
                                          const Result<QStringList> &rooms)
{
    if (!rooms) {
        m_flow.notReadAgain(rooms.error(), reasonOfNoAccount(rooms.error()));
        refresh();
        return;
    }
    const bool isSame
        = isSameAccount(account, m_target.account) && rooms->size() == m_target.joined.size();
    if (isSame) {
        m_readAt = m_desk.clock.elapsed();
    }
    obey(m_flow.readAgain(isSame));
    if (!isSame) {
        Q_EMIT targetIsStale();
    }
}

void AdminDeactivationDriver::run()
{
    if (m_flow.step() == AdminStep::Rooms) {
        watchRooms();
        obey(m_flow.roomsBegun());
        return;
    }
    retireStep(m_running);
    m_running = makeStep();
    m_running->setNote([this] {
        refresh(); // how far it has come until now
        return m_note.write(m_state, m_begunAt, *m_running);
    });
    connect(m_running.get(), &StepDriver::progressed, this, &AdminDeactivationDriver::refresh);
    connect(m_running.get(), &StepDriver::ended, this, &AdminDeactivationDriver::onStepEnded);
    m_running->start();
}

std::unique_ptr<StepDriver> AdminDeactivationDriver::makeStep()
{
    const AdminChoices &choices = m_flow.choices();
    switch (m_flow.step()) {
    case AdminStep::WaitProfile:
        return std::make_unique<ProfileWait>(m_desk, m_target, nullptr);
    case AdminStep::HandOver:
        return std::make_unique<HandOver>(m_desk, m_target, m_state.handOvers, nullptr);
    case AdminStep::Deactivate: {
        auto step = std::make_unique<AccountDeactivation>(
            m_desk, m_target,
            AccountDeactivation::Setup{.erase = choices.erase.value_or(false),
                                       .isRunAgain = m_flow.isRunAgain(),
                                       .mustBeClosed = m_flow.outcome() == Outcome::Deactivated,
                                       .ignoresTasks = m_flow.resultOf(AdminStep::WaitProfile)
                                           == StepResult::Skipped},
            nullptr);
        connect(step.get(), &AccountDeactivation::submitted, this, [this] {
            m_flow.submitted();
            refresh();
        });
        connect(step.get(), &AccountDeactivation::verifying, this, [this] {
            m_flow.verifying();
            refresh();
        });
        return step;
    }
    case AdminStep::Redact:
        return std::make_unique<MessageRedaction>(m_desk, m_target, choices.redactLimit, nullptr);
    case AdminStep::Media:
        return std::make_unique<FileDeletion>(m_desk, m_target, nullptr);
    case AdminStep::None:
    case AdminStep::Rooms:
        break;
    }
    Q_UNREACHABLE();
}

void AdminDeactivationDriver::onStepEnded(const StepEnd &end)
{
    refresh(); // what it has seen last
    m_state.isResultUnwritten = m_state.isResultUnwritten || m_running->isResultUnwritten();
    retireStep(m_running);
    obey(m_flow.ended(end));
}

void AdminDeactivationDriver::watchRooms()
{
    m_state.roomsLeft.reset();
    m_rooms = std::make_unique<RoomsWatch>(m_desk, m_target, nullptr);
    connect(m_rooms.get(), &StepDriver::progressed, this, &AdminDeactivationDriver::refresh);
    connect(m_rooms.get(), &StepDriver::ended, this, [this](const StepEnd &end) {
        refresh();
        retireStep(m_rooms);
        m_flow.roomsEnded(end);
        refresh();
    });
    m_rooms->start();
}

void AdminDeactivationDriver::cool()
{
    m_coolingUntil = m_desk.clock.elapsed() + m_flow.coolingTime();
    m_desk.clock.callAfter(m_flow.coolingTime(), this, [this] { obey(m_flow.coolingEnded()); });
}

// What the window sees

void AdminDeactivationDriver::tick()
{
    const bool isTimed = m_running || m_rooms || m_flow.phase() == AdminDeactivationPhase::Cooling;
    if (m_isTicking || !isTimed) {
        return;
    }
    m_isTicking = true;
    m_desk.clock.callAfter(tickLength, this, [this] {
        m_isTicking = false;
        refresh();
    });
}

void AdminDeactivationDriver::refresh()
{
    m_state.phase = m_flow.phase();
    m_state.reason = m_flow.reason();
    m_state.outcome = m_flow.outcome();
    m_state.step = m_flow.step();
    for (std::size_t at = 0; at < m_state.results.size(); ++at) {
        const StepResult result = m_flow.resultOf(static_cast<AdminStep>(at));
        if (std::exchange(m_state.results.at(at), result) != result && m_begunAt.isValid()) {
            m_state.resultAt.at(at) = m_desk.clock.nowUtc();
        }
    }
    m_state.choices = m_flow.choices();
    m_state.failure = m_flow.failure();
    m_state.canGoOnWithout = m_flow.canGoOnWithout();
    m_state.canRunAgain = m_flow.canRunAgain();
    m_state.isRunAgain = m_flow.isRunAgain();
    // What came of it can still be found out later; the answer cannot be asked for again.
    const bool isOnlyFindingOut
        = m_isStopping && m_flow.phase() == AdminDeactivationPhase::Verifying;
    m_state.mayClose = !m_running || isOnlyFindingOut;
    m_state.nextLookIn.reset();
    const auto now = m_desk.clock.elapsed();
    m_state.coolingLeft = m_flow.phase() == AdminDeactivationPhase::Cooling
        ? std::max(m_coolingUntil - now, std::chrono::milliseconds(0))
        : std::chrono::milliseconds(0);
    m_state.pauseLeft = m_running ? m_running->pauseLeft() : std::nullopt;
    if (const auto *step = qobject_cast<const ProfileWait *>(m_running.get())) {
        m_state.isProfileUnderWay = step->isUnderWay();
    }
    if (const auto *step = qobject_cast<const HandOver *>(m_running.get())) {
        m_state.handOvers = step->lines();
    }
    if (const auto *step = qobject_cast<const FileDeletion *>(m_running.get())) {
        m_state.filesDeleted = step->deleted();
    }
    if (const auto *step = qobject_cast<const AccountDeactivation *>(m_running.get())) {
        m_state.deactivation = step->seen();
        m_state.nextLookIn = m_state.deactivation.nextLookIn;
    }
    if (m_state.phase == AdminDeactivationPhase::Verifying && m_state.deactivation.isAccepted()) {
        m_state.reason = AdminReason::Accepted;
    }
    if (m_rooms) {
        m_state.roomsLeft = m_rooms->left();
        m_state.nextLookIn = m_rooms->nextLookIn();
    }
    const QDateTime &sent = m_state.deactivation.sentAt;
    m_state.sinceSent = sent.isValid()
        ? std::chrono::milliseconds(sent.msecsTo(m_desk.clock.nowUtc()))
        : std::chrono::milliseconds(0);
    tick();
    Q_EMIT changed(m_state); // the window first: what it shows needs no note any more
    keepNote();
}

/// It goes when nothing is under way and the person knows what can be known: what nobody knows they
/// have read when they close the window.
void AdminDeactivationDriver::keepNote()
{
    using Phase = AdminDeactivationPhase;
    const Phase phase = m_flow.phase();
    const bool isOver = !m_running && !m_rooms
        && (phase == Phase::Choosing || phase == Phase::Settled || phase == Phase::Impossible);
    const bool isKnown = m_state.outcome != Outcome::Unknown || m_isStopping;
    // While the log does not say what came of it, the next start has to.
    if (isOver && isKnown && !m_state.isResultUnwritten) {
        m_note.concluded(m_state);
    } else {
        m_note.keep(m_state, m_running.get());
    }
}

} // namespace farewell
