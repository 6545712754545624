// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeRenaming.h"

#include "app/practice/PracticeMembership.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr QLatin1StringView action{"update_join_states"};

} // namespace

PracticeRenaming::PracticeRenaming(PracticeState &state, PracticeEventLimit &limit,
                                   PracticeRoutes &routes, PracticeTasks &tasks,
                                   PracticeAdminDeactivation &deactivation)
    : m_state(state), m_limit(limit), m_tasks(tasks)
{
    deactivation.onBegun([this](PracticeAccount &account) {
        QStringList &renamed = m_state.settings().admin.renamedMeanwhile;
        if (renamed.removeOne(account.localpart)) { // once: the next time it is closed for good
            rename(account, account.displayName + u" again"_s);
        }
    });
    add(routes,
        {u"displayname"_s, &PracticeAccount::displayName, &PracticeSettings::allowNameChanges,
         u"Changing display name is disabled on this server"_s, 256,
         u"Displayname is too long (max 256)"_s});
    add(routes,
        {u"avatar_url"_s, &PracticeAccount::avatar, &PracticeSettings::allowPictureChanges,
         u"Changing avatar is disabled on this server"_s, 1000,
         u"Avatar URL is too long (max 1000)"_s});
}

void PracticeRenaming::add(PracticeRoutes &routes, const Field &field)
{
    routes.add("PUT", "{cs}/profile/*/" + field.key.toLatin1(),
               [this, field](const PracticeCall &call) { return change(call, field); });
}

/// In Synapse's order (1.160, read): at too many changes the profile has changed already.
PracticeAnswer PracticeRenaming::change(const PracticeCall &call, const Field &field)
{
    if (notAUserId(call.captured[0])) {
        return PracticeAnswer::error(400, u"M_INVALID_PARAM"_s, u"Invalid user id"_s);
    }
    const auto requester = m_state.requester(call);
    if (!requester) {
        return requester.error();
    }
    const auto body = jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    const QJsonValue value = body->value(field.key);
    if (value.isUndefined()) {
        return adminRefusal(u"Missing key '%1'"_s.arg(field.key), u"M_MISSING_PARAM"_s);
    }
    if ((*requester)->suspended) {
        return PracticeAnswer::error(
            403, u"M_USER_SUSPENDED"_s,
            u"Updating profile while account is suspended is not allowed."_s);
    }
    if (!value.isString()) {
        return adminRefusal(u"'%1' must be a string"_s.arg(field.key), u"M_INVALID_PARAM"_s);
    }
    auto *account = m_state.byUserId(call.captured[0]);
    if (const auto answer = refusal(**requester, account, field, value.toString())) {
        return *answer;
    }
    const auto takes = m_state.settings().spreadingTakes;
    const auto tooMany = m_limit.turnedAway(*account);
    if (tooMany || takes > 0ms) {
        keepShown(*account);
    }
    account->*field.value = value.toString();
    if (tooMany) {
        return *tooMany;
    }
    m_limit.count(*account);
    spread(*account, takes);
    return PracticeAnswer::json({});
}

std::optional<PracticeAnswer> PracticeRenaming::refusal(const PracticeAccount &requester,
                                                        const PracticeAccount *account,
                                                        const Field &field,
                                                        const QString &value) const
{
    if (account == nullptr) {
        return adminRefusal(u"User is not hosted on this homeserver"_s);
    }
    if (account != &requester && !requester.admin) {
        return PracticeAnswer::error(400, u"M_FORBIDDEN"_s,
                                     u"Cannot set another user's %1"_s.arg(field.key));
    }
    const bool isAllowed = m_state.settings().*field.isAllowed || requester.admin;
    if (!isAllowed && !(account->*field.value).isEmpty()) { // the first may be chosen
        return PracticeAnswer::error(400, u"M_FORBIDDEN"_s, field.forbidden);
    }
    if (value.toUcs4().size() > field.maximum) {
        return adminRefusal(field.tooLong);
    }
    return std::nullopt;
}

void PracticeRenaming::rename(PracticeAccount &account, const QString &name)
{
    keepShown(account);
    account.displayName = name;
    spread(account, m_state.settings().admin.renamingTakes);
}

void PracticeRenaming::keepShown(const PracticeAccount &account)
{
    const QString user = m_state.userId(account);
    for (const QString &id : account.rooms) {
        // Of a room that shows something else than the account does, something must be known.
        auto &rooms = m_state.rooms();
        auto room = rooms.find(id);
        if (room == rooms.end()) {
            room = rooms.emplace(id, roomOf(m_state, account, id)).first;
        }
        auto &profiles = room->second.profiles;
        if (!profiles.contains(user)) {
            profiles.insert(user, {account.displayName, account.avatar});
        }
    }
}

void PracticeRenaming::spread(PracticeAccount &account, std::chrono::milliseconds takes)
{
    const QString user = m_state.userId(account);
    if (const auto *running = m_tasks.active(action, user)) {
        m_tasks.end(running->id, u"cancelled"_s);
    }
    const QString task = m_tasks.start(action, user);
    if (takes == 0ms) { // there may be thousands, and nobody has left one meanwhile
        for (const QString &id : std::as_const(account.rooms)) {
            if (auto *room = m_state.room(id)) {
                room->profiles.remove(user);
            }
        }
        m_tasks.end(task, u"complete"_s);
        return;
    }
    QStringList rooms = account.rooms;
    rooms.sort();
    writeNext(std::make_shared<Spreading>(Spreading{&account, task, rooms, takes}));
}

void PracticeRenaming::writeNext(const std::shared_ptr<Spreading> &spreading)
{
    if (spreading->rooms.isEmpty()) {
        m_tasks.end(spreading->task, u"complete"_s);
        return;
    }
    m_state.timetable().after(spreading->takes, [this, spreading] {
        if (m_tasks.find(spreading->task)->status != "active"_L1) {
            return; // something newer is being written
        }
        write(*spreading->account, spreading->rooms.takeFirst());
        writeNext(spreading);
    });
}

void PracticeRenaming::write(PracticeAccount &account, const QString &id)
{
    auto *room = m_state.room(id);
    if (room == nullptr) {
        return;
    }
    const QString user = m_state.userId(account);
    room->profiles.remove(user);
    const bool mayJoin = room->isPublic() && room->elsewise.value(user) != "ban"_L1;
    if (mayJoin && !account.rooms.contains(id)) {
        joinRoom(m_state, account, id);
    }
}

} // namespace farewell
