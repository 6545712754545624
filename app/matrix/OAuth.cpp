// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/OAuth.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
#include "app/matrix/Form.h"
#include "app/matrix/Pkce.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell::oauth {

namespace {

constexpr QLatin1StringView clientApi{"urn:matrix:client:api:*"};
constexpr QLatin1StringView devicePrefix{"urn:matrix:client:device:"};
constexpr qsizetype codeLimit = 40;
constexpr qsizetype errorLimit = 100;

QStringList scopesOf(const QString &granted, const QString &asked)
{
    return (granted.isEmpty() ? asked : granted).split(u' ', Qt::SkipEmptyParts);
}

/// As failureOf(), in the words of OAuth (RFC 6749, 5.2).
Failure oauthFailureOf(const Answer &answer)
{
    Failure failure = failureOf(answer);
    if (answer.object) {
        failure.errcode = cleaned(answer.object->value("error"_L1).toString(), errorLimit);
        failure.serverText = cleaned(answer.object->value("error_description"_L1).toString());
        if (failure.serverText.isEmpty()) { // it is optional
            failure.serverText = failure.errcode;
        }
    }
    return failure;
}

Result<QJsonObject> oauthObjectOf(const Result<Answer> &result)
{
    if (!result) {
        return unexpected(result.error());
    }
    if (!result->isSuccess() || !result->object) {
        return unexpected(oauthFailureOf(*result));
    }
    return *result->object;
}

std::optional<std::chrono::seconds> secondsIn(const QJsonValue &value)
{
    constexpr double longest = 86'400.0 * 365;
    if (!value.isDouble() || value.toDouble() < 0) {
        return std::nullopt;
    }
    return std::chrono::seconds(static_cast<qint64>(std::min(value.toDouble(), longest)));
}

Request tokenRequest(const OAuthEndpoints &endpoints, Secret form)
{
    return Request::postForm(endpoints.token, u"(token endpoint)"_s, std::move(form));
}

} // namespace

QString scopeFor(const QString &deviceId)
{
    return clientApi + u' ' + devicePrefix + deviceId;
}

QString adminScopeFor(const QString &deviceId)
{
    return scopeFor(deviceId) + u" urn:synapse:admin:* urn:mas:admin"_s;
}

QString makeDeviceId()
{
    static constexpr QLatin1StringView letters{"ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789"};
    constexpr int length = 12;
    QString id;
    for (int i = 0; i < length; ++i) {
        id += letters.at(QRandomGenerator::system()->bounded(static_cast<int>(letters.size())));
    }
    return id;
}

void registerClient(MatrixClient &client, const OAuthEndpoints &endpoints,
                    const ClientIdentity &identity, QObject *context, Reply<QString> reply)
{
    const QJsonObject body{
        {u"client_name"_s, identity.name},
        {u"client_uri"_s, identity.uri.toString(QUrl::FullyEncoded)},
        {u"application_type"_s, u"native"_s},
        {u"redirect_uris"_s, QJsonArray{u"http://127.0.0.1"_s + callbackPath}},
        {u"response_types"_s, QJsonArray{u"code"_s}},
        {u"grant_types"_s,
         QJsonArray{u"authorization_code"_s, u"refresh_token"_s, QString(deviceGrant)}},
        {u"token_endpoint_auth_method"_s, u"none"_s},
    };
    client.send(
        Request::post(endpoints.registration, u"(registration endpoint)"_s, toJson(body)), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(clientIdOf(result)); });
}

QUrl authorizationUrl(const OAuthEndpoints &endpoints, const Authorization &asked)
{
    QList<std::pair<QString, QString>> items{
        {u"response_type"_s, u"code"_s},
        {u"response_mode"_s, u"query"_s},
        {u"client_id"_s, asked.clientId},
        {u"redirect_uri"_s, asked.callback.toString(QUrl::FullyEncoded)},
        {u"scope"_s, asked.scope},
        {u"state"_s, asked.state},
        {u"code_challenge"_s, asked.challenge},
        {u"code_challenge_method"_s, u"S256"_s},
    };
    if (!asked.userId.isEmpty()) {
        items += {u"login_hint"_s, u"mxid:"_s + asked.userId};
    }
    QStringList parts;
    for (const auto &[name, value] : items) {
        parts += name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    }
    return withMoreQuery(endpoints.authorization, parts.join(u'&'));
}

bool Grant::coversClientApi(const QString &asked) const
{
    return scopesOf(scope, asked).contains(clientApi);
}

bool Grant::hasDevice(const QString &asked) const
{
    return std::ranges::any_of(scopesOf(scope, asked),
                               [](const QString &one) { return one.startsWith(devicePrefix); });
}

void exchangeCode(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
                  const QUrl &callback, const Secret &code, const Secret &verifier,
                  QObject *context, Reply<Grant> reply)
{
    Secret form = Form()
                      .add("grant_type", u"authorization_code"_s)
                      .add("client_id", clientId)
                      .add("redirect_uri", callback.toString(QUrl::FullyEncoded))
                      .add("code", code)
                      .add("code_verifier", verifier)
                      .toBody();
    client.send(
        tokenRequest(endpoints, std::move(form)), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(grantOf(result)); });
}

