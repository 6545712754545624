// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminDeactivationSentences.h"

#include "ui/administration/AdminAskingSentences.h"
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
        return AdminAskingSentences::asking(state, target, host);
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
        return Sentences::inARow({settled(state, target, host), unwritten(state)});
    case Phase::Impossible:
        return Sentences::inARow({impossible(state, target, host), unwritten(state)});
    }
    Q_UNREACHABLE();
}

QString AdminDeactivationSentences::unwritten(const AdminDeactivationState &state)
{
    return state.isResultUnwritten
        ? tr("The activity log knows what was sent, but what came of it could not be added. "
             "Farewell tries to at its next start.")
        : QString();
}

QString AdminDeactivationSentences::impossible(const AdminDeactivationState &state,
                                               const AdminTarget &target, const QString &host)
{
    const QString asked = askedHost(state, host);
    switch (state.reason) {
    case AdminReason::Gone:
        return tr("There is no account %1 on %2.").arg(target.id(), asked);
    case AdminReason::NotAdmin:
        return Sentences::inARow({tr("You do not administrate %1 any more.").arg(asked),
                                  AdminAskingSentences::whatStands(state, target)});
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
        return Sentences::inARow({AdminAskingSentences::whatStands(state, target),
                                  AdminAskingSentences::didNotAnswer(state, host),
                                  tr("You can run it again.")});
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
