// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "ui/account/AccountView.h"

#include <QCoreApplication>

namespace farewell {

/// The words of a deactivation: why it stands where it stands, and the way out. They are ours and
/// translated; what a server wrote is never among them.
class DeactivationSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::DeactivationSentences)

public:
    /// Why the phase is what it is; empty without a reason.
    [[nodiscard]] static QString reason(const DeactivationState &state, const AccountView &account);

    /// The heading of a dead end; "Your account is still active" only where that is known.
    [[nodiscard]] static QString impossibleHeading(const DeactivationState &state);

    /// What the person can do about a dead end.
    [[nodiscard]] static QString wayOut(const DeactivationState &state, const AccountView &account);

    [[nodiscard]] static QString outcomeHeading(Outcome outcome, Likely likely);
    [[nodiscard]] static QString outcomeSentence(const DeactivationState &state,
                                                 const AccountView &account);

    /// "@alice:example.org · 23 November 2026, 14:09", or when it was sent.
    [[nodiscard]] static QString outcomeSubtitle(const DeactivationState &state,
                                                 const AccountView &account);

    /// What was chosen, what stays behind, and who can be asked; empty where nothing has gone.
    [[nodiscard]] static QString whatStays(const DeactivationState &state,
                                           const AccountView &account);

    /// Why no note can be kept, and what that means; empty when one can.
    [[nodiscard]] static QString journalNotice(NoteFault fault);

    /// What to do later when nobody could find out.
    [[nodiscard]] static QString whatToDoLater();

private:
    [[nodiscard]] static QString stillActive(const DeactivationState &state,
                                             const AccountView &account);
    [[nodiscard]] static QString moreNeeded(const DeactivationState &state);
};

} // namespace farewell
