// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "app/matrix/Session.h"
#include "app/matrix/UiaChallenge.h"

namespace farewell {

/// How a stage is proved: natively where we can, else on its page in the browser.
[[nodiscard]] ProofOption optionFor(const QString &stage);

/// The proof that the way somebody signed in implies.
[[nodiscard]] ProofOption optionFor(Session::Kind kind);

/// The stages that can be done next, without doubles: of the flows that have got furthest, and only
/// those that can be done at all (a page needs a session).
[[nodiscard]] QList<ProofOption> proofOptions(const UiaChallenge &challenge);

/// The phase that asks for this proof.
[[nodiscard]] DeactivationPhase phaseOf(const ProofOption &option);

} // namespace farewell
