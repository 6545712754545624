// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/record/ReceiptState.h"

namespace farewell::words {

/// The values of the property `receipt`, by which tests from outside know how far it is.
[[nodiscard]] QString receipt(ReceiptState::Phase phase);

} // namespace farewell::words
