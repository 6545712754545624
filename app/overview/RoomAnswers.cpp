// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomAnswers.h"

#include "app/base/Text.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Kind = OwnRoom::Kind;

constexpr qsizetype nameLimit = 100;

std::optional<QJsonObject> objectIn(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QList<QJsonObject> eventsIn(const QJsonValue &value)
{
    QList<QJsonObject> events;
    const QJsonArray all = value.toArray();
    for (const auto event : all) {
        events += event.toObject();
    }
    return events;
}

std::optional<qsizetype> countIn(const QJsonValue &value)
{
    return value.isDouble() && value.toDouble() >= 0 && value.toDouble() < 1e9
        ? std::optional(static_cast<qsizetype>(value.toDouble()))
        : std::nullopt;
}

void takeCreation(ToldRoom &told, const QJsonObject &event, const QJsonObject &content)
{
    told.powers.create = content;
    told.powers.createSender = event.value("sender"_L1).toString();
    told.powers.version = content.value("room_version"_L1).toString(u"1"_s);
    if (content.value("type"_L1).toString() == "m.space"_L1) {
        told.room.kind = Kind::Space;
    }
}

void take(ToldRoom &told, const QJsonObject &event)
{
    const QString type = event.value("type"_L1).toString();
    const QJsonObject content = event.value("content"_L1).toObject();
    if (!event.value("state_key"_L1).toString().isEmpty()) {
        return;
    }
    if (type == "m.room.create"_L1) {
        takeCreation(told, event, content);
    } else if (type == "m.room.power_levels"_L1) {
        told.powers.powerLevels = content;
    } else if (type == "m.room.join_rules"_L1) {
        told.room.isPublic = content.value("join_rule"_L1).toString() == "public"_L1;
    } else if (type == "m.room.name"_L1) {
        told.room.name = cleaned(content.value("name"_L1).toString(), nameLimit);
    } else if (type == "m.room.tombstone"_L1) {
        told.replacement = content.value("replacement_room"_L1).toString();
    }
}

/// How the account belongs to a room that it is not in, by what it is shown of it.
std::optional<Kind> guestKind(const QList<QJsonObject> &state, const QString &userId)
{
    for (const QJsonObject &event : state) {
        const QString membership
            = event.value("content"_L1).toObject().value("membership"_L1).toString();
        if (event.value("state_key"_L1).toString() == userId && !membership.isEmpty()) {
            return membership == "invite"_L1 ? std::optional(Kind::Invitation)
                : membership == "knock"_L1   ? std::optional(Kind::Knock)
                                             : std::nullopt;
        }
    }
    return std::nullopt;
}

ToldRoom guestRoom(const QString &id, const QList<QJsonObject> &state, Kind kind)
{
    ToldRoom told = toldRoom(id, state);
    told.room.kind = kind;
    return told;
}

/// Where the room has neither a name nor an address, the server says what it calls it.
void nameAs(ToldRoom &told, const QJsonValue &name)
{
    if (told.room.name.isEmpty()) {
        told.room.name = cleaned(name.toString(), nameLimit);
    }
}

std::optional<ToldRoom> roomOnPage(const QString &id, const QJsonObject &entry,
                                   const QString &userId)
{
    const QString membership = entry.value("membership"_L1).toString();
    if (membership == "leave"_L1 || membership == "ban"_L1) {
        return std::nullopt; // a server may still tell of rooms from which somebody was removed
    }
    const QList<QJsonObject> shown = eventsIn(entry.value("invite_state"_L1));
    if (!shown.isEmpty()) {
        const auto kind = guestKind(shown, userId);
        if (!kind) {
            return std::nullopt;
        }
        ToldRoom told = guestRoom(id, shown, *kind);
        nameAs(told, entry.value("name"_L1));
        return told;
    }
    ToldRoom told = toldRoom(id, eventsIn(entry.value("required_state"_L1)));
    nameAs(told, entry.value("name"_L1));
    const QJsonObject hero = entry.value("heroes"_L1).toArray().first().toObject();
    nameAs(told, hero.value("displayname"_L1));
    nameAs(told, hero.value("user_id"_L1));
    told.room.people = countIn(entry.value("joined_count"_L1));
    told.powers.isDirectChat = entry.value("is_dm"_L1).toBool();
    return told;
}

} // namespace

ToldRoom toldRoom(const QString &roomId, const QList<QJsonObject> &state)
{
    ToldRoom told;
    told.room.id = roomId;
    QString address;
    for (const QJsonObject &event : state) {
        take(told, event);
        if (event.value("type"_L1).toString() == "m.room.canonical_alias"_L1) {
            address = event.value("content"_L1).toObject().value("alias"_L1).toString();
        }
    }
    nameAs(told, address);
    return told;
}

std::optional<ToldRooms> parseRoomPage(const QByteArray &json, const QString &userId)
{
    const auto object = objectIn(json);
    if (!object || !object->value("lists"_L1).isObject()) {
        return std::nullopt;
    }
    ToldRooms told;
    told.count = countIn(
        object->value("lists"_L1).toObject().value("all"_L1).toObject().value("count"_L1));
    const QJsonObject rooms = object->value("rooms"_L1).toObject();
    for (auto it = rooms.begin(); it != rooms.end(); ++it) {
        if (auto room = roomOnPage(it.key(), it.value().toObject(), userId)) {
            told.rooms += *std::move(room);
        }
    }
    return told.count ? std::optional(told) : std::nullopt;
}

std::optional<ToldRooms> parseRoomSync(const QByteArray &json)
{
    const auto object = objectIn(json);
    if (!object || !object->value("next_batch"_L1).isString()) {
        return std::nullopt;
    }
    ToldRooms told;
    const QJsonObject rooms = object->value("rooms"_L1).toObject();
    const QJsonObject joined = rooms.value("join"_L1).toObject();
    for (auto it = joined.begin(); it != joined.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        const QJsonObject summary = entry.value("summary"_L1).toObject();
        ToldRoom room
            = toldRoom(it.key(), eventsIn(entry.value("state"_L1).toObject().value("events"_L1)));
        room.room.people = countIn(summary.value("m.joined_member_count"_L1));
        nameAs(room, summary.value("m.heroes"_L1).toArray().first());
        told.rooms += room;
    }
    const auto addGuests = [&](QLatin1StringView how, QLatin1StringView shown, Kind kind) {
        const QJsonObject some = rooms.value(how).toObject();
        for (auto it = some.begin(); it != some.end(); ++it) {
            const QJsonObject state = it.value().toObject().value(shown).toObject();
            told.rooms += guestRoom(it.key(), eventsIn(state.value("events"_L1)), kind);
        }
    };
    addGuests("invite"_L1, "invite_state"_L1, Kind::Invitation);
    addGuests("knock"_L1, "knock_state"_L1, Kind::Knock);
    told.count = told.rooms.size();
    return told;
}

std::optional<qsizetype> parseJoinedCount(const QByteArray &json)
{
    const auto object = objectIn(json);
    return object && object->value("joined"_L1).isObject()
        ? std::optional(object->value("joined"_L1).toObject().size())
        : std::nullopt;
}

} // namespace farewell
