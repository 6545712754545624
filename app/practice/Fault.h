// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <chrono>

class QDateTime;

namespace farewell {

/// What goes wrong with one request on its way through FaultProxy; a value, made by name.
struct Fault
{
    /// Yes: the server behind the proxy does what it was asked to do, and then something goes
    /// wrong. No: it never hears of the request.
    enum class Acts { No, Yes };

    /// How much of the answer arrives, and how.
    enum class Delivery { Whole, Nothing, HalfHead, HalfBody, Dripped };

    Acts acts = Acts::Yes;
    QByteArray answer{}; ///< whole, with its head; empty: the server's own, or `{}` where it
                         ///< hears of nothing
    Delivery delivery = Delivery::Whole;
    std::chrono::milliseconds delay{0}; ///< between the server's answer and ours
    bool atHead = false;                ///< before a byte of the request's body is read
    bool onReuse = false;  ///< waits for a request on a connection that was used before
    bool goesAway = false; ///< from now on nobody listens

    // The connection breaks

    /// Hangs up when the head of the request is there; the server hears nothing of it.
    [[nodiscard]] static Fault dropBeforeBody();

    /// Takes the request whole and hangs up without a word.
    [[nodiscard]] static Fault dropAfterBody(Acts acts);

    /// As dropAfterBody(), and the server is gone from then on, see FaultProxy::comeBack().
    [[nodiscard]] static Fault goAway(Acts acts);

    [[nodiscard]] static Fault halfHead(Acts acts);
    [[nodiscard]] static Fault halfBody(Acts acts);

    /// Hangs up on the first request over a connection that was idle until then; the server hears
    /// nothing of it. So it looks when a server closes an idle connection just before.
    [[nodiscard]] static Fault closeIdle();

    // Time passes, by the proxy's clock

    /// The server's own answer, one byte a second.
    [[nodiscard]] static Fault drip();

    /// The server acts at once; its own answer comes later.
    [[nodiscard]] static Fault late(std::chrono::milliseconds delay);

    // Something else answers, and the server hears nothing, unless `acts` is set

    /// A page for people, as a web server has it at its errors.
    [[nodiscard]] static Fault page(int status);

    /// JSON as it stands, such as `[]` where everybody expects an object.
    [[nodiscard]] static Fault json(const QByteArray &json, int status = 200);

    /// A path as `location` leads to the same origin, a URL anywhere, also to plain http when the
    /// proxy stands behind TLS.
    [[nodiscard]] static Fault redirect(int status, const QByteArray &location);

    /// A JSON object of 10 MiB.
    [[nodiscard]] static Fault huge();

    /// 429 with no hint at all, seconds or a date in `Retry-After`, or `retry_after_ms`.
    [[nodiscard]] static Fault rateLimited();
    [[nodiscard]] static Fault rateLimited(std::chrono::seconds retryAfter);
    [[nodiscard]] static Fault rateLimited(const QDateTime &retryAt);
    [[nodiscard]] static Fault rateLimitedInBody(std::chrono::milliseconds retryAfter);

    /// Any answer that can be written down.
    [[nodiscard]] static Fault instead(const QByteArray &answer);
};

} // namespace farewell
