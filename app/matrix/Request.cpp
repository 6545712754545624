// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Request.h"

#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr int placeholderWords = 4;

/// Appends `utf8` as the inside of a JSON string (RFC 8259, section 7).
void appendEscaped(QByteArray &out, QByteArrayView utf8)
{
    static constexpr char hex[] = "0123456789abcdef";
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4U];
            out += hex[byte & 0xFU];
        } else {
            out += c;
        }
    }
}

} // namespace

Request Request::get(QUrl url, QString pathTemplate)
{
    Request request;
    request.url = std::move(url);
    request.pathTemplate = std::move(pathTemplate);
    return request;
}

Request Request::post(QUrl url, QString pathTemplate, Secret json)
{
    return withBody(Verb::Post, std::move(url), std::move(pathTemplate), std::move(json));
}

Request Request::put(QUrl url, QString pathTemplate, Secret json)
{
    return withBody(Verb::Put, std::move(url), std::move(pathTemplate), std::move(json));
}

Request Request::remove(QUrl url, QString pathTemplate, Secret json)
{
    return withBody(Verb::Delete, std::move(url), std::move(pathTemplate), std::move(json));
}

Request Request::postForm(QUrl url, QString pathTemplate, Secret form)
{
    Request request = post(std::move(url), std::move(pathTemplate), std::move(form));
    request.content = Content::Form;
    return request;
}

Request Request::question(QUrl url, QString pathTemplate, Secret json)
{
    Request request = post(std::move(url), std::move(pathTemplate), std::move(json));
    request.onlyAsks = true;
    return request;
}

Request Request::withBody(Verb verb, QUrl url, QString pathTemplate, Secret body)
{
    Request request = get(std::move(url), std::move(pathTemplate));
    request.verb = verb;
    request.body = std::move(body);
    return request;
}

Request Request::clone() const
{
    Request copy;
    copy.verb = verb;
    copy.url = url;
    copy.pathTemplate = pathTemplate;
    copy.token = token.clone();
    copy.body = body.clone();
    copy.content = content;
    copy.deadline = deadline;
    copy.sizeCap = sizeCap;
    copy.expects = expects;
    copy.tries = tries;
    copy.followRedirects = followRedirects;
    copy.onlyAsks = onlyAsks;
    copy.isToService = isToService;
    copy.onPause = onPause;
    return copy;
}

QLatin1StringView Request::verbName() const
{
    switch (verb) {
    case Verb::Get:
        return "GET"_L1;
    case Verb::Post:
        return "POST"_L1;
    case Verb::Put:
        return "PUT"_L1;
    case Verb::Delete:
        return "DELETE"_L1;
    }
    Q_UNREACHABLE();
}

Request Request::withToken(const Secret &accessToken) &&
{
    token = accessToken.clone();
    return std::move(*this);
}

Request Request::within(std::chrono::milliseconds total) &&
{
    deadline = total;
    return std::move(*this);
}

Request Request::patiently() &&
{
    tries = Tries::Patient;
    return std::move(*this);
}

Secret toJson(const QJsonObject &object)
{
    QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    Secret json{QByteArrayView(text)};
    overwrite(text);
    return json;
}

SecretJson::SecretJson()
{
    for (int i = 0; i < placeholderWords; ++i) {
        m_placeholder += QString::number(QRandomGenerator::system()->generate(), 16);
    }
}

Secret SecretJson::build(const QJsonObject &object, const Secret &secret) const
{
    const QByteArray frame = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const qsizetype at = frame.indexOf(m_placeholder.toLatin1());
    Q_ASSERT(at > 0);

    QByteArray text;
    // Room for the worst case, for a growing buffer would leave its old bytes behind.
    constexpr qsizetype longestEscape = 6;
    text.reserve(frame.size() + longestEscape * secret.reveal().size());
    text += QByteArrayView(frame).first(at);
    appendEscaped(text, secret.reveal());
    text += QByteArrayView(frame).sliced(at + m_placeholder.size());
    Secret json{QByteArrayView(text)};
    overwrite(text);
    return json;
}

} // namespace farewell
