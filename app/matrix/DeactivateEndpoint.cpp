// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/DeactivateEndpoint.h"

#include "app/base/HttpStatus.h"
#include "app/matrix/SignedIn.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QJsonObject authOf(const Proof &proof, const UserId &userId, const QString &passwordPlaceholder)
{
    QJsonObject auth;
    if (!proof.session.isEmpty()) {
        auth.insert(u"session"_s, proof.session);
    }
    switch (proof.kind) {
    case Proof::Kind::None:
    case Proof::Kind::Session:
        break;
    case Proof::Kind::Dummy:
        auth.insert(u"type"_s, stage::dummy);
        break;
    case Proof::Kind::Password:
        auth.insert(u"type"_s, stage::password);
        // The full id: some servers deactivate the account that is named here.
        auth.insert(u"identifier"_s,
                    QJsonObject{{u"type"_s, u"m.id.user"_s}, {u"user"_s, userId.toString()}});
        auth.insert(u"password"_s, passwordPlaceholder);
        break;
    }
    return auth;
}

Secret bodyOf(bool erase, const Proof &proof, const UserId &userId, const Secret &password)
{
    QJsonObject body{{u"erase"_s, erase}};
    if (proof.kind == Proof::Kind::None) {
        return toJson(body);
    }
    const SecretJson json;
    body.insert(u"auth"_s, authOf(proof, userId, json.placeholder()));
    return proof.kind == Proof::Kind::Password ? json.build(body, password) : toJson(body);
}

DeactivateReply sort401(const Answer &answer, Failure failure)
{
    if (failure.cause == Cause::UserDeactivated) {
        return reply::AlreadyDeactivated{answer.status};
    }
    if (failure.cause == Cause::UserLocked) {
        return reply::Locked{std::move(failure)};
    }
    if (answer.object) {
        if (auto challenge = UiaChallenge::parse(*answer.object)) {
            return reply::Challenge{*std::move(challenge)};
        }
    }
    return reply::SignedOut{std::move(failure)};
}

DeactivateReply sort4xx(const Answer &answer, Failure failure)
{
    switch (answer.status) {
    case 400:
        if (failure.errcode == "M_UNKNOWN"_L1) {
            return reply::BadRequest{std::move(failure)};
        }
        return reply::Refused{std::move(failure)};
    case 401:
        return sort401(answer, std::move(failure));
    case 403:
        if (failure.cause == Cause::UserDeactivated) {
            return reply::AlreadyDeactivated{answer.status};
        }
        return reply::Forbidden{std::move(failure)};
    case 429:
        return reply::RateLimited{std::move(failure)};
    default:
        if (failure.cause == Cause::Unrecognized) {
            return reply::Unrecognized{std::move(failure)};
        }
        return reply::Refused{std::move(failure)};
    }
}

/// A body may say otherwise than its status: an error, a question, or something of another
/// endpoint.
bool isSuccess(const Answer &answer)
{
    if (!answer.isSuccess() || !answer.object) {
        return false;
    }
    const QJsonObject &object = *answer.object;
    const bool isOurs = object.isEmpty() || object.contains("id_server_unbind_result"_L1);
    return isOurs && !object.contains("errcode"_L1) && !object.contains("flows"_L1)
        && !object.contains("session"_L1);
}

} // namespace

DeactivateReply sortReply(const Result<Answer> &result)
{
    if (!result) {
        if (result.error().sent == Sent::No) {
            return reply::NothingSent{result.error()};
        }
        return reply::Unclear{result.error()};
    }
    if (isSuccess(*result)) {
        return reply::Deactivated{parseUnbindResult(*result->object), result->status};
    }
    Failure failure = failureOf(*result);
    if (http::isRefusal(result->status)) {
        return sort4xx(*result, std::move(failure));
    }
    return reply::Unclear{std::move(failure)};
}

void deactivate(SignedIn &actor, const UserId &subject, bool erase, const Proof &proof,
                const Secret &password, QObject *context,
                std::function<void(DeactivateReply)> reply)
{
    const QUrl url = actor.homeserver().endpoint(
        {u"_matrix"_s, u"client"_s, u"v3"_s, u"account"_s, u"deactivate"_s});
    actor.change(
        Request::post(url, u"/account/deactivate"_s, bodyOf(erase, proof, subject, password))
            .within(deadline::committing),
        context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(sortReply(result)); });
}

QUrl fallbackUrl(const HomeserverUrl &server, const QString &stage, const QString &session)
{
    return server.endpoint(
        {u"_matrix"_s, u"client"_s, u"v3"_s, u"auth"_s, stage, u"fallback"_s, u"web"_s},
        u"session="_s + QString::fromLatin1(QUrl::toPercentEncoding(session)));
}

} // namespace farewell
