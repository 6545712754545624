// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "ui/account/AccountView.h"

#include <QCoreApplication>

namespace farewell {

/// What is said of an answer to the request: what it refuses, and what it leaves open.
class AnswerSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AnswerSentences)

public:
    [[nodiscard]] static QString refused(const DeactivationState &state, const QString &host);
    [[nodiscard]] static QString policy(const QString &errcode);
    [[nodiscard]] static QString signedOut(const Failure &failure, const QString &host);

    /// What to do about an answer that names the way itself; empty where it does not.
    [[nodiscard]] static QString wayOut(const Failure &failure, const QString &host);

    /// Of an answer that is no success, beside what our sign-in says; empty where that says it all.
    [[nodiscard]] static QString brokenOff(const DeactivationState &state, const QString &host);

    /// By what is known that the account is still active.
    [[nodiscard]] static QString notCarriedOut(const Evidence &evidence);

private:
    [[nodiscard]] static QString named(const QString &errcode);
    [[nodiscard]] static QString refusedHalfWay(SignInSign sign, const QString &host);
};

} // namespace farewell
