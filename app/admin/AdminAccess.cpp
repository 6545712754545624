// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminAccess.h"

#include "app/base/HttpStatus.h"
#include "app/base/Text.h"
#include "app/matrix/SignedIn.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

Request probing(QUrl url, const QString &pathTemplate)
{
    return Request::get(std::move(url), pathTemplate).within(deadline::probe);
}

/// Of an object that has this text; BadAnswer of any other success.
Result<QString> textIn(const Result<Answer> &result, QLatin1StringView key)
{
    const Result<QJsonObject> object = objectOf(result);
    if (!object) {
        return unexpected(object.error());
    }
    const QString text = cleaned(object->value(key).toString());
    return text.isEmpty() ? Result<QString>(unexpected(Failure::of(Cause::BadAnswer)))
                          : Result<QString>(text);
}

} // namespace

AdminAccess adminAccessOf(const Result<Answer> &result, const QString &ownId)
{
    const Failure failure = result ? failureOf(*result) : result.error();
    if (result && result->isSuccess()) {
        const bool isOurs = result->object && result->object->value("name"_L1).toString() == ownId;
        return isOurs ? AdminAccess::May : AdminAccess::Hidden;
    }
    if (failure.cause == Cause::TokenRejected || failure.cause == Cause::UserLocked
        || failure.cause == Cause::UserDeactivated) {
        return AdminAccess::SignedOut; // also where there was no new token to ask with
    }
    if (!result) {
        return AdminAccess::Unknown;
    }
    const QString errcode = result->errcode();
    if (result->status == http::forbidden && errcode == "M_FORBIDDEN"_L1) {
        return AdminAccess::MayNot;
    }
    const bool isOfTheServer = !errcode.isEmpty() && failure.cause != Cause::Unrecognized;
    return isOfTheServer || failure.cause == Cause::RateLimited ? AdminAccess::Unknown
                                                                : AdminAccess::Hidden;
}

void probeAdminAccess(const AdminPlace &place, QObject *context,
                      std::function<void(AdminAccess)> reply)
{
    const QString ownId = place.actor.session().userId.toString();
    const QUrl url
        = place.address.endpoint({u"_synapse"_s, u"admin"_s, u"v2"_s, u"users"_s, ownId});
    place.actor.read(probing(url, u"/_synapse/admin/v2/users/{userId}"_s), context,
                     [reply = std::move(reply), ownId](const Result<Answer> &result) {
                         reply(adminAccessOf(result, ownId));
                     });
}

void fetchAdminVersion(MatrixClient &client, const HomeserverUrl &address, QObject *context,
                       Reply<QString> reply)
{
    const QUrl url = address.endpoint({u"_synapse"_s, u"admin"_s, u"v1"_s, u"server_version"_s});
    client.send(probing(url, u"/_synapse/admin/v1/server_version"_s), context,
                [reply = std::move(reply)](const Result<Answer> &result) {
                    reply(textIn(result, "server_version"_L1));
                });
}

void fetchSigningName(MatrixClient &client, const HomeserverUrl &address, QObject *context,
                      Reply<QString> reply)
{
    const QUrl url = address.endpoint({u"_matrix"_s, u"key"_s, u"v2"_s, u"server"_s});
    client.send(probing(url, u"/_matrix/key/v2/server"_s), context,
                [reply = std::move(reply)](const Result<Answer> &result) {
                    reply(textIn(result, "server_name"_L1));
                });
}

} // namespace farewell
