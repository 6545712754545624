// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/StepDriver.h"

#include "app/base/Clock.h"

#include <algorithm>
#include <utility>

namespace farewell {

using milliseconds = std::chrono::milliseconds;

std::optional<milliseconds> StepDriver::pauseLeft() const
{
    return m_putOff
        ? std::optional(std::max(m_putOff->until - m_desk.clock.elapsed(), milliseconds(0)))
        : std::nullopt;
}

void StepDriver::conclude(LoggedAct &act, const QString &readBack)
{
    m_isResultUnwritten = act.conclude(readBack) != LogFault::None || m_isResultUnwritten;
}

void StepDriver::putOff(const Failure &why, std::function<void()> goOn)
{
    const milliseconds pause = why.pause();
    m_putOff = PutOff{why, m_desk.clock.elapsed() + pause};
    m_desk.clock.callAfter(pause, this, [this, goOn = std::move(goOn)] {
        if (takePutOff()) {
            goOn();
        }
    });
    Q_EMIT progressed();
}

std::optional<Failure> StepDriver::takePutOff()
{
    const auto putOff = std::exchange(m_putOff, std::nullopt);
    return putOff ? std::optional(putOff->why) : std::nullopt;
}

} // namespace farewell
