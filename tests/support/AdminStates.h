// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminDeactivationDriver.h"

namespace farewell::test {

/// Somebody with sessions, contacts, files, and two rooms that nobody else looks after.
[[nodiscard]] AdminTarget someTarget();

/// How a deactivation stands: the steps before `step` are done.
[[nodiscard]] AdminDeactivationState stateAt(AdminDeactivationPhase phase, AdminStep step,
                                             Outcome outcome = Outcome::None);

} // namespace farewell::test
