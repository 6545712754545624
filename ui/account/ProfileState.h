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
        Spreading, ///< removed, wholly or in part; the server still tells the rooms
        Settled,   ///< every room that was looked at shows it
        Unseen,    ///< removed, and nobody knows what the rooms show
        NotDone,   ///< wholly or in part; or nobody knows
    };

    /// How the server tells the rooms of a change.
    enum class Telling {
        Over,   ///< or there is nothing to tell
        GoesOn, ///< or is going to, for the change is asked for
        Unseen, ///< nobody knows how far it has come
    };

    Phase phase = Phase::Idle;
    Telling own = Telling::Over;       ///< of what was removed here
    Telling elsewhere = Telling::Over; ///< of what another app has changed
    ProfileCleared result{};
    qsizetype looked = 0; ///< rooms that show it
    qsizetype total = 0;  ///< rooms that are looked at
    std::optional<std::chrono::milliseconds> remaining{};
    std::chrono::seconds pause{0}; ///< with Working: that the server asks for

    [[nodiscard]] bool isTelling() const
    {
        return own == Telling::GoesOn || elsewhere == Telling::GoesOn;
    }
};

} // namespace farewell
