// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomMembers.h"

#include "app/base/Text.h"
#include "app/overview/Permissions.h"

#include <QCollator>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>
#include <vector>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype nameLimit = 100;
constexpr qint64 defaultLevel = 50;

std::optional<QJsonObject> joinedIn(const QByteArray &json)
{
    const QJsonValue joined = QJsonDocument::fromJson(json).object().value("joined"_L1);
    return joined.isObject() ? std::optional(joined.toObject()) : std::nullopt;
}

/// With what it is sorted by.
struct Ranked
{
    RoomMember member;
    qint64 level; ///< 0: no moderator
    qint64 wrote;
    QCollatorSortKey name;
};

bool comesFirst(const Ranked &one, const Ranked &other)
{
    if (one.level != other.level) {
        return one.level > other.level;
    }
    if (one.wrote != other.wrote) {
        return one.wrote > other.wrote;
    }
    const int names = one.name.compare(other.name);
    return names != 0 ? names < 0 : one.member.id < other.member.id;
}

} // namespace

QMap<QString, QDateTime> parseLastWritten(const QJsonObject &messages)
{
    QMap<QString, QDateTime> last;
    const QJsonArray events = messages.value("chunk"_L1).toArray();
    for (const auto value : events) {
        const QJsonObject event = value.toObject();
        const QString sender = event.value("sender"_L1).toString();
        const double at = event.value("origin_server_ts"_L1).toDouble(-1);
        const bool isState = event.contains("state_key"_L1);
        if (isState || sender.isEmpty() || at < 0 || at > 8.64e15) {
            continue;
        }
        const auto when = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(at), Qt::UTC);
        last[sender] = std::max(last.value(sender, when), when);
    }
    return last;
}

std::optional<QList<RoomMember>> parseHeirs(const QByteArray &json, const RoomPowers &room,
                                            const QString &userId,
                                            const QMap<QString, QDateTime> &lastWritten)
{
    const auto joined = joinedIn(json);
    if (!joined) {
        return std::nullopt;
    }
    const QJsonObject permissions = permissionsOf(room);
    const qint64 kick = levelOf(permissions.value("kick"_L1)).value_or(defaultLevel);
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::vector<Ranked> ranked;
    for (auto it = joined->begin(); it != joined->end(); ++it) {
        if (it.key() == userId || it.key().isEmpty()) {
            continue;
        }
        RoomMember member{it.key()};
        member.name = cleaned(it.value()["display_name"_L1].toString(), nameLimit);
        const qint64 level = namedLevel(permissions, member.id).value_or(0);
        member.isModerator = level > 0 && level >= kick;
        member.wroteLast = lastWritten.value(member.id);
        const qint64 wrote = member.wroteLast.isValid() ? member.wroteLast.toMSecsSinceEpoch() : -1;
        const auto key = collator.sortKey(member.name.isEmpty() ? member.id : member.name);
        const qint64 rank = member.isModerator ? level : 0;
        ranked.push_back({std::move(member), rank, wrote, key});
    }
    std::ranges::sort(ranked, comesFirst);
    QList<RoomMember> members;
    members.reserve(static_cast<qsizetype>(ranked.size()));
    for (Ranked &one : ranked) {
        members += std::move(one.member);
    }
    return members;
}

} // namespace farewell
