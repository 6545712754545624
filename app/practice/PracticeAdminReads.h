// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDoor.h"

namespace farewell {

/// What administrators read of one account, and how they find whose an address is.
class PracticeAdminReads final
{
public:
    PracticeAdminReads(PracticeState &state, PracticeAdminDoor &door);

private:
    using Answer = PracticeAnswer (PracticeAdminReads::*)(const PracticeCall &) const;

    void add(const QByteArray &pattern, Answer answer);

    [[nodiscard]] PracticeAnswer card(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer byContact(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer byExternalId(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer devices(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer pushers(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer joinedRooms(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer memberships(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer isAdmin(const PracticeCall &call) const;

    /// The first account for which `wanted` holds, as an answer.
    [[nodiscard]] PracticeAnswer
    first(const std::function<bool(const PracticeAccount &)> &wanted) const;

    PracticeState &m_state;
    PracticeAdminDoor &m_door;
};

} // namespace farewell
