// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ChangeVerdict.h"

#include "app/admin/LookTimes.h"
#include "app/base/HttpStatus.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = ChangePhase;
using Outcome = ChangeOutcome;
using Reason = ChangeReason;

constexpr int firstServerError = 500;
constexpr int requestTimeout = 408;

bool isSignedOut(const Failure &failure)
{
    return failure.cause == Cause::TokenRejected || failure.cause == Cause::UserLocked
        || failure.cause == Cause::UserDeactivated;
}

bool isForbidden(const Failure &failure)
{
    return failure.httpStatus == http::forbidden && failure.errcode == "M_FORBIDDEN"_L1;
}

/// The server itself says no: a page of something in between has neither errcode nor title.
bool isRefusal(const Failure &failure)
{
    return failure.httpStatus >= 400 && failure.httpStatus < firstServerError
        && failure.httpStatus != requestTimeout
        && (failure.isOfService || !failure.errcode.isEmpty())
        && failure.cause != Cause::Unrecognized;
}

ChangeVerdict refused(const Failure &failure, const ChangeSeen &seen)
{
    // Who may not even read was refused before anything was done.
    const bool mayNothing = isForbidden(failure) && seen.notRead && isForbidden(*seen.notRead);
    if (mayNothing) {
        return {Phase::Impossible, Outcome::NotDone, Reason::NotAdmin};
    }
    if (seen.isAsWanted == false) {
        return {Phase::Impossible, Outcome::NotDone, Reason::Refused};
    }
    const bool isLast = seen.sinceSent >= lastAdminLook;
    return isLast ? ChangeVerdict{Phase::Settled, Outcome::Unknown, Reason::Refused}
                  : ChangeVerdict{Phase::Verifying, Outcome::None, Reason::Refused};
}

} // namespace

ChangeVerdict verdictOnNoAccount(const Failure &failure)
{
    if (failure.cause == Cause::RateLimited) {
        return {Phase::Cooling, Outcome::None, Reason::None};
    }
    if (isSignedOut(failure)) {
        return {Phase::Impossible, Outcome::NotDone, Reason::SignedOut};
    }
    if (failure.httpStatus == 0 || failure.cause == Cause::ServerTrouble) {
        return {Phase::Choosing, Outcome::None, Reason::Network};
    }
    if (isForbidden(failure)) {
        return {Phase::Impossible, Outcome::NotDone, Reason::NotAdmin};
    }
    const Reason reason = isRefusal(failure) ? Reason::Gone : Reason::Hidden;
    return {Phase::Impossible, Outcome::NotDone, reason};
}

ChangeVerdict verdictOnNoWord(const ServiceWord &word)
{
    if (word.kind == ServiceWord::Kind::NotRead) {
        return verdictOnNoAccount(word.failure);
    }
    const Reason reason
        = word.kind == ServiceWord::Kind::OtherName ? Reason::StaleTarget : Reason::Hidden;
    return {Phase::Impossible, Outcome::NotDone, reason};
}

ChangeVerdict verdictOnChange(const Result<QJsonObject> &reply, const ChangeSeen &seen)
{
    if (!reply && reply.error().sent == Sent::No) {
        return {Phase::Choosing, Outcome::None, Reason::Network};
    }
    if (!reply && reply.error().cause == Cause::RateLimited) {
        return {Phase::Cooling, Outcome::None, Reason::None};
    }
    if (seen.isAsWanted == true) {
        return {Phase::Settled, Outcome::Done, Reason::None};
    }
    if (!reply && isSignedOut(reply.error())) {
        return {Phase::Impossible, Outcome::NotDone, Reason::SignedOut};
    }
    if (!reply && isRefusal(reply.error())) {
        return refused(reply.error(), seen);
    }
    if (seen.sinceSent < lastAdminLook) {
        return {Phase::Verifying, Outcome::None, Reason::None};
    }
    const bool isWithoutEffect = !reply && seen.isAsWanted == false;
    return isWithoutEffect ? ChangeVerdict{Phase::Settled, Outcome::NotDone, Reason::NoEffect}
                           : ChangeVerdict{Phase::Settled, Outcome::Unknown, Reason::None};
}

} // namespace farewell
