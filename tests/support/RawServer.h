// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QTcpServer>

#include <chrono>
#include <deque>
#include <functional>

namespace farewell {

/// A request as it came, down to the last byte.
struct RawRequest
{
    QByteArray authority; ///< behind RawServer::Kind::TlsProxy: "host:port" of the CONNECT
    QByteArray head;      ///< without the empty line
    QByteArray body;
    int connection = 0; ///< counted from 1

    [[nodiscard]] QByteArray verb() const;
    [[nodiscard]] QByteArray target() const;

    /// The header's value, trimmed; empty when it is missing.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] bool hasHeader(const QByteArray &name) const;
};

/// What to send back, to the byte, and what to do with the connection then.
struct RawAnswer
{
    enum class Then { Keep, Close, Reset };

    QByteArray bytes{};
    Then then = Then::Keep;
    bool atHead = false;                  ///< not waiting for the request's body
    bool isHeld = false;                  ///< waits for RawServer::release()
    std::chrono::milliseconds perByte{0}; ///< dripped, one byte at a time

    /// A well-formed answer with a Content-Length; `headers` are lines without line ends.
    [[nodiscard]] static RawAnswer http(int status, const QByteArray &body = "{}",
                                        const QByteArrayList &headers = {});
    [[nodiscard]] static RawAnswer redirect(int status, const QByteArray &location);

    /// Sends `bytes` (nothing: no word at all), then hangs up.
    [[nodiscard]] static RawAnswer hangUp(const QByteArray &bytes = {});

    /// Keeps the connection open and never says anything.
    [[nodiscard]] static RawAnswer silence() { return {}; }
};

class RawConnection;

/// A server on 127.0.0.1 that says exactly the bytes it was told to say, and remembers all that it
/// heard. As TlsProxy it is an HTTP proxy and every https site behind it, so that names need no
/// look-up; its certificate is good for example.org, *.example.org and nothing else.
class RawServer final : public QTcpServer
{
    Q_OBJECT

public:
    enum class Kind { Plain, TlsProxy };
    using Handler = std::function<RawAnswer(const RawRequest &)>;

    explicit RawServer(Kind kind = Kind::Plain);
    ~RawServer() override;

    [[nodiscard]] QString url() const; ///< "http://127.0.0.1:PORT"

    /// Scripted answers come first, one a request; then `handler`; then 200 `{}`.
    void answerNext(const RawAnswer &answer) { m_script.push_back(answer); }
    void answerWith(Handler handler) { m_handler = std::move(handler); }

    [[nodiscard]] const QList<RawRequest> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int openConnections() const;
    [[nodiscard]] qint64 dripped() const { return m_dripped; } ///< bytes sent by drips so far

    void closeConnections();

    /// Sends the answers that were held back, where somebody still waits for them.
    void release();
    /// As TlsProxy: hangs up on tunnels to "host:port", as if nothing listened there.
    void refuseTunnelsTo(const QByteArray &authority) { m_refused += authority; }

    /// As TlsProxy: says this, if anything, to every wish for a tunnel, and hangs up.
    void answerTunnelsWith(const QByteArray &answer) { m_tunnelAnswer = answer; }

    /// The "host:port" of all tunnels that were wished for.
    [[nodiscard]] const QByteArrayList &tunnels() const { return m_tunnels; }

    void setMute(bool mute) { m_mute = mute; } ///< accepts connections and never reads from them

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class RawConnection;

    [[nodiscard]] RawAnswer answerTo(const RawRequest &request);

    Kind m_kind;
    bool m_mute = false;
    QByteArrayList m_refused;
    QByteArrayList m_tunnels;
    std::optional<QByteArray> m_tunnelAnswer;
    Handler m_handler;
    std::deque<RawAnswer> m_script;
    QList<RawRequest> m_requests;
    int m_connections = 0;
    qint64 m_dripped = 0;
};

/// Makes this process trust the certificate of TlsProxy, and go to it for every https address that
/// is not on this machine.
void useTlsProxy(const RawServer &proxy);

} // namespace farewell
