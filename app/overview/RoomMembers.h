// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomAdmins.h"

#include <QDateTime>
#include <QList>
#include <QMap>

namespace farewell {

/// Somebody who is in a room.
struct RoomMember
{
    QString id{};
    QString name{};           ///< cleaned; empty where they have none
    bool isModerator = false; ///< the permissions name them with a level that removes people
    QDateTime wroteLast{};    ///< UTC; invalid: nothing of theirs is among the last events
};

/// When somebody wrote last, by user id, in what fetchLastEvents() brought; pure.
[[nodiscard]] QMap<QString, QDateTime> parseLastWritten(const QJsonObject &messages);

/// Who could look after a room, but for `userId`: moderators by their level, then who wrote last,
/// then by name. `json`: of fetchJoinedMembers(), which may be large. Pure, for a thread of its
/// own; nothing where its shape is another.
[[nodiscard]] std::optional<QList<RoomMember>>
parseHeirs(const QByteArray &json, const RoomPowers &room, const QString &userId,
           const QMap<QString, QDateTime> &lastWritten);

} // namespace farewell
