// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/PracticeScenario.h"
#include "app/tour/TourStep.h"
#include "app/tour/TourTask.h"

#include <QList>

/// What a guide tells and does where a list of accounts is deactivated.
namespace farewell::adminjobguide {

/// In the list of all accounts, to come to a list of some.
[[nodiscard]] QList<TourStep> inTheList(const TourTask &task);

/// As tourguide::stepsAt(), in adminJobWindow.
[[nodiscard]] QList<TourStep> stepsAt(const Sight &sight, const TourTask &task,
                                      const PracticeScenario &scenario);

/// A list that was left behind is offered.
[[nodiscard]] QList<TourStep> unfinished();

/// As tourguide::isTheEnd(), in adminJobWindow.
[[nodiscard]] bool isTheEnd(const Sight &sight);

} // namespace farewell::adminjobguide
