// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobActs.h"

#include "app/admin/job/JobPreview.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// What a journal knows of an account, in the words of readBackOf(). The log is told of a request
/// before the journal is: what the journal does not know of was not sent.
QString toldBy(const JobRow &row, bool erase)
{
    switch (row.state) {
    case JobRowState::Done:
    case JobRowState::StillJoined:
        return erase ? u"deactivated, erased"_s : u"deactivated"_s;
    case JobRowState::Failed:
        if (row.reason == JobReason::NotErased) {
            return u"deactivated"_s;
        }
        return row.readBackAt ? u"active"_s : u"not known"_s;
    case JobRowState::Waiting:
    case JobRowState::Already:
    case JobRowState::Skipped:
    case JobRowState::Stopped:
        return row.sentAt ? u"not known"_s : u"not sent"_s;
    case JobRowState::Sending:
    case JobRowState::Unknown:
        return u"not known"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

JobActs::JobActs(AdminDesk desk)
    : m_desk(std::move(desk))
{
}

void JobActs::beginList(const QString &fingerprint)
{
    m_list = shortFingerprint(fingerprint);
}

LogFault JobActs::begin(qsizetype place, const JobRow &row, const JobSight &seen, bool erase)
{
    conclude(place); // of an earlier request
    One one{.act = LoggedAct(m_desk)};
    const bool isOfService = !seen.managedId.isEmpty() && m_desk.place.service;
    const LogFault fault
        = one.act.begin({.what = Activity::Deactivate,
                         .address = isOfService ? m_desk.place.service->toString() : QString(),
                         .subject = row.id,
                         .erase = erase,
                         .object = m_list,
                         .lastSeenBefore = seen.lastSeenAt,
                         .note = row.note},
                        m_concluded);
    if (fault == LogFault::None) {
        m_concluded.clear();
        m_open.emplace(place, std::move(one));
    }
    return fault;
}

void JobActs::answered(qsizetype place, const AdminReply &reply)
{
    if (const auto one = m_open.find(place); one != m_open.end()) {
        const bool isYes = reply.kind == AdminReply::Kind::Confirmed;
        one->second.act.answered(isYes ? std::nullopt : std::optional(reply.failure));
    }
}

void JobActs::readBack(qsizetype place, const AdminSeen &seen)
{
    if (const auto one = m_open.find(place); one != m_open.end()) {
        one->second.seen = seen;
    }
}

void JobActs::conclude(qsizetype place)
{
    const auto one = m_open.find(place);
    if (one == m_open.end()) {
        return;
    }
    LoggedAct &act = one->second.act;
    QString readBack;
    if (one->second.seen) {
        act.notWaitedFor();
        readBack = readBackOf(*one->second.seen);
    } else if (!act.isAnswered()) {
        readBack = one->second.isLeft ? u"not known"_s : u"not sent"_s;
    }
    if (auto entry = act.end(readBack)) {
        m_concluded += std::move(*entry);
    }
    m_open.erase(one);
}

void JobActs::concludeAll()
{
    while (!m_open.empty()) {
        conclude(m_open.begin()->first);
    }
    writeConcluded();
}

void JobActs::writeConcluded()
{
    if (!m_concluded.isEmpty() && m_desk.log.conclude(m_concluded) == LogFault::None) {
        m_concluded.clear();
    }
}

void JobActs::goOnWith(const JobRecord &record)
{
    beginList(record.fingerprint);
    QHash<QString, qsizetype> places;
    for (qsizetype place = 0; place < record.rows.size(); ++place) {
        if (record.rows.at(place).isToBeSent) {
            places.insert(record.rows.at(place).id, place);
        }
    }
    const QList<ActivityEntry> entries = m_desk.log.read();
    for (const ActivityEntry &entry : entries) {
        const auto place = places.constFind(entry.subject);
        const bool isOfTheJob = place != places.constEnd() && entry.what == Activity::Deactivate
            && entry.object == m_list && entry.actor == record.admin && entry.at >= record.frozenAt;
        if (isOfTheJob) {
            goOnWith(entry, *place, record);
        }
    }
    writeConcluded();
}

void JobActs::goOnWith(const ActivityEntry &entry, qsizetype place, const JobRecord &record)
{
    const JobRow &row = record.rows.at(place);
    One one{.act = LoggedAct(m_desk), .isLeft = true};
    one.act.goOnWith(entry);
    const bool isOpen = row.state == JobRowState::Sending || row.state == JobRowState::Unknown;
    if (isOpen && !record.isFinished) {
        m_open.erase(place); // of an earlier request
        m_open.emplace(place, std::move(one));
        return;
    }
    const bool isConcluded = entry.answeredAt || !entry.readBack.isEmpty();
    if (isConcluded) {
        return;
    }
    if (row.sentAt) {
        one.act.notWaitedFor();
    }
    if (auto concluded = one.act.end(toldBy(row, record.erase))) {
        m_concluded += std::move(*concluded);
    }
}

QList<qsizetype> JobActs::open() const
{
    QList<qsizetype> places;
    for (const auto &[place, one] : m_open) {
        places += place;
    }
    return places;
}

} // namespace farewell
