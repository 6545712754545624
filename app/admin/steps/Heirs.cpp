// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/Heirs.h"

#include <algorithm>

namespace farewell {

namespace {

QStringView serverOf(const QString &userId)
{
    return QStringView(userId).sliced(userId.indexOf(u':') + 1);
}

} // namespace

QStringList possibleHeirs(const AdminRoom &room, const QString &userId)
{
    QStringList heirs = room.joinedByAge;
    heirs.removeAll(userId);
    const auto rank = [&](const QString &id) {
        const bool isOurs = serverOf(id) == serverOf(userId);
        return std::pair(isOurs ? 0 : 1, -levelIn(room.powers, id).value_or(0));
    };
    std::ranges::stable_sort(heirs, {}, rank);
    return heirs;
}

QList<Heir> proposedHeirs(const AdminTarget &target)
{
    QList<Heir> heirs;
    for (const AdminRoom &room : target.onlyAdminIn) {
        const QStringList possible = possibleHeirs(room, target.id());
        if (!possible.isEmpty()) {
            heirs += {room.id, possible.constFirst()};
        }
    }
    return heirs;
}

} // namespace farewell
