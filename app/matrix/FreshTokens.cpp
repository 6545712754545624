// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/FreshTokens.h"

#include "app/base/Clock.h"
#include "app/base/HttpStatus.h"

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
    return http::isClientError(failure.httpStatus);
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

/// What a rejected access token would be told, for there is no better one any more.
Failure ended(Failure failure)
{
    failure.cause = Cause::TokenRejected;
    failure.errcode = u"M_UNKNOWN_TOKEN"_s;
    return failure;
}

/// A refusal that is not about the token says nothing of the sign-in, nor of what was to be asked
/// with the new one, whatever it looks like: its status and its word are those of another server.
Failure inDoubt(Failure failure)
{
    if (isTurnedAway(failure) && failure.cause != Cause::RateLimited) {
        failure.cause = Cause::ClientError;
    }
    failure.httpStatus = 0;
    failure.errcode.clear();
    return failure;
}

} // namespace

FreshTokens::FreshTokens(MatrixClient &client, Clock &clock, Access &access)
    : m_client(client), m_clock(clock), m_access(access)
{
}

bool FreshTokens::isDue() const
{
    return canRenew() && m_access.oauth->expiresAt
        && m_clock.elapsed() + margin >= *m_access.oauth->expiresAt;
}

bool FreshTokens::canRenew() const
{
    return m_access.oauth && !m_access.oauth->refreshToken.isEmpty();
}

void FreshTokens::renew(Callback callback)
{
    if (!m_isStopped) {
        m_waiting.push_back(std::move(callback));
        refresh();
    }
}

std::shared_ptr<void> FreshTokens::hold()
{
    ++m_holders;
    return {nullptr, [self = QPointer(this)](std::nullptr_t) {
                if (self && --self->m_holders == 0 && !self->m_waiting.empty()) {
                    self->refresh();
                }
            }};
}

void FreshTokens::stop()
{
    m_isStopped = true;
    forgetWaiting();
}

void FreshTokens::refresh()
{
    if (m_isUnderWay || m_holders > 0 || m_isStopped) {
        return; // the answer is on its way, the last holder asks for it, or nobody is to
    }
    m_isUnderWay = true;
    OAuthAccess &access = *m_access.oauth;
    const bool wasInDoubt = std::exchange(access.mayBeSpent, true);
    oauth::refresh(
        m_client, access.endpoints, access.clientId, access.refreshToken, this,
        [this, wasInDoubt](Result<oauth::Grant> grant) { onGrant(std::move(grant), wasInDoubt); });
}

/// A token that may be spent is turned away for that alone: it tells nothing of the sign-in any
/// more, and no refusal makes it good again.
void FreshTokens::onGrant(Result<oauth::Grant> &&grant, bool wasInDoubt)
{
    m_isUnderWay = false;
    OAuthAccess &access = *m_access.oauth;
    if (!grant) {
        access.mayBeSpent = wasInDoubt || mayBeSpent(grant.error());
        const bool isOver = isEnd(grant.error()) && !wasInDoubt;
        conclude(isOver ? ended(grant.error()) : inDoubt(grant.error()));
        return;
    }
    access.mayBeSpent = false;
    if (!grant->refreshToken.isEmpty()) {
        access.refreshToken = std::move(grant->refreshToken);
    }
    if (!grant->isBearer) { // the session can be ended with it, but not used
        conclude(Failure::of(Cause::BadAnswer));
        return;
    }
    ++m_generation;
    m_access.token = std::move(grant->accessToken);
    access.expiresAt.reset();
    if (grant->lifetime) {
        access.expiresAt = m_clock.elapsed() + *grant->lifetime;
    }
    conclude({});
}

void FreshTokens::conclude(const std::optional<Failure> &why)
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const Callback &call : waiting) {
        call(why);
    }
}

} // namespace farewell
