// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/HeirReader.h"
#include "app/overview/OwnRoom.h"
#include "app/overview/RoomHandOverFlow.h"

namespace farewell {

enum class HandOverPhase { Loading, Choosing, Working, Done, Failed };

/// All that handOverDialog shows.
struct HandOverState
{
    HandOverPhase phase = HandOverPhase::Loading;
    OwnRoom room{};
    HeirList list{};             ///< once it is read
    RoomMember heir{};           ///< who was chosen, from Working on
    RoomHandOverResult result{}; ///< with Done, and with Failed where the list could be read
    QDateTime at{};              ///< UTC: when that was so
    /// How long the server still asks to wait: with Loading it goes on by itself then, with
    /// Choosing at a click.
    std::chrono::seconds pause{0};
};

} // namespace farewell
