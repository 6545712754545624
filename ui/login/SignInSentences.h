// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/signin/LoopbackTexts.h"
#include "app/signin/SignInState.h"

#include <QCoreApplication>

namespace farewell {

/// What a person reads when a sign-in does not go on: what is wrong and what to do, no two alike.
class SignInSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::SignInSentences)

public:
    /// Empty when there is nothing to say.
    [[nodiscard]] static QString of(const SignInState &state);

    /// What discovery found, e.g. "matrix.example.org, Synapse"; empty before.
    [[nodiscard]] static QString found(const SignInState &state);

    /// For the time a sign-in takes.
    [[nodiscard]] static QString waiting(const SignInState &state);

    [[nodiscard]] static QString cooling(const SignInState &state);
    [[nodiscard]] static QString browser(const SignInState &state);

    /// Stands beside browser() where the account may be closed, and where the page may refuse an
    /// administrator's rights; empty elsewhere.
    [[nodiscard]] static QString whatThePageMaySay(const SignInState &state);

    /// "A session named Farewell may remain in your session list."
    [[nodiscard]] static QString leftBehind();

    /// That the server delegates sign-in, and what signing in is good for.
    [[nodiscard]] static QString managed(const SignInState &state);
    [[nodiscard]] static QString onAnotherDevice(const SignInState &state);

    /// For the page at which a sign-in in the browser ends.
    [[nodiscard]] static LoopbackTexts lastPage(bool isPractice);

private:
    [[nodiscard]] static QString ofReason(const SignInState &state, const QString &host);
    [[nodiscard]] static QString ofCause(const SignInState &state, const QString &host);
    [[nodiscard]] static QString wrongPassword(const SignInState &state);
    [[nodiscard]] static QString refused(const SignInState &state, const QString &host);
    [[nodiscard]] static QString redirected(const SignInState &state, const QString &host);
};

} // namespace farewell
