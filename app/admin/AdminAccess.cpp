// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminAccess.h"

#include "app/admin/AdminPath.h"
#include "app/base/HttpStatus.h"
#include "app/base/Text.h"
#include "app/matrix/SignedIn.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Asked without a token: a text that the answer has by that name, or Cause::BadAnswer.
void askText(MatrixClient &client, Request request, QLatin1StringView key, QObject *context,
             Reply<QString> reply)
{
    const auto textIn = [key](const QJsonObject &object) -> Result<QString> {
        const QString text = cleaned(object.value(key).toString());
        return text.isEmpty() ? Result<QString>(unexpected(Failure::of(Cause::BadAnswer)))
                              : Result<QString>(text);
    };
    client.send(std::move(request).within(deadline::probe), context,
                [reply = std::move(reply), textIn](const Result<Answer> &result) {
                    reply(objectOf(result).and_then(textIn));
                });
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
    const AdminPath path{{u"v2"_s, u"users"_s, ownId}, u"/v2/users/{userId}"_s};
    place.actor.read(Request::get(path.url(place.address), path.logged()).within(deadline::probe),
                     context, [reply = std::move(reply), ownId](const Result<Answer> &result) {
                         reply(adminAccessOf(result, ownId));
                     });
}

void fetchAdminVersion(MatrixClient &client, const HomeserverUrl &address, QObject *context,
                       Reply<QString> reply)
{
    const AdminPath path{{u"v1"_s, u"server_version"_s}, u"/v1/server_version"_s};
    askText(client, Request::get(path.url(address), path.logged()), "server_version"_L1, context,
            std::move(reply));
}

void fetchSigningName(MatrixClient &client, const HomeserverUrl &address, QObject *context,
                      Reply<QString> reply)
{
    const QUrl url = address.endpoint({u"_matrix"_s, u"key"_s, u"v2"_s, u"server"_s});
    askText(client, Request::get(url, u"/_matrix/key/v2/server"_s), "server_name"_L1, context,
            std::move(reply));
}

} // namespace farewell
