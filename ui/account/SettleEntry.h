// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/Badge.h"

#include <optional>

namespace farewell {

/// A topic that the person may want to settle before they go, as it is shown.
struct SettleEntry
{
    /// In the order of a person's fears.
    enum class Group {
        Above,  ///< what matters more than all topics
        Lives,  ///< what can be done only while the account lives
        Stays,  ///< what stays behind under the person's name
        Itself, ///< what happens by itself
    };
    enum class State { Reading, Open, Settled, None, Failed };

    /// What its button leads to.
    enum class Act {
        ReviewContacts,
        ChooseRooms,
        ShowRooms,
        SkipRooms,
        ShowSessions,
        ShowProfile,
        HelpWithKeys,
        ReadProfile,
        ReadContacts,
        ReadRooms,
        ReadSessions,
        ReadKeyBackup,
        ReadPushers,
    };

    struct Button
    {
        friend bool operator==(const Button &, const Button &) = default;

        Act act = Act::ReviewContacts;
        QString name; ///< of the object
        QString text;
        QString spoken; ///< says of which topic, for who hears the button alone
    };

    /// How far a reading has come.
    struct Progress
    {
        friend bool operator==(const Progress &, const Progress &) = default;

        qsizetype done = 0;
        qsizetype total = 0; ///< 0: not known yet
    };

    friend bool operator==(const SettleEntry &, const SettleEntry &) = default;

    Group group = Group::Above;
    QString key;
    State state = State::Open;
    Badge::Kind kind = Badge::Kind::Good;
    Badge::Sign sign{};
    QString title{};
    QString detail{};
    std::optional<Button> button{};
    std::optional<Progress> progress{};
};

} // namespace farewell
