// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/FreshTokens.h"

#include "app/base/Clock.h"
#include "app/matrix/OAuth.h"

#include <QPointer>

#include <utility>

using namespace std::chrono_literals;

namespace farewell {

namespace {

/// A token that is about to run out may do so on its way.
constexpr std::chrono::milliseconds margin = 20s;

/// Of a refresh: a 4xx is about the token, unless it is about us (RFC 6749, 5.2).
bool isEnd(const Failure &failure)
{
    return failure.httpStatus >= 400 && failure.httpStatus < 500
        && failure.cause != Cause::RateLimited && failure.cause != Cause::ServerTrouble;
}

} // namespace

FreshTokens::FreshTokens(MatrixClient &client, Clock &clock, Session &session, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock), m_session(session)
{
}

void FreshTokens::ensure(QObject *context, std::function<void(State)> callback)
{
    auto call = [context = QPointer(context), callback = std::move(callback)](State state) {
        if (context) {
            callback(state);
        }
    };
    if (!isDue()) {
        QMetaObject::invokeMethod(
            this, [call = std::move(call)] { call(State::Fresh); }, Qt::QueuedConnection);
        return;
    }
    m_waiting += std::move(call);
    if (m_waiting.size() > 1) {
        return; // the answer is on its way
    }
    const OAuthAccess &access = *m_session.oauth;
    oauth::refresh(m_client, access.endpoints, access.clientId, access.refreshToken, this,
                   [this](Result<oauth::Grant> grant) {
                       if (!grant) {
                           conclude(isEnd(grant.error()) ? State::Ended : State::NoAnswer);
                           return;
                       }
                       m_session.token = std::move(grant->accessToken);
                       if (!grant->refreshToken.isEmpty()) {
                           m_session.oauth->refreshToken = std::move(grant->refreshToken);
                       }
                       m_session.oauth->expiresAt.reset();
                       if (grant->lifetime) {
                           m_session.oauth->expiresAt = m_clock.elapsed() + *grant->lifetime;
                       }
                       conclude(State::Fresh);
                   });
}

bool FreshTokens::isDue() const
{
    return m_session.oauth && !m_session.oauth->refreshToken.isEmpty() && m_session.oauth->expiresAt
        && m_clock.elapsed() + margin >= *m_session.oauth->expiresAt;
}

void FreshTokens::conclude(State state)
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &call : waiting) {
        call(state);
    }
}

} // namespace farewell
