// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/AccountLookUp.h"

#include "app/admin/service/AccountService.h"
#include "app/admin/service/ManagedUsers.h"
#include "app/base/UserId.h"
#include "app/matrix/SignedIn.h"

namespace farewell {

namespace {

using By = UserSearch::By;
using Tries = Request::Tries;
using Told = std::function<void(const LookedUp &)>;

/// Or that it can be no account of this server.
bool isNobody(const Failure &failure)
{
    constexpr int badRequest = 400;
    return isNotThere(failure) || (failure.httpStatus == badRequest && !failure.errcode.isEmpty());
}

LookedUp found(const Result<AdminAccount> &account, const std::optional<Failure> &unasked)
{
    if (!account) {
        return {.users = isNobody(account.error())
                    ? Result<QList<AdminUser>>(QList<AdminUser>())
                    : Result<QList<AdminUser>>(unexpected(account.error())),
                .unasked = unasked};
    }
    return {.users = QList{account->user}, .unasked = unasked};
}

/// Whoever typed a whole id may have typed it in another case, or only its beginning.
void lookUpId(const AdminPlace &place, const QString &id, QObject *context, const Told &reply)
{
    fetchAdminAccount(place, id, Tries::Patient, context,
                      [reply](const Result<AdminAccount> &account) {
                          const bool isNone = !account && isNobody(account.error());
                          reply(isNone ? LookedUp{.isListed = true} : found(account, std::nullopt));
                      });
}

void lookUpAtHomeserver(const AdminPlace &place, const UserSearch &search,
                        const std::optional<Failure> &unasked, QObject *context, const Told &reply)
{
    switch (search.by) {
    case By::Email:
    case By::Phone:
    case By::Link:
        break;
    case By::Id:
        if (UserId::parse(search.text)) {
            lookUpId(place, search.text, context, reply);
            return;
        }
        [[fallthrough]];
    case By::Everybody:
    case By::Name:
        reply({.isListed = true, .unasked = unasked});
        return;
    }
    findAdminUser(place, search, context,
                  [place, unasked, context, reply](const Result<QString> &id) {
                      if (!id) {
                          reply(found(unexpected(id.error()), unasked));
                          return;
                      }
                      fetchAdminAccount(place, *id, Tries::Patient, context,
                                        [unasked, reply](const Result<AdminAccount> &account) {
                                            reply(found(account, unasked));
                                        });
                  });
}

} // namespace

void lookUpAccounts(const AdminPlace &place, const UserSearch &search, QObject *context,
                    const std::function<void(const LookedUp &)> &reply)
{
    const auto kept = place.isManaged() ? search.keptByService() : std::nullopt;
    if (!kept) {
        lookUpAtHomeserver(place, search, std::nullopt, context, reply);
        return;
    }
    findManagedAccounts(place, *kept, context,
                        [place, search, context, reply](const Result<ManagedHits> &hits) {
                            if (hits && hits->isProvider) {
                                readAtHomeserver(place, hits->accounts, context,
                                                 [reply](const Result<QList<AdminUser>> &users) {
                                                     reply({.users = users});
                                                 });
                                return;
                            }
                            const auto unasked = hits ? std::nullopt : std::optional(hits.error());
                            lookUpAtHomeserver(place, search, unasked, context, reply);
                        });
}

void fetchOwnersOfEmail(const AdminPlace &place, const QString &address, QObject *context,
                        const Reply<QStringList> &reply)
{
    const UserSearch search{By::Email, address};
    if (!place.isManaged()) {
        findAdminUser(place, search, context, [reply](const Result<QString> &id) {
            if (id) {
                reply(QStringList{*id});
            } else if (isNotThere(id.error())) {
                reply(QStringList());
            } else {
                reply(unexpected(id.error()));
            }
        });
        return;
    }
    const QString server = place.actor.session().userId.serverName();
    findManagedAccounts(place, search, context, [server, reply](const Result<ManagedHits> &hits) {
        if (!hits) {
            reply(unexpected(hits.error()));
            return;
        }
        QStringList ids;
        for (const ManagedAccount &account : hits->accounts) {
            ids += u'@' + account.username + u':' + server;
        }
        reply(ids);
    });
}

} // namespace farewell
