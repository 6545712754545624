// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AccountChangeState.h"
#include "app/admin/AdminPlace.h"
#include "app/admin/AdminReply.h"
#include "app/admin/UserSearch.h"
#include "app/matrix/ServerEndpoints.h"

namespace farewell {

/// The admin API of the account service (Matrix Authentication Service 1.22, `/api/admin/v1`). It
/// answers in words of its own, and knows accounts by ids of its own.

/// Asks first which server the service is for. Without an account service: NoService, at once.
void fetchServiceWord(const AdminPlace &place, const QString &userId, Request::Tries tries,
                      QObject *context, const std::function<void(const ServiceWord &)> &reply);

/// The same of an account that is known there, by its id.
void fetchManagedAccount(const AdminPlace &place, const QString &id, Request::Tries tries,
                         QObject *context, std::function<void(const ServiceWord &)> reply);

/// Which server the service is for; cleaned.
void fetchServiceServerName(const AdminPlace &place, QObject *context, Reply<QString> reply);

/// The same question without a sign-in: it is refused, in the service's own words.
void askSiteConfig(MatrixClient &client, const HomeserverUrl &address, QObject *context,
                   std::function<void(const Result<Answer> &)> reply);

/// How many administrators are neither locked nor deactivated.
void countManagedAdmins(const AdminPlace &place, QObject *context, Reply<qint64> reply);

/// 200 of those who administrate, locked and deactivated ones as well, after that id.
void fetchManagedAdminPage(const AdminPlace &place, const QString &after, QObject *context,
                           Reply<ManagedPage> reply);

/// Whom a search for something means that only the service keeps.
struct ManagedHits
{
    bool isProvider = true; ///< by a link: the service has a provider that is called so
    QList<ManagedAccount> accounts{};
};

/// By an email address or a link; the provider is a name or an id. Asks first which server the
/// service is for.
void findManagedAccounts(const AdminPlace &place, const UserSearch &search, QObject *context,
                         const Reply<ManagedHits> &reply);

/// `skip_erase` is always sent, for without it the service erases. The homeserver follows later.
void deactivateManaged(const AdminPlace &place, const QString &id, bool erase, QObject *context,
                       std::function<void(const AdminReply &)> reply);

void changeManaged(const AdminPlace &place, const QString &id, AccountAct act, QObject *context,
                   Reply<QJsonObject> reply);

/// Pure: `meta.count` of a list.
[[nodiscard]] Result<qint64> parseManagedCount(const QJsonObject &object);

} // namespace farewell
