// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"

namespace farewell::words {

/// The strings of the contract for automation: the dynamic properties `phase`, `reason`,
/// `outcome` and `likely`. Never translated, never changed.
[[nodiscard]] QString phase(DeactivationPhase phase);
[[nodiscard]] QString reason(DeactivationReason reason);
[[nodiscard]] QString outcome(Outcome outcome);
[[nodiscard]] QString likely(Likely likely);

} // namespace farewell::words
