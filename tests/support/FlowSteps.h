// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationFlow.h"

/// What brings a DeactivationFlow to where a test begins: the events that lead there in life.
namespace farewell::steps {

/// How the request whose answer is looked at came about.
enum class Asked {
    FirstFromPassword,       ///< password account, first request
    FirstFromSso,            ///< SSO account, first request
    Password,                ///< the password as proof
    PasswordWithoutContacts, ///< of an account with nothing to take back from an identity server
    Browser,                 ///< what was done in the browser as proof
    Fallback,                ///< what was done on a fallback page as proof
    Dummy,                   ///< the last click of a server that asks for nothing more
};

[[nodiscard]] QList<Asked> everyWayToAsk();

/// A flow whose request is under way.
[[nodiscard]] DeactivationFlow asked(Asked how);

[[nodiscard]] DeactivationFlow flowIn(DeactivationPhase phase);

[[nodiscard]] QStringList password();
[[nodiscard]] QStringList sso();
[[nodiscard]] QStringList dummy();
[[nodiscard]] QStringList terms();

/// Answers.
[[nodiscard]] reply::Challenge challenge(const QList<QStringList> &flows,
                                         const QString &errcode = {},
                                         const QStringList &completed = {},
                                         const QString &session = QStringLiteral("S"));
[[nodiscard]] Failure failed(int status, const QString &errcode = {});
[[nodiscard]] Failure lost(Sent sent = Sent::Perhaps);

} // namespace farewell::steps
