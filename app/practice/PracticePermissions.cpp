// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticePermissions.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qint64 greatestLevel = (qint64(1) << 53) - 1; // canonical JSON has no greater number
constexpr qint64 creatorsLevel = greatestLevel + 1;

QJsonObject firstPermissions(const PracticeRoom &room)
{
    QJsonObject users;
    for (const auto &[user, power] : room.powers.asKeyValueRange()) {
        users.insert(user, power);
    }
    const QJsonObject events{{u"m.room.name"_s, 50},
                             {u"m.room.power_levels"_s, room.powerToChangePowers},
                             {u"m.room.history_visibility"_s, 100},
                             {u"m.room.canonical_alias"_s, 50},
                             {u"m.room.avatar"_s, 50},
                             {u"m.room.tombstone"_s, room.creatorsReign() ? 150 : 100},
                             {u"m.room.server_acl"_s, 100},
                             {u"m.room.encryption"_s, 100}};
    return {{u"users"_s, users},      {u"users_default"_s, 0},  {u"events"_s, events},
            {u"events_default"_s, 0}, {u"state_default"_s, 50}, {u"ban"_s, 50},
            {u"kick"_s, 50},          {u"redact"_s, 50},        {u"invite"_s, 0},
            {u"historical"_s, 100}};
}

/// Those beside the groups.
const QStringList &singleLevels()
{
    static const QStringList keys{u"ban"_s,    u"events_default"_s, u"invite"_s,       u"kick"_s,
                                  u"redact"_s, u"state_default"_s,  u"users_default"_s};
    return keys;
}

/// Objects full of levels.
const QStringList &groups()
{
    static const QStringList keys{u"events"_s, u"notifications"_s, u"users"_s};
    return keys;
}

bool isLevel(const QJsonValue &value)
{
    const double number = value.toDouble(0.5);
    return double(value.toInteger()) == number && std::abs(number) <= double(greatestLevel);
}

std::optional<PracticeAnswer> malformedLevel(const QString &key, const QJsonValue &value)
{
    if (value.isUndefined() || isLevel(value)) {
        return std::nullopt;
    }
    return PracticeAnswer::error(
        400, u"M_BAD_JSON"_s,
        u"\"%1\": '%2' is not of type 'integer'"_s.arg(key, value.toVariant().toString()));
}

std::optional<qint64> levelAt(const QJsonObject &levels, const QString &key)
{
    const QJsonValue level = levels[key];
    return level.isDouble() ? std::optional(level.toInteger()) : std::nullopt;
}

bool isMightyCreator(const PracticeRoom &room, const QString &user)
{
    return room.creatorsReign() && room.creators().contains(user);
}

qint64 levelOf(const PracticeRoom &room, const QJsonObject &permissions, const QString &user)
{
    if (isMightyCreator(room, user)) {
        return creatorsLevel;
    }
    return levelAt(permissions["users"_L1].toObject(), user)
        .value_or(permissions["users_default"_L1].toInteger());
}

/// Synapse has no other errcode for what it finds as late as that.
std::optional<PracticeAnswer> unfitUser(const PracticeRoom &room, const QJsonObject &users)
{
    const auto unfit
        = [](const QString &why) { return PracticeAnswer::error(400, u"M_UNKNOWN"_s, why); };
    for (const QString &user : users.keys()) {
        if (!user.startsWith(u'@') || !user.contains(u':')) {
            return unfit(u"Not a valid user_id: %1"_s.arg(user));
        }
        if (isMightyCreator(room, user)) {
            return unfit(u"Creator user %1 must not appear in content.users"_s.arg(user));
        }
    }
    return std::nullopt;
}

bool touchesAbove(const QJsonObject &before, const QJsonObject &after, const QStringList &keys,
                  qint64 own)
{
    return std::ranges::any_of(keys, [&](const QString &key) {
        const auto then = levelAt(before, key);
        const auto now = levelAt(after, key);
        return then != now && (then > own || now > own); // none is below all
    });
}

