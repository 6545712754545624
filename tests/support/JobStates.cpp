// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/JobStates.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell::test {

namespace {

QDateTime at(int minute, int second)
{
    return QDateTime(QDate(2026, 11, 28), QTime(14, minute, second), QTimeZone::utc());
}

JobFinding active(qint64 rooms)
{
    return {.account = AdminAccount(), .rooms = rooms};
}

JobFinding deactivated()
{
    JobFinding finding = active(0);
    finding.account->user.isDeactivated = true;
    finding.account->user.isErased = true;
    finding.account->isDeactivatedAtHomeserver = true;
    return finding;
}

JobFinding administrator()
{
    JobFinding finding = active(30);
    finding.account->user.isAdmin = true;
    return finding;
}

JobFinding locked(qint64 rooms)
{
    JobFinding finding = active(rooms);
    finding.account->user.isLocked = true;
    return finding;
}

void end(JobRow &row, JobRowState state, JobReason reason = JobReason::None)
{
    row.state = state;
    row.reason = reason;
    row.sentAt = at(9, row.number % 60);
    row.readBackAt = row.sentAt->addMSecs(900);
}

} // namespace

AdminView desk()
{
    return {.admin = *UserId::parse(u"@support:example.org"_s),
            .name = u"Support desk"_s,
            .serverName = u"example.org"_s,
            .host = u"matrix.example.org"_s,
            .phase = AdminPhase::Ready};
}

JobTerms leaversTerms()
{
    return {.actor = u"@support:example.org"_s, .server = u"example.org"_s, .isActorFlagged = true};
}

JobPreview leavers(std::optional<bool> erase, int more)
{
    QString text = u"@ben:example.org\ncarla\ndana@example.org\n@eve:example.org\nfarid\n"
                   u"@gus:exmaple.org\nhanna\n@support:example.org\ncarla\n"_s;
    Failure nobody = Failure::of(Cause::NotFound);
    nobody.errcode = u"M_NOT_FOUND"_s;
    JobFindings findings;
    findings.byEmail.insert(u"dana@example.org"_s, QStringList{u"@dana:example.org"_s});
    findings.byId.insert(u"@ben:example.org"_s, active(14));
    findings.byId.insert(u"@carla:example.org"_s, active(3));
    findings.byId.insert(u"@dana:example.org"_s, locked(7));
    findings.byId.insert(u"@eve:example.org"_s, deactivated());
    findings.byId.insert(u"@farid:example.org"_s, administrator());
    findings.byId.insert(u"@hanna:example.org"_s, {.account = unexpected(nobody)});
    for (int n = 0; n < more; ++n) {
        const QString id = u"@leaver-%1:example.org"_s.arg(n + 1);
        text += id + u'\n';
        findings.byId.insert(id, active(n % 40));
    }
    JobTerms terms = leaversTerms();
    terms.erase = erase;
    return {JobList::ofText(text, u"example.org"_s), findings, terms};
}

QList<JobRow> halfDone(const JobPreview &preview)
{
    QList<JobRow> rows = preview.frozen();
    end(rows[0], JobRowState::Done);
    end(rows[1], JobRowState::Done);
    end(rows[2], JobRowState::Failed, JobReason::IdentityServer);
    end(rows[9], JobRowState::Done);
    end(rows[10], JobRowState::Unknown);
    end(rows[11], JobRowState::Done);
    rows[12].state = JobRowState::Sending;
    return rows;
}

QList<JobRow> ended(const JobPreview &preview)
{
    QList<JobRow> rows = halfDone(preview);
    for (JobRow &row : rows) {
        const bool isOpen = row.state == JobRowState::Waiting || row.state == JobRowState::Sending;
        if (row.isToBeSent && isOpen) {
            end(row, JobRowState::Done);
            row.roomsLeft = 0;
        }
    }
    for (const qsizetype place : {13, 14}) {
        end(rows[place], JobRowState::StillJoined, JobReason::StillJoined);
        rows[place].roomsLeft = 2;
    }
    end(rows[15], JobRowState::Skipped, JobReason::Deactivated);
    return rows;
}

JobView jobAt(JobPhase phase, JobReason reason)
{
    JobView view{.phase = phase,
                 .reason = reason,
                 .origin = {JobOrigin::Kind::File, u"leavers-november.csv"_s, 223}};
    view.toResolve = 446;
    view.resolved = 120;
    view.frozenAt = at(2, 0);
    view.fingerprint = u"3f9ac01d77e2b4580000"_s;
    view.rehearsedAt = at(5, 0);
    view.startedAt = at(9, 3);
    view.endedAt = at(11, 54);
    if (phase == JobPhase::Running) {
        view.timeLeft = 110s;
        view.mayClose = false;
    }
    if (phase == JobPhase::Cooling) {
        view.coolingFor = 42s;
    }
    return view;
}

LeftJob leftJob()
{
    const JobPreview preview = leavers(false, 40);
    return {u"/nowhere/job.jsonl"_s,
            JobRecord{.frozenAt = at(2, 0),
                      .server = u"example.org"_s,
                      .address = u"https://matrix.example.org"_s,
                      .admin = u"@support:example.org"_s,
                      .fingerprint = preview.fingerprint(),
                      .rows = halfDone(preview)}};
}

} // namespace farewell::test
