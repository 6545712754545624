// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/ProfileClearing.h"

#include <chrono>

namespace farewell {

/// How far the removal of name and picture has come.
struct ProfileState
{
    enum class Phase {
        Idle,
        Working,
        Spreading, ///< removed; the server still tells the rooms
        Settled,   ///< every room that was looked at shows it
        Unseen,    ///< removed, and nobody knows what the rooms show
        NotDone,   ///< wholly or in part; or nobody knows
    };

    Phase phase = Phase::Idle;
    ProfileCleared result{};
    qsizetype looked = 0; ///< rooms that show it
    qsizetype total = 0;  ///< rooms that are looked at
    std::optional<std::chrono::milliseconds> remaining{};
};

} // namespace farewell
