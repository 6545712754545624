// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/Learner.h"

#include <QList>

#include <functional>

namespace farewell {

/// What somebody does in the windows to come to the end of a scenario, and what that end is.
struct Course
{
    QString id; ///< of the scenario
    std::function<bool(Learner &)> play;
    bool isDeactivated = false;
    QString fleeting{};    ///< a phase that lies between two answers of one look: seen or not
    QString subject{};     ///< localpart, when it is about somebody else's account
    QStringList covered{}; ///< by the clicks on danger buttons, see adminChanges()
};

/// Whether the server has done to the account what the course says, and was asked by an
/// administrator for exactly what the danger clicks cover.
[[nodiscard]] bool isAsTold(const Course &course, const PracticeHomeserver &server);

/// One for each scenario there is; a test sees to that.
[[nodiscard]] QList<Course> courses();

} // namespace farewell
