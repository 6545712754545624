// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserTags.h"

#include "app/admin/UserSearch.h"

namespace farewell {

namespace {

UserTags typeOf(const QString &type)
{
    if (type.isEmpty()) {
        return {};
    }
    if (type == QLatin1StringView("bot")) {
        return UserTag::Bot;
    }
    return type == QLatin1StringView("support") ? UserTag::Support : UserTag::OtherType;
}

} // namespace

UserTags tagsOf(const AdminUser &user)
{
    UserTags tags = typeOf(user.type);
    tags.setFlag(UserTag::Administrator, user.isAdmin);
    tags.setFlag(UserTag::Guest, user.isGuest);
    tags.setFlag(UserTag::Bridge, isBridgeId(user.id));
    tags.setFlag(UserTag::Locked, user.isLocked);
    tags.setFlag(UserTag::Deactivated, user.isDeactivated);
    tags.setFlag(UserTag::Erased, user.isErased);
    return tags;
}

} // namespace farewell
