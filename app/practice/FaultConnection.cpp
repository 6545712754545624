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
            // Unbroken answers are not read: the next request shows that the last one is through.
            goesOn = !m_fault && !m_waiting.isEmpty();
            m_step = goesOn ? Step::Head : Step::Answer;
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
    if (!m_fault) {
        m_client.write(m_server.readAll());
        return;
    }
    m_answer += m_server.readAll();
    if (!m_isAnswered && isComplete(m_answer)) {
        answerIsThere();
    }
}

void FaultConnection::onServerGone()
{
    m_serverIsGone = true;
    onAnswerBytes();
    const bool isAwaited = m_fault && m_fault->acts == Fault::Acts::Yes && !m_isAnswered;
    if (isAwaited && !m_answer.isEmpty()) {
        answerIsThere(); // one that ends with its connection
    } else if (isAwaited || !m_fault) {
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
    return headerIn(head, "transfer-encoding") == "chunked" && answer.endsWith("0\r\n\r\n");
}

void FaultConnection::answerIsThere()
{
    m_isAnswered = true;
    const QByteArray answer = m_fault->answer.isEmpty() ? m_answer : m_fault->answer;
    if (m_fault->delay > 0ms) {
        m_proxy.m_clock.callAfter(m_fault->delay, this, [this, answer] { deliver(answer); });
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
    m_proxy.m_clock.callAfter(dripInterval, this, [this, rest = bytes.sliced(1)] { drip(rest); });
}

/// The client has an answer, and may ask for more.
void FaultConnection::finish()
{
    m_fault.reset();
    if (m_serverIsGone) {
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
