// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/Courses.h"

namespace farewell {

/// Those of the scenarios in which somebody looks after other people's accounts.
[[nodiscard]] QList<Course> adminCourses();

} // namespace farewell
