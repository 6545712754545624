// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/deactivation/ProofSentences.h"

namespace farewell {

/// What is said where the account is managed on a page in the browser: nothing is sent from here,
/// so nothing more is known than what a look shows.
class ManagedSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::ManagedSentences)

public:
    [[nodiscard]] static ProofText proof(const DeactivationState &state,
                                         const AccountView &account);

    /// What to press on the page, in its own words; empty where the page leads there by itself.
    [[nodiscard]] static QString button(const DeactivationState &state);
    [[nodiscard]] static QString box(const DeactivationState &state);

    [[nodiscard]] static QString outcomeHeading(const DeactivationState &state);
    [[nodiscard]] static QString outcomeSentence(const DeactivationState &state,
                                                 const AccountView &account);
    [[nodiscard]] static QString whatToDoLater();
    [[nodiscard]] static QString whatStays();

private:
    [[nodiscard]] static QString onThePage(const char *english);
    [[nodiscard]] static bool leadsThere(const DeactivationState &state);

    /// All that is known is that our sign-in has ended.
    [[nodiscard]] static bool isOnlySignedOut(const DeactivationState &state);
};

} // namespace farewell
