// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/UserRow.h"

#include <QByteArray>

#include <vector>

namespace farewell {

/// The accounts of a list, for a spreadsheet: one row each below the names of the columns, which
/// are the same in every language. What is not known is empty; times are in UTC.
[[nodiscard]] QByteArray sheetOf(const std::vector<UserRow> &rows);

} // namespace farewell
