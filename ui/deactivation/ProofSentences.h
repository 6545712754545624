// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "ui/account/AccountView.h"

#include <QCoreApplication>

namespace farewell {

/// What the proof section says in a phase, part by part; an empty part is not shown.
struct ProofText
{
    QString heading; ///< strong, with the time where one runs
    QString body;
    QString note;     ///< muted
    QString question; ///< strong, right above the button that deactivates

    /// All of it, for a screen reader.
    [[nodiscard]] QString spoken() const;
};

/// The words of the proof section.
class ProofSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::ProofSentences)

public:
    [[nodiscard]] static ProofText of(const DeactivationState &state, const AccountView &account);

    /// What a way to prove it is called on its button.
    [[nodiscard]] static QString option(const ProofOption &option);

private:
    [[nodiscard]] static ProofText browser(const DeactivationState &state,
                                           const AccountView &account);
    [[nodiscard]] static ProofText submitting(const DeactivationState &state);
    [[nodiscard]] static ProofText verifying(const DeactivationState &state);
    [[nodiscard]] static QString beforeTheBrowser(const DeactivationState &state);
    [[nodiscard]] static QString page(const QString &stage);
    [[nodiscard]] static QString sure();
};

} // namespace farewell
