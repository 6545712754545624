// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobList.h"
#include "app/admin/job/JobRow.h"

#include <QByteArray>

namespace farewell {

/// Whether a table tells what was sent, or what would have been.
enum class JobResultsOf { Run, DryRun };

/// What has become of each line of a list, as a table for spreadsheets that CsvReader and JobList
/// take as a list again; the first row names the columns, with words that stay as they are.
[[nodiscard]] QByteArray resultsCsv(const QList<JobRow> &rows, bool erase,
                                    JobResultsOf of = JobResultsOf::Run);

/// Was to be sent, and is not done, for whatever reason.
[[nodiscard]] bool isOfTheRest(const JobRow &row);

/// These as a new list, with their notes; what was never to be sent is not among them.
[[nodiscard]] JobList restOf(const QList<JobRow> &rows);

} // namespace farewell
