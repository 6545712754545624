// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/Scenarios.h"

#include <QList>

namespace farewell {

/// Those in which somebody looks after other people's accounts; in the language of the application.
[[nodiscard]] QList<Scenario> adminScenarios();

} // namespace farewell
