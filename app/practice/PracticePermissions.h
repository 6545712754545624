// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeExchange.h"
#include "app/practice/PracticeRoom.h"

#include <optional>

namespace farewell {

// The permissions of a room: the content of its m.room.power_levels.

/// As somebody has written them, or as a room has them at first.
[[nodiscard]] QJsonObject practicePermissions(const PracticeRoom &room);

/// As if `writer` had written them, whether or not they may: a new event, all of whose content is
/// this. The admin API goes by it, too.
void writePermissions(PracticeRoom &room, const QJsonObject &content, const QString &writer);

/// The same, with nothing but one person's level changed.
void writeLevel(PracticeRoom &room, const QString &user, qint64 level, const QString &writer);

/// What it needs to write them.
[[nodiscard]] qint64 levelToWrite(const QJsonObject &permissions);

/// The 403 for somebody who is not mighty enough.
[[nodiscard]] PracticeAnswer tooLowToWrite(qint64 level, qint64 needed);

/// Why Synapse does not take this content from anybody, if so: a level that is no whole number.
[[nodiscard]] std::optional<PracticeAnswer> malformed(const QJsonObject &content);

/// Why it does not take it from somebody who is in the room, in place of the permissions that it
/// has, if so. `content` is not malformed.
[[nodiscard]] std::optional<PracticeAnswer>
refusalOf(const PracticeRoom &room, const QString &writer, const QJsonObject &content);

} // namespace farewell
