// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/DeviceSignIn.h"

#include "app/base/Clock.h"
#include "app/signin/LoginFailure.h"

#include <QPointer>

#include <utility>

using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr std::chrono::milliseconds slowDownBy = 5s; ///< RFC 8628, 3.5

/// The next question may have an answer.
bool isPassing(const Failure &failure)
{
    return (failure.httpStatus == 0 && failure.cause != Cause::TlsFailed)
        || failure.cause == Cause::ServerTrouble || failure.cause == Cause::RateLimited;
}

} // namespace

DeviceSignIn::DeviceSignIn(MatrixClient &client, Clock &clock, PendingLogins &logins,
                           OAuthClient asker, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock), m_logins(logins), m_asker(std::move(asker))
{
}

void DeviceSignIn::start()
{
    oauth::authorizeDevice(
        m_client, m_asker.endpoints, m_asker.id, m_asker.scope, this,
        [this](Result<oauth::DeviceAuthorization> offer) { onOffered(std::move(offer)); });
}

Arrival DeviceSignIn::takeArrival()
{
    return *std::exchange(m_arrival, std::nullopt);
}

void DeviceSignIn::onOffered(Result<oauth::DeviceAuthorization> &&offer)
{
    if (!offer) {
        Q_EMIT notStarted(offer.error());
        return;
    }
    m_deviceCode = std::move(offer->deviceCode);
    m_interval = offer->interval;
    m_clock.callAfter(offer->lifetime, this, [this] { Q_EMIT expired(); });
    askLater();
    const QUrl whole = offer->wholePage.isEmpty() ? offer->page : offer->wholePage;
    Q_EMIT offered({offer->userCode, offer->page, whole});
}

void DeviceSignIn::askLater()
{
    m_clock.callAfter(m_interval, this, [this] { ask(); });
}

void DeviceSignIn::ask()
{
    auto answered = m_logins.expect(this, [this](Result<std::optional<Arrival>> result) {
        if (result && *result) {
            m_mayHaveSession = false;
            m_arrival = **std::move(result);
            Q_EMIT arrived();
        }
    });
    oauth::pollDevice(m_client, m_asker.endpoints, m_asker.id, m_deviceCode, &m_client,
                      [self = QPointer(this), answered = std::move(answered), asker = m_asker,
                       askedAt = m_clock.elapsed()](oauth::DevicePoll polled) {
                          if (auto *grant = std::get_if<oauth::Grant>(&polled)) {
                              answered(asker.arrivalOf(std::move(*grant), askedAt));
                              return;
                          }
                          const auto *failure = std::get_if<Failure>(&polled);
                          answered(failure == nullptr ? Result<std::optional<Arrival>>(std::nullopt)
                                                      : unexpected(*failure));
                          if (self) {
                              self->onNotYet(polled);
                          }
                      });
}

void DeviceSignIn::onNotYet(const oauth::DevicePoll &polled)
{
    const auto *failure = std::get_if<Failure>(&polled);
    // After a lost answer the code may be spent; "go on waiting" and "denied" tell that it is not.
    const bool saysNothing
        = failure != nullptr || std::holds_alternative<oauth::poll::Expired>(polled);
    m_mayHaveSession
        = saysNothing && (m_mayHaveSession || (failure != nullptr && mayHaveMadeSession(*failure)));
    if (std::holds_alternative<oauth::poll::Denied>(polled)) {
        Q_EMIT denied();
        return;
    }
    if (std::holds_alternative<oauth::poll::Expired>(polled)) {
        Q_EMIT expired();
        return;
    }
    if (failure != nullptr && !isPassing(*failure)) {
        Q_EMIT notStarted(*failure);
        return;
    }
    if (failure != nullptr || std::holds_alternative<oauth::poll::SlowDown>(polled)) {
        m_interval += slowDownBy;
    }
    askLater();
}

} // namespace farewell
