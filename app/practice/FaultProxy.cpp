// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/FaultProxy.h"

#include "app/practice/FaultConnection.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

FaultProxy::FaultProxy(const QString &upstream, Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_upstream(static_cast<quint16>(QUrl(upstream).port(0)))
{
    m_listener.setProxy(QNetworkProxy::NoProxy);
    connect(&m_listener, &QTcpServer::newConnection, this, &FaultProxy::accept);
}

FaultProxy::~FaultProxy()
{
    // Connections refer to members of this class, which go before its QObject children.
    qDeleteAll(findChildren<FaultConnection *>(Qt::FindDirectChildrenOnly));
}

bool FaultProxy::start()
{
    if (!m_listener.listen(QHostAddress::LocalHost)) {
        return false;
    }
    m_port = m_listener.serverPort();
    return true;
}

QString FaultProxy::baseUrl() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

void FaultProxy::faultNext(const QByteArray &verb, const QByteArray &pathSuffix, const Fault &fault)
{
    m_script.append({verb, pathSuffix, fault, false});
}

void FaultProxy::faultAlways(const QByteArray &verb, const QByteArray &pathSuffix,
                             const Fault &fault)
{
    m_script.append({verb, pathSuffix, fault, true});
}

void FaultProxy::goAway()
{
    m_listener.close();
    const auto connections = findChildren<FaultConnection *>(Qt::FindDirectChildrenOnly);
    for (FaultConnection *connection : connections) {
        connection->cut();
    }
}

bool FaultProxy::comeBack()
{
    return m_listener.isListening() || m_listener.listen(QHostAddress::LocalHost, m_port);
}

qsizetype FaultProxy::heldBack() const
{
    const auto connections = findChildren<FaultConnection *>(Qt::FindDirectChildrenOnly);
    return std::ranges::count_if(connections, &FaultConnection::isHoldingBack);
}

QList<FaultRequest> FaultProxy::requestsTo(const QByteArray &pathSuffix) const
{
    QList<FaultRequest> found = m_requests;
    found.removeIf([&](const auto &request) { return !request.path.endsWith(pathSuffix); });
    return found;
}

std::optional<Fault> FaultProxy::meet(const QByteArray &verb, const QByteArray &path, bool isReuse)
{
    auto fault = take(verb, path, isReuse);
    const bool forwarded = !fault || fault->acts == Fault::Acts::Yes;
    m_requests.append({verb, path, forwarded, fault.has_value()});
    return fault;
}

std::optional<Fault> FaultProxy::take(const QByteArray &verb, const QByteArray &path, bool isReuse)
{
    const auto find = [&](bool always) {
        return std::find_if(m_script.begin(), m_script.end(), [&](const Scripted &scripted) {
            return scripted.always == always && scripted.verb == verb
                && path.endsWith(scripted.pathSuffix) && (isReuse || !scripted.fault.onReuse);
        });
    };
    const auto next = find(false);
    if (next != m_script.end()) {
        return m_script.takeAt(std::distance(m_script.begin(), next)).fault;
    }
    const auto always = find(true);
    return always == m_script.end() ? std::nullopt : std::optional(always->fault);
}

void FaultProxy::accept()
{
    while (QTcpSocket *socket = m_listener.nextPendingConnection()) {
        new FaultConnection(*this, *socket);
    }
}

} // namespace farewell
