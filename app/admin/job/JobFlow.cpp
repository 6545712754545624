// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobFlow.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace farewell {

namespace {

using Kind = JobOrder::Kind;
using Phase = JobPhase;
using State = JobRowState;
using Way = JobGate::Way;

} // namespace

// What the person does

void JobFlow::listGiven()
{
    if (m_phase == Phase::Empty) {
        m_phase = Phase::Resolving;
    }
}

void JobFlow::resolved()
{
    if (m_phase == Phase::Resolving) {
        m_phase = Phase::Preview;
    }
}

void JobFlow::backToList()
{
    if (m_phase == Phase::Resolving || m_phase == Phase::Preview || m_phase == Phase::Finished) {
        forget();
    }
}

/// But the tickets: an answer to what was ordered before stays an outdated one.
void JobFlow::forget()
{
    const int last = m_lastTicket;
    *this = JobFlow();
    m_lastTicket = last;
}

void JobFlow::begin(const QList<JobRow> &rows)
{
    forget();
    m_ledger = JobLedger(rows);
    const QList<qsizetype> waiting = m_ledger.placesOf(State::Waiting);
    for (const qsizetype place : waiting) {
        m_turns.add(place);
    }
}

void JobFlow::rehearse(const QList<JobRow> &rows, const JobMoment &now)
{
    if (m_phase == Phase::Preview) {
        begin(rows);
        m_ledger.keepNothing();
        m_phase = Phase::Rehearsing;
        advance(now);
    }
}

void JobFlow::start(const QList<JobRow> &rows, bool erase, const JobMoment &now)
{
    if (m_phase == Phase::Preview) {
        begin(rows);
        m_erase = erase;
        m_phase = Phase::Running;
        advance(now);
    }
}

/// What was being sent when the program ended is like a request without an answer.
void JobFlow::restore(const JobRecord &record, const JobMoment &now)
{
    if (m_phase != Phase::Empty) {
        return;
    }
    begin(record.rows);
    m_erase = record.erase;
    m_isBegun = true;
    if (record.isFinished) {
        m_turns = JobTurns();
        m_phase = Phase::Finished;
        return;
    }
    m_phase = Phase::Paused;
    const QList<qsizetype> open
        = m_ledger.placesOf(State::Sending) + m_ledger.placesOf(State::Unknown);
    for (const qsizetype place : open) {
        const JobRow &row = m_ledger.at(place);
        const qint64 age = row.sentAt ? std::max<qint64>(row.sentAt->msecsTo(now.utc), 0) : 0;
        m_follows.addLeft(place, row.wasDeactivated, now.elapsed - milliseconds(age), now.elapsed);
    }
    advance(now);
}

void JobFlow::pause(const JobMoment &now)
{
    if (m_phase == Phase::Running || m_phase == Phase::Cooling) {
        hold(JobReason::None);
        advance(now);
    }
}

void JobFlow::resume(const JobMoment &now)
{
    if (m_phase != Phase::Paused) {
        return;
    }
    m_reason = JobReason::None;
    m_isJournalBroken = false;
    m_unknownInARow = 0;
    m_speed = JobSpeed();
    m_phase = m_coolingUntil > now.elapsed ? Phase::Cooling : Phase::Running;
    advance(now);
}

void JobFlow::stop(const JobMoment &now)
{
    if (m_phase == Phase::Rehearsing) {
        dropLooks();
        m_phase = Phase::Preview;
    } else if (m_phase == Phase::Checking) {
        m_follows.clear();
        finishRooms(now);
    } else if (isRunning() || m_phase == Phase::Paused) {
        dropLooks();
        m_phase = Phase::Stopping;
    }
    advance(now);
}

// What comes next

bool JobFlow::isRunning() const
{
    return m_phase == Phase::Running || m_phase == Phase::Pausing || m_phase == Phase::Cooling;
}

bool JobFlow::isInFlight() const
{
    return (m_writing && m_writing->toSend) || m_sending || m_follows.awaitsFirstLook();
}

bool JobFlow::isOpen(qsizetype row) const
{
    return m_ledger.at(row).state == State::Sending || m_follows.has(row);
}

int JobFlow::order(Kind kind, qsizetype row, const QList<JobEntry> &entries)
{
    m_orders += JobOrder{kind, ++m_lastTicket, row, entries};
    return m_lastTicket;
}

QList<JobOrder> JobFlow::takeOrders()
{
    return std::exchange(m_orders, {});
}

