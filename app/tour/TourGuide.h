// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/PracticeScenario.h"
#include "app/tour/TourStep.h"

#include <QList>

namespace farewell::tourguide {

/// What a guide tells and does in each state of the windows, until the state changes; empty where
/// the guide does not know the way. Steps whose control is not shown do not apply. One of the few
/// places that have to know every phase.
[[nodiscard]] QList<TourStep> stepsAt(const Sight &sight, const PracticeScenario &scenario);

/// Nothing comes after this: the tour is over when its steps are done.
[[nodiscard]] bool isTheEnd(const Sight &sight, const PracticeScenario &scenario);

} // namespace farewell::tourguide
