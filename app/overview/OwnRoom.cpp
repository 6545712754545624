// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/OwnRoom.h"

#include <QCollator>

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace farewell {

namespace {

int reach(const OwnRoom &room)
{
    if (room.isPublic) {
        return 0;
    }
    return room.kind == OwnRoom::Kind::Space ? 1 : 2;
}

/// With keys that are made once: to compare ten thousand names as people do takes too long. Rooms
/// of one key stay in their order.
template <class KeyOf>
void sortWithKeys(QList<OwnRoom> &rooms, const KeyOf &keyOf)
{
    using Key = std::invoke_result_t<KeyOf, const OwnRoom &>;
    std::vector<std::pair<Key, qsizetype>> keys;
    keys.reserve(static_cast<std::size_t>(rooms.size()));
    for (qsizetype place = 0; place < rooms.size(); ++place) {
        keys.emplace_back(keyOf(rooms.at(place)), place);
    }
    std::ranges::sort(keys, [](const auto &one, const auto &other) { return one < other; });
    QList<OwnRoom> sorted;
    sorted.reserve(rooms.size());
    for (const auto &[key, place] : keys) {
        sorted += rooms.at(place);
    }
    rooms = std::move(sorted);
}

} // namespace

void sortByName(QList<OwnRoom> &rooms)
{
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    sortWithKeys(rooms, [&collator](const OwnRoom &room) {
        return std::tuple(room.name.isEmpty(), collator.sortKey(room.name));
    });
}

void sortByReach(QList<OwnRoom> &rooms)
{
    sortWithKeys(rooms, [](const OwnRoom &room) {
        return std::tuple(reach(room), -room.people.value_or(0));
    });
}

} // namespace farewell
