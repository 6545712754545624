// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/SignInDriver.h"

#include "app/base/BrowserLauncher.h"
#include "app/base/Clock.h"
#include "app/matrix/SignOut.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
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
    if (m_arrival) {
        endAccess(m_client, m_arrival->access, nullptr);
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
    Q_ASSERT(m_arrival && m_arrival->userId);
    SignedIn result{{std::move(m_arrival->access), *m_arrival->userId, m_arrival->deviceId},
                    m_isAsTyped};
    m_arrival.reset();
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
                      loginReply(Access::Kind::Password));
}

void SignInDriver::obey(const order::SendToken & /*order*/)
{
    const auto read = grantReader();
    const auto authorization = std::exchange(m_authorization, std::nullopt);
    startOver();
    if (!authorization) {
        loginWithToken(m_client, state().server->url, m_secret, &m_client,
                       loginReply(Access::Kind::Sso));
        return;
    }
    oauth::exchangeCode(m_client, *state().server->oauth->endpoints, authorization->clientId,
                        authorization->callback, m_secret, authorization->verifier, &m_client,
                        [reply = arrivalReply(), read](Result<oauth::Grant> grant) {
                            reply(read(std::move(grant)));
                        });
}

void SignInDriver::obey(const order::StartBrowser &order)
{
    startOver();
    listen(awaited::LoginToken{});
    if (m_receiver) {
        openPage(ssoRedirectUrl(state().server->url, order.providerId, m_receiver->url()));
    }
}

void SignInDriver::obey(const order::OpenPage & /*order*/)
{
    openPage(state().page);
}

void SignInDriver::listen(const Awaited &awaited)
{
    m_receiver = new LoopbackReceiver(m_clock, awaited, m_texts, this);
    if (!m_receiver->listen()) {
        retire(m_receiver);
        on(m_flow.browserFailed());
        return;
    }
    connect(m_receiver, &LoopbackReceiver::tokenCame, m_attempt.get(), [this] {
        m_secret = m_receiver->takeToken();
        on(m_flow.tokenCame());
    });
    connect(m_receiver, &LoopbackReceiver::refused, m_attempt.get(),
            [this] { on(m_flow.browserRefused(m_receiver->error(), m_receiver->description())); });
    connect(m_receiver, &LoopbackReceiver::timedOut, m_attempt.get(),
            [this] { on(m_flow.browserTimedOut()); });
}

void SignInDriver::openPage(const QUrl &page)
{
    const bool opened = m_browser.open(page, [this, attempt = QPointer(m_attempt.get()), page] {
        if (attempt) {
            on(m_flow.pageOpened(page, false));
        }
    });
    on(m_flow.pageOpened(page, opened));
}

void SignInDriver::obey(const order::AskWhoAmI & /*order*/)
{
    fetchWhoAmI(m_client, m_arrival->access.homeserver, m_arrival->access.token,
                Request::Tries::Patient, m_attempt.get(),
                [this](const Result<WhoAmI> &result) { onWhoAmI(result); });
}

void SignInDriver::obey(const order::Keep &order)
{
    m_isAsTyped = order.isAsTyped;
    Q_EMIT signedIn();
}

void SignInDriver::startOver()
{
    m_attempt = std::make_unique<QObject>();
    if (m_authorization && m_authorization->mayHaveSession) {
        (void)m_flow.sessionLeftBehind();
    }
    m_authorization.reset();
    retire(m_discovery);
    if (m_receiver) {
        m_receiver->stop();
        retire(m_receiver);
    }
    if (m_arrival) {
        endAccess(m_client, m_arrival->access, this);
        m_arrival.reset();
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
Reply<SignInDriver::Arrival> SignInDriver::arrivalReply()
{
    beginRequest();
    return [driver = QPointer(this), attempt = QPointer(m_attempt.get()),
            &client = m_client](Result<Arrival> result) {
        if (attempt) {
            driver->onArrival(std::move(result));
        } else if (result) {
            endAccess(client, result->access, driver);
        } else if (driver) {
            driver->on(driver->m_flow.abandonedLoginFailed(result.error()));
        }
        if (driver) {
            driver->endRequest();
        }
    };
}

Reply<LoginGrant> SignInDriver::loginReply(Access::Kind kind)
{
    return [reply = arrivalReply(), server = state().server->url, kind](Result<LoginGrant> result) {
        if (result) {
            reply(Arrival{{server, std::move(result->token), kind}, result->deviceId});
        } else {
            reply(unexpected(result.error()));
        }
    };
}

void SignInDriver::onArrival(Result<Arrival> result)
{
    if (!result) {
        on(m_flow.loginFailed(result.error()));
        return;
    }
    if (!result->isEnough) {
        endAccess(m_client, result->access, this);
        Failure failure = Failure::of(Cause::ClientError);
        failure.errcode = u"insufficient_scope"_s;
        on(m_flow.loginFailed(failure));
        return;
    }
    m_arrival.emplace(std::move(*result));
    on(m_flow.granted());
}

void SignInDriver::onWhoAmI(const Result<WhoAmI> &result)
{
    if (result) {
        m_arrival->userId = result->userId;
        m_arrival->deviceId = result->deviceId.isEmpty() ? m_arrival->deviceId : result->deviceId;
    }
    on(m_flow.whoAmIAnswered(result.map([](const WhoAmI &who) { return who.userId; })));
}

void SignInDriver::endAccess(MatrixClient &client, const Access &access,
                             const QPointer<SignInDriver> &driver)
{
    if (driver) {
        driver->beginRequest();
    }
    signOut(client, access, &client, [driver](bool ended) {
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
