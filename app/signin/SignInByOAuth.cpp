// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// The sign-in at servers that delegate it, in a browser here or on another device.

#include "app/base/Clock.h"
#include "app/matrix/Pkce.h"
#include "app/signin/LoginFailure.h"
#include "app/signin/SignInDriver.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr qsizetype stateBytes = 16;
constexpr std::chrono::milliseconds slowDownBy = 5s; ///< RFC 8628, 3.5

/// A distributor sets both; people see them where they allow the sign-in.
oauth::ClientIdentity identity()
{
    return {QStringLiteral(FAREWELL_CLIENT_NAME), QUrl(QStringLiteral(FAREWELL_CLIENT_URI))};
}

} // namespace

void SignInDriver::signInByOAuth(SignInFlow::Browser browser)
{
    on(m_flow.oauthAsked(browser));
}

void SignInDriver::obey(const order::RegisterClient & /*order*/)
{
    startOver();
    oauth::registerClient(m_client, *state().server->oauth->endpoints, identity(), m_attempt.get(),
                          [this](const Result<QString> &clientId) {
                              if (!clientId) {
                                  on(m_flow.notStarted(clientId.error()));
                                  return;
                              }
                              const QString deviceId = oauth::makeDeviceId();
                              m_authorization.emplace(
                                  Authorization{*clientId, oauth::scopeFor(deviceId), deviceId});
                              on(m_flow.registered());
                          });
}

void SignInDriver::obey(const order::StartAuthorization & /*order*/)
{
    const OAuthEndpoints &endpoints = *state().server->oauth->endpoints;
    const QByteArray ours = randomText(stateBytes);
    listen(awaited::Code{ours, endpoints.issuer, endpoints.namesIssuer});
    if (!m_receiver) {
        return;
    }
    Pkce pkce = Pkce::make();
    m_authorization->callback = m_receiver->url();
    m_authorization->verifier = std::move(pkce.verifier);
    openPage(oauth::authorizationUrl(endpoints,
                                     {m_authorization->clientId, m_receiver->url(),
                                      QString::fromLatin1(ours), pkce.challenge,
                                      m_authorization->scope, m_flow.typedUserId()}));
}

void SignInDriver::obey(const order::AuthorizeDevice & /*order*/)
{
    oauth::authorizeDevice(m_client, *state().server->oauth->endpoints, m_authorization->clientId,
                           m_authorization->scope, m_attempt.get(),
                           [this](Result<oauth::DeviceAuthorization> offered) {
                               if (!offered) {
                                   on(m_flow.notStarted(offered.error()));
                                   return;
                               }
                               m_authorization->deviceCode = std::move(offered->deviceCode);
                               m_authorization->interval = offered->interval;
                               m_clock.callAfter(offered->lifetime, m_attempt.get(),
                                                 [this] { on(m_flow.browserTimedOut()); });
                               const QUrl whole = offered->wholePage.isEmpty() ? offered->page
                                                                               : offered->wholePage;
                               on(m_flow.deviceOffered({offered->userCode, offered->page, whole}));
                           });
}

void SignInDriver::obey(const order::PollDevice & /*order*/)
{
    m_clock.callAfter(m_authorization->interval, m_attempt.get(), [this] { poll(); });
}

/// Its answer may be a session, so it belongs to the client, as a login does.
void SignInDriver::poll()
{
    beginRequest();
    oauth::pollDevice(m_client, *state().server->oauth->endpoints, m_authorization->clientId,
                      m_authorization->deviceCode, &m_client,
                      [driver = QPointer(this), attempt = QPointer(m_attempt.get()),
                       &client = m_client, read = grantReader()](oauth::DevicePoll polled) {
                          if (attempt) {
                              driver->onPolled(std::move(polled));
                          } else if (auto *grant = std::get_if<oauth::Grant>(&polled)) {
                              if (const auto late = read(std::move(*grant))) {
                                  endAccess(client, late->access, driver);
                              }
                          } else if (const auto *failure = std::get_if<Failure>(&polled);
                                     failure != nullptr && driver) {
                              driver->on(driver->m_flow.abandonedLoginFailed(*failure));
                          }
                          if (driver) {
                              driver->endRequest();
                          }
                      });
}

void SignInDriver::onPolled(oauth::DevicePoll &&polled)
{
    const auto *failure = std::get_if<Failure>(&polled);
    // After a lost answer the code may be spent; "go on waiting" and "denied" tell that it is not.
    const bool saysNothing
        = failure != nullptr || std::holds_alternative<oauth::poll::Expired>(polled);
    m_authorization->mayHaveSession = saysNothing
        && (m_authorization->mayHaveSession
            || (failure != nullptr && mayHaveMadeSession(*failure)));
    if (auto *grant = std::get_if<oauth::Grant>(&polled)) {
        auto arrival = grantReader()(std::move(*grant));
        (void)m_flow.tokenCame(); // it is sent already
        onArrival(std::move(arrival));
        return;
    }
    if (std::holds_alternative<oauth::poll::Denied>(polled)) {
        on(m_flow.browserRefused(u"access_denied"_s, {}));
        return;
    }
    if (std::holds_alternative<oauth::poll::Expired>(polled)) {
        on(m_flow.browserTimedOut());
        return;
    }
    const bool isPassing = failure == nullptr
        || (failure->httpStatus == 0 && failure->cause != Cause::TlsFailed)
        || failure->cause == Cause::ServerTrouble || failure->cause == Cause::RateLimited;
    if (!isPassing) {
        on(m_flow.notStarted(*failure));
        return;
    }
    if (failure != nullptr || std::holds_alternative<oauth::poll::SlowDown>(polled)) {
        m_authorization->interval += slowDownBy;
    }
    obey(order::PollDevice{});
}

/// Makes of tokens what lets us in; those that do not cover all that a client may do let nobody in.
std::function<Result<SignInDriver::Arrival>(Result<oauth::Grant> &&)>
SignInDriver::grantReader() const
{
    if (!m_authorization) {
        return {};
    }
    return [info = *state().server, clientId = m_authorization->clientId,
            scope = m_authorization->scope, deviceId = m_authorization->deviceId,
            now = m_clock.elapsed()](Result<oauth::Grant> &&grant) -> Result<Arrival> {
        if (!grant) {
            return unexpected(grant.error());
        }
        std::optional<std::chrono::milliseconds> expiresAt;
        if (grant->lifetime) {
            expiresAt = now + *grant->lifetime;
        }
        return Arrival{
            {info.url, std::move(grant->accessToken), Access::Kind::OAuth,
             OAuthAccess{*info.oauth->endpoints, clientId, std::move(grant->refreshToken),
                         expiresAt, info.oauth->accountManagementUri,
                         info.oauth->deactivationPage()}},
            grant->hasDevice(scope) ? deviceId : QString(),
            {},
            grant->isBearer && grant->coversClientApi(scope)};
    };
}

} // namespace farewell
