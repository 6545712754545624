// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/Note.h"
#include "app/deactivation/Verification.h"

namespace farewell {

class Clock;

/// What was seen, at a later start, of an account whose deactivation was under way.
struct Findings
{
    enum class SignIn {
        NotTried,
        Worked,
        Refused,     ///< a wrong password looks the same
        Deactivated, ///< M_USER_DEACTIVATED
    };

    std::optional<Look<ProfileSign>> profile;
    std::optional<bool> accountStatusDeactivated; ///< MSC3720
    QDateTime accountStatusAt;
    SignIn signIn = SignIn::NotTried;
    QDateTime signInAt;                       ///< UTC, of the try, for showing
    std::chrono::milliseconds signInAfter{0}; ///< the request was sent, at least
};

/// Looks at the account as anybody could, without a token.
void lookBack(MatrixClient &client, Clock &clock, const Attempt &attempt, QObject *context,
              std::function<void(Findings)> reply);

/// What is known by now; settled where nothing more needs to be asked.
///
/// Being able to sign in proves nothing before the last of Verification's times: a server may still
/// be working on the request.
[[nodiscard]] Verification::Verdict verdictOf(const Attempt &attempt, const Findings &findings);

} // namespace farewell
