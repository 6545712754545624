// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

#include <chrono>

namespace farewell {

class Clock;

/// Counts the seconds of a pause that a server asks for, for whoever shows them. What comes after
/// it is up to others.
class Countdown final : public QObject
{
    Q_OBJECT

public:
    explicit Countdown(Clock &clock, QObject *parent = nullptr); ///< which outlives it

    /// A longer one that is under way goes on instead.
    void start(std::chrono::milliseconds pause);
    void stop();

    /// Rounded up; none: nothing is waited for.
    [[nodiscard]] std::chrono::seconds left() const;

Q_SIGNALS:
    void changed(); ///< left() is another

private:
    void tick();

    Clock &m_clock;
    std::chrono::milliseconds m_until{0}; ///< Clock::elapsed() when it is over
    bool m_isTicking = false;
};

} // namespace farewell
