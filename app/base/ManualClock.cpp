// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"

#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace farewell {

using std::chrono::milliseconds;

void ManualClock::advance(milliseconds duration)
{
    m_target += duration;
    moveOn();
}

QDateTime ManualClock::nowUtc() const
{
    static const QDateTime start(QDate(2026, 1, 1), QTime(12, 0), QTimeZone::utc());
    return start.addMSecs((m_now.load() + m_jumped.load()).count());
}

void ManualClock::callAfter(milliseconds delay, QObject *context, std::function<void()> callback)
{
    Entry entry{m_now.load() + std::max(delay, milliseconds(0)), context, std::move(callback)};
    const auto place
        = std::upper_bound(m_entries.begin(), m_entries.end(), entry,
                           [](const Entry &a, const Entry &b) { return a.due < b.due; });
    m_entries.insert(place, std::move(entry));
    moveOn();
}

std::optional<milliseconds> ManualClock::untilNext() const
{
    for (const Entry &entry : m_entries) {
        if (entry.context) {
            return entry.due - m_now.load();
        }
    }
    return std::nullopt;
}

void ManualClock::moveOn()
{
    std::erase_if(m_entries, [](const Entry &entry) { return entry.context.isNull(); });
    const bool isDue = !m_entries.empty() && m_entries.front().due <= m_target;
    m_now = isDue ? m_entries.front().due : m_target;
    if (isDue && !m_stepQueued) {
        m_stepQueued = true;
        QMetaObject::invokeMethod(&m_loop, [this] { step(); }, Qt::QueuedConnection);
    }
}

void ManualClock::step()
{
    m_stepQueued = false;
    moveOn();
    if (!m_entries.empty() && m_entries.front().due <= m_now.load()) {
        const Entry entry = std::move(m_entries.front());
        m_entries.erase(m_entries.begin());
        if (entry.context) {
            entry.callback();
        }
    }
    moveOn();
}

} // namespace farewell
