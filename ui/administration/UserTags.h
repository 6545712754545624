// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminUser.h"

#include <QFlags>

namespace farewell {

/// What stands beside an account in the list.
enum class UserTag : quint16 {
    Administrator = 1 << 0,
    Bot = 1 << 1,
    Support = 1 << 2,
    OtherType = 1 << 3, ///< the server has a word of its own for it
    Guest = 1 << 4,
    Bridge = 1 << 5, ///< by its name: the list does not say
    Locked = 1 << 6,
    Deactivated = 1 << 7,
    Erased = 1 << 8,
};
Q_DECLARE_FLAGS(UserTags, UserTag)
Q_DECLARE_OPERATORS_FOR_FLAGS(UserTags)

[[nodiscard]] UserTags tagsOf(const AdminUser &user);

} // namespace farewell
