// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomAdmins.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Verdict = OnlyAdmin::Verdict;

constexpr qint64 infinite = std::numeric_limits<qint64>::max();
constexpr qint64 defaultLevel = 50;
constexpr qint64 creatorsLevel = 100;
constexpr qint64 upgradeLevel = 150; ///< what only creators can do by default from version 12 on
constexpr int creatorsHaveNoLevel = 12;
constexpr int creatorIsSender = 11;
constexpr double largest = 9007199254740991.0; ///< 2^53 - 1 (canonical JSON)

/// Nothing that stands there and cannot be read is taken for what stands there by default.
class Levels final
{
public:
    Levels(const RoomPowers &room, int version)
        : m_room(room), m_levels(room.powerLevels.value_or(QJsonObject())), m_version(version)
    {
        const auto isObjectOrNone = [this](QLatin1StringView key) {
            const QJsonValue value = m_levels.value(key);
            return value.isUndefined() || value.isObject();
        };
        const QJsonValue more = room.create.value("additional_creators"_L1);
        m_isReadable = isObjectOrNone("users"_L1) && isObjectOrNone("events"_L1)
            && (version < creatorsHaveNoLevel || more.isUndefined() || more.isArray());
    }

    [[nodiscard]] bool isReadable() const { return m_isReadable; }

    [[nodiscard]] qint64 of(const QString &userId)
    {
        if (m_version >= creatorsHaveNoLevel && isCreator(userId)) {
            return infinite;
        }
        if (!m_room.powerLevels) {
            return isCreator(userId) ? creatorsLevel : 0;
        }
        const QJsonObject users = m_levels.value("users"_L1).toObject();
        return users.contains(userId) ? read(users.value(userId), 0) : read("users_default"_L1, 0);
    }

    [[nodiscard]] qint64 ofUnnamed()
    {
        return m_room.powerLevels ? read("users_default"_L1, 0) : 0;
    }

    /// Everybody who may stand above others.
    [[nodiscard]] QStringList named() const
    {
        QStringList ids = m_levels.value("users"_L1).toObject().keys();
        ids += m_room.createSender;
        if (m_version < creatorIsSender) {
            ids += m_room.create.value("creator"_L1).toString();
        } else if (m_version >= creatorsHaveNoLevel) {
            const QJsonArray more = m_room.create.value("additional_creators"_L1).toArray();
            for (const auto id : more) {
                ids += id.toString();
            }
        }
        ids.removeAll(QString());
        ids.removeDuplicates();
        return ids;
    }

    [[nodiscard]] bool isCreator(const QString &userId) const
    {
        if (userId == m_room.createSender) {
            return true;
        }
        if (m_version < creatorIsSender) {
            return userId == m_room.create.value("creator"_L1).toString();
        }
        return m_version >= creatorsHaveNoLevel
            && m_room.create.value("additional_creators"_L1).toArray().contains(userId);
    }

    [[nodiscard]] qint64 need()
    {
        return std::max({qint64(1), toSend("m.room.power_levels"_L1), read("kick"_L1, defaultLevel),
                         read("ban"_L1, defaultLevel)});
    }

    /// A state event of this type.
    [[nodiscard]] qint64 toSend(QLatin1StringView type)
    {
        const QJsonValue level = m_levels.value("events"_L1).toObject().value(type);
        return level.isUndefined() ? read("state_default"_L1, defaultLevel)
                                   : read(level, defaultLevel);
    }

    /// The level that can do everything that anybody but a creator can.
    [[nodiscard]] qint64 top()
    {
        qint64 top = std::max(need(), read("redact"_L1, defaultLevel));
        const QJsonObject events = m_levels.value("events"_L1).toObject();
        for (auto it = events.begin(); it != events.end(); ++it) {
            top = std::max(top, read(it.value(), defaultLevel));
        }
        return top;
    }

private:
    [[nodiscard]] qint64 read(QLatin1StringView key, qint64 unless)
    {
        const QJsonValue value = m_levels.value(key);
        return value.isUndefined() ? unless : read(value, unless);
    }

    [[nodiscard]] qint64 read(const QJsonValue &value, qint64 unless)
    {
        const std::optional<qint64> number = levelOf(value);
        m_isReadable = m_isReadable && number.has_value();
        return number.value_or(unless);
    }

