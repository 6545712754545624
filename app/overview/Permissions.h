// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomAdmins.h"

namespace farewell {

/// The level of one person in a room, as its permissions name them; nothing: they do not.
struct LevelChange
{
    QString userId{};
    std::optional<qint64> before{};
    std::optional<qint64> after{};

    [[nodiscard]] LevelChange reversed() const { return {userId, after, before}; }
};

/// The content of `m.room.power_levels` as it may be written: every level is a number, for servers
/// take none that is text any more, and all else stays as it stands. Without such an event, what
/// holds without one: below room version 12 its creator is named with 100.
[[nodiscard]] QJsonObject permissionsOf(const RoomPowers &room);

/// The level that `permissions`, as of permissionsOf(), name somebody with.
[[nodiscard]] std::optional<qint64> namedLevel(const QJsonObject &permissions,
                                               const QString &userId);

/// `permissions` with the level of one person as it is after the change, and nothing else changed.
[[nodiscard]] QJsonObject withChange(QJsonObject permissions, const LevelChange &change);

} // namespace farewell
