// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeEventLimit.h"
#include "app/practice/PracticeMembership.h"
#include "app/practice/PracticeRoutes.h"

namespace farewell {

/// What somebody who is in a room can change in it: its permissions, as a whole.
class PracticeRoomWrites final
{
public:
    PracticeRoomWrites(PracticeState &state, PracticeEventLimit &limit, PracticeRoutes &routes);

private:
    [[nodiscard]] PracticeAnswer putPermissions(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer write(PracticeRoom room, const PracticeAccount &account,
                                       const QJsonObject &content);

    // See PracticeSettings::PermissionWrites.
    [[nodiscard]] PracticeAnswer refuse(PracticeRoom room, const QString &writer);
    static void writeMeanwhile(PracticeRoom &room, const QJsonObject &before);

    PracticeState &m_state;
    PracticeEventLimit &m_limit;
};

} // namespace farewell
