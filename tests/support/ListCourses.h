// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/Courses.h"

namespace farewell {

/// Those of the scenarios in which a list of accounts is deactivated.
[[nodiscard]] QList<Course> listCourses();

/// Scenarios that are about one account, met with the list that they have as well. No tour shows
/// these.
[[nodiscard]] QList<Course> coursesWithAList();

} // namespace farewell
