// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/unfinished/ForOthersSentences.h"

#include "app/base/Text.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = UnfinishedPhase;

QString hostOf(const AdminAttempt &attempt)
{
    return isolatedLtr(attempt.homeserver.displayHost());
}

/// What a step that was under way has come to, nobody has seen.
StepResult seenAs(StepResult result)
{
    return result == StepResult::Running ? StepResult::Unknown : result;
}

bool isUnfinished(StepResult result)
{
    return result == StepResult::Running || result == StepResult::Failed
        || result == StepResult::Unknown;
}

} // namespace

QString ForOthersSentences::heading(const UnfinishedState &state)
{
    const UnfinishedForOthers &others = *state.others;
    switch (state.phase) {
    case Phase::Asking:
        //: %1 is a Matrix ID
        return tr("You were deactivating %1 for others").arg(others.attempt.subject.display());
    case Phase::Checking:
        return tr("Finding out what happened");
    case Phase::Told:
        break;
    }
    if (others.signedIn) {
        return tr("You are not signed in as the one who was acting");
    }
    if (others.verdict.reason == AdminReason::Gone) {
        return tr("There is no such account");
    }
    switch (others.verdict.outcome) {
    case Outcome::Deactivated:
        return tr("The account is deactivated");
    case Outcome::StillActive:
        return tr("The account is still active");
    case Outcome::None:
    case Outcome::Unknown:
        break;
    }
    if (others.findings.account.isDeactivated == true) {
        return tr("The account is deactivated");
    }
    if (others.findings.account.isAccepted == true) {
        return tr("The account service has accepted it");
    }
    return others.looksAgain ? tr("The account has not been deactivated so far")
                             : tr("We could not find out");
}

QString ForOthersSentences::sentence(const UnfinishedState &state)
{
    const UnfinishedForOthers &others = *state.others;
    if (state.phase != Phase::Told) {
        return underWay(others.attempt);
    }
    if (others.signedIn) {
        return somebodyElse(others);
    }
    switch (others.verdict.outcome) {
    case Outcome::Deactivated:
        return deactivated(others);
    case Outcome::StillActive:
        return active(others);
    case Outcome::None:
    case Outcome::Unknown:
        break;
    }
    return unknown(others);
}

QString ForOthersSentences::aboutNote(const UnfinishedState &state)
{
    if (state.noteIsGone) {
        return tr("The note of it is removed from this computer.");
    }
    if (!state.isKnown()) {
        return tr(
            "Farewell asks again at the next start. Forgetting the note changes nothing about "
            "the account.");
    }
    return state.others->isLogged
        ? tr("The note of it could not be removed from this computer, so Farewell asks about it "
             "again at the next start.")
        : tr("This could not be written into the activity log, so the note of it stays, and "
             "Farewell asks about it again at the next start.");
}

QString ForOthersSentences::underWay(const AdminAttempt &attempt)
{
    QStringList sentences;
    //: %1 is a Matrix ID, %2 a host name, %3 a date with a time of day
    sentences += tr("You acted as %1 at %2 and had begun (%3); Farewell ended before it was over.")
                     .arg(attempt.actor.display(), isolatedLtr(attempt.address.displayHost()),
                          Times::dateAndTime(attempt.begunAt));
    if (attempt.erase) {
        sentences += tr("Their messages were to be hidden from new joiners.");
    }
    if (attempt.redact) {
        sentences += tr("The newest %Ln of their messages in each room were to be redacted.",
                        nullptr, attempt.redactLimit);
    }
    //: %1 is a Matrix ID
    sentences += tr("To find out what became of it, sign in as %1. That changes nothing about the "
                    "account.")
                     .arg(attempt.actor.display());
    return Sentences::inARow(sentences);
}

QString ForOthersSentences::somebodyElse(const UnfinishedForOthers &others)
{
    const AdminAttempt &attempt = others.attempt;
    //: %1 and %3 are Matrix IDs, %2 and %4 host names
    return tr("You signed in as %1 at %2. It was %3 at %4 who was deactivating the account, so only "
              "with that sign-in can Farewell find out what became of it: sign out, and sign in "
              "anew.")
        .arg(others.signedIn->userId.display(),
             isolatedLtr(others.signedIn->homeserver.displayHost()), attempt.actor.display(),
             hostOf(attempt));
}

