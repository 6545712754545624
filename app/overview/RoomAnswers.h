// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/OwnRoom.h"

#include <QByteArray>

namespace farewell {

/// A room as a server has told it, before anybody has judged it.
struct ToldRoom
{
    OwnRoom room{};
    RoomPowers powers{};
    QString replacement{}; ///< where its tombstone leads; empty: it has none
};

/// Some of the rooms of an account, or all of them.
struct ToldRooms
{
    std::optional<qsizetype> count; ///< how many there are in all, as far as the server says so
    QList<ToldRoom> rooms;
};

/// Pure parsers of what may be large, for a thread of its own; nothing where the shape is another.
/// A room of which not even the creation can be read is listed and cannot be judged.

/// Of fetchRoomPage().
[[nodiscard]] std::optional<ToldRooms> parseRoomPage(const QByteArray &json, const QString &userId);

/// Of fetchAllRooms().
[[nodiscard]] std::optional<ToldRooms> parseRoomSync(const QByteArray &json);

/// Of fetchJoinedMembers(): how many there are.
[[nodiscard]] std::optional<qsizetype> parseJoinedCount(const QByteArray &json);

/// The room whose state is this: whole events, or those parts of one that tell what it is.
[[nodiscard]] ToldRoom toldRoom(const QString &roomId, const QList<QJsonObject> &state);

} // namespace farewell