/// Somebody else's, that is.
bool touchesEqual(const QJsonObject &before, const QJsonObject &after, const QString &writer,
                  qint64 own)
{
    return std::ranges::any_of(before.keys(), [&](const QString &user) {
        const auto then = levelAt(before, user);
        return user != writer && then == own && levelAt(after, user) != then;
    });
}

} // namespace

QJsonObject practicePermissions(const PracticeRoom &room)
{
    return room.permissions ? *room.permissions : firstPermissions(room);
}

void writePermissions(PracticeRoom &room, const QJsonObject &content, const QString &writer)
{
    room.permissionsReplaced = practicePermissionsId(room);
    room.permissions = content;
    room.permissionsWriter = writer;
    ++room.permissionWrites;
    room.powerToChangePowers = levelToWrite(content);
    room.powers.clear();
    const QJsonObject users = content["users"_L1].toObject();
    for (const QString &user : users.keys()) {
        room.powers.insert(user, users[user].toInteger());
    }
}

void writeLevel(PracticeRoom &room, const QString &user, qint64 level, const QString &writer)
{
    QJsonObject content = practicePermissions(room);
    QJsonObject users = content["users"_L1].toObject();
    users.insert(user, level);
    content.insert(u"users"_s, users);
    writePermissions(room, content, writer);
}

qint64 levelToWrite(const QJsonObject &permissions)
{
    constexpr qint64 unlessSaid = 50;
    return levelAt(permissions["events"_L1].toObject(), u"m.room.power_levels"_s)
        .value_or(permissions["state_default"_L1].toInteger(unlessSaid));
}

PracticeAnswer tooLowToWrite(qint64 level, qint64 needed)
{
    return PracticeAnswer::error(
        403, u"M_FORBIDDEN"_s,
        u"You don't have permission to post that to the room. user_level (%1) < send_level (%2)"_s
            .arg(level)
            .arg(needed));
}

std::optional<PracticeAnswer> malformed(const QJsonObject &content)
{
    for (const QString &key : singleLevels()) {
        if (auto answer = malformedLevel(key, content[key])) {
            return answer;
        }
    }
    for (const QString &group : groups()) {
        if (content.contains(group) && !content[group].isObject()) {
            return PracticeAnswer::error(400, u"M_BAD_JSON"_s,
                                         u"\"%1\": is not of type 'object'"_s.arg(group));
        }
        const QJsonObject levels = content[group].toObject();
        for (const QString &key : levels.keys()) {
            if (auto answer = malformedLevel(key, levels[key])) {
                return answer;
            }
        }
    }
    return std::nullopt;
}

std::optional<PracticeAnswer> refusalOf(const PracticeRoom &room, const QString &writer,
                                        const QJsonObject &content)
{
    const QJsonObject before = practicePermissions(room);
    const qint64 own = levelOf(room, before, writer);
    if (own < levelToWrite(before)) {
        return tooLowToWrite(own, levelToWrite(before));
    }
    const QJsonObject users = content["users"_L1].toObject();
    if (auto answer = unfitUser(room, users)) {
        return answer;
    }
    if (touchesEqual(before["users"_L1].toObject(), users, writer, own)) {
        return PracticeAnswer::error(
            403, u"M_FORBIDDEN"_s,
            u"You don't have permission to remove ops level equal to your own"_s);
    }
    bool isAbove = touchesAbove(before, content, singleLevels(), own);
    for (const QString &group : groups()) {
        const QJsonObject then = before[group].toObject();
        const QJsonObject now = content[group].toObject();
        isAbove = isAbove || touchesAbove(then, now, then.keys() + now.keys(), own);
    }
    if (isAbove) {
        return PracticeAnswer::error(
            403, u"M_FORBIDDEN"_s,
            u"You don't have permission to add ops level greater than your own"_s);
    }
    return std::nullopt;
}

} // namespace farewell
