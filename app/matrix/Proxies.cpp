// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Proxies.h"

#include "app/base/HomeserverUrl.h"

#include <QNetworkProxyFactory>

#include <array>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QList<QNetworkProxy> proxiesTo(const QNetworkProxyQuery &query)
{
    return isLoopbackHost(query.peerHostName()) ? QList{QNetworkProxy(QNetworkProxy::NoProxy)}
                                                : QNetworkProxyFactory::systemProxyForQuery(query);
}

class ProxyChoice final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return proxiesTo(query);
    }
};

/// The variable of the environment that names the proxy; those of the desktop have none.
QString variableNaming(const QString &host)
{
    constexpr std::array names{"https_proxy", "HTTPS_PROXY", "http_proxy",
                               "HTTP_PROXY",  "all_proxy",   "ALL_PROXY"};
    for (const char *name : names) {
        if (qEnvironmentVariable(name).contains(host, Qt::CaseInsensitive)) {
            return QString::fromLatin1(name);
        }
    }
    return {};
}

} // namespace

QNetworkProxyFactory *makeProxyChoice()
{
    return new ProxyChoice;
}

std::optional<Proxy> proxyTo(const QUrl &url)
{
    const QList<QNetworkProxy> proxies = proxiesTo(QNetworkProxyQuery(url));
    if (proxies.isEmpty() || proxies.constFirst().type() == QNetworkProxy::NoProxy) {
        return std::nullopt;
    }
    QUrl address;
    address.setHost(proxies.constFirst().hostName());
    address.setPort(proxies.constFirst().port());
    return Proxy{shownHost(address), variableNaming(proxies.constFirst().hostName())};
}

} // namespace farewell
