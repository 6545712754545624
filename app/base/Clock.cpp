// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Clock.h"

#include <algorithm>

namespace farewell {

using std::chrono::milliseconds;

milliseconds Clock::atLeastSince(const Moment &then) const
{
    const QUuid boot = this->boot();
    const bool wasRestarted = !then.boot.isNull() && !boot.isNull() && then.boot != boot;
    return wasRestarted ? elapsed() : std::max(elapsed() - then.elapsed, milliseconds(0));
}

} // namespace farewell
