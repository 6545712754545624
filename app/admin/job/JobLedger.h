// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobRecord.h"

#include <QSet>

#include <array>

namespace farewell {

/// The rows of a job, and what is still to be written down of them: one is changed only together
/// with the other, so that the journal tells what the rows say.
class JobLedger final
{
public:
    JobLedger() = default;
    explicit JobLedger(QList<JobRow> rows);

    /// Of a rehearsal nothing is written.
    void keepNothing() { m_isKept = false; }

    void note(qsizetype place, const JobEntry &entry); ///< the number is that of the row
    void noteEnd(const QDateTime &at);

    [[nodiscard]] bool isWritten() const { return m_unwritten.isEmpty(); }
    [[nodiscard]] qsizetype unwritten() const { return m_unwritten.size(); }
    [[nodiscard]] QList<JobEntry> takeUnwritten(qsizetype most); ///< the oldest first
    void putBack(const QList<JobEntry> &entries);                ///< they could not be written

    [[nodiscard]] const QList<JobRow> &rows() const { return m_rows; }
    [[nodiscard]] const JobRow &at(qsizetype place) const { return m_rows.at(place); }
    [[nodiscard]] qsizetype total() const { return m_total; }
    /// Of the rows to be sent.
    [[nodiscard]] qsizetype count(JobRowState state) const
    {
        return m_counts.at(static_cast<std::size_t>(state));
    }

    /// Places of rows to be sent that are in this state.
    [[nodiscard]] QList<qsizetype> placesOf(JobRowState state) const;

    /// Places of rows that were noted since this was asked last.
    [[nodiscard]] QSet<qsizetype> takeNoted();

private:
    QList<JobRow> m_rows;
    std::array<qsizetype, jobRowStates> m_counts{};
    qsizetype m_total = 0;
    QSet<qsizetype> m_noted;
    QList<JobEntry> m_unwritten;
    bool m_isKept = true;
};

} // namespace farewell
