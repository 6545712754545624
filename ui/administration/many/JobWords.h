// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobFlow.h"

/// The words of the contract for automation; not for people.
namespace farewell::words {

[[nodiscard]] QString phase(JobPhase phase); ///< the others: JobRow.h, JobPreview.h

} // namespace farewell::words
