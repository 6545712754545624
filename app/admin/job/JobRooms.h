// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>
#include <map>
#include <optional>

namespace farewell {

/// Watches the rooms of all accounts that a job has deactivated, four at a time and in rounds: the
/// server takes one account after the other out of them, and says nothing of that. Over when two
/// looks 5 s apart see each in none, or when no number has fallen for ten minutes.
class JobRooms final
{
public:
    using milliseconds = std::chrono::milliseconds;

    static constexpr milliseconds patience = std::chrono::minutes(10);
    static constexpr milliseconds secondLook = std::chrono::seconds(5);
    static constexpr milliseconds longestPause = std::chrono::seconds(60);
    static constexpr std::size_t atATime = 4;

    struct Watched
    {
        std::optional<qint64> left{}; ///< when it was read last
        std::optional<milliseconds> emptyAt{};
        bool isReadLast = false; ///< off: the last look brought no answer
        bool isSettled = false;
    };

    /// Also while it watches.
    void add(qsizetype row, milliseconds now);

    /// A row to be looked at now; its look is under way then.
    [[nodiscard]] std::optional<qsizetype> take(milliseconds now, int ticket);
    void read(int ticket, std::optional<qint64> rooms, milliseconds now);

    [[nodiscard]] bool isOver() const { return m_isOver || m_rows.empty(); }
    [[nodiscard]] const std::map<qsizetype, Watched> &rows() const { return m_rows; }
    [[nodiscard]] std::optional<milliseconds> wakeAt() const; ///< when the next round begins

    /// Seen in rooms to the last, when nothing moved any more.
    [[nodiscard]] bool isStuck(const Watched &watched) const;

private:
    void endRound(milliseconds now);

    std::map<qsizetype, Watched> m_rows;
    std::deque<qsizetype> m_pending;     ///< in this round
    std::map<int, qsizetype> m_underWay; ///< tickets and rows of looks
    milliseconds m_fellAt{0};
    milliseconds m_pause = secondLook;
    std::optional<milliseconds> m_nextAt;
    bool m_isOver = false;
};

} // namespace farewell
