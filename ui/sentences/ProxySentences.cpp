// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/ProxySentences.h"

#include "app/base/Text.h"

namespace farewell {

QString ProxySentences::of(const Proxy &proxy, const QString &host)
{
    if (proxy.wantsSignIn) {
        return wantsSignIn(proxy, host);
    }
    const QString address = isolatedLtr(proxy.address);
    return proxy.variable.isEmpty()
        //: %1: a host name; %2: host and port of a proxy
        ? tr("No connection to %1 came about through the proxy %2, so nothing was sent. Check the "
             "name of the server. If it is right, check the proxy in the network settings of this "
             "computer.")
              .arg(host, address)
        //: %1: a host name; %2: host and port of a proxy; %3: an environment variable
        : tr("No connection to %1 came about through the proxy %2, so nothing was sent. Check the "
             "name of the server. If it is right, check the proxy: it is set in the environment "
             "variable %3.")
              .arg(host, address, isolatedLtr(proxy.variable));
}

QString ProxySentences::wantsSignIn(const Proxy &proxy, const QString &host)
{
    const QString address = isolatedLtr(proxy.address);
    return proxy.variable.isEmpty()
        //: %1: host and port of a proxy; %2: a host name
        ? tr("The proxy %1 wants a name and a password before it lets anything through to %2, so "
             "nothing was sent. Set them in the network settings of this computer, then start "
             "Farewell again.")
              .arg(address, host)
        //: %1: host and port of a proxy; %2: a host name; %3: an environment variable
        : tr("The proxy %1 wants a name and a password before it lets anything through to %2, so "
             "nothing was sent. Set them in the environment variable %3, then start Farewell "
             "again.")
              .arg(address, host, isolatedLtr(proxy.variable));
}

} // namespace farewell
