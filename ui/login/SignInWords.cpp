// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/SignInWords.h"

#include "app/signin/SignInState.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// A server that could not be asked, or one that is of no use.
QString problemWord(DiscoveryFailure::Problem problem)
{
    using Problem = DiscoveryFailure::Problem;
    switch (problem) {
    case Problem::NoSuchHost:
    case Problem::NotReached:
    case Problem::TlsFailed:
    case Problem::Proxy:
    case Problem::TooSlow:
    case Problem::Trouble:
    case Problem::RateLimited:
        return u"network"_s;
    case Problem::NotAServer:
    case Problem::NotHttps:
    case Problem::Loops:
    case Problem::NotMatrix:
    case Problem::NotJson:
    case Problem::BadWellKnown:
    case Problem::OutsidePractice:
    case Problem::PracticeOnly:
    case Problem::TooOld:
    case Problem::NoSignIn:
        return u"refused"_s;
    }
    return {};
}

} // namespace

QString words::phase(SignInPhase phase)
{
    switch (phase) {
    case SignInPhase::Idle:
        return u"idle"_s;
    case SignInPhase::Discovering:
        return u"discovering"_s;
    case SignInPhase::Ready:
        return u"ready"_s;
    case SignInPhase::SigningIn:
        return u"signingIn"_s;
    case SignInPhase::Browser:
        return u"browser"_s;
    case SignInPhase::Cooling:
        return u"cooling"_s;
    case SignInPhase::Failed:
        return u"failed"_s;
    }
    return {};
}

QString words::reason(const SignInState &state)
{
    switch (state.reason) {
    case SignInReason::None:
    case SignInReason::ServerNeeded:
        return {};
    case SignInReason::ServerProblem:
        return state.problem ? problemWord(*state.problem) : u"network"_s;
    case SignInReason::ManagedElsewhere:
        return u"managedElsewhere"_s;
    case SignInReason::WrongPassword:
        return u"wrongPassword"_s;
    case SignInReason::Locked:
        return u"locked"_s;
    case SignInReason::OtherPerson:
        return u"otherPerson"_s;
    case SignInReason::Network:
        return u"network"_s;
    case SignInReason::NotAMatrixId:
    case SignInReason::CountryNeeded:
    case SignInReason::Deactivated:
    case SignInReason::Refused:
    case SignInReason::Declined:
        return u"refused"_s;
    case SignInReason::BrowserTimeout:
    case SignInReason::LinkUsed:
        return u"sessionExpired"_s;
    }
    return {};
}

} // namespace farewell
