// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeMembership.h"
#include "app/practice/PracticeRoutes.h"

namespace farewell {

/// What somebody who is in a room can read of it, a piece at a time.
class PracticeRoomReads final
{
public:
    PracticeRoomReads(PracticeState &state, PracticeRoutes &routes);

private:
    using Answer = PracticeAnswer (*)(const PracticeCall &, const PracticeRoom &,
                                      const QMap<QString, QString> &members);

    /// A route that is answered to those who are in the room only.
    void addInside(PracticeRoutes &routes, const QByteArray &pattern, Answer answer);

    [[nodiscard]] static PracticeAnswer stateEvent(const PracticeCall &call,
                                                   const PracticeRoom &room,
                                                   const QMap<QString, QString> &members);
    [[nodiscard]] static PracticeAnswer joinedMembers(const PracticeCall &call,
                                                      const PracticeRoom &room,
                                                      const QMap<QString, QString> &members);

    PracticeState &m_state;
};

} // namespace farewell
