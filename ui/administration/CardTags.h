// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminUser.h"

#include <QCoreApplication>

namespace farewell {

/// A word or two about an account, to be seen at a glance.
struct CardTag
{
    enum class Look { Neutral, Good, Warning };

    Look look = Look::Neutral;
    QString text;

    friend bool operator==(const CardTag &, const CardTag &) = default;
};

/// What an account is, the state first, in the words of the list.
class CardTags final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::CardTags)

public:
    /// With "active" where that is so, and what the list does not tell.
    [[nodiscard]] static QList<CardTag> of(const AdminAccount &account);

    /// All of them, for who cannot see them.
    [[nodiscard]] static QString spoken(const QList<CardTag> &tags);
};

} // namespace farewell
