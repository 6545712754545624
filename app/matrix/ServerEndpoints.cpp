// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/ServerEndpoints.h"

#include "app/base/HttpStatus.h"
#include "app/base/Text.h"
#include "app/base/UserId.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype maxProviders = 30;
constexpr qsizetype maxContacts = 10;
constexpr qsizetype nameLimit = 60;

Request discoveryGet(QUrl url, QString pathTemplate)
{
    Request request = Request::get(std::move(url), std::move(pathTemplate));
    request.deadline = deadline::discovery;
    request.sizeCap = sizeCap::discovery;
    return request;
}

/// Something answered, but not as a homeserver does: say that instead of the bare HTTP cause.
Failure asNotMatrix(Failure failure)
{
    const bool isAnswer = failure.httpStatus != 0;
    if (isAnswer && failure.cause != Cause::RateLimited && failure.cause != Cause::ServerTrouble) {
        failure.cause = Cause::NotMatrix;
    }
    return failure;
}

/// "." and ".." would be eaten by browsers when they stand in a path.
bool isProviderId(const QString &id)
{
    return !id.isEmpty() && id != "."_L1 && id != ".."_L1;
}

bool prefersOAuth(const QJsonObject &ssoFlow)
{
    return ssoFlow.value("oauth_aware_preferred"_L1).toBool()
        || ssoFlow.value("org.matrix.msc3824.delegated_oidc_compatibility"_L1).toBool();
}

/// Those who may deactivate an account come first.
int rankOf(const QJsonObject &contact)
{
    const QString role = contact.value("role"_L1).toString();
    return role == "m.role.admin"_L1 ? 0 : role == "m.role.security"_L1 ? 1 : 2;
}

void addContact(QStringList &people, const QString &contact)
{
    if (people.size() < maxContacts && !people.contains(contact)) {
        people += contact;
    }
}

Result<AuthMetadata> authMetadataOf(const Result<Answer> &result, bool isHere)
{
    return objectOf(result).map([isHere](const QJsonObject &object) {
        const AuthMetadata metadata = parseAuthMetadata(object);
        return isHere ? metadata : metadata.overHttpsOnly();
    });
}

} // namespace

std::optional<QString> parseBaseUrl(const QJsonObject &wellKnown)
{
    const QJsonValue baseUrl = wellKnown.value("m.homeserver"_L1).toObject().value("base_url"_L1);
    return baseUrl.isString() ? std::optional(baseUrl.toString()) : std::nullopt;
}

LoginMethods parseLoginMethods(const QJsonObject &object)
{
    LoginMethods methods;
    const QJsonArray flows = object.value("flows"_L1).toArray();
    for (const auto entry : flows) {
        const QJsonObject flow = entry.toObject();
        const QString type = flow.value("type"_L1).toString();
        methods.password = methods.password || type == "m.login.password"_L1;
        if (type != "m.login.sso"_L1) {
            continue;
        }
        methods.sso = true;
        const QJsonArray providers = flow.value("identity_providers"_L1).toArray();
        for (const auto item : providers) {
            const QString id = item.toObject().value("id"_L1).toString();
            const QString name = cleaned(item.toObject().value("name"_L1).toString(), nameLimit);
            if (isProviderId(id) && methods.providers.size() < maxProviders) {
                methods.providers += {id, name.isEmpty() ? cleaned(id, nameLimit) : name};
            }
        }
        methods.isOAuth = methods.isOAuth || prefersOAuth(flow);
    }
    // A client that knows OAuth must offer nothing else there (CS-API "OAuth-aware clients").
    return methods.isOAuth ? LoginMethods{.sso = true, .isOAuth = true} : methods;
}

SupportContacts parseSupportContacts(const QJsonObject &object)
{
    SupportContacts contacts;
    QList<QJsonObject> entries;
    const QJsonArray listed = object.value("contacts"_L1).toArray();
    for (const auto entry : listed) {
        entries += entry.toObject();
    }
    QList<std::pair<int, qsizetype>> order; // within a rank as the server has them
    for (qsizetype n = 0; n < entries.size(); ++n) {
        order.emplaceBack(rankOf(entries.at(n)), n);
    }
    std::ranges::sort(order);
    for (const auto &[rank, n] : std::as_const(order)) {
        const QJsonObject &contact = entries.at(n);
        // Who writes here may have no account any more to write with.
        const QString email = cleaned(contact.value("email_address"_L1).toString());
        const auto matrixId = UserId::parse(contact.value("matrix_id"_L1).toString());
        if (email.contains(u'@')) {
            addContact(contacts.people, email);
        }
        if (matrixId) {
            addContact(contacts.people, matrixId->toString());
        }
    }
    const QUrl page(object.value("support_page"_L1).toString(), QUrl::StrictMode);
    if (isOpenable(page) && page.scheme() == "https"_L1) {
        contacts.page = page;
    }
    return contacts;
}

