// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/Countdown.h"

#include "app/base/Clock.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace farewell {

Countdown::Countdown(Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock)
{
}

void Countdown::start(std::chrono::milliseconds pause)
{
    const auto until = m_clock.elapsed() + pause;
    if (until <= m_until || pause <= 0ms) {
        return;
    }
    m_until = until;
    tick();
    Q_EMIT changed();
}

void Countdown::stop()
{
    if (std::exchange(m_until, 0ms) > m_clock.elapsed()) {
        Q_EMIT changed();
    }
}

std::chrono::seconds Countdown::left() const
{
    return std::max(0s, std::chrono::ceil<std::chrono::seconds>(m_until - m_clock.elapsed()));
}

/// When the number of whole seconds that are left is another.
void Countdown::tick()
{
    if (std::exchange(m_isTicking, true)) {
        return;
    }
    const auto toNext = (m_until - m_clock.elapsed() - 1ms) % 1s + 1ms;
    m_clock.callAfter(toNext, this, [this] {
        m_isTicking = false;
        const bool goesOn = left() > 0s;
        if (goesOn) {
            tick();
        }
        Q_EMIT changed();
    });
}

} // namespace farewell
