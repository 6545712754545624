// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/LeftListSentences.h"

#include "app/base/Text.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

namespace farewell {

namespace {

QString shown(const QString &id)
{
    return isolatedLtr(cleaned(id));
}

qsizetype endedIn(const JobRecord &record)
{
    return record.total() - record.count(JobRowState::Waiting) - record.count(JobRowState::Sending);
}

} // namespace

QString LeftListSentences::heading(const LeftJob &left)
{
    const JobRecord *record = left.record();
    if (record == nullptr) {
        return tr("A list that cannot be read");
    }
    const QString ended = Numbers::count(endedIn(*record));
    const QString total = Numbers::count(record->total());
    //: %1 and %2 are numbers of accounts
    return record->isFinished ? tr("A finished list: %1 of %2").arg(ended, total)
                              //: %1 and %2 are numbers of accounts
                              : tr("An unfinished list: %1 of %2").arg(ended, total);
}

QString LeftListSentences::subtitle(const LeftJob &left)
{
    const JobRecord *record = left.record();
    if (record == nullptr) {
        return {};
    }
    //: %1 is the name of a homeserver, %2 a Matrix ID
    const QString whose = tr("%1, as %2").arg(shown(record->server), shown(record->admin));
    //: %1 is a date and a time
    const QString when = tr("frozen %1").arg(Times::dateAndTime(record->frozenAt));
    return Sentences::besideEachOther(whose, when);
}

QString LeftListSentences::whatCame(const JobRecord &record)
{
    const qsizetype done = record.count(JobRowState::Done) + record.count(JobRowState::StillJoined);
    const qsizetype open = record.count(JobRowState::Sending) + record.count(JobRowState::Unknown);
    return Sentences::inARow(
        {tr("%Ln account(s) are deactivated.", nullptr, Numbers::plural(done)),
         open > 0 ? tr("Of %Ln account(s) it is not known yet: they are looked at, and never sent "
                       "again in this list.",
                       nullptr, Numbers::plural(open))
                  : QString()});
}

QString LeftListSentences::sentence(const LeftJob &left)
{
    if (const auto *problem = std::get_if<JobProblem>(&left.content)) {
        return *problem == JobProblem::Newer
            ? tr("A later version of Farewell has written it down. Go on with it there. Forgetting "
                 "it here does not change what was sent.")
            : tr("What was written down about it cannot be read any more. Nothing is sent. The "
                 "activity log may tell how far it came.");
    }
    const JobRecord &record = *left.record();
    return record.isFinished
        ? Sentences::inARow(
              {tr("It came to its end, and nobody has put its results away."), whatCame(record)})
        : Sentences::inARow({tr("The program ended before this list did."), whatCame(record),
                             tr("Nothing is sent before you say so.")});
}

QString LeftListSentences::resumeButton(const LeftJob &left)
{
    const JobRecord *record = left.record();
    return record != nullptr && record->isFinished ? tr("Look at the results")
                                                   : tr("Go on with this list");
}

QString LeftListSentences::refusal(const JobRecord &record, const QString &signedInAs,
                                   const QString &serverName)
{
    if (signedInAs != record.admin) {
        //: %1 and %2 are Matrix IDs
        return tr("This list is %1's, and you are signed in as %2. Sign in as %1 to go on with "
                  "it.")
            .arg(shown(record.admin), shown(signedInAs));
    }
    //: %1 and %2 are names of homeservers
    return tr("This list is about accounts of %1, and you are signed in at %2.")
        .arg(shown(record.server), shown(serverName));
}

} // namespace farewell
