// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"

namespace farewell {

/// Where servers answer their administrators, if not where they answer everybody, as people have
/// confirmed it. It only fills in a field: every run asks again. One small file that only its owner
/// can read, and no secret.
class AdminAddresses final
{
public:
    explicit AdminAddresses(QString path); ///< made when something is kept

    [[nodiscard]] std::optional<HomeserverUrl> of(const QString &serverName) const;

    /// False: it could not be written, and will have to be typed again.
    [[nodiscard]] bool keep(const QString &serverName, const HomeserverUrl &address) const;

private:
    QString m_path;
};

} // namespace farewell
