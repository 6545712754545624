// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/ManualClock.h"
#include "app/practice/PracticeHomeserver.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

#include <memory>

namespace farewell::test {

/// What a server answered, as it came.
struct PlainReply
{
    int status = 0;
    QByteArray retryAfter{};
    QByteArray body{};

    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QString text(const QString &key) const { return object()[key].toString(); }

    /// "403 M_FORBIDDEN: Why"; empty: 200.
    [[nodiscard]] QString error() const;
};

/// A practice homeserver by a clock that is moved by hand, seen by a client that knows nothing of
/// it. Whoever asks has one session, "HERE".
struct PlainPractice
{
    /// Whether the server stands.
    [[nodiscard]] bool open(const QStringList &localparts);
    void close();

    [[nodiscard]] PlainReply send(const QByteArray &verb, const QByteArray &path,
                                  const QByteArray &body = {},
                                  const QByteArray &localpart = "alice") const;

    std::unique_ptr<ManualClock> clock;
    std::unique_ptr<PracticeHomeserver> server;
    std::unique_ptr<QNetworkAccessManager> network;
};

} // namespace farewell::test
