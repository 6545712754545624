// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminAskingSentences.h"

#include "ui/sentences/Sentences.h"

namespace farewell {

using Phase = AdminDeactivationPhase;

QString AdminAskingSentences::beforeClick(const AdminDeactivationState &state, const QString &host)
{
    if (state.phase != Phase::Choosing) {
        return {};
    }
    if (state.reason == AdminReason::SignedOut && state.failure.isOfService) {
        return tr("The account service does not accept your sign-in as an administrator's. No "
                  "request to deactivate it was sent: sign in again as administrator.");
    }
    if (state.reason == AdminReason::SignedOut) {
        return tr(
            "Your sign-in has ended. No request to deactivate it was sent: sign in again as administrator.");
    }
    if (state.reason == AdminReason::NotAdmin) {
        return tr("You do not administrate %1 any more. No request to deactivate it was sent.")
            .arg(host);
    }
    if (state.reason == AdminReason::Hidden) {
        return tr("Something between you and %1 has answered in its place. No request to deactivate it was sent.")
            .arg(host);
    }
    if (state.reason == AdminReason::StaleTarget) {
        return tr("The account has changed since you looked. No request to deactivate it was "
                  "sent. Look at it once more before you go on.");
    }
    if (state.reason == AdminReason::Network) {
        return Sentences::inARow({didNotAnswer(state, host),
                                  tr("The account was not touched; your choices are still here.")});
    }
    return {};
}

QString AdminAskingSentences::whatStands(const AdminDeactivationState &state,
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
QString AdminAskingSentences::changed(const AdminDeactivationState &state,
                                      const AdminTarget &target)
{
    if (reasonOfNoAccount(state.failure) == AdminReason::Gone) {
        return tr("There is no account %1 any more. No request to deactivate it was sent.")
            .arg(target.id());
    }
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

QString AdminAskingSentences::asking(const AdminDeactivationState &state, const AdminTarget &target,
                                     const QString &host)
{
    if (state.reason == AdminReason::JournalFailed) {
        return tr("This step could not be written down on this computer, so it was not sent. Make "
                  "room on the disk, or close the other Farewell that keeps the activity log, and "
                  "try again.");
    }
    if (state.reason == AdminReason::StaleTarget) {
        return changed(state, target);
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
    if (state.failure.cause == Cause::RateLimited) {
        return Sentences::inARow(
            {whatStands(state, target),
             tr("%1 asked to wait instead of doing this step. The time is over: try again.")
                 .arg(host)});
    }
    return Sentences::inARow({whatStands(state, target), whatIsOpen(state, host)});
}

/// Of the step that asks: what has not been done or is not known, and what that means.
QString AdminAskingSentences::whatIsOpen(const AdminDeactivationState &state, const QString &host)
{
    const bool isUnknown = state.resultOf(state.step) == StepResult::Unknown;
    switch (state.step) {
    case AdminStep::WaitProfile:
        return state.reason == AdminReason::Network
            ? tr("%1 did not tell whether a new name is still being written into rooms. If so, the "
                 "account would stay in some of them.")
                  .arg(host)
            : tr("The new name is not through after ten minutes. Go on now, and the account may "
                 "stay in some rooms; you can run it again then.");
    case AdminStep::HandOver:
        return isUnknown ? tr("Go on without it, and this room may stay without an admin.")
                         : tr("Go on without it, and this room stays without an admin.");
    case AdminStep::Redact:
        return isUnknown ? tr("Some of their messages may still be there.")
                         : tr("Some of their messages are still there.");
    case AdminStep::Media:
        return isUnknown ? tr("Some of their files may still be there.")
                         : tr("Some of their files are still there.");
    case AdminStep::Deactivate:
        return state.reason == AdminReason::Network ? didNotAnswer(state, host)
                                                    : tr("Try again when you like.");
    case AdminStep::None:
    case AdminStep::Rooms:
        break;
    }
    return {};
}

QString AdminAskingSentences::didNotAnswer(const AdminDeactivationState &state, const QString &host)
{
    return state.failure.httpStatus == 0 ? tr("%1 was not reached.").arg(host)
                                         : tr("%1 did not answer as expected.").arg(host);
}

} // namespace farewell
