// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/UserList.h"
#include "ui/administration/UserTags.h"

#include <QCoreApplication>

namespace farewell {

struct UserRow;

/// What stands in the list of accounts, below it, and above it when something went wrong.
class UserSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::UserSentences)

public:
    /// In the order in which they stand.
    [[nodiscard]] static QList<UserTag> inOrder(UserTags tags);
    [[nodiscard]] static QString tag(UserTag tag);

    [[nodiscard]] static QString filter(UserFilter filter);

    /// A day; "not known" where the server does not say, which is not "never".
    [[nodiscard]] static QString day(const std::optional<QDateTime> &at);

    /// All of an account, for a screen reader.
    [[nodiscard]] static QString row(const UserRow &row);

    /// How far the list is.
    [[nodiscard]] static QString status(const UserListState &state);

    /// Why the account service was not asked. Who was not found without it may be there all the
    /// same.
    [[nodiscard]] static QString unasked(const Failure &why);

    /// Why it is no further. `host` is for showing.
    [[nodiscard]] static QString failure(const Failure &failure, const QString &host);

private:
    [[nodiscard]] static QString complete(const UserListState &state);
};

} // namespace farewell
