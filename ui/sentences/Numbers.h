// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

/// Numbers in the digits of the language of the texts. What is copied, typed or asked about is
/// none: ids, hosts, addresses and the status of an answer keep theirs.
class Numbers final
{
public:
    [[nodiscard]] static QString count(qint64 number);

    /// For "%Ln": tr() takes no larger ones.
    [[nodiscard]] static int plural(qint64 number);
};

} // namespace farewell
