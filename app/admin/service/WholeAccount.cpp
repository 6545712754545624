// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/WholeAccount.h"

#include "app/admin/service/AccountService.h"

namespace farewell {

AdminAccount joinedAccount(AdminAccount atHomeserver, const ServiceWord &service)
{
    AdminAccount whole = std::move(atHomeserver);
    whole.service = service;
    if (service.isKnown()) {
        whole.user.isAdmin = service.account.isAdmin;
        whole.user.isLocked = whole.isLockedAtHomeserver || service.account.isLocked;
        whole.user.isDeactivated = whole.isDeactivatedAtHomeserver && service.account.isDeactivated;
    }
    return whole;
}

void fetchWholeAccount(const AdminPlace &place, const QString &userId, Request::Tries tries,
                       QObject *context, Reply<AdminAccount> reply, const QString &managedId)
{
    const auto onAccount = [place, userId, tries, context, managedId,
                            reply = std::move(reply)](const Result<AdminAccount> &account) {
        if (!account) {
            reply(account);
            return;
        }
        const auto join = [reply, atHomeserver = *account](const ServiceWord &service) {
            reply(joinedAccount(atHomeserver, service));
        };
        if (managedId.isEmpty()) {
            fetchServiceWord(place, userId, tries, context, join);
        } else {
            fetchManagedAccount(place, managedId, tries, context, join);
        }
    };
    fetchAdminAccount(place, userId, tries, context, onAccount);
}

} // namespace farewell
