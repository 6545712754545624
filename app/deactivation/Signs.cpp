// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Signs.h"

using namespace Qt::StringLiterals;

namespace farewell {

SignInSign signOf(const Result<WhoAmI> &result, const UserId &userId)
{
    if (result) {
        return result->userId == userId ? SignInSign::Accepted : SignInSign::NoAnswer;
    }
    const Failure &failure = result.error();
    if (failure.cause == Cause::UserDeactivated) {
        return SignInSign::UserDeactivated;
    }
    if (failure.cause == Cause::UserLocked) {
        return SignInSign::RejectedSoftly;
    }
    // A token that did not arrive was not judged.
    if (failure.cause == Cause::TokenRejected && failure.errcode != "M_MISSING_TOKEN"_L1) {
        return failure.softLogout ? SignInSign::RejectedSoftly : SignInSign::Rejected;
    }
    return SignInSign::NoAnswer;
}

ProfileSign signOf(const Result<Profile> &result)
{
    if (result) {
        const bool isEmpty = result->displayName.isEmpty() && result->avatarMxc.isEmpty();
        return isEmpty ? ProfileSign::Empty : ProfileSign::Shown;
    }
    if (wantsSignIn(result.error())) {
        return ProfileSign::ForMembers;
    }
    // A 404 without an errcode may be a proxy's page that knows nothing of the profile.
    const Failure &failure = result.error();
    const bool isGone = failure.httpStatus == 404 && !failure.errcode.isEmpty()
        && failure.cause != Cause::Unrecognized;
    return isGone ? ProfileSign::Gone : ProfileSign::NoAnswer;
}

} // namespace farewell
