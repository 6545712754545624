// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminDeactivationSentences.h"

#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = AdminDeactivationPhase;

bool hasAskedToWait(const AdminDeactivationState &state)
{
    return state.failure.cause == Cause::RateLimited;
}

QString pause(std::chrono::milliseconds left)
{
    return Times::minutesAndSeconds(std::chrono::ceil<std::chrono::seconds>(left));
}

/// Whose answer to the request it is about.
QString askedHost(const AdminDeactivationState &state, const QString &host)
{
    const QString &asked = state.deactivation.askedHost;
    return asked.isEmpty() ? host : asked;
}

} // namespace

QString AdminDeactivationSentences::heading(const AdminDeactivationState &state)
{
    switch (state.phase) {
    case Phase::Choosing:
    case Phase::Reading:
        return tr("Deactivate somebody's account");
    case Phase::Asking:
        return hasAskedToWait(state) ? tr("The server asked to wait") : tr("One step did not work");
    case Phase::Cooling:
        return tr("The server asks to wait");
    case Phase::Stepping:
    case Phase::Submitting:
        return state.outcome == Outcome::Deactivated ? tr("The account is deactivated")
                                                     : tr("Under way");
    case Phase::Verifying:
        return tr("Finding out what happened");
    case Phase::Settled:
    case Phase::Impossible:
        break;
    }
    if (state.reason == AdminReason::Gone) {
        return tr("There is no such account");
    }
    if (state.reason == AdminReason::HalfDone) {
        return tr("The server stopped halfway");
    }
    if (state.reason == AdminReason::Accepted) {
        return tr("The account service has accepted it");
    }
    switch (state.outcome) {
    case Outcome::Deactivated:
        return tr("The account is deactivated");
    case Outcome::StillActive:
        return tr("The account is still active");
    case Outcome::None:
    case Outcome::Unknown:
        return tr("We could not find out");
    }
    Q_UNREACHABLE();
}

QString AdminDeactivationSentences::beforeClick(const AdminDeactivationState &state,
                                                const QString &host)
{
    if (state.phase != Phase::Choosing) {
        return {};
    }
    if (state.reason == AdminReason::SignedOut && state.failure.isOfService) {
        return tr("The account service does not accept your sign-in as an administrator's. Nothing "
                  "was sent: sign in again as administrator.");
    }
    if (state.reason == AdminReason::SignedOut) {
        return tr("Your sign-in has ended. Nothing was sent: sign in again as administrator.");
    }
    if (state.reason == AdminReason::NotAdmin) {
        return tr("You do not administrate %1 any more. Nothing was sent.").arg(host);
    }
    if (state.reason == AdminReason::Hidden) {
        return tr("Something between you and %1 has answered in its place. Nothing was sent.")
            .arg(host);
    }
    if (state.reason == AdminReason::StaleTarget) {
        return tr("The account has changed since you looked. Nothing was sent. Look at it once "
                  "more before you go on.");
    }
    if (state.reason == AdminReason::Network) {
        return tr("%1 was not reached. The account was not touched; your choices are still here.")
            .arg(host);
    }
    return {};
}

QString AdminDeactivationSentences::sentence(const AdminDeactivationState &state,
                                             const AdminTarget &target, const QString &host)
{
    switch (state.phase) {
    case Phase::Choosing:
    case Phase::Reading:
        return {};
    case Phase::Stepping:
        return state.pauseLeft
            ? tr("%1 wants us to wait %2 more. Then it goes on: your click was for all of them.")
                  .arg(host, pause(*state.pauseLeft))
            : QString();
    case Phase::Asking:
        return asking(state, target, host);
    case Phase::Submitting:
        return tr("Large accounts can take minutes.");
    case Phase::Cooling:
        return tr("%1 wants us to wait %2 more. Nothing is sent when the time is over: you decide "
                  "then.")
            .arg(host, pause(state.coolingLeft));
    case Phase::Verifying:
        if (state.reason == AdminReason::Accepted) {
            return tr("The account service has accepted the deactivation. %1 has not carried it "
                      "out yet; the account is read until it has, for five minutes at most.")
                .arg(host);
        }
        return state.deactivation.reply.kind == AdminReply::Kind::Confirmed
            ? tr("%1 says that it is done; the account does not say so yet.")
                  .arg(askedHost(state, host))
            : tr("The request may have arrived. The account is read until it is clear, for five "
                 "minutes at most.");
    case Phase::Settled:
        return settled(state, target, host);
    case Phase::Impossible:
        return impossible(state, target, host);
    }
    Q_UNREACHABLE();
}

