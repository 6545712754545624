// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobPreview.h"

#include <QByteArray>

namespace farewell {

/// What would be done about each line of a list, and why, as a table for spreadsheets that
/// CsvReader and JobList take as a list again; the first row names the columns, with words that
/// stay as they are.
[[nodiscard]] QByteArray previewCsv(const JobPreview &preview);

} // namespace farewell
