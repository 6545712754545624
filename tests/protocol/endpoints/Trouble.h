// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/Fault.h"

#include <initializer_list>
#include <span>

namespace farewell::endpoints {

/// What comes back of a request, as far as the program goes by it.
enum class Sort { Lost, Late, Busy, Nonsense, NotThere, Forbidden, Ended, Locked };

/// What goes wrong; the address is one that nobody may be led to.
struct Trouble
{
    const char *name;
    Sort sort;
    Fault (*fault)(const QByteArray &elsewhere);

    /// It comes back whole, and says something: no 5xx and no 429.
    [[nodiscard]] bool isAnswer() const { return sort >= Sort::Nonsense; }
};

struct Endpoint
{
    const char *verb;
    const char *path;
    bool isVital = true; ///< without it there is no going on
};

/// Any that a line or a homeserver can make.
[[nodiscard]] std::span<const Trouble> troubles();

/// Adds the columns, and a row for every endpoint in every trouble, or in every second or third
/// where each row takes three times as long.
void addRows(std::initializer_list<Endpoint> endpoints);

/// The same with errors as OAuth has them.
void addOAuthRows(std::initializer_list<Endpoint> endpoints);

void addRowsOf(const Endpoint &endpoint, std::span<const Trouble> some);

} // namespace farewell::endpoints
