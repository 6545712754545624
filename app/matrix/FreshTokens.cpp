// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/FreshTokens.h"

#include "app/base/Clock.h"

#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

/// A token that is about to run out may do so on its way.
constexpr std::chrono::milliseconds margin = 20s;

bool isTurnedAway(const Failure &failure)
{
    return failure.httpStatus >= 400 && failure.httpStatus < 500;
}

/// The one refusal that is about the token (RFC 6749, 5.2); others are about us, or come from
/// something in between, which knows nothing of it.
bool isEnd(const Failure &failure)
{
    return isTurnedAway(failure) && failure.errcode == "invalid_grant"_L1;
}

/// Whether the old refresh token may be spent, though no new one has come.
bool mayBeSpent(const Failure &failure)
{
    return failure.sent == Sent::Perhaps && !isTurnedAway(failure);
}

} // namespace

FreshTokens::FreshTokens(MatrixClient &client, Clock &clock, Session &session, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock), m_session(session)
{
}

void FreshTokens::ensure(QObject *context, std::function<void(State)> callback)
{
    if (isDue()) {
        renew(context, std::move(callback));
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [context = QPointer(context), callback = std::move(callback)] {
            if (context) {
                callback(State::Fresh);
            }
        },
        Qt::QueuedConnection);
}

void FreshTokens::renew(QObject *context, std::function<void(State)> callback)
{
    m_waiting += [context = QPointer(context), callback = std::move(callback)](State state) {
        if (context) {
            callback(state);
        }
    };
    if (m_waiting.size() == 1) { // else the answer is on its way
        refresh();
    }
}

bool FreshTokens::canRenew() const
{
    return m_session.oauth && !m_session.oauth->refreshToken.isEmpty();
}

void FreshTokens::refresh()
{
    OAuthAccess &access = *m_session.oauth;
    const bool wasInDoubt = std::exchange(access.mayBeSpent, true);
    oauth::refresh(
        m_client, access.endpoints, access.clientId, access.refreshToken, this,
        [this, wasInDoubt](Result<oauth::Grant> grant) { onGrant(std::move(grant), wasInDoubt); });
}

/// A token that may be spent is turned away for that alone: it tells nothing of the sign-in any
/// more, and no refusal makes it good again.
void FreshTokens::onGrant(Result<oauth::Grant> &&grant, bool wasInDoubt)
{
    OAuthAccess &access = *m_session.oauth;
    if (!grant) {
        access.mayBeSpent = wasInDoubt || mayBeSpent(grant.error());
        conclude(isEnd(grant.error()) && !wasInDoubt ? State::Ended : State::NoAnswer);
        return;
    }
    access.mayBeSpent = false;
    if (!grant->refreshToken.isEmpty()) {
        access.refreshToken = std::move(grant->refreshToken);
    }
    if (!grant->isBearer) { // the session can be ended with it, but not used
        conclude(State::NoAnswer);
        return;
    }
    m_session.token = std::move(grant->accessToken);
    access.expiresAt.reset();
    if (grant->lifetime) {
        access.expiresAt = m_clock.elapsed() + *grant->lifetime;
    }
    conclude(State::Fresh);
}

bool FreshTokens::isDue() const
{
    return canRenew() && m_session.oauth->expiresAt
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
