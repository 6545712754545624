// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <functional>

namespace farewell {

/// Waits for a state, with the event loop running all the while; says whether it has come.
///
/// QTest::qWaitFor() sleeps for 10 ms between its looks at the events: a request needs half a dozen
/// of them, and most of a test run was sleep.
[[nodiscard]] bool waitUntil(const std::function<bool()> &isSo,
                             std::chrono::milliseconds patience = std::chrono::seconds(5));

} // namespace farewell
