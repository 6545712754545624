// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <cstdio>

namespace farewell {

/// A measured number and the most it may be, as `tests/bench/figures` reads it.
struct Figure
{
    QString name;
    qint64 value = 0;
    QString unit; ///< " ms", or nothing
    qint64 limit = 0;
    QString note; ///< what else was seen

    [[nodiscard]] bool isKept() const { return value <= limit; }

    void print() const
    {
        std::printf("figure\t%s\t%lld\t%s\t%lld\t%s\n", qPrintable(name),
                    static_cast<long long>(value), qPrintable(unit), static_cast<long long>(limit),
                    qPrintable(note));
        std::fflush(stdout);
    }
};

} // namespace farewell
