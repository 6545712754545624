// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/TlsFront.h"

#include <QFile>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QUrl>

#include <algorithm>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Made by tls/make-certificates.
QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(FAREWELL_CERTIFICATES "/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no %s", qPrintable(file.fileName()));
    }
    return file.readAll();
}

QString certificateOf(TlsFront::Face face)
{
    switch (face) {
    case TlsFront::Face::Good:
    case TlsFront::Face::Old:
        return u"good.pem"_s;
    case TlsFront::Face::SelfSigned:
        return u"self-signed.pem"_s;
    case TlsFront::Face::Expired:
        return u"expired.pem"_s;
    case TlsFront::Face::WrongHost:
        return u"wrong-host.pem"_s;
    }
    Q_UNREACHABLE();
}

QSslConfiguration configurationOf(TlsFront::Face face)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // of the client, which has no certificate
    tls.setLocalCertificate(QSslCertificate(fixture(certificateOf(face))));
    tls.setPrivateKey(QSslKey(fixture(u"site.key"_s), QSsl::Ec));
    if (face == TlsFront::Face::Old) {
        tls.setProtocol(QSsl::AnyProtocol);
        tls.setBackendConfigurationOption("MinProtocol", "TLSv1.1"_ba);
        tls.setBackendConfigurationOption("MaxProtocol", "TLSv1.1"_ba);
        // Below which OpenSSL 3 does not speak it.
        tls.setBackendConfigurationOption("CipherString", "DEFAULT@SECLEVEL=0"_ba);
    }
    return tls;
}

/// How many clients on this machine have a connection to the port that they have not closed.
qsizetype openTo(quint16 port)
{
    QFile table(u"/proc/net/tcp"_s);
    if (!table.open(QIODevice::ReadOnly)) {
        qFatal("no %s", qPrintable(table.fileName()));
    }
    const QByteArray there = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    const QByteArrayList notClosed{"01", "02", "08"}; // ESTABLISHED, SYN_SENT, CLOSE_WAIT
    const QByteArrayList rows = table.readAll().split('\n');
    return std::ranges::count_if(rows, [&](const QByteArray &row) {
        const QByteArrayList columns = row.simplified().split(' ');
        return columns.value(2).endsWith(there) && notClosed.contains(columns.value(3));
    });
}

} // namespace

TlsFront::TlsFront(const QString &upstream, Face face)
    : m_upstream(static_cast<quint16>(QUrl(upstream).port()))
{
    connect(&m_listener, &QSslServer::startedEncryptionHandshake, this, [this] { ++m_begun; });
    connect(&m_listener, &QSslServer::pendingConnectionAvailable, this, &TlsFront::accept);
    show(face);
    if (!m_listener.listen(QHostAddress::LocalHost)) {
        qFatal("no port to listen on");
    }
}

QString TlsFront::baseUrl() const
{
    return u"https://localhost:%1"_s.arg(m_listener.serverPort());
}

void TlsFront::show(Face face)
{
    m_listener.setSslConfiguration(configurationOf(face));
    const auto connections = m_listener.findChildren<QSslSocket *>();
    for (QSslSocket *connection : connections) {
        // Our half only: it stays open until the client has closed its own.
        ::shutdown(static_cast<int>(connection->socketDescriptor()), SHUT_WR);
    }
}

qsizetype TlsFront::openConnections() const
{
    return m_listener.findChildren<QSslSocket *>().size() + openTo(m_listener.serverPort());
}

void TlsFront::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        ++m_done;
        auto *server = new QTcpSocket(client);
        server->setProxy(QNetworkProxy::NoProxy);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_upstream);
        const auto pass = [this, client, server] {
            const QByteArray bytes = client->readAll();
            m_decrypted += bytes;
            server->write(bytes);
        };
        connect(client, &QTcpSocket::readyRead, server, pass);
        connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, [client] { client->close(); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        pass();
    }
}

void trustTestAuthority()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificate(QSslCertificate(fixture(u"authority.pem"_s)));
    QSslConfiguration::setDefaultConfiguration(tls);
}

} // namespace farewell
