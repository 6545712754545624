// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Listening.h"

#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace farewell {

QStringList addressesListeningAt(quint16 port)
{
    // The second one is what tells on a machine without a network: it belongs to no interface, and
    // only who listens on all of them hears it.
    QList<QHostAddress> addresses{QHostAddress(u"127.0.0.1"_s), QHostAddress(u"127.0.0.2"_s),
                                  QHostAddress(QHostAddress::LocalHostIPv6)};
    const auto own = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : own) {
        if (!address.isLoopback()) {
            addresses += address;
        }
    }
    QStringList listening;
    for (const QHostAddress &address : std::as_const(addresses)) {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(address, port);
        if (socket.waitForConnected()) {
            listening += address.toString();
        }
    }
    return listening;
}

} // namespace farewell
