// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/tour/TourStep.h"

#include <QList>

/// What a guide tells and does where a room is handed over.
namespace farewell::handoverguide {

/// On the settings page "Rooms".
[[nodiscard]] QList<TourStep> onThePage();

/// As tourguide::stepsAt(), in handOverDialog.
[[nodiscard]] QList<TourStep> stepsAt(const Sight &sight);

} // namespace farewell::handoverguide
