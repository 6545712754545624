// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeRoomReads.h"

#include "app/practice/PracticeQuery.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString inCrowd(int n)
{
    return u"@somebody-%1:example.org"_s.arg(n);
}

bool isInCrowd(const PracticeRoom &room, const QString &user)
{
    const int n = user.section(u'-', 1).section(u':', 0, 0).toInt();
    return n < room.crowd && user == inCrowd(n);
}

QString displayName(const PracticeRoom &room, const QString &user)
{
    const QString name = room.profiles.value(user).displayName;
    return name.isEmpty() ? user.section(u':', 0, 0).sliced(1) : name;
}

} // namespace

PracticeRoomReads::PracticeRoomReads(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    addInside(routes, "{cs}/rooms/*/state/*", Whom::FormerToo, &stateEvent);
    addInside(routes, "{cs}/rooms/*/state/*/*", Whom::FormerToo, &stateEvent);
    addInside(routes, "{cs}/rooms/*/joined_members", Whom::Joined,
              [](const PracticeCall &, const PracticeRoom &room, const Members &members) {
                  return joinedMembers(room, members);
              });
    addInside(routes, "{cs}/rooms/*/messages", Whom::FormerToo,
              [](const PracticeCall &call, const PracticeRoom &room, const Members &) {
                  return messages(call, room);
              });
}

void PracticeRoomReads::addInside(PracticeRoutes &routes, const QByteArray &pattern, Whom whom,
                                  const Answer &answer)
{
    routes.add("GET", pattern, [this, whom, answer](const PracticeCall &call) {
        const auto account = m_state.requester(call);
        if (!account) {
            return account.error();
        }
        if (const auto refusal = m_state.hidesRooms()) {
            return *refusal;
        }
        const QString &id = call.captured[0];
        const PracticeBelonging one = belongingOf(m_state, **account, id);
        const bool hasLeft = one.membership == "leave"_L1;
        if (one.membership != "join"_L1 && !hasLeft) {
            return PracticeAnswer::error(
                403, u"M_FORBIDDEN"_s,
                u"User %1 not in room %2, and room previews are disabled"_s.arg(
                    m_state.userId(**account), id));
        }
        if (hasLeft && whom == Whom::Joined) {
            return PracticeAnswer::error(
                403, u"M_FORBIDDEN"_s,
                u"Getting joined members while not being a current member of the room is forbidden."_s);
        }
        return answer(call, one.room, one.members);
    });
}

PracticeAnswer PracticeRoomReads::stateEvent(const PracticeCall &call, const PracticeRoom &room,
                                             const QMap<QString, QString> &members)
{
    const QString key = call.captured.size() > 2 ? call.captured[2] : QString();
    Members all = members;
    if (isInCrowd(room, key)) {
        all.insert(key, u"join"_s);
    }
    for (const QJsonObject &event : practiceRoomState(room, all)) {
        if (event["type"_L1] == call.captured[1] && event["state_key"_L1] == key) {
            const bool isWhole = call.queryItem(u"format"_s) == "event"_L1;
            return PracticeAnswer::json(isWhole ? event : event["content"_L1].toObject());
        }
    }
    return PracticeAnswer::error(404, u"M_NOT_FOUND"_s, u"Event not found."_s);
}

PracticeAnswer PracticeRoomReads::joinedMembers(const PracticeRoom &room, const Members &members)
{
    QJsonObject joined;
    for (const auto &[user, membership] : members.asKeyValueRange()) {
        if (membership == "join"_L1) {
            joined.insert(user, QJsonObject{{u"display_name"_s, displayName(room, user)}});
        }
    }
    for (int n = 0; n < room.crowd; ++n) {
        joined.insert(inCrowd(n), QJsonObject());
    }
    return PracticeAnswer::json({{u"joined"_s, joined}});
}

PracticeAnswer PracticeRoomReads::messages(const PracticeCall &call, const PracticeRoom &room)
{
    const auto direction = oneOf(call, u"dir"_s, {u"f"_s, u"b"_s}, u"f"_s);
    if (!direction) {
        return direction.error();
    }
    const auto limit = integerIn(call, u"limit"_s, 10);
    if (!limit) {
        return limit.error();
    }
    QList<std::pair<qint64, QString>> all;
    for (const auto &[sender, time] : room.lastWrote.asKeyValueRange()) {
        all.emplaceBack(time, sender);
    }
    std::ranges::sort(all);
    if (*direction == "b"_L1) {
        std::ranges::reverse(all);
    }
    // A place is "t" and how many come before it.
    const QString place = call.queryItem(u"from"_s);
    const qsizetype from = std::clamp<qsizetype>(QStringView(place).mid(1).toInt(), 0, all.size());
    const auto some = all.mid(from, *limit);
    QJsonArray chunk;
    for (const auto &[time, sender] : some) {
        chunk += practiceMessage(room, sender, time);
    }
    QJsonObject answer{{u"chunk"_s, chunk}, {u"start"_s, u"t%1"_s.arg(from)}};
    if (from + some.size() < all.size()) {
        answer.insert(u"end"_s, u"t%1"_s.arg(from + some.size()));
    }
    return PracticeAnswer::json(answer);
}

} // namespace farewell
