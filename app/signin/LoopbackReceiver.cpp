// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/LoopbackReceiver.h"

#include "app/base/Clock.h"
#include "app/base/Text.h"
#include "app/matrix/OAuth.h"
#include "app/matrix/Pkce.h"
#include "app/signin/LoopbackRequest.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr std::chrono::milliseconds patience = 10min;
constexpr std::chrono::milliseconds idleLimit = 10s;
constexpr qsizetype maxConnections = 16;

constexpr qsizetype pathBytes = 16;

QByteArray pathFor(const Awaited &awaited)
{
    return std::holds_alternative<awaited::Code>(awaited) ? oauth::callbackPath.latin1()
                                                          : '/' + randomText(pathBytes);
}

QString textOf(const std::optional<Secret> &value)
{
    return value ? cleaned(QString::fromUtf8(value->reveal())) : QString();
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

LoopbackReceiver::LoopbackReceiver(Clock &clock, Awaited awaited, LoopbackTexts texts,
                                   QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_texts(std::move(texts))
    , m_awaited(std::move(awaited))
    , m_path(pathFor(m_awaited))
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
    const bool isAwaited = verdict == LoopbackRequest::Verdict::Complete && isWaiting()
        && request.hasPath(m_path) && take(request);
    overwrite(request.query);
    answer(socket, isAwaited);
    if (isAwaited) {
        stop();
        if (m_error.isEmpty()) {
            Q_EMIT tokenCame();
        } else {
            Q_EMIT refused();
        }
    }
}

/// Whether the request brings what we wait for, or says why that will not come.
bool LoopbackReceiver::take(const LoopbackRequest &request)
{
    if (const auto *code = std::get_if<awaited::Code>(&m_awaited)) {
        return takeCode(request, *code);
    }
    auto token = request.value("loginToken");
    if (token) {
        m_token = std::move(*token);
    }
    return token.has_value();
}

bool LoopbackReceiver::takeCode(const LoopbackRequest &request, const awaited::Code &awaited)
{
    const auto state = request.value("state");
    if (!state || !isSame(state->reveal(), awaited.state)) {
        return false; // anybody on this machine may send that
    }
    const auto issuer = request.value("iss");
    const bool isOurs = issuer && QString::fromUtf8(issuer->reveal()) == awaited.issuer;
    if ((awaited.namesIssuer || issuer) && !isOurs) {
        m_error = u"invalid_issuer"_s;
        return true;
    }
    if (const auto error = request.value("error")) {
        m_error = textOf(error);
        if (m_error.isEmpty()) {
            m_error = u"invalid_request"_s; // it refused, in words that cannot be shown
        }
        m_description = textOf(request.value("error_description")).replace(u'+', u' ');
        return true;
    }
    auto code = request.value("code");
    if (code) {
        m_token = std::move(*code);
    }
    return code.has_value();
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
