// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/DeactivationSentences.h"

#include "app/base/Text.h"
#include "ui/deactivation/AnswerSentences.h"
#include "ui/deactivation/EraseSentences.h"
#include "ui/sentences/ProxySentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"
#include "ui/sentences/TlsSentences.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString DeactivationSentences::reason(const DeactivationState &state, const AccountView &account)
{
    const QString host = isolatedLtr(account.host);
    switch (state.reason) {
    case DeactivationReason::None:
        return {};
    case DeactivationReason::WrongPassword:
        return tr("That password is not right. Your account has not been changed.");
    case DeactivationReason::NotConfirmedYet:
        //: %1 is a homeserver
        return tr("The browser step is not finished yet. Finish it there, then confirm again. Your "
                  "account has not been changed. If there is nothing to finish, ask the people who "
                  "run %1.")
            .arg(host);
    case DeactivationReason::OtherPerson:
        //: %1 is a homeserver, %2 a Matrix ID
        return tr("Your account has not been changed. Either the browser was signed in as somebody "
                  "else, or %1 does not allow this account to be deactivated from an app. To try "
                  "again, choose %2 in the browser; if it was chosen, ask the people who run %1.")
            .arg(host, account.userId.display());
    case DeactivationReason::SessionExpired:
        return tr("Too much time has passed, and the server has forgotten this attempt. Your "
                  "account has not been changed. Please start again.");
    case DeactivationReason::MoreNeeded:
        return moreNeeded(state);
    case DeactivationReason::Policy:
        return AnswerSentences::policy(state.failure.errcode);
    case DeactivationReason::IdentityServer:
        return tr("The server could not take your email addresses and phone numbers back from the "
                  "identity server, and stopped there.");
    case DeactivationReason::Locked:
        return tr("This account is locked by the people who run the server. A locked account "
                  "cannot be deactivated by its owner.");
    case DeactivationReason::NoProofPossible:
        return tr("The server wants you to prove who you are, but offers no way to do it.");
    case DeactivationReason::ManagedElsewhere:
        return tr("This server does not let apps deactivate accounts. Accounts are managed in the "
                  "browser there, or by the people who run it.");
    case DeactivationReason::Network:
        if (state.failure.cause == Cause::TlsFailed) {
            return TlsSentences::ofDeactivation(state.failure.tlsFlaw, host);
        }
        if (state.failure.proxy) {
            return Sentences::inARow({ProxySentences::of(*state.failure.proxy, host),
                                      tr("Your account has not been changed.")});
        }
        //: %1 is a homeserver
        return tr("%1 could not be reached, so nothing was sent. Your account has not been "
                  "changed. Check your connection, then try again.")
            .arg(host);
    case DeactivationReason::SignedOut:
        return AnswerSentences::signedOut(state.failure, host);
    case DeactivationReason::Refused:
        return AnswerSentences::refused(state, host);
    }
    Q_UNREACHABLE();
}

QString DeactivationSentences::moreNeeded(const DeactivationState &state)
{
    if (state.noProofNeeded) {
        return tr("Your server asks for no further proof.");
    }
    if (state.phase == DeactivationPhase::Choice) {
        return tr("Choose how to prove that it is you. Your account has not been changed so "
                  "far.");
    }
    return state.proofAccepted
        ? tr("That was accepted. Your server asks for one more proof that it is you. Your "
             "account has not been changed so far.")
        : tr("Your server asks for another proof that it is you. Your account has not been "
             "changed so far.");
}

QString DeactivationSentences::impossibleHeading(const DeactivationState &state)
{
    if (state.outcome == Outcome::StillActive) {
        return tr("Your account is still active");
    }
    return state.reason == DeactivationReason::SignedOut ? tr("Your sign-in has ended")
                                                         : tr("This cannot go on");
}

QString DeactivationSentences::wayOut(const DeactivationState &state, const AccountView &account)
{
    const QString host = isolatedLtr(account.host);
    QString named = AnswerSentences::wayOut(state.failure, host);
    if (!named.isEmpty()) {
        return named;
    }
    switch (state.reason) {
    case DeactivationReason::Policy:
    case DeactivationReason::Locked:
        //: %1 is a homeserver; “Copy details” is a button, and named as there
        return tr("Ask the people who run %1 to deactivate the account for you, and give them "
                  "what “Copy details” copies.")
            .arg(host);
    case DeactivationReason::IdentityServer:
        return tr("Go back to the settings, remove your email addresses and phone numbers there "
                  "one by one, then try again. It may also be enough to try again later.");
    case DeactivationReason::NoProofPossible:
        //: %1 is a homeserver
        return tr("If you can, set a password for the account in another app and try again. "
                  "Otherwise ask the people who run %1 to deactivate it for you.")
            .arg(host);
    case DeactivationReason::ManagedElsewhere:
        //: %1 is a homeserver
        return tr("Look for the page on which you manage your account at %1, or ask the people "
                  "who run it to deactivate the account for you.")
            .arg(host);
    case DeactivationReason::SignedOut:
        //: %1 is a homeserver
        return tr("Sign in again. If you can, your account is still active. If you cannot, ask the "
                  "people who run %1.")
            .arg(host);
    case DeactivationReason::None:
    case DeactivationReason::WrongPassword:
    case DeactivationReason::NotConfirmedYet:
    case DeactivationReason::OtherPerson:
    case DeactivationReason::SessionExpired:
    case DeactivationReason::MoreNeeded:
    case DeactivationReason::Network:
    case DeactivationReason::Refused:
        //: %1 is a homeserver; “Copy details” is a button, and named as there
        return tr("Try again later. If it keeps happening, ask the people who run %1 and give them "
                  "what “Copy details” copies.")
            .arg(host);
    }
    Q_UNREACHABLE();
}

