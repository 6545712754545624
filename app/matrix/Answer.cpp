// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Answer.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"

#include <QJsonArray>
#include <QJsonValue>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype errcodeLimit = 100;

Cause causeOf401(const Answer &answer)
{
    const QString errcode = answer.errcode();
    if (errcode == "M_USER_LOCKED"_L1) {
        return Cause::UserLocked;
    }
    if (errcode == "M_USER_DEACTIVATED"_L1) {
        return Cause::UserDeactivated;
    }
    // Only in words of the API: a page of a proxy knows nothing of our token.
    return errcode.isEmpty() && answer.titles().isEmpty() ? Cause::ClientError
                                                          : Cause::TokenRejected;
}

Cause causeOf4xx(const Answer &answer)
{
    const QString errcode = answer.errcode();
    if (answer.status == http::unauthorized) {
        return causeOf401(answer);
    }
    if (answer.status == 429) {
        return Cause::RateLimited;
    }
    if (answer.status == http::forbidden && errcode == "M_USER_DEACTIVATED"_L1) {
        return Cause::UserDeactivated;
    }
    if (answer.status == http::forbidden && errcode == "M_FORBIDDEN"_L1) {
        return Cause::WrongCredentials;
    }
    if ((answer.status == 404 || answer.status == 405) && errcode == "M_UNRECOGNIZED"_L1) {
        return Cause::Unrecognized;
    }
    if (answer.status == http::timedOut) {
        return Cause::ServerTrouble;
    }
    return answer.status == 404 ? Cause::NotFound : Cause::ClientError;
}

Cause causeOf(const Answer &answer)
{
    if (answer.isSuccess()) {
        return Cause::BadAnswer;
    }
    if (http::isRedirect(answer.status)) {
        return Cause::Redirected;
    }
    return http::isClientError(answer.status) ? causeOf4xx(answer) : Cause::ServerTrouble;
}

/// A URI by which the people who run the server can be reached, as one reads it to somebody.
QString adminContactIn(const QJsonObject &object)
{
    const QString mail = u"mailto:"_s;
    const QString uri = object.value("admin_contact"_L1).toString();
    return cleaned(uri.startsWith(mail, Qt::CaseInsensitive)
                       ? QUrl::fromPercentEncoding(uri.sliced(mail.size()).toUtf8())
                       : uri);
}

/// Plain http is for this machine, and no other machine may send us to it.
QUrl consentPageIn(const Answer &answer)
{
    const QUrl page = openableUrl(answer.object->value("consent_uri"_L1).toString());
    return page.scheme() == "https"_L1 || answer.isPlain ? page : QUrl();
}

/// The ways out that some errors carry (CS-API "Common error codes").
void readWayOut(const Answer &answer, Failure &failure)
{
    if (failure.errcode == "M_RESOURCE_LIMIT_EXCEEDED"_L1) {
        failure.adminContact = adminContactIn(*answer.object);
    } else if (failure.errcode == "M_CONSENT_NOT_GIVEN"_L1) {
        failure.consentPage = consentPageIn(answer);
    }
}

/// An IMF-fixdate (RFC 9110, 5.6.7), never read in the local zone, where its hour may not exist.
QDateTime httpDate(const QByteArray &header)
{
    const QString text = QString::fromLatin1(header.trimmed());
    const QLatin1StringView zone(" GMT");
    return text.endsWith(zone)
        ? QDateTime::fromString(text.chopped(zone.size()) + u" +0000"_s, Qt::RFC2822Date)
        : QDateTime();
}

std::optional<std::chrono::milliseconds> secondsOrDate(const TimeHeaders &headers,
                                                       const QDateTime &nowUtc)
{
    bool isNumber = false;
    const qlonglong seconds = headers.retryAfter.trimmed().toLongLong(&isNumber);
    if (isNumber) {
        // Clamped before the multiplication, which could overflow.
        return std::chrono::seconds(std::clamp(seconds, 0LL, 86400LL));
    }
    const QDateTime date = httpDate(headers.retryAfter);
    if (!date.isValid()) {
        return std::nullopt;
    }
    const QDateTime serversNow = httpDate(headers.date);
    return std::chrono::milliseconds((serversNow.isValid() ? serversNow : nowUtc).msecsTo(date));
}

} // namespace

QString Answer::errcode() const
{
    return object && !isOfService ? cleaned(object->value("errcode"_L1).toString(), errcodeLimit)
                                  : QString();
}

QString Answer::titles() const
{
    QStringList titles;
    const QJsonArray errors
        = object && isOfService ? object->value("errors"_L1).toArray() : QJsonArray();
    for (const auto error : errors) {
        titles += error.toObject().value("title"_L1).toString();
    }
    return cleaned(titles.join(u" · "_s));
}

Failure failureOf(const Answer &answer)
{
    Failure failure;
    failure.cause = causeOf(answer);
    failure.sent = Sent::Perhaps;
    failure.httpStatus = answer.status;
    failure.errcode = answer.errcode();
    failure.retryAfter = answer.retryAfter;
    failure.tlsFlaw = answer.leadsToHttp ? TlsFlaw::LeadsToHttp : TlsFlaw::Other;
    if (answer.isOfService) {
        failure.serverText = answer.titles();
        failure.isOfService = !failure.serverText.isEmpty();
    } else if (answer.object) {
        failure.serverText = cleaned(answer.object->value("error"_L1).toString());
        failure.softLogout = answer.object->value("soft_logout"_L1).toBool();
        readWayOut(answer, failure);
    }
    return failure;
}

Result<QJsonObject> objectOf(const Result<Answer> &result)
{
    if (!result) {
        return unexpected(result.error());
    }
    if (!result->isSuccess() || !result->object) {
        return unexpected(failureOf(*result));
    }
    return *result->object;
}

std::optional<std::chrono::milliseconds> retryAfterOf(const TimeHeaders &headers,
                                                      const std::optional<QJsonObject> &object,
                                                      const QDateTime &nowUtc)
{
    using namespace std::chrono_literals;
    std::optional<std::chrono::milliseconds> wait = secondsOrDate(headers, nowUtc);
    const QJsonValue hint = object ? object->value("retry_after_ms"_L1) : QJsonValue();
    if (!wait && hint.isDouble()) {
        constexpr double longest = 86'400'000.0;
        wait = std::chrono::milliseconds(
            static_cast<qint64>(std::clamp(hint.toDouble(), 0.0, longest)));
    }
    if (wait) {
        wait = std::clamp<std::chrono::milliseconds>(*wait, 0ms, 1h);
    }
    return wait;
}

} // namespace farewell
