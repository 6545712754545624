// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

/// What an administrator does in a scenario, as the tour plays it.
struct TourTask
{
    enum class Goal { Look, Lock, Deactivate, BringBack };

    Goal goal = Goal::Deactivate;
    QString person{};  ///< localpart: whom the scenario tells of
    QString bridged{}; ///< localpart of somebody who is looked at first, as the card differs

    // With Deactivate: what is chosen besides.
    bool handsOver = false;
    bool redacts = false;
    bool deletesFiles = false;

    bool readsTheLog = false; ///< at the end
};

[[nodiscard]] TourTask tourTaskIn(const QString &scenarioId);

} // namespace farewell
