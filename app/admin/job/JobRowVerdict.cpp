// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobRowVerdict.h"

using namespace std::chrono_literals;

namespace farewell {

namespace {

using Job = JobRowVerdict::Job;
using State = JobRowState;
using Way = JobGate::Way;

bool isOfTheActor(JobReason reason)
{
    return reason == JobReason::NotAdmin || reason == JobReason::SignedOut
        || reason == JobReason::Hidden;
}

State stateBy(const AdminVerdict &verdict)
{
    const bool isDone
        = verdict.outcome == Outcome::Deactivated && verdict.reason == AdminReason::None;
    if (isDone) {
        return State::Done;
    }
    return verdict.outcome == Outcome::Unknown ? State::Unknown : State::Failed;
}

/// What is not any more as it was when the list was frozen.
JobReason changeOf(const JobRow &row, const JobLook &look)
{
    const bool isDeactivated = look.seen.isDeactivated == true;
    if (isDeactivated != row.wasDeactivated) {
        return isDeactivated ? JobReason::Deactivated : JobReason::Reactivated;
    }
    return look.isAdmin && !row.wasAdmin ? JobReason::MadeAdmin : JobReason::None;
}

} // namespace

JobRowVerdict rowVerdictOn(const AdminVerdict &verdict, const JobRow &before)
{
    const JobReason reason = jobReasonOf(verdict.reason);
    const bool wasUnknown = before.state == State::Unknown;
    switch (verdict.state) {
    case AdminVerdict::State::NotSent:
        return {State::Waiting, reason, Job::Pauses};
    case AdminVerdict::State::Cooling:
        return {State::Waiting, reason, Job::Cools};
    case AdminVerdict::State::Impossible:
        if (isOfTheActor(reason)) {
            return {wasUnknown ? State::Unknown : State::Waiting, reason, Job::Pauses};
        }
        break;
    case AdminVerdict::State::Verifying:
    case AdminVerdict::State::Settled:
        break;
    }
    const State state = stateBy(verdict);
    // What a refusal was about stays known when later looks add nothing.
    const bool addsNothing = state == State::Unknown && wasUnknown && reason == JobReason::None;
    return {state, addsNothing ? before.reason : reason};
}

JobGate gateOf(const JobRow &row, const JobLook &look, const JobAttempt &attempt, bool erase)
{
    if (look.failure == AdminReason::Gone) {
        return {Way::Skip, State::Skipped, JobReason::Gone};
    }
    if (look.failure == AdminReason::StaleTarget) {
        return {Way::Skip, State::Skipped, JobReason::StaleTarget};
    }
    if (!look.isRead() || !look.signs) {
        const AdminReason why = look.failure != AdminReason::None ? look.failure : look.noSigns;
        return {Way::Unreadable, row.state,
                why != AdminReason::None ? jobReasonOf(why) : JobReason::Network};
    }
    if (isLeftWaiting(row)) {
        const AdminVerdict verdict = verdictOn(attempt, look, 0ms, erase);
        if (verdict.outcome == Outcome::Deactivated) {
            return {Way::Tell, stateBy(verdict), jobReasonOf(verdict.reason)};
        }
        if (attempt.before.all.isEmpty() || !look.signs->hasAllOf(attempt.before)) {
            return {Way::Tell, State::Unknown, row.reason};
        }
    }
    if (const JobReason change = changeOf(row, look); change != JobReason::None) {
        return {Way::Skip, State::Skipped, change};
    }
    return {look.isRenamed ? Way::Later : Way::Open};
}

} // namespace farewell
