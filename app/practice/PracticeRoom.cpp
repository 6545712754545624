// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeRoom.h"

#include "app/practice/PracticePermissions.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// 1 May 2026, when all rooms came about.
constexpr qint64 roomsBegan = 1'777'593'600'000;

QString hashOf(const QString &text)
{
    const auto hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(
        hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QJsonObject event(const PracticeRoom &room, const QString &type, const QString &stateKey,
                  const QString &sender, const QJsonObject &content)
{
    const bool isCreate = type == "m.room.create"_L1;
    const QString id = isCreate && room.creatorsReign() ? room.id.sliced(1)
                                                        : hashOf(room.id + type + u'/' + stateKey);
    return {{u"type"_s, type},
            {u"state_key"_s, stateKey},
            {u"sender"_s, sender},
            {u"user_id"_s, sender},
            {u"room_id"_s, room.id},
            {u"event_id"_s, QString(u'$' + id)},
            {u"origin_server_ts"_s, roomsBegan},
            {u"content"_s, content},
            {u"unsigned"_s, QJsonObject{{u"age"_s, 1000}}},
            {u"age"_s, 1000}};
}

QJsonObject memberContent(const PracticeRoom &room, const QString &user, const QString &membership)
{
    QJsonObject content{{u"membership"_s, membership}};
    const auto add = [&content](const QString &key, const QString &text) {
        if (!text.isEmpty()) {
            content.insert(key, text);
        }
    };
    if (membership == "join"_L1) {
        const PracticeProfile profile = room.profiles.value(user);
        add(u"displayname"_s, profile.displayName);
        add(u"avatar_url"_s, profile.avatar);
    }
    const auto reason = room.leaveReasons.find(user);
    if (membership == "leave"_L1 && reason != room.leaveReasons.end()) {
        content.insert(u"reason"_s, *reason);
    }
    return content;
}

QJsonObject createContent(const PracticeRoom &room)
{
    QJsonObject content{{u"room_version"_s, room.version}};
    if (room.version.toInt() < 11) { // later ones take the sender's word for it
        content.insert(u"creator"_s, room.creator);
    }
    if (room.isSpace) {
        content.insert(u"type"_s, u"m.space"_s);
    }
    if (!room.additionalCreators.isEmpty()) {
        content.insert(u"additional_creators"_s,
                       QJsonArray::fromStringList(room.additionalCreators));
    }
    return content;
}

QJsonObject permissionsEvent(const PracticeRoom &room)
{
    const QString &writer
        = room.permissionsWriter.isEmpty() ? room.creator : room.permissionsWriter;
    QJsonObject told = event(room, u"m.room.power_levels"_s, {}, writer, practicePermissions(room));
    told.insert(u"event_id"_s, practicePermissionsId(room));
    if (!room.permissionsReplaced.isEmpty()) {
        QJsonObject more = told["unsigned"_L1].toObject();
        more.insert("replaces_state"_L1, room.permissionsReplaced);
        told.insert("unsigned"_L1, more);
    }
    return told;
}

} // namespace

QString practiceRoomId(const QString &name, const QString &version, const QString &serverName)
{
    return version == "12"_L1 ? QString(u'!' + hashOf(name)) : u"!%1:%2"_s.arg(name, serverName);
}

PracticeRoom practiceRoomElsewhere(const QString &id)
{
    PracticeRoom room;
    room.id = id;
    room.creator = u"@host:example.org"_s;
    room.powers.insert(room.creator, 100);
    room.elsewise.insert(room.creator, u"join"_s);
    const QString name = id.section(u':', 0, 0).sliced(1).replace(u'-', u' ');
    room.name = name.first(std::min<qsizetype>(1, name.size())).toUpper()
        + name.sliced(std::min<qsizetype>(1, name.size()));
    return room;
}

QJsonObject practiceMessage(const PracticeRoom &room, const QString &sender, qint64 time)
{
    QJsonObject message = event(room, u"m.room.message"_s, sender + QString::number(time), sender,
                                {{u"msgtype"_s, u"m.text"_s}, {u"body"_s, u"See you there."_s}});
    message.remove(u"state_key"_s);
    message.insert(u"origin_server_ts"_s, time);
    return message;
}

QString practicePermissionsId(const PracticeRoom &room)
{
    const QByteArray content
        = QJsonDocument(practicePermissions(room)).toJson(QJsonDocument::Compact);
    return u'$'
        + hashOf(room.id + QString::number(room.permissionWrites) + u'/'
                 + QString::fromUtf8(content));
}

QList<QJsonObject> practiceRoomState(const PracticeRoom &room,
                                     const QMap<QString, QString> &members)
{
    QList<QJsonObject> state;
    const auto add = [&](const QString &type, const QJsonObject &content) {
        state += event(room, type, {}, room.creator, content);
    };
    add(u"m.room.create"_s, createContent(room));
    state += permissionsEvent(room);
    add(u"m.room.join_rules"_s, {{u"join_rule"_s, room.joinRule}});
    add(u"m.room.history_visibility"_s, {{u"history_visibility"_s, u"shared"_s}});
    if (!room.name.isEmpty()) {
        add(u"m.room.name"_s, {{u"name"_s, room.name}});
    }
    if (!room.alias.isEmpty()) {
        add(u"m.room.canonical_alias"_s, {{u"alias"_s, room.alias}});
    }
    if (!room.replacement.isEmpty()) {
        add(u"m.room.tombstone"_s,
            {{u"body"_s, u"This room has been replaced"_s},
             {u"replacement_room"_s, room.replacement}});
    }
    for (const auto &[user, membership] : members.asKeyValueRange()) {
        const QString &sender
            = membership == "invite"_L1 || membership == "ban"_L1 ? room.creator : user;
        state
            += event(room, u"m.room.member"_s, user, sender, memberContent(room, user, membership));
    }
    return state;
}

} // namespace farewell
