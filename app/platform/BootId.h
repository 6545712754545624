// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

namespace farewell {

/// A name for this start of the computer, another one after each; empty where the system has none.
[[nodiscard]] std::string bootId();

} // namespace farewell
