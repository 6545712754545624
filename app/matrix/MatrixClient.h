// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/Answer.h"
#include "app/matrix/Boundary.h"
#include "app/matrix/Request.h"

#include <QObject>
#include <QSslCertificate>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace farewell {

class Clock;
class Exchange;

/// The only way to the network: sends what may change something at most once, on a connection of
/// its own, keeps nothing, and follows nothing but the redirects of `.well-known`.
///
/// No cookies, no cache, no HTTP authentication, no HTTP/2; the access manager is
/// made at the first use, so that a program that has sent nothing has loaded no TLS either.
class MatrixClient final : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(Result<Answer>)>;

    explicit MatrixClient(Clock &clock, Boundary boundary = {}, QObject *parent = nullptr);
    ~MatrixClient() override;

    /// A practice homeserver has started there: from now on nothing goes to it from here.
    void keepAwayFrom(const QUrl &origin) { m_boundary.exclude(origin); }

    /// `callback` is called exactly once, always from the event loop, unless `context` dies first:
    /// then the request is aborted and nothing is called.
    void send(Request request, QObject *context, Callback callback);

    /// What is sent and not answered; a request that waits to be tried again is not.
    [[nodiscard]] QList<Exchange *> onTheWire() const;

private:
    Clock &m_clock;
    Boundary m_boundary;
    std::shared_ptr<QNetworkAccessManager> m_network; ///< with every exchange that came by it
    QList<QSslCertificate> m_trusted;                 ///< to sign for a server; empty: as Qt has it
};

} // namespace farewell
