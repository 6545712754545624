// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDoor.h"

namespace farewell {

/// All that Synapse tells administrators of one account at once.
[[nodiscard]] QJsonObject practiceCard(PracticeState &state, const PracticeAccount &account);

// Where there is nothing, Synapse says null.
[[nodiscard]] QJsonValue textOrNull(const QString &text);
[[nodiscard]] QJsonValue timeOrNull(const std::optional<qint64> &time);

} // namespace farewell
