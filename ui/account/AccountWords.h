// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/AccountPhase.h"

#include <QString>

namespace farewell::words {

/// The word of the contract for automation; the enum may be renamed, this may not.
[[nodiscard]] QString phase(AccountPhase phase);

} // namespace farewell::words