void JobFlow::wake(const JobMoment &now)
{
    if (m_phase == Phase::Cooling && now.elapsed >= m_coolingUntil) {
        m_phase = Phase::Running;
    }
    advance(now);
}

std::optional<JobFlow::milliseconds> JobFlow::wakeAt() const
{
    QList<std::optional<milliseconds>> times{m_follows.wakeAt(), coolingUntil()};
    if (m_phase == Phase::Running && !m_looking && !m_ready) {
        times += m_turns.wakeAt();
    }
    if (m_phase == Phase::Checking && !m_isEnding) {
        times += m_rooms.wakeAt();
    }
    std::optional<milliseconds> first;
    for (const auto &time : std::as_const(times)) {
        first = time ? std::min(first.value_or(*time), *time) : first;
    }
    return first;
}

std::optional<JobFlow::milliseconds> JobFlow::coolingUntil() const
{
    return m_phase == Phase::Cooling ? std::optional(m_coolingUntil) : std::nullopt;
}

void JobFlow::advance(const JobMoment &now)
{
    readBackDue(now);
    endWhatIsOver(now);
    advanceRun(now);
    advanceEnd(now);
    writeAlone();
}

void JobFlow::endWhatIsOver(const JobMoment &now)
{
    if (isInFlight()) {
        return;
    }
    if (m_phase == Phase::Pausing) {
        m_phase = Phase::Paused;
    } else if (m_phase == Phase::Stopping) {
        stopRows(now);
        check(now);
    }
}

void JobFlow::advanceRun(const JobMoment &now)
{
    const bool isRehearsing = m_phase == Phase::Rehearsing;
    if (m_phase != Phase::Running && !isRehearsing) {
        return;
    }
    if (!m_isBegun && !isRehearsing) {
        if (!m_writing) {
            m_writing = Writing{.ticket = order(Kind::Begin, 0), .isBeginning = true};
        }
        return;
    }
    if (!m_turns.hasOthers() && !isInFlight()) {
        m_turns.othersEnded(now.elapsed);
    }
    sendNext(now);
    lookAtNext(now);
    const bool isOver = m_turns.isEmpty() && !m_looking && !m_ready && !isInFlight();
    if (isOver && isRehearsing) {
        m_phase = Phase::Preview;
    } else if (isOver) {
        check(now);
    }
}

bool JobFlow::maySend() const
{
    return m_phase == Phase::Running && !m_writing && !m_sending && m_follows.letsSend();
}

void JobFlow::sendNext(const JobMoment &now)
{
    if (!m_ready || !maySend()) {
        return;
    }
    const Ready ready = *std::exchange(m_ready, std::nullopt);
    if (now.elapsed - ready.at >= lookLife) {
        return; // and it is looked at again
    }
    m_turns.remove(ready.row);
    note(ready.row, State::Sending, JobReason::None, now);
    write(ready);
}

void JobFlow::lookAtNext(const JobMoment &now)
{
    if (m_looking || m_ready) {
        return;
    }
    if (const auto row = m_turns.next(now.elapsed)) {
        m_looking = Looking{order(Kind::Look, *row), *row};
    }
}

void JobFlow::readBackDue(const JobMoment &now)
{
    while (const auto row = m_follows.take(now.elapsed, nextTicket())) {
        order(Kind::ReadBack, *row);
    }
}

void JobFlow::dropLooks()
{
    m_looking.reset();
    m_ready.reset();
}

void JobFlow::hold(JobReason reason)
{
    if (m_phase == Phase::Rehearsing) {
        m_phase = Phase::Preview;
        m_reason = reason;
    } else if (isRunning()) {
        // What has made it pause is not made unsaid by another reason that comes after it.
        m_reason = m_reason == JobReason::None ? reason : m_reason;
        m_phase = isInFlight() ? Phase::Pausing : Phase::Paused;
    }
    dropLooks();
}

// The journal

void JobFlow::note(qsizetype place, State state, JobReason reason, const JobMoment &now,
                   bool isReadBack)
{
    m_ledger.note(place,
                  {.at = now.utc, .state = state, .reason = reason, .isReadBack = isReadBack});
}

void JobFlow::write(std::optional<Ready> toSend)
{
    const QList<JobEntry> entries
        = m_ledger.takeUnwritten(toSend ? m_ledger.unwritten() : mostAtOnce);
    m_writing = Writing{.ticket = order(Kind::Write, toSend ? toSend->row : 0, entries),
                        .entries = entries,
                        .toSend = std::move(toSend)};
}