QString ForOthersSentences::deactivated(const UnfinishedForOthers &others)
{
    const AdminAttempt &attempt = others.attempt;
    QStringList sentences;
    //: %1 is a host name, %2 a Matrix ID
    sentences
        += tr("%1 says that %2 is deactivated.").arg(hostOf(attempt), attempt.subject.display());
    if (others.verdict.reason == AdminReason::NotErased) {
        sentences += tr("Their messages are not hidden, although you chose that.");
    }
    const std::optional<qint64> left = others.findings.roomsLeft;
    if (left == 0) {
        sentences += tr("It is in no room any more.");
    } else if (left) {
        const qint64 before = std::max(attempt.rooms, *left);
        //: %1 is how many of them
        sentences += tr("It is out of %1 of its %Ln room(s); servers take an account out of them "
                        "one by one.",
                        nullptr, Numbers::plural(before))
                         .arg(Numbers::count(before - *left));
    }
    return Sentences::inARow(sentences << rest(others));
}

QString ForOthersSentences::rest(const UnfinishedForOthers &others)
{
    const AdminAttempt &attempt = others.attempt;
    QStringList sentences;
    const StepResult redaction = others.findings.redaction == StepResult::Skipped
        ? attempt.resultOf(AdminStep::Redact)
        : others.findings.redaction;
    const bool areFilesLeft
        = attempt.deleteFiles && attempt.resultOf(AdminStep::Media) != StepResult::Done;
    if (attempt.redact && redaction == StepResult::Done) {
        sentences += tr("Their messages are redacted.");
    } else if (attempt.redact && redaction == StepResult::Running) {
        sentences += tr("Their messages are still being redacted.");
    } else if (attempt.redact && redaction == StepResult::Failed) {
        sentences += tr("Not all of their messages could be redacted.");
    } else if (attempt.redact && redaction == StepResult::Unknown) {
        sentences += tr("Whether their messages were redacted is not known.");
    } else if (attempt.redact) {
        sentences += tr("Their messages have not been redacted.");
    }
    if (areFilesLeft) {
        sentences += tr("Their files have not all been deleted.");
    }
    const bool isRedacted
        = !attempt.redact || redaction == StepResult::Done || redaction == StepResult::Running;
    if (areFilesLeft || !isRedacted || others.verdict.reason == AdminReason::NotErased) {
        sentences += tr("To go on with that, choose the account in the list and press “Deactivate "
                        "again…”.");
    }
    return Sentences::inARow(sentences);
}

QString ForOthersSentences::active(const UnfinishedForOthers &others)
{
    const AdminAttempt &attempt = others.attempt;
    const QString who = attempt.subject.display();
    QString what;
    if (others.verdict.reason == AdminReason::StaleTarget) {
        what = tr("%1 is active: it had been deactivated, and was brought back since.").arg(who);
    } else if (!attempt.mayHaveBegun() && !attempt.sentAt.isValid()) {
        what = tr("%1 is active. No request to deactivate it had been sent.").arg(who);
    } else if (!attempt.mayHaveBegun()) {
        what = tr("%1 is active. The request to deactivate it was not carried out.").arg(who);
    } else if (others.verdict.reason == AdminReason::NoEffect) {
        what = tr("%1 is active, and has all the sessions and contacts that it had before the "
                  "request: it was not carried out.")
                   .arg(who);
    } else {
        //: %1 is a Matrix ID, %2 a host name
        what = tr("%1 is active, as it was before the request: %2 did not carry it out.")
                   .arg(who, hostOf(attempt));
    }
    QStringList sentences{what};
    if (attempt.roomsHandedOver > 0) {
        sentences += tr("%Ln room(s) had been handed over, and stay so.", nullptr,
                        Numbers::plural(attempt.roomsHandedOver));
    }
    sentences += tr("To begin anew, choose the account in the list and press “Deactivate…”.");
    return Sentences::inARow(sentences);
}

QString ForOthersSentences::unknown(const UnfinishedForOthers &others)
{
    const AdminAttempt &attempt = others.attempt;
    const AdminSeen &seen = others.findings.account;
    const QString who = attempt.subject.display();
    const QString host = hostOf(attempt);
    if (!seen.isDeactivated) {
        return notRead(others.verdict.reason, who, host);
    }
    if (*seen.isDeactivated) {
        return others.looksAgain
            ? tr("%1 is deactivated, as it was before. That its messages are to be hidden was asked "
                 "for only a few minutes ago, and the server may still be working on it. Farewell "
                 "looks again, until five minutes have passed since then.")
                  .arg(who)
            : tr("%1 is deactivated, as it was before. Whether its messages are going to be hidden "
                 "cannot be seen: look at it again later.")
                  .arg(who);
    }
    if (seen.isAccepted == true) {
        return accepted(others);
    }
    if (others.looksAgain) {
        return tr("%1 is active so far. But the request is only a few minutes old, and the server "
                  "may still be working on it. Farewell looks again, until five minutes have "
                  "passed since it was sent.")
            .arg(who);
    }
    if (others.verdict.reason == AdminReason::HalfDone || seen.hasAllSigns == false) {
        return tr("%1 is not deactivated, but not all of its sessions and contacts from before are "
                  "there any more: %2 may have begun, and may still take it out of its rooms. To "
                  "complete it, choose the account in the list and press “Deactivate…”.")
            .arg(who, host);
    }
    if (!seen.hadSigns) {
        return tr("%1 is not deactivated. It had neither a session nor a contact before, so whether "
                  "%2 had begun cannot be seen.")
            .arg(who, host);
    }
    return tr("%1 is not deactivated. Whether %2 had begun cannot be seen: look at it again later.")
        .arg(who, host);
}

