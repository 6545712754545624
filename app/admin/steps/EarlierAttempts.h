// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminAttempt.h"

namespace farewell {

class ActivityLog;
class NoteFolder;

/// What was read of an account settles what other attempts of the same administrator at it have
/// left behind, where it tells of them: what came of their acts is written into the log, and their
/// notes go. One whose note cannot be settled is asked about at the next start.
void settleEarlier(const NoteFolder &folder, ActivityLog &log, const Clock &clock,
                   const AdminAttempt &attempt, const AdminFindings &findings);

} // namespace farewell
