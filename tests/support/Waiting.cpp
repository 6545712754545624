// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Waiting.h"

#include <QCoreApplication>
#include <QTestEventLoop>
#include <QTimer>

namespace farewell {

bool waitUntil(const std::function<bool()> &isSo, std::chrono::milliseconds patience)
{
    // What went in a processEvents() of the test itself would live on while the loop runs.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (isSo()) {
        return true;
    }
    using namespace std::chrono_literals;
    QTestEventLoop loop;
    QTimer look; // what is looked at may change on another thread, without an event here
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isSo()) {
            loop.exitLoop();
        }
    });
    look.start(1ms);
    loop.enterLoopMSecs(static_cast<int>(patience.count()));
    return !loop.timeout() || isSo();
}

} // namespace farewell
