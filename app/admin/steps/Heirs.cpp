// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/Heirs.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace farewell {

namespace {

QStringView serverOf(const QString &userId)
{
    return QStringView(userId).sliced(userId.indexOf(u':') + 1);
}

} // namespace

QStringList possibleHeirs(const AdminRoom &room, const QString &userId)
{
    std::vector<std::tuple<bool, qint64, qsizetype>> ranks; // of another server, level, age
    for (qsizetype n = 0; n < room.joinedByAge.size(); ++n) {
        const QString &id = room.joinedByAge.at(n);
        if (id != userId) {
            ranks.emplace_back(serverOf(id) != serverOf(userId),
                               -levelIn(room.powers, id).value_or(0), n);
        }
    }
    std::ranges::sort(ranks);
    QStringList heirs;
    for (const auto &[isElsewhere, level, n] : ranks) {
        heirs += room.joinedByAge.at(n);
    }
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
