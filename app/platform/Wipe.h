// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>

namespace farewell {

/// Overwrites memory with zeros, also where nobody reads it again before it is freed.
void wipe(void *data, std::size_t size) noexcept;

} // namespace farewell
