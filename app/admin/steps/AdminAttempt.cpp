// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminAttempt.h"

namespace farewell {

namespace {

using Kind = AdminReply::Kind;
using State = AdminVerdict::State;

/// After these nothing was done, so that it counts as not sent.
bool hasDoneNothing(const std::optional<Kind> &reply)
{
    return reply == Kind::NothingSent || reply == Kind::RateLimited || reply == Kind::SignedOut;
}

AdminVerdict active(const AdminAttempt &attempt, const AdminSeen &seen)
{
    const bool wasClosed
        = attempt.wasDeactivated || attempt.resultOf(AdminStep::Deactivate) == StepResult::Done;
    if (wasClosed) { // and was brought back
        return {State::Settled, AdminReason::StaleTarget, Outcome::StillActive};
    }
    if (seen.isAccepted == true) { // whoever asked for it
        return verdictOn({}, seen, attempt.erase);
    }
    if (!attempt.mayHaveBegun()) {
        return {State::Settled, AdminReason::None, Outcome::StillActive};
    }
    if (attempt.isAgain) { // what the request before it has left undone is undone still
        return {State::Settled, AdminReason::HalfDone, Outcome::Unknown};
    }
    return verdictOn(attempt.replySeen(), seen, attempt.erase);
}

} // namespace

bool AdminAttempt::mayHaveBegun() const
{
    return isAgain || (sentAt.isValid() && !hasDoneNothing(reply));
}

AdminReply AdminAttempt::replySeen() const
{
    AdminReply seen{.kind = reply.value_or(Kind::Unclear), .httpStatus = httpStatus};
    seen.failure.errcode = errcode;
    return seen;
}

AdminVerdict verdictOf(const AdminAttempt &attempt, const AdminFindings &findings)
{
    if (findings.noAccount != AdminReason::None || !findings.account.isDeactivated) {
        return {State::Settled, findings.noAccount, Outcome::Unknown};
    }
    if (!*findings.account.isDeactivated) {
        return active(attempt, findings.account);
    }
    if (!attempt.mayHaveBegun()) {
        return {State::Settled, AdminReason::None, Outcome::Deactivated};
    }
    AdminReply reply = attempt.replySeen();
    if (hasDoneNothing(reply.kind)) {
        reply.kind = Kind::Unclear; // the request before it may have
    }
    return verdictOn(reply, findings.account, attempt.erase);
}

} // namespace farewell
