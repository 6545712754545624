// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/ProfileSentences.h"

#include "ui/account/SettleEntries.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"

namespace farewell {

using Phase = ProfileState::Phase;

QString ProfileSentences::status(const ProfileState &state)
{
    switch (state.phase) {
    case Phase::Idle:
        return {};
    case Phase::Working:
        return tr("Asking your server…");
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

QString ProfileSentences::notice(const ProfileState &state)
{
    if (state.phase == Phase::Spreading) {
        return Sentences::inARow(
            {tr("Your server is still telling your rooms that your name is gone. If you deactivate "
                "now, you may stay a member of some of them for ever."),
             remaining(state)});
    }
    return state.phase == Phase::Unseen
        ? tr("We could not see whether your server has told all of your rooms that your name is "
             "gone. If it has not, you may stay a member of some of them for ever.")
        : QString();
}

QString ProfileSentences::remaining(const ProfileState &state)
{
    using namespace std::chrono;
    if (!state.remaining) {
        return {};
    }
    const auto left = ceil<seconds>(*state.remaining);
    return left < minutes(2)
        ? tr("It takes about %Ln second(s) more.", nullptr, Numbers::plural(left.count()))
        : tr("It takes about %Ln minute(s) more.", nullptr,
             Numbers::plural(ceil<minutes>(left).count()));
}

} // namespace farewell
