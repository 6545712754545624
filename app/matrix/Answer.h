// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HttpStatus.h"
#include "app/base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

#include <chrono>
#include <optional>

namespace farewell {

/// A complete HTTP reply, whatever its status. Endpoint functions make a value or a Failure of it.
struct Answer
{
    int status = 0;
    std::optional<QJsonObject> object; ///< only when the body is one complete JSON object
    QByteArray bytes;                  ///< only where Request::Body::Bytes was asked for
    std::optional<std::chrono::milliseconds> retryAfter;
    bool leadsToHttp = false; ///< a redirect from https to plain http
    bool isPlain = false;     ///< came over plain http, so from this machine
    bool isOfService = false; ///< to what the account service's admin API was asked

    [[nodiscard]] bool isSuccess() const { return http::isSuccess(status); }
    [[nodiscard]] QString errcode() const; ///< the account service has none

    /// How the account service says no: `{"errors":[{"title":…}]}`; its titles, cleaned.
    [[nodiscard]] QString titles() const;
};

/// What an answer that is not the hoped-for success means. A 2xx becomes Cause::BadAnswer.
[[nodiscard]] Failure failureOf(const Answer &answer);

/// The JSON object of a 2xx answer, or why there is none.
[[nodiscard]] Result<QJsonObject> objectOf(const Result<Answer> &result);

/// The headers of an answer that tell times, as they were sent (RFC 9110, 10.2.3 and 6.6.1).
struct TimeHeaders
{
    QByteArray retryAfter;
    QByteArray date{};
};

/// How long the server asks to wait: `Retry-After` in seconds or as a date, else `retry_after_ms`;
/// clamped to 0..1 h, nothing when neither can be read (CS-API "Rate limiting"). A date counts from
/// the server's own clock, or from `nowUtc` where it does not tell it.
[[nodiscard]] std::optional<std::chrono::milliseconds>
retryAfterOf(const TimeHeaders &headers, const std::optional<QJsonObject> &object,
             const QDateTime &nowUtc);

} // namespace farewell
