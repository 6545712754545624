// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobFolder.h"
#include "app/admin/job/JobPreview.h"
#include "ui/administration/AdminView.h"
#include "ui/administration/many/JobView.h"

namespace farewell::test {

/// @support:example.org, who administrates example.org.
[[nodiscard]] AdminView desk();

/// Nine lines with a verdict each that there may be, and `more` ready ones after them. Line 5 needs
/// a tick; without one three and `more` would be sent.
[[nodiscard]] JobPreview leavers(std::optional<bool> erase = {}, int more = 0);

/// On what that depends, with nothing chosen.
[[nodiscard]] JobTerms leaversTerms();

/// Its rows in the middle of a run: `more` is at least 12.
[[nodiscard]] QList<JobRow> halfDone(const JobPreview &preview);

/// And at its end, with something of everything.
[[nodiscard]] QList<JobRow> ended(const JobPreview &preview);

[[nodiscard]] JobView jobAt(JobPhase phase, JobReason reason = JobReason::None);

/// What a program that was killed in the middle has left behind.
[[nodiscard]] LeftJob leftJob();

} // namespace farewell::test
