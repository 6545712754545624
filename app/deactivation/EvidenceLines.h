// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "app/deactivation/EvidenceLine.h"
#include "app/deactivation/LookBack.h"

namespace farewell {

/// What was seen of a deactivation, one line per witness, in the order in which it is read.
[[nodiscard]] QList<EvidenceLine> evidenceLines(const DeactivationState &state);

/// The same of an attempt that an earlier run left behind.
[[nodiscard]] QList<EvidenceLine> evidenceLines(const Attempt &attempt, const Findings &findings,
                                                Outcome outcome);

} // namespace farewell
