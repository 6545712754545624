// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/MatrixClient.h"

#include "app/matrix/Authorities.h"
#include "app/matrix/Exchange.h"
#include "app/matrix/Log.h"
#include "app/matrix/Proxies.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

namespace farewell {

Q_LOGGING_CATEGORY(networkLog, "farewell.network", QtWarningMsg)

namespace {

/// Trusts these authorities; where there are none, those that Qt trusts by itself.
class Network final : public QNetworkAccessManager
{
public:
    explicit Network(QList<QSslCertificate> trusted)
        : m_trusted(std::move(trusted))
    {
        setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        setProxyFactory(makeProxyChoice());
    }

protected:
    QNetworkReply *createRequest(Operation verb, const QNetworkRequest &request,
                                 QIODevice *body) override
    {
        if (m_trusted.isEmpty()) {
            return QNetworkAccessManager::createRequest(verb, request, body);
        }
        QSslConfiguration tls = request.sslConfiguration();
        tls.setCaCertificates(m_trusted);
        QNetworkRequest secured = request;
        secured.setSslConfiguration(tls);
        return QNetworkAccessManager::createRequest(verb, secured, body);
    }

private:
    QList<QSslCertificate> m_trusted;
};

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
    // A request that may change something gets a fresh connection, and so do all that come after
    // it. It goes out once only, and an idle connection may be dead without a word: nobody would
    // know whether the request had arrived. Requests under way keep their connection: clearing the
    // connection cache instead would starve them.
    if (request.hasBody() || !m_network) {
        if (!m_network) {
            m_trusted = trustedByPerson();
        }
        m_network = std::make_shared<Network>(m_trusted);
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
