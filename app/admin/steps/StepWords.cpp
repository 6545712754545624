// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/StepWords.h"

#include "app/base/WrittenValues.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr std::array<Named<AdminStep>, 7> steps{{{AdminStep::None, ""_L1},
                                                 {AdminStep::WaitProfile, "waitProfile"_L1},
                                                 {AdminStep::HandOver, "handover"_L1},
                                                 {AdminStep::Deactivate, "deactivate"_L1},
                                                 {AdminStep::Rooms, "rooms"_L1},
                                                 {AdminStep::Redact, "redact"_L1},
                                                 {AdminStep::Media, "media"_L1}}};

constexpr std::array<Named<StepResult>, 6> results{{{StepResult::Skipped, "skipped"_L1},
                                                    {StepResult::Waiting, "waiting"_L1},
                                                    {StepResult::Running, "running"_L1},
                                                    {StepResult::Done, "done"_L1},
                                                    {StepResult::Failed, "failed"_L1},
                                                    {StepResult::Unknown, "unknown"_L1}}};

constexpr std::array<Named<AdminReason>, 16> reasons{
    {{AdminReason::None, ""_L1},
     {AdminReason::Network, "network"_L1},
     {AdminReason::Gone, "gone"_L1},
     {AdminReason::Refused, "refused"_L1},
     {AdminReason::Policy, "policy"_L1},
     {AdminReason::IdentityServer, "identityServer"_L1},
     {AdminReason::NotAdmin, "notAdmin"_L1},
     {AdminReason::SignedOut, "signedOut"_L1},
     {AdminReason::Hidden, "hidden"_L1},
     {AdminReason::NotErased, "notErased"_L1},
     {AdminReason::HalfDone, "halfDone"_L1},
     {AdminReason::NoEffect, "noEffect"_L1},
     {AdminReason::StaleTarget, "staleTarget"_L1},
     {AdminReason::StillJoined, "stillJoined"_L1},
     {AdminReason::JournalFailed, "journalFailed"_L1},
     {AdminReason::Accepted, "accepted"_L1}}};

} // namespace

QString wordOf(AdminStep step)
{
    return nameOf(steps, step);
}

QString wordOf(StepResult result)
{
    return nameOf(results, result);
}

QString wordOf(AdminReason reason)
{
    return nameOf(reasons, reason);
}

std::optional<StepResult> stepResultOf(const QString &word)
{
    return valueOf(results, word);
}

} // namespace farewell
