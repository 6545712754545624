// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/LeavingSentences.h"

#include "ui/account/SettleEntries.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/PauseSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/settings/RoomSentences.h"

#include <algorithm>

namespace farewell {

QString LeavingSentences::status(const LeavingState &state)
{
    QString counted = counts(state);
    if (state.phase != LeavingState::Phase::Ended) {
        return counted;
    }
    if (state.failure) {
        const QString why = state.failure->endsSignIn() ? RoomSentences::notDone(*state.failure)
                                                        : SettleEntries::why(*state.failure);
        //: leaving rooms; the numbers follow
        return Sentences::inARow({tr("Stopped."), why, counted + u'.'});
    }
    if (state.toGo > 0) {
        return Sentences::inARow({tr("Stopped."), counted + u'.'});
    }
    const bool isWhole = state.toGo == 0 && state.notLeft == 0 && state.unknown == 0;
    return isWhole ? tr("You have left %Ln room(s).", nullptr, Numbers::plural(state.left))
                   : counted;
}

QString LeavingSentences::counts(const LeavingState &state)
{
    //: of the rooms to leave so many have been left
    QStringList parts{tr("%Ln left", "rooms", Numbers::plural(state.left))};
    if (state.toGo > 0) {
        //: rooms that will be left
        parts += tr("%Ln to go", "rooms", Numbers::plural(state.toGo));
    }
    if (state.notLeft > 0) {
        //: rooms that could not be left
        parts += tr("%Ln did not work", "rooms", Numbers::plural(state.notLeft));
    }
    if (state.unknown > 0) {
        //: rooms of which nobody knows whether they were left
        parts += tr("%Ln not known", "rooms", Numbers::plural(state.unknown));
    }
    return Sentences::listed(parts);
}

QString LeavingSentences::pace(const LeavingState &state)
{
    using namespace std::chrono;
    if (state.phase != LeavingState::Phase::Running || state.toGo == 0) {
        return {};
    }
    if (!state.pace) {
        return PauseSentences::goesOnOr(state.pause, QString());
    }
    const auto each = std::max(ceil<seconds>(*state.pace - milliseconds(500)), seconds(1));
    const auto more = ceil<minutes>(*state.pace * state.toGo);
    return Sentences::inARow(
        {tr("Your server takes one every %Ln second(s).", nullptr, Numbers::plural(each.count())),
         tr("About %Ln minute(s) more.", nullptr, Numbers::plural(more.count()))});
}

QString LeavingSentences::question(const QList<OwnRoom> &rooms, qsizetype sole)
{
    const bool hasOthers = std::ranges::any_of(rooms, [](const OwnRoom &room) {
        return room.kind != OwnRoom::Kind::Room && room.kind != OwnRoom::Kind::Space;
    });
    return Sentences::inARow(
        {tr("Leave %Ln room(s) now?", nullptr, Numbers::plural(rooms.size())),
         hasOthers ? tr("Your direct chats and invitations are among them.") : QString(),
         sole > 0 ? tr("In %Ln of them nobody may be left who can look after it.", "rooms",
                       Numbers::plural(sole))
                  : QString(),
         tr("You can come back to public rooms only.")});
}

} // namespace farewell