bool JobFlow::isToSend() const
{
    return m_phase == Phase::Running && (m_turns.hasOthers() || isInFlight());
}

void JobFlow::writeAlone()
{
    const bool isShared = isToSend() && m_ledger.unwritten() < mostAtOnce;
    if (!m_ledger.isWritten() && !m_writing && m_isBegun && !isShared && !m_isJournalBroken) {
        write(std::nullopt);
    }
}

void JobFlow::written(int ticket, bool isWritten, const JobMoment &now)
{
    if (!m_writing || m_writing->ticket != ticket) {
        return;
    }
    const Writing writing = *std::exchange(m_writing, std::nullopt);
    if (!isWritten) {
        notWritten(writing, now);
    } else if (writing.isBeginning) {
        m_isBegun = true;
    } else if (writing.toSend && m_phase == Phase::Running) {
        const int sent = order(Kind::Send, writing.toSend->row);
        m_sending = Sending{sent, *writing.toSend, now.elapsed};
    } else if (writing.toSend) {
        leaveWaiting(writing.toSend->row, JobReason::None, now);
    }
    advance(now);
}

/// Some of it may stand there all the same: that this one was not sent is to stand after it.
void JobFlow::notWritten(const Writing &writing, const JobMoment &now)
{
    m_isJournalBroken = true;
    QList<JobEntry> entries = writing.entries;
    if (writing.toSend) {
        entries.removeLast(); // that it is about to be sent
    }
    m_ledger.putBack(entries);
    if (writing.toSend) {
        leaveWaiting(writing.toSend->row, JobReason::JournalFailed, now);
    }
    hold(JobReason::JournalFailed);
    if (m_isEnding) {
        m_phase = Phase::Finished;
        m_reason = JobReason::JournalFailed;
    }
}

// Looks

void JobFlow::looked(int ticket, const JobLook &look, const JobMoment &now)
{
    if (m_looking && m_looking->ticket == ticket) {
        lookedFirst(std::exchange(m_looking, std::nullopt)->row, look, now);
        advance(now);
    } else if (const JobFollows::One *one = m_follows.find(ticket)) {
        lookedBack(*one, look, now);
        advance(now);
    }
}

void JobFlow::lookedFirst(qsizetype place, const JobLook &look, const JobMoment &now)
{
    const auto left = m_left.find(place);
    const JobGate gate = gateOf(m_ledger.at(place), look,
                                left != m_left.end() ? left->second : JobAttempt(), m_erase);
    const bool isRehearsing = m_phase == Phase::Rehearsing;
    switch (gate.way) {
    case Way::Unreadable:
        hold(gate.reason);
        return;
    case Way::Skip:
    case Way::Tell:
        m_turns.remove(place);
        note(place, gate.state, gate.reason, now, gate.way == Way::Tell);
        return;
    case Way::Later:
        if (!isRehearsing && m_turns.mayPutOff(now.elapsed)) {
            m_turns.putOff(place, now.elapsed);
            return;
        }
        break;
    case Way::Open:
        break;
    }
    if (isRehearsing) {
        m_turns.remove(place); // it would be sent
    } else {
        m_ready = Ready{place, now.elapsed, *look.signs};
    }
}

/// Of what was sent.
void JobFlow::lookedBack(const JobFollows::One &one, const JobLook &look, const JobMoment &now)
{
    const bool isFirst = !one.isLookedAt;
    const qsizetype place = one.row;
    const int ticket = one.ticket;
    const JobAttempt attempt = one.attempt;
    const milliseconds since = now.elapsed - one.sentAt;
    const AdminVerdict verdict = verdictOn(attempt, look, since, m_erase);
    if (verdict.state == AdminVerdict::State::Verifying) {
        (void)m_follows.lookAgain(ticket, now.elapsed);
    } else {
        m_follows.remove(ticket);
    }
    if (verdict.state == AdminVerdict::State::Impossible) {
        m_left[place] = attempt;
    }
    settle(place, verdict, look.isRead(), now);
    if (isFirst) {
        m_speed.rowEnded(now.elapsed);
        countUnknown(m_ledger.at(place));
    }
}

