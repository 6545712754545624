// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/OwnRoom.h"
#include "app/overview/RoomLeaving.h"

#include <chrono>

namespace farewell {

/// How far leaving all rooms has come; what came of each room is its RoomRowState.
struct LeavingState
{
    enum class Phase { Idle, Running, Stopping, Ended };

    Phase phase = Phase::Idle;
    qsizetype left = 0; ///< in all; the others in this go
    qsizetype toGo = 0;
    qsizetype notLeft = 0;
    qsizetype unknown = 0;
    std::optional<std::chrono::milliseconds> pace{}; ///< for each, once the server has slowed it
    std::chrono::seconds pause{0};                   ///< that the server asks for
    std::optional<Failure> failure{};                ///< why the server made it end
    QList<OwnRoom> troubled{};                       ///< that did not work at first, in this order

    [[nodiscard]] bool isRunning() const
    {
        return phase == Phase::Running || phase == Phase::Stopping;
    }
};

} // namespace farewell