QString ForOthersSentences::accepted(const UnfinishedForOthers &others)
{
    const QString who = others.attempt.subject.display();
    const QString host = hostOf(others.attempt);
    return others.looksAgain
        ? tr("The account service has deactivated %1, and %2 has not followed so far. Farewell looks "
             "again, until five minutes have passed since the request was sent.")
              .arg(who, host)
        : tr("The account service has deactivated %1, and %2 has not followed so far: look at it "
             "again later.")
              .arg(who, host);
}

QString ForOthersSentences::notRead(AdminReason reason, const QString &who, const QString &host)
{
    switch (reason) {
    case AdminReason::Gone:
        return tr("There is no account %1 on %2 any more.").arg(who, host);
    case AdminReason::SignedOut:
        return tr("Your sign-in has ended, so nothing could be read.");
    case AdminReason::NotAdmin:
        return tr("You do not administrate %1 any more, so nothing could be read.").arg(host);
    case AdminReason::None:
    case AdminReason::Network:
    case AdminReason::Refused:
    case AdminReason::Policy:
    case AdminReason::IdentityServer:
    case AdminReason::Hidden:
    case AdminReason::NotErased:
    case AdminReason::HalfDone:
    case AdminReason::NoEffect:
    case AdminReason::StaleTarget:
    case AdminReason::StillJoined:
    case AdminReason::JournalFailed:
    case AdminReason::Accepted:
        break;
    }
    //: %1 is a host name, %2 a Matrix ID
    return tr("%1 did not tell how it stands with %2.").arg(host, who);
}

QList<StepLine> ForOthersSentences::steps(const AdminAttempt &attempt)
{
    QList<StepLine> lines;
    if (attempt.roomsToHandOver > 0) {
        lines += handOver(attempt);
    }
    lines += deactivation(attempt);
    if (attempt.redact) {
        lines += redaction(attempt);
    }
    if (attempt.deleteFiles) {
        lines += files(attempt);
    }
    return lines;
}

StepLine ForOthersSentences::handOver(const AdminAttempt &attempt)
{
    return {seenAs(attempt.resultOf(AdminStep::HandOver)),
            //: %1 is how many of them
            tr("%1 of %Ln room(s) handed over", nullptr, Numbers::plural(attempt.roomsToHandOver))
                .arg(Numbers::count(attempt.roomsHandedOver)),
            {}};
}

StepLine ForOthersSentences::deactivation(const AdminAttempt &attempt)
{
    const StepResult result = attempt.resultOf(AdminStep::Deactivate);
    if (result == StepResult::Done) {
        return {result, tr("Deactivated, as the server said"), Times::dateAndTime(attempt.sentAt)};
    }
    if (!attempt.sentAt.isValid()) {
        return {StepResult::Waiting, tr("No request to deactivate the account was sent"), {}};
    }
    if (!attempt.mayHaveBegun()) {
        return {StepResult::Failed, tr("The request to deactivate the account was not carried out"),
                Times::dateAndTime(attempt.sentAt)};
    }
    return {StepResult::Unknown, tr("The request to deactivate the account was sent"),
            //: %1 is a date with a time of day
            tr("%1. What came of it was not seen.").arg(Times::dateAndTime(attempt.sentAt))};
}

StepLine ForOthersSentences::redaction(const AdminAttempt &attempt)
{
    const StepResult result = seenAs(attempt.resultOf(AdminStep::Redact));
    if (result == StepResult::Done) {
        return {result, tr("Messages redacted"), {}};
    }
    return isUnfinished(result)
        ? StepLine{result, tr("Redacting their messages was begun"), {}}
        : StepLine{result, tr("Redacting their messages was not begun"), {}};
}

StepLine ForOthersSentences::files(const AdminAttempt &attempt)
{
    const StepResult result = seenAs(attempt.resultOf(AdminStep::Media));
    const int deleted = Numbers::plural(attempt.filesDeleted);
    if (result == StepResult::Done) {
        return {result, tr("%Ln file(s) deleted", nullptr, deleted), {}};
    }
    return isUnfinished(result)
        ? StepLine{result, tr("%Ln file(s) deleted, perhaps not all of them", nullptr, deleted), {}}
        : StepLine{result, tr("Deleting their files was not begun"), {}};
}

} // namespace farewell
