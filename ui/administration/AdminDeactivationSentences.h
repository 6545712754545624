// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminDeactivationDriver.h"

#include <QCoreApplication>

namespace farewell {

/// What the dialog of a deactivation for somebody else says.
class AdminDeactivationSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AdminDeactivationSentences)

public:
    [[nodiscard]] static QString heading(const AdminDeactivationState &state);

    /// Beneath the steps: what it comes to, and what can be done. May be empty.
    [[nodiscard]] static QString sentence(const AdminDeactivationState &state,
                                          const AdminTarget &target, const QString &host);

private:
    [[nodiscard]] static QString unwritten(const AdminDeactivationState &state);
    [[nodiscard]] static QString impossible(const AdminDeactivationState &state,
                                            const AdminTarget &target, const QString &host);
    [[nodiscard]] static QString settled(const AdminDeactivationState &state,
                                         const AdminTarget &target, const QString &host);
};

} // namespace farewell
