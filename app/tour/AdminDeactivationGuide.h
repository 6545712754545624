// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/tour/TourStep.h"
#include "app/tour/TourTask.h"

#include <QList>

namespace farewell::admindeactivationguide {

/// As tourguide::stepsAt(), where somebody else's account is deactivated.
[[nodiscard]] QList<TourStep> stepsAt(const Sight &sight, const TourTask &task);

/// As tourguide::isTheEnd().
[[nodiscard]] bool isTheEnd(const Sight &sight);

} // namespace farewell::admindeactivationguide
