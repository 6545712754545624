// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeOAuth.h"

#include "app/practice/PracticeHtml.h"

#include <QCryptographicHash>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr QLatin1StringView deviceGrant{"urn:ietf:params:oauth:grant-type:device_code"};
constexpr QLatin1StringView devicePrefix{"urn:matrix:client:device:"};
constexpr int deviceLifetime = 1800;

PracticeAnswer refused(const QString &error, int status = 400)
{
    return PracticeAnswer::json({{u"error"_s, error}}, status);
}

QString deviceIn(const QString &scope)
{
    for (const QString &one : scope.split(u' ')) {
        if (one.startsWith(devicePrefix)) {
            return one.sliced(devicePrefix.size());
        }
    }
    return {};
}

/// A port is never registered, and any is taken.
bool isCallback(const QString &redirectUri)
{
    const QUrl url(redirectUri, QUrl::StrictMode);
    return url.scheme() == "http"_L1 && url.host() == "127.0.0.1"_L1 && url.path() == "/callback"_L1
        && !url.hasQuery() && !url.hasFragment();
}

/// The account service goes by what it knows itself: where administrators have deactivated an
/// account at the homeserver alone, its person signs in as before.
bool isOver(const PracticeAccount &account)
{
    return account.locked || account.lockedAt || account.deactivatedAt;
}

QMap<QString, QString> formIn(const PracticeCall &call)
{
    QMap<QString, QString> form;
    const QUrlQuery query(QString::fromUtf8(call.request.body).replace(u'+', u"%20"_s));
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        form.insert(name, value);
    }
    return form;
}

