// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobRooms.h"

#include <algorithm>

namespace farewell {

void JobRooms::add(qsizetype row, milliseconds now)
{
    m_rows[row] = {};
    m_fellAt = now;
    m_isOver = false;
    if (m_pending.empty() && m_underWay.empty()) {
        m_nextAt = std::min(m_nextAt.value_or(now), now);
    }
}

std::optional<qsizetype> JobRooms::take(milliseconds now, int ticket)
{
    if (m_nextAt && *m_nextAt <= now) {
        m_nextAt.reset();
        for (const auto &[row, watched] : m_rows) {
            if (!watched.isSettled) {
                m_pending.push_back(row);
            }
        }
    }
    if (m_pending.empty() || m_underWay.size() >= atATime) {
        return std::nullopt;
    }
    const qsizetype row = m_pending.front();
    m_pending.pop_front();
    m_underWay[ticket] = row;
    return row;
}

void JobRooms::read(int ticket, std::optional<qint64> rooms, milliseconds now)
{
    const auto look = m_underWay.find(ticket);
    if (look == m_underWay.end()) {
        return;
    }
    Watched &watched = m_rows[look->second];
    m_underWay.erase(look);
    watched.isReadLast = rooms.has_value();
    if (rooms) {
        if (!watched.left || *rooms < *watched.left) {
            m_fellAt = now;
        }
        watched.left = rooms;
        watched.emptyAt = *rooms > 0 ? std::nullopt : std::optional(watched.emptyAt.value_or(now));
        watched.isSettled = watched.emptyAt && now - *watched.emptyAt >= secondLook;
    }
    if (m_pending.empty() && m_underWay.empty()) {
        endRound(now);
    }
}

/// Some may have come while it was under way.
void JobRooms::endRound(milliseconds now)
{
    const bool isDone
        = std::ranges::all_of(m_rows, [](const auto &one) { return one.second.isSettled; });
    m_isOver = isDone || now - m_fellAt >= patience;
    if (!m_isOver) {
        m_nextAt = now + m_pause;
        m_pause = std::min(m_pause * 2, longestPause);
    }
}

std::optional<JobRooms::milliseconds> JobRooms::wakeAt() const
{
    return m_nextAt;
}

bool JobRooms::isStuck(const Watched &watched) const
{
    return isOver() && watched.isReadLast && watched.left.value_or(0) > 0;
}

} // namespace farewell
