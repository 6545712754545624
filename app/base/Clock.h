// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>

class QObject;

namespace farewell {

/// Where the program gets its time from, so that tests let an hour pass in no time.
class Clock
{
public:
    virtual ~Clock() = default;

    /// The time of day, for showing; may jump.
    [[nodiscard]] virtual QDateTime nowUtc() const = 0;

    /// Time since some fixed moment, for measuring; never jumps.
    [[nodiscard]] virtual std::chrono::milliseconds elapsed() const = 0;

    /// Calls `callback` once, from the event loop, when `delay` has passed; never when
    /// `context` has died before.
    virtual void callAfter(std::chrono::milliseconds delay, QObject *context,
                           std::function<void()> callback)
        = 0;
};

/// The machine's own time.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime nowUtc() const override;
    [[nodiscard]] std::chrono::milliseconds elapsed() const override;
    void callAfter(std::chrono::milliseconds delay, QObject *context,
                   std::function<void()> callback) override;
};

} // namespace farewell
