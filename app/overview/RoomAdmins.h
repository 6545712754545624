// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace farewell {

/// What a room says of who may do what in it, as its state has it.
struct RoomPowers
{
    QString version{};      ///< `room_version` of `m.room.create`; "1" where that names none
    QString createSender{}; ///< the event's sender
    QJsonObject create{};   ///< content of `m.room.create`
    std::optional<QJsonObject> powerLevels{}; ///< content of `m.room.power_levels`; none: no event
    QSet<QString> joined{};                   ///< user ids; who is only invited is not among them
    qsizetype unnamed = 0;     ///< so many more are joined, none of whom the permissions name
    bool isDirectChat = false; ///< of two people, and in `m.direct` of whom it is about
    bool isReplaced = false;   ///< it has a tombstone, and whom it is about is in the replacement
};

/// Whether a room is without an admin once an account has left it, and what could be given to
/// somebody before that.
struct OnlyAdmin
{
    enum class Verdict {
        OnlyThem,     ///< nobody else who is joined can look after the room
        Others,       ///< somebody else can
        Nobody,       ///< nobody can, not even they
        EndsWithThem, ///< nobody else is joined
        DirectChat,
        Replaced,
        CannotJudge, ///< a room version that is no number, or permissions that cannot be read
    };

    Verdict verdict = Verdict::CannotJudge;
    qint64 need = 0;             ///< the level that looks after the room
    qint64 give = 0;             ///< with OnlyThem: the level that an heir can be given
    bool canBeTakenBack = false; ///< with OnlyThem: while the account lives
};

/// The rule "am I the only admin?", for room versions from 1 on (room versions 1 to 12 of the
/// specification; 12 has creators above all levels, MSC4289). `userId` is joined to the room.
///
/// Who looks after a room can change its permissions and remove people: the level for
/// `m.room.power_levels`, for kicking and for banning.
[[nodiscard]] OnlyAdmin onlyAdminIn(const RoomPowers &room, const QString &userId);

/// What somebody can do with a level that looks after the room, beside removing people and changing
/// the permissions.
struct Abilities
{
    bool changesRoom = false; ///< its name, topic and picture
    bool upgrades = false;    ///< replaces it by one of a newer version (`m.room.tombstone`)
};

/// Nothing where a level of the room cannot be read.
[[nodiscard]] std::optional<Abilities> abilitiesAt(const RoomPowers &room, qint64 level);

/// Whose joining would make somebody else an admin beside them: named in the permissions or by the
/// room's creation, mightiest first. Nothing where somebody's level cannot be read.
[[nodiscard]] std::optional<QStringList> adminsNamedIn(const RoomPowers &room,
                                                       const QString &userId);

/// A level as it stands in the permissions: levels were written as text in old rooms (room versions
/// 1 to 9), and still are in some. Nothing for what is none.
[[nodiscard]] std::optional<qint64> levelOf(const QJsonValue &value);

/// The level of somebody in a room; more than any number for the creators from version 12 on.
[[nodiscard]] std::optional<qint64> levelIn(const RoomPowers &room, const QString &userId);

} // namespace farewell
