// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// What follows from an answer: of discovery, of the sign-in, of whoami.

#include "app/signin/LoginFailure.h"
#include "app/signin/SignInFlow.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

using Phase = SignInPhase;
using Reason = SignInReason;

namespace {

constexpr std::chrono::milliseconds unspecifiedWait = 30s;
constexpr std::chrono::milliseconds shortestWait = 1s;

std::optional<TlsFlaw> tlsFlawOf(const Failure &failure)
{
    const bool isInsecure
        = failure.cause == Cause::TlsFailed || failure.tlsFlaw == TlsFlaw::LeadsToHttp;
    return isInsecure ? std::optional(failure.tlsFlaw) : std::nullopt;
}

} // namespace

SignInOrder SignInFlow::discovered(const ServerInfo &server)
{
    if (m_state.phase != Phase::Discovering) {
        return order::Nothing{};
    }
    const bool isClosed = server.oauth && !server.oauth->endpoints;
    enter(isClosed ? Phase::Failed : Phase::Ready,
          isClosed ? Reason::ManagedElsewhere : reasonAtRest());
    m_state.server = server;
    m_state.accountPage = server.oauth ? server.oauth->deactivationPage() : QUrl();
    return order::Nothing{};
}

SignInOrder SignInFlow::notDiscovered(const DiscoveryFailure &failure)
{
    if (m_state.phase == Phase::Discovering) {
        enter(Phase::Failed, Reason::ServerProblem);
        m_state.problem = failure.problem;
        m_state.tlsFlaw = tlsFlawOf(failure.failure);
        m_state.proxy = failure.failure.proxy;
        m_state.serverSaid = failure.failure.serverText;
    }
    return order::Nothing{};
}

SignInOrder SignInFlow::granted()
{
    if (m_step != Step::Login) {
        return order::Nothing{};
    }
    m_step = Step::WhoAmI;
    return order::AskWhoAmI{};
}

void SignInFlow::explain(const Failure &failure, SignInReason ifRejected)
{
    if (failure.cause == Cause::RateLimited) {
        enter(Phase::Cooling);
        m_state.coolingLeft = std::max(failure.retryAfter.value_or(unspecifiedWait), shortestWait);
    } else {
        // As OAuth puts it that a code is too old, or was used before (RFC 6749, 5.2).
        const bool isRejected = failure.errcode == "invalid_grant"_L1;
        const Reason reason = isRejected ? ifRejected : reasonOf(failure.cause, ifRejected);
        // Of whom that is said, only the browser knows.
        const bool isOfSomebody = reason == Reason::Deactivated && m_way != Session::Kind::Password;
        enter(Phase::Ready, isOfSomebody ? Reason::Refused : reason);
        m_state.cause = failure.cause;
        m_state.proxy = failure.proxy;
        m_state.adminContact = failure.adminContact;
        m_state.consentPage = failure.consentPage;
        if (reason == Reason::WrongPassword) {
            m_state.typedId = typedUserId();
        }
    }
    m_state.serverSaid = failure.serverText;
}

void SignInFlow::explainSignIn(const Failure &failure, SignInReason ifRejected)
{
    explain(failure, ifRejected);
    m_state.tlsFlaw = tlsFlawOf(failure);
    if (m_state.server && m_state.server->oauth && m_state.server->oauth->endpoints) {
        m_state.signInHost = shownHost(m_state.server->oauth->endpoints->token);
    }
}

SignInOrder SignInFlow::loginFailed(const Failure &failure)
{
    if (m_step != Step::Login) {
        return order::Nothing{};
    }
    const bool isPassword = m_way == Session::Kind::Password;
    explainSignIn(failure, isPassword ? Reason::WrongPassword : Reason::LinkUsed);
    m_state.sessionMayRemain = mayHaveMadeSession(failure);
    return order::Stop{};
}

SignInOrder SignInFlow::whoAmIAnswered(const Result<UserId> &result)
{
    if (m_step != Step::WhoAmI) {
        return order::Nothing{};
    }
    if (!result) {
        explain(result.error(), Reason::Refused);
        return order::EndSession{};
    }
    const auto typed = m_identifier ? m_identifier->userId : std::nullopt;
    const IdMatch match = typed ? compareIds(*typed, *result) : IdMatch::OtherCase;
    if (match == IdMatch::Other) {
        enter(Phase::Ready, Reason::OtherPerson);
        m_state.typedId = typed->toString();
        m_state.actualId = result->toString();
        return order::EndSession{};
    }
    m_step = Step::Kept;
    return order::Keep{match == IdMatch::Exact};
}

SignInOrder SignInFlow::abandonedLoginFailed(const Failure &failure)
{
    return mayHaveMadeSession(failure) ? sessionLeftBehind() : SignInOrder(order::Nothing{});
}

SignInOrder SignInFlow::sessionLeftBehind()
{
    m_state.sessionMayRemain = true;
    return order::Nothing{};
}

} // namespace farewell
