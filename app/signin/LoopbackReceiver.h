// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"
#include "app/signin/LoopbackTexts.h"

#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace farewell {

class Clock;

/// Waits on 127.0.0.1 for the one request by which the browser brings a `loginToken` back (CS-API
/// "Client login via SSO"). Everything else gets 404 and changes nothing.
///
/// The unguessable path is what keeps others out: a `loginToken` has no other tie to us.
class LoopbackReceiver final : public QObject
{
    Q_OBJECT

public:
    LoopbackReceiver(Clock &clock, LoopbackTexts texts, QObject *parent = nullptr);
    ~LoopbackReceiver() override;

    /// Starts to wait, for ten minutes at most; false when this machine gives us no port.
    [[nodiscard]] bool listen();

    /// Where the browser is to be sent back to; valid after listen().
    [[nodiscard]] QUrl url() const;

    /// Whether a token would still be taken.
    [[nodiscard]] bool isWaiting() const { return m_server.isListening(); }

    [[nodiscard]] Secret takeToken(); ///< once, after tokenCame()
    void stop();                      ///< waits no longer; nothing is emitted

Q_SIGNALS:
    void tokenCame();
    void timedOut();

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, bool isWelcome) const;
    void forget(QTcpSocket *socket);

    Clock &m_clock;
    LoopbackTexts m_texts;
    QTcpServer m_server;
    QByteArray m_path; ///< "/" and 128 random bits in base64url
    Secret m_token;
    QList<QTcpSocket *> m_unread; ///< connections without a complete request, oldest first
};

} // namespace farewell
