// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobFollows.h"
#include "app/admin/job/JobRow.h"

namespace farewell {

/// What becomes of a row and of its job: the table "From answer to phase and to row state", from
/// the verdict on.
struct JobRowVerdict
{
    enum class Job {
        GoesOn,
        Pauses, ///< for that reason
        Cools,  ///< and comes back to this row
    };

    JobRowState state = JobRowState::Unknown;
    JobReason reason = JobReason::None;
    Job job = Job::GoesOn;

    friend bool operator==(const JobRowVerdict &, const JobRowVerdict &) = default;
};

/// `before`: the row as it is. Whoever was told to be unknown is not sent again.
[[nodiscard]] JobRowVerdict rowVerdictOn(const AdminVerdict &verdict, const JobRow &before);

/// What follows from the look before a row is sent: whether it is what the person decided on.
struct JobGate
{
    enum class Way {
        Open,
        Later,      ///< its name is being changed
        Skip,       ///< it is not what it was
        Tell,       ///< an earlier request: that it is done, or that nobody knows
        Unreadable, ///< nothing more is sent
    };

    Way way = Way::Unreadable;
    JobRowState state = JobRowState::Waiting; ///< with Skip and Tell
    JobReason reason = JobReason::None;       ///< but with Open and Later

    friend bool operator==(const JobGate &, const JobGate &) = default;
};

/// `attempt`: of a row that was left waiting, as far as this run of the program has made it. It may
/// be sent again only if it is seen untouched.
[[nodiscard]] JobGate gateOf(const JobRow &row, const JobLook &look, const JobAttempt &attempt,
                             bool erase);

} // namespace farewell
