// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/FaultProxy.h"
#include "tests/support/Stage.h"

namespace farewell {

/// The whole program at a line to its homeserver that can break; answers can be late by the clock
/// of the stage.
struct StageOnALine
{
    StageOnALine();

    Stage stage{Stage::Time::Manual};
    FaultProxy proxy{stage.server.baseUrl(), stage.manualClock};
};

} // namespace farewell
