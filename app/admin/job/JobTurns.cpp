// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobTurns.h"

#include <algorithm>

namespace farewell {

namespace {

constexpr auto byTime
    = [](const auto &one, const auto &other) { return one.second < other.second; };

} // namespace

void JobTurns::add(Row row)
{
    m_later.erase(row);
    m_rows.insert(row);
    m_othersEndedAt.reset();
}

void JobTurns::remove(Row row)
{
    m_later.erase(row);
    m_rows.erase(row);
}

void JobTurns::putOff(Row row, milliseconds now)
{
    m_rows.erase(row);
    m_later[row] = now + pause;
}

void JobTurns::othersEnded(milliseconds now)
{
    if (!m_othersEndedAt) {
        m_othersEndedAt = now;
    }
}

bool JobTurns::mayPutOff(milliseconds now) const
{
    return !m_othersEndedAt || now - *m_othersEndedAt < patience;
}

std::optional<JobTurns::Row> JobTurns::next(milliseconds now) const
{
    if (!m_rows.empty()) {
        return *m_rows.begin();
    }
    const auto first = std::ranges::min_element(m_later, byTime);
    return first != m_later.end() && first->second <= now ? std::optional(first->first)
                                                          : std::nullopt;
}

std::optional<JobTurns::milliseconds> JobTurns::wakeAt() const
{
    const auto first = std::ranges::min_element(m_later, byTime);
    return m_rows.empty() && first != m_later.end() ? std::optional(first->second) : std::nullopt;
}

} // namespace farewell
