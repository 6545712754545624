// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/LoggedAct.h"
#include "app/admin/job/JobRecord.h"
#include "app/admin/job/JobSight.h"

#include <map>

namespace farewell {

/// What is written into the activity log about each account of a job: before its request is sent,
/// and once it is known what has come of it.
class JobActs final
{
public:
    explicit JobActs(AdminDesk desk);

    /// A new job; acts of other lists are none of its own.
    void beginList(const QString &fingerprint);

    /// Directly before the request, or before it is written down that there will be one. What has
    /// been concluded reaches the disk with it. Nothing may be sent after a fault.
    [[nodiscard]] LogFault begin(qsizetype place, const JobRow &row, const JobSight &seen,
                                 bool erase);
    void answered(qsizetype place, const AdminReply &reply);
    void readBack(qsizetype place, const AdminSeen &seen);

    /// Nothing is waited for any more: what was read last is what has come of it. It is written
    /// with the next that begins, or by writeConcluded().
    void conclude(qsizetype place);
    void concludeAll(); ///< and written

    /// What cannot be written stays to be written, and open in the log, which is not untrue.
    void writeConcluded();

    /// What an earlier run of the program has left open of this job. What its journal knows of them
    /// is written down at once; the others are looked at first.
    void goOnWith(const JobRecord &record);

    [[nodiscard]] QList<qsizetype> open() const; ///< places of rows

private:
    struct One
    {
        LoggedAct act;
        bool isLeft = false; ///< by an earlier run
        std::optional<AdminSeen> seen{};
    };

    void goOnWith(const ActivityEntry &entry, qsizetype place, const JobRecord &record);

    AdminDesk m_desk;
    QString m_list{};                ///< its fingerprint, as people compare it
    std::map<qsizetype, One> m_open; ///< by the place of the row
    QList<ActivityEntry> m_concluded;
};

} // namespace farewell
