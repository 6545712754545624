// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminDeactivationFlow.h"

/// The words of the contract for automation; not for people.
namespace farewell::words {

[[nodiscard]] QString phase(AdminDeactivationPhase phase); ///< the others: StepWords.h

} // namespace farewell::words
