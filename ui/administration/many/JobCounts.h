// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobPreview.h"

#include <array>

namespace farewell {

/// How many lines a list has, and how they stand.
struct JobCounts
{
    static constexpr std::size_t verdicts = 7;
    static constexpr std::size_t states = 9;

    qsizetype lines = 0;
    qsizetype toBeSent = 0;
    std::array<qsizetype, verdicts> byVerdict{};
    std::array<qsizetype, states> byState{}; ///< of those to be sent

    [[nodiscard]] qsizetype of(JobVerdict verdict) const
    {
        return byVerdict.at(static_cast<std::size_t>(verdict));
    }
    [[nodiscard]] qsizetype of(JobRowState state) const
    {
        return byState.at(static_cast<std::size_t>(state));
    }

    /// Whose turn has come: nothing more is sent for them.
    [[nodiscard]] qsizetype ended() const
    {
        return toBeSent - of(JobRowState::Waiting) - of(JobRowState::Sending);
    }

    /// What can be used as a new list.
    [[nodiscard]] qsizetype rest() const
    {
        return of(JobRowState::Failed) + of(JobRowState::Unknown) + of(JobRowState::StillJoined)
            + of(JobRowState::Skipped) + of(JobRowState::Stopped) + of(JobRowState::Waiting);
    }

    friend bool operator==(const JobCounts &, const JobCounts &) = default;
};

} // namespace farewell
