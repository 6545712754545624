// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"

namespace farewell {

/// What somebody typed or pasted to name a server, or what their Matrix ID names.
struct ServerAddress
{
    HomeserverUrl url;
    bool isName = false; ///< of a site, whose `.well-known` may lead elsewhere

    /// Takes the name of a server, its address, and any address of its API. Nothing: `text` is none
    /// of these, or leads to plain http elsewhere than on this machine.
    [[nodiscard]] static std::optional<ServerAddress> parse(const QString &text);
};

} // namespace farewell
