// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminPlace.h"

namespace farewell {

class ActivityLog;
class Clock;

/// What everything needs that is done to somebody else's account: who acts and where, and where it
/// is written down. All of it outlives whoever works at it.
struct AdminDesk
{
    AdminPlace place;
    Clock &clock;
    ActivityLog &log;
};

} // namespace farewell
