// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomJudge.h"

namespace farewell {

namespace {

using Kind = OwnRoom::Kind;
using Verdict = OnlyAdmin::Verdict;

bool isGuestRoom(const OwnRoom &room)
{
    return room.kind == Kind::Invitation || room.kind == Kind::Knock;
}

} // namespace

RoomPowers RoomJudge::powersOf(const ToldRoom &told) const
{
    RoomPowers powers = told.powers;
    powers.joined = {userId};
    // Where nobody says how many there are, there may be somebody.
    powers.unnamed = told.room.people ? *told.room.people - 1 : 1;
    powers.isDirectChat = powers.isDirectChat || directChats.contains(told.room.id);
    powers.isReplaced = !told.replacement.isEmpty() && joined && joined->contains(told.replacement);
    return powers;
}

bool RoomJudge::isPast(const OwnRoom &room) const
{
    return joined && joined->contains(room.id) == isGuestRoom(room);
}

OwnRoom RoomJudge::judged(const ToldRoom &told, const QString &admin) const
{
    OwnRoom room = told.room;
    RoomPowers powers = powersOf(told);
    if (!admin.isEmpty()) {
        powers.joined += admin;
    }
    room.judged = onlyAdminIn(powers, userId);
    room.isJudged = room.judged.verdict != Verdict::CannotJudge;
    if (powers.isDirectChat && room.kind == Kind::Room) {
        room.kind = Kind::DirectChat;
    }
    return room;
}

RoomJudge::SortedOut RoomJudge::sortOut(const QList<ToldRoom> &rooms) const
{
    SortedOut sorted;
    for (const ToldRoom &told : rooms) {
        if (isPast(told.room)) {
            continue;
        }
        if (isGuestRoom(told.room)) {
            OwnRoom guest = told.room;
            guest.isJudged = true; // there is nothing to judge
            guest.judged.verdict = Verdict::Others;
            sorted.settled += guest;
            continue;
        }
        OwnRoom room = judged(told);
        const auto named = adminsNamedIn(told.powers, userId);
        room.isJudged = room.isJudged && (named || !room.isOnlyMine());
        const bool dependsOnOthers = !told.room.people || (named && !named->isEmpty());
        if (room.isOnlyMine() && dependsOnOthers) {
            sorted.open += told;
        } else {
            sorted.settled += room;
        }
    }
    return sorted;
}

} // namespace farewell
