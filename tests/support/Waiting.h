// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTest>

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

/// As QTRY_COMPARE and QTRY_VERIFY, which look every 50 ms only.
#define WAIT_COMPARE(actual, expected)                                     \
    do {                                                                   \
        (void)farewell::waitUntil([&] { return (actual) == (expected); }); \
        QCOMPARE(actual, expected);                                        \
    } while (false)
#define WAIT_VERIFY(condition) QVERIFY(farewell::waitUntil([&] { return bool(condition); }))