    const RoomPowers &m_room;
    QJsonObject m_levels;
    int m_version;
    bool m_isReadable = true;
};

/// Unstable versions have names; nobody knows what holds in them.
std::optional<int> versionOf(const RoomPowers &room)
{
    bool isNumber = false;
    const int version = room.version.toInt(&isNumber);
    return isNumber && version > 0 ? std::optional(version) : std::nullopt;
}

bool hasOtherAdmin(const RoomPowers &room, const QString &userId, Levels &levels, qint64 need)
{
    const auto isAdmin
        = [&](const QString &other) { return other != userId && levels.of(other) >= need; };
    return (room.unnamed > 0 && levels.ofUnnamed() >= need)
        || std::ranges::any_of(room.joined, isAdmin);
}

} // namespace

std::optional<qint64> levelOf(const QJsonValue &value)
{
    if (value.isString()) {
        bool isNumber = false;
        const qint64 number = value.toString().trimmed().toLongLong(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }
    if (value.isDouble() && std::abs(value.toDouble()) <= largest) {
        return static_cast<qint64>(value.toDouble());
    }
    return std::nullopt;
}

std::optional<qint64> levelIn(const RoomPowers &room, const QString &userId)
{
    const auto version = versionOf(room);
    if (!version) {
        return std::nullopt;
    }
    Levels levels(room, *version);
    const qint64 level = levels.of(userId);
    return levels.isReadable() ? std::optional(level) : std::nullopt;
}

std::optional<Abilities> abilitiesAt(const RoomPowers &room, qint64 level)
{
    const auto version = versionOf(room);
    if (!version) {
        return std::nullopt;
    }
    Levels levels(room, *version);
    const Abilities abilities{level >= levels.toSend("m.room.name"_L1)
                                  && level >= levels.toSend("m.room.topic"_L1)
                                  && level >= levels.toSend("m.room.avatar"_L1),
                              level >= levels.toSend("m.room.tombstone"_L1)};
    return levels.isReadable() ? std::optional(abilities) : std::nullopt;
}

std::optional<QStringList> adminsNamedIn(const RoomPowers &room, const QString &userId)
{
    const auto version = versionOf(room);
    if (!version) {
        return std::nullopt;
    }
    Levels levels(room, *version);
    const qint64 need = levels.need();
    std::multimap<qint64, QString, std::greater<>> byLevel; // those of one as they are named
    const QStringList named = levels.named();
    for (const QString &id : named) {
        const qint64 level = levels.of(id);
        if (level >= need && id != userId) {
            byLevel.emplace(level, id);
        }
    }
    if (!levels.isReadable()) {
        return std::nullopt;
    }
    QStringList ids;
    for (const auto &[level, id] : byLevel) {
        ids += id;
    }
    return ids;
}

OnlyAdmin onlyAdminIn(const RoomPowers &room, const QString &userId)
{
    const qsizetype others
        = room.joined.size() - (room.joined.contains(userId) ? 1 : 0) + room.unnamed;
    if (others == 0) {
        return {.verdict = Verdict::EndsWithThem};
    }
    if (room.isReplaced) {
        return {.verdict = Verdict::Replaced};
    }
    if (room.isDirectChat && others == 1) {
        return {.verdict = Verdict::DirectChat};
    }
    const auto version = versionOf(room);
    if (!version) {
        return {.verdict = Verdict::CannotJudge};
    }
    Levels levels(room, *version);
    const qint64 need = levels.need();
    const qint64 own = levels.of(userId);
    const bool isOther = hasOtherAdmin(room, userId, levels, need);
    const qint64 top
        = own == infinite ? std::min(levels.top(), std::max(need, upgradeLevel)) : levels.top();
    if (!levels.isReadable()) {
        return {.verdict = Verdict::CannotJudge, .need = need};
    }
    if (isOther) {
        return {.verdict = Verdict::Others, .need = need};
    }
    if (own < need) {
        return {.verdict = Verdict::Nobody, .need = need};
    }
    const qint64 give = std::min(own, top);
    return {.verdict = Verdict::OnlyThem, .need = need, .give = give, .canBeTakenBack = give < own};
}

} // namespace farewell
