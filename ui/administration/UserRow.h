// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/UserTags.h"

#include <QTimeZone>

namespace farewell {

/// What the list keeps of an account. There may be a hundred thousand.
struct UserRow
{
    QString id;
    QString name;    ///< cleaned; may be empty
    qint64 created;  ///< milliseconds; 0: not known
    qint64 lastSeen; ///< the same
    UserTags tags;

    [[nodiscard]] static UserRow of(const AdminUser &user)
    {
        const auto time
            = [](const std::optional<QDateTime> &at) { return at ? at->toMSecsSinceEpoch() : 0; };
        return {user.id, user.displayName, time(user.createdAt), time(user.lastSeenAt),
                tagsOf(user)};
    }

    [[nodiscard]] std::optional<QDateTime> createdAt() const { return dateOf(created); }
    [[nodiscard]] std::optional<QDateTime> lastSeenAt() const { return dateOf(lastSeen); }

private:
    [[nodiscard]] static std::optional<QDateTime> dateOf(qint64 time)
    {
        return time == 0 ? std::nullopt
                         : std::optional(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC));
    }
};

} // namespace farewell
