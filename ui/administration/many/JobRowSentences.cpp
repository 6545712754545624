// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobRowSentences.h"

#include "app/base/Text.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

namespace farewell {

namespace {

QString account(const JobTableRow &row)
{
    return isolatedLtr(cleaned(row.row.id.isEmpty() ? row.row.written : row.row.id));
}

} // namespace

QString JobRowSentences::what(const JobTableRow &row, Shows shows)
{
    switch (shows) {
    case Shows::Preview:
        return row.isTicked ? ticked(row) : verdict(row.judged.verdict);
    case Shows::Rehearsal:
        if (row.row.state == JobRowState::Waiting) {
            return row.row.wasDeactivated ? tr("would be sent again") : tr("would be deactivated");
        }
        return row.row.state == JobRowState::Skipped ? tr("would be skipped")
                                                     : state(row.row.state);
    case Shows::Run:
        return state(row.row.state);
    }
    Q_UNREACHABLE();
}

QString JobRowSentences::ticked(const JobTableRow &row)
{
    return row.judged.isDeactivated ? tr("will be sent again") : tr("will be deactivated");
}

QString JobRowSentences::verdict(JobVerdict verdict)
{
    switch (verdict) {
    case JobVerdict::Ready:
        return tr("will be deactivated");
    case JobVerdict::Already:
        return tr("already deactivated");
    case JobVerdict::Attention:
        return tr("needs your tick");
    case JobVerdict::Refused:
        return tr("refused");
    case JobVerdict::NotFound:
        return tr("not found");
    case JobVerdict::Twice:
        return tr("twice");
    case JobVerdict::Unreadable:
        return tr("not readable");
    }
    Q_UNREACHABLE();
}

QString JobRowSentences::state(JobRowState state)
{
    switch (state) {
    case JobRowState::Waiting:
        return tr("waiting");
    case JobRowState::Sending:
        return tr("sending…");
    case JobRowState::Done:
        return tr("done");
    case JobRowState::Already:
        return tr("already deactivated");
    case JobRowState::Skipped:
        return tr("skipped");
    case JobRowState::Failed:
        return tr("failed");
    case JobRowState::Unknown:
        return tr("unknown");
    case JobRowState::StillJoined:
        return tr("still in rooms");
    case JobRowState::Stopped:
        return tr("stopped");
    }
    Q_UNREACHABLE();
}

QString JobRowSentences::why(const JobTableRow &row, Shows shows)
{
    if (shows != Shows::Preview) {
        return details(row.row);
    }
    if (row.judged.verdict == JobVerdict::Ready) {
        return ready(row);
    }
    if (row.judged.verdict == JobVerdict::Already) {
        return tr("Nothing is left to do, and nothing will be sent.");
    }
    QStringList sentences;
    for (const JobWhy one : row.judged.whys) {
        sentences += because(one, row);
    }
    return Sentences::inARow(sentences);
}

QString JobRowSentences::ready(const JobTableRow &row)
{
    return Sentences::inARow({rooms(row.judged),
                              row.judged.isLocked ? tr("It is locked.") : QString(),
                              row.isByEmail ? tr("Found by its email address.") : QString()});
}

QString JobRowSentences::rooms(const JobPreviewRow &row)
{
    if (!row.rooms) {
        return tr("How many rooms it is in could not be read.");
    }
    return *row.rooms == 0 ? tr("It is in no room.")
                           : tr("It is in %Ln room(s).", nullptr, Numbers::plural(*row.rooms));
}

QString JobRowSentences::because(JobWhy why, const JobTableRow &row)
{
    switch (why) {
    case JobWhy::Administrator:
        return tr("An administrator of the server.");
    case JobWhy::ApplicationService:
        return tr("It belongs to a bridge or a bot, or has a name like one.");
    case JobWhy::Protected:
        return tr("One of your patterns says that it needs a tick.");
    case JobWhy::EraseWanted:
        return tr("It is deactivated, but its messages are not hidden. Sending it again hides "
                  "them.");
    case JobWhy::StillInRooms:
        return tr("It is deactivated, but still in %Ln room(s). Sending it again takes it out.",
                  nullptr, Numbers::plural(row.judged.rooms.value_or(0)));
    case JobWhy::HalfClosed:
        return tr("Of the homeserver and the account service, only one says that it is "
                  "deactivated.");
    case JobWhy::OnlyHere:
        return tr("The account service does not know it: it is on the homeserver only.");
    case JobWhy::OnlyAdmin:
        return tr("It is the only admin of %Ln room(s).", nullptr,
                  Numbers::plural(row.judged.onlyAdminIn.value_or(0)));
    case JobWhy::OnlyAdminUnclear:
        return tr("Whether a room has no other admin could not be read for all of its rooms.");
    case JobWhy::TwoAccounts:
        return tr("The columns of this line name two accounts.");
    case JobWhy::Oneself:
        return tr("That is you.");
    case JobWhy::LastAdmin:
        return tr("The list names everybody who administrates the server.");
    case JobWhy::AdminsNotKnown:
        return tr("It is an administrator, and whether another one would be left could not be "
                  "read.");
    case JobWhy::Remote:
        return tr("It belongs to another server.");
    case JobWhy::OtherName:
        return tr("The account service knows the name in another spelling, and would close that "
                  "account.");
    case JobWhy::NoAccount:
        return row.judged.id.isEmpty() ? tr("No account has this email address.")
                                       : tr("There is no such account.");
    case JobWhy::SmallLetters:
        //: %1 is a Matrix ID
        return tr("There is %1, in small letters.")
            .arg(isolatedLtr(cleaned(row.judged.id.toLower())));
    case JobWhy::Earlier:
        //: %1 is a number
        return tr("The same account as in line %1.").arg(Numbers::count(row.judged.sameAs));
    case JobWhy::Nothing:
        return tr("Nothing stands there.");
    case JobWhy::NoName:
        return tr("This names no account.");
    case JobWhy::SeveralAccounts:
        return tr(
            "Several accounts have this email address. Which one is meant, only you can say.");
    case JobWhy::NoAnswer:
        return noAnswer(row.judged);
    }
    Q_UNREACHABLE();
}

QString JobRowSentences::noAnswer(const JobPreviewRow &row)
{
    return row.id.isEmpty() ? tr("Which account has this email address could not be looked up.")
                            : tr("The server did not say what is to be known of it.");
}

QString JobRowSentences::details(const JobRow &row)
{
    if (!row.isToBeSent) {
        return neverSent(row.reason);
    }
    switch (row.state) {
    case JobRowState::Waiting:
        return waiting(row);
    case JobRowState::Sending:
        return {};
    case JobRowState::Done:
        return done(row);
    case JobRowState::Already:
        return neverSent(row.reason);
    case JobRowState::Skipped:
        return skipped(row.reason);
    case JobRowState::Failed:
        return failed(row.reason);
    case JobRowState::Unknown:
        return unknown(row.reason);
    case JobRowState::StillJoined:
        return tr("It is deactivated, but still in %Ln room(s). Sending it again takes it out.",
                  nullptr, Numbers::plural(row.roomsLeft.value_or(0)));
    case JobRowState::Stopped:
        return stopped(row);
    }
    Q_UNREACHABLE();
}

QString JobRowSentences::waiting(const JobRow &row)
{
    if (row.reason == JobReason::Network) {
        return tr("The server was not reached. Nothing has been done.");
    }
    return isLeftWaiting(row) ? tr("It is sent again when you resume, and only if nothing has "
                                   "been done to it.")
                              : QString();
}

QString JobRowSentences::stopped(const JobRow &row)
{
    const bool wasSent = row.reason == JobReason::NotAdmin || row.reason == JobReason::SignedOut
        || row.reason == JobReason::Hidden;
    return wasSent ? tr("The list was stopped before it was clear what came of the request.")
                   : tr("The list was stopped before its turn. Nothing has been done.");
}

QString JobRowSentences::done(const JobRow &row)
{
    if (row.roomsLeft && *row.roomsLeft > 0) {
        return tr("It was still in %Ln room(s) when they were last looked at.", nullptr,
                  Numbers::plural(*row.roomsLeft));
    }
    if (row.roomsLeft) {
        return tr("It is out of all rooms.");
    }
    return row.readBackAt
        //: %1 is a time of day
        ? tr("Read back as deactivated at %1.").arg(Times::ofDay(*row.readBackAt))
        : tr("It is deactivated.");
}

QString JobRowSentences::failed(JobReason reason)
{
    if (reason == JobReason::Gone) {
        return tr("The server says that there is no such account.");
    }
    if (reason == JobReason::Policy) {
        return tr("The rules of the server do not allow it. The account is still active.");
    }
    if (reason == JobReason::IdentityServer) {
        return tr("The identity server did not let go of the account's email addresses or phone "
                  "numbers, so the server stopped. The account is still active.");
    }
    if (reason == JobReason::NotErased) {
        return tr("It is deactivated, but its messages are not hidden, although you chose that.");
    }
    if (reason == JobReason::NoEffect) {
        return tr("No clear answer came, and after five minutes the account is as it was. It is "
                  "still active.");
    }
    return tr("The server refused. The account is still active.");
}

QString JobRowSentences::unknown(JobReason reason)
{
    if (reason == JobReason::HalfDone) {
        return tr("The server refused after it had begun: the sessions are ended, the account is "
                  "not deactivated, and the server may still take it out of its rooms. Run it "
                  "again; only then can it be reactivated.");
    }
    if (reason == JobReason::Accepted) {
        return tr("The account service has accepted it. The homeserver has not carried it out "
                  "yet.");
    }
    if (reason == JobReason::Refused || reason == JobReason::Policy
        || reason == JobReason::IdentityServer) {
        return tr("The server refused, and whether it had begun cannot be seen.");
    }
    return tr("Whether it is deactivated is not known. It is not sent again in this list.");
}

/// By the look before it would have been sent.
QString JobRowSentences::skipped(JobReason reason)
{
    if (reason == JobReason::Deactivated) {
        return tr("It has been deactivated since the list was frozen.");
    }
    if (reason == JobReason::Reactivated) {
        return tr("It has been reactivated since the list was frozen.");
    }
    if (reason == JobReason::MadeAdmin) {
        return tr("It has been made an administrator since the list was frozen.");
    }
    if (reason == JobReason::Gone) {
        return tr("There is no such account any more.");
    }
    if (reason == JobReason::StaleTarget) {
        return tr("The account service knows the name in another spelling now.");
    }
    return tr("It is not any more what it was when the list was frozen.");
}

QString JobRowSentences::neverSent(JobReason reason)
{
    if (reason == JobReason::NotTicked) {
        return tr("It was not ticked.");
    }
    if (reason == JobReason::SelfTarget) {
        return tr("That is you.");
    }
    if (reason == JobReason::LastAdmin) {
        return tr("The list names everybody who administrates the server.");
    }
    if (reason == JobReason::AdminsNotKnown) {
        return tr("It is an administrator, and whether another one would be left could not be "
                  "read.");
    }
    if (reason == JobReason::Remote) {
        return tr("It belongs to another server.");
    }
    if (reason == JobReason::OtherName) {
        return tr("The account service knows the name in another spelling, and would close that "
                  "account.");
    }
    if (reason == JobReason::NotFound) {
        return tr("There is no such account.");
    }
    if (reason == JobReason::Twice) {
        return tr("The same account stands further up.");
    }
    if (reason == JobReason::Unreadable) {
        return tr("Who is meant could not be read.");
    }
    return tr("It was deactivated before.");
}

QString JobRowSentences::whole(const JobTableRow &row, Shows shows)
{
    //: %1 is a number, %2 what stands in that line
    const QString line
        = tr("Line %1: %2")
              .arg(Numbers::count(row.row.number), isolatedLtr(cleaned(row.row.written)));
    const bool isSaid = row.row.id.isEmpty() || row.row.id == row.row.written;
    QStringList lines{isSaid ? line : Sentences::besideEachOther(line, account(row))};
    lines.last() = Sentences::besideEachOther(lines.last(), what(row, shows));
    lines += why(row, shows);
    if (!row.row.note.isEmpty()) {
        lines += Sentences::named(tr("Note"), cleaned(row.row.note));
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString JobRowSentences::spoken(const JobTableRow &row, Shows shows)
{
    //: %1 is a number, %2 a Matrix ID, %3 what happens to it, in a word or two; read aloud
    const QString first
        = tr("Line %1, %2: %3").arg(Numbers::count(row.row.number), account(row), what(row, shows));
    return Sentences::underHeading(first, why(row, shows));
}

} // namespace farewell