QString DeactivationSentences::outcomeHeading(Outcome outcome, Likely likely)
{
    switch (outcome) {
    case Outcome::Deactivated:
        return tr("Your account is deactivated");
    case Outcome::StillActive:
        return tr("Your account is still active");
    case Outcome::None:
    case Outcome::Unknown:
        return likely == Likely::Deactivated ? tr("Your account is very probably deactivated")
                                             : tr("We could not find out");
    }
    Q_UNREACHABLE();
}

QString DeactivationSentences::outcomeSentence(const DeactivationState &state,
                                               const AccountView &account)
{
    switch (state.outcome) {
    case Outcome::Deactivated:
        return state.evidence.endpoint == EndpointSign::AlreadyDone
            ? tr("It already was when we asked.")
            : QString();
    case Outcome::StillActive:
        return stillActive(state, account);
    case Outcome::None:
    case Outcome::Unknown:
        break;
    }
    QString broken = AnswerSentences::brokenOff(state, isolatedLtr(account.host));
    if (!broken.isEmpty()) {
        return broken;
    }
    switch (state.likely) {
    case Likely::Deactivated:
        return tr("Your account is very probably deactivated: our sign-in ended, which is what "
                  "deactivation does. Being signed out or locked looks the same.");
    case Likely::StillActive:
        return tr("Our sign-in still works, so your account may still be active. That is no proof "
                  "yet: servers end sign-ins late.");
    case Likely::None:
        return tr("Nothing tells us so far whether the server got the request and carried it "
                  "out.");
    }
    Q_UNREACHABLE();
}

/// With the reason, where a late answer has brought one.
QString DeactivationSentences::stillActive(const DeactivationState &state,
                                           const AccountView &account)
{
    const QString what = AnswerSentences::notCarriedOut(state.evidence);
    switch (state.reason) {
    case DeactivationReason::Policy:
    case DeactivationReason::IdentityServer:
    case DeactivationReason::Locked:
    case DeactivationReason::NoProofPossible:
    case DeactivationReason::ManagedElsewhere:
    case DeactivationReason::Refused:
        return Sentences::inARow({what, reason(state, account), wayOut(state, account)});
    case DeactivationReason::WrongPassword:
    case DeactivationReason::OtherPerson:
    case DeactivationReason::SessionExpired:
    case DeactivationReason::Network:
        return Sentences::inARow({what, reason(state, account)});
    case DeactivationReason::None:
    case DeactivationReason::NotConfirmedYet:
    case DeactivationReason::MoreNeeded:
    case DeactivationReason::SignedOut:
        break;
    }
    return Sentences::inARow({what, tr("You can try again from the settings, or sign out.")});
}

QString DeactivationSentences::outcomeSubtitle(const DeactivationState &state,
                                               const AccountView &account)
{
    const Evidence &evidence = state.evidence;
    const QString id = account.userId.display();
    const bool isAnswered = evidence.endpointAt.isValid() && !state.isManaged;
    if (state.outcome == Outcome::Deactivated && isAnswered) {
        return Sentences::besideEachOther(id, Times::dateAndTime(evidence.endpointAt));
    }
    if (!evidence.left() || state.isManaged) {
        return Sentences::besideEachOther(id, isolatedLtr(account.host));
    }
    const QString sent = Times::ofDay(*evidence.left());
    return evidence.endpointStatus == 0
        //: %1 is a Matrix ID, %2 a time of day
        ? tr("%1 · sent %2, no answer").arg(id, sent)
        //: %1 is a Matrix ID, %2 a time of day
        : tr("%1 · sent %2").arg(id, sent);
}

QString DeactivationSentences::whatStays(const DeactivationState &state, const AccountView &account)
{
    if (state.outcome != Outcome::Deactivated && state.outcome != Outcome::Unknown) {
        return {};
    }
    QString choice = EraseSentences::chosen(state, isolatedLtr(account.host));
    if (state.outcome == Outcome::Unknown && state.likely != Likely::Deactivated) {
        return choice;
    }
    //: %1 is a homeserver
    return Sentences::inARow({choice,
                              tr("Messages other people received stay with them. For anything else "
                                 "ask the people who run %1.")
                                  .arg(isolatedLtr(account.host))});
}

QString DeactivationSentences::journalNotice(NoteFault fault)
{
    switch (fault) {
    case NoteFault::None:
        return {};
    case NoteFault::NoRoom:
        return tr("Farewell cannot keep a note of this deactivation on this computer: the disk is "
                  "full. If the program or the computer stops midway, nothing will remind you.");
    case NoteFault::NotWritable:
        return tr("Farewell cannot keep a note of this deactivation on this computer: its folder "
                  "cannot be written to. If the program or the computer stops midway, nothing "
                  "will remind you.");
    }
    Q_UNREACHABLE();
}

QString DeactivationSentences::whatToDoLater()
{
    return tr("Try to sign in to Element later. If that works five minutes after the request or "
              "later, your account is still active.");
}

} // namespace farewell
