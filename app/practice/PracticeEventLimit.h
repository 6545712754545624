// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeState.h"

namespace farewell {

/// How many events each account may write, whatever they are: see PracticeSettings::eventBurst.
/// Counts as Synapse does: each takes five seconds to be forgotten, one after the other.
class PracticeEventLimit final
{
public:
    explicit PracticeEventLimit(PracticeState &state);

    /// The 429, if one more would be too many.
    [[nodiscard]] std::optional<PracticeAnswer> turnedAway(const PracticeAccount &account) const;

    /// One was written. What is refused, or changes nothing, is none.
    void count(const PracticeAccount &account);

private:
    PracticeState &m_state;
    std::map<QString, std::chrono::milliseconds> m_forgottenAt; ///< by localpart: all of them
};

} // namespace farewell
