// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeExchange.h"

#include <optional>

namespace farewell {

// Items of a query as Synapse takes them: the first of a name counts, and a wrong one is a 400.

[[nodiscard]] PracticeResult<qsizetype> integerIn(const PracticeCall &call, const QString &name,
                                                  qsizetype otherwise);
[[nodiscard]] PracticeResult<std::optional<bool>> booleanIn(const PracticeCall &call,
                                                            const QString &name);
[[nodiscard]] PracticeResult<QString> oneOf(const PracticeCall &call, const QString &name,
                                            const QStringList &allowed, const QString &otherwise);

} // namespace farewell
