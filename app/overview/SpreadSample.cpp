// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/SpreadSample.h"

#include <algorithm>

namespace farewell {

namespace {

constexpr qsizetype most = 16;

} // namespace

QStringList inOrderOfTelling(QStringList roomIds)
{
    // By code point, as UTF-8 sorts.
    std::ranges::sort(roomIds, {}, [](const QString &id) { return id.toUtf8(); });
    return roomIds;
}

QList<qsizetype> evenlySpaced(qsizetype first, qsizetype last)
{
    const qsizetype count = std::min(last - first + 1, most);
    QList<qsizetype> places;
    for (qsizetype i = 0; i < count; ++i) {
        places += count == 1 ? first : first + i * (last - first) / (count - 1);
    }
    return places;
}

QList<qsizetype> closerLook(const QMap<qsizetype, bool> &isTold)
{
    qsizetype after = -1; // the first place behind the last one that was told
    for (auto place = isTold.constEnd(); place != isTold.constBegin();) {
        --place;
        if (*place) {
            return after < 0 ? QList<qsizetype>() : evenlySpaced(place.key() + 1, after - 1);
        }
        after = place.key();
    }
    return {};
}

} // namespace farewell
