// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobDriver.h"

#include "app/admin/AdminActs.h"
#include "app/admin/AdminReads.h"
#include "app/admin/job/JobPreview.h"
#include "app/admin/service/AccountService.h"
#include "app/base/Clock.h"
#include "app/base/UserId.h"
#include "app/matrix/SignedIn.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

using Kind = JobOrder::Kind;
using Phase = JobPhase;

JobRefusal refusalOf(JobProblem problem)
{
    return problem == JobProblem::Newer ? JobRefusal::Newer : JobRefusal::Unreadable;
}

/// What is about to be sent stands last.
bool isBeforeSending(const JobOrder &order)
{
    return !order.entries.isEmpty() && order.entries.constLast().state == JobRowState::Sending;
}

} // namespace

JobDriver::JobDriver(AdminDesk desk, QString folder, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_journal(std::move(folder))
    , m_acts(std::move(desk))
    , m_run(std::make_unique<QObject>())
{
}

/// Nobody waits for what is still open; the journal tells the next run of it.
JobDriver::~JobDriver()
{
    m_acts.concludeAll();
}

JobMoment JobDriver::now() const
{
    return {m_desk.clock.elapsed(), m_desk.clock.nowUtc()};
}

// What the person does

void JobDriver::listGiven()
{
    m_flow.listGiven();
    pump();
}

void JobDriver::resolved()
{
    m_frozenAt = m_desk.clock.nowUtc();
    m_flow.resolved();
    pump();
}

void JobDriver::backToList()
{
    m_flow.backToList();
    if (m_flow.phase() == Phase::Empty) {
        forgetRun();
        m_journal.close();
    }
    pump();
}

void JobDriver::forgetRun()
{
    m_run = std::make_unique<QObject>();
    m_acts.concludeAll();
    m_sights.clear();
    m_refused.clear();
    m_fault = LogFault::None;
    m_failure = {};
    m_hasFailure = false;
    m_isDryRun = false;
}

void JobDriver::rehearse(const QList<JobRow> &rows)
{
    if (m_flow.phase() != Phase::Preview) {
        return;
    }
    forgetRun();
    m_isDryRun = true;
    m_rehearsal.emplace(m_desk);
    (void)m_rehearsal->begin(
        {.what = Activity::DryRun, .object = shortFingerprint(fingerprintOf(rows))});
    m_flow.rehearse(rows, now());
    pump();
}

void JobDriver::start(const QList<JobRow> &rows, bool erase)
{
    if (m_flow.phase() != Phase::Preview) {
        return;
    }
    forgetRun();
    m_flow.start(rows, erase, now());
    pump();
}

void JobDriver::pause()
{
    m_flow.pause(now());
    pump();
}

void JobDriver::resume()
{
    m_hasFailure = false;
    m_fault = LogFault::None;
    m_flow.resume(now());
    pump();
}

void JobDriver::stop()
{
    m_flow.stop(now());
    pump();
}

/// Whose it is first: somebody else's stays as it is.
JobRefusal JobDriver::open(const QString &path, JobRecord *record)
{
    const auto before = readJob(path);
    if (const auto *problem = std::get_if<JobProblem>(&before)) {
        return refusalOf(*problem);
    }
    if (record != nullptr) {
        *record = std::get<JobRecord>(before);
    }
    const UserId &actor = m_desk.place.actor.session().userId;
    if (!isSameServerName(std::get<JobRecord>(before).server, actor.serverName())) {
        return JobRefusal::OtherServer;
    }
    if (std::get<JobRecord>(before).admin != actor.toString()) {
        return JobRefusal::OtherAdmin;
    }
    if (const LogFault fault = m_journal.resume(path); fault != LogFault::None) {
        return fault == LogFault::Busy ? JobRefusal::Busy : JobRefusal::NotWritable;
    }
    const auto held = m_journal.read(); // under its lock
    if (const auto *problem = std::get_if<JobProblem>(&held)) {
        m_journal.close();
        return refusalOf(*problem);
    }
    const auto &job = std::get<JobRecord>(held);
    forgetRun();
    m_frozenAt = job.frozenAt;
    m_acts.goOnWith(job);
    m_flow.restore(job, now());
    pump();
    return JobRefusal::None;
}

bool JobDriver::isAtRest() const
{
    switch (m_flow.phase()) {
    case Phase::Running:
    case Phase::Pausing:
    case Phase::Cooling:
    case Phase::Stopping:
    case Phase::Rehearsing:
        return false;
    case Phase::Empty:
    case Phase::Resolving:
    case Phase::Preview:
    case Phase::Paused:
    case Phase::Checking:
    case Phase::Finished:
        break;
    }
    return !m_flow.isWriting();
}

void JobDriver::comeToRest()
{
    m_isToRest = true;
    if (m_flow.phase() == Phase::Rehearsing) {
        m_flow.stop(now());
    } else {
        m_flow.pause(now());
    }
    pump();
}

bool JobDriver::removeJournal()
{
    return m_journal.remove();
}

// What the flow orders

void JobDriver::pump()
{
    if (std::exchange(m_isPumping, true)) {
        return;
    }
    for (auto orders = m_flow.takeOrders(); !orders.isEmpty(); orders = m_flow.takeOrders()) {
        for (const JobOrder &order : std::as_const(orders)) {
            carryOut(order);
        }
    }
    m_isPumping = false;
    concludeActs();
    wakeLater();
    tell();
}

void JobDriver::carryOut(const JobOrder &order)
{
    switch (order.kind) {
    case Kind::Begin:
        begin(order);
        break;
    case Kind::Write:
        if (isBeforeSending(order)) {
            write(order);
        } else {
            writeLater(order);
        }
        break;
    case Kind::Look:
        look(order);
        break;
    case Kind::Send:
        send(order);
        break;
    case Kind::ReadBack:
        lookBackAt(order);
        break;
    case Kind::Rooms:
        readRooms(order);
        break;
    }
}

void JobDriver::begin(const JobOrder &order)
{
    const UserId &actor = m_desk.place.actor.session().userId;
    const QString fingerprint = fingerprintOf(m_flow.rows());
    m_acts.beginList(fingerprint);
    m_fault = m_journal.begin({.frozenAt = m_frozenAt,
                               .server = actor.serverName(),
                               .address = m_desk.place.address.toString(),
                               .admin = actor.toString(),
                               .erase = m_flow.erase(),
                               .fingerprint = fingerprint,
                               .rows = m_flow.rows()});
    m_flow.written(order.ticket, m_fault == LogFault::None, now());
}

/// Of what is about to be sent the activity log is told first: without it nothing is sent, either.
void JobDriver::write(const JobOrder &order)
{
    LogFault fault = LogFault::None;
    if (isBeforeSending(order)) {
        fault = m_acts.begin(order.row, m_flow.rows().at(order.row), m_sights.at(order.row),
                             m_flow.erase());
    }
    if (fault == LogFault::None) {
        fault = m_journal.write(order.entries);
    }
    m_fault = fault == LogFault::None ? m_fault : fault;
    m_flow.written(order.ticket, fault == LogFault::None, now());
}

/// Of a long list there may be much to write, one piece after the other.
void JobDriver::writeLater(const JobOrder &order)
{
    const auto writeNow = [this, order] {
        write(order);
        pump();
    };
    QMetaObject::invokeMethod(this, writeNow, Qt::QueuedConnection);
}

void JobDriver::look(const JobOrder &order)
{
    const QString id = m_flow.rows().at(order.row).id;
    lookFirst(m_desk.place, id, m_run.get(), [this, order](const JobSight &sight) {
        if (!m_isDryRun) {
            m_sights[order.row] = sight;
        }
        if (!sight.look.isRead() && sight.look.failure != AdminReason::Gone) {
            hear(sight.failure);
        }
        m_flow.looked(order.ticket, sight.look, now());
        const bool isWaiting = m_flow.rows().at(order.row).state == JobRowState::Waiting;
        if (!isWaiting && !m_flow.isOpen(order.row)) {
            m_sights.erase(order.row); // it is not sent
        }
        pump();
    });
}

void JobDriver::send(const JobOrder &order)
{
    const JobRow &row = m_flow.rows().at(order.row);
    const auto onReplied = [this, order](const AdminReply &reply) {
        m_acts.answered(order.row, reply);
        m_refused[order.row] = reply.isRefusal();
        if (reply.kind != AdminReply::Kind::Confirmed) {
            hear(reply.failure);
        }
        m_flow.replied(order.ticket, reply, now());
        pump();
    };
    const QString managedId = m_sights.at(order.row).managedId;
    if (managedId.isEmpty()) {
        deactivateAccount(m_desk.place, row.id, m_flow.erase(), this, onReplied);
    } else {
        deactivateManaged(m_desk.place, managedId, m_flow.erase(), this, onReplied);
    }
}

void JobDriver::lookBackAt(const JobOrder &order)
{
    const auto sight = m_sights.find(order.row);
    const auto refused = m_refused.find(order.row);
    const JobSent sent{.userId = m_flow.rows().at(order.row).id,
                       .managedId = sight != m_sights.end() ? sight->second.managedId : QString(),
                       .isRefused = refused != m_refused.end() && refused->second};
    lookBack(m_desk.place, sent, m_run.get(), [this, order](const JobSight &seen) {
        if (seen.look.isRead()) {
            m_acts.readBack(order.row, seen.look.seen);
        }
        m_flow.looked(order.ticket, seen.look, now());
        pump();
    });
}

void JobDriver::readRooms(const JobOrder &order)
{
    fetchAdminJoinedRooms(
        m_desk.place, m_flow.rows().at(order.row).id, Request::Tries::Single, m_run.get(),
        [this, order](const Result<QStringList> &rooms) {
            m_flow.roomsRead(order.ticket,
                             rooms ? std::optional<qint64>(rooms->size()) : std::nullopt, now());
            pump();
        });
}

void JobDriver::hear(const Failure &failure)
{
    m_failure = failure;
    m_hasFailure = true;
}

/// Of those that nobody looks at any more.
void JobDriver::concludeActs()
{
    const QList<qsizetype> places = m_acts.open();
    for (const qsizetype place : places) {
        if (!m_flow.isOpen(place)) {
            m_acts.conclude(place);
            m_sights.erase(place);
            m_refused.erase(place);
        }
    }
    if (!m_flow.isToSend()) {
        m_acts.writeConcluded(); // else with the next that is sent
    }
    if (m_rehearsal && m_flow.phase() != Phase::Rehearsing) {
        logRehearsal();
    }
}

void JobDriver::logRehearsal()
{
    const qsizetype rest = m_flow.count(JobRowState::Waiting);
    m_rehearsal->conclude(u"%1 of %2 as they were"_s.arg(rest).arg(m_flow.total()));
    m_rehearsal.reset();
}

void JobDriver::wakeLater()
{
    const auto at = m_flow.wakeAt();
    if (at == m_wakeAt) {
        return;
    }
    m_wakeAt = at;
    if (!at) {
        return;
    }
    m_desk.clock.callAfter(std::max(*at - m_desk.clock.elapsed(), 0ms), this, [this, at] {
        if (m_wakeAt == at) { // it may be another by now
            m_wakeAt.reset();
            m_flow.wake(now());
            pump();
        }
    });
}

// What the window sees

JobState JobDriver::state() const
{
    JobState state{.phase = m_flow.phase(),
                   .reason = m_flow.reason(),
                   .fault = m_fault,
                   .failure = m_failure,
                   .hasFailure = m_hasFailure,
                   .erase = m_flow.erase(),
                   .turnsOver = m_flow.turnsOver(),
                   .isDryRun = m_isDryRun,
                   .total = m_flow.total()};
    for (std::size_t at = 0; at < state.counts.size(); ++at) {
        state.counts.at(at) = m_flow.count(static_cast<JobRowState>(at));
    }
    state.timeLeft = m_flow.timeLeft();
    if (const auto until = m_flow.coolingUntil()) {
        state.coolingLeft = std::max(*until - m_desk.clock.elapsed(), 0ms);
    }
    return state;
}

void JobDriver::tell()
{
    if (std::exchange(m_toldPhase, m_flow.phase()) != m_flow.phase()) {
        const QSet<qsizetype> places = m_flow.takeChanged();
        if (!places.isEmpty()) {
            Q_EMIT rowsChanged(places.values());
        }
        Q_EMIT changed();
    }
    tellLater();
    if (m_isToRest && isAtRest()) {
        m_isToRest = false;
        QMetaObject::invokeMethod(this, &JobDriver::cameToRest, Qt::QueuedConnection);
    }
}

/// Row by row would keep a window busy with nothing else. By itself only a pause goes on.
void JobDriver::tellLater()
{
    if (std::exchange(m_isTelling, true)) {
        return;
    }
    m_desk.clock.callAfter(tellingPause, this, [this] {
        m_isTelling = false;
        const QSet<qsizetype> places = m_flow.takeChanged();
        if (!places.isEmpty()) {
            Q_EMIT rowsChanged(places.values());
        }
        Q_EMIT changed();
        if (m_flow.phase() == Phase::Cooling) {
            tellLater();
        }
    });
}

} // namespace farewell
