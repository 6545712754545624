// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/LoginFailure.h"

namespace farewell {

using Reason = SignInReason;

SignInReason reasonOf(Cause cause, SignInReason ifRejected)
{
    switch (cause) {
    case Cause::WrongCredentials:
        return ifRejected;
    case Cause::UserDeactivated:
        return Reason::Deactivated;
    case Cause::UserLocked:
        return Reason::Locked;
    case Cause::NoSuchHost:
    case Cause::PortClosed:
    case Cause::TlsFailed:
    case Cause::ProxyFailed:
    case Cause::NotReached:
    case Cause::OutsidePractice:
    case Cause::PracticeOnly:
    case Cause::ConnectionLost:
    case Cause::DeadlinePassed:
        return Reason::Network;
    case Cause::TooLarge:
    case Cause::Redirected:
    case Cause::NotMatrix:
    case Cause::BadAnswer:
    case Cause::RateLimited:
    case Cause::TokenRejected:
    case Cause::Unrecognized:
    case Cause::NotFound:
    case Cause::ClientError:
    case Cause::ServerTrouble:
        return Reason::Refused;
    }
    Q_UNREACHABLE();
}

bool mayHaveMadeSession(const Failure &failure)
{
    const bool isUnknown = failure.httpStatus == 0 && failure.sent == Sent::Perhaps;
    // A gateway's 5xx may come after the server has acted.
    return isUnknown || failure.cause == Cause::BadAnswer || failure.cause == Cause::ServerTrouble;
}

} // namespace farewell
