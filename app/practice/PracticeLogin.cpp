// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeLogin.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

tl::unexpected<PracticeAnswer> badRequest(const QString &errcode, const QString &text)
{
    return tl::unexpected(PracticeAnswer::error(400, errcode, text));
}

tl::unexpected<PracticeAnswer> forbidden(const QString &text)
{
    return tl::unexpected(PracticeAnswer::error(403, u"M_FORBIDDEN"_s, text));
}

PracticeAnswer loginFlows()
{
    const QJsonObject provider{{u"id"_s, practiceProviderId}, {u"name"_s, practiceProviderName}};
    const QJsonArray flows{
        QJsonObject{{u"type"_s, u"m.login.sso"_s}, {u"identity_providers"_s, QJsonArray{provider}}},
        QJsonObject{{u"type"_s, u"m.login.token"_s}},
        QJsonObject{{u"type"_s, u"m.login.password"_s}},
        QJsonObject{{u"type"_s, u"m.login.application_service"_s}},
    };
    return PracticeAnswer::json({{u"flows"_s, flows}});
}

/// Whom an identifier means; nullptr for nobody.
PracticeResult<PracticeAccount *> named(PracticeState &state, const QJsonObject &identifier)
{
    if (identifier.isEmpty()) {
        return badRequest(u"M_INVALID_PARAM"_s, u"Invalid login submission"_s);
    }
    if (!identifier.contains("type"_L1)) {
        return badRequest(u"M_MISSING_PARAM"_s, u"'identifier' dict has no key 'type'"_s);
    }
    const QString type = identifier["type"_L1].toString();
    if (type == "m.id.thirdparty"_L1) {
        const QString medium = identifier["medium"_L1].toString();
        const QString address = identifier["address"_L1].toString();
        if (medium.isEmpty() || address.isEmpty()) {
            return badRequest(u"M_UNKNOWN"_s, u"Invalid thirdparty identifier"_s);
        }
        return state.byContact(medium, address);
    }
    if (type != "m.id.user"_L1) {
        return badRequest(u"M_UNKNOWN"_s, u"Unknown login identifier type"_s);
    }
    const QString user = identifier["user"_L1].toString();
    if (user.isEmpty()) {
        return badRequest(u"M_UNKNOWN"_s, u"User identifier is missing 'user' key"_s);
    }
    return state.byLoginName(user);
}

} // namespace

PracticeLogin::PracticeLogin(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    routes.add("GET", "{cs}/login", [this](const PracticeCall &) {
        return m_state.settings().isManaged ? notHere() : loginFlows();
    });
    routes.add("POST", "{cs}/login", [this](const PracticeCall &call) { return login(call); });
    routes.add("POST", "{cs}/logout", [this](const PracticeCall &call) { return logout(call); });
}

PracticeAnswer PracticeLogin::login(const PracticeCall &call)
{
    if (m_state.settings().isManaged) {
        return notHere();
    }
    const auto submission = jsonObjectIn(call.request.body);
    if (!submission) {
        return submission.error();
    }
    const auto account = whoProved(*submission);
    if (!account) {
        return account.error();
    }
    if ((*account)->deactivated) {
        return PracticeAnswer::error(403, u"M_USER_DEACTIVATED"_s,
                                     u"This account has been deactivated"_s);
    }
    if ((*account)->locked) {
        return PracticeState::isLocked(false);
    }
    const auto &session
        = m_state.signIn(**account, submission->value("device_id"_L1).toString(),
                         submission->value("initial_device_display_name"_L1).toString());
    const QJsonObject homeserver{{u"base_url"_s, QString(m_state.publicBaseUrl() + u'/')}};
    return PracticeAnswer::json({{u"user_id"_s, m_state.userId(**account)},
                                 {u"access_token"_s, QString::fromLatin1(session.token)},
                                 {u"home_server"_s, m_state.serverName()},
                                 {u"device_id"_s, session.deviceId},
                                 {u"well_known"_s, QJsonObject{{u"m.homeserver"_s, homeserver}}}});
}

PracticeAnswer PracticeLogin::logout(const PracticeCall &call)
{
    const auto account = m_state.requester(call);
    if (!account) {
        return account.error();
    }
    PracticeState::signOut(**account, call.token);
    return PracticeAnswer::json({});
}

PracticeResult<PracticeAccount *> PracticeLogin::whoProved(const QJsonObject &submission)
{
    const bool byToken = submission["type"_L1] == "m.login.token"_L1;
    if (!submission.contains("type"_L1) || (byToken && !submission.contains("token"_L1))) {
        return badRequest(u"M_UNKNOWN"_s, u"Missing JSON keys."_s);
    }
    if (!byToken) {
        return passwordOwner(m_state, submission);
    }
    if (auto *account = m_state.takeLoginToken(submission["token"_L1].toString())) {
        return account;
    }
    return forbidden(u"Invalid login token"_s);
}

PracticeResult<PracticeAccount *> passwordOwner(PracticeState &state, const QJsonObject &submission)
{
    const QJsonValue type = submission["type"_L1];
    const QJsonValue password = submission["password"_L1];
    const bool isPassword = type == "m.login.password"_L1;
    if (!type.isString() || (isPassword && !password.isString())) {
        return badRequest(u"M_INVALID_PARAM"_s,
                          type.isString() ? u"Bad parameter: password"_s
                                          : u"Bad parameter: type"_s);
    }
    auto account = named(state, submission["identifier"_L1].toObject());
    if (!account) {
        return account;
    }
    if (!isPassword) {
        return badRequest(u"M_UNKNOWN"_s, u"Unknown login type "_s + type.toString());
    }
    if (*account == nullptr) {
        return forbidden(u"Invalid username or password"_s);
    }
    if (const auto answer = state.turnedAway(**account)) {
        return tl::unexpected(*answer);
    }
    if ((*account)->password.isEmpty() || password.toString() != (*account)->password) {
        ++(*account)->wrongPasswords;
        return forbidden(u"Invalid username or password"_s);
    }
    (*account)->wrongPasswords = 0;
    return account;
}

} // namespace farewell
