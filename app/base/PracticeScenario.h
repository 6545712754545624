// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>

namespace farewell {

/// One course that a deactivation can take, to be practised.
struct PracticeScenario
{
    QString id;          ///< for the command line and object names, "wrong-password"
    QString title;       ///< translated
    QString explanation; ///< translated, a sentence or two: what is going to happen
    QString localpart;   ///< who to sign in as
    enum class SignIn { Password, SingleSignOn, Managed };
    SignIn signIn;           ///< how one signs in, and confirms in the end
    bool isForAdmin = false; ///< one looks after other people's accounts

    /// Of accounts to be deactivated, as it would be pasted; or the content of a file, where there
    /// is a name for one. Stands ready where somebody opens "Deactivate many…" without a search.
    QString list{};
    QString listName{};

    /// What is settled before the account is closed, and what its server is made for.
    enum class Before { Nothing, HandOver, LeaveRooms, RemoveName };
    Before before = Before::Nothing;

    friend bool operator==(const PracticeScenario &, const PracticeScenario &) = default;
};

/// What the windows need to know of a rehearsal that is under way.
struct Practice
{
    QList<PracticeScenario> scenarios; ///< all there are
    PracticeScenario current;
    QString homeserver; ///< what would be typed as the homeserver
    QString password;   ///< of every practice account that has one; no secret
};

} // namespace farewell
