// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeState.h"

namespace farewell {

/// Who belongs to the room, and how ("join", "invite", "knock", "leave", "ban"), by user id.
[[nodiscard]] QMap<QString, QString> membersOf(const PracticeState &state,
                                               const PracticeRoom &room);

/// The room with the profiles of those of this server who are in it, as it shows them.
[[nodiscard]] PracticeRoom withProfiles(const PracticeState &state, PracticeRoom room,
                                        const QMap<QString, QString> &members);

/// As membersOf(), by room id, for one account.
[[nodiscard]] QMap<QString, QString> membershipsOf(const PracticeState &state,
                                                   const PracticeAccount &account);

/// A room that an account is in, or one like it where nothing but its id is known.
[[nodiscard]] PracticeRoom roomOf(const PracticeState &state, const PracticeAccount &account,
                                  const QString &id);

/// A room that an account belongs to, as much as is known of it, and its members.
struct PracticeBelonging
{
    PracticeRoom room;              ///< from belongingOf(), as withProfiles()
    QString membership;             ///< of the account
    QMap<QString, QString> members; ///< as membersOf()
};

/// Who has left sees the room as it was then. The membership of somebody who has nothing to do with
/// it is empty.
[[nodiscard]] PracticeBelonging belongingOf(const PracticeState &state,
                                            const PracticeAccount &account, const QString &id);

/// By room id; at once for those `memberships` of the account, of which there may be thousands.
[[nodiscard]] QMap<QString, PracticeBelonging>
belongingsOf(const PracticeState &state, const PracticeAccount &account,
             const QMap<QString, QString> &memberships);

void joinRoom(PracticeState &state, PracticeAccount &account, const QString &room);
void leaveRoom(PracticeState &state, PracticeAccount &account, const QString &room,
               const std::optional<QString> &reason = {});

/// Invitations and knocks come to nothing.
void declineInvites(PracticeState &state, const PracticeAccount &account);

} // namespace farewell
