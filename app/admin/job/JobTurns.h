// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <chrono>
#include <map>
#include <optional>
#include <set>

namespace farewell {

/// Whose turn it is: the rows in their order, and last of all those whose name is being changed,
/// for the server would bring them back into rooms that they have left. They are looked at again
/// and again, and sent all the same ten minutes after the last other row.
class JobTurns final
{
public:
    using milliseconds = std::chrono::milliseconds;
    using Row = qsizetype;

    static constexpr milliseconds patience = std::chrono::minutes(10);
    static constexpr milliseconds pause = std::chrono::seconds(5);

    void add(Row row);
    void remove(Row row);
    void putOff(Row row, milliseconds now);

    [[nodiscard]] bool isEmpty() const { return m_rows.empty() && m_later.empty(); }
    [[nodiscard]] qsizetype size() const
    {
        return static_cast<qsizetype>(m_rows.size()) + static_cast<qsizetype>(m_later.size());
    }
    [[nodiscard]] bool hasOthers() const { return !m_rows.empty(); } ///< besides those put off

    /// Nothing of the others is under way any more.
    void othersEnded(milliseconds now);
    [[nodiscard]] bool mayPutOff(milliseconds now) const;

    [[nodiscard]] std::optional<Row> next(milliseconds now) const;
    [[nodiscard]] std::optional<milliseconds> wakeAt() const; ///< where next() has nothing yet

private:
    std::set<Row> m_rows;
    std::map<Row, milliseconds> m_later; ///< and when they are looked at again
    std::optional<milliseconds> m_othersEndedAt;
};

} // namespace farewell
