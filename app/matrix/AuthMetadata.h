// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace farewell {

/// The device authorization grant (RFC 8628, 3.4).
inline constexpr QLatin1StringView deviceGrant{"urn:ietf:params:oauth:grant-type:device_code"};

/// Where an OAuth 2.0 sign-in goes (CS-API "Server metadata discovery", RFC 8414); every URL may be
/// opened, that is https, or http on loopback.
struct OAuthEndpoints
{
    QString issuer; ///< compared as text, as RFC 9207 has it
    QUrl authorization;
    QUrl token;
    QUrl revocation;
    QUrl registration;
    QUrl deviceAuthorization; ///< empty: no device authorization grant (RFC 8628)
    bool namesIssuer = false; ///< promises `iss` in what the browser brings back (RFC 9207)

    friend bool operator==(const OAuthEndpoints &, const OAuthEndpoints &) = default;
};

/// What a server that delegates sign-in says about the one that does it.
struct AuthMetadata
{
    QUrl accountManagementUri; ///< openable, else empty
    QStringList accountManagementActions;
    QUrl issuer;
    std::optional<OAuthEndpoints> endpoints{}; ///< nothing: a sign-in needs more than it offers

    /// The account page, right at the deactivation where the server says that it can do that
    /// (CS-API "Account management URL parameters"); empty if there is no account page.
    [[nodiscard]] QUrl deactivationPage() const;

    /// Without what leads to plain http: that is for this machine, and another one must not send us
    /// to it.
    [[nodiscard]] AuthMetadata overHttpsOnly() const;
};

[[nodiscard]] AuthMetadata parseAuthMetadata(const QJsonObject &object);

} // namespace farewell
