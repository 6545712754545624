// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeState.h"

namespace farewell {

/// Who belongs to the room, and how ("join", "invite", "knock", "leave", "ban"), by user id.
[[nodiscard]] QMap<QString, QString> membersOf(const PracticeState &state,
                                               const PracticeRoom &room);

/// The same by room id, for one account.
[[nodiscard]] QMap<QString, QString> membershipsOf(const PracticeState &state,
                                                   const PracticeAccount &account);

void joinRoom(PracticeState &state, PracticeAccount &account, const QString &room);
void leaveRoom(PracticeState &state, PracticeAccount &account, const QString &room);

/// Invitations and knocks come to nothing.
void declineInvites(PracticeState &state, const PracticeAccount &account);

} // namespace farewell
