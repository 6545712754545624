// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

enum class AdminPhase;
enum class EntryReason;

namespace words {

/// The words of the contract for automation; the enums may be renamed, these may not.
[[nodiscard]] QString phase(AdminPhase phase);
[[nodiscard]] QString reason(EntryReason reason);

} // namespace words

} // namespace farewell
