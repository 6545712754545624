// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Clock.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <optional>
#include <vector>

namespace farewell {

/// A clock whose time moves only by advance(), and never past a callback that is due.
///
/// Due callbacks come one by one from the event loop, in the order of their times, each at its own
/// time: so a tick that asks for the next tick gets all of them from one long advance(). Other
/// threads may read it.
class ManualClock final : public Clock
{
public:
    ManualClock() = default;

    void advance(std::chrono::milliseconds duration);

    /// The clock on the wall is set to another time; none passes.
    void jump(std::chrono::milliseconds by) { m_jumped = m_jumped.load() + by; }

    [[nodiscard]] QDateTime nowUtc() const override;
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_now; }
    [[nodiscard]] QUuid boot() const override { return {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}; }
    void callAfter(std::chrono::milliseconds delay, QObject *context,
                   std::function<void()> callback) override;

    /// How long until the next callback whose context still lives; nothing when none is waiting.
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilNext() const;

private:
    struct Entry
    {
        std::chrono::milliseconds due;
        QPointer<QObject> context;
        std::function<void()> callback;
    };

    void moveOn();
    void step();

    QObject m_loop;
    std::vector<Entry> m_entries; ///< by due time, then by age
    std::atomic<std::chrono::milliseconds> m_now{std::chrono::milliseconds(0)};
    std::chrono::milliseconds m_target{0};
    std::atomic<std::chrono::milliseconds> m_jumped{std::chrono::milliseconds(0)};
    bool m_stepQueued = false;
};

} // namespace farewell
