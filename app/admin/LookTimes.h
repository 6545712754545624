// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace farewell {

/// The last look at an account whose answer did not come, counted from sending.
inline constexpr std::chrono::seconds lastAdminLook{300};

/// How long until the next look is due, at 2, 5, 15, 60 and 300 s; nothing after the last.
[[nodiscard]] std::chrono::milliseconds untilNextAdminLook(std::chrono::milliseconds sinceSent);

} // namespace farewell
