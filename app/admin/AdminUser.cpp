// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminUser.h"

#include "app/base/Text.h"

#include <QJsonArray>
#include <QTimeZone>

#include <cmath>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype displayNameLimit = 100;
constexpr double latest = 253402300799000.0; ///< the last millisecond of the year 9999

enum class Unit { Seconds, Milliseconds };

/// Nothing for null, and for what no account can have.
std::optional<QDateTime> timeIn(const QJsonValue &value, Unit unit)
{
    const double milliseconds = value.toDouble(0) * (unit == Unit::Seconds ? 1000 : 1);
    if (milliseconds <= 0 || milliseconds > latest) {
        return std::nullopt;
    }
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(milliseconds), Qt::UTC);
}

/// Old versions of Synapse say 0 and 1.
bool flagIn(const QJsonValue &value)
{
    return value.isBool() ? value.toBool() : value.toDouble(0) != 0;
}

AdminUser userIn(const QJsonObject &object, Unit unitOfCreation)
{
    return {.id = object.value("name"_L1).toString(),
            .displayName = cleaned(object.value("displayname"_L1).toString(), displayNameLimit),
            .type = cleaned(object.value("user_type"_L1).toString(), displayNameLimit),
            .isAdmin = flagIn(object.value("admin"_L1)),
            .isGuest = flagIn(object.value("is_guest"_L1)),
            .isDeactivated = flagIn(object.value("deactivated"_L1)),
            .isErased = flagIn(object.value("erased"_L1)),
            .isLocked = flagIn(object.value("locked"_L1)),
            .isShadowBanned = flagIn(object.value("shadow_banned"_L1)),
            .createdAt = timeIn(object.value("creation_ts"_L1), unitOfCreation),
            .lastSeenAt = timeIn(object.value("last_seen_ts"_L1), Unit::Milliseconds)};
}

} // namespace

Result<AdminUserPage> parseAdminUserPage(const QJsonObject &object)
{
    const QJsonValue list = object.value("users"_L1);
    if (!list.isArray()) {
        return unexpected(Failure::of(Cause::BadAnswer));
    }
    AdminUserPage page;
    const QJsonArray users = list.toArray();
    for (const auto entry : users) {
        AdminUser user = userIn(entry.toObject(), Unit::Milliseconds);
        if (!user.id.isEmpty()) {
            page.users += std::move(user);
        }
    }
    page.total = static_cast<qint64>(object.value("total"_L1).toDouble(0));
    const QJsonValue next = object.value("next_token"_L1);
    page.next
        = next.isDouble() ? QString::number(static_cast<qint64>(next.toDouble())) : next.toString();
    return page;
}

/// It counts the creation in seconds, the list in milliseconds.
Result<AdminAccount> parseAdminAccount(const QJsonObject &object)
{
    AdminAccount account{.user = userIn(object, Unit::Seconds),
                         .isSuspended = flagIn(object.value("suspended"_L1)),
                         .applicationService = cleaned(object.value("appservice_id"_L1).toString()),
                         .contacts = {},
                         .links = {}};
    account.isDeactivatedAtHomeserver = account.user.isDeactivated;
    account.isLockedAtHomeserver = account.user.isLocked;
    if (account.user.id.isEmpty()) {
        return unexpected(Failure::of(Cause::BadAnswer));
    }
    const QJsonArray contacts = object.value("threepids"_L1).toArray();
    for (const auto entry : contacts) {
        const QJsonObject contact = entry.toObject();
        account.contacts += AdminAccount::Contact{contact.value("medium"_L1).toString(),
                                                  contact.value("address"_L1).toString()};
    }
    const QJsonArray links = object.value("external_ids"_L1).toArray();
    for (const auto entry : links) {
        const QJsonObject link = entry.toObject();
        account.links += AdminAccount::Link{link.value("auth_provider"_L1).toString(),
                                            link.value("external_id"_L1).toString()};
    }
    return account;
}

} // namespace farewell
