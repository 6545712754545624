// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/PlainPractice.h"

#include "tests/support/Waiting.h"

#include <QJsonDocument>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace farewell::test {

QJsonObject PlainReply::object() const
{
    return QJsonDocument::fromJson(body).object();
}

QString PlainReply::error() const
{
    return status == 200 ? QString()
                         : u"%1 %2: %3"_s.arg(status).arg(text(u"errcode"_s), text(u"error"_s));
}

bool PlainPractice::open(const QStringList &localparts)
{
    clock = std::make_unique<ManualClock>();
    server = std::make_unique<PracticeHomeserver>();
    server->setClock(*clock);
    for (const QString &localpart : localparts) {
        server->editAccount(localpart, [](PracticeAccount &account) {
            account.sessions
                = {{u"HERE"_s, u"Farewell"_s, "token_of_" + account.localpart.toUtf8()}};
        });
    }
    network = std::make_unique<QNetworkAccessManager>();
    return server->start();
}

void PlainPractice::close()
{
    network.reset();
    server.reset();
    clock.reset();
}

PlainReply PlainPractice::send(const QByteArray &verb, const QByteArray &path,
                               const QByteArray &body, const QByteArray &localpart) const
{
    QNetworkRequest request(QUrl::fromEncoded(server->baseUrl().toUtf8() + path, QUrl::StrictMode));
    request.setRawHeader("Authorization", "Bearer token_of_" + localpart);
    request.setRawHeader("Accept-Encoding", "identity"); // packing large answers takes its time
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(network->sendCustomRequest(request, verb, body));
    if (!waitUntil([&] { return reply->isFinished(); })) {
        return {};
    }
    return {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .retryAfter = reply->rawHeader("Retry-After"),
            .body = reply->readAll()};
}

} // namespace farewell::test