void JobFlow::countUnknown(const JobRow &row)
{
    const bool isLost = row.state == State::Unknown && row.reason != JobReason::Accepted;
    m_unknownInARow = isLost ? m_unknownInARow + 1 : 0;
    if (m_unknownInARow >= mostUnknown) {
        hold(JobReason::UnknownInARow);
    }
}

// What came of a request

void JobFlow::replied(int ticket, const AdminReply &reply, const JobMoment &now)
{
    if (!m_sending || m_sending->ticket != ticket) {
        return;
    }
    const Sending sent = *std::exchange(m_sending, std::nullopt);
    const qsizetype place = sent.what.row;
    const JobAttempt attempt{reply, sent.what.signs};
    const AdminVerdict verdict = verdictOn(attempt, {}, now.elapsed - sent.at, m_erase);
    const bool isClear = verdict.state == AdminVerdict::State::NotSent
        || verdict.state == AdminVerdict::State::Cooling
        || verdict.reason == AdminReason::SignedOut;
    if (verdict.state == AdminVerdict::State::Cooling) {
        m_coolingUntil = now.elapsed + reply.failure.pause();
    }
    if (isClear) {
        m_left[place] = attempt;
        settle(place, verdict, false, now);
    } else {
        m_follows.add(place, attempt, sent.at, now.elapsed);
    }
    advance(now);
}

void JobFlow::settle(qsizetype place, const AdminVerdict &verdict, bool isReadBack,
                     const JobMoment &now)
{
    const JobRow before = m_ledger.at(place);
    const JobRowVerdict row = rowVerdictOn(verdict, before);
    if (row.state == State::Waiting) {
        leaveWaiting(place, row.reason, now);
    } else if (row.state != before.state || row.reason != before.reason) {
        note(place, row.state, row.reason, now, isReadBack);
    }
    if (row.state == State::Done && m_phase == Phase::Checking) {
        m_rooms.add(place, now.elapsed);
    }
    switch (row.job) {
    case JobRowVerdict::Job::GoesOn:
        break;
    case JobRowVerdict::Job::Pauses:
        hold(row.reason);
        break;
    case JobRowVerdict::Job::Cools:
        dropLooks();
        if (m_phase == Phase::Running) {
            m_phase = Phase::Cooling;
        }
        break;
    }
}

/// Its turn comes again.
void JobFlow::leaveWaiting(qsizetype place, JobReason reason, const JobMoment &now)
{
    note(place, State::Waiting, reason, now);
    m_turns.add(place);
}

// The end

void JobFlow::stopRows(const JobMoment &now)
{
    const QList<qsizetype> waiting = m_ledger.placesOf(State::Waiting);
    for (const qsizetype place : waiting) {
        note(place, State::Stopped, m_ledger.at(place).reason, now);
    }
    m_turns = JobTurns();
}

void JobFlow::check(const JobMoment &now)
{
    m_phase = Phase::Checking;
    m_reason = JobReason::None;
    const QList<qsizetype> done = m_ledger.placesOf(State::Done);
    for (const qsizetype place : done) {
        m_rooms.add(place, now.elapsed);
    }
}

void JobFlow::advanceEnd(const JobMoment &now)
{
    if (m_phase != Phase::Checking) {
        return;
    }
    while (const auto row = m_isEnding ? std::nullopt : m_rooms.take(now.elapsed, nextTicket())) {
        order(Kind::Rooms, *row);
    }
    if (m_rooms.isOver() && m_follows.isEmpty()) {
        finishRooms(now);
    }
    const bool isToBeWritten = m_isBegun && !m_ledger.isWritten();
    if (m_isEnding && !isToBeWritten && !m_writing) {
        m_phase = Phase::Finished;
    }
}

void JobFlow::roomsRead(int ticket, std::optional<qint64> rooms, const JobMoment &now)
{
    m_rooms.read(ticket, rooms, now.elapsed);
    advance(now);
}

void JobFlow::finishRooms(const JobMoment &now)
{
    if (std::exchange(m_isEnding, true)) {
        return;
    }
    for (const auto &[place, watched] : m_rooms.rows()) {
        if (watched.left) {
            const bool isStuck = m_rooms.isStuck(watched);
            m_ledger.note(place,
                          {.at = now.utc,
                           .state = isStuck ? State::StillJoined : State::Done,
                           .reason = isStuck ? JobReason::StillJoined : JobReason::None,
                           .roomsLeft = watched.left});
        }
    }
    m_isJournalBroken = false; // for the end it is tried once more
    m_ledger.noteEnd(now.utc);
}

} // namespace farewell
