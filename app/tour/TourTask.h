// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>

namespace farewell {

/// What an administrator does in a scenario, as the tour plays it.
struct TourTask
{
    enum class Goal { Look, Lock, Deactivate, DeactivateMany, BringBack };

    Goal goal = Goal::Deactivate;
    QString person{};  ///< localpart: whom the scenario tells of
    QString bridged{}; ///< localpart of somebody who is looked at first, as the card differs

    // With Deactivate: what is chosen besides.
    bool handsOver = false;
    bool redacts = false;
    bool deletesFiles = false;

    bool readsTheLog = false; ///< at the end

    // With DeactivateMany; the list is the scenario's own, where nobody is searched for.
    QString search{};          ///< for those whom the list is made of
    bool looksThrough = false; ///< at the lines that are not simply sent
    QList<int> ticks{};        ///< lines, also of a list of those who were left
    bool runsAgain = false;    ///< with those
};

[[nodiscard]] TourTask tourTaskIn(const QString &scenarioId);

} // namespace farewell
