// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/Fault.h"

#include <QTcpSocket>

#include <chrono>
#include <functional>
#include <optional>

namespace farewell {

class FaultProxy;

/// One connection through FaultProxy, with another half to the server for every request; deletes
/// itself when the client has hung up. Requests are taken one after the other.
class FaultConnection final : public QObject
{
    Q_OBJECT

public:
    FaultConnection(FaultProxy &proxy, QTcpSocket &client);

    /// Ends both halves at once, whatever is on its way.
    void cut();

    /// Whether an answer waits for its time, and the client for the answer.
    [[nodiscard]] bool isHoldingBack() const
    {
        return m_isHoldingBack && m_client.state() == QAbstractSocket::ConnectedState;
    }

private:
    enum class Step { Head, Body, Answer };

    void onRequestBytes();
    void onAnswerBytes();
    void onServerGone();
    void lookAtAnswer();
    void work();
    [[nodiscard]] bool takeHead();
    [[nodiscard]] bool takeBody();
    void forward(const QByteArray &bytes);
    void answerIsThere();
    void deliver(const QByteArray &answer);
    void drip(const QByteArray &bytes);
    void later(std::chrono::milliseconds delay, std::function<void()> act);
    void finish();
    void hangUp();
    [[nodiscard]] bool isComplete(const QByteArray &answer) const;

    FaultProxy &m_proxy;
    QTcpSocket &m_client;
    QTcpSocket m_server;
    QByteArray m_waiting; ///< what the client sent and nobody has looked at yet
    QByteArray m_answer;  ///< what the server said to the request under way
    QByteArray m_verb;
    std::optional<Fault> m_fault; ///< of the request under way
    Step m_step = Step::Head;
    qint64 m_bodyLeft = 0;
    bool m_isReused = false;
    bool m_isHoldingBack = false;
    bool m_isAnswered = false;     ///< the fault has its answer, and is giving it
    bool m_endsWithServer = false; ///< the server has hung up, and so shall we
};

} // namespace farewell
