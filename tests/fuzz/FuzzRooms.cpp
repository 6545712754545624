// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// What a server says about rooms: all of them, who is in one, and what it allows whom.

#include "tests/fuzz/Fuzz.h"

#include "app/overview/Permissions.h"
#include "app/overview/RoomAnswers.h"
#include "app/overview/RoomMembers.h"

#include <QJsonDocument>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nameLimit = 100;

void claimPermissions(const RoomPowers &room, const QString &me)
{
    const QString heir = u"@heir:example.org"_s;
    const QJsonObject permissions = permissionsOf(room);
    const LevelChange change{heir, namedLevel(permissions, heir), 50};
    const QJsonObject changed = withChange(permissions, change);
    claim(namedLevel(changed, heir) == 50, "the change is there");
    const QJsonObject back = withChange(changed, change.reversed());
    const bool hadUsers = permissions.value("users"_L1).isObject();
    const bool hadOdd = permissions.value("users"_L1).toObject().contains(heir) && !change.before;
    claim(!hadUsers || hadOdd || back == permissions, "nothing else has changed");
    const OnlyAdmin judged = onlyAdminIn(room, me);
    claim(judged.verdict != OnlyAdmin::Verdict::OnlyThem || judged.give >= judged.need,
          "what can be given looks after the room");
    const auto named = adminsNamedIn(room, me);
    claim(!named || !named->contains(me), "who asks is none of the others");
    (void)abilitiesAt(room, judged.give);
}

void claimRooms(const std::optional<ToldRooms> &told, const QString &me)
{
    if (!told) {
        return;
    }
    for (const ToldRoom &one : told->rooms) {
        claimClean(one.room.name, nameLimit);
        claim(!one.room.people || *one.room.people >= 0, "people are counted");
        RoomPowers powers = one.powers;
        powers.unnamed = 1;
        claimPermissions(powers, me);
    }
}

} // namespace

void fuzz(const QByteArray &input)
{
    const QString me = alice().toString();
    claimRooms(parseRoomPage(input, me), me);
    claimRooms(parseRoomSync(input), me);
    const auto people = parseJoinedCount(input);
    const auto last = parseLastWritten(QJsonDocument::fromJson(input).object());
    for (const QDateTime &at : last) {
        claim(at.isValid(), "a time can be shown");
    }
    RoomPowers room{u"11"_s, me, {}, QJsonDocument::fromJson(input).object()};
    room.unnamed = 1;
    claimPermissions(room, me);
    const auto heirs = parseHeirs(input, room, me, last);
    claim(heirs.has_value() == people.has_value(), "who is there is counted");
    for (const RoomMember &heir : heirs.value_or(QList<RoomMember>())) {
        claim(!heir.id.isEmpty() && heir.id != me, "somebody else");
        claimClean(heir.name, nameLimit);
    }
}
