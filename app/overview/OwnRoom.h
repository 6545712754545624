// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomAdmins.h"

#include <QList>

#include <optional>

namespace farewell {

/// A room that the account belongs to, as it is listed.
struct OwnRoom
{
    enum class Kind { Room, Space, DirectChat, Invitation, Knock };

    QString id{};
    QString name{}; ///< cleaned; its address where it has none, and empty where it has neither
    Kind kind = Kind::Room;
    bool isPublic = false;
    std::optional<qsizetype> people{}; ///< who have joined, the account among them
    OnlyAdmin judged{};                ///< of rooms and spaces
    bool isJudged = false;             ///< off: it could not be looked into

    [[nodiscard]] bool isOnlyMine() const
    {
        return isJudged && judged.verdict == OnlyAdmin::Verdict::OnlyThem;
    }
};

/// By name as people sort them, those without a name last.
void sortByName(QList<OwnRoom> &rooms);

/// Public rooms first, then spaces, then groups; within these by how many people there are.
void sortByReach(QList<OwnRoom> &rooms);

} // namespace farewell
