// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/MatrixClient.h"
#include "app/matrix/OneShotBody.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPointer>
#include <QSslError>

namespace farewell {

/// The life of one request, from MatrixClient::send() to its callback; deletes itself after it.
class Exchange final : public QObject
{
    Q_OBJECT

public:
    Exchange(Request request, std::shared_ptr<QNetworkAccessManager> network,
             const Boundary &boundary, Clock &clock, QObject *context,
             MatrixClient::Callback callback, QObject *parent);
    ~Exchange() override;

    void start();

    /// A request is sent, and not answered; false while it waits to be tried again.
    [[nodiscard]] bool isOnTheWire() const { return m_reply != nullptr; }

private:
    void sendOut();
    void startDeadlines();
    void onReadyRead();
    void onFinished();
    void onSslErrors(const QList<QSslError> &errors);
    void stop(Cause cause);
    void conclude(Result<Answer> result);
    void tryAgainAfter(std::chrono::milliseconds delay);
    void dropReply();
    [[nodiscard]] QNetworkRequest networkRequest() const;
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] Sent sent() const;
    [[nodiscard]] Answer readAnswer();
    [[nodiscard]] Failure lost() const;
    void blameProxy(Failure &failure) const;
    [[nodiscard]] QUrl redirectTarget(const Answer &answer) const;
    [[nodiscard]] bool follow(const Answer &answer);
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    waitBeforeNextTry(const Result<Answer> &result) const;
    void log(const Result<Answer> &result) const;

    Request m_request;
    std::shared_ptr<QNetworkAccessManager> m_network;
    const Boundary &m_boundary;
    Clock &m_clock;
    QPointer<QObject> m_context;
    MatrixClient::Callback m_callback;
    QNetworkReply *m_reply = nullptr;
    std::shared_ptr<BodyTrace> m_trace = std::make_shared<BodyTrace>();
    std::optional<Cause> m_stoppedBy;
    TlsFlaw m_tlsFlaw = TlsFlaw::NoAgreement; ///< should the handshake fail
    std::chrono::milliseconds m_startedAt{0};
    QByteArray m_received;
    int m_tries = 0;
    int m_hops = 0;
};

} // namespace farewell
