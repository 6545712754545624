// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomAnswers.h"

#include <QSet>

namespace farewell {

/// What is made of rooms that a server has told, for one account. Pure, and used by threads that
/// sort many rooms at once.
struct RoomJudge
{
    QString userId;
    QSet<QString> directChats{};
    std::optional<QSet<QString>> joined{}; ///< the rooms it is in; unset: the server did not say

    /// Rooms that are sorted out, and those where it still depends on who else is in them.
    struct SortedOut
    {
        QList<OwnRoom> settled;
        QList<ToldRoom> open; ///< each of them may be only theirs
    };

    /// Drops rooms of which a server still tells though the account is not in them any more.
    [[nodiscard]] SortedOut sortOut(const QList<ToldRoom> &rooms) const;

    /// Judges by what is known: with `admin`, who is in the room and named as an admin there.
    [[nodiscard]] OwnRoom judged(const ToldRoom &told, const QString &admin = {}) const;

private:
    [[nodiscard]] RoomPowers powersOf(const ToldRoom &told) const;
    [[nodiscard]] bool isPast(const OwnRoom &room) const;
};

} // namespace farewell
