// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobResults.h"

#include "app/admin/CsvWriter.h"
#include "app/base/WrittenValues.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString written(const std::optional<QDateTime> &at)
{
    return at ? writtenTime(*at) : QString();
}

QString stateOf(const JobRow &row, JobResultsOf of)
{
    const QString state = wordOf(row.state);
    return of == JobResultsOf::DryRun ? u"DRY RUN "_s + state : state;
}

} // namespace

QByteArray resultsCsv(const QList<JobRow> &rows, bool erase, JobResultsOf of)
{
    CsvWriter csv;
    csv.addRow({u"line"_s, u"as_written"_s, u"user_id"_s, u"state"_s, u"reason"_s, u"erase"_s,
                u"sent_at"_s, u"read_back_at"_s, u"rooms_left"_s, u"note"_s});
    for (const JobRow &row : rows) {
        const QString erased = erase ? u"true"_s : u"false"_s;
        csv.addRow({QString::number(row.number), row.written, row.id, stateOf(row, of),
                    wordOf(row.reason), row.isToBeSent ? erased : QString(), written(row.sentAt),
                    written(row.readBackAt),
                    row.roomsLeft ? QString::number(*row.roomsLeft) : QString(), row.note});
    }
    return csv.bytes();
}

bool isOfTheRest(const JobRow &row)
{
    if (!row.isToBeSent) {
        return false;
    }
    switch (row.state) {
    case JobRowState::Failed:
    case JobRowState::Unknown:
    case JobRowState::StillJoined:
    case JobRowState::Skipped:
    case JobRowState::Stopped:
    case JobRowState::Waiting:
        return true;
    case JobRowState::Sending: // will be told before a job comes to its end
    case JobRowState::Done:
    case JobRowState::Already:
        return false;
    }
    Q_UNREACHABLE();
}

JobList restOf(const QList<JobRow> &rows)
{
    QList<JobLine> lines;
    for (const JobRow &row : rows) {
        if (isOfTheRest(row)) {
            lines += JobLine{
                .written = row.written, .named = {JobName::Kind::Id, row.id}, .note = row.note};
        }
    }
    return JobList::ofLines(lines);
}

} // namespace farewell
