// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"

#include <QCoreApplication>

namespace farewell {

/// What is said of hiding messages: what it does, and where it is known to do nothing.
class EraseSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::EraseSentences)

public:
    /// What erasing does and does not, on this kind of server, in paragraphs.
    [[nodiscard]] static QString help(const QString &software);

    /// Beside the tick, where the server is known to do nothing with it; else empty.
    [[nodiscard]] static QString beside(const QString &software);

    /// What was chosen, once it is over or nobody knows.
    [[nodiscard]] static QString chosen(const DeactivationState &state, const QString &host);

private:
    [[nodiscard]] static QString here(const QString &software);
};

} // namespace farewell
