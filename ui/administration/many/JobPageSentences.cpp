// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobPageSentences.h"

#include "app/base/Text.h"
#include "ui/administration/many/JobRowSentences.h"
#include "ui/administration/many/JobSentences.h"
#include "ui/record/RecordFrame.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

namespace farewell {

namespace {

using State = JobRowState;

EvidenceLine::Mark markOf(State state)
{
    switch (state) {
    case State::Done:
    case State::Already:
        return EvidenceLine::Mark::Seen;
    case State::Failed:
        return EvidenceLine::Mark::NotSeen;
    case State::Unknown:
    case State::StillJoined:
        return EvidenceLine::Mark::Unclear;
    case State::Waiting:
    case State::Sending:
    case State::Skipped:
    case State::Stopped:
        return EvidenceLine::Mark::Pending;
    }
    Q_UNREACHABLE();
}

QString shown(const QString &text)
{
    return isolatedLtr(cleaned(text));
}

} // namespace

RecordPage JobPageSentences::page(const Job &job)
{
    RecordPage page = RecordFrame::page({.issued = job.issued,
                                         .programVersion = QCoreApplication::applicationVersion(),
                                         .isPractice = job.isPractice,
                                         .language = job.language});
    page.title = tr("Summary");
    page.subtitle = tr("of a list of accounts to be deactivated");
    page.sections = {whatHappened(job), numbers(job.counts)};
    const RecordPage::Section rest = notDone(job.rows);
    if (!rest.rows.isEmpty()) {
        page.sections += rest;
    }
    page.remarks = {tr("Your own record: nobody has signed it. “Save results…” keeps every line of "
                       "the list as a table.")};
    return page;
}

RecordPage::Section JobPageSentences::whatHappened(const Job &job)
{
    const JobView &view = job.view;
    RecordPage::Section section{.heading = tr("What happened"), .rows = {}};
    section.rows += {
        .label = tr("Result"), .text = JobSentences::heading(view, job.counts), .isStrong = true};
    section.rows += {.label = tr("Homeserver"), .text = shown(job.acting.serverName)};
    section.rows += {.label = tr("Administrator"), .text = shown(job.acting.admin.toString())};
    if (view.startedAt) {
        //: when it began
        section.rows += {.label = tr("Begun"), .text = Times::utc(*view.startedAt)};
    }
    if (view.endedAt) {
        //: when it ended
        section.rows += {.label = tr("Ended"), .text = Times::utc(*view.endedAt)};
    }
    section.rows += {.label = tr("Choice"),
                     .text = view.erase ? tr("Hide their messages from new joiners: yes")
                                        : tr("Hide their messages from new joiners: no")};
    if (!view.fingerprint.isEmpty()) {
        //: digits that tell one list from another
        section.rows += {.label = tr("Fingerprint"), .text = isolatedLtr(view.fingerprint)};
    }
    return section;
}

RecordPage::Section JobPageSentences::numbers(const JobCounts &counts)
{
    RecordPage::Section section{.heading = tr("Numbers"), .rows = {}};
    const auto add = [&section](const QString &label, qsizetype count) {
        section.rows += {.label = label, .text = Numbers::count(count)};
    };
    add(tr("Lines in the list"), counts.lines);
    add(tr("To be deactivated"), counts.toBeSent);
    for (const State state : {State::Done, State::StillJoined, State::Failed, State::Unknown,
                              State::Skipped, State::Stopped, State::Waiting}) {
        if (counts.of(state) > 0 || state == State::Done) {
            add(JobRowSentences::state(state), counts.of(state));
        }
    }
    return section;
}

RecordPage::Section JobPageSentences::notDone(const QList<JobRow> &rows)
{
    RecordPage::Section section{.heading = tr("Not done"), .rows = {}};
    for (const JobRow &row : rows) {
        if (row.state == State::Done) {
            continue;
        }
        const QString details = JobRowSentences::details(row);
        const QString state = row.isToBeSent ? JobRowSentences::state(row.state) : QString();
        section.rows += {.text = shown(row.id.isEmpty() ? row.written : row.id),
                         .detail = Sentences::besideEachOther(state, details),
                         .mark = markOf(row.isToBeSent ? row.state : State::Skipped)};
    }
    return section;
}

} // namespace farewell
