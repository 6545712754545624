// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/RoomSentences.h"

#include "app/base/Text.h"
#include "ui/account/SettleEntries.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/PauseSentences.h"
#include "ui/sentences/Sentences.h"

namespace farewell {

QString RoomSentences::name(const OwnRoom &room)
{
    return room.name.isEmpty() ? isolatedLtr(cleaned(room.id)) : room.name;
}

QString RoomSentences::kind(const OwnRoom &room)
{
    switch (room.kind) {
    case OwnRoom::Kind::Room:
        return room.isPublic ? tr("Public room") : tr("Room");
    case OwnRoom::Kind::Space:
        return room.isPublic ? tr("Public space") : tr("Space");
    case OwnRoom::Kind::DirectChat:
        return tr("Direct chat");
    case OwnRoom::Kind::Invitation:
        return tr("Invitation");
    case OwnRoom::Kind::Knock:
        return tr("You have asked to join");
    }
    Q_UNREACHABLE();
}

QString RoomSentences::about(const OwnRoom &room)
{
    if (!room.people) {
        return kind(room);
    }
    return Sentences::besideEachOther(kind(room),
                                      tr("%Ln people", nullptr, Numbers::plural(*room.people)));
}

QString RoomSentences::told(const RoomRowState &state)
{
    switch (state.kind) {
    case RoomRowState::Kind::Open:
        return notChanged(state);
    case RoomRowState::Kind::Waiting:
        return tr("Other rooms come first.");
    case RoomRowState::Kind::Working:
        return tr("Asking your server…");
    case RoomRowState::Kind::HandedOver:
        return Sentences::inARow({otherAdmin(state), notTakenBack(state)});
    case RoomRowState::Kind::Refused:
        return state.result.isStillAdmin
            ? tr("The server did not allow it.")
            : tr("The server did not allow it: you are not an admin any more.");
    case RoomRowState::Kind::Changed:
        return tr("Somebody changed the permissions at the same moment. Look again.");
    case RoomRowState::Kind::Unknown:
        return unknown(state);
    case RoomRowState::Kind::Left:
        //: a room: you have left it
        return tr("Left");
    case RoomRowState::Kind::NotLeft:
        return Sentences::inARow(
            {state.hadOtherAdmin ? otherAdmin(state) : QString(), notLeft(state.leaving),
             state.mustBeLookedAt       ? tr("Handing over did not go as it should. Look again.")
                 : state.canBeTakenBack ? notTakenBack(state)
                                        : QString()});
    }
    Q_UNREACHABLE();
}

QString RoomSentences::notTakenBack(const RoomRowState &state)
{
    return state.result.failure ? Sentences::inARow({tr("This was not taken back."),
                                                     notDone(*state.result.failure, state.pause)})
                                : QString();
}

QString RoomSentences::otherAdmin(const RoomRowState &state)
{
    return state.heir.isEmpty() ? tr("Somebody else is an admin now.")
                                //: %1 is a person
                                : tr("%1 is an admin now.").arg(state.heir);
}

QString RoomSentences::notDone(const Failure &failure, std::chrono::seconds pause)
{
    if (failure.cause == Cause::TokenRejected) {
        return tr("Your sign-in has ended. Sign in again.");
    }
    if (failure.cause == Cause::UserLocked) {
        return tr("Your account is locked by the people who run the server.");
    }
    if (failure.cause == Cause::UserDeactivated) {
        return tr("Your server says that the account is deactivated.");
    }
    if (failure.sent == Sent::No && failure.cause != Cause::BadAnswer) {
        return tr("Your server could not be reached.");
    }
    return failure.cause == Cause::RateLimited ? PauseSentences::tryAgain(pause)
                                               : tr("Your server did not tell what is so now.");
}

/// Whoever has closed the window before the answer sees it here only.
QString RoomSentences::notChanged(const RoomRowState &state)
{
    if (state.result.kind == RoomHandOverResult::Kind::HeirLeft) {
        //: %1 is a person
        return tr("Nothing was changed: %1 has left this room.").arg(state.heir);
    }
    return state.result.failure ? Sentences::inARow({tr("Nothing was changed."),
                                                     notDone(*state.result.failure, state.pause)})
                                : QString();
}

QString RoomSentences::notLeft(const RoomLeft &leaving)
{
    const Failure failure = leaving.failure.value_or(Failure());
    const QString why = failure.endsSignIn() ? notDone(failure) : SettleEntries::why(failure);
    return leaving.kind == RoomLeft::Kind::NotLeft
        ? Sentences::inARow({tr("Not left."), why})
        : Sentences::inARow({why, tr("We could not look whether you are still in it.")});
}

QString RoomSentences::unknown(const RoomRowState &state)
{
    const RoomHandOverResult &result = state.result;
    if (!result.isHeirAdmin) {
        return result.isConfirmed ? tr("Your server said yes, but we could not look again.")
                                  : tr("No answer, and we could not look again.");
    }
    const bool isAdmin = *result.isHeirAdmin;
    if (result.isConfirmed) {
        //: %1 is a person
        return isAdmin ? tr("Your server said yes, but %1 is still an admin.").arg(state.heir)
                       //: %1 is a person
                       : tr("Your server said yes, but %1 is no admin.").arg(state.heir);
    }
    //: %1 is a person
    return isAdmin ? tr("No answer. We looked again: %1 is an admin.").arg(state.heir)
                   //: %1 is a person
                   : tr("No answer. We looked again: %1 is none.").arg(state.heir);
}

} // namespace farewell
