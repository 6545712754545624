// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// The activity log as it is found on the disk: somebody may have edited it, or a disk damaged it.

#include "tests/fuzz/Fuzz.h"

#include "app/admin/ActivityCsv.h"

#include <QSet>

using namespace farewell;

namespace {

void claimReadable(const ActivityEntry &entry)
{
    claim(!entry.id.isEmpty(), "an act has an id");
    claim(entry.at.isValid() && entry.at.timeSpec() == Qt::UTC, "the time is UTC");
    claim(!entry.answeredAt || entry.answeredAt->isValid(), "so is that of the answer");
    claim(!beginningOf(entry).contains('\n') && !conclusionOf(entry).contains('\n'),
          "a line is one line");
}

/// What can be read again is what was read; a note is cut where it is written.
void claimAgain(ActivityEntry entry)
{
    QByteArray lines = beginningOf(entry) + '\n';
    if (entry.answeredAt) {
        lines += conclusionOf(entry) + '\n';
    }
    const QList<ActivityEntry> again = foldActivities(lines);
    const bool isShort = lines.size() < 16 * 1024;
    claim(!isShort || again.size() == 1, "what was read can be written and read");
    if (!again.isEmpty()) {
        entry.note.truncate(again.constFirst().note.size());
        claim(!isShort || again.constFirst() == entry, "and says the same");
    }
}

} // namespace

void fuzz(const QByteArray &input)
{
    const QList<ActivityEntry> entries = foldActivities(input);
    claim(entries.size() <= input.count('\n') + 1, "a line is at most one act");
    QSet<QString> ids;
    for (const ActivityEntry &entry : entries) {
        claim(!ids.contains(entry.id), "an act is there once");
        ids.insert(entry.id);
        claimReadable(entry);
        claimAgain(entry);
    }
    // Half of the last line, as after a power cut, takes away nothing that stands before it.
    const qsizetype end = input.lastIndexOf('\n');
    const qsizetype whole = foldActivities(input.first(end + 1)).size();
    claim(whole <= entries.size(), "a torn line changes no other");
    const QByteArray csv = activityCsv(entries);
    claim(csv.count("\r\n") >= entries.size() + 1, "every act is exported");
}
