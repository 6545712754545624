// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/SystemClock.h"

#include <functional>
#include <map>
#include <optional>

namespace farewell {

/// What the server goes on doing by itself. Nobody can tell whether that happens at its time or
/// when somebody next looks, so it happens then: whoever looks calls catchUp() first.
class PracticeTimetable final
{
public:
    /// Before anything is on the table. `clock` outlives this, and can be read from any thread.
    void setClock(const Clock &clock) { m_clock = &clock; }

    /// While something is done, the time that it was due.
    [[nodiscard]] std::chrono::milliseconds now() const;

    /// The time of day as Matrix writes it.
    [[nodiscard]] qint64 timestamp() const;
    [[nodiscard]] QDateTime nowUtc() const { return m_clock->nowUtc(); }

    void after(std::chrono::milliseconds delay, std::function<void()> work);

    /// Does all that is due, in its order, and what comes of it.
    void catchUp();

private:
    SystemClock m_system;
    const Clock *m_clock = &m_system;
    std::multimap<std::chrono::milliseconds, std::function<void()>> m_works; ///< by due time
    std::optional<std::chrono::milliseconds> m_workingAt;
};

} // namespace farewell
