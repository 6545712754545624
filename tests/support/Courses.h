// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/Learner.h"

#include <QList>

#include <functional>

namespace farewell {

/// What somebody does in the deactivation dialog to come to the end of a scenario, and what that
/// end is.
struct Course
{
    QString id; ///< of the scenario
    std::function<bool(Learner &)> play;
    bool isDeactivated = false;
    QString fleeting{}; ///< a phase that lies between two answers of one look: seen or not
};

/// One for each scenario there is; a test sees to that.
[[nodiscard]] QList<Course> courses();

} // namespace farewell
