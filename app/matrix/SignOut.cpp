// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/SignOut.h"

#include "app/matrix/LoginEndpoints.h"
#include "app/matrix/OAuth.h"

namespace farewell {

void signOut(MatrixClient &client, const Access &access, QObject *context,
             std::function<void(bool ended)> reply)
{
    if (!access.oauth) {
        logout(client, access.homeserver, access.token, context, std::move(reply));
        return;
    }
    const OAuthAccess &own = *access.oauth;
    // Both tokens go with either, and the access token may have run out.
    const Secret &token = own.refreshToken.isEmpty() ? access.token : own.refreshToken;
    // A server says 200 of a spent token as well (RFC 7009, 2.2), and the session lives on.
    oauth::revoke(client, own.endpoints, own.clientId, token, context,
                  [reply = std::move(reply), isSure = !own.mayBeSpent](bool ended) {
                      reply(ended && isSure);
                  });
}

} // namespace farewell
