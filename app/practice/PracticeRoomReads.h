// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeMembership.h"
#include "app/practice/PracticeRoutes.h"

namespace farewell {

/// What somebody who is in a room can read of it, a piece at a time; or was in it, up to then.
class PracticeRoomReads final
{
public:
    PracticeRoomReads(PracticeState &state, PracticeRoutes &routes);

private:
    using Members = QMap<QString, QString>;
    using Answer = std::function<PracticeAnswer(const PracticeCall &, const PracticeRoom &,
                                                const Members &)>;

    /// A route that is answered to those who are in the room only, or also to those who have left.
    enum class Whom { Joined, FormerToo };
    void addInside(PracticeRoutes &routes, const QByteArray &pattern, Whom whom,
                   const Answer &answer);

    [[nodiscard]] static PracticeAnswer
    stateEvent(const PracticeCall &call, const PracticeRoom &room, const Members &members);
    [[nodiscard]] static PracticeAnswer joinedMembers(const PracticeRoom &room,
                                                      const Members &members);
    [[nodiscard]] static PracticeAnswer messages(const PracticeCall &call,
                                                 const PracticeRoom &room);

    PracticeState &m_state;
};

} // namespace farewell
