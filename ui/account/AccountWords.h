// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/AccountPhase.h"
#include "ui/account/SettleEntry.h"

#include <QString>

namespace farewell::words {

/// The words of the contract for automation; the enums may be renamed, these may not.
[[nodiscard]] QString phase(AccountPhase phase);
[[nodiscard]] QString state(SettleEntry::State state);
[[nodiscard]] QString key(SettleEntry::Group group); ///< empty for what stands above all groups

} // namespace farewell::words
