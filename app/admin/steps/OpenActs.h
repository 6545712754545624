// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityLog.h"
#include "app/admin/steps/AdminAttempt.h"

namespace farewell {

/// Writes down what has come of the acts that an earlier run of the program left open in the log:
/// those of this attempt, and no other. Not where nobody knows.
[[nodiscard]] LogFault concludeOpenActs(ActivityLog &log, const AdminAttempt &attempt,
                                        const AdminFindings &findings);

} // namespace farewell
