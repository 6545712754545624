// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/SignInDriver.h"

#include "app/base/BrowserLauncher.h"
#include "app/base/Clock.h"
#include "app/signin/DeviceSignIn.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

/// Deleted from the event loop, for one of its own callbacks may be running.
template <class T>
void letGo(QPointer<T> &object)
{
    if (object) {
        object->deleteLater();
        object.clear();
    }
}

QString nameOf(const QList<IdentityProvider> &providers, const QString &id)
{
    const auto provider = std::ranges::find(providers, id, &IdentityProvider::id);
    return provider == providers.end() ? QString() : provider->name;
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
    , m_logins(client, clock)
{
    connect(&m_logins, &PendingLogins::leftBehind, this,
            [this] { on(m_flow.sessionLeftBehind()); });
    connect(&m_logins, &PendingLogins::emptied, this, &SignInDriver::settle);
}

SignInDriver::~SignInDriver()
{
    if (m_arrival) {
        endAndForget(std::move(m_arrival), [](bool /*hasEnded*/) { });
    }
}

void SignInDriver::setForAdmin(bool isForAdmin)
{
    m_isForAdmin = isForAdmin;
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

void SignInDriver::signInByOAuth(SignInFlow::Browser browser)
{
    on(m_flow.oauthAsked(browser));
}

void SignInDriver::openPageAgain()
{
    on(m_flow.pageAskedAgain());
}

void SignInDriver::cancel()
{
    const bool wasSettled = isSettled();
    on(m_flow.cancelled());
    if (!wasSettled) {
        settle();
    }
}

/// A code whose answer was lost may have let somebody in; giving it up tells of that.
bool SignInDriver::isSettled() const
{
    return m_logins.isEmpty() && !m_arrival && !(m_device && m_device->mayHaveSession());
}

SignInResult SignInDriver::take()
{
    Q_ASSERT(m_arrival);
    SignInResult result{std::move(m_arrival), m_isAsTyped, m_provider};
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
                      expectLogin(Session::Kind::Password));
}

void SignInDriver::obey(const order::SendToken & /*order*/)
{
    const auto oauthSignIn = std::exchange(m_oauthSignIn, std::nullopt);
    startOver();
    if (oauthSignIn) {
        oauthSignIn->exchange(m_client, m_clock, m_secret, expectArrival());
    } else {
        loginWithToken(m_client, state().server->url, m_secret, &m_client,
                       expectLogin(Session::Kind::Sso));
    }
}

void SignInDriver::obey(const order::StartBrowser &order)
{
    startOver();
    m_provider = nameOf(state().server->methods.providers, order.providerId);
    listen(awaited::LoginToken{});
    if (m_receiver) {
        openPage(ssoRedirectUrl(state().server->url, order.providerId, m_receiver->url()));
    }
}

void SignInDriver::obey(const order::RegisterClient & /*order*/)
{
    startOver();
    oauth::registerClient(m_client, *state().server->oauth->endpoints, OAuthClient::identity(),
                          m_attempt.get(), [this](const Result<QString> &id) {
                              if (id) {
                                  m_oauthClient = OAuthClient::registeredAt(*state().server, *id,
                                                                            m_isForAdmin);
                              }
                              on(id ? m_flow.registered() : m_flow.notStarted(id.error()));
                          });
}

void SignInDriver::obey(const order::StartAuthorization & /*order*/)
{
    m_oauthSignIn.emplace(*m_oauthClient);
    listen(m_oauthSignIn->awaited());
    if (m_receiver) {
        openPage(m_oauthSignIn->page(m_receiver->url(), m_flow.typedUserId()));
    }
}

void SignInDriver::obey(const order::AuthorizeDevice & /*order*/)
{
    m_device = new DeviceSignIn(m_client, m_clock, m_logins, *m_oauthClient, m_attempt.get());
    connect(m_device, &DeviceSignIn::offered, this,
            [this](const DeviceCode &code) { on(m_flow.deviceOffered(code)); });
    connect(m_device, &DeviceSignIn::notStarted, this,
            [this](const Failure &failure) { on(m_flow.notStarted(failure)); });
    connect(m_device, &DeviceSignIn::denied, this,
            [this] { on(m_flow.browserRefused(u"access_denied"_s, {})); });
    connect(m_device, &DeviceSignIn::expired, this, [this] { on(m_flow.browserTimedOut()); });
    connect(m_device, &DeviceSignIn::arrived, this, [this] {
        (void)m_flow.tokenCame(); // nothing is left to be sent
        onArrival(m_device->takeArrival());
    });
    m_device->start();
}

void SignInDriver::obey(const order::OpenPage & /*order*/)
{
    openPage(state().page);
}

void SignInDriver::listen(const Awaited &awaited)
{
    m_receiver = new LoopbackReceiver(m_clock, awaited, m_texts, this);
    if (!m_receiver->listen()) {
        letGo(m_receiver);
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
    fetchWhoAmI(*m_arrival, Request::Tries::Patient, m_attempt.get(),
                [this](const Result<WhoAmI> &result) { onWhoAmI(result); });
}

void SignInDriver::obey(const order::Keep &order)
{
    m_isAsTyped = order.isAsTyped;
    Q_EMIT signedIn();
}

void SignInDriver::startOver()
{
    if (m_device && m_device->mayHaveSession()) {
        (void)m_flow.sessionLeftBehind();
    }
    m_attempt = std::make_unique<QObject>();
    m_oauthClient.reset();
    m_oauthSignIn.reset();
    letGo(m_discovery);
    if (m_receiver) {
        m_receiver->stop();
        letGo(m_receiver);
    }
    if (m_arrival) {
        m_logins.end(std::move(m_arrival));
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

PendingLogins::Answered SignInDriver::expectArrival()
{
    return m_logins.expect(m_attempt.get(), [this](Result<std::optional<Arrival>> result) {
        onArrival(std::move(result));
    });
}

Reply<LoginGrant> SignInDriver::expectLogin(Session::Kind kind)
{
    return [reply = expectArrival(), server = state().server->url, kind](Result<LoginGrant> grant) {
        if (grant) {
            reply(Arrival{{server, std::move(grant->token), kind, grant->deviceId}});
        } else {
            reply(unexpected(grant.error()));
        }
    };
}

void SignInDriver::onArrival(Result<std::optional<Arrival>> &&result)
{
    if (!result) {
        on(m_flow.loginFailed(result.error()));
        return;
    }
    Arrival &arrival = **result;
    auto signedIn = std::make_unique<SignedIn>(m_client, m_clock, std::move(arrival.access));
    if (!arrival.isEnough) {
        m_logins.end(std::move(signedIn));
        Failure failure = Failure::of(Cause::ClientError);
        failure.errcode = u"insufficient_scope"_s;
        on(m_flow.loginFailed(failure));
        return;
    }
    m_arrival = std::move(signedIn);
    on(m_flow.granted());
}

void SignInDriver::onWhoAmI(const Result<WhoAmI> &result)
{
    if (result) {
        m_arrival->identify(*result);
    }
    on(m_flow.whoAmIAnswered(result.map([](const WhoAmI &who) { return who.userId; })));
}

void SignInDriver::settle()
{
    if (isSettled()) {
        Q_EMIT settled();
    }
}

} // namespace farewell
