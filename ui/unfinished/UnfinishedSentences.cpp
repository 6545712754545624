// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/unfinished/UnfinishedSentences.h"

#include "app/base/Text.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"
#include "ui/unfinished/ForOthersSentences.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = UnfinishedPhase;
using SignIn = Findings::SignIn;

} // namespace

QString UnfinishedSentences::heading(const UnfinishedState &state)
{
    if (state.others) {
        return ForOthersSentences::heading(state);
    }
    if (const auto *problem = std::get_if<Note::Problem>(&state.note.content)) {
        return *problem == Note::Problem::Newer ? tr("A note from a newer Farewell")
                                                : tr("A note of a deactivation cannot be read");
    }
    switch (state.phase) {
    case Phase::Asking:
        return tr("A deactivation was under way");
    case Phase::Checking:
        return tr("Finding out what happened");
    case Phase::Told:
        break;
    }
    return state.verdict.likely == Likely::StillActive
        ? tr("Your account has not been deactivated so far")
        : DeactivationSentences::outcomeHeading(state.verdict.outcome, state.verdict.likely);
}

QString UnfinishedSentences::subtitle(const UnfinishedState &state)
{
    if (state.others) {
        const AdminAttempt &attempt = state.others->attempt;
        return Sentences::besideEachOther(attempt.subject.display(),
                                          isolatedLtr(attempt.homeserver.displayHost()));
    }
    const Attempt *attempt = state.note.attempt();
    if (attempt == nullptr) {
        return isolatedLtr(QDir::toNativeSeparators(state.note.path));
    }
    return Sentences::besideEachOther(attempt->subject.display(),
                                      isolatedLtr(attempt->homeserver.displayHost()));
}

QString UnfinishedSentences::sentence(const UnfinishedState &state)
{
    if (state.others) {
        return ForOthersSentences::sentence(state);
    }
    if (const auto *problem = std::get_if<Note::Problem>(&state.note.content)) {
        return *problem == Note::Problem::Newer
            ? tr("A newer version of Farewell has written down a deactivation that was under way. "
                 "This version cannot read the note; start the newer one, and it will tell you.")
            : tr("Farewell keeps a note while a deactivation is under way. This one is empty or "
                 "damaged, so nobody can say which account it is about. If you closed an account "
                 "lately, try to sign in to it: if you can, it is still active.");
    }
    const Attempt &attempt = *state.note.attempt();
    return state.phase == Phase::Told ? told(state, attempt) : underWay(attempt);
}

QString UnfinishedSentences::underWay(const Attempt &attempt)
{
    const QString when = Times::dateAndTime(attempt.sentAt);
    QStringList sentences;
    switch (attempt.step) {
    case AttemptStep::Asked:
        //: %1 is a date with a time of day
        sentences += tr("Farewell was about to ask the server to deactivate this account, or had "
                        "done so, and ended before it saw an answer (%1). That first request "
                        "carries no proof that it is you, and most servers only ask for one then.")
                         .arg(when);
        break;
    case AttemptStep::Proved:
        //: %1 is a date with a time of day
        sentences += tr("Farewell was sending the request to deactivate this account, with the "
                        "proof that it is you, and ended before it saw an answer (%1).")
                         .arg(when);
        break;
    case AttemptStep::FindingOut:
        if (!attempt.requests.isEmpty()
            && attempt.requests.constLast().result == AttemptRequest::Result::Answered) {
            //: %1 is a date with a time of day
            sentences += tr("Farewell had sent the request to deactivate this account (%1). The "
                            "server answered, but that did not settle it, and Farewell ended while "
                            "it was finding out what had happened.")
                             .arg(when);
            break;
        }
        //: %1 is a date with a time of day
        sentences += tr("Farewell had begun to send the request to deactivate this account (%1), "
                        "got no clear answer, and ended while it was finding out what had "
                        "happened.")
                         .arg(when);
        break;
    }
    if (attempt.erase) {
        sentences += tr("Your messages were to be hidden from new joiners.");
    }
    sentences += tr("Whether the server carried it out is not known.");
    return Sentences::inARow(sentences);
}

QString UnfinishedSentences::told(const UnfinishedState &state, const Attempt &attempt)
{
    const QString host = isolatedLtr(attempt.homeserver.displayHost());
    switch (state.verdict.outcome) {
    case Outcome::Deactivated:
        return tr("The server says that this account is deactivated.");
    case Outcome::StillActive:
        return tr(
            "Your account is active: you have just signed in. Nothing was deactivated, or not "
            "to the end. You can try again, or sign out.");
    case Outcome::None:
    case Outcome::Unknown:
        break;
    }
    if (state.verdict.likely == Likely::StillActive) {
        return tr(
            "You can sign in. But the request is only a few minutes old, and a server may "
            "still be working on it. If you are signed out soon, it has very probably carried it out; being "
            "signed out by somebody or locked looks the same.");
    }
    const bool isRefused = state.findings.signIn == SignIn::Refused;
    //: %1 is a homeserver
    const QString ask
        = tr("If you are sure of your password, ask the people who run %1.").arg(host);
    if (state.verdict.likely == Likely::Deactivated) {
        const QString gone
            = tr("Name and picture are gone, as they are after a deactivation that hides messages. "
                 "An account whose name and picture somebody has cleared looks the same.");
        return Sentences::inARow(
            {gone,
             isRefused ? ask
                       : tr("Signing in tells more: if it works five minutes after the request or "
                            "later, your account is still active.")});
    }
    return isRefused
        ? ask
        : tr("What anybody can see of the account does not tell. Signing in tells more: if it "
             "works five minutes after the request or later, your account is still active.");
}

QString UnfinishedSentences::aboutReceipt()
{
    return tr("Most servers keep no date. The receipt says what this computer wrote down then, and "
              "what is not known.");
}

QString UnfinishedSentences::aboutNote(const UnfinishedState &state)
{
    if (state.others) {
        return ForOthersSentences::aboutNote(state);
    }
    if (state.noteIsGone) {
        return tr("The note of it is removed from this computer.");
    }
    if (state.isKnown()) {
        return tr("The note of it could not be removed from this computer, so Farewell asks about "
                  "it again at the next start.");
    }
    return tr("Farewell asks again at the next start. Forgetting the note changes nothing about "
              "the account.");
}

} // namespace farewell
