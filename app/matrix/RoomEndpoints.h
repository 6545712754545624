// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"

#include <QJsonObject>
#include <QSet>

namespace farewell {

class SignedIn;

/// What an account can read of its rooms, and change in them. All that is read is tried again
/// after network trouble, 5xx and 429.

/// Whether the server tells all rooms page by page (`/versions`, MSC4186 "simplified sliding
/// sync").
void fetchHasRoomPages(SignedIn &signedIn, QObject *context, Reply<bool> reply);

/// The ids of the rooms that are direct chats (`m.direct`); none where the account has no such
/// list.
void fetchDirectChats(SignedIn &signedIn, QObject *context, const Reply<QSet<QString>> &reply);

inline constexpr qsizetype roomsOnAPage = 200;

/// The rooms from `first` on, one page of them; there is no state between two pages (Synapse
/// 1.160). The answer as it came, which may be large: see parseRoomPage().
void fetchRoomPage(SignedIn &signedIn, qsizetype first, QObject *context, Reply<QByteArray> reply);

/// All rooms at once, by `/sync` without any news; at most 16 MiB. See parseRoomSync().
void fetchAllRooms(SignedIn &signedIn, QObject *context, Reply<QByteArray> reply);

/// The homeserver itself says that there is no such thing; a proxy's 404 does not.
[[nodiscard]] bool saysNone(const Failure &failure);

/// A state event, whole or its content alone; saysNone(): the room has none.
enum class StateFormat { Content, Event };
void fetchRoomState(SignedIn &signedIn, const QString &roomId, const QString &type,
                    StateFormat format, QObject *context, Reply<QJsonObject> reply);

/// A whole state event, its content an object; nothing: the room has none.
void fetchStateEvent(SignedIn &signedIn, const QString &roomId, const QString &type,
                     QObject *context, Reply<std::optional<QJsonObject>> reply);

/// What a room says of somebody (`m.room.member`).
struct MemberEvent
{
    QString membership; ///< "join", "leave", …; empty where that person was never there
    Profile profile;
};
void fetchMember(SignedIn &signedIn, const QString &roomId, const QString &userId, QObject *context,
                 Reply<MemberEvent> reply);

/// Its `membership` alone.
void fetchMembership(SignedIn &signedIn, const QString &roomId, const QString &userId,
                     QObject *context, Reply<QString> reply);

/// Everybody who is in the room, as it came; see parseJoinedCount() and parseHeirs().
void fetchJoinedMembers(SignedIn &signedIn, const QString &roomId, QObject *context,
                        Reply<QByteArray> reply);

/// The last hundred events of the room, newest first (`chunk`); see parseLastWritten().
void fetchLastEvents(SignedIn &signedIn, const QString &roomId, QObject *context,
                     Reply<QJsonObject> reply);

/// Writes the permissions of the room, all of them: once, and whatever they are by then (the last
/// write wins, Synapse 1.160).
void putPowerLevels(SignedIn &signedIn, const QString &roomId, const QJsonObject &content,
                    QObject *context, Reply<QJsonObject> reply);

/// Leaves a room, declines an invitation, or withdraws a request to join; once. Everybody in the
/// room can read the reason, which may be empty. Whoever has left before is refused (Synapse 1.160:
/// 403, Dendrite 0.15.2: 400).
void leaveRoom(SignedIn &signedIn, const QString &roomId, const QString &reason, QObject *context,
               Reply<QJsonObject> reply);

/// Pure parsers, so that hostile answers can be tried without a server.
[[nodiscard]] bool parseHasRoomPages(const QJsonObject &object);
[[nodiscard]] QSet<QString> parseDirectChats(const QJsonObject &object);

} // namespace farewell
