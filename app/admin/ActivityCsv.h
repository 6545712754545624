// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityEntry.h"

namespace farewell {

/// Entries of the activity log as a table for spreadsheets; the first row names the columns, with
/// words that stay as they are.
[[nodiscard]] QByteArray activityCsv(const QList<ActivityEntry> &entries);

} // namespace farewell
