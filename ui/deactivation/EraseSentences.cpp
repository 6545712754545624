// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/EraseSentences.h"

#include "app/base/Text.h"
#include "app/deactivation/EraseHabits.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Fate = EraseHabit::Profile;

} // namespace

QString EraseSentences::help(const QString &software)
{
    const QStringList paragraphs{
        tr("This is also called GDPR erasure. People who were in the room when you sent a message "
           "still see it; people who join later do not."),
        tr("Other servers that already have your messages are not told, and may go on showing them "
           "to everybody."),
        here(software)};
    return paragraphs.join("\n\n"_L1);
}

QString EraseSentences::here(const QString &software)
{
    if (const auto habit = eraseHabitOf(software)) {
        const bool profileStays = habit->profile == Fate::Stays;
        return profileStays
            //: %1 is the software of a homeserver
            ? tr("Your server runs %1. The versions known to us do nothing with this wish: nothing "
                 "is hidden, and your name and picture stay.")
                  .arg(isolatedLtr(habit->software))
            //: %1 is the software of a homeserver
            : tr("Your server runs %1. The versions known to us do nothing with this wish: nothing "
                 "is hidden. They remove your name and picture whatever you choose.")
                  .arg(isolatedLtr(habit->software));
    }
    return software.startsWith("synapse"_L1, Qt::CaseInsensitive)
        ? tr("On this server it also deletes your display name, your picture and the rest of your "
             "profile. It does not delete files you uploaded, and old messages in rooms keep the "
             "name and picture you had.")
        : tr("Your server may not support this; then nothing is hidden. Whether it also deletes "
             "your profile, and what happens to files you uploaded, is for your server to decide.");
}

QString EraseSentences::beside(const QString &software)
{
    const auto habit = eraseHabitOf(software);
    //: %1 is the software of a homeserver
    return habit ? tr("This server runs %1. The versions known to us do nothing with this wish.")
                       .arg(isolatedLtr(habit->software))
                 : QString();
}

QString EraseSentences::chosen(const DeactivationState &state, const QString &host)
{
    if (!state.erase) {
        return tr("You did not ask to hide your messages from people who join later.");
    }
    const auto habit = eraseHabitOf(state.software);
    return habit
        //: %1 is a homeserver, %2 its software
        ? tr("You asked to hide your messages from people who join later. But %1 runs %2, and the "
             "versions known to us do nothing with this wish.")
              .arg(host, isolatedLtr(habit->software))
        : tr("You asked to hide your messages from people who join later.");
}

} // namespace farewell
