// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminPlace.h"
#include "app/admin/UserSearch.h"
#include "app/matrix/ServerEndpoints.h"
#include "app/overview/RoomAdmins.h"

#include <QMap>

namespace farewell {

/// What administrators read of accounts (Synapse's admin API, as 1.160 answers). All of it is tried
/// again after network trouble, 5xx and 429, but where `Request::Tries` says otherwise.
///
/// Of an id that is no account here, the server answers 200 with nothing: joinedRooms() and
/// memberships prove something only where fetchAdminAccount() had an account.

/// The server itself says so; a page of something in between knows nothing of it.
[[nodiscard]] bool isNotThere(const Failure &failure);

/// A page of the list; see UserListQuery.
void fetchAdminUsers(const AdminPlace &place, const UserListQuery &query, QObject *context,
                     Reply<AdminUserPage> reply);

/// isNotThere(): no such account, also where only its case differs.
void fetchAdminAccount(const AdminPlace &place, const QString &userId, Request::Tries tries,
                       QObject *context, Reply<AdminAccount> reply);

/// The id of the account that has what was looked for: an email address, a phone number, or an
/// account elsewhere. isNotThere(): none. Not for other searches.
void findAdminUser(const AdminPlace &place, const UserSearch &search, QObject *context,
                   Reply<QString> reply);

/// The device ids of its sessions.
void fetchAdminSessions(const AdminPlace &place, const QString &userId, Request::Tries tries,
                        QObject *context, Reply<QStringList> reply);

void fetchAdminJoinedRooms(const AdminPlace &place, const QString &userId, Request::Tries tries,
                           QObject *context, Reply<QStringList> reply);

/// Room ids, and "join", "invite", "knock", "leave" or "ban" (from Synapse 1.145 on;
/// Cause::Unrecognized before).
void fetchAdminMemberships(const AdminPlace &place, const QString &userId, QObject *context,
                           Reply<QMap<QString, QString>> reply);

/// How many files it has sent.
void fetchAdminFiles(const AdminPlace &place, const QString &userId, QObject *context,
                     Reply<qint64> reply);

/// Something that the server does for an account when it comes to it, e.g. "redact_all_events" or
/// "update_join_states", which writes a new name into the rooms.
struct AdminTask
{
    QString id;
    QString action;
    QString status; ///< "scheduled", "active", "complete", "failed", "cancelled"
    QString error;  ///< cleaned

    [[nodiscard]] bool isUnderWay() const;
};

void fetchAdminTasks(const AdminPlace &place, const QString &userId, QObject *context,
                     Reply<QList<AdminTask>> reply);

/// How a redaction goes, by the id that redactMessages() brought ("Redact all the events of a
/// user"); gone some days after its end.
struct AdminRedaction
{
    QString status;       ///< as in AdminTask; also "completed"
    QString error;        ///< cleaned
    qsizetype failed = 0; ///< events that could not be redacted, though it is complete

    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] bool isComplete() const; ///< to the last event
};

void fetchAdminRedaction(const AdminPlace &place, const QString &redactId, QObject *context,
                         Reply<AdminRedaction> reply);

/// A room as its administrators see it, without being in it.
struct AdminRoom
{
    QString id;
    QString name; ///< cleaned; may be empty
    bool isPublic = false;
    bool isReplaced = false; ///< it has a tombstone
    QString replacement;     ///< the room that its tombstone names
    RoomPowers powers;
    QList<QString> joinedByAge; ///< user ids, who joined longest ago first
};

/// The rule of the only admin, for an account that is in the rooms `joined`: one that was replaced
/// by another of them needs nobody.
[[nodiscard]] OnlyAdmin onlyAdminOf(const AdminRoom &room, const QString &userId,
                                    const QStringList &joined);

/// From its state, whole.
void fetchAdminRoom(const AdminPlace &place, const QString &roomId, QObject *context,
                    Reply<AdminRoom> reply);

/// Pure parsers; Cause::BadAnswer where the shape is another.
[[nodiscard]] Result<AdminRoom> parseAdminRoom(const QString &roomId, const QJsonObject &object);
[[nodiscard]] Result<qint64> parseTotal(const QJsonObject &object); ///< `total`, of a list
[[nodiscard]] Result<QList<AdminTask>> parseAdminTasks(const QJsonObject &object);
[[nodiscard]] Result<AdminRedaction> parseAdminRedaction(const QJsonObject &object);

} // namespace farewell
