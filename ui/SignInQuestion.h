// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/Session.h"
#include "app/signin/SignInState.h"

namespace farewell {

/// Whether an account can still be signed in to. An answer counts only when it comes from the
/// account's own server and is about exactly this account.
class SignInQuestion final
{
public:
    enum class Answer {
        Refused,     ///< 403: a wrong password looks the same
        Deactivated, ///< M_USER_DEACTIVATED
    };

    SignInQuestion(UserId userId, HomeserverUrl homeserver);

    /// Whether what the form shows is about that account; `typedId` is what stands in it.
    [[nodiscard]] bool isAskedBy(const SignInState &state,
                                 const std::optional<UserId> &typedId) const;

    /// What the server has answered. What the form said before the server was asked is no answer.
    [[nodiscard]] std::optional<Answer> answerIn(const SignInState &state,
                                                 const std::optional<UserId> &typedId);

    /// It can be signed in to: this is the session.
    [[nodiscard]] bool isAnsweredBy(const Session &session) const;

private:
    UserId m_userId;
    HomeserverUrl m_homeserver;
    bool m_isSent = false;
};

} // namespace farewell
