// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/LoginFailure.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

using Reason = SignInReason;

namespace {

constexpr std::chrono::milliseconds unspecifiedWait = 30s;
constexpr std::chrono::milliseconds shortestWait = 1s;

Reason reasonOfCause(Cause cause, SignInReason ifRejected)
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

} // namespace

SignInReason reasonOf(const Failure &failure, SignInReason ifRejected)
{
    // As OAuth puts it that a code is too old, or was used before (RFC 6749, 5.2).
    const bool isRejected = failure.errcode == "invalid_grant"_L1;
    return isRejected ? ifRejected : reasonOfCause(failure.cause, ifRejected);
}

std::chrono::milliseconds waitAfter(const Failure &failure)
{
    return std::max(failure.retryAfter.value_or(unspecifiedWait), shortestWait);
}

std::optional<TlsFlaw> tlsFlawOf(const Failure &failure)
{
    const bool isInsecure
        = failure.cause == Cause::TlsFailed || failure.tlsFlaw == TlsFlaw::LeadsToHttp;
    return isInsecure ? std::optional(failure.tlsFlaw) : std::nullopt;
}

void tell(const Failure &failure, SignInState &state)
{
    state.cause = failure.cause;
    state.proxy = failure.proxy;
    state.adminContact = failure.adminContact;
    state.consentPage = failure.consentPage;
    state.serverSaid = failure.serverText;
}

bool mayHaveMadeSession(const Failure &failure)
{
    const bool isUnknown = failure.httpStatus == 0 && failure.sent == Sent::Perhaps;
    // A gateway's 5xx may come after the server has acted.
    return isUnknown || failure.cause == Cause::BadAnswer || failure.cause == Cause::ServerTrouble;
}

} // namespace farewell
