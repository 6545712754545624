// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"
#include "app/signin/LoopbackTexts.h"

#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <variant>

class QTcpSocket;

namespace farewell {

class Clock;
struct LoopbackRequest;

/// What the browser is to bring back.
namespace awaited {

/// Of Single Sign On (CS-API "Client login via SSO"). Nothing else ties it to us, so the path is
/// one that nobody can guess.
struct LoginToken
{ };

/// Of OAuth 2.0 (RFC 6749, 4.1.2), at the path that was registered; `state` ties it to us.
struct Code
{
    QByteArray state;
    QString issuer;
    bool namesIssuer = false; ///< the answer must have an `iss` (RFC 9207)
};

} // namespace awaited

using Awaited = std::variant<awaited::LoginToken, awaited::Code>;

/// Waits on 127.0.0.1 for the one request by which the browser brings back what is awaited.
/// Everything else gets 404 and changes nothing.
class LoopbackReceiver final : public QObject
{
    Q_OBJECT

public:
    LoopbackReceiver(Clock &clock, Awaited awaited, LoopbackTexts texts, QObject *parent = nullptr);
    ~LoopbackReceiver() override;

    /// Starts to wait, for ten minutes at most; false when this machine gives us no port.
    [[nodiscard]] bool listen();

    /// Where the browser is to be sent back to; valid after listen().
    [[nodiscard]] QUrl url() const;

    /// Whether a token would still be taken.
    [[nodiscard]] bool isWaiting() const { return m_server.isListening(); }

    [[nodiscard]] Secret takeToken(); ///< once, after tokenCame(): the token or the code

    /// After refused(): the `error` of OAuth, or "invalid_issuer" of our own; and what it is said
    /// to mean, cleaned.
    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] const QString &description() const { return m_description; }

    void stop(); ///< waits no longer; nothing is emitted

Q_SIGNALS:
    void tokenCame();
    void refused(); ///< the browser brought an error instead
    void timedOut();

private:
    void accept();
    void read(QTcpSocket *socket);
    [[nodiscard]] bool take(const LoopbackRequest &request);
    [[nodiscard]] bool takeCode(const LoopbackRequest &request, const awaited::Code &awaited);
    void answer(QTcpSocket *socket, bool isWelcome) const;
    void forget(QTcpSocket *socket);

    Clock &m_clock;
    LoopbackTexts m_texts;
    QTcpServer m_server;
    Awaited m_awaited;
    QByteArray m_path;
    Secret m_token;
    QString m_error;
    QString m_description;
    QList<QTcpSocket *> m_unread; ///< connections without a complete request, oldest first
};

} // namespace farewell
