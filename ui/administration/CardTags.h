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

/// The words for what an account is, the state first.
class CardTags final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::CardTags)

public:
    /// As a list of accounts knows it. "active" is not among them: nearly all are.
    [[nodiscard]] static QList<CardTag> of(const AdminUser &user);

    /// As its own card knows it, with "active" where that is so.
    [[nodiscard]] static QList<CardTag> of(const AdminAccount &account);

    /// All of them, for who cannot see them.
    [[nodiscard]] static QString spoken(const QList<CardTag> &tags);

private:
    [[nodiscard]] static QList<CardTag> stateOf(const AdminUser &user);
    [[nodiscard]] static QList<CardTag> kindOf(const AdminUser &user);
};

} // namespace farewell
