// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/service/ManagedAccount.h"
#include "app/base/Result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace farewell {

/// An account of the server as its list of accounts tells of it (Synapse's "List Accounts (V3)").
/// What a server says by null is missing here: not known, and not "never" or "none".
struct AdminUser
{
    QString id{};          ///< as the server has it; for showing, UserId::display()
    QString displayName{}; ///< cleaned; may be empty
    QString type{};        ///< `user_type`: "bot", "support"; empty for a person
    bool isAdmin = false;  ///< by its own field, which is false for everybody with OAuth 2.0
    bool isGuest = false;
    bool isDeactivated = false;
    bool isErased = false;
    bool isLocked = false;
    bool isShadowBanned = false;
    std::optional<QDateTime> createdAt{};  ///< UTC
    std::optional<QDateTime> lastSeenAt{}; ///< UTC; vanishes some time after a deactivation

    friend bool operator==(const AdminUser &, const AdminUser &) = default;
};

/// A page of the list, and where the next one begins; the last has none.
struct AdminUserPage
{
    QList<AdminUser> users;
    qint64 total = 0;
    QString next;
};

/// All that the server says of one account ("Query User Account").
struct AdminAccount
{
    /// An email address or phone number.
    struct Contact
    {
        QString medium;
        QString address;

        friend bool operator==(const Contact &, const Contact &) = default;
    };

    /// An account elsewhere that signs in to this one.
    struct Link
    {
        QString provider; ///< with Synapse's own prefix: "oidc-github"
        QString subject;

        friend bool operator==(const Link &, const Link &) = default;
    };

    AdminUser user{};
    bool isSuspended = false;
    QString applicationService{}; ///< its id; empty: a person's account, or not known
    QList<Contact> contacts{};
    QList<Link> links{};

    // Where there is an account service, `user` is what both say together, see joinedAccount().
    bool isDeactivatedAtHomeserver = false;
    bool isLockedAtHomeserver = false;
    ServiceWord service{};

    /// At the homeserver or at the account service, if not at both.
    [[nodiscard]] bool isDeactivatedSomewhere() const
    {
        return user.isDeactivated || isDeactivatedAtHomeserver
            || (service.isKnown() && service.account.isDeactivated);
    }

    friend bool operator==(const AdminAccount &, const AdminAccount &) = default;
};

/// Pure parsers; what is no account is left out, or Cause::BadAnswer.
[[nodiscard]] Result<AdminUserPage> parseAdminUserPage(const QJsonObject &object);
[[nodiscard]] Result<AdminAccount> parseAdminAccount(const QJsonObject &object);

} // namespace farewell
