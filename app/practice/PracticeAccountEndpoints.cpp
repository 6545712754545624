// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAccountEndpoints.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// 1 May 2026, for everything that happened some time ago.
constexpr qint64 someTimeAgo = 1'777'593'600'000;

QJsonObject enabled(bool yes)
{
    return {{u"enabled"_s, yes}};
}

QJsonObject profileFields(const PracticeSettings &settings)
{
    QJsonArray disallowed;
    if (!settings.allowNameChanges) {
        disallowed += u"displayname"_s;
    }
    if (!settings.allowPictureChanges) {
        disallowed += u"avatar_url"_s;
    }
    QJsonObject fields = enabled(true);
    if (!disallowed.isEmpty()) {
        fields.insert(u"disallowed"_s, disallowed);
    }
    return fields;
}

} // namespace

PracticeAccountEndpoints::PracticeAccountEndpoints(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    using Self = PracticeAccountEndpoints;
    addOwn(routes, "GET", "{cs}/account/whoami", &Self::whoAmI);
    addOwn(routes, "GET", "{cs}/capabilities", &Self::capabilities);
    addOwn(routes, "GET", "{cs}/account/3pid", &Self::contacts);
    addOwn(routes, "POST", "{cs}/account/3pid/delete", &Self::removeContact);
    addOwn(routes, "GET", "{cs}/devices", &Self::devices);
    addOwn(routes, "GET", "{cs}/pushers", &Self::pushers);
    addOwn(routes, "GET", "{cs}/room_keys/version", &Self::keyBackup);
    addOwn(routes, "GET", "{cs}/joined_rooms", &Self::joinedRooms);
    addOwn(routes, "GET", "{cs}/user/*/account_data/*", &Self::accountData);
    routes.add("GET", "{cs}/profile/*", [this](const PracticeCall &call) { return profile(call); });
    routes.add("GET", "{cs}/register/available",
               [this](const PracticeCall &call) { return nameAvailable(call); });
}

void PracticeAccountEndpoints::addOwn(PracticeRoutes &routes, const QByteArray &verb,
                                      const QByteArray &pattern, OwnAnswer answer)
{
    routes.add(verb, pattern, [this, answer](const PracticeCall &call) {
        const auto account = m_state.requester(call);
        return account ? (this->*answer)(call, **account) : account.error();
    });
}

PracticeAnswer PracticeAccountEndpoints::whoAmI(const PracticeCall &call,
                                                PracticeAccount &account) const
{
    return PracticeAnswer::json(
        {{u"user_id"_s, m_state.userId(account)},
         {u"is_guest"_s, false},
         {u"device_id"_s, PracticeState::sessionOf(account, call.token).deviceId}});
}

PracticeAnswer PracticeAccountEndpoints::capabilities(const PracticeCall &, PracticeAccount &) const
{
    const PracticeSettings &settings = m_state.settings();
    const QJsonObject rooms{
        {u"default"_s, u"11"_s},
        {u"available"_s, QJsonObject{{u"11"_s, u"stable"_s}, {u"12"_s, u"stable"_s}}}};
    const QJsonObject list{
        {u"m.room_versions"_s, rooms},
        {u"m.change_password"_s, enabled(true)},
        {u"m.set_displayname"_s, enabled(settings.allowNameChanges)},
        {u"m.set_avatar_url"_s, enabled(settings.allowPictureChanges)},
        {u"m.profile_fields"_s, profileFields(settings)},
        {u"m.3pid_changes"_s, enabled(settings.allowContactChanges)},
        {u"m.get_login_token"_s, enabled(false)},
    };
    return PracticeAnswer::json({{u"capabilities"_s, list}});
}

PracticeAnswer PracticeAccountEndpoints::contacts(const PracticeCall &,
                                                  PracticeAccount &account) const
{
    QJsonArray list;
    for (const auto &contact : account.contacts) {
        list += QJsonObject{{u"medium"_s, contact.medium},
                            {u"address"_s, contact.address},
                            {u"validated_at"_s, someTimeAgo},
                            {u"added_at"_s, someTimeAgo}};
    }
    return PracticeAnswer::json({{u"threepids"_s, list}});
}

PracticeAnswer PracticeAccountEndpoints::removeContact(const PracticeCall &call,
                                                       PracticeAccount &account) const
{
    if (!m_state.settings().allowContactChanges) {
        return PracticeAnswer::error(400, u"M_FORBIDDEN"_s,
                                     u"3PID changes are disabled on this server"_s);
    }
    const auto body = jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    const QJsonValue address = body->value("address"_L1);
    if (!address.isString()) {
        return invalidMember(u"address"_s, u"Input should be a valid string"_s);
    }
    const QString medium = body->value("medium"_L1).toString();
    if (medium != "email"_L1 && medium != "msisdn"_L1) {
        return invalidMember(u"medium"_s, u"Input should be 'email' or 'msisdn'"_s);
    }
    account.contacts.removeIf(
        [&](const auto &contact) { return contact.is(medium, address.toString()); });
    return PracticeAnswer::json({{u"id_server_unbind_result"_s, u"no-support"_s}});
}

