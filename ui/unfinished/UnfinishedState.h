// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminAttempt.h"
#include "app/deactivation/EvidenceLines.h"

namespace farewell {

/// How far the person has come with a note that an earlier run left behind.
enum class UnfinishedPhase {
    Asking,   ///< says what was under way, and offers to find out
    Checking, ///< looks at the account: as anybody could, or as the one who was acting
    Told,     ///< says what is known now
};

/// Of a note about somebody else's account, in the place of what is seen of one's own.
struct UnfinishedForOthers
{
    AdminAttempt attempt;
    std::optional<Session> signedIn{}; ///< somebody who cannot find out, for they did not act
    AdminFindings findings{};          ///< counts when Told
    AdminVerdict verdict{};            ///< counts when Told
    bool looksAgain = false;           ///< the server may still be at work
    bool canLookAgain = false;         ///< nothing came of it, and the administrator is signed in
    bool isLogged = false;             ///< the activity log says what came of it
};

/// Everything unfinishedDialog shows; a value, sent whole at every change.
struct UnfinishedState
{
    UnfinishedPhase phase = UnfinishedPhase::Asking;
    Note note;
    std::optional<UnfinishedForOthers> others{}; ///< of somebody else's account
    Findings findings;
    Verification::Verdict verdict; ///< counts when Told
    QDateTime knownSince{};        ///< UTC: the outcome of one's own account, where it is known
    bool noteIsGone = false;       ///< from the disk

    [[nodiscard]] Outcome outcome() const
    {
        if (phase != UnfinishedPhase::Told) {
            return Outcome::None;
        }
        return others ? others->verdict.outcome : verdict.outcome;
    }

    /// Nothing is left to be asked or remembered.
    [[nodiscard]] bool isKnown() const
    {
        const bool isRedacting = others && others->findings.redaction == StepResult::Running;
        return phase == UnfinishedPhase::Told && outcome() != Outcome::Unknown && !isRedacting;
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
