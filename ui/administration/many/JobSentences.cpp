// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobSentences.h"

#include "app/admin/job/JobList.h"
#include "app/base/Text.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

using namespace std::chrono_literals;

namespace farewell {

namespace {

using Phase = JobPhase;
using State = JobRowState;

bool isUnderWay(const JobView &view)
{
    return view.phase == Phase::Running || view.phase == Phase::Cooling
        || view.phase == Phase::Pausing || view.phase == Phase::Stopping;
}

QString beside(const QStringList &items)
{
    QString all;
    for (const QString &item : items) {
        all = Sentences::besideEachOther(all, item);
    }
    return all;
}

QString shown(const QString &id)
{
    return isolatedLtr(cleaned(id));
}

} // namespace

QString JobSentences::title(const JobView &view, const JobCounts &counts, const QString &server)
{
    const QString name = cleaned(server);
    if (!isUnderWay(view)) {
        //: window title; %1 is the name of a homeserver
        return tr("Deactivate many accounts — %1").arg(name);
    }
    const QString left = timeLeft(view);
    const QString ended = Numbers::count(counts.ended());
    const QString all = Numbers::count(counts.toBeSent);
    return left.isEmpty()
        //: window title; %1 and %2 are numbers of accounts, %3 the name of a homeserver
        ? tr("%1 of %2 — Deactivate many accounts — %3").arg(ended, all, name)
        //: window title; %1 and %2 are numbers of accounts, %3 is "about 2 min left", %4 the name
        //: of a homeserver
        : tr("%1 of %2, %3 — Deactivate many accounts — %4").arg(ended, all, left, name);
}

QString JobSentences::heading(const JobView &view, const JobCounts &counts)
{
    const int sent = Numbers::plural(counts.toBeSent);
    switch (view.phase) {
    case Phase::Empty:
        return tr("Whose accounts are to be deactivated?");
    case Phase::Resolving:
        return tr("Looking who is on the list");
    case Phase::Preview:
        return counts.toBeSent == 0 ? tr("No account will be deactivated")
                                    : tr("%Ln account(s) will be deactivated", nullptr, sent);
    case Phase::Rehearsing:
        return tr("Dry run: %Ln account(s) are read again", nullptr, sent);
    case Phase::Running:
    case Phase::Cooling:
        return tr("Deactivating %Ln account(s)", nullptr, sent);
    case Phase::Pausing:
        return tr("Pausing");
    case Phase::Paused:
        return tr("Paused");
    case Phase::Stopping:
        return tr("Stopping");
    case Phase::Checking:
        return tr("Looking what has come of it");
    case Phase::Finished:
        break;
    }
    const qsizetype gone = counts.of(State::Done) + counts.of(State::StillJoined);
    //: %1 is a number of accounts
    return tr("%1 of %Ln account(s) are deactivated", nullptr, sent).arg(Numbers::count(gone));
}

QString JobSentences::origin(const JobOrigin &origin)
{
    QString lines = tr("%Ln line(s)", nullptr, Numbers::plural(origin.lines));
    switch (origin.kind) {
    case JobOrigin::Kind::File:
        return Sentences::besideEachOther(isolatedLtr(cleaned(origin.name)), lines);
    case JobOrigin::Kind::Search:
        return tr("%Ln account(s) of a search", nullptr, Numbers::plural(origin.lines));
    case JobOrigin::Kind::Rest:
        return tr("What was left of another list: %Ln line(s)", nullptr,
                  Numbers::plural(origin.lines));
    case JobOrigin::Kind::Typed:
    case JobOrigin::Kind::Left:
        return lines;
    }
    Q_UNREACHABLE();
}

QString JobSentences::messages(bool erase)
{
    return erase ? tr("their messages are hidden from people who join later")
                 : tr("their messages stay visible");
}

/// From the first request of this run of the program to the last answer.
QString JobSentences::times(const JobView &view)
{
    if (!view.startedAt || !view.endedAt) {
        return {};
    }
    const auto took = std::chrono::seconds(view.startedAt->secsTo(*view.endedAt));
    if (took < 1min) {
        //: %1 is a date and a time
        return tr("%1, in %Ln second(s)", nullptr, Numbers::plural(took.count()))
            .arg(Times::dateAndTime(*view.startedAt));
    }
    //: %1 is a date and a time, %2 a duration as minutes and seconds
    return tr("%1, in %2 min")
        .arg(Times::dateAndTime(*view.startedAt), Times::minutesAndSeconds(took));
}

QString JobSentences::subtitle(const JobView &view, const JobCounts &counts,
                               const AdminView &acting)
{
    switch (view.phase) {
    case Phase::Empty:
        return tr("Nothing is sent before you have seen what would happen to each account.");
    case Phase::Resolving:
        return origin(view.origin);
    case Phase::Preview:
    case Phase::Rehearsing: {
        JobOrigin from = view.origin;
        from.lines = counts.lines;
        const QString frozen = view.frozenAt
            //: %1 is a date and a time
            ? tr("frozen %1").arg(Times::dateAndTime(*view.frozenAt))
            : QString();
        const QString print = view.fingerprint.isEmpty()
            ? QString()
            //: the digits tell one list from another; %1 is four groups of digits
            : tr("fingerprint %1").arg(isolatedLtr(shortFingerprint(view.fingerprint)));
        return beside({origin(from), frozen, print, tr("nothing has been sent")});
    }
    case Phase::Running:
    case Phase::Cooling:
    case Phase::Pausing:
    case Phase::Paused:
    case Phase::Stopping:
    case Phase::Checking:
        return beside({shown(acting.serverName), messages(view.erase)});
    case Phase::Finished:
        break;
    }
    return beside({shown(acting.serverName), messages(view.erase), times(view)});
}

QString JobSentences::sentence(const JobView &view, const JobCounts &counts,
                               const AdminView &acting)
{
    switch (view.phase) {
    case Phase::Empty:
    case Phase::Preview:
        return {};
    case Phase::Resolving:
        return tr("Each account is read; nothing is changed.");
    case Phase::Rehearsing:
        return tr("A dry run is the run itself without the request: nothing is sent that changes "
                  "anything.");
    case Phase::Running:
        return tr("You may close this window: the list is kept, and goes on from here next time. "
                  "“Stop” ends it for good.");
    case Phase::Cooling:
        return view.coolingFor
            //: %1 is a host name, %2 a duration as minutes and seconds
            ? tr("%1 asks to wait %2 more. Then the list goes on with the same account, to which "
                 "nothing has been done.")
                  .arg(isolatedLtr(acting.host),
                       Times::minutesAndSeconds(
                           std::chrono::ceil<std::chrono::seconds>(*view.coolingFor)))
            //: %1 is a host name
            : tr("%1 asks to wait. Then the list goes on with the same account, to which nothing "
                 "has been done.")
                  .arg(isolatedLtr(acting.host));
    case Phase::Pausing:
        return tr("The account in turn gets its answer first. Then nothing more is sent.");
    case Phase::Paused:
        return pause(view, acting);
    case Phase::Stopping:
        return tr("The account in turn gets its answer first. To the others nothing is done.");
    case Phase::Checking:
        return tr("The server takes one account after the other out of its rooms, which goes on "
                  "after its answer. With many rooms this takes a quarter of an hour and more. "
                  "“Stop” ends the looking only.");
    case Phase::Finished:
        break;
    }
    if (view.reason == JobReason::JournalFailed) {
        return tr("The last results could not be written down on this computer. Save them now: "
                  "when this window has closed, they are gone.");
    }
    return counts.rest() == 0 ? tr("Nothing of this list is left to do.") : QString();
}

QString JobSentences::pause(const JobView &view, const AdminView &acting)
{
    const QString host = isolatedLtr(acting.host);
    if (view.reason == JobReason::None) {
        return view.origin.kind == JobOrigin::Kind::Left && !view.startedAt
            ? tr("The program ended before this list did. Nothing is sent until you resume. What "
                 "was under way then is only looked at, and not sent again.")
            : tr("Nothing is sent until you resume. You may close this window: the list is kept.");
    }
    if (view.reason == JobReason::Network) {
        //: %1 is a host name
        return tr("%1 was not reached. Look whether this computer is connected, then resume.")
            .arg(host);
    }
    if (view.reason == JobReason::NotAdmin) {
        //: %1 is a host name, %2 a Matrix ID
        return tr("%1 says that %2 is no administrator any more. Nothing more is sent. When the "
                  "rights are back, resume; you may close this window until then, for the list is "
                  "kept.")
            .arg(host, acting.admin.display());
    }
    if (view.reason == JobReason::SignedOut) {
        //: %1 is a Matrix ID
        return tr("Your sign-in has ended. Close this window, sign in again as %1, and go on with "
                  "the list from there: it is kept.")
            .arg(acting.admin.display());
    }
    if (view.reason == JobReason::Hidden) {
        //: %1 is a host name
        return tr("Something between you and %1 has answered in its place. Resume when the admin "
                  "API answers again.")
            .arg(host);
    }
    if (view.reason == JobReason::JournalFailed) {
        return tr("What is done could not be written down on this computer, so nothing more is "
                  "sent. Make room on the disk, or close the other Farewell that keeps the "
                  "activity log, and resume.");
    }
    if (view.reason == JobReason::UnknownInARow) {
        //: %1 is a host name
        return tr("Of the last three requests nobody knows what has come of them. Look whether %1 "
                  "is well before you resume.")
            .arg(host);
    }
    return tr("It cannot go on now. Nothing is sent until you resume.");
}

bool JobSentences::isRehearsalWhole(const JobView &view, const JobCounts &counts)
{
    return view.reason == JobReason::None && view.rehearsed >= counts.toBeSent;
}

QString JobSentences::rehearsalHeading(const JobView &view, const JobCounts &counts)
{
    return isRehearsalWhole(view, counts) ? tr("Dry run: nothing was sent")
                                          : tr("Dry run broken off: nothing was sent");
}

QString JobSentences::rehearsal(const JobView &view, const JobCounts &counts,
                                const AdminView &acting)
{
    const int sent = Numbers::plural(counts.toBeSent);
    if (!isRehearsalWhole(view, counts)) {
        QString far
            //: %1 is a number of accounts
            = tr("%1 of %Ln account(s) were read again.", nullptr, sent)
                  .arg(Numbers::count(view.rehearsed));
        if (view.reason == JobReason::Network) {
            //: %1 is a host name
            return Sentences::inARow(
                {far, tr("%1 was not reached.").arg(isolatedLtr(acting.host))});
        }
        if (view.reason == JobReason::Hidden) {
            return Sentences::inARow({far,
                                      //: %1 is a host name
                                      tr("Something between you and %1 has answered in its place.")
                                          .arg(isolatedLtr(acting.host))});
        }
        if (view.reason == JobReason::SignedOut) {
            return Sentences::inARow({far, tr("Your sign-in has ended.")});
        }
        if (view.reason == JobReason::NotAdmin) {
            return Sentences::inARow(
                //: %1 is a Matrix ID
                {far, tr("%1 is no administrator any more.").arg(acting.admin.display())});
        }
        return far;
    }
    return view.rehearsedAt
        //: %1 is a time of day
        ? tr("The same %Ln account(s), read again one by one at %1.", nullptr, sent)
              .arg(Times::ofDay(*view.rehearsedAt))
        : tr("The same %Ln account(s), read again one by one.", nullptr, sent);
}

QString JobSentences::progress(const JobView &view, const JobCounts &counts)
{
    if (view.phase == Phase::Resolving) {
        //: %1 and %2 are numbers of questions to a server
        return tr("%1 of %2 answers")
            .arg(Numbers::count(view.resolved), Numbers::count(view.toResolve));
    }
    if (view.phase == Phase::Rehearsing) {
        //: %1 and %2 are numbers of accounts
        return tr("%1 of %2, without sending")
            .arg(Numbers::count(view.rehearsed), Numbers::count(counts.toBeSent));
    }
    //: %1 and %2 are numbers of accounts
    return tr("%1 of %2, one at a time")
        .arg(Numbers::count(counts.ended()), Numbers::count(counts.toBeSent));
}

QString JobSentences::timeLeft(const JobView &view)
{
    const bool goesOn = view.phase == Phase::Running || view.phase == Phase::Cooling;
    if (!view.timeLeft || !goesOn) {
        return {};
    }
    const auto left = *view.timeLeft;
    if (left < 1min) {
        return tr("less than a minute left");
    }
    if (left < 100min) {
        return tr("about %Ln min left", nullptr,
                  Numbers::plural(std::chrono::ceil<std::chrono::minutes>(left).count()));
    }
    return tr("about %Ln h left", nullptr,
              Numbers::plural(std::chrono::ceil<std::chrono::hours>(left).count()));
}

QString JobSentences::startButton(qsizetype accounts)
{
    return tr("Deactivate %Ln account(s)", nullptr, Numbers::plural(accounts));
}

QString JobSentences::useRestButton(qsizetype accounts)
{
    return tr("Use these %Ln as a new list…", nullptr, Numbers::plural(accounts));
}

QString JobSentences::chip(std::optional<JobVerdict> verdict, qsizetype lines)
{
    const QString count = Numbers::count(lines);
    if (!verdict) {
        return tr("All %1").arg(count);
    }
    switch (*verdict) {
    case JobVerdict::Ready:
        return tr("ready %1").arg(count);
    case JobVerdict::Already:
        return tr("already %1").arg(count);
    case JobVerdict::Attention:
        return tr("needs your tick %1").arg(count);
    case JobVerdict::Refused:
        return tr("refused %1").arg(count);
    case JobVerdict::NotFound:
        return tr("not found %1").arg(count);
    case JobVerdict::Twice:
        return tr("twice %1").arg(count);
    case JobVerdict::Unreadable:
        return tr("not readable %1").arg(count);
    }
    Q_UNREACHABLE();
}

QString JobSentences::fault(const CsvFault &fault, const QString &file)
{
    const QString name = isolatedLtr(cleaned(file));
    const QString line = Numbers::count(fault.line);
    switch (fault.kind) {
    case CsvFault::Kind::TooLarge:
        //: %1 is a file
        return tr("%1 is larger than 16 MiB. Nothing of it was taken.").arg(name);
    case CsvFault::Kind::TooManyRows:
        return tooLong();
    case CsvFault::Kind::TooManyColumns:
        //: %1 is a file, %2 a number
        return tr("%1 has more than a hundred columns in line %2. Nothing of it was taken.")
            .arg(name, line);
    case CsvFault::Kind::NotText:
        return fault.line > 0
            //: %1 is a file, %2 a number
            ? tr("What stands in %1 in line %2 is no text. Nothing of it was taken.")
                  .arg(name, line)
            //: %1 is a file
            : tr("%1 is no text. Save it as CSV, and open that.").arg(name);
    case CsvFault::Kind::StrayQuote:
        //: %1 is a file, %2 a number
        return tr("In %1 there is a quotation mark in line %2 within a field that does not begin "
                  "with one. Nothing of it was taken.")
            .arg(name, line);
    case CsvFault::Kind::OpenQuote:
        //: %1 is a file, %2 a number
        return tr("In %1 a field that begins with a quotation mark in line %2 never ends. Nothing "
                  "of it was taken.")
            .arg(name, line);
    }
    Q_UNREACHABLE();
}

QString JobSentences::tooLong()
{
    //: %1 is a number of lines
    return tr("The list has more than %1 lines. Nothing of it was taken.")
        .arg(Numbers::count(JobList::mostLines));
}

QString JobSentences::nobody()
{
    return tr("Nobody stands on this list.");
}

QString JobSentences::isLatin1()
{
    return tr("The file is not UTF-8 and was read as Latin-1. Lines with letters such as ä may "
              "mean something else, and are not readable.");
}

} // namespace farewell
