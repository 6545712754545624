// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QUuid>

#include <chrono>
#include <functional>

class QObject;

namespace farewell {

/// A moment that a later run of the program can count from. The clock on the wall plays no part.
struct Moment
{
    QUuid boot; ///< this start of the computer; null when its system has no name for it
    std::chrono::milliseconds elapsed{0}; ///< Clock::elapsed() then

    friend bool operator==(const Moment &, const Moment &) = default;
};

/// Where the program gets its time from, so that tests let an hour pass in no time.
class Clock
{
public:
    virtual ~Clock() = default;

    /// The time of day, for showing; may jump.
    [[nodiscard]] virtual QDateTime nowUtc() const = 0;

    /// For measuring; never jumps. Never more than the time since the computer was started: Linux
    /// counts from there, and not while the computer sleeps.
    [[nodiscard]] virtual std::chrono::milliseconds elapsed() const = 0;

    [[nodiscard]] virtual QUuid boot() const = 0; ///< as in Moment

    [[nodiscard]] Moment now() const { return {boot(), elapsed()}; }

    /// How long ago that was, at least: nobody knows how long the computer was off.
    [[nodiscard]] std::chrono::milliseconds atLeastSince(const Moment &then) const;

    /// Calls `callback` once, from the event loop, when `delay` has passed; never when
    /// `context` has died before.
    virtual void callAfter(std::chrono::milliseconds delay, QObject *context,
                           std::function<void()> callback)
        = 0;
};

} // namespace farewell
