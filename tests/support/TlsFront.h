// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QSslServer>

namespace farewell {

/// The https side of a server that speaks plain http behind it, as a reverse proxy has it: good,
/// or with one thing wrong. What it could read is remembered.
class TlsFront final : public QObject
{
    Q_OBJECT

public:
    enum class Face {
        Good,
        SelfSigned,
        Expired,
        WrongHost,
        Old, ///< the good certificate, but TLS 1.1 and nothing newer
    };

    /// `upstream` is "http://127.0.0.1:PORT".
    explicit TlsFront(const QString &upstream, Face face = Face::Good);

    [[nodiscard]] QString baseUrl() const; ///< "https://localhost:PORT"

    /// What new connections get to see from now on. The old ones end as soon as the client, which
    /// has a thread for them, has noticed: openConnections() tells.
    void show(Face face);

    /// Those that one of both sides has not closed. Where we end the handshake, the client is the
    /// last to hear of it; what it asks before that fails with the connection, for Qt shares them.
    [[nodiscard]] qsizetype openConnections() const;
    [[nodiscard]] const QByteArray &decrypted() const { return m_decrypted; }
    [[nodiscard]] int handshakesBegun() const { return m_begun; }
    [[nodiscard]] int handshakesDone() const { return m_done; }

private:
    void accept();

    quint16 m_upstream;
    QByteArray m_decrypted;
    int m_begun = 0;
    int m_done = 0;
    QSslServer m_listener; // last, for what hangs on it refers to the others
};

/// Makes this process trust the authority that signed the certificates of TlsFront.
void trustTestAuthority();

} // namespace farewell
