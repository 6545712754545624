// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAccount.h"
#include "app/practice/PracticeExchange.h"

/// How the account service writes what it says; no errcode anywhere.
namespace farewell::managed {

/// Its id of an account.
[[nodiscard]] QString idOf(const PracticeAccount &account);

[[nodiscard]] PracticeAnswer refusal(int status, const QString &title);
[[nodiscard]] PracticeAnswer refusal(int status, const QStringList &titles);

[[nodiscard]] QJsonObject user(const QString &id, const PracticeAccount &account);
[[nodiscard]] QJsonObject email(const QString &id, const PracticeAccount &account,
                                const QString &address);

/// A provider of sign-ins, by the homeserver's name for it ("oidc-github"), and somebody's account
/// there.
[[nodiscard]] QJsonObject provider(const QString &name);
[[nodiscard]] QJsonObject link(const QString &userId, const QString &providerName,
                               const QString &subject);

/// One account, in answer to that call.
[[nodiscard]] PracticeAnswer single(const PracticeCall &call, const PracticeAccount &account);

/// The page of `all` that was asked for; they come by id.
[[nodiscard]] PracticeAnswer paged(const PracticeCall &call, const QString &path,
                                   const QList<QJsonObject> &all);

} // namespace farewell::managed
