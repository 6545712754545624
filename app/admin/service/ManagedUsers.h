// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminPlace.h"
#include "app/admin/AdminUser.h"
#include "app/admin/service/ManagedAccount.h"
#include "app/matrix/ServerEndpoints.h"

namespace farewell {

/// Everybody who administrates, by the account service's word, as it and the homeserver know them:
/// the homeserver calls nobody an administrator there. Who is not on the homeserver is left out.
void fetchManagedAdmins(const AdminPlace &place, QObject *context,
                        const Reply<QList<AdminUser>> &reply);

/// Accounts of the service, as it and the homeserver know them. Who is not on the homeserver is
/// left out.
void readAtHomeserver(const AdminPlace &place, const QList<ManagedAccount> &accounts,
                      QObject *context, const Reply<QList<AdminUser>> &reply);

} // namespace farewell
