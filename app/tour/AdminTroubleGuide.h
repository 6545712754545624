// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/tour/TourStep.h"

#include <QList>

/// What a guide tells and does where the deactivation of somebody else's account has not gone as it
/// was chosen; nothing where the guide does not know the way.
namespace farewell::admintroubleguide {

/// Nothing was sent, and the choice is open as before.
[[nodiscard]] QList<TourStep> choosingAgain(const QString &reason);

/// A step did not work.
[[nodiscard]] QList<TourStep> asking(const Sight &sight);

/// It is over, and wants to be run again; nothing for other reasons.
[[nodiscard]] QList<TourStep> runningAgain(const QString &reason);

/// It cannot be.
[[nodiscard]] QList<TourStep> impossible(const QString &reason);

} // namespace farewell::admintroubleguide
