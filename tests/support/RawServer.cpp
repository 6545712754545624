// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/RawServer.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <optional>
#include <utility>

namespace farewell {

namespace {

/// Good until 2120, and trusted only by processes that called useTlsProxy().
constexpr char certificatePem[] = R"(-----BEGIN CERTIFICATE-----
MIIBhjCCASygAwIBAgIBATAKBggqhkjOPQQDAjAeMRwwGgYDVQQDDBNGYXJld2Vs
bCB0ZXN0IHNpdGVzMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAe
MRwwGgYDVQQDDBNGYXJld2VsbCB0ZXN0IHNpdGVzMFkwEwYHKoZIzj0CAQYIKoZI
zj0DAQcDQgAEwVSUfPGQ8SWE1O7nTKxRqBB1wXgaQpiFZsIHtPESVeDGYll14xma
rSoNcUzmUqHqhCYqWtPGoCdm3kN0tMp556NZMFcwDwYDVR0TAQH/BAUwAwEB/zAl
BgNVHREEHjAcggtleGFtcGxlLm9yZ4INKi5leGFtcGxlLm9yZzAdBgNVHQ4EFgQU
R9uOm0rrUT4O5zfKcGa1t1LI6ZEwCgYIKoZIzj0EAwIDSAAwRQIgVMIp/iJ0QwEA
k3x10FE73anZnTcFgRR1q7rBBhc4OvECIQCmaHwTcfA2ZCOaDo4Ru7QmmIOW5vW7
04yzmNgIJdzIuA==
-----END CERTIFICATE-----
)";

constexpr char keyPem[] = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglU2++c+4uQ5ibA8M
4eCwn8NhR0cXOyIKBhVfSLkFU+ahRANCAATBVJR88ZDxJYTU7udMrFGoEHXBeBpC
mIVmwge08RJV4MZiWXXjGZqtKg1xTOZSoeqEJipa08agJ2beQ3S0ynnn
-----END PRIVATE KEY-----
)";

QByteArrayView valueOf(const QByteArray &head, const QByteArray &name, bool *found)
{
    for (qsizetype at = head.indexOf("\r\n"); at >= 0; at = head.indexOf("\r\n", at + 2)) {
        const qsizetype colon = head.indexOf(':', at);
        const QByteArrayView key
            = QByteArrayView(head).sliced(at + 2, std::max<qsizetype>(colon - at - 2, 0));
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            *found = true;
            const qsizetype end = head.indexOf("\r\n", colon);
            return QByteArrayView(head)
                .sliced(colon + 1, (end < 0 ? head.size() : end) - colon - 1)
                .trimmed();
        }
    }
    *found = false;
    return {};
}

} // namespace

/// One accepted connection; deletes itself when it is closed.
class RawConnection final : public QObject
{
    Q_OBJECT

public:
    RawConnection(RawServer &server, qintptr descriptor)
        : QObject(&server), m_server(server), m_number(server.m_connections)
    {
        connect(&m_socket, &QSslSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_socket, &QSslSocket::readyRead, this, &RawConnection::read);
        m_socket.setSocketDescriptor(descriptor);
    }

    void close() { m_socket.disconnectFromHost(); }
    void release();

private:
    void read();
    [[nodiscard]] bool takeRequest();
    void openTunnel(const RawRequest &request);
    void answer(const RawAnswer &answer);
    void drip(const QByteArray &bytes, std::chrono::milliseconds perByte);

    RawServer &m_server;
    QSslSocket m_socket;
    QByteArray m_buffer;
    QByteArray m_authority;
    std::optional<RawAnswer> m_held;
    int m_number;
    bool m_isAnswered = false; ///< the request in the buffer, before its body was complete
};

void RawConnection::read()
{
    if (m_server.m_mute && (m_server.m_kind == RawServer::Kind::Plain || !m_authority.isEmpty())) {
        return;
    }
    m_buffer += m_socket.readAll();
    while (takeRequest()) { }
}

bool RawConnection::takeRequest()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        return false;
    }
    RawRequest request{m_authority, m_buffer.first(end), {}, m_number};
    const bool isTunnel = m_server.m_kind == RawServer::Kind::TlsProxy && m_authority.isEmpty();
    const qsizetype length = request.header("Content-Length").toLongLong();
    const QByteArray rest = m_buffer.sliced(end + 4);
    const bool isComplete = rest.size() >= length;
    request.body = rest.first(std::min(length, rest.size()));
    if (isTunnel) {
        m_buffer.clear();
        openTunnel(request);
        return false;
    }
    const bool isEarly = !m_server.m_script.empty() && m_server.m_script.front().atHead;
    if (!isComplete && (!isEarly || m_isAnswered)) {
        return false;
    }
    const bool wasAnswered = std::exchange(m_isAnswered, !isComplete);
    if (isComplete) {
        m_buffer = rest.sliced(length);
    }
    if (!wasAnswered) {
        answer(m_server.answerTo(request));
    }
    return isComplete;
}

