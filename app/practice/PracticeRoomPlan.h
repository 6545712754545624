// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

class PracticeState;
struct PracticeAccount;

/// How many rooms of each kind an ordinary account is to belong to, beside those it has.
struct PracticeRoomPlan
{
    int shared = 0; ///< somebody else looks after them, too
    int sole = 0;   ///< nobody else does: public room, space and group, versions 11 and 12 in turn;
                    ///< Bob and Carol, who are moderators, could, and Dan, who never writes
    int peopleOfSole = 0; ///< how many are in each of these; 0: some
    int directChats = 0;
    int invitations = 0;
    int knocks = 0;
};

void openRooms(PracticeState &state, PracticeAccount &account, const PracticeRoomPlan &plan);

} // namespace farewell
