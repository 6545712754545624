// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/LoginEndpoints.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QUrl loginUrl(const HomeserverUrl &server)
{
    return server.endpoint({u"_matrix"_s, u"client"_s, u"v3"_s, u"login"_s});
}

QJsonObject identifierOf(const LoginName &name)
{
    switch (name.kind) {
    case LoginName::Kind::User:
        return {{u"type"_s, u"m.id.user"_s}, {u"user"_s, name.text}};
    case LoginName::Kind::Email:
    case LoginName::Kind::Phone:
        return {{u"type"_s, u"m.id.thirdparty"_s},
                {u"medium"_s, name.kind == LoginName::Kind::Email ? u"email"_s : u"msisdn"_s},
                {u"address"_s, name.text}};
    }
    Q_UNREACHABLE();
}

void sendLogin(MatrixClient &client, const HomeserverUrl &server, QJsonObject body,
               const SecretJson &json, const Secret &secret, QObject *context,
               Reply<LoginGrant> reply)
{
    body.insert(u"initial_device_display_name"_s, u"Farewell"_s);
    client.send(
        Request::post(loginUrl(server), u"/login"_s, json.build(body, secret)), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(grantOf(result)); });
}

} // namespace

Result<LoginGrant> grantOf(const Result<Answer> &result)
{
    const auto object = objectOf(result);
    if (!object) {
        return unexpected(object.error());
    }
    Secret token = Secret::takeFrom(object->value("access_token"_L1).toString());
    if (token.isEmpty()) {
        return unexpected(failureOf(*result));
    }
    return LoginGrant{object->value("device_id"_L1).toString(), std::move(token)};
}

void loginWithPassword(MatrixClient &client, const HomeserverUrl &server, const LoginName &name,
                       const Secret &password, QObject *context, Reply<LoginGrant> reply)
{
    const SecretJson json;
    const QJsonObject body{{u"type"_s, u"m.login.password"_s},
                           {u"identifier"_s, identifierOf(name)},
                           {u"password"_s, json.placeholder()}};
    sendLogin(client, server, body, json, password, context, std::move(reply));
}

void loginWithToken(MatrixClient &client, const HomeserverUrl &server, const Secret &loginToken,
                    QObject *context, Reply<LoginGrant> reply)
{
    const SecretJson json;
    const QJsonObject body{{u"type"_s, u"m.login.token"_s}, {u"token"_s, json.placeholder()}};
    sendLogin(client, server, body, json, loginToken, context, std::move(reply));
}

QUrl ssoRedirectUrl(const HomeserverUrl &server, const QString &providerId, const QUrl &callback)
{
    QStringList segments{u"_matrix"_s, u"client"_s, u"v3"_s, u"login"_s, u"sso"_s, u"redirect"_s};
    if (!providerId.isEmpty()) {
        segments += providerId;
    }
    const QString target
        = QString::fromLatin1(QUrl::toPercentEncoding(callback.toString(QUrl::FullyEncoded)));
    return server.endpoint(
        segments, u"redirectUrl="_s + target + u"&action=login&org.matrix.msc3824.action=login"_s);
}

} // namespace farewell