PracticeAnswer PracticeAccountEndpoints::devices(const PracticeCall &,
                                                 PracticeAccount &account) const
{
    QJsonArray list;
    for (const auto &session : account.sessions) {
        list += QJsonObject{{u"user_id"_s, m_state.userId(account)},
                            {u"device_id"_s, session.deviceId},
                            {u"display_name"_s, session.name},
                            {u"last_seen_ip"_s, u"127.0.0.1"_s},
                            {u"last_seen_ts"_s, someTimeAgo}};
    }
    return PracticeAnswer::json({{u"devices"_s, list}});
}

PracticeAnswer PracticeAccountEndpoints::pushers(const PracticeCall &,
                                                 PracticeAccount &account) const
{
    QJsonArray list;
    for (const auto &session : account.sessions) {
        if (session.hasPusher()) {
            list += QJsonObject{
                {u"app_display_name"_s, u"Element X"_s},
                {u"app_id"_s, u"io.element.android.x"_s},
                {u"data"_s, QJsonObject{{u"url"_s, u"https://push.example.org/notify"_s}}},
                {u"device_display_name"_s, u"Pixel 8"_s},
                {u"kind"_s, u"http"_s},
                {u"lang"_s, u"en"_s},
                {u"profile_tag"_s, QString()},
                {u"pushkey"_s, u"key-of-"_s + session.deviceId}};
        }
    }
    return PracticeAnswer::json({{u"pushers"_s, list}});
}

PracticeAnswer PracticeAccountEndpoints::keyBackup(const PracticeCall &,
                                                   PracticeAccount &account) const
{
    if (!account.backedUpKeys) {
        return PracticeAnswer::error(404, u"M_NOT_FOUND"_s, u"No backup found"_s);
    }
    return PracticeAnswer::json({{u"algorithm"_s, u"m.megolm_backup.v1.curve25519-aes-sha2"_s},
                                 {u"auth_data"_s, QJsonObject()},
                                 {u"count"_s, *account.backedUpKeys},
                                 {u"etag"_s, QString::number(*account.backedUpKeys)},
                                 {u"version"_s, u"1"_s}});
}

PracticeAnswer PracticeAccountEndpoints::joinedRooms(const PracticeCall &,
                                                     PracticeAccount &account) const
{
    if (const auto answer = m_state.hidesRooms()) {
        return *answer;
    }
    return PracticeAnswer::json({{u"joined_rooms"_s, QJsonArray::fromStringList(account.rooms)}});
}

PracticeAnswer PracticeAccountEndpoints::accountData(const PracticeCall &call,
                                                     PracticeAccount &account) const
{
    if (call.captured[0] != m_state.userId(account)) {
        return PracticeAnswer::error(403, u"M_FORBIDDEN"_s,
                                     u"Cannot get account data for other users."_s);
    }
    if (call.captured[1] != "m.direct"_L1 || account.directChats.isEmpty()) {
        return PracticeAnswer::error(404, u"M_NOT_FOUND"_s, u"Account data not found"_s);
    }
    QJsonObject direct;
    for (const auto &[person, rooms] : account.directChats.asKeyValueRange()) {
        direct.insert(person, QJsonArray::fromStringList(rooms));
    }
    return PracticeAnswer::json(direct);
}

PracticeAnswer PracticeAccountEndpoints::profile(const PracticeCall &call) const
{
    const QString &userId = call.captured[0];
    const qsizetype colon = userId.indexOf(u':');
    if (!userId.startsWith(u'@') || colon < 0) {
        return PracticeAnswer::error(400, u"M_INVALID_PARAM"_s, u"Invalid user id"_s);
    }
    if (userId.sliced(colon + 1) != m_state.serverName()) {
        return PracticeAnswer::error(502, u"M_UNKNOWN"_s, u"Failed to fetch profile"_s);
    }
    const auto *account = m_state.byUserId(userId);
    const bool isEmpty
        = account != nullptr && account->displayName.isEmpty() && account->avatar.isEmpty();
    const bool hasNone = account == nullptr || account->erased;
    if (hasNone || (isEmpty && !m_state.settings().showsEmptyProfiles)) { // as Synapse does
        return PracticeAnswer::error(404, u"M_NOT_FOUND"_s, u"Profile was not found"_s);
    }
    QJsonObject profile;
    if (!account->displayName.isEmpty()) {
        profile.insert(u"displayname"_s, account->displayName);
    }
    if (!account->avatar.isEmpty()) {
        profile.insert(u"avatar_url"_s, account->avatar);
    }
    return PracticeAnswer::json(profile);
}

PracticeAnswer PracticeAccountEndpoints::nameAvailable(const PracticeCall &call) const
{
    if (m_state.byLoginName(call.queryItem(u"username"_s)) != nullptr) {
        return PracticeAnswer::error(400, u"M_USER_IN_USE"_s, u"User ID already taken."_s);
    }
    return PracticeAnswer::json({{u"available"_s, true}});
}

} // namespace farewell
