// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAdminRooms.h"

#include "app/practice/PracticeAdminCard.h"
#include "app/practice/PracticeMembership.h"
#include "app/practice/PracticePermissions.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

PracticeAnswer noSuchRoom()
{
    return PracticeAnswer::error(404, u"M_NOT_FOUND"_s, u"Room not found"_s);
}

} // namespace

PracticeAdminRooms::PracticeAdminRooms(PracticeState &state, PracticeAdminDoor &door)
    : m_state(state)
{
    door.add("GET", "/v1/rooms/*",
             [this](const PracticeCall &call, PracticeAccount &) { return details(call); });
    door.add("GET", "/v1/rooms/*/state",
             [this](const PracticeCall &call, PracticeAccount &) { return roomState(call); });
    door.add("POST", "/v1/rooms/*/make_room_admin",
             [this](const PracticeCall &call, PracticeAccount &admin) {
                 return makeAdmin(call, admin);
             });
}

PracticeAnswer PracticeAdminRooms::details(const PracticeCall &call)
{
    const auto *room = m_state.room(call.captured[0]);
    if (room == nullptr) {
        return noSuchRoom();
    }
    const auto members = membersOf(m_state, *room);
    qsizetype joined = 0;
    qsizetype local = 0;
    qsizetype devices = 0;
    for (const auto &[user, membership] : members.asKeyValueRange()) {
        if (membership == "join"_L1) {
            const auto *account = m_state.byUserId(user);
            ++joined;
            local += account == nullptr ? 0 : 1;
            devices += account == nullptr ? 0 : account->sessions.size();
        }
    }
    return PracticeAnswer::json({{u"room_id"_s, room->id},
                                 {u"name"_s, textOrNull(room->name)},
                                 {u"canonical_alias"_s, QJsonValue()},
                                 {u"joined_members"_s, joined},
                                 {u"joined_local_members"_s, local},
                                 {u"version"_s, room->version},
                                 {u"creator"_s, room->creator},
                                 {u"encryption"_s, QJsonValue()},
                                 {u"federatable"_s, true},
                                 {u"public"_s, room->isPublic()},
                                 {u"join_rules"_s, room->joinRule},
                                 {u"guest_access"_s, QJsonValue()},
                                 {u"history_visibility"_s, u"shared"_s},
                                 {u"state_events"_s, practiceRoomState(*room, members).size()},
                                 {u"avatar"_s, QJsonValue()},
                                 {u"topic"_s, QJsonValue()},
                                 {u"room_type"_s, QJsonValue()},
                                 {u"joined_local_devices"_s, devices},
                                 {u"forgotten"_s, local == 0},
                                 {u"tombstoned"_s, false},
                                 {u"replacement_room"_s, QJsonValue()}});
}

PracticeAnswer PracticeAdminRooms::roomState(const PracticeCall &call)
{
    const auto *room = m_state.room(call.captured[0]);
    if (room == nullptr) {
        return noSuchRoom();
    }
    const QString type = call.queryItem(u"type"_s);
    QJsonArray events;
    const auto members = membersOf(m_state, *room);
    for (const auto &event : practiceRoomState(withProfiles(m_state, *room, members), members)) {
        if (type.isEmpty() || event["type"_L1] == type) {
            events += event;
        }
    }
    return PracticeAnswer::json({{u"state"_s, events}});
}

PracticeAnswer PracticeAdminRooms::makeAdmin(const PracticeCall &call, const PracticeAccount &admin)
{
    const auto body = call.request.body.isEmpty() ? QJsonObject() : jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    const QString &id = call.captured[0];
    if (!id.startsWith(u'!')) {
        return adminRefusal(u"%1 was not legal room ID or room alias"_s.arg(id));
    }
    auto *room = m_state.room(id);
    if (room == nullptr) {
        return adminRefusal(u"Server not in room"_s);
    }
    const QString user = body->value("user_id"_L1).toString(m_state.userId(admin));
    if (notAUserId(user)) {
        return adminRefusal(u"Not a valid user_id: %1"_s.arg(user));
    }
    const QString giver = mightiestHere(*room);
    if (giver.isEmpty()) {
        return adminRefusal(u"No local admin user in room"_s);
    }
    const bool reigns = room->creatorsReign() && room->creators().contains(giver);
    if (isRefused() || (!reigns && room->powers.value(giver) < room->powerToChangePowers)) {
        return adminRefusal(u"No local admin user in room with power to update power levels."_s);
    }
    writeLevel(*room, user, room->powers.value(giver, 100), giver); // nobody is put beside creators
    const QString membership = membersOf(m_state, *room).value(user);
    if (membership != "join"_L1 && membership != "invite"_L1 && !room->isPublic()) {
        room->elsewise.insert(user, u"invite"_s); // whether or not there is such a person
    }
    return PracticeAnswer::json({});
}

QString PracticeAdminRooms::mightiestHere(const PracticeRoom &room) const
{
    QMap<QString, qint64> powers = room.powers;
    if (room.creatorsReign()) {
        for (const auto &creator : room.creators()) {
            powers.insert(creator, std::numeric_limits<qint64>::max());
        }
    }
    QString mightiest;
    for (const auto &[user, power] : powers.asKeyValueRange()) {
        const auto *account = m_state.byUserId(user);
        const bool isHere = account != nullptr && account->rooms.contains(room.id);
        if (isHere && (mightiest.isEmpty() || power > powers.value(mightiest))) {
            mightiest = user;
        }
    }
    return mightiest;
}

bool PracticeAdminRooms::isRefused()
{
    int &countdown = m_state.settings().admin.refusedRoomAdmin;
    if (countdown == 0) {
        return false;
    }
    return --countdown == 0;
}

} // namespace farewell
