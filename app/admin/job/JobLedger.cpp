// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobLedger.h"

#include <utility>

namespace farewell {

namespace {

std::size_t placeOf(JobRowState state)
{
    return static_cast<std::size_t>(state);
}

} // namespace

JobLedger::JobLedger(QList<JobRow> rows)
    : m_rows(std::move(rows))
{
    for (const JobRow &row : std::as_const(m_rows)) {
        if (row.isToBeSent) {
            ++m_total;
            ++m_counts.at(placeOf(row.state));
        }
    }
}

void JobLedger::note(qsizetype place, const JobEntry &entry)
{
    JobEntry noted = entry;
    JobRow &row = m_rows[place];
    noted.number = row.number;
    if (row.isToBeSent) {
        --m_counts.at(placeOf(row.state));
        ++m_counts.at(placeOf(noted.state));
    }
    apply(noted, row);
    m_noted.insert(place);
    if (m_isKept) {
        m_unwritten += noted;
    }
}

void JobLedger::noteEnd(const QDateTime &at)
{
    m_unwritten += JobEntry{.at = at};
}

QList<JobEntry> JobLedger::takeUnwritten(qsizetype most)
{
    if (m_unwritten.size() <= most) {
        return std::exchange(m_unwritten, {});
    }
    const QList<JobEntry> taken = m_unwritten.first(most);
    m_unwritten.remove(0, most);
    return taken;
}

void JobLedger::putBack(const QList<JobEntry> &entries)
{
    m_unwritten = entries + m_unwritten;
}

QSet<qsizetype> JobLedger::takeNoted()
{
    return std::exchange(m_noted, {});
}

QList<qsizetype> JobLedger::placesOf(JobRowState state) const
{
    QList<qsizetype> places;
    for (qsizetype place = 0; place < m_rows.size(); ++place) {
        if (m_rows.at(place).isToBeSent && m_rows.at(place).state == state) {
            places += place;
        }
    }
    return places;
}

} // namespace farewell