QString AdminDeactivationSentences::whatStands(const AdminDeactivationState &state,
                                               const AdminTarget &target)
{
    switch (state.outcome) {
    case Outcome::Deactivated:
        return tr("The account is deactivated.");
    case Outcome::Unknown:
        return tr("Whether the account is deactivated is not known.");
    case Outcome::None:
    case Outcome::StillActive:
        return target.account.user.isDeactivated ? tr("Nothing more has been done.")
                                                 : tr("Nothing has been deactivated.");
    }
    Q_UNREACHABLE();
}

/// Since the click.
QString AdminDeactivationSentences::changed(const AdminDeactivationState &state,
                                            const AdminTarget &target)
{
    return state.outcome == Outcome::Deactivated
        ? tr("Somebody else has deactivated %1 meanwhile. No request to deactivate it was sent.")
              .arg(target.id())
        : target.account.service.kind != ServiceWord::Kind::NoService
        ? tr("%1 has changed since you clicked. No request to deactivate it was sent.")
              .arg(target.id())
        : tr("%1 has changed since you clicked: it was made an administrator, or was "
             "reactivated. No request to deactivate it was sent.")
              .arg(target.id());
}

QString AdminDeactivationSentences::asking(const AdminDeactivationState &state,
                                           const AdminTarget &target, const QString &host)
{
    if (state.reason == AdminReason::JournalFailed) {
        return tr("This step could not be written down on this computer, so it was not sent. Make "
                  "room on the disk, or close the other Farewell that keeps the activity log, and "
                  "try again.");
    }
    if (state.reason == AdminReason::StaleTarget) {
        return changed(state, target);
    }
    if (state.reason == AdminReason::Gone) {
        return tr("There is no account %1 any more. No request to deactivate it was sent.")
            .arg(target.id());
    }
    if (state.reason == AdminReason::SignedOut) {
        return Sentences::inARow(
            {whatStands(state, target),
             state.failure.isOfService
                 ? tr("The account service does not accept your sign-in as an administrator's.")
                 : tr("Your sign-in has ended.")});
    }
    if (state.reason == AdminReason::NotAdmin) {
        return Sentences::inARow(
            {whatStands(state, target), tr("You do not administrate %1 any more.").arg(host)});
    }
    if (state.reason == AdminReason::Hidden) {
        return Sentences::inARow(
            {whatStands(state, target),
             tr("Something between you and %1 has answered in its place.").arg(host)});
    }
    if (hasAskedToWait(state)) {
        return Sentences::inARow(
            {whatStands(state, target),
             tr("%1 asked to wait instead of doing this step. The time is over: try again.")
                 .arg(host)});
    }
    return Sentences::inARow({whatStands(state, target), whatIsOpen(state, host)});
}

/// Of the step that asks: what has not been done, and what that means.
QString AdminDeactivationSentences::whatIsOpen(const AdminDeactivationState &state,
                                               const QString &host)
{
    switch (state.step) {
    case AdminStep::WaitProfile:
        return state.reason == AdminReason::Network
            ? tr("%1 did not tell whether a new name is still being written into rooms. If so, the "
                 "account would stay in some of them.")
                  .arg(host)
            : tr("The new name is not through after ten minutes. Go on now, and the account may "
                 "stay in some rooms; you can run it again then.");
    case AdminStep::HandOver:
        return tr("Go on without it, and this room stays without an admin.");
    case AdminStep::Redact:
        return tr("Some of their messages are still there.");
    case AdminStep::Media:
        return tr("Some of their files are still there.");
    case AdminStep::Deactivate:
        return state.reason == AdminReason::Network ? tr("%1 was not reached.").arg(host)
                                                    : tr("Try again when you like.");
    case AdminStep::None:
    case AdminStep::Rooms:
        break;
    }
    return {};
}

