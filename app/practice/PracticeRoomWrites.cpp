// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeRoomWrites.h"

#include "app/practice/PracticePermissions.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Writes = PracticeSettings::PermissionWrites;

PracticeAnswer nowIn(const PracticeRoom &room)
{
    return PracticeAnswer::json({{u"event_id"_s, practicePermissionsId(room)}});
}

} // namespace

PracticeRoomWrites::PracticeRoomWrites(PracticeState &state, PracticeEventLimit &limit,
                                       PracticeRoutes &routes)
    : m_state(state), m_limit(limit)
{
    for (const char *end : {"", "/"}) { // the state key is empty
        routes.add("PUT", QByteArray("{cs}/rooms/*/state/m.room.power_levels") + end,
                   [this](const PracticeCall &call) { return putPermissions(call); });
    }
}

PracticeAnswer PracticeRoomWrites::putPermissions(const PracticeCall &call)
{
    const auto requester = m_state.requester(call);
    if (!requester) {
        return requester.error();
    }
    const auto content = jsonObjectIn(call.request.body);
    if (!content) {
        return content.error();
    }
    const PracticeAccount &account = **requester;
    if (const auto answer = m_limit.turnedAway(account)) {
        return *answer;
    }
    const QString writer = m_state.userId(account);
    const QString &id = call.captured[0];
    if (account.suspended) {
        return PracticeAnswer::error(
            403, u"M_USER_SUSPENDED"_s,
            u"Sending messages while account is suspended is not allowed."_s);
    }
    if (!account.rooms.contains(id)) {
        return PracticeAnswer::error(403, u"M_FORBIDDEN"_s,
                                     u"User %1 not in room %2 (None)"_s.arg(writer, id));
    }
    if (const auto answer = malformed(*content)) {
        return *answer;
    }
    return write(roomOf(m_state, account, id), account, *content);
}

PracticeAnswer PracticeRoomWrites::write(PracticeRoom room, const PracticeAccount &account,
                                         const QJsonObject &content)
{
    const QString writer = m_state.userId(account);
    const Writes writes = m_state.settings().permissionWrites;
    if (writes == Writes::Refused) {
        return refuse(std::move(room), writer);
    }
    const QJsonObject before = practicePermissions(room);
    const QString &last = room.permissionsWriter.isEmpty() ? room.creator : room.permissionsWriter;
    if (last == writer && before == content) {
        return nowIn(room);
    }
    if (const auto answer = refusalOf(room, writer, content)) {
        return *answer;
    }
    m_limit.count(account);
    writePermissions(room, content, writer);
    const PracticeAnswer answer = nowIn(room);
    if (writes == Writes::Raced) {
        writeMeanwhile(room, before);
    }
    m_state.rooms()[room.id] = room;
    return answer;
}

PracticeAnswer PracticeRoomWrites::refuse(PracticeRoom room, const QString &writer)
{
    const qint64 needed = levelToWrite(practicePermissions(room));
    if (!room.creatorsReign()) { // nobody takes from creators what they are
        writeLevel(room, writer, 0, writer);
        m_state.rooms()[room.id] = room;
    }
    return tooLowToWrite(0, needed);
}

void PracticeRoomWrites::writeMeanwhile(PracticeRoom &room, const QJsonObject &before)
{
    const QString carol = u"@carol:example.net"_s;
    const QString topic = u"m.room.topic"_s;
    QJsonObject content = practicePermissions(room);
    QJsonObject events = content["events"_L1].toObject();
    events.insert(topic, events[topic].toInt() == 50 ? 100 : 50);
    content.insert(u"events"_s, events);
    QJsonObject users = content["users"_L1].toObject();
    if (users.contains(carol) && users[carol] == before["users"_L1][carol]) {
        users.insert(carol, 0); // unless it is hers that was written
    }
    content.insert(u"users"_s, users);
    writePermissions(room, content, u"@bob:example.org"_s);
}

} // namespace farewell