QString challengeOf(const QString &verifier)
{
    const QByteArray hash
        = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256);
    return QString::fromLatin1(
        hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

QJsonObject oauthMetadata(const QString &baseUrl, const PracticeSettings &settings)
{
    const auto at = [&](const QString &path) { return QString(baseUrl + path); };
    const auto list = [](const QStringList &items) { return QJsonArray::fromStringList(items); };
    QStringList actions{u"org.matrix.profile"_s, u"org.matrix.devices_list"_s};
    if (settings.leadsToDeactivation) {
        actions += u"org.matrix.account_deactivate"_s;
    }
    return {
        {u"issuer"_s, at(u"/"_s)},
        {u"authorization_endpoint"_s, at(u"/practice/oauth/authorize"_s)},
        {u"token_endpoint"_s, at(u"/practice/oauth/token"_s)},
        {u"revocation_endpoint"_s, at(u"/practice/oauth/revoke"_s)},
        {u"registration_endpoint"_s, at(u"/practice/oauth/registration"_s)},
        {u"device_authorization_endpoint"_s, at(u"/practice/oauth/device"_s)},
        {u"response_types_supported"_s, list({u"code"_s})},
        {u"response_modes_supported"_s, list({u"query"_s, u"fragment"_s})},
        {u"grant_types_supported"_s,
         list({u"authorization_code"_s, u"refresh_token"_s, QString(deviceGrant)})},
        {u"code_challenge_methods_supported"_s, list({u"S256"_s})},
        {u"authorization_response_iss_parameter_supported"_s, true},
        {u"account_management_uri"_s, at(u"/practice/account"_s)},
        {u"account_management_actions_supported"_s, list(actions)},
    };
}

PracticeOAuth::PracticeOAuth(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    const auto add = [&](const char *verb, const char *path,
                         PracticeAnswer (PracticeOAuth::*handler)(const PracticeCall &)) {
        routes.add(verb, path, [this, handler](const PracticeCall &call) {
            return m_state.settings().isManaged ? (this->*handler)(call) : notHere();
        });
    };
    add("POST", "/practice/oauth/registration", &PracticeOAuth::registration);
    add("GET", "/practice/oauth/authorize", &PracticeOAuth::authorize);
    add("POST", "/practice/oauth/device", &PracticeOAuth::device);
    add("GET", "/practice/oauth/link", &PracticeOAuth::link);
    add("GET", "/practice/oauth/who", &PracticeOAuth::who);
    add("POST", "/practice/oauth/token", &PracticeOAuth::token);
    add("POST", "/practice/oauth/revoke", &PracticeOAuth::revoke);
}

PracticeAnswer PracticeOAuth::registration(const PracticeCall &call)
{
    const auto body = jsonObjectIn(call.request.body);
    if (!body) {
        return refused(u"invalid_client_metadata"_s);
    }
    const QUrl uri(body->value("client_uri"_L1).toString(), QUrl::StrictMode);
    const bool isNative = body->value("application_type"_L1) == "native"_L1;
    if (uri.scheme() != "https"_L1 || !uri.userInfo().isEmpty()) {
        return refused(u"invalid_client_metadata"_s);
    }
    if (!isNative
        || body->value("redirect_uris"_L1) != QJsonArray{u"http://127.0.0.1/callback"_s}) {
        return refused(u"invalid_redirect_uri"_s);
    }
    m_clients += randomLetters(12);
    return PracticeAnswer::json({{u"client_id"_s, m_clients.constLast()}}, 201);
}

PracticeAnswer PracticeOAuth::authorize(const PracticeCall &call)
{
    const Authorization asked{call.queryItem(u"client_id"_s),      call.queryItem(u"scope"_s),
                              call.queryItem(u"redirect_uri"_s),   call.queryItem(u"state"_s),
                              call.queryItem(u"code_challenge"_s), {}};
    if (!m_clients.contains(asked.clientId) || !isCallback(asked.redirectUri)) {
        return practice::page(u"This application is not known"_s, {}, 400);
    }
    const bool isPlain = call.queryItem(u"code_challenge_method"_s) != "S256"_L1;
    if (isPlain || asked.challenge.isEmpty() || call.queryItem(u"response_mode"_s) != "query"_L1) {
        return practice::page(u"The application asked in a way that is not safe"_s, {}, 400);
    }
    const QString key = randomLetters(16);
    m_asked.emplace(key, asked);
    return choice(key);
}

PracticeAnswer PracticeOAuth::device(const PracticeCall &call)
{
    const Form form = formIn(call);
    if (!m_clients.contains(form.value(u"client_id"_s))) {
        return refused(u"invalid_client"_s, 401);
    }
    const QString code = randomLetters(24);
    const QString userCode = randomLetters(4).toUpper() + u'-' + randomLetters(4).toUpper();
    m_asked.emplace(
        userCode,
        Authorization{form.value(u"client_id"_s), form.value(u"scope"_s), {}, {}, {}, {}});
    m_devices.emplace(code, userCode);
    const QString page = m_state.publicBaseUrl() + u"/practice/oauth/link"_s;
    return PracticeAnswer::json(
        {{u"device_code"_s, code},
         {u"user_code"_s, userCode},
         {u"verification_uri"_s, page},
         {u"verification_uri_complete"_s, QString(page + u"?code="_s + userCode)},
         {u"expires_in"_s, deviceLifetime},
         {u"interval"_s, 5}});
}

PracticeAnswer PracticeOAuth::link(const PracticeCall &call)
{
    const QString userCode = call.queryItem(u"code"_s);
    return m_asked.contains(userCode) ? choice(userCode)
                                      : practice::page(u"That code is not known"_s, {}, 404);
}

PracticeAnswer PracticeOAuth::choice(const QString &key) const
{
    const QString here = u"/practice/oauth/who?key="_s + practice::encoded(key) + u"&user="_s;
    return practice::whoAreYou(m_state, here,
                               practice::link(here + u"nobody"_s, u"Nobody: say no"_s));
}

PracticeAnswer PracticeOAuth::who(const PracticeCall &call)
{
    const auto taken = m_asked.extract(call.queryItem(u"key"_s));
    if (!taken) {
        return practice::page(u"That is over"_s, {}, 404);
    }
    Authorization &asked = taken.mapped();
    const auto *account = m_state.byLocalpart(call.queryItem(u"user"_s));
    if (account != nullptr && !account->admin && asked.scope.contains(u":admin"_s)) {
        return practice::page(u"The authorization request was denied by the policy enforced by "
                              u"this service"_s,
                              {}, 403); // and nobody is sent back
    }
    asked.isDenied = account == nullptr || isOver(*account);
    asked.localpart = account == nullptr ? QString() : account->localpart;
    if (asked.redirectUri.isEmpty()) {
        m_allowed.emplace(taken.key(), asked);
        return practice::page(u"Thank you"_s,
                              practice::paragraph(u"You can go back to the application."_s));
    }
    QUrlQuery query;
    query.addQueryItem(u"state"_s, asked.state);
    query.addQueryItem(u"iss"_s, practice::encoded(m_state.publicBaseUrl() + u'/'));
    if (asked.isDenied) {
        query.addQueryItem(u"error"_s, u"access_denied"_s);
    } else {
        const QString code = randomLetters(20);
        m_allowed.emplace(code, asked);
        query.addQueryItem(u"code"_s, code);
    }
    QUrl url(asked.redirectUri);
    url.setQuery(query);
    return PracticeAnswer::redirect(url.toEncoded());
}

PracticeAnswer PracticeOAuth::token(const PracticeCall &call)
{
    const Form form = formIn(call);
    if (!m_clients.contains(form.value(u"client_id"_s))) {
        return refused(u"invalid_client"_s, 401);
    }
    const QString kind = form.value(u"grant_type"_s);
    if (kind == "authorization_code"_L1) {
        return byCode(form);
    }
    if (kind == deviceGrant) {
        return byDevice(form);
    }
    return kind == "refresh_token"_L1 ? byRefreshToken(form) : refused(u"unsupported_grant_type"_s);
}

PracticeAnswer PracticeOAuth::byCode(const Form &form)
{
    const auto taken = m_allowed.extract(form.value(u"code"_s)); // it can be used once
    const bool isGood = taken && taken.mapped().clientId == form.value(u"client_id"_s)
        && taken.mapped().redirectUri == form.value(u"redirect_uri"_s)
        && taken.mapped().challenge == challengeOf(form.value(u"code_verifier"_s));
    return isGood ? grant(taken.mapped()) : refused(u"invalid_grant"_s);
}

PracticeAnswer PracticeOAuth::byDevice(const Form &form)
{
    const auto device = m_devices.find(form.value(u"device_code"_s));
    if (device == m_devices.end()) {
        return refused(u"invalid_grant"_s);
    }
    const auto allowed = m_allowed.find(device->second);
    if (allowed == m_allowed.end()) {
        return refused(u"authorization_pending"_s);
    }
    const Authorization authorization = allowed->second;
    m_allowed.erase(allowed);
    m_devices.erase(device);
    return authorization.isDenied ? refused(u"access_denied"_s) : grant(authorization);
}

PracticeAnswer PracticeOAuth::byRefreshToken(const Form &form)
{
    const QString old = form.value(u"refresh_token"_s);
    const auto taken = m_refresh.extract(old);
    const auto *account = taken ? m_state.byLocalpart(taken.mapped().localpart) : nullptr;
    const bool isAlive
        = account != nullptr && m_state.byToken(m_tokens[old]) == account && !isOver(*account);
    return isAlive ? grant(taken.mapped()) : refused(u"invalid_grant"_s);
}

PracticeAnswer PracticeOAuth::grant(const Authorization &authorization)
{
    PracticeAccount *account = m_state.byLocalpart(authorization.localpart);
    const bool hasDevice = m_state.settings().tokensHaveDevices;
    const QString device = hasDevice ? deviceIn(authorization.scope) : QString();
    const PracticeSession &session
        = m_state.signIn(*account, device, u"Farewell"_s, authorization.scope);
    const QString refresh = u"mcr_"_s + randomLetters(24);
    m_refresh.emplace(refresh, authorization);
    m_tokens[refresh] = session.token;
    QJsonObject answer{
        {u"access_token"_s, QString::fromLatin1(session.token)},
        {u"token_type"_s, u"Bearer"_s},
        {u"expires_in"_s, static_cast<int>(m_state.settings().tokenLifetime.count())},
        {u"refresh_token"_s, refresh},
        {u"scope"_s, authorization.scope}};
    if (!hasDevice) {
        answer.insert(u"scope"_s, u"urn:matrix:client:api:*"_s);
    }
    return PracticeAnswer::json(answer);
}

PracticeAnswer PracticeOAuth::revoke(const PracticeCall &call)
{
    const QString given = formIn(call).value(u"token"_s);
    const auto known = m_tokens.find(given);
    const QByteArray access = known == m_tokens.end() ? given.toLatin1() : known->second;
    if (PracticeAccount *account = m_state.byToken(access)) {
        PracticeState::signOut(*account, access);
    }
    m_refresh.erase(given);
    return PracticeAnswer::json({}); // also for one that nobody knows (RFC 7009, 2.2)
}

} // namespace farewell
