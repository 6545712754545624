// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDoor.h"

namespace farewell {

/// What administrators see of a room without being in it, and whom they hand it over to.
class PracticeAdminRooms final
{
public:
    PracticeAdminRooms(PracticeState &state, PracticeAdminDoor &door);

private:
    [[nodiscard]] PracticeAnswer details(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer roomState(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer makeAdmin(const PracticeCall &call, const PracticeAccount &admin);

    /// The mightiest of this server who is in the room; empty when nobody is.
    [[nodiscard]] QString mightiestHere(const PracticeRoom &room) const;
    [[nodiscard]] bool isRefused();

    PracticeState &m_state;
};

} // namespace farewell
