// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminReads.h"

namespace farewell {

/// What the homeserver and the account service say of an account together. Who administrates is the
/// service's to say; locked is who is locked at either; deactivated, who is at both, for the
/// homeserver alone keeps nobody from signing in. What the service does not clearly say changes
/// nothing.
[[nodiscard]] AdminAccount joinedAccount(AdminAccount atHomeserver, const ServiceWord &service);

/// Asks the homeserver, then the account service, where there is one: by the name of the account,
/// or by its id there, where that is known.
void fetchWholeAccount(const AdminPlace &place, const QString &userId, Request::Tries tries,
                       QObject *context, Reply<AdminAccount> reply, const QString &managedId = {});

} // namespace farewell
