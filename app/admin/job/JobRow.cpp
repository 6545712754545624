// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobRow.h"

#include "app/admin/steps/StepWords.h"
#include "app/base/WrittenValues.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr std::array<Named<JobRowState>, 9> states{{{JobRowState::Waiting, "waiting"_L1},
                                                    {JobRowState::Sending, "sending"_L1},
                                                    {JobRowState::Done, "done"_L1},
                                                    {JobRowState::Already, "already"_L1},
                                                    {JobRowState::Skipped, "skipped"_L1},
                                                    {JobRowState::Failed, "failed"_L1},
                                                    {JobRowState::Unknown, "unknown"_L1},
                                                    {JobRowState::StillJoined, "stillJoined"_L1},
                                                    {JobRowState::Stopped, "stopped"_L1}}};

constexpr std::array<Named<JobReason>, 29> reasons{
    {{JobReason::None, ""_L1},
     {JobReason::Network, "network"_L1},
     {JobReason::Gone, "gone"_L1},
     {JobReason::Refused, "refused"_L1},
     {JobReason::Policy, "policy"_L1},
     {JobReason::IdentityServer, "identityServer"_L1},
     {JobReason::NotAdmin, "notAdmin"_L1},
     {JobReason::SignedOut, "signedOut"_L1},
     {JobReason::Hidden, "hidden"_L1},
     {JobReason::NotErased, "notErased"_L1},
     {JobReason::HalfDone, "halfDone"_L1},
     {JobReason::NoEffect, "noEffect"_L1},
     {JobReason::StaleTarget, "staleTarget"_L1},
     {JobReason::StillJoined, "stillJoined"_L1},
     {JobReason::JournalFailed, "journalFailed"_L1},
     {JobReason::Accepted, "accepted"_L1},
     {JobReason::Deactivated, "deactivated"_L1},
     {JobReason::Reactivated, "reactivated"_L1},
     {JobReason::MadeAdmin, "madeAdmin"_L1},
     {JobReason::NotTicked, "notTicked"_L1},
     {JobReason::SelfTarget, "selfTarget"_L1},
     {JobReason::LastAdmin, "lastAdmin"_L1},
     {JobReason::AdminsNotKnown, "adminsNotKnown"_L1},
     {JobReason::Remote, "remote"_L1},
     {JobReason::OtherName, "otherName"_L1},
     {JobReason::NotFound, "notFound"_L1},
     {JobReason::Twice, "twice"_L1},
     {JobReason::Unreadable, "unreadable"_L1},
     {JobReason::UnknownInARow, "unknownInARow"_L1}}};

} // namespace

QString wordOf(JobRowState state)
{
    return nameOf(states, state);
}

QString wordOf(JobReason reason)
{
    return nameOf(reasons, reason);
}

std::optional<JobRowState> jobRowStateOf(const QString &word)
{
    return valueOf(states, word);
}

std::optional<JobReason> jobReasonOf(const QString &word)
{
    return valueOf(reasons, word);
}

JobReason jobReasonOf(AdminReason reason)
{
    return jobReasonOf(wordOf(reason)).value_or(JobReason::None);
}

bool isLeftWaiting(const JobRow &row)
{
    const bool isOfAnAnswer = row.reason == JobReason::NotAdmin
        || row.reason == JobReason::SignedOut || row.reason == JobReason::Hidden;
    return row.state == JobRowState::Waiting && isOfAnAnswer;
}

} // namespace farewell
