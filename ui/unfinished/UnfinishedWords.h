// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

enum class UnfinishedPhase;

namespace words {

/// The word of the contract for automation; the enum may be renamed, this may not.
[[nodiscard]] QString phase(UnfinishedPhase phase);

} // namespace words

} // namespace farewell
