// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/SignInDriver.h"

#include "app/base/BrowserLauncher.h"
#include "app/base/Clock.h"
#include "app/signin/LoopbackReceiver.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace farewell {

namespace {

/// Deleted from the event loop, for one of its own callbacks may be running.
template <class T>
void retire(QPointer<T> &object)
{
    if (object) {
        object->deleteLater();
        object.clear();
    }
}

} // namespace

SignInDriver::SignInDriver(MatrixClient &client, Clock &clock, BrowserLauncher &browser,
                           LoopbackTexts texts, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_browser(browser)
    , m_texts(std::move(texts))
    , m_attempt(std::make_unique<QObject>())
{
}

SignInDriver::~SignInDriver()
{
    if (m_session) {
        endSession(m_client, m_session->homeserver, m_session->token, nullptr);
    }
}

void SignInDriver::enterIdentifier(const QString &text)
{
    on(m_flow.identifierEntered(text));
}

void SignInDriver::enterServer(const QString &text)
{
    on(m_flow.serverEntered(text));
}

void SignInDriver::signIn(Secret password)
{
    if (!password.isEmpty()) {
        m_secret = std::move(password);
        on(m_flow.passwordGiven());
    }
}

void SignInDriver::signInBySso(const QString &providerId)
{
    on(m_flow.ssoAsked(providerId));
}

void SignInDriver::openPageAgain()
{
    on(m_flow.pageAskedAgain());
}

void SignInDriver::cancel()
{
    on(m_flow.cancelled());
}

SignedIn SignInDriver::take()
{
    Q_ASSERT(m_session);
    SignedIn result{std::move(*m_session), m_isAsTyped};
    m_session.reset();
    on(m_flow.taken());
    return result;
}

void SignInDriver::on(const SignInOrder &order)
{
    std::visit([this](const auto &what) { obey(what); }, order);
    m_secret.wipe(); // sent, or not to be sent
    Q_EMIT changed(state());
}

void SignInDriver::obey(const order::Nothing & /*order*/)
{
}

void SignInDriver::obey(const order::Stop & /*order*/)
{
    startOver();
    if (state().phase == SignInPhase::Cooling) {
        coolDown(m_clock.elapsed() + state().coolingLeft);
    }
}

void SignInDriver::obey(const order::EndSession & /*order*/)
{
    obey(order::Stop{}); // a session that was not taken is ended with its attempt
}

void SignInDriver::obey(const order::Discover &order)
{
    startOver();
    m_discovery = new ServerDiscovery(m_client, this);
    m_discovery->start(order.query,
                       [this, attempt = QPointer(m_attempt.get())](
                           const tl::expected<ServerInfo, DiscoveryFailure> &result) {
                           if (attempt) {
                               on(result ? m_flow.discovered(*result)
                                         : m_flow.notDiscovered(result.error()));
                           }
                       });
}

void SignInDriver::obey(const order::SendPassword &order)
{
    startOver();
    loginWithPassword(m_client, state().server->url, order.name, m_secret, &m_client,
                      loginReply(Session::Kind::Password));
}

void SignInDriver::obey(const order::SendToken & /*order*/)
{
    startOver();
    loginWithToken(m_client, state().server->url, m_secret, &m_client,
                   loginReply(Session::Kind::Sso));
}

void SignInDriver::obey(const order::StartBrowser &order)
{
    startOver();
    m_receiver = new LoopbackReceiver(m_clock, m_texts, this);
    if (!m_receiver->listen()) {
        on(m_flow.browserFailed());
        return;
    }
    connect(m_receiver, &LoopbackReceiver::tokenCame, m_attempt.get(), [this] {
        m_secret = m_receiver->takeToken();
        on(m_flow.tokenCame());
    });
    connect(m_receiver, &LoopbackReceiver::timedOut, m_attempt.get(),
            [this] { on(m_flow.browserTimedOut()); });
    const QUrl page = ssoRedirectUrl(state().server->url, order.providerId, m_receiver->url());
    on(m_flow.pageOpened(page, m_browser.open(page)));
}

void SignInDriver::obey(const order::OpenPage & /*order*/)
{
    on(m_flow.pageOpened(state().page, m_browser.open(state().page)));
}

void SignInDriver::obey(const order::AskWhoAmI & /*order*/)
{
    fetchWhoAmI(m_client, m_session->homeserver, m_session->token, Request::Tries::Patient,
                m_attempt.get(), [this](const Result<WhoAmI> &result) { onWhoAmI(result); });
}

void SignInDriver::obey(const order::Keep &order)
{
    m_isAsTyped = order.isAsTyped;
    Q_EMIT signedIn();
}

void SignInDriver::startOver()
{
    m_attempt = std::make_unique<QObject>();
    retire(m_discovery);
    if (m_receiver) {
        m_receiver->stop();
        retire(m_receiver);
    }
    if (m_session) {
        endSession(m_client, m_session->homeserver, m_session->token, this);
        m_session.reset();
    }
}

void SignInDriver::coolDown(std::chrono::milliseconds until)
{
    const auto left = until - m_clock.elapsed();
    m_clock.callAfter(std::min<std::chrono::milliseconds>(left, 1s), m_attempt.get(),
                      [this, until] {
                          const auto rest = std::max(until - m_clock.elapsed(), 0ms);
                          if (rest > 0ms) {
                              coolDown(until);
                          }
                          on(m_flow.waited(rest));
                      });
}

/// A login is never aborted: the server may have made a session, which has to be ended then. So it
/// belongs to the client, and what it brings to the attempt only while that lasts.
Reply<LoginGrant> SignInDriver::loginReply(Session::Kind kind)
{
    beginRequest();
    return [driver = QPointer(this), attempt = QPointer(m_attempt.get()), &client = m_client,
            server = state().server->url, kind](Result<LoginGrant> result) {
        if (attempt) {
            driver->onGrant(std::move(result), kind);
        } else if (result) {
            endSession(client, server, result->token, driver);
        } else if (driver) {
            driver->on(driver->m_flow.abandonedLoginFailed(result.error()));
        }
        if (driver) {
            driver->endRequest();
        }
    };
}

void SignInDriver::onGrant(Result<LoginGrant> result, Session::Kind kind)
{
    if (!result) {
        on(m_flow.loginFailed(result.error()));
        return;
    }
    m_session.emplace(Session{state().server->url, result->userId, result->deviceId,
                              std::move(result->token), kind});
    on(m_flow.granted());
}

void SignInDriver::onWhoAmI(const Result<WhoAmI> &result)
{
    if (result) {
        m_session->userId = result->userId;
        m_session->deviceId = result->deviceId.isEmpty() ? m_session->deviceId : result->deviceId;
    }
    on(m_flow.whoAmIAnswered(result.map([](const WhoAmI &who) { return who.userId; })));
}

void SignInDriver::endSession(MatrixClient &client, const HomeserverUrl &server,
                              const Secret &token, const QPointer<SignInDriver> &driver)
{
    if (driver) {
        driver->beginRequest();
    }
    logout(client, server, token, &client, [driver](bool ended) {
        if (!driver) {
            return;
        }
        if (!ended) {
            driver->on(driver->m_flow.sessionLeftBehind());
        }
        driver->endRequest();
    });
}

void SignInDriver::endRequest()
{
    --m_underWay;
    if (isSettled()) {
        Q_EMIT settled();
    }
}

} // namespace farewell
