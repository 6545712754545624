// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeUia.h"

#include "app/practice/PracticeLogin.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// The body of a deactivation request, its members of the types that Synapse insists on. A body
/// without `auth` is fine, one with `"auth": null` passes here too and ends badly later.
PracticeResult<QJsonObject> validBody(const QByteArray &bytes)
{
    auto body = jsonObjectIn(bytes);
    if (!body) {
        return body;
    }
    const QJsonValue auth = body->value("auth"_L1);
    if (!auth.isUndefined() && !auth.isNull() && !auth.isObject()) {
        return tl::unexpected(invalidMember(u"auth"_s, u"Input should be a valid dictionary"_s));
    }
    const QJsonValue session = auth["session"_L1];
    if (!session.isUndefined() && !session.isNull() && !session.isString()) {
        return tl::unexpected(
            invalidMember(u"auth.session"_s, u"Input should be a valid string"_s));
    }
    const QJsonValue erase = body->value("erase"_L1);
    if (!erase.isUndefined() && !erase.isBool()) {
        return tl::unexpected(invalidMember(u"erase"_s, u"Input should be a valid boolean"_s));
    }
    return body;
}

/// Stages that need no more than being named.
bool isFree(const QString &stage)
{
    return stage == "m.login.dummy"_L1 || stage == "m.login.terms"_L1;
}

tl::unexpected<PracticeAnswer> refusal(int status, const QString &errcode, const QString &text)
{
    return tl::unexpected(PracticeAnswer::error(status, errcode, text));
}

} // namespace

PracticeUia::PracticeUia(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    routes.add("POST", "{cs}/account/deactivate",
               [this](const PracticeCall &call) { return deactivate(call); });
}

PracticeAnswer PracticeUia::deactivate(const PracticeCall &call)
{
    if (m_state.settings().isManaged) {
        return notHere();
    }
    const auto body = validBody(call.request.body);
    if (!body) {
        return body.error();
    }
    const auto account = m_state.requester(call);
    if (!account) {
        return account.error();
    }
    if (const auto answer = m_state.turnedAway(**account)) {
        return *answer;
    }
    const auto proved = prove(call, **account, body->value("auth"_L1));
    if (!proved) {
        return proved.error();
    }
    if (std::exchange(m_state.settings().failsHalfWay, false)) {
        PracticeState::endSignIns(**account);
        return PracticeAnswer::error(500, u"M_UNKNOWN"_s, u"Internal server error"_s);
    }
    // `erase` of this body counts, whatever the earlier ones said.
    m_state.deactivate(**account, body->value("erase"_L1).toBool());
    return PracticeAnswer::json({{u"id_server_unbind_result"_s, u"success"_s}});
}

PracticeResult<void> PracticeUia::prove(const PracticeCall &call, const PracticeAccount &requester,
                                        const QJsonValue &auth)
{
    if (auth.isNull()) {
        return refusal(500, u"M_UNKNOWN"_s, u"Internal server error"_s);
    }
    const auto session = openSession(call, requester, auth["session"_L1].toString());
    if (!session) {
        return tl::unexpected(session.error());
    }
    const QJsonObject proof = auth.toObject();
    if (proof.isEmpty() && !flows(requester).contains(QStringList())) {
        return tl::unexpected(PracticeAnswer::json(challenge(**session), 401));
    }
    if (proof.contains("type"_L1)) {
        auto tried = tryStage(**session, proof);
        // A wrong password is a 401 with all of the challenge here, where login says 403.
        if (!tried && tried.error().status == 403) {
            return judge(**session, QJsonDocument::fromJson(tried.error().body).object());
        }
        if (!tried) {
            return tried;
        }
    }
    return judge(**session, {});
}

PracticeResult<PracticeUia::Session *> PracticeUia::openSession(const PracticeCall &call,
                                                                const PracticeAccount &requester,
                                                                const QString &id)
{
    if (id.isEmpty()) {
        const QString fresh = randomLetters(24);
        return &m_sessions
                    .insert_or_assign(
                        fresh,
                        Session{
                            fresh, call.request.verb, call.request.path, requester.localpart, {}})
                    .first->second;
    }
    auto known = session(id);
    if (known && ((*known)->verb != call.request.verb || (*known)->path != call.request.path)) {
        return refusal(403, u"M_UNKNOWN"_s,
                       u"Requested operation has changed during the UI authentication session."_s);
    }
    return known;
}

PracticeResult<void> PracticeUia::tryStage(Session &session, const QJsonObject &auth)
{
    const QString stage = auth["type"_L1].toString();
    if (isFree(stage)) {
        session.completed.insert(stage, session.requester);
        return {};
    }
    const auto owner = passwordOwner(m_state, auth);
    if (!owner) {
        return tl::unexpected(owner.error());
    }
    session.completed.insert(stage, (*owner)->localpart);
    return {};
}

PracticeResult<void> PracticeUia::judge(const Session &session, const QJsonObject &failure)
{
    const auto offered = flows(*m_state.byLocalpart(session.requester));
    const auto done = std::find_if(offered.begin(), offered.end(), [&](const QStringList &flow) {
        return std::all_of(flow.begin(), flow.end(),
                           [&](const QString &stage) { return session.completed.contains(stage); });
    });
    if (done == offered.end()) {
        QJsonObject answer = challenge(session);
        answer.insert(u"completed"_s, QJsonArray::fromStringList(session.completed.keys()));
        for (const auto &key : failure.keys()) {
            answer.insert(key, failure[key]);
        }
        return tl::unexpected(PracticeAnswer::json(answer, 401));
    }
    const bool byRequester = std::all_of(done->begin(), done->end(), [&](const QString &stage) {
        return session.completed.value(stage) == session.requester;
    });
    if (!byRequester) {
        return refusal(403, u"M_FORBIDDEN"_s, u"Invalid auth"_s);
    }
    return {};
}

PracticeResult<PracticeUia::Session *> PracticeUia::session(const QString &id)
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end()) {
        return refusal(400, u"M_UNKNOWN"_s, u"Unknown session ID: "_s + id);
    }
    return &found->second;
}

bool PracticeUia::offers(const Session &session, const QString &stage)
{
    const auto offered = flows(*m_state.byLocalpart(session.requester));
    return std::any_of(offered.begin(), offered.end(),
                       [&](const QStringList &flow) { return flow.contains(stage); });
}

QList<QStringList> PracticeUia::flows(const PracticeAccount &account)
{
    if (m_state.settings().flows) {
        return *m_state.settings().flows;
    }
    QList<QStringList> flows;
    if (!account.password.isEmpty()) {
        flows += QStringList{u"m.login.password"_s};
    }
    if (account.singleSignOn) {
        flows += QStringList{u"m.login.sso"_s};
    }
    return flows;
}

QJsonObject PracticeUia::challenge(const Session &session)
{
    QJsonArray list;
    for (const auto &stages : flows(*m_state.byLocalpart(session.requester))) {
        list += QJsonObject{{u"stages"_s, QJsonArray::fromStringList(stages)}};
    }
    return {{u"session"_s, session.id}, {u"flows"_s, list}, {u"params"_s, QJsonObject()}};
}

} // namespace farewell
