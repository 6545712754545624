// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/RoomSentences.h"

#include "app/base/Text.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"

namespace farewell {

QString RoomSentences::name(const OwnRoom &room)
{
    return room.name.isEmpty() ? isolatedLtr(cleaned(room.id)) : room.name;
}

QString RoomSentences::kind(const OwnRoom &room)
{
    switch (room.kind) {
    case OwnRoom::Kind::Room:
        return room.isPublic ? tr("Public room") : tr("Room");
    case OwnRoom::Kind::Space:
        return room.isPublic ? tr("Public space") : tr("Space");
    case OwnRoom::Kind::DirectChat:
        return tr("Direct chat");
    case OwnRoom::Kind::Invitation:
        return tr("Invitation");
    case OwnRoom::Kind::Knock:
        return tr("You have asked to join");
    }
    Q_UNREACHABLE();
}

QString RoomSentences::about(const OwnRoom &room)
{
    if (!room.people) {
        return kind(room);
    }
    return Sentences::besideEachOther(kind(room),
                                      tr("%Ln people", nullptr, Numbers::plural(*room.people)));
}

} // namespace farewell
