// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"

namespace farewell {

/// An endpoint below "/_synapse/admin".
struct AdminPath
{
    QStringList segments; ///< as they are; ids are encoded in url()
    QString pathTemplate; ///< for the log; holds no value
    QString query{};      ///< percent-encoded

    [[nodiscard]] QUrl url(const HomeserverUrl &address) const;

    /// The template from the root on.
    [[nodiscard]] QString logged() const;
};

} // namespace farewell
