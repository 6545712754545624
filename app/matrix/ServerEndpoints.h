// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AuthMetadata.h"
#include "app/matrix/MatrixClient.h"

#include <QList>

#include <functional>

namespace farewell {

template <class T>
using Reply = std::function<void(Result<T>)>;

/// One entry of `identity_providers` (CS-API "SSO login"); the name is cleaned text.
struct IdentityProvider
{
    QString id;
    QString name;

    friend bool operator==(const IdentityProvider &, const IdentityProvider &) = default;
};

/// The ways to sign in that `GET /login` offers and that we can use.
struct LoginMethods
{
    bool password = false;
    bool sso = false;
    QList<IdentityProvider> providers{}; ///< empty: one generic button
    bool isOAuth
        = false; ///< `oauth_aware_preferred`: leads to an OAuth server, and is all there is

    friend bool operator==(const LoginMethods &, const LoginMethods &) = default;
};

/// What `.well-known/matrix/support` says (CS-API "Getting server support information").
struct SupportContacts
{
    QStringList people; ///< email addresses and Matrix IDs, in the order in which to try them
    QUrl page;          ///< https only, else empty

    [[nodiscard]] bool isEmpty() const { return people.isEmpty() && page.isEmpty(); }
};

/// The whole answer, for what is wrong with it matters (parseBaseUrl() reads it). `hostname` has no
/// port.
void fetchWellKnown(MatrixClient &client, const QString &hostname, QObject *context,
                    std::function<void(Result<Answer>)> reply);

/// `GET /versions`: at least one version, or Cause::NotMatrix.
void fetchVersions(MatrixClient &client, const HomeserverUrl &server, QObject *context,
                   Reply<QStringList> reply);

void fetchLoginMethods(MatrixClient &client, const HomeserverUrl &server, QObject *context,
                       Reply<LoginMethods> reply);

/// Asks the stable path, then the unstable one; Cause::Unrecognized or NotFound means that the
/// server does not delegate sign-in.
void fetchAuthMetadata(MatrixClient &client, const HomeserverUrl &server, QObject *context,
                       const Reply<AuthMetadata> &reply);

/// The implementation of a server; either is empty where it does not say.
struct ServerSoftware
{
    QString name;    ///< "Synapse"
    QString version; ///< "1.160.0"
};

/// By the federation API, unauthenticated.
void fetchServerSoftware(MatrixClient &client, const HomeserverUrl &server, QObject *context,
                         Reply<ServerSoftware> reply);

/// Where a server says whom to ask: the site of its name (CS-API "Server support").
[[nodiscard]] QUrl supportSite(const QString &serverName);

void fetchSupportContacts(MatrixClient &client, const QUrl &site, QObject *context,
                          Reply<SupportContacts> reply);

/// Pure parsers, so that hostile answers can be tried without a server.
[[nodiscard]] LoginMethods parseLoginMethods(const QJsonObject &object);
[[nodiscard]] SupportContacts parseSupportContacts(const QJsonObject &object);
[[nodiscard]] std::optional<QString> parseBaseUrl(const QJsonObject &wellKnown);
[[nodiscard]] Result<QStringList> versionsOf(const Result<Answer> &result);
[[nodiscard]] ServerSoftware parseServerSoftware(const QJsonObject &object);

} // namespace farewell
