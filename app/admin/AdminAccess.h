// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminPlace.h"
#include "app/matrix/ServerEndpoints.h"

namespace farewell {

/// Whether somebody may administrate, as one question tells. The status decides and never the
/// account's own `admin` field, which is false for everybody where sign-in is delegated.
enum class AdminAccess {
    May,
    MayNot,    ///< "You are not a server admin"
    Hidden,    ///< nothing of the admin API answers here; it may do so at another address
    SignedOut, ///< our sign-in is not accepted, which says nothing of it
    Unknown,   ///< no answer
};

[[nodiscard]] AdminAccess adminAccessOf(const Result<Answer> &result, const QString &ownId);

/// Asks once, and tries once: servers and proxies may count who knocks there.
void probeAdminAccess(const AdminPlace &place, QObject *context,
                      std::function<void(AdminAccess)> reply);

/// `GET /_synapse/admin/v1/server_version`, for which nobody has to be signed in: whether an
/// address has an admin API at all.
void fetchAdminVersion(MatrixClient &client, const HomeserverUrl &address, QObject *context,
                       Reply<QString> reply);

/// The server name that signs at this address (federation API, "Publishing Keys"); Cause::NotFound
/// or Unrecognized where the address does not tell.
void fetchSigningName(MatrixClient &client, const HomeserverUrl &address, QObject *context,
                      Reply<QString> reply);

} // namespace farewell
