// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminUser.h"

#include <optional>

namespace farewell {

/// What an administrator looks for, as it was typed: a Matrix ID, an email address, a phone
/// number, an account of a sign-in provider, or a part of a name.
struct UserSearch
{
    enum class By {
        Everybody, ///< nothing was typed
        Id,        ///< begins with "@": that id, then ids that contain it
        Email,     ///< "@" in the middle
        Phone,     ///< begins with "+"
        Link,      ///< "PROVIDER: ID", for a provider that the server offers
        Name,      ///< the localpart or the display name contains it
    };

    By by = By::Everybody;
    QString text{};     ///< as the server wants it: an email address in small letters, digits
    QString provider{}; ///< with Link: the id of the provider

    /// `providers` are the ids that may stand before a colon.
    [[nodiscard]] static UserSearch parse(const QString &typed, const QStringList &providers = {});

    /// What an account service keeps of it, and the homeserver need not know: an email address, or
    /// a link. Its providers are not known before it is asked, so `provider` is whatever stood
    /// before the colon.
    [[nodiscard]] std::optional<UserSearch> keptByService() const;

    /// Whether an account that the list came up with is really meant: "%" and "_" are the server's
    /// wildcards, and it looks for ids in small letters only.
    [[nodiscard]] bool admits(const AdminUser &user) const;

    friend bool operator==(const UserSearch &, const UserSearch &) = default;
};

/// Which accounts are shown.
enum class UserFilter {
    Everybody,
    Active, ///< neither deactivated nor locked
    Deactivated,
    Locked,
    Administrators,
    Guests,
    NotPeople, ///< bots by their type, bridges by their name
};

[[nodiscard]] bool admits(UserFilter filter, const AdminUser &user);

/// Whether an id is as bridges name their accounts: "@_irc_somebody:example.org".
[[nodiscard]] bool isBridgeId(const QString &userId);

/// What the list of accounts is sorted by ("order_by").
enum class UserOrder { Name, DisplayName, Created, LastSeen };

/// A page of the list as it is asked for. It is counted from its beginning, so what the answers
/// change must not be filtered by while it is read: a list of who is still active gets shorter
/// with each deactivation, and the next page begins too late.
struct UserListQuery
{
    UserSearch search{};
    UserFilter filter = UserFilter::Everybody;
    UserOrder order = UserOrder::Name;
    bool isDescending = false;
    bool isOAuth = false; ///< then guests cannot be asked for
    QString from{};       ///< AdminUserPage::next of the page before; empty: the first

    /// Percent-encoded. A search by something else than Id, Name and Everybody is no list.
    [[nodiscard]] QString encoded() const;
};

inline constexpr int usersOnAPage = 200;

} // namespace farewell
