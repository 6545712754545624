// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/FaultConnection.h"

#include "app/base/Clock.h"
#include "app/practice/FaultProxy.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <algorithm>

using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr std::chrono::milliseconds dripInterval = 1s;
constexpr char endOfHead[] = "\r\n\r\n";
constexpr qsizetype endOfHeadSize = 4;

/// Lower case, trimmed; empty when it is missing.
QByteArray headerIn(const QByteArray &head, const QByteArray &name)
{
    const QByteArray lines = head.toLower();
    const QByteArray key = "\r\n" + name + ':';
    const qsizetype at = lines.indexOf(key);
    if (at < 0) {
        return {};
    }
    const qsizetype from = at + key.size();
    const qsizetype end = lines.indexOf("\r\n", from);
    return lines.sliced(from, (end < 0 ? lines.size() : end) - from).trimmed();
}

/// The head of a message with its empty line; empty when it is not all there.
QByteArray headOf(const QByteArray &message)
{
    const qsizetype end = message.indexOf(endOfHead);
    return end < 0 ? QByteArray() : message.first(end + endOfHeadSize);
}

QByteArray pathOf(const QByteArray &head)
{
    const QByteArray target = head.split('\r').constFirst().split(' ').value(1);
    const qsizetype query = target.indexOf('?');
    return target.first(query < 0 ? target.size() : query);
}

QByteArray halfOf(const QByteArray &answer, Fault::Delivery delivery)
{
    const qsizetype head = headOf(answer).size();
    return delivery == Fault::Delivery::HalfHead ? answer.first(head / 2)
                                                 : answer.first((head + answer.size()) / 2);
}

/// Whether a body in chunks is all there (RFC 9112, 7.1).
bool hasLastChunk(const QByteArray &body)
{
    qsizetype at = 0;
    while (at < body.size()) {
        const qsizetype end = body.indexOf("\r\n", at);
        const QByteArray size = body.sliced(at, std::max<qsizetype>(end - at, 0));
        const qsizetype length = size.split(';').constFirst().trimmed().toInt(nullptr, 16);
        if (end < 0 || length == 0) {
            return end >= 0 && body.indexOf(endOfHead, end) >= 0;
        }
        at = end + 2 + length + 2;
    }
    return false;
}

} // namespace

FaultConnection::FaultConnection(FaultProxy &proxy, QTcpSocket &client)
    : QObject(&proxy), m_proxy(proxy), m_client(client)
{
    m_client.setParent(this);
    connect(&m_client, &QTcpSocket::readyRead, this, &FaultConnection::onRequestBytes);
    connect(&m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_server, &QTcpSocket::readyRead, this, &FaultConnection::onAnswerBytes);
    connect(&m_server, &QTcpSocket::errorOccurred, this, &FaultConnection::onServerGone);
    connect(&m_server, &QTcpSocket::connected, this,
            [this] { m_server.setSocketOption(QAbstractSocket::LowDelayOption, 1); });
    m_server.setProxy(QNetworkProxy::NoProxy);
    m_client.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    onRequestBytes();
}

void FaultConnection::cut()
{
    m_server.abort();
    m_client.abort();
}

void FaultConnection::onRequestBytes()
{
    m_waiting += m_client.readAll();
    work();
}

void FaultConnection::work()
{
    bool goesOn = true;
    while (goesOn) {
        switch (m_step) {
        case Step::Head:
            goesOn = takeHead();
            break;
        case Step::Body:
            goesOn = takeBody();
            break;
        case Step::Answer:
            goesOn = false;
            break;
        }
    }
}

bool FaultConnection::takeHead()
{
    const QByteArray head = headOf(m_waiting);
    if (head.isEmpty()) {
        return false;
    }
    m_verb = head.first(std::max<qsizetype>(head.indexOf(' '), 0));
    m_fault = m_proxy.meet(m_verb, pathOf(head), m_isReused);
    m_isReused = true;
    m_isAnswered = false;
    m_answer.clear();
    if (m_fault && m_fault->atHead) {
        m_step = Step::Answer;
        answerIsThere();
        return false;
    }
    m_waiting = m_waiting.sliced(head.size());
    m_bodyLeft = headerIn(head, "content-length").toLongLong();
    m_step = Step::Body;
    forward(head);
    return true;
}

