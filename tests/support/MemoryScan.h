// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

namespace farewell {

class Disguised;

/// How often a secret stands in memory.
struct Copies
{
    qsizetype utf8 = 0;
    qsizetype utf16 = 0;
    qsizetype torn = 0; ///< the middle half of it, in either form, with something else around it

    [[nodiscard]] qsizetype all() const { return utf8 + utf16 + torn; }
};

/// Looks through all memory of this process that can be written, whether it is in use or freed.
[[nodiscard]] Copies copiesInMemory(const Disguised &secret);

} // namespace farewell
