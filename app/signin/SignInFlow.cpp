// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/SignInFlow.h"

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

QString SignInFlow::typedUserId() const
{
    return m_identifier && m_identifier->userId ? m_identifier->userId->toString() : QString();
}

SignInReason SignInFlow::reasonAtRest() const
{
    if (!m_identifier) {
        return m_identifierText.isEmpty() ? Reason::None : whyNoIdentifier();
    }
    return m_query ? Reason::None : Reason::ServerNeeded;
}

SignInReason SignInFlow::whyNoIdentifier() const
{
    return isInlandNumber(m_identifierText) ? Reason::CountryNeeded : Reason::NotAMatrixId;
}

SignInOrder SignInFlow::identifierEntered(const QString &text)
{
    const QString input = trimmedInput(text);
    if (input == m_identifierText) {
        return reconsider();
    }
    const auto formerServer = m_identifier ? m_identifier->serverName() : std::nullopt;
    m_identifierText = input;
    m_identifier = Identifier::parse(input);
    const auto server = m_identifier ? m_identifier->serverName() : std::nullopt;
    auto wanted = m_query;
    if (server && !(formerServer && isSameServerName(*server, *formerServer))) {
        wanted = ServerQuery{*server, ServerQuery::Source::MatrixId};
    } else if (!server && m_state.serverFromId) {
        wanted.reset();
    }
    return follow(wanted);
}

SignInOrder SignInFlow::serverEntered(const QString &text)
{
    const QString input = trimmedInput(text);
    if (input == m_state.serverText) {
        return reconsider();
    }
    if (!input.isEmpty()) {
        return follow(ServerQuery{input, ServerQuery::Source::Typed});
    }
    const auto named = m_identifier ? m_identifier->serverName() : std::nullopt;
    return follow(named ? std::optional(ServerQuery{*named, ServerQuery::Source::MatrixId})
                        : std::nullopt);
}

/// Whoever signs in has changed, and perhaps the server: nothing of the former attempt counts.
SignInOrder SignInFlow::follow(const std::optional<ServerQuery> &wanted)
{
    m_state.sessionMayRemain = false;
    const bool isSame = wanted == m_query;
    m_query = wanted;
    m_state.serverText = wanted ? wanted->text : QString();
    m_state.serverFromId = wanted && wanted->source == ServerQuery::Source::MatrixId;
    if (!wanted) {
        enter(Phase::Idle, reasonAtRest());
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
        enter(Phase::Ready, reasonAtRest());
        return order::Stop{};
    }
    Q_UNREACHABLE();
}

SignInOrder SignInFlow::discover()
{
    enter(Phase::Discovering);
    return order::Discover{*m_query};
}

/// The same text again: a field was left, or somebody pressed Enter to try once more.
SignInOrder SignInFlow::reconsider()
{
    switch (m_state.phase) {
    case Phase::Idle:
        return m_query ? discover() : SignInOrder(order::Nothing{});
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
    if (!m_identifier) {
        enter(Phase::Ready, whyNoIdentifier());
        return order::Nothing{};
    }
    m_state.sessionMayRemain = false;
    enter(Phase::SigningIn);
    m_step = Step::Login;
    m_way = Session::Kind::Password;
    return order::SendPassword{m_identifier->name};
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
    return order::PollDevice{};
}

SignInOrder SignInFlow::browserRefused(const QString &error, const QString &said)
{
    if (m_state.phase != Phase::Browser) {
        return order::Nothing{};
    }
    const bool isNo = error == u"access_denied";
    enter(Phase::Ready, isNo ? Reason::Declined : Reason::Refused);
    m_state.cause = isNo ? std::nullopt : std::optional(Cause::ClientError);
    if (!isNo) { // it is ourselves who said that
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
        enter(Phase::Ready, reasonAtRest());
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
    enter(Phase::Ready, reasonAtRest());
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
        enter(Phase::Idle, reasonAtRest());
        return order::Stop{};
    case Phase::SigningIn:
    case Phase::Browser:
    case Phase::Cooling:
        enter(Phase::Ready, reasonAtRest());
        return order::Stop{};
    }
    Q_UNREACHABLE();
}

} // namespace farewell
