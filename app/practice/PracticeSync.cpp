// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeSync.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

qsizetype joinedIn(const PracticeBelonging &one)
{
    return std::ranges::count(one.members, u"join"_s) + one.room.crowd;
}

/// The state but for its members, of the types that were asked for.
QJsonArray stateOf(const PracticeBelonging &one, const QStringList &types)
{
    QJsonArray state;
    for (const QJsonObject &event : practiceRoomState(one.room, {})) {
        if (types.contains(event["type"_L1].toString())) {
            state += event;
        }
    }
    return state;
}

/// What somebody who is not in the room is shown of it.
QJsonArray strippedState(const PracticeBelonging &one, const QString &user)
{
    QJsonArray state;
    for (const QJsonObject &event : practiceRoomState(one.room, {{user, one.membership}})) {
        const QString type = event["type"_L1].toString();
        if (type != "m.room.power_levels"_L1 && type != "m.room.history_visibility"_L1) {
            state += QJsonObject{{u"type"_s, type},
                                 {u"state_key"_s, event["state_key"_L1]},
                                 {u"sender"_s, event["sender"_L1]},
                                 {u"content"_s, event["content"_L1]}};
        }
    }
    return state;
}

/// The first names of who else is there, where the room has no name.
QString shownName(const PracticeBelonging &one, const QString &user)
{
    if (!one.room.name.isEmpty()) {
        return one.room.name;
    }
    for (const auto &[other, membership] : one.members.asKeyValueRange()) {
        if (other != user) {
            const QString name = other.section(u':', 0, 0).sliced(1);
            return name.first(1).toUpper() + name.sliced(1);
        }
    }
    return u"Empty room"_s;
}

bool isGuest(const PracticeBelonging &one)
{
    return one.membership == "invite"_L1 || one.membership == "knock"_L1;
}

QJsonObject entryOf(const PracticeBelonging &one, const QString &user, const QStringList &types,
                    bool isDirect)
{
    QJsonObject entry{{u"name"_s, shownName(one, user)}, {u"initial"_s, true}};
    if (isGuest(one)) {
        entry.insert(u"invite_state"_s, strippedState(one, user));
        return entry;
    }
    entry.insert(u"is_dm"_s, isDirect);
    entry.insert(u"joined_count"_s, joinedIn(one));
    entry.insert(u"invited_count"_s, std::ranges::count(one.members, u"invite"_s));
    entry.insert(u"required_state"_s, stateOf(one, types));
    entry.insert(u"timeline"_s, QJsonArray());
    return entry;
}

QStringList typesIn(const QJsonArray &required)
{
    QStringList types;
    for (const auto pair : required) {
        types += pair.toArray().at(0).toString();
    }
    return types;
}

bool isDirectOf(const PracticeAccount &account, const QString &room)
{
    return std::ranges::any_of(account.directChats,
                               [&room](const QStringList &rooms) { return rooms.contains(room); });
}

} // namespace

PracticeSync::PracticeSync(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    routes.add("POST", "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync",
               [this](const PracticeCall &call) { return page(call); });
    routes.add("GET", "{cs}/sync", [this](const PracticeCall &call) { return whole(call); });
}

PracticeAnswer PracticeSync::page(const PracticeCall &call)
{
    const auto account = m_state.requester(call);
    if (!account) {
        return account.error();
    }
    if (!m_state.settings().hasSlidingSync) {
        return notHere();
    }
    if (const auto answer = m_state.hidesRooms()) {
        return *answer;
    }
    const auto body = jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    const QJsonObject list = body->value("lists"_L1)["all"_L1].toObject();
    const QJsonArray range = list["ranges"_L1].toArray().at(0).toArray();
    const QStringList types = typesIn(list["required_state"_L1].toArray());
    const QString user = m_state.userId(**account);
    auto all = membershipsOf(m_state, **account);
    all.removeIf([](const auto &one) {
        return one.value() == "leave"_L1; // who was removed is still told of the room
    });
    QMap<QString, QString> here; // so that a page costs what is on it
    int n = 0;
    for (const auto &[id, membership] : all.asKeyValueRange()) {
        if (n >= range.at(0).toInt() && n <= range.at(1).toInt()) {
            here.insert(id, membership);
        }
        ++n;
    }
    QJsonObject rooms;
    QJsonArray ids;
    for (const auto &[id, one] : belongingsOf(m_state, **account, here).asKeyValueRange()) {
        rooms.insert(id, entryOf(one, user, types, isDirectOf(**account, id)));
        ids += id;
    }
    const QJsonObject told{
        {u"count"_s, all.size()},
        {u"ops"_s,
         QJsonArray{QJsonObject{{u"op"_s, u"SYNC"_s}, {u"range"_s, range}, {u"room_ids"_s, ids}}}}};
    return PracticeAnswer::json({{u"pos"_s, u"1/s1"_s},
                                 {u"lists"_s, QJsonObject{{u"all"_s, told}}},
                                 {u"rooms"_s, rooms},
                                 {u"extensions"_s, QJsonObject()}});
}

PracticeAnswer PracticeSync::whole(const PracticeCall &call)
{
    const auto account = m_state.requester(call);
    if (!account) {
        return account.error();
    }
    if (const auto answer = m_state.hidesRooms()) {
        return *answer;
    }
    const QJsonObject filter
        = QJsonDocument::fromJson(call.queryItem(u"filter"_s).toUtf8()).object();
    QStringList types;
    const QJsonArray wanted = filter["room"_L1]["state"_L1]["types"_L1].toArray();
    for (const auto type : wanted) {
        types += type.toString();
    }
    const QString user = m_state.userId(**account);
    QJsonObject joined;
    QJsonObject invited;
    QJsonObject knocked;
    const auto all = belongingsOf(m_state, **account, membershipsOf(m_state, **account));
    for (const auto &[id, one] : all.asKeyValueRange()) {
        if (isGuest(one)) {
            const bool isInvited = one.membership == "invite"_L1;
            const QJsonObject events{{u"events"_s, strippedState(one, user)}};
            (isInvited ? invited : knocked)
                .insert(id,
                        QJsonObject{{isInvited ? u"invite_state"_s : u"knock_state"_s, events}});
        } else if (one.membership == "join"_L1) {
            joined.insert(id,
                          QJsonObject{{u"state"_s, QJsonObject{{u"events"_s, stateOf(one, types)}}},
                                      {u"summary"_s,
                                       QJsonObject{{u"m.joined_member_count"_s, joinedIn(one)}}}});
        }
    }
    return PracticeAnswer::json(
        {{u"next_batch"_s, u"s1"_s},
         {u"rooms"_s,
          QJsonObject{{u"join"_s, joined}, {u"invite"_s, invited}, {u"knock"_s, knocked}}}});
}

} // namespace farewell
