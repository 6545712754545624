// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/tour/TourStep.h"

#include <QList>

namespace farewell::accountchangeguide {

/// As tourguide::stepsAt(), where an account is locked, unlocked or reactivated.
[[nodiscard]] QList<TourStep> stepsAt(const Sight &sight);

} // namespace farewell::accountchangeguide