bool FaultConnection::takeBody()
{
    const qsizetype size = std::min<qint64>(m_bodyLeft, m_waiting.size());
    forward(m_waiting.first(size));
    m_waiting = m_waiting.sliced(size);
    m_bodyLeft -= size;
    if (m_bodyLeft > 0) {
        return false;
    }
    m_step = Step::Answer;
    if (m_fault && m_fault->acts == Fault::Acts::No) {
        m_answer = Fault::json("{}").answer;
        answerIsThere();
    } else {
        lookAtAnswer(); // it may have come before the request was whole
    }
    return true;
}

void FaultConnection::forward(const QByteArray &bytes)
{
    if (m_fault && m_fault->acts == Fault::Acts::No) {
        return;
    }
    if (m_server.state() == QAbstractSocket::UnconnectedState) {
        m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), m_proxy.m_upstream);
    }
    m_server.write(bytes);
}

void FaultConnection::onAnswerBytes()
{
    const QByteArray bytes = m_server.readAll();
    m_answer += bytes;
    if (!m_fault) {
        m_client.write(bytes);
    }
    lookAtAnswer();
}

/// The next request gets a fresh half: the server may end an idle one at any moment, and a request
/// that was lost with it would be a fault that nobody asked for.
void FaultConnection::lookAtAnswer()
{
    if (m_step != Step::Answer || m_isAnswered || !isComplete(m_answer)) {
        return;
    }
    m_server.abort();
    if (m_fault) {
        answerIsThere();
    } else {
        finish();
    }
}

void FaultConnection::onServerGone()
{
    onAnswerBytes();
    const bool isAwaited = !m_fault || (m_fault->acts == Fault::Acts::Yes && !m_isAnswered);
    if (m_step == Step::Head || !isAwaited) {
        return;
    }
    m_endsWithServer = true;
    if (m_fault && !m_answer.isEmpty()) {
        answerIsThere();
    } else {
        m_client.disconnectFromHost();
    }
}

/// Whether this is all of an answer; those that end with their connection never look so.
bool FaultConnection::isComplete(const QByteArray &answer) const
{
    const QByteArray head = headOf(answer);
    if (head.isEmpty()) {
        return false;
    }
    const int status = head.split(' ').value(1).toInt();
    if (m_verb == "HEAD" || status == 204 || status == 304) {
        return true;
    }
    const QByteArray length = headerIn(head, "content-length");
    if (!length.isEmpty()) {
        return answer.size() - head.size() >= length.toLongLong();
    }
    return headerIn(head, "transfer-encoding") == "chunked"
        && hasLastChunk(answer.sliced(head.size()));
}

void FaultConnection::answerIsThere()
{
    m_isAnswered = true;
    const QByteArray answer = m_fault->answer.isEmpty() ? m_answer : m_fault->answer;
    if (m_fault->delay > 0ms) {
        later(m_fault->delay, [this, answer] { deliver(answer); });
    } else {
        deliver(answer);
    }
}

void FaultConnection::deliver(const QByteArray &answer)
{
    switch (m_fault->delivery) {
    case Fault::Delivery::Whole:
        m_client.write(answer);
        finish();
        return;
    case Fault::Delivery::Nothing:
        hangUp();
        return;
    case Fault::Delivery::HalfHead:
    case Fault::Delivery::HalfBody:
        m_client.write(halfOf(answer, m_fault->delivery));
        hangUp();
        return;
    case Fault::Delivery::Dripped:
        drip(answer);
        return;
    }
}

void FaultConnection::drip(const QByteArray &bytes)
{
    m_client.write(bytes.first(1));
    if (bytes.size() == 1) {
        finish();
        return;
    }
    later(dripInterval, [this, rest = bytes.sliced(1)] { drip(rest); });
}

void FaultConnection::later(std::chrono::milliseconds delay, std::function<void()> act)
{
    m_isHoldingBack = true;
    m_proxy.m_clock.callAfter(delay, this, [this, act = std::move(act)] {
        m_isHoldingBack = false;
        act();
    });
}

/// The client has an answer, and may ask for more.
void FaultConnection::finish()
{
    m_fault.reset();
    m_step = Step::Head;
    if (m_endsWithServer) {
        m_client.disconnectFromHost();
    } else {
        QMetaObject::invokeMethod(this, &FaultConnection::work, Qt::QueuedConnection);
    }
}

void FaultConnection::hangUp()
{
    m_server.abort();
    if (m_fault->goesAway) {
        m_proxy.goAway();
    } else {
        m_client.disconnectFromHost();
    }
}

} // namespace farewell
