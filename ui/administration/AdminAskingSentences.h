// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminDeactivationDriver.h"

#include <QCoreApplication>

namespace farewell {

/// Why a deactivation for somebody else does not go on by itself, where the person decides how it
/// does.
class AdminAskingSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AdminAskingSentences)

public:
    /// Above the choices, when the click was not carried out; else empty.
    [[nodiscard]] static QString beforeClick(const AdminDeactivationState &state,
                                             const QString &host);

    /// Beneath the steps, of the one that asks.
    [[nodiscard]] static QString asking(const AdminDeactivationState &state,
                                        const AdminTarget &target, const QString &host);

    /// Of the account, by what is known.
    [[nodiscard]] static QString whatStands(const AdminDeactivationState &state,
                                            const AdminTarget &target);

    /// Of a request that has changed nothing.
    [[nodiscard]] static QString didNotAnswer(const AdminDeactivationState &state,
                                              const QString &host);

private:
    [[nodiscard]] static QString changed(const AdminDeactivationState &state,
                                         const AdminTarget &target);
    [[nodiscard]] static QString whatIsOpen(const AdminDeactivationState &state,
                                            const QString &host);
};

} // namespace farewell
