// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/AccountChangeView.h"

#include <QCoreApplication>

namespace farewell {

/// What an administrator reads before and after a lock, its end, or a reactivation.
class ChangeSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::ChangeSentences)

public:
    [[nodiscard]] static QString title(AccountAct act); ///< of the window, and above the question
    [[nodiscard]] static QString button(AccountAct act);
    [[nodiscard]] static QString hintForSpace(AccountAct act); ///< for screen readers

    /// What the act does and does not, a paragraph each.
    [[nodiscard]] static QString consequences(const AccountChangeView &view);

    /// Who can sign in after a reactivation without a new password.
    [[nodiscard]] static QString withoutPassword(const AccountChangeView &view);

    /// Above all else once there is an end.
    [[nodiscard]] static QString heading(const AccountChangeState &state);

    /// What is going on, what has come of it, or why nothing was done; empty in the beginning.
    [[nodiscard]] static QString status(const AccountChangeState &state,
                                        const AccountChangeView &view);

private:
    [[nodiscard]] static QString aboutReactivation(const AccountChangeView &view);
    [[nodiscard]] static QString unlocked(const AccountChangeState &state);
    [[nodiscard]] static QString done(const AccountChangeState &state);
    [[nodiscard]] static QString notDone(const AccountChangeState &state,
                                         const AccountChangeView &view);
    [[nodiscard]] static QString notSent(const AccountChangeState &state,
                                         const AccountChangeView &view);
};

} // namespace farewell
