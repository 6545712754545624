// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/OAuthClient.h"

namespace farewell {

oauth::ClientIdentity OAuthClient::identity()
{
    return {QStringLiteral(FAREWELL_CLIENT_NAME), QUrl(QStringLiteral(FAREWELL_CLIENT_URI))};
}

OAuthClient OAuthClient::registeredAt(const ServerInfo &server, const QString &id, bool isForAdmin)
{
    const QString deviceId = oauth::makeDeviceId();
    return {server.url,
            *server.oauth->endpoints,
            id,
            deviceId,
            isForAdmin ? oauth::adminScopeFor(deviceId) : oauth::scopeFor(deviceId),
            server.oauth->accountManagementUri,
            server.oauth->deactivationPage()};
}

Arrival OAuthClient::arrivalOf(oauth::Grant &&grant, std::chrono::milliseconds askedAt) const
{
    const bool isEnough = grant.isBearer && grant.coversClientApi(scope);
    const QString device = grant.hasDevice(scope) ? deviceId : QString();
    OAuthAccess own{.endpoints = endpoints,
                    .clientId = id,
                    .refreshToken = std::move(grant.refreshToken),
                    .accountPage = accountPage,
                    .deactivationPage = deactivationPage};
    if (grant.lifetime) {
        own.expiresAt = askedAt + *grant.lifetime;
    }
    return {
        {homeserver, std::move(grant.accessToken), Session::Kind::OAuth, device, std::move(own)},
        isEnough};
}

} // namespace farewell
