// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/EvidenceLines.h"

namespace farewell {

/// How far the person has come with a note that an earlier run left behind.
enum class UnfinishedPhase {
    Asking,   ///< says what was under way, and offers to find out
    Checking, ///< looks at the account as anybody could
    Told,     ///< says what is known now
};

/// Everything unfinishedDialog shows; a value, sent whole at every change.
struct UnfinishedState
{
    UnfinishedPhase phase = UnfinishedPhase::Asking;
    Note note;
    Findings findings;
    Verification::Verdict verdict; ///< counts when Told
    bool noteIsGone = false;       ///< from the disk

    /// Nothing is left to be asked or remembered.
    [[nodiscard]] bool isKnown() const
    {
        return phase == UnfinishedPhase::Told && verdict.outcome != Outcome::Unknown;
    }

    /// What was looked at; nothing before.
    [[nodiscard]] QList<EvidenceLine> evidence() const
    {
        const Attempt *attempt = note.attempt();
        return phase == UnfinishedPhase::Told && attempt != nullptr
            ? evidenceLines(*attempt, findings, verdict.outcome)
            : QList<EvidenceLine>();
    }
};

} // namespace farewell
