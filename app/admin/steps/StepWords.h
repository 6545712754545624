// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminStep.h"

#include <QString>

#include <optional>

namespace farewell {

/// Words that stay as they are: they stand in records, and suites go by them. None: empty.
[[nodiscard]] QString wordOf(AdminStep step);
[[nodiscard]] QString wordOf(StepResult result);
[[nodiscard]] QString wordOf(AdminReason reason);

[[nodiscard]] std::optional<StepResult> stepResultOf(const QString &word);

} // namespace farewell
