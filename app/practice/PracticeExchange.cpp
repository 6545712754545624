// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeExchange.h"

#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace farewell {

QJsonObject PracticeRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

PracticeAnswer PracticeAnswer::json(const QJsonObject &object, int status)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

PracticeAnswer PracticeAnswer::html(const QString &page, int status)
{
    return {.status = status,
            .headers = {{"Content-Type", "text/html; charset=utf-8"}},
            .body = page.toUtf8()};
}

PracticeAnswer PracticeAnswer::redirect(const QByteArray &location)
{
    return {.status = 302, .headers = {{"Location", location}}, .body = {}};
}

PracticeAnswer PracticeAnswer::error(int status, const QString &errcode, const QString &text)
{
    return json({{u"errcode"_s, errcode}, {u"error"_s, text}}, status);
}

PracticeAnswer notHere()
{
    return PracticeAnswer::error(404, u"M_UNRECOGNIZED"_s, u"Unrecognized request"_s);
}

QString PracticeCall::queryItem(const QString &name) const
{
    const QStringList all = queryItems(name);
    return all.isEmpty() ? QString() : all.constFirst();
}

QStringList PracticeCall::queryItems(const QString &name) const
{
    // Forms, OAuth (RFC 6749, 3.1) and newer versions of cpp-httplib write a space as a plus.
    const QByteArray query = QByteArray(request.query).replace('+', "%20");
    QStringList values;
    for (const auto &[key, value] :
         QUrlQuery(QString::fromUtf8(query)).queryItems(QUrl::FullyDecoded)) {
        if (key == name) {
            values += value;
        }
    }
    return values;
}

PracticeResult<QJsonObject> jsonObjectIn(const QByteArray &body)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError) {
        return tl::unexpected(PracticeAnswer::error(400, u"M_NOT_JSON"_s, u"Content not JSON."_s));
    }
    if (!document.isObject()) {
        return tl::unexpected(
            PracticeAnswer::error(400, u"M_BAD_JSON"_s, u"Content must be a JSON object."_s));
    }
    return document.object();
}

PracticeAnswer invalidMember(const QString &name, const QString &complaint)
{
    return PracticeAnswer::error(
        400, u"M_BAD_JSON"_s, u"1 validation error for PostBody\n%1\n  %2"_s.arg(name, complaint));
}

} // namespace farewell
