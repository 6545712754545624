// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/Permissions.h"

#include <array>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qint64 creatorsLevel = 100;
constexpr int creatorsHaveNoLevel = 12;
constexpr int creatorIsSender = 11;

/// Of levels, beside "users" and "events".
constexpr std::array plainLevels{"ban"_L1,           "events_default"_L1, "invite"_L1,
                                 "kick"_L1,          "redact"_L1,         "state_default"_L1,
                                 "users_default"_L1, "historical"_L1};
constexpr std::array levelsByName{"users"_L1, "events"_L1, "notifications"_L1};

QJsonValue asNumber(const QJsonValue &level)
{
    const auto number = level.isString() ? levelOf(level) : std::nullopt;
    return number ? QJsonValue(*number) : level;
}

QJsonObject numbersIn(QJsonObject levels)
{
    for (auto it = levels.begin(); it != levels.end(); ++it) {
        it.value() = asNumber(it.value());
    }
    return levels;
}

QString creatorOf(const RoomPowers &room)
{
    const QString named = room.create.value("creator"_L1).toString();
    return room.version.toInt() < creatorIsSender && !named.isEmpty() ? named : room.createSender;
}

} // namespace

QJsonObject permissionsOf(const RoomPowers &room)
{
    if (!room.powerLevels) {
        return room.version.toInt() >= creatorsHaveNoLevel
            ? QJsonObject()
            : QJsonObject{{u"users"_s, QJsonObject{{creatorOf(room), creatorsLevel}}}};
    }
    QJsonObject permissions = *room.powerLevels;
    for (const auto key : plainLevels) {
        if (permissions.contains(key)) {
            permissions[key] = asNumber(permissions.value(key));
        }
    }
    for (const auto key : levelsByName) {
        if (permissions.value(key).isObject()) {
            permissions[key] = numbersIn(permissions.value(key).toObject());
        }
    }
    return permissions;
}

std::optional<qint64> namedLevel(const QJsonObject &permissions, const QString &userId)
{
    const QJsonValue level = permissions.value("users"_L1).toObject().value(userId);
    return level.isDouble() ? levelOf(level) : std::nullopt;
}

QJsonObject withChange(QJsonObject permissions, const LevelChange &change)
{
    QJsonObject users = permissions.value("users"_L1).toObject();
    if (change.after) {
        users.insert(change.userId, *change.after);
    } else {
        users.remove(change.userId);
    }
    permissions.insert("users"_L1, users);
    return permissions;
}

} // namespace farewell
