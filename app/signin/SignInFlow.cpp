// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/SignInFlow.h"

#include "app/signin/LoginFailure.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace farewell {

namespace {

using Phase = SignInPhase;
using Reason = SignInReason;

bool offers(const LoginMethods &methods, const QString &providerId)
{
    const auto isIt = [&](const IdentityProvider &provider) { return provider.id == providerId; };
    return methods.sso
        && (providerId.isEmpty()
            || std::any_of(methods.providers.begin(), methods.providers.end(), isIt));
}

} // namespace

void SignInFlow::enter(SignInPhase phase, SignInReason reason)
{
    SignInState next;
    next.phase = phase;
    next.reason = reason;
    next.serverText = m_state.serverText;
    next.serverFromId = m_state.serverFromId;
    next.sessionMayRemain = m_state.sessionMayRemain;
    if (phase != Phase::Idle && phase != Phase::Discovering && phase != Phase::Failed) {
        next.server = m_state.server;
        next.accountPage = m_state.accountPage;
    }
    m_step = Step::None;
    m_state = std::move(next);
}

SignInOrder SignInFlow::identifierEntered(const QString &text)
{
    const auto formerServer = m_entry.server();
    return m_entry.enterIdentifier(text) ? follow(formerServer) : reconsider();
}

SignInOrder SignInFlow::serverEntered(const QString &text)
{
    const auto formerServer = m_entry.server();
    return m_entry.enterServer(text) ? follow(formerServer) : reconsider();
}

/// Nothing of the former attempt counts: another person signs in now, perhaps at another server.
SignInOrder SignInFlow::follow(const std::optional<ServerQuery> &former)
{
    m_state.sessionMayRemain = false;
    const std::optional<ServerQuery> &wanted = m_entry.server();
    const bool isSame = wanted == former;
    m_state.serverText = wanted ? wanted->text : QString();
    m_state.serverFromId = wanted && wanted->source == ServerQuery::Source::MatrixId;
    if (!wanted) {
        enter(Phase::Idle, m_entry.flaw());
        return order::Stop{};
    }
    switch (m_state.phase) {
    case Phase::Idle:
    case Phase::Failed:
        return discover();
    case Phase::Discovering:
        return isSame ? SignInOrder(order::Nothing{}) : discover();
    case Phase::Ready:
    case Phase::SigningIn:
    case Phase::Browser:
    case Phase::Cooling:
        if (!isSame) {
            return discover();
        }
        enter(Phase::Ready, m_entry.flaw());
        return order::Stop{};
    }
    Q_UNREACHABLE();
}

SignInOrder SignInFlow::discover()
{
    enter(Phase::Discovering);
    return order::Discover{*m_entry.server()};
}

/// The same text again: a field was left, or somebody pressed Enter to try once more.
SignInOrder SignInFlow::reconsider()
{
    switch (m_state.phase) {
    case Phase::Idle:
        return m_entry.server() ? discover() : SignInOrder(order::Nothing{});
    case Phase::Failed:
        return m_state.reason == Reason::ServerProblem ? discover() : SignInOrder(order::Nothing{});
    case Phase::Discovering:
    case Phase::Ready:
    case Phase::SigningIn:
    case Phase::Browser:
    case Phase::Cooling:
        return order::Nothing{};
    }
    Q_UNREACHABLE();
}

SignInOrder SignInFlow::passwordGiven()
{
    if (m_state.phase != Phase::Ready || !m_state.server->methods.password) {
        return order::Nothing{};
    }
    if (!m_entry.identifier()) {
        enter(Phase::Ready, m_entry.whyNoIdentifier());
        return order::Nothing{};
    }
    m_state.sessionMayRemain = false;
    enter(Phase::SigningIn);
    m_step = Step::Login;
    m_way = Session::Kind::Password;
    return order::SendPassword{m_entry.identifier()->name};
}

SignInOrder SignInFlow::ssoAsked(const QString &providerId)
{
    if (m_state.phase != Phase::Ready || !offers(m_state.server->methods, providerId)) {
        return order::Nothing{};
    }
    m_state.sessionMayRemain = false;
    enter(Phase::Browser);
    m_way = Session::Kind::Sso;
    return order::StartBrowser{providerId};
}

SignInOrder SignInFlow::oauthAsked(Browser browser)
{
    const bool isOffered = m_state.phase == Phase::Ready && m_state.server->oauth
        && m_state.server->oauth->endpoints
        && (browser == Browser::Here
            || !m_state.server->oauth->endpoints->deviceAuthorization.isEmpty());
    if (!isOffered) {
        return order::Nothing{};
    }
    m_state.sessionMayRemain = false;
    enter(Phase::Browser);
    m_way = Session::Kind::OAuth;
    m_browser = browser;
    m_step = Step::Registering;
    return order::RegisterClient{};
}

