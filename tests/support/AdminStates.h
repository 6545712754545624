// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminAttempt.h"
#include "app/admin/steps/AdminDeactivationDriver.h"

namespace farewell::test {

/// Somebody with sessions, contacts, files, and two rooms that nobody else looks after.
[[nodiscard]] AdminTarget someTarget();

/// How a deactivation stands: the steps before `step` are done.
[[nodiscard]] AdminDeactivationState stateAt(AdminDeactivationPhase phase, AdminStep step,
                                             Outcome outcome = Outcome::None);

/// What an earlier run has left behind of it: two of three rooms were handed over, and nobody has
/// seen what came of the request; messages and files were to go as well.
[[nodiscard]] AdminAttempt someAttempt();

} // namespace farewell::test
