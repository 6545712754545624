// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/PracticeScenario.h"
#include "app/tour/TourStep.h"

#include <QList>

namespace farewell::adminguide {

/// Whether an administrator is before it.
[[nodiscard]] bool knows(const Sight &sight);

/// As tourguide::stepsAt(), in the windows where somebody looks after other people's accounts.
[[nodiscard]] QList<TourStep> stepsAt(const Sight &sight, const PracticeScenario &scenario);

/// As tourguide::isTheEnd().
[[nodiscard]] bool isTheEnd(const Sight &sight, const PracticeScenario &scenario);

} // namespace farewell::adminguide
