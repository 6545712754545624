// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// The journal of a job as it is found on the disk: torn, damaged, or edited by somebody.

#include "tests/fuzz/Fuzz.h"

#include "app/admin/job/JobRecord.h"

#include <QSet>

using namespace farewell;

namespace {

void claimRows(const JobRecord &record)
{
    QSet<QString> ids;
    int last = 0;
    for (const JobRow &row : record.rows) {
        claim(row.number > last, "the numbers of the rows go up");
        last = row.number;
        if (!row.isToBeSent) {
            claim(row.state == JobRowState::Already || row.state == JobRowState::Skipped,
                  "what is not to be sent is not sent");
            continue;
        }
        const auto id = UserId::parse(row.id);
        claim(id && id->serverName() == record.server, "who is to be sent is of this server");
        claim(row.id != record.admin, "nobody sends oneself");
        claim(!ids.contains(row.id), "nobody is sent twice");
        ids.insert(row.id);
        claim(row.state != JobRowState::Already, "who is to be sent was not done before");
        claim(!row.sentAt || row.sentAt->timeSpec() == Qt::UTC, "times are UTC");
    }
}

/// The words may be written with escapes, too.
void claimNothingInvented(const QByteArray &input, const JobRecord &record)
{
    const bool isPlain = !input.contains('\\');
    const qsizetype done = record.count(JobRowState::Done);
    claim(!isPlain || done <= input.count("\"done\""), "nothing is done that nobody wrote down");
    claim(done < input.count('\n') + 1, "a line is about one row at most");
}

/// What was read can be written, and comes back as it was.
void claimAgain(const JobRecord &record)
{
    const auto again = foldJob(headOf(record) + '\n');
    const auto *const same = std::get_if<JobRecord>(&again);
    claim(same != nullptr && same->rows.size() == record.rows.size(), "what was read is a list");
    for (qsizetype at = 0; at < record.rows.size(); ++at) {
        claim(same->rows.at(at).id == record.rows.at(at).id
                  && same->rows.at(at).isToBeSent == record.rows.at(at).isToBeSent,
              "of the same accounts");
    }
}

} // namespace

void fuzz(const QByteArray &input)
{
    const auto folded = foldJob(input);
    const auto *const record = std::get_if<JobRecord>(&folded);
    if (record == nullptr) {
        return;
    }
    claimRows(*record);
    claimNothingInvented(input, *record);
    claimAgain(*record);
    // What a torn last line takes away is at most that line.
    const auto whole = foldJob(input.first(input.lastIndexOf('\n') + 1));
    if (const auto *const before = std::get_if<JobRecord>(&whole)) {
        qsizetype others = 0;
        for (qsizetype at = 0; at < record->rows.size(); ++at) {
            others += before->rows.at(at) == record->rows.at(at) ? 0 : 1;
        }
        claim(others <= 1, "a torn line changes no other row");
    }
}
