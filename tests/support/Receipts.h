// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/record/Receipt.h"

namespace farewell::test {

/// Of alice, deactivated: with a first question, a proof, and all that can be settled before.
[[nodiscard]] Receipt someReceipt();

} // namespace farewell::test
