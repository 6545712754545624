// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeRoomReads.h"

using namespace Qt::StringLiterals;

namespace farewell {

PracticeRoomReads::PracticeRoomReads(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    addInside(routes, "{cs}/rooms/*/state/*", &stateEvent);
    addInside(routes, "{cs}/rooms/*/state/*/*", &stateEvent);
    addInside(routes, "{cs}/rooms/*/joined_members", &joinedMembers);
}

void PracticeRoomReads::addInside(PracticeRoutes &routes, const QByteArray &pattern, Answer answer)
{
    routes.add("GET", pattern, [this, answer](const PracticeCall &call) {
        const auto account = m_state.requester(call);
        if (!account) {
            return account.error();
        }
        const QString &id = call.captured[0];
        if (!(*account)->rooms.contains(id)) {
            return PracticeAnswer::error(
                403, u"M_FORBIDDEN"_s,
                u"User %1 not in room %2, and room previews are disabled"_s.arg(
                    m_state.userId(**account), id));
        }
        const PracticeRoom room = roomOf(m_state, **account, id);
        return answer(call, room, membersOf(m_state, room));
    });
}

PracticeAnswer PracticeRoomReads::stateEvent(const PracticeCall &call, const PracticeRoom &room,
                                             const QMap<QString, QString> &members)
{
    const QString key = call.captured.size() > 2 ? call.captured[2] : QString();
    for (const QJsonObject &event : practiceRoomState(room, members)) {
        if (event["type"_L1] == call.captured[1] && event["state_key"_L1] == key) {
            const bool isWhole = call.queryItem(u"format"_s) == "event"_L1;
            return PracticeAnswer::json(isWhole ? event : event["content"_L1].toObject());
        }
    }
    return PracticeAnswer::error(404, u"M_NOT_FOUND"_s, u"Event not found."_s);
}

PracticeAnswer PracticeRoomReads::joinedMembers(const PracticeCall &, const PracticeRoom &room,
                                                const QMap<QString, QString> &members)
{
    QJsonObject joined;
    for (const auto &[user, membership] : members.asKeyValueRange()) {
        if (membership == "join"_L1) {
            joined.insert(user,
                          QJsonObject{{u"display_name"_s, user.section(u':', 0, 0).sliced(1)}});
        }
    }
    for (int n = 0; n < room.crowd; ++n) {
        joined.insert(u"@somebody-%1:example.org"_s.arg(n), QJsonObject());
    }
    return PracticeAnswer::json({{u"joined"_s, joined}});
}

} // namespace farewell
