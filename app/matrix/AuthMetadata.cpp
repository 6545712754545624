// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/AuthMetadata.h"

#include "app/base/HomeserverUrl.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

bool lists(const QJsonObject &object, QLatin1StringView name, QLatin1StringView value)
{
    return object.value(name).toArray().contains(QJsonValue(value));
}

/// What the specification requires, and what a sign-in of ours uses of it.
bool suffices(const QJsonObject &object)
{
    constexpr std::array needed{
        std::pair{"response_types_supported"_L1, "code"_L1},
        std::pair{"grant_types_supported"_L1, "authorization_code"_L1},
        std::pair{"grant_types_supported"_L1, "refresh_token"_L1},
        std::pair{"response_modes_supported"_L1, "query"_L1},
        std::pair{"code_challenge_methods_supported"_L1, "S256"_L1},
    };
    return std::ranges::all_of(
        needed, [&object](const auto &item) { return lists(object, item.first, item.second); });
}

std::optional<OAuthEndpoints> endpointsIn(const QJsonObject &object)
{
    OAuthEndpoints found{
        object.value("issuer"_L1).toString(),
        openableUrl(object.value("authorization_endpoint"_L1).toString()),
        openableUrl(object.value("token_endpoint"_L1).toString()),
        openableUrl(object.value("revocation_endpoint"_L1).toString()),
        openableUrl(object.value("registration_endpoint"_L1).toString()),
        openableUrl(object.value("device_authorization_endpoint"_L1).toString()),
        object.value("authorization_response_iss_parameter_supported"_L1).toBool(),
    };
    if (!lists(object, "grant_types_supported"_L1, deviceGrant)) {
        found.deviceAuthorization.clear();
    }
    const bool isComplete = !openableUrl(object.value("issuer"_L1).toString()).isEmpty()
        && !found.authorization.isEmpty() && !found.token.isEmpty() && !found.revocation.isEmpty()
        && !found.registration.isEmpty();
    return isComplete && suffices(object) ? std::optional(found) : std::nullopt;
}

} // namespace

AuthMetadata parseAuthMetadata(const QJsonObject &object)
{
    AuthMetadata metadata;
    metadata.issuer = openableUrl(object.value("issuer"_L1).toString());
    metadata.accountManagementUri
        = openableUrl(object.value("account_management_uri"_L1).toString());
    if (metadata.accountManagementUri.isEmpty()) {
        metadata.accountManagementUri
            = openableUrl(object.value("org.matrix.msc4191.account_management_uri"_L1).toString());
    }
    for (const auto name : {"account_management_actions_supported"_L1,
                            "org.matrix.msc4191.account_management_actions_supported"_L1}) {
        const QJsonArray actions = object.value(name).toArray();
        for (const auto action : actions) {
            metadata.accountManagementActions += action.toString();
        }
    }
    metadata.endpoints = endpointsIn(object);
    return metadata;
}

AuthMetadata AuthMetadata::overHttpsOnly() const
{
    const auto isPlain = [](const QUrl &url) { return url.scheme() == "http"_L1; };
    AuthMetadata result = *this;
    if (isPlain(accountManagementUri)) {
        result.accountManagementUri.clear();
    }
    const bool hasPlain = endpoints
        && (isPlain(endpoints->authorization) || isPlain(endpoints->token)
            || isPlain(endpoints->revocation) || isPlain(endpoints->registration)
            || isPlain(endpoints->deviceAuthorization));
    if (hasPlain) {
        result.endpoints.reset();
    }
    return result;
}

QUrl AuthMetadata::deactivationPage() const
{
    const QString action = u"org.matrix.account_deactivate"_s;
    return accountManagementUri.isEmpty() || !accountManagementActions.contains(action)
        ? accountManagementUri
        : withMoreQuery(accountManagementUri, u"action="_s + action);
}

} // namespace farewell
