// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeRenaming.h"

#include "app/practice/PracticeMembership.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr QLatin1StringView action{"update_join_states"};

} // namespace

PracticeRenaming::PracticeRenaming(PracticeState &state, PracticeRoutes &routes,
                                   PracticeTasks &tasks, PracticeAdminDeactivation &deactivation)
    : m_state(state), m_tasks(tasks)
{
    deactivation.onBegun([this](PracticeAccount &account) {
        QStringList &renamed = m_state.settings().admin.renamedMeanwhile;
        if (renamed.removeOne(account.localpart)) { // once: the next time it is closed for good
            rename(account, account.displayName + u" again"_s);
        }
    });
    routes.add("PUT", "{cs}/profile/*/displayname",
               [this](const PracticeCall &call) { return change(call); });
}

PracticeAnswer PracticeRenaming::change(const PracticeCall &call)
{
    const auto requester = m_state.requester(call);
    if (!requester) {
        return requester.error();
    }
    const auto body = jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    const QJsonValue name = body->value("displayname"_L1);
    if (name.isUndefined()) {
        return adminRefusal(u"Missing key 'displayname'"_s, u"M_MISSING_PARAM"_s);
    }
    if ((*requester)->suspended) {
        return PracticeAnswer::error(
            403, u"M_USER_SUSPENDED"_s,
            u"Updating profile while account is suspended is not allowed."_s);
    }
    auto *account = m_state.byUserId(call.captured[0]);
    if (account == nullptr) {
        return adminRefusal(u"User is not hosted on this homeserver"_s);
    }
    if (account != *requester && !(*requester)->admin) {
        return PracticeAnswer::error(400, u"M_FORBIDDEN"_s,
                                     u"Cannot set another user's displayname"_s);
    }
    if (!name.isString()) {
        return adminRefusal(u"'displayname' must be a string"_s, u"M_INVALID_PARAM"_s);
    }
    rename(*account, name.toString());
    return PracticeAnswer::json({});
}

void PracticeRenaming::rename(PracticeAccount &account, const QString &name)
{
    account.displayName = name;
    const QString userId = m_state.userId(account);
    if (const auto *running = m_tasks.active(action, userId)) {
        m_tasks.end(running->id, u"cancelled"_s);
    }
    QStringList rooms = account.rooms;
    rooms.sort();
    writeNext(account, m_tasks.start(action, userId), rooms);
}

void PracticeRenaming::writeNext(PracticeAccount &account, const QString &task, QStringList rooms)
{
    if (m_tasks.find(task)->status != "active"_L1) { // a newer name is being written
        return;
    }
    if (rooms.isEmpty()) {
        m_tasks.end(task, u"complete"_s);
        return;
    }
    const QString id = rooms.takeFirst();
    m_state.timetable().after(m_state.settings().admin.renamingTakes, [=, this, &account] {
        const auto *room = m_state.room(id);
        if (room != nullptr && room->isPublic()) {
            joinRoom(m_state, account, id);
        }
        writeNext(account, task, rooms);
    });
}

} // namespace farewell
