// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/PracticeScenario.h"
#include "app/tour/TourStep.h"

#include <QList>

namespace farewell::settlingguide {

/// What is settled in the account window, or looked at, before one goes on to the settings.
[[nodiscard]] QList<TourStep> inTheAccount(PracticeScenario::Before before);

/// What is settled in the settings, before one goes on to their end.
[[nodiscard]] QList<TourStep> inTheSettings(const Sight &sight, PracticeScenario::Before before);

} // namespace farewell::settlingguide
