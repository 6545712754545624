// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminTarget.h"

#include <QCoreApplication>

namespace farewell {

/// What becomes of somebody else's account, before the click.
class TargetConsequences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::TargetConsequences)

public:
    /// Paragraphs for ConsequencesLabel, with the account's own numbers.
    [[nodiscard]] static QString of(const AdminTarget &target, const AdminChoices &choices);

private:
    [[nodiscard]] static QString halfDeactivated(const AdminAccount &account);
    [[nodiscard]] static QString whatStays(const AdminChoices &choices);
};

} // namespace farewell
