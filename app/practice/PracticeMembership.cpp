// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeMembership.h"

using namespace Qt::StringLiterals;

namespace farewell {

QMap<QString, QString> membersOf(const PracticeState &state, const PracticeRoom &room)
{
    QMap<QString, QString> members = room.elsewise;
    for (const auto &[localpart, account] : state.accounts()) {
        if (account.rooms.contains(room.id)) {
            members.insert(state.userId(account), u"join"_s);
        }
    }
    return members;
}

QMap<QString, QString> membershipsOf(const PracticeState &state, const PracticeAccount &account)
{
    const QString user = state.userId(account);
    QMap<QString, QString> memberships;
    for (const auto &[id, room] : state.rooms()) {
        const auto found = room.elsewise.find(user);
        if (found != room.elsewise.end()) {
            memberships.insert(id, *found);
        }
    }
    for (const auto &id : account.rooms) {
        memberships.insert(id, u"join"_s);
    }
    return memberships;
}

void joinRoom(PracticeState &state, PracticeAccount &account, const QString &room)
{
    if (!account.rooms.contains(room)) {
        account.rooms += room;
    }
    if (auto *known = state.room(room)) {
        known->elsewise.remove(state.userId(account));
    }
}

void leaveRoom(PracticeState &state, PracticeAccount &account, const QString &room)
{
    account.rooms.removeAll(room);
    if (auto *known = state.room(room)) {
        known->elsewise.insert(state.userId(account), u"leave"_s);
    }
}

void declineInvites(PracticeState &state, const PracticeAccount &account)
{
    for (auto &[id, room] : state.rooms()) {
        const auto found = room.elsewise.find(state.userId(account));
        if (found != room.elsewise.end() && (*found == "invite"_L1 || *found == "knock"_L1)) {
            *found = u"leave"_s;
        }
    }
}

} // namespace farewell
