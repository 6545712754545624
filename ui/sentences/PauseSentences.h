// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"

#include <QCoreApplication>

#include <chrono>

namespace farewell {

/// The pause that a server asks for (429), in words.
class PauseSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::PauseSentences)

public:
    /// Nothing needs to be clicked.
    [[nodiscard]] static QString goesOn(std::chrono::milliseconds pause);

    /// That, while there is one; else `text`, of something that is still to come.
    [[nodiscard]] static QString goesOnOr(std::chrono::milliseconds pause, const QString &text);

    /// Something was not done; it can be tried again once `left` is over.
    [[nodiscard]] static QString tryAgain(std::chrono::seconds left);

    /// It was too long to be waited for.
    [[nodiscard]] static QString tooLong(const Failure &failure);
};

} // namespace farewell