void refresh(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
             const Secret &refreshToken, QObject *context, Reply<Grant> reply)
{
    Secret form = Form()
                      .add("grant_type", u"refresh_token"_s)
                      .add("client_id", clientId)
                      .add("refresh_token", refreshToken)
                      .toBody();
    client.send(
        tokenRequest(endpoints, std::move(form)), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(grantOf(result)); });
}

void revoke(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
            const Secret &token, std::chrono::milliseconds within, QObject *context,
            std::function<void(bool ended)> reply)
{
    Secret form = Form().add("token", token).add("client_id", clientId).toBody();
    client.send(Request::postForm(endpoints.revocation, u"(revocation endpoint)"_s, std::move(form))
                    .within(within),
                context, [reply = std::move(reply)](const Result<Answer> &result) {
                    // RFC 7009: 200 is all that counts, also for a token that is not valid any
                    // more; the body says nothing.
                    reply(result && result->status == 200);
                });
}

void authorizeDevice(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
                     const QString &scope, QObject *context, Reply<DeviceAuthorization> reply)
{
    Secret form = Form().add("client_id", clientId).add("scope", scope).toBody();
    client.send(Request::postForm(endpoints.deviceAuthorization,
                                  u"(device authorization endpoint)"_s, std::move(form)),
                context,
                [reply = std::move(reply),
                 endpoint = endpoints.deviceAuthorization](const Result<Answer> &result) {
                    reply(deviceAuthorizationOf(result, endpoint));
                });
}

void pollDevice(MatrixClient &client, const OAuthEndpoints &endpoints, const QString &clientId,
                const Secret &deviceCode, QObject *context, std::function<void(DevicePoll)> reply)
{
    Secret form = Form()
                      .add("grant_type", deviceGrant)
                      .add("client_id", clientId)
                      .add("device_code", deviceCode)
                      .toBody();
    client.send(
        tokenRequest(endpoints, std::move(form)), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(devicePollOf(result)); });
}

Result<QString> clientIdOf(const Result<Answer> &result)
{
    const auto object = oauthObjectOf(result);
    if (!object) {
        return unexpected(object.error());
    }
    QString id = object->value("client_id"_L1).toString();
    if (id.isEmpty()) {
        return unexpected(failureOf(*result));
    }
    return id;
}

Result<Grant> grantOf(const Result<Answer> &result)
{
    const auto object = oauthObjectOf(result);
    if (!object) {
        return unexpected(object.error());
    }
    const QString type = object->value("token_type"_L1).toString();
    Secret token = Secret::takeFrom(object->value("access_token"_L1).toString());
    if (token.isEmpty()) {
        return unexpected(failureOf(*result));
    }
    return Grant{std::move(token), Secret::takeFrom(object->value("refresh_token"_L1).toString()),
                 secondsIn(object->value("expires_in"_L1)), object->value("scope"_L1).toString(),
                 type.compare("bearer"_L1, Qt::CaseInsensitive) == 0};
}

Result<DeviceAuthorization> deviceAuthorizationOf(const Result<Answer> &result,
                                                  const QUrl &endpoint)
{
    const auto object = oauthObjectOf(result);
    if (!object) {
        return unexpected(object.error());
    }
    DeviceAuthorization found{
        Secret::takeFrom(object->value("device_code"_L1).toString()),
        cleaned(object->value("user_code"_L1).toString(), codeLimit),
        openableUrl(object->value("verification_uri"_L1).toString()),
        openableUrl(object->value("verification_uri_complete"_L1).toString())};
    const auto lifetime = secondsIn(object->value("expires_in"_L1));
    // What is shown is what is opened: a code for cameras may not lead elsewhere.
    if (!isSameOrigin(found.wholePage, found.page)) {
        found.wholePage.clear();
    }
    const bool isInsecure = found.page.scheme() != "https"_L1 && endpoint.scheme() == "https"_L1;
    if (isInsecure || found.deviceCode.isEmpty() || found.userCode.isEmpty() || found.page.isEmpty()
        || !lifetime) {
        return unexpected(failureOf(*result));
    }
    found.lifetime = *lifetime;
    // Never more often than once a second, whatever a server says.
    found.interval = std::max(secondsIn(object->value("interval"_L1)).value_or(found.interval),
                              std::chrono::seconds(1));
    return found;
}

DevicePoll devicePollOf(const Result<Answer> &result)
{
    Result<Grant> grant = grantOf(result);
    if (grant) {
        return std::move(*grant);
    }
    const Failure &failure = grant.error();
    if (failure.errcode == "authorization_pending"_L1) {
        return poll::Pending{};
    }
    if (failure.errcode == "slow_down"_L1) {
        return poll::SlowDown{};
    }
    if (failure.errcode == "access_denied"_L1) {
        return poll::Denied{};
    }
    if (failure.errcode == "expired_token"_L1) {
        return poll::Expired{};
    }
    return failure;
}

} // namespace farewell::oauth
