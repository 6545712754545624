// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/OpenActs.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

const QString notWaitedFor = u"not waited for"_s;
const QString notKnown = u"not known"_s;

bool isOpen(const ActivityEntry &entry)
{
    return entry.readBack.isEmpty() ? !entry.answeredAt
                                    : entry.readBack == notWaitedFor || entry.readBack == notKnown;
}

bool isOf(const AdminAttempt &attempt, const ActivityEntry &entry)
{
    return entry.actor == attempt.actor.toString() && entry.subject == attempt.subject.toString()
        && entry.at >= attempt.begunAt;
}

QString answerOf(const AdminAttempt &attempt, const ActivityEntry &entry)
{
    if (entry.what != Activity::Deactivate || !attempt.reply) {
        return notWaitedFor;
    }
    if (*attempt.reply == AdminReply::Kind::Confirmed) {
        return u"accepted"_s;
    }
    const QString status = QString::number(attempt.httpStatus);
    if (attempt.httpStatus == 0) {
        return u"no answer"_s;
    }
    return attempt.errcode.isEmpty() ? status : status + u' ' + attempt.errcode;
}

QString readBackOf(const ActivityEntry &entry, const AdminFindings &findings)
{
    if (entry.what == Activity::Deactivate) {
        return farewell::readBackOf(findings.account);
    }
    if (entry.what != Activity::Redact) {
        return notKnown;
    }
    return findings.redaction == StepResult::Done  ? u"complete"_s
        : findings.redaction == StepResult::Failed ? u"failed"_s
                                                   : notKnown;
}

} // namespace

LogFault concludeOpenActs(ActivityLog &log, const AdminAttempt &attempt,
                          const AdminFindings &findings)
{
    const QList<ActivityEntry> entries = log.read();
    for (ActivityEntry entry : entries) {
        if (!isOpen(entry) || !isOf(attempt, entry)) {
            continue;
        }
        const QString readBack = readBackOf(entry, findings);
        if (readBack == entry.readBack) {
            continue; // it is written already
        }
        if (!entry.answeredAt) {
            entry.answeredAt = findings.at;
            entry.answer = answerOf(attempt, entry);
        }
        entry.readBack = readBack;
        if (const LogFault fault = log.conclude({entry}); fault != LogFault::None) {
            return fault;
        }
    }
    return LogFault::None;
}

} // namespace farewell
