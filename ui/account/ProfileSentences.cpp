// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/ProfileSentences.h"

#include "ui/account/SettleEntries.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/PauseSentences.h"
#include "ui/sentences/Sentences.h"

namespace farewell {

using Phase = ProfileState::Phase;
using Telling = ProfileState::Telling;

QString ProfileSentences::yours(const Profile &profile)
{
    return profile.avatarMxc.isEmpty()  ? tr("Your name")
        : profile.displayName.isEmpty() ? tr("Your picture")
                                        : tr("Your name and picture");
}

QString ProfileSentences::removed(const ProfileCleared &result)
{
    const QList<ProfilePart> gone = result.gone();
    return gone == QList{ProfilePart::Name}   ? tr("Name removed")
        : gone == QList{ProfilePart::Picture} ? tr("Picture removed")
                                              : tr("Name and picture removed");
}

QString ProfileSentences::notRemoved(const ProfileCleared &result)
{
    if (!result.profile && result.isSent) {
        return tr("Your name and picture: could not check");
    }
    QList<ProfilePart> left = result.parts;
    left.removeIf([gone = result.gone()](ProfilePart part) { return gone.contains(part); });
    return left == QList{ProfilePart::Name}   ? tr("Your name: not removed")
        : left == QList{ProfilePart::Picture} ? tr("Your picture: not removed")
                                              : tr("Your name and picture: not removed");
}

QString ProfileSentences::status(const ProfileState &state)
{
    switch (state.phase) {
    case Phase::Idle:
        return {};
    case Phase::Working:
        return PauseSentences::goesOnOr(state.pause, tr("Asking your server…"));
    case Phase::Spreading:
        return state.total == 0
            ? tr("Your server is telling your rooms.")
            //: %1 and %2 are numbers of rooms
            : tr("Your server is telling your rooms (%1 of %2 looked at).")
                  .arg(Numbers::count(state.looked), Numbers::count(state.total));
    case Phase::Settled:
        return state.total == 0 ? tr("You are in no room that would have to show it.")
                                : tr("Every room we looked at shows it, the last one included.");
    case Phase::Unseen:
        return tr("We could not see whether all of your rooms show it.");
    case Phase::NotDone:
        return notDone(state.result);
    }
    Q_UNREACHABLE();
}

QString ProfileSentences::notDone(const ProfileCleared &result)
{
    const QString why = result.failure ? SettleEntries::why(*result.failure) : QString();
    if (!result.profile) {
        return result.isSent
            ? Sentences::inARow({why, tr("We could not look what your profile shows now.")})
            : Sentences::inARow({tr("Nothing was removed."), why});
    }
    const bool hasName = !result.profile->displayName.isEmpty();
    const bool hasPicture = !result.profile->avatarMxc.isEmpty();
    const QString still = hasName && hasPicture ? tr("Your profile still shows name and picture.")
        : hasName                               ? tr("Your profile still shows your name.")
                                                : tr("Your profile still shows your picture.");
    return Sentences::inARow({still, why});
}

/// What goes on comes before what is not known, and what was changed here first.
QString ProfileSentences::notice(const ProfileState &state)
{
    const QString harm
        = tr("If you deactivate now, you may stay a member of some of them for ever.");
    const QString doubt = tr("If it has not, you may stay a member of some of them for ever.");
    if (state.own == Telling::GoesOn) {
        return Sentences::inARow({tellingOwn(state), harm, remaining(state)});
    }
    if (state.elsewhere == Telling::GoesOn) {
        return Sentences::inARow({tr("Your name or picture was changed a moment ago, and your "
                                     "server is still telling your rooms."),
                                  harm});
    }
    if (state.own == Telling::Unseen) {
        return Sentences::inARow({unseenOwn(state), doubt});
    }
    if (state.elsewhere == Telling::Unseen) {
        return Sentences::inARow({tr("Your name or picture was changed a moment ago, and we could "
                                     "not see whether your server has told all of your rooms."),
                                  doubt});
    }
    return {};
}

QString ProfileSentences::tellingOwn(const ProfileState &state)
{
    if (state.phase == Phase::Working) {
        return tr("Your server is being asked to remove your name or picture, and has yet to tell "
                  "your rooms.");
    }
    return state.result.gone() == QList{ProfilePart::Picture}
        ? tr("Your server is still telling your rooms that your picture is gone.")
        : tr("Your server is still telling your rooms that your name is gone.");
}

QString ProfileSentences::unseenOwn(const ProfileState &state)
{
    if (!state.result.profile) {
        return tr("We could not see whether your name or picture is gone, and whether your server "
                  "has told all of your rooms.");
    }
    return state.result.gone() == QList{ProfilePart::Picture}
        ? tr("We could not see whether your server has told all of your rooms that your picture "
             "is gone.")
        : tr("We could not see whether your server has told all of your rooms that your name is "
             "gone.");
}

QString ProfileSentences::remaining(const ProfileState &state)
{
    using namespace std::chrono;
    if (!state.remaining || state.phase != Phase::Spreading) {
        return {};
    }
    const auto left = ceil<seconds>(*state.remaining);
    return left < minutes(2)
        ? tr("It takes about %Ln second(s) more.", nullptr, Numbers::plural(left.count()))
        : tr("It takes about %Ln minute(s) more.", nullptr,
             Numbers::plural(ceil<minutes>(left).count()));
}

} // namespace farewell
