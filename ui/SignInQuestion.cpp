// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/SignInQuestion.h"

namespace farewell {

SignInQuestion::SignInQuestion(UserId userId, HomeserverUrl homeserver)
    : m_userId(std::move(userId)), m_homeserver(std::move(homeserver))
{
}

bool SignInQuestion::isAskedBy(const SignInState &state, const std::optional<UserId> &typedId) const
{
    return state.server && state.server->url == m_homeserver && typedId == m_userId;
}

std::optional<SignInQuestion::Answer> SignInQuestion::answerIn(const SignInState &state,
                                                               const std::optional<UserId> &typedId)
{
    m_isSent = m_isSent || state.phase == SignInPhase::SigningIn;
    if (!m_isSent || state.phase != SignInPhase::Ready || !isAskedBy(state, typedId)) {
        return std::nullopt;
    }
    if (state.reason == SignInReason::WrongPassword) {
        return Answer::Refused;
    }
    return state.reason == SignInReason::Deactivated ? std::optional(Answer::Deactivated)
                                                     : std::nullopt;
}

bool SignInQuestion::isAnsweredBy(const Session &session) const
{
    return session.homeserver == m_homeserver && session.userId == m_userId;
}

} // namespace farewell
