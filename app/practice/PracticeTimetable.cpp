// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeTimetable.h"

#include <utility>

namespace farewell {

using std::chrono::milliseconds;

milliseconds PracticeTimetable::now() const
{
    return m_workingAt.value_or(m_clock->elapsed());
}

qint64 PracticeTimetable::timestamp() const
{
    return m_clock->nowUtc().toMSecsSinceEpoch();
}

void PracticeTimetable::after(milliseconds delay, std::function<void()> work)
{
    m_works.emplace(now() + delay, std::move(work));
}

void PracticeTimetable::catchUp()
{
    const milliseconds until = m_clock->elapsed();
    while (!m_works.empty() && m_works.begin()->first <= until) {
        const auto next = m_works.extract(m_works.begin());
        m_workingAt = next.key();
        next.mapped()();
    }
    m_workingAt.reset();
}

} // namespace farewell
