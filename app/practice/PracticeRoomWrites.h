// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeMembership.h"
#include "app/practice/PracticeRoutes.h"

namespace farewell {

/// What somebody who is in a room can change in it: its permissions, as a whole.
class PracticeRoomWrites final
{
public:
    PracticeRoomWrites(PracticeState &state, PracticeRoutes &routes);

private:
    [[nodiscard]] PracticeAnswer putPermissions(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer write(PracticeRoom room, const QString &writer,
                                       const QJsonObject &content);

    // See PracticeSettings::PermissionWrites.
    [[nodiscard]] PracticeAnswer refuse(PracticeRoom room, const QString &writer);
    static void writeMeanwhile(PracticeRoom &room, const QJsonObject &before);

    PracticeState &m_state;
};

} // namespace farewell
