// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>
#include <optional>

namespace farewell {

/// How fast the last twenty rows went.
class JobSpeed final
{
public:
    using milliseconds = std::chrono::milliseconds;

    void rowEnded(milliseconds now)
    {
        m_ended.push_back(now);
        if (m_ended.size() > measured + 1) {
            m_ended.pop_front();
        }
    }

    /// For so many more; missing: too few have ended yet.
    [[nodiscard]] std::optional<milliseconds> timeFor(qsizetype rows) const
    {
        if (m_ended.size() < 2) {
            return std::nullopt;
        }
        const auto steps = static_cast<qsizetype>(m_ended.size()) - 1;
        return (m_ended.back() - m_ended.front()) * rows / steps;
    }

private:
    static constexpr std::size_t measured = 20;

    std::deque<milliseconds> m_ended;
};

} // namespace farewell
