// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/SignedIn.h"

namespace farewell {

/// The address of an endpoint of the Client-Server API, `/_matrix/client/v3/…`.
[[nodiscard]] inline QUrl clientV3(const HomeserverUrl &server, const QStringList &segments)
{
    return server.endpoint(
        QStringList{QStringLiteral("_matrix"), QStringLiteral("client"), QStringLiteral("v3")}
        + segments);
}

/// A patient read with the token, its object turned into a value by `parse`.
template <class T>
void readObject(SignedIn &signedIn, const QStringList &segments, QObject *context, Reply<T> reply,
                T (*parse)(const QJsonObject &), qint64 mostBytes = sizeCap::normal)
{
    Request request = Request::get(clientV3(signedIn.homeserver(), segments),
                                   QLatin1Char('/') + segments.join(QLatin1Char('/')))
                          .patiently();
    request.sizeCap = mostBytes;
    signedIn.read(std::move(request), context,
                  [reply = std::move(reply), parse](const Result<Answer> &result) {
                      reply(objectOf(result).map(parse));
                  });
}

} // namespace farewell
