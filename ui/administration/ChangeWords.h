// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AccountChangeState.h"

/// The words of the contract for automation; the enums may be renamed, these may not.
namespace farewell::words {

[[nodiscard]] QString phase(ChangePhase phase);
[[nodiscard]] QString outcome(ChangeOutcome outcome);
[[nodiscard]] QString reason(ChangeReason reason);

} // namespace farewell::words
