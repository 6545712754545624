// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminPlace.h"
#include "app/admin/AdminReply.h"
#include "app/base/Secret.h"
#include "app/matrix/ServerEndpoints.h"

namespace farewell {

/// What administrators do to accounts (Synapse's admin API). Each is one request, never repeated
/// but where its token was rejected (SignedIn::changeForOthers()); what has come of it tells only
/// what is read afterwards.

/// `erase` is always sent, for the account service and the homeserver have opposite defaults.
void deactivateAccount(const AdminPlace &place, const QString &userId, bool erase, QObject *context,
                       std::function<void(const AdminReply &)> reply);

void lockAccount(const AdminPlace &place, const QString &userId, bool isToBeLocked,
                 QObject *context, Reply<QJsonObject> reply);

/// Of an id that is no account it would make one: only after fetchAdminAccount() has just found it.
/// An empty password sets none.
void reactivateAccount(const AdminPlace &place, const QString &userId, const Secret &password,
                       QObject *context, Reply<QJsonObject> reply);

/// Makes somebody who is joined an admin of a room, as the mightiest joined account of this server
/// would; an unknown id of this server is taken as well, and invited.
void makeRoomAdmin(const AdminPlace &place, const QString &roomId, const QString &userId,
                   QObject *context, Reply<QJsonObject> reply);

/// Begins to redact what an account has written in these rooms, the newest `limit` in each; the id
/// to ask for it by. Without rooms it would do nothing for an account that has left, and say
/// "complete".
void redactMessages(const AdminPlace &place, const QString &userId, const QStringList &rooms,
                    int limit, QObject *context, Reply<QString> reply);

/// Deletes the next 100 files that an account has sent; how many were deleted by this call.
void deleteFiles(const AdminPlace &place, const QString &userId, QObject *context,
                 Reply<qint64> reply);

} // namespace farewell
