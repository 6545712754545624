// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/StageOnALine.h"

namespace farewell {

StageOnALine::StageOnALine()
{
    if (!proxy.start()) {
        qFatal("no port to listen on");
    }
    stage.standBehind(proxy.baseUrl());
    stage.setHeldBack([this] { return proxy.heldBack(); });
}

} // namespace farewell
