// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/LoopbackReceiver.h"

#include "app/base/Clock.h"
#include "app/signin/LoopbackRequest.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QTcpSocket>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr std::chrono::milliseconds patience = 10min;
constexpr std::chrono::milliseconds idleLimit = 10s;
constexpr qsizetype maxConnections = 16;

QByteArray randomPath()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof(words)); // NOLINT
    return '/' + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A page that holds nothing of the request and loads nothing.
QByteArray response(const char *status, const LoopbackTexts &texts, const QString &text)
{
    const auto paragraph = [](const QString &words) {
        return R"(<p dir="auto">)" + words.toHtmlEscaped().toUtf8() + "</p>";
    };
    const QByteArray body = R"(<!doctype html><html lang=")"
        + texts.language.toHtmlEscaped().toUtf8()
        + R"("><head><meta charset="utf-8"><title>Farewell</title></head><body>)"
        + (texts.mark.isEmpty() ? QByteArray() : paragraph(texts.mark)) + paragraph(text)
        + "</body></html>\n";
    return QByteArray("HTTP/1.1 ") + status
        + "\r\nContent-Type: text/html; charset=utf-8"
          "\r\nContent-Length: "
        + QByteArray::number(body.size())
        + "\r\nCache-Control: no-store"
          "\r\nReferrer-Policy: no-referrer"
          "\r\nContent-Security-Policy: default-src 'none'"
          "\r\nX-Content-Type-Options: nosniff"
          "\r\nConnection: close\r\n\r\n"
        + body;
}

} // namespace

LoopbackReceiver::LoopbackReceiver(Clock &clock, LoopbackTexts texts, QObject *parent)
    : QObject(parent), m_clock(clock), m_texts(std::move(texts)), m_path(randomPath())
{
    // A proxy set for the program would be asked to listen in our place.
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackReceiver::accept);
}

LoopbackReceiver::~LoopbackReceiver() = default;

bool LoopbackReceiver::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost, 0)) {
        return false;
    }
    m_clock.callAfter(patience, this, [this] {
        if (isWaiting()) {
            stop();
            Q_EMIT timedOut();
        }
    });
    return true;
}

QUrl LoopbackReceiver::url() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_server.serverPort());
    url.setPath(QString::fromLatin1(m_path));
    return url;
}

Secret LoopbackReceiver::takeToken()
{
    return std::move(m_token);
}

void LoopbackReceiver::stop()
{
    m_server.close();
    for (QTcpSocket *socket : std::exchange(m_unread, {})) {
        forget(socket);
    }
}

void LoopbackReceiver::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setParent(this); // an answer may still be on its way when the server is closed
        socket->setReadBufferSize(LoopbackRequest::maxHead);
        m_unread += socket;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { forget(socket); });
        m_clock.callAfter(idleLimit, socket, [this, socket] { forget(socket); });
        if (m_unread.size() > maxConnections) {
            forget(m_unread.constFirst()); // the oldest silent one, never the newcomer
        }
        read(socket);
    }
}

void LoopbackReceiver::read(QTcpSocket *socket)
{
    if (!m_unread.contains(socket)) {
        socket->readAll(); // answered already
        return;
    }
    QByteArray received = socket->peek(LoopbackRequest::maxHead);
    LoopbackRequest request;
    const auto verdict = LoopbackRequest::parse(received, request);
    overwrite(received);
    if (verdict == LoopbackRequest::Verdict::Incomplete) {
        return;
    }
    m_unread.removeOne(socket);
    socket->readAll(); // closing a socket with unread bytes would reset it and lose our answer
    std::optional<Secret> token;
    if (verdict == LoopbackRequest::Verdict::Complete && isWaiting() && request.hasPath(m_path)) {
        token = request.loginToken();
    }
    overwrite(request.query);
    answer(socket, token.has_value());
    if (token) {
        m_token = std::move(*token);
        stop();
        Q_EMIT tokenCame();
    }
}

void LoopbackReceiver::answer(QTcpSocket *socket, bool isWelcome) const
{
    socket->write(isWelcome ? response("200 OK", m_texts, m_texts.welcome)
                            : response("404 Not Found", m_texts, m_texts.nothing));
    socket->flush();
    socket->disconnectFromHost();
}

void LoopbackReceiver::forget(QTcpSocket *socket)
{
    m_unread.removeOne(socket);
    disconnect(socket, nullptr, this, nullptr); // first, for abort() emits disconnected()
    socket->abort();
    socket->deleteLater();
}

} // namespace farewell
