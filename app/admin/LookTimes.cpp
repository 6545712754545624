// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/LookTimes.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace farewell {

std::chrono::milliseconds untilNextAdminLook(std::chrono::milliseconds sinceSent)
{
    constexpr std::array<std::chrono::milliseconds, 5> looks{2s, 5s, 15s, 60s, lastAdminLook};
    const auto *const next = std::ranges::upper_bound(looks, sinceSent);
    return next == looks.end() ? 0ms : *next - sinceSent;
}

} // namespace farewell
