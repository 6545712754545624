// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/Fault.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype hugeSize = 10 * 1024 * 1024;

/// `headers` are whole lines, each with its line end.
QByteArray http(int status, const QByteArray &body, const QByteArray &headers = {},
                const QByteArray &type = "application/json")
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Fault\r\nContent-Type: " + type + "\r\n"
        + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

Fault tooMany(const QByteArray &header, const QByteArray &member)
{
    return Fault::instead(
        http(429, R"({"errcode":"M_LIMIT_EXCEEDED","error":"Too Many Requests")" + member + '}',
             header));
}

} // namespace

Fault Fault::dropBeforeBody()
{
    return {.acts = Acts::No, .delivery = Delivery::Nothing, .atHead = true};
}

Fault Fault::dropAfterBody(Acts acts)
{
    return {.acts = acts, .delivery = Delivery::Nothing};
}

Fault Fault::goAway(Acts acts)
{
    return {.acts = acts, .delivery = Delivery::Nothing, .goesAway = true};
}

Fault Fault::halfHead(Acts acts)
{
    return {.acts = acts, .delivery = Delivery::HalfHead};
}

Fault Fault::halfBody(Acts acts)
{
    return {.acts = acts, .delivery = Delivery::HalfBody};
}

Fault Fault::closeIdle()
{
    return {.acts = Acts::No, .delivery = Delivery::Nothing, .atHead = true, .onReuse = true};
}

Fault Fault::drip()
{
    return {.delivery = Delivery::Dripped};
}

Fault Fault::late(std::chrono::milliseconds delay)
{
    return {.delay = delay};
}

Fault Fault::page(int status)
{
    return instead(http(status, "<!DOCTYPE html>\n<title>Fault</title>\n<h1>It works!</h1>\n", {},
                        "text/html; charset=utf-8"));
}

Fault Fault::json(const QByteArray &json, int status)
{
    return instead(http(status, json));
}

Fault Fault::redirect(int status, const QByteArray &location)
{
    return instead(http(status, {}, "Location: " + location + "\r\n"));
}

Fault Fault::huge()
{
    const QByteArray begin = R"({"filler":")";
    const QByteArray end = R"("})";
    const QByteArray filler(hugeSize - begin.size() - end.size(), 'x');
    return instead(http(200, begin + filler + end));
}

Fault Fault::rateLimited()
{
    return tooMany({}, {});
}

Fault Fault::rateLimited(std::chrono::seconds retryAfter)
{
    return tooMany("Retry-After: " + QByteArray::number(qint64(retryAfter.count())) + "\r\n", {});
}

Fault Fault::rateLimited(const QDateTime &retryAt)
{
    const QString date
        = QLocale::c().toString(retryAt.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    return tooMany("Retry-After: " + date.toLatin1() + "\r\n", {});
}

Fault Fault::rateLimitedInBody(std::chrono::milliseconds retryAfter)
{
    return tooMany({}, R"(,"retry_after_ms":)" + QByteArray::number(qint64(retryAfter.count())));
}

Fault Fault::instead(const QByteArray &answer)
{
    return {.acts = Acts::No, .answer = answer};
}

} // namespace farewell
