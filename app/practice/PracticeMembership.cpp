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

PracticeRoom withProfiles(const PracticeState &state, PracticeRoom room,
                          const QMap<QString, QString> &members)
{
    for (const auto &[localpart, account] : state.accounts()) {
        const QString user = state.userId(account);
        if (members.value(user) == "join"_L1 && !room.profiles.contains(user)) {
            room.profiles.insert(user, {account.displayName, account.avatar});
        }
    }
    return room;
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

PracticeRoom roomOf(const PracticeState &state, const PracticeAccount &account, const QString &id)
{
    const auto known = state.rooms().find(id);
    if (known != state.rooms().end()) {
        return known->second;
    }
    PracticeRoom room = practiceRoomElsewhere(id);
    for (const auto &[other, chats] : account.directChats.asKeyValueRange()) {
        if (chats.contains(id)) {
            room.name.clear();
            room.creator = state.userId(account);
            room.powers = {{room.creator, 100}, {other, 100}};
            room.elsewise = {{other, u"join"_s}};
        }
    }
    return room;
}

PracticeBelonging belongingOf(const PracticeState &state, const PracticeAccount &account,
                              const QString &id)
{
    const PracticeRoom room = roomOf(state, account, id);
    const QMap<QString, QString> members = membersOf(state, room);
    const QString user = state.userId(account);
    const QString membership = members.value(user);
    const auto left = room.asLeft.value(user);
    if (membership == "leave"_L1 && left) {
        return {*left, membership, left->elsewise};
    }
    return {withProfiles(state, room, members), membership, members};
}

QMap<QString, PracticeBelonging> belongingsOf(const PracticeState &state,
                                              const PracticeAccount &account,
                                              const QMap<QString, QString> &memberships)
{
    QMap<QString, PracticeBelonging> belongings;
    for (const auto &[id, membership] : memberships.asKeyValueRange()) {
        PracticeRoom room = roomOf(state, account, id);
        const QMap<QString, QString> members = room.elsewise;
        belongings.insert(id, {std::move(room), membership, members});
    }
    for (const auto &[localpart, person] : state.accounts()) {
        const QString user = state.userId(person);
        for (const auto &id : person.rooms) {
            const auto found = belongings.find(id);
            if (found != belongings.end()) {
                found->members.insert(user, u"join"_s);
            }
        }
    }
    return belongings;
}

void joinRoom(PracticeState &state, PracticeAccount &account, const QString &room)
{
    if (!account.rooms.contains(room)) {
        account.rooms += room;
    }
    if (auto *known = state.room(room)) {
        const QString user = state.userId(account);
        known->elsewise.remove(user);
        known->leaveReasons.remove(user);
        known->profiles.remove(user);
        known->asLeft.remove(user);
    }
}

void leaveRoom(PracticeState &state, PracticeAccount &account, const QString &room,
               const std::optional<QString> &reason)
{
    account.rooms.removeAll(room);
    if (auto *known = state.room(room)) {
        const QString user = state.userId(account);
        known->elsewise.insert(user, u"leave"_s);
        known->profiles.remove(user);
        known->asLeft.remove(user);
        if (reason) {
            known->leaveReasons.insert(user, *reason);
        } else {
            known->leaveReasons.remove(user);
        }
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
