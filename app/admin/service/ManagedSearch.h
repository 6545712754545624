// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QStringList>

namespace farewell {

/// Pure: what lists of the account service say of whose an email address or a sign-in link is.
/// What its filters should have kept back counts for nothing. Cause::BadAnswer where the shape is
/// another.

/// Of `user-emails`: the ids of the accounts that have this address, which is compared without
/// regard to case.
[[nodiscard]] Result<QStringList> ownersOfEmail(const QJsonObject &list, const QString &address);

/// Of `upstream-oauth-providers`: the ids of those that are called so, to people or to the service.
/// Several may be.
[[nodiscard]] Result<QStringList> providersCalled(const QJsonObject &list, const QString &name);

/// Of `upstream-oauth-links`: the ids of the accounts that somebody with this id at one of these
/// providers signs in to.
[[nodiscard]] Result<QStringList> ownersOfLink(const QJsonObject &list, const QString &subject,
                                               const QStringList &providers);

} // namespace farewell
