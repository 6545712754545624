// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAdminReads.h"

#include "app/practice/PracticeAdminCard.h"
#include "app/practice/PracticeMembership.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

PracticeAdminReads::PracticeAdminReads(PracticeState &state, PracticeAdminDoor &door)
    : m_state(state), m_door(door)
{
    using Self = PracticeAdminReads;
    add("/v2/users/*", &Self::card);
    add("/v1/threepid/*/users/*", &Self::byContact);
    add("/v1/auth_providers/*/users/*", &Self::byExternalId);
    add("/v2/users/*/devices", &Self::devices);
    add("/v1/users/*/pushers", &Self::pushers);
    add("/v1/users/*/joined_rooms", &Self::joinedRooms);
    add("/v1/users/*/memberships", &Self::memberships);
    add("/v1/users/*/admin", &Self::isAdmin);
}

void PracticeAdminReads::add(const QByteArray &pattern, Answer answer)
{
    m_door.add("GET", pattern, [this, answer](const PracticeCall &call, PracticeAccount &) {
        return (this->*answer)(call);
    });
}

PracticeAnswer PracticeAdminReads::card(const PracticeCall &call) const
{
    const auto account = m_door.accountOf(call.captured[0]);
    return account ? PracticeAnswer::json(practiceCard(m_state, **account)) : account.error();
}

/// Addresses are kept folded, and compared as they were asked for.
PracticeAnswer PracticeAdminReads::byContact(const PracticeCall &call) const
{
    const PracticeContact wanted{call.captured[0], call.captured[1]};
    return first([&](const auto &account) { return account.contacts.contains(wanted); });
}

/// Finds deactivated ones as well: that link stays.
PracticeAnswer PracticeAdminReads::byExternalId(const PracticeCall &call) const
{
    return first([&](const auto &account) {
        const auto id = account.externalIds.find(call.captured[0]);
        return id != account.externalIds.end() && *id == call.captured[1];
    });
}

PracticeAnswer
PracticeAdminReads::first(const std::function<bool(const PracticeAccount &)> &wanted) const
{
    const auto &accounts = m_state.accounts();
    const auto found = std::find_if(accounts.begin(), accounts.end(),
                                    [&](const auto &entry) { return wanted(entry.second); });
    if (found == accounts.end()) {
        return PracticeAnswer::error(404, u"M_NOT_FOUND"_s, u"User not found"_s);
    }
    return PracticeAnswer::json({{u"user_id"_s, m_state.userId(found->second)}});
}

PracticeAnswer PracticeAdminReads::devices(const PracticeCall &call) const
{
    const auto account
        = m_door.accountOf(call.captured[0], u"Can only lookup local users"_s, u"Unknown user"_s);
    if (!account) {
        return account.error();
    }
    QJsonArray list;
    for (const auto &session : (*account)->sessions) {
        list += QJsonObject{{u"device_id"_s, session.deviceId},
                            {u"display_name"_s, textOrNull(session.name)},
                            {u"last_seen_ip"_s, u"127.0.0.1"_s},
                            {u"last_seen_ts"_s, timeOrNull((*account)->lastSeen)},
                            {u"last_seen_user_agent"_s, u"Element"_s},
                            {u"user_id"_s, call.captured[0]}};
    }
    return PracticeAnswer::json({{u"devices"_s, list}, {u"total"_s, list.size()}});
}

/// One a phone, and they end with its session.
PracticeAnswer PracticeAdminReads::pushers(const PracticeCall &call) const
{
    const auto account = m_door.accountOf(call.captured[0]);
    if (!account) {
        return account.error();
    }
    QJsonArray list;
    for (const auto &session : (*account)->sessions) {
        if (session.hasPusher()) {
            list += QJsonObject{
                {u"app_display_name"_s, u"Element X"_s},
                {u"app_id"_s, u"io.element.android.x"_s},
                {u"data"_s, QJsonObject{{u"url"_s, u"https://push.example.org/notify"_s}}},
                {u"device_display_name"_s, session.name},
                {u"kind"_s, u"http"_s},
                {u"lang"_s, u"en"_s},
                {u"profile_tag"_s, QString()},
                {u"pushkey"_s, u"key-of-"_s + session.deviceId},
                {u"enabled"_s, true},
                {u"device_id"_s, session.deviceId}};
        }
    }
    return PracticeAnswer::json({{u"pushers"_s, list}, {u"total"_s, list.size()}});
}

/// Of nobody, and of those on other servers, it says that they are in no room.
PracticeAnswer PracticeAdminReads::joinedRooms(const PracticeCall &call) const
{
    const auto *account = m_state.byUserId(call.captured[0]);
    const QStringList rooms = account == nullptr ? QStringList() : account->rooms;
    return PracticeAnswer::json(
        {{u"joined_rooms"_s, QJsonArray::fromStringList(rooms)}, {u"total"_s, rooms.size()}});
}

PracticeAnswer PracticeAdminReads::memberships(const PracticeCall &call) const
{
    QJsonObject list;
    if (const auto *account = m_state.byUserId(call.captured[0])) {
        for (const auto &[room, membership] : membershipsOf(m_state, *account).asKeyValueRange()) {
            list.insert(room, membership);
        }
    }
    return PracticeAnswer::json({{u"memberships"_s, list}});
}

PracticeAnswer PracticeAdminReads::isAdmin(const PracticeCall &call) const
{
    if (m_state.settings().isManaged) {
        return notHere();
    }
    const auto account = m_door.accountOf(call.captured[0],
                                          u"Only local users can be admins of this homeserver"_s);
    return account ? PracticeAnswer::json({{u"admin"_s, (*account)->admin}}) : account.error();
}

} // namespace farewell
