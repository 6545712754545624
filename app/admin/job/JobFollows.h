// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminReply.h"
#include "app/admin/job/JobLook.h"

#include <vector>

namespace farewell {

/// A request that was answered or lost, and what is known of the account before it.
struct JobAttempt
{
    AdminReply reply{};
    JobSigns before{};
};

/// What a look says of an account that was sent `since` before.
[[nodiscard]] AdminVerdict verdictOn(const JobAttempt &attempt, const JobLook &look,
                                     std::chrono::milliseconds since, bool erase);

/// Accounts that were sent and of which it is not known yet what has come of it: when each is
/// looked at next, at once or at 2, 5, 15, 60 and 300 s after sending.
class JobFollows final
{
public:
    using milliseconds = std::chrono::milliseconds;

    struct One
    {
        qsizetype row = 0;
        JobAttempt attempt{};
        milliseconds sentAt{0};
        milliseconds dueAt{0};
        bool isLookedAt = false; ///< at least once
        int ticket = 0;          ///< of a look that is under way
    };

    void add(qsizetype row, JobAttempt attempt, milliseconds sentAt, milliseconds now);

    /// One that an earlier run of the program has sent; nobody waits for its first look.
    void addLeft(qsizetype row, bool wasDeactivated, milliseconds sentAt, milliseconds now);

    /// The row of one that is due; its look is under way then.
    [[nodiscard]] std::optional<qsizetype> take(milliseconds now, int ticket);

    [[nodiscard]] const One *find(int ticket) const;

    /// That look is over: the next is due at its time. False: it was the last.
    [[nodiscard]] bool lookAgain(int ticket, milliseconds now);
    void remove(int ticket);
    void clear() { m_all.clear(); }

    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    [[nodiscard]] bool has(qsizetype row) const;
    [[nodiscard]] bool awaitsFirstLook() const;

    /// Whether a request may be under way beside the first looks that are missing: beside one, and
    /// only if the server has said yes. Anything else may be a reason to send nothing more.
    [[nodiscard]] bool letsSend() const;

    [[nodiscard]] std::optional<milliseconds> wakeAt() const;

private:
    std::vector<One> m_all;
};

} // namespace farewell
