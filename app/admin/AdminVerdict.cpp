// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminVerdict.h"

#include "app/admin/LookTimes.h"
#include "app/base/HttpStatus.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Kind = AdminReply::Kind;
using State = AdminVerdict::State;

constexpr int notFound = 404;

bool isUntouched(const AdminSeen &seen)
{
    return seen.isDeactivated == false && seen.hadSigns && seen.hasAllSigns == true;
}

bool hasBegun(const AdminSeen &seen)
{
    return seen.isDeactivated == false && seen.hadSigns && seen.hasAllSigns == false;
}

AdminVerdict deactivated(const AdminReply &reply, const AdminSeen &seen, bool erase)
{
    if (!erase || seen.isErased == true) {
        return {State::Settled, AdminReason::None, Outcome::Deactivated};
    }
    // Of an account that lived, the messages are hidden first.
    const bool mayStillCome = seen.wasDeactivated && seen.sinceSent < lastAdminLook
        && (reply.kind == Kind::Confirmed || reply.kind == Kind::Unclear);
    return mayStillCome
        ? AdminVerdict{State::Verifying, AdminReason::None, Outcome::Unknown}
        : AdminVerdict{State::Settled, AdminReason::NotErased, Outcome::Deactivated};
}

AdminReason reasonOf(const AdminReply &reply, const AdminSeen &seen)
{
    if (reply.httpStatus == http::forbidden) {
        return AdminReason::Policy;
    }
    const bool isOfContacts = reply.failure.errcode == "M_UNKNOWN"_L1 && seen.hadContacts;
    return isOfContacts ? AdminReason::IdentityServer : AdminReason::Refused;
}

/// It may have begun: only an account that is as it was has surely not been touched.
AdminVerdict refused(const AdminReply &reply, const AdminSeen &seen)
{
    // Any other refusal has come past that question, and may have begun.
    const bool isThatWeMayNot = reply.httpStatus == http::forbidden
        && reply.failure.errcode == "M_FORBIDDEN"_L1 && seen.access == AdminAccess::MayNot;
    if (isThatWeMayNot) {
        return {State::Impossible, AdminReason::NotAdmin, Outcome::StillActive};
    }
    if (seen.access == AdminAccess::May && isUntouched(seen)) {
        return {State::Impossible, reasonOf(reply, seen), Outcome::StillActive};
    }
    if (hasBegun(seen)) {
        return {State::Settled, AdminReason::HalfDone, Outcome::Unknown};
    }
    const bool isLast = seen.sinceSent >= lastAdminLook;
    return {isLast || !seen.hadSigns ? State::Settled : State::Verifying, reasonOf(reply, seen),
            Outcome::Unknown};
}

AdminVerdict refusedBefore(const AdminReply &reply, const AdminSeen &seen)
{
    if (seen.access != AdminAccess::May) {
        return refused(reply, seen);
    }
    const bool isGone = reply.failure.errcode == "M_NOT_FOUND"_L1
        || (reply.failure.isOfService && reply.httpStatus == notFound);
    return {State::Impossible, isGone ? AdminReason::Gone : AdminReason::Refused,
            Outcome::StillActive};
}

AdminVerdict withoutAnswer(const AdminSeen &seen)
{
    if (seen.sinceSent < lastAdminLook) {
        return {State::Verifying, AdminReason::None, Outcome::Unknown};
    }
    return isUntouched(seen)
        ? AdminVerdict{State::Settled, AdminReason::NoEffect, Outcome::StillActive}
        : AdminVerdict{State::Settled, AdminReason::None, Outcome::Unknown};
}

/// The server says that it is done, and the account does not say so yet.
AdminVerdict confirmed(const AdminSeen &seen)
{
    const bool isLast = seen.sinceSent >= lastAdminLook;
    return {isLast ? State::Settled : State::Verifying, AdminReason::None, Outcome::Unknown};
}

/// Read there, or said by its answer, unless what was read speaks against that.
bool isAccepted(const AdminReply &reply, const AdminSeen &seen)
{
    const bool isYes = reply.isOfService && reply.kind == Kind::Confirmed;
    return seen.isAccepted.value_or(isYes);
}

/// The account service says yes at once; the homeserver follows, whenever that is.
AdminVerdict accepted(const AdminSeen &seen)
{
    return seen.sinceSent >= lastAdminLook
        ? AdminVerdict{State::Settled, AdminReason::Accepted, Outcome::Unknown}
        : AdminVerdict{State::Verifying, AdminReason::None, Outcome::Unknown};
}

} // namespace

QString readBackOf(const AdminSeen &seen)
{
    if (!seen.isDeactivated) {
        return u"not known"_s;
    }
    if (!*seen.isDeactivated) {
        return seen.isAccepted == true ? u"deactivated at the account service only"_s : u"active"_s;
    }
    return seen.isErased == true ? u"deactivated, erased"_s : u"deactivated"_s;
}

AdminReason reasonOfNoAccount(const Failure &failure)
{
    const bool isOfTheServer = failure.isOfService
        || (!failure.errcode.isEmpty() && failure.cause != Cause::Unrecognized);
    switch (failure.httpStatus) {
    case http::unauthorized:
        return isOfTheServer ? AdminReason::SignedOut : AdminReason::Hidden;
    case http::forbidden:
        return isOfTheServer ? AdminReason::NotAdmin : AdminReason::Hidden;
    case notFound:
        return isOfTheServer ? AdminReason::Gone : AdminReason::Hidden;
    case 405:
        return AdminReason::Hidden;
    default:
        return failure.endsSession() || failure.cause == Cause::TokenRejected
            ? AdminReason::SignedOut
            : AdminReason::Network;
    }
}

AdminReason reasonOfNoRead(const Failure &failure)
{
    const AdminReason reason = reasonOfNoAccount(failure);
    return reason == AdminReason::Gone ? AdminReason::Network : reason;
}

AdminReason reasonOfNoWord(const ServiceWord &word)
{
    using Of = ServiceWord::Kind;
    switch (word.kind) {
    case Of::Hidden:
        return AdminReason::Hidden;
    case Of::NotRead:
        return reasonOfNoAccount(word.failure);
    case Of::OtherName:
        return AdminReason::StaleTarget;
    case Of::NoService:
    case Of::Known:
    case Of::NotKnown:
        break;
    }
    return AdminReason::None;
}

AdminVerdict verdictOn(const AdminReply &reply, const AdminSeen &seen, bool erase)
{
    if (reply.kind == Kind::NothingSent) {
        return {State::NotSent, AdminReason::Network, Outcome::StillActive};
    }
    if (reply.kind == Kind::RateLimited) {
        return {State::Cooling, AdminReason::None, Outcome::StillActive};
    }
    // Whatever was answered: this is what it came to.
    if (seen.isDeactivated == true) {
        return deactivated(reply, seen, erase);
    }
    if (isAccepted(reply, seen)) {
        return accepted(seen);
    }
    switch (reply.kind) {
    case Kind::RefusedBefore:
        return refusedBefore(reply, seen);
    case Kind::Refused:
        return refused(reply, seen);
    case Kind::SignedOut:
        return {State::Impossible, AdminReason::SignedOut, Outcome::StillActive};
    case Kind::Hidden:
        return {State::Impossible, AdminReason::Hidden,
                isUntouched(seen) ? Outcome::StillActive : Outcome::Unknown};
    case Kind::Confirmed:
        return confirmed(seen);
    case Kind::Unclear:
    case Kind::NothingSent:
    case Kind::RateLimited:
        return withoutAnswer(seen);
    }
    Q_UNREACHABLE();
}

} // namespace farewell
