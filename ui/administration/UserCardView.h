// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminCard.h"

#include <QMap>

namespace farewell {

/// What userCard shows; holds no secret. Without an id nobody is chosen.
struct UserCardView
{
    AdminCard card{};
    QString actor{};                    ///< the Matrix ID of who administrates
    QString serverName{};               ///< of the accounts
    QMap<QString, QString> providers{}; ///< what people call the sign-in providers, by their id
};

} // namespace farewell