ServerSoftware parseServerSoftware(const QJsonObject &object)
{
    const QJsonObject server = object.value("server"_L1).toObject();
    return {cleaned(server.value("name"_L1).toString(), nameLimit),
            cleaned(server.value("version"_L1).toString(), nameLimit)};
}

Result<QStringList> versionsOf(const Result<Answer> &result)
{
    const auto object = objectOf(result);
    if (!object) {
        const bool isOtherStuff = object.error().cause == Cause::BadAnswer;
        return unexpected(isOtherStuff ? object.error() : asNotMatrix(object.error()));
    }
    QStringList versions;
    const QJsonArray listed = object->value("versions"_L1).toArray();
    for (const auto version : listed) {
        versions += version.toString();
    }
    if (versions.isEmpty() || versions.contains(QString())) {
        return unexpected(asNotMatrix(failureOf(*result)));
    }
    return versions;
}

void fetchWellKnown(MatrixClient &client, const QString &hostname, QObject *context,
                    std::function<void(Result<Answer>)> reply)
{
    const QUrl url(u"https://"_s + hostname + u"/.well-known/matrix/client"_s, QUrl::StrictMode);
    Request request = discoveryGet(url, u"/.well-known/matrix/client"_s);
    request.followRedirects = true;
    client.send(std::move(request), context, std::move(reply));
}

void fetchVersions(MatrixClient &client, const HomeserverUrl &server, QObject *context,
                   Reply<QStringList> reply)
{
    const QUrl url = server.endpoint({u"_matrix"_s, u"client"_s, u"versions"_s});
    client.send(
        discoveryGet(url, u"/versions"_s), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(versionsOf(result)); });
}

void fetchLoginMethods(MatrixClient &client, const HomeserverUrl &server, QObject *context,
                       Reply<LoginMethods> reply)
{
    const QUrl url = server.endpoint({u"_matrix"_s, u"client"_s, u"v3"_s, u"login"_s});
    client.send(discoveryGet(url, u"/login"_s), context,
                [reply = std::move(reply)](const Result<Answer> &result) {
                    reply(objectOf(result).map(parseLoginMethods));
                });
}

void fetchAuthMetadata(MatrixClient &client, const HomeserverUrl &server, QObject *context,
                       const Reply<AuthMetadata> &reply)
{
    const QUrl stable = server.endpoint({u"_matrix"_s, u"client"_s, u"v1"_s, u"auth_metadata"_s});
    const QUrl unstable = server.endpoint(
        {u"_matrix"_s, u"client"_s, u"unstable"_s, u"org.matrix.msc2965"_s, u"auth_metadata"_s});
    const bool isHere = isLoopbackHost(server.origin().host());
    client.send(discoveryGet(stable, u"/auth_metadata"_s), context,
                [&client, unstable, isHere, context, reply](const Result<Answer> &result) {
                    // Only a clear "no" leads to the old path: its 404 must not hide a 502 here.
                    const bool isNo = result && !objectOf(result) && result->status != 429
                        && !http::isServerError(result->status);
                    if (!isNo) {
                        reply(authMetadataOf(result, isHere));
                        return;
                    }
                    client.send(discoveryGet(unstable, u"/unstable/auth_metadata"_s), context,
                                [reply, isHere](const Result<Answer> &second) {
                                    reply(authMetadataOf(second, isHere));
                                });
                });
}

void fetchServerSoftware(MatrixClient &client, const HomeserverUrl &server, QObject *context,
                         Reply<ServerSoftware> reply)
{
    const QUrl url = server.endpoint({u"_matrix"_s, u"federation"_s, u"v1"_s, u"version"_s});
    client.send(discoveryGet(url, u"/federation/version"_s), context,
                [reply = std::move(reply)](const Result<Answer> &result) {
                    reply(objectOf(result).map(parseServerSoftware));
                });
}

QUrl supportSite(const QString &serverName)
{
    const QUrl host(u"https://"_s + serverName, QUrl::StrictMode);
    return QUrl(u"https://"_s + host.host(QUrl::FullyEncoded), QUrl::StrictMode);
}

void fetchSupportContacts(MatrixClient &client, const QUrl &site, QObject *context,
                          Reply<SupportContacts> reply)
{
    QUrl url = site;
    url.setPath(u"/.well-known/matrix/support"_s);
    Request request = discoveryGet(url, u"/.well-known/matrix/support"_s);
    request.followRedirects = true;
    client.send(std::move(request), context,
                [reply = std::move(reply)](const Result<Answer> &result) {
                    reply(objectOf(result).map(parseSupportContacts));
                });
}

} // namespace farewell
