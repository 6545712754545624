// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"

class QNetworkProxyFactory;

namespace farewell {

/// The person's proxy for the world, none for this machine: a proxy would see loopback requests.
/// The caller owns it.
[[nodiscard]] QNetworkProxyFactory *makeProxyChoice();

/// The proxy that stands between us and `url`, and where it is set; nothing where there is none.
[[nodiscard]] std::optional<Proxy> proxyTo(const QUrl &url);

} // namespace farewell
