// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/MatrixClient.h"

#include "app/matrix/Exchange.h"
#include "app/matrix/Log.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

namespace farewell {

Q_LOGGING_CATEGORY(networkLog, "farewell.network", QtWarningMsg)

namespace {

/// The person's proxy for the world, none for this machine: a proxy would see loopback requests.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName())) {
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        }
        return QNetworkProxyFactory::systemProxyForQuery(query);
    }
};

std::shared_ptr<QNetworkAccessManager> makeNetwork()
{
    auto network = std::make_shared<QNetworkAccessManager>();
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network->setProxyFactory(new ProxyChoice); // owned by the manager
    return network;
}

} // namespace

MatrixClient::MatrixClient(Clock &clock, Boundary boundary, QObject *parent)
    : QObject(parent), m_clock(clock), m_boundary(std::move(boundary))
{
}

MatrixClient::~MatrixClient()
{
    // Exchanges hold replies of the access manager, so they go first.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

void MatrixClient::send(Request request, QObject *context, Callback callback)
{
    // What may change something goes out once, and an idle connection may be dead by then without a
    // word: nobody would know whether it had arrived. A connection that is dead for this request is
    // dead for all that come after it, so they go its way. Those under way keep theirs: clearing
    // the connection cache instead would starve them.
    if (request.verb != Request::Verb::Get || !m_network) {
        m_network = makeNetwork();
    }
    auto *exchange = new Exchange(std::move(request), m_network, m_boundary, m_clock, context,
                                  std::move(callback), this);
    exchange->start();
}

QList<Exchange *> MatrixClient::onTheWire() const
{
    auto exchanges = findChildren<Exchange *>(Qt::FindDirectChildrenOnly);
    exchanges.removeIf([](const Exchange *exchange) { return !exchange->isOnTheWire(); });
    return exchanges;
}

} // namespace farewell