QString AdminDeactivationSentences::impossible(const AdminDeactivationState &state,
                                               const AdminTarget &target, const QString &host)
{
    const QString asked = askedHost(state, host);
    switch (state.reason) {
    case AdminReason::Gone:
        return tr("There is no account %1 on %2.").arg(target.id(), asked);
    case AdminReason::NotAdmin:
        return tr("You do not administrate %1 any more. Nothing was done.").arg(asked);
    case AdminReason::SignedOut:
        if (state.deactivation.reply.isOfService) {
            return tr("%1 does not accept your sign-in as an administrator's. Sign in again as "
                      "administrator, and look at the account before you go on.")
                .arg(asked);
        }
        return tr("Your sign-in has ended. Sign in again as administrator, and look at the account "
                  "before you go on.");
    case AdminReason::Hidden:
        return state.outcome == Outcome::StillActive
            ? tr("Something between you and %1 has answered in its place. The account is as it "
                 "was.")
                  .arg(asked)
            : tr("Something between you and %1 has answered in its place, so nobody can tell what "
                 "became of the request. Look at the account again when the admin API answers.")
                  .arg(asked);
    case AdminReason::Policy:
        return tr("The rules of %1 do not allow this account to be deactivated. It is as it was.")
            .arg(asked);
    case AdminReason::IdentityServer:
        return tr("The identity server did not let go of their email addresses or phone numbers, "
                  "so %1 stopped. The account is as it was.")
            .arg(asked);
    case AdminReason::None:
    case AdminReason::Network:
    case AdminReason::Refused:
    case AdminReason::NotErased:
    case AdminReason::HalfDone:
    case AdminReason::NoEffect:
    case AdminReason::StaleTarget:
    case AdminReason::StillJoined:
    case AdminReason::JournalFailed:
    case AdminReason::Accepted:
        break;
    }
    return state.outcome == Outcome::StillActive
        ? tr("%1 refused. The account is as it was.").arg(asked)
        : tr("%1 refused, and whether it had begun cannot be seen.").arg(asked);
}

QString AdminDeactivationSentences::settled(const AdminDeactivationState &state,
                                            const AdminTarget &target, const QString &host)
{
    switch (state.reason) {
    case AdminReason::HalfDone:
        return tr("%1 refused after it had begun: the sessions are ended, the account is not "
                  "deactivated, and %1 may still take it out of its rooms. Run it again; only then "
                  "can it be reactivated.")
            .arg(host);
    case AdminReason::Accepted:
        //: %1 is a host name, %2 a Matrix ID
        return tr("The account service has accepted the deactivation and retries it by itself, but "
                  "%1 has not confirmed it within five minutes. Look at %2 again later.")
            .arg(host, target.id());
    case AdminReason::NotErased:
        return tr("Their messages are not hidden, although you chose that. Look at the account "
                  "again later.");
    case AdminReason::StillJoined:
        return tr("The account is still in %Ln room(s). Run it again to take it out.", nullptr,
                  Numbers::plural(state.roomsLeft.value_or(0)));
    case AdminReason::NoEffect:
        return tr("No clear answer came, and after five minutes the account is as it was, with its "
                  "sessions and contacts.");
    case AdminReason::Network:
        return Sentences::inARow(
            {whatStands(state, target), tr("%1 was not reached. You can run it again.").arg(host)});
    case AdminReason::Refused:
    case AdminReason::Policy:
    case AdminReason::IdentityServer:
        return tr("%1 refused, and whether it had begun cannot be seen.")
            .arg(askedHost(state, host));
    case AdminReason::None:
    case AdminReason::Gone:
    case AdminReason::NotAdmin:
    case AdminReason::SignedOut:
    case AdminReason::Hidden:
    case AdminReason::StaleTarget:
    case AdminReason::JournalFailed:
        break;
    }
    if (state.outcome == Outcome::Unknown) {
        return tr("Look at %1 again later: only what the server says of the account decides.")
            .arg(target.id());
    }
    return state.outcome == Outcome::StillActive ? tr("Nothing has been deactivated.") : QString();
}

} // namespace farewell
