// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/LoggedAct.h"

#include "app/base/Clock.h"
#include "app/matrix/SignedIn.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString wordOf(const Failure &failure)
{
    if (failure.httpStatus == 0) {
        return failure.sent == Sent::No ? u"not sent"_s : u"no answer"_s;
    }
    const QString status = QString::number(failure.httpStatus);
    return failure.errcode.isEmpty() ? status : status + u' ' + failure.errcode;
}

} // namespace

LogFault LoggedAct::begin(ActivityEntry entry, const QList<ActivityEntry> &ended)
{
    if (m_entry) {
        return LogFault::None;
    }
    const UserId &actor = m_desk.place.actor.session().userId;
    entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.at = m_desk.clock.nowUtc();
    entry.actor = actor.toString();
    entry.server = actor.serverName();
    if (entry.address.isEmpty()) {
        entry.address = m_desk.place.address.toString();
    }
    const LogFault fault = m_desk.log.begin(entry, ended);
    if (fault == LogFault::None) {
        m_entry = std::move(entry);
    }
    return fault;
}

void LoggedAct::answered(const std::optional<Failure> &failure)
{
    if (!m_entry) {
        return;
    }
    m_entry->answeredAt = m_desk.clock.nowUtc();
    m_entry->answer = failure ? wordOf(*failure) : u"accepted"_s;
}

void LoggedAct::notWaitedFor()
{
    if (m_entry && !m_entry->answeredAt) {
        m_entry->answeredAt = m_desk.clock.nowUtc();
        m_entry->answer = u"not waited for"_s;
    }
}

LogFault LoggedAct::conclude(const QString &readBack)
{
    const auto entry = end(readBack);
    return entry ? m_desk.log.conclude({*entry}) : LogFault::None;
}

std::optional<ActivityEntry> LoggedAct::end(const QString &readBack)
{
    if (m_entry) {
        m_entry->readBack = readBack;
    }
    return std::exchange(m_entry, std::nullopt);
}

} // namespace farewell
