// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/PracticeScenario.h"

#include <functional>
#include <optional>

namespace farewell {

class FaultProxy;
class PracticeHomeserver;

/// A course to practise, and what the practice homeserver and the line to it do for it.
struct Scenario
{
    PracticeScenario told;
    std::function<void(PracticeHomeserver &, FaultProxy &)> prepare; ///< once, before anybody asks
};

/// All of them, the one where everything goes well first; in the language of the application.
[[nodiscard]] QList<Scenario> scenarios();

[[nodiscard]] std::optional<Scenario> scenarioWith(const QString &id);

/// The password of every practice account that has one.
[[nodiscard]] QString practicePassword();

} // namespace farewell
