// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"

namespace farewell {

/// A password that nobody can guess and everybody can read out: five groups of four, without the
/// letters and digits that are taken for each other. 98 bits of the system's own chance.
[[nodiscard]] Secret generatePassword();

} // namespace farewell