SignInOrder SignInFlow::registered()
{
    if (m_step != Step::Registering) {
        return order::Nothing{};
    }
    const bool isHere = m_browser == Browser::Here;
    m_step = isHere ? Step::None : Step::Offering;
    return isHere ? SignInOrder(order::StartAuthorization{})
                  : SignInOrder(order::AuthorizeDevice{});
}

SignInOrder SignInFlow::deviceOffered(const DeviceCode &code)
{
    if (m_step != Step::Offering) {
        return order::Nothing{};
    }
    m_step = Step::None;
    m_state.device = code;
    m_state.page = code.wholePage;
    return order::Nothing{};
}

SignInOrder SignInFlow::browserRefused(const QString &error, const QString &said)
{
    if (m_state.phase != Phase::Browser) {
        return order::Nothing{};
    }
    const bool isNo = error == u"access_denied";
    enter(Phase::Ready, isNo ? Reason::Declined : Reason::Refused);
    m_state.cause = isNo ? std::nullopt : std::optional(Cause::ClientError);
    if (!isNo) { // a no is the person's own word
        m_state.serverSaid = said.isEmpty() ? error : said;
    }
    return order::Stop{};
}

SignInOrder SignInFlow::notStarted(const Failure &failure)
{
    if (m_state.phase != Phase::Browser) {
        return order::Nothing{};
    }
    explainSignIn(failure, Reason::Refused);
    return order::Stop{};
}

SignInOrder SignInFlow::pageOpened(const QUrl &page, bool opened)
{
    if (m_state.phase == Phase::Browser) {
        m_state.page = page;
        m_state.pageOpened = opened;
    }
    return order::Nothing{};
}

SignInOrder SignInFlow::pageAskedAgain() const
{
    const bool isWaiting = m_state.phase == Phase::Browser && !m_state.page.isEmpty();
    return isWaiting ? SignInOrder(order::OpenPage{}) : SignInOrder(order::Nothing{});
}

SignInOrder SignInFlow::browserFailed()
{
    if (m_state.phase != Phase::Browser) {
        return order::Nothing{};
    }
    enter(Phase::Ready, Reason::Network);
    return order::Stop{};
}

SignInOrder SignInFlow::browserTimedOut()
{
    if (m_state.phase != Phase::Browser) {
        return order::Nothing{};
    }
    enter(Phase::Ready, Reason::BrowserTimeout);
    return order::Stop{};
}

SignInOrder SignInFlow::tokenCame()
{
    if (m_state.phase != Phase::Browser) {
        return order::Nothing{};
    }
    enter(Phase::SigningIn);
    m_step = Step::Login;
    return order::SendToken{};
}

SignInOrder SignInFlow::taken()
{
    if (m_step == Step::Kept) {
        enter(Phase::Ready, m_entry.flaw());
    }
    return order::Nothing{};
}

SignInOrder SignInFlow::waited(std::chrono::milliseconds left)
{
    if (m_state.phase != Phase::Cooling) {
        return order::Nothing{};
    }
    if (left > 0ms) {
        m_state.coolingLeft = left;
        return order::Nothing{};
    }
    enter(Phase::Ready, m_entry.flaw());
    return order::Stop{};
}

SignInOrder SignInFlow::cancelled()
{
    switch (m_state.phase) {
    case Phase::Idle:
    case Phase::Ready:
    case Phase::Failed:
        return order::Nothing{};
    case Phase::Discovering:
        enter(Phase::Idle, m_entry.flaw());
        return order::Stop{};
    case Phase::SigningIn:
    case Phase::Browser:
    case Phase::Cooling:
        enter(Phase::Ready, m_entry.flaw());
        return order::Stop{};
    }
    Q_UNREACHABLE();
}

// What follows from an answer: of discovery, of the sign-in, of whoami.

SignInOrder SignInFlow::discovered(const ServerInfo &server)
{
    if (m_state.phase != Phase::Discovering) {
        return order::Nothing{};
    }
    const bool isClosed = server.oauth && !server.oauth->endpoints;
    enter(isClosed ? Phase::Failed : Phase::Ready,
          isClosed ? Reason::ManagedElsewhere : m_entry.flaw());
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
        m_state.coolingLeft = waitAfter(failure);
        m_state.serverSaid = failure.serverText;
        return;
    }
    const Reason reason = reasonOf(failure, ifRejected);
    // After a sign-in in the browser we do not know yet whose account that is.
    const bool isOfSomebody = reason == Reason::Deactivated && m_way != Session::Kind::Password;
    enter(Phase::Ready, isOfSomebody ? Reason::Refused : reason);
    tell(failure, m_state);
    if (reason == Reason::WrongPassword) {
        m_state.typedId = typedUserId();
    }
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
    const auto typed = m_entry.identifier() ? m_entry.identifier()->userId : std::nullopt;
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

SignInOrder SignInFlow::sessionLeftBehind()
{
    m_state.sessionMayRemain = true;
    return order::Nothing{};
}

} // namespace farewell