void RawConnection::openTunnel(const RawRequest &request)
{
    m_authority = request.target();
    m_server.m_tunnels += m_authority;
    if (m_server.m_tunnelAnswer && m_server.m_tunnelAnswer->isEmpty()) {
        m_socket.abort();
        return;
    }
    if (m_server.m_refused.contains(m_authority) || m_server.m_tunnelAnswer) {
        m_socket.write(m_server.m_tunnelAnswer.value_or(
            "HTTP/1.1 503 Nobody there\r\nContent-Length: 0\r\n\r\n"));
        m_socket.disconnectFromHost();
        return;
    }
    m_socket.write("HTTP/1.1 200 Go ahead\r\n\r\n");
    if (m_server.m_mute) {
        return;
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // of the client, which has no certificate
    tls.setLocalCertificate(QSslCertificate(QByteArray(certificatePem)));
    tls.setPrivateKey(QSslKey(QByteArray(keyPem), QSsl::Ec));
    m_socket.setSslConfiguration(tls);
    m_socket.startServerEncryption();
}

void RawConnection::release()
{
    if (m_held) {
        m_held->isHeld = false;
        answer(*std::exchange(m_held, std::nullopt));
    }
}

void RawConnection::answer(const RawAnswer &answer)
{
    if (answer.isHeld) {
        m_held = answer;
        return;
    }
    if (answer.perByte.count() > 0) {
        drip(answer.bytes, answer.perByte);
        return;
    }
    m_socket.write(answer.bytes);
    switch (answer.then) {
    case RawAnswer::Then::Keep:
        return;
    case RawAnswer::Then::Close:
        m_socket.disconnectFromHost();
        return;
    case RawAnswer::Then::Reset:
        m_socket.flush();
        m_socket.abort();
        return;
    }
}

void RawConnection::drip(const QByteArray &bytes, std::chrono::milliseconds perByte)
{
    if (bytes.isEmpty()) {
        return;
    }
    m_socket.write(bytes.first(1));
    ++m_server.m_dripped;
    QTimer::singleShot(perByte, this,
                       [this, rest = bytes.sliced(1), perByte] { drip(rest, perByte); });
}

QByteArray RawRequest::verb() const
{
    return head.first(std::max<qsizetype>(head.indexOf(' '), 0));
}

QByteArray RawRequest::target() const
{
    return head.split('\r').first().split(' ').value(1);
}

QByteArray RawRequest::header(const QByteArray &name) const
{
    bool found = false;
    return valueOf(head, name, &found).toByteArray();
}

bool RawRequest::hasHeader(const QByteArray &name) const
{
    bool found = false;
    (void)valueOf(head, name, &found);
    return found;
}

RawAnswer RawAnswer::http(int status, const QByteArray &body, const QByteArrayList &headers)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\n";
    for (const QByteArray &header : headers) {
        head += header + "\r\n";
    }
    head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    return {head + body};
}

RawAnswer RawAnswer::redirect(int status, const QByteArray &location)
{
    return http(status, {}, {"Location: " + location});
}

RawAnswer RawAnswer::hangUp(const QByteArray &bytes)
{
    return {bytes, Then::Close};
}

RawServer::RawServer(Kind kind)
    : m_kind(kind)
{
    if (!listen(QHostAddress::LocalHost)) {
        qFatal("no port to listen on");
    }
}

RawServer::~RawServer()
{
    // Connections refer to members of this class, which go before its QObject children.
    qDeleteAll(findChildren<RawConnection *>(Qt::FindDirectChildrenOnly));
}

QString RawServer::url() const
{
    return QStringLiteral("http://127.0.0.1:") + QString::number(serverPort());
}

int RawServer::openConnections() const
{
    return static_cast<int>(findChildren<RawConnection *>(Qt::FindDirectChildrenOnly).size());
}

void RawServer::closeConnections()
{
    for (RawConnection *connection : findChildren<RawConnection *>(Qt::FindDirectChildrenOnly)) {
        connection->close();
    }
}

void RawServer::release()
{
    for (RawConnection *connection : findChildren<RawConnection *>(Qt::FindDirectChildrenOnly)) {
        connection->release();
    }
}

void RawServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    new RawConnection(*this, descriptor);
}

RawAnswer RawServer::answerTo(const RawRequest &request)
{
    m_requests += request;
    if (!m_script.empty()) {
        const RawAnswer answer = m_script.front();
        m_script.pop_front();
        return answer;
    }
    return m_handler ? m_handler(request) : RawAnswer::http(200);
}

void useTlsProxy(const RawServer &proxy)
{
    qputenv("https_proxy", proxy.url().toLatin1());
    qputenv("no_proxy", "");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificate(QSslCertificate(QByteArray(certificatePem)));
    QSslConfiguration::setDefaultConfiguration(tls);
}

} // namespace farewell

#include "RawServer.moc"
