// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAdminRedaction.h"

#include "app/practice/PracticeMembership.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr QLatin1StringView action{"redact_all_events"};

std::optional<PracticeAnswer> complaintAbout(const QJsonObject &body)
{
    const QJsonValue rooms = body["rooms"_L1];
    if (rooms.isUndefined()) {
        return adminRefusal(u"1 validation error for PostBody\nrooms\n  Field required"_s,
                            u"M_MISSING_PARAM"_s);
    }
    const QJsonArray list = rooms.toArray();
    const bool areRooms = rooms.isArray()
        && std::all_of(list.begin(), list.end(), [](const auto &room) { return room.isString(); });
    if (!areRooms) {
        return invalidMember(u"rooms"_s, u"Input should be a valid list"_s);
    }
    const QJsonValue limit = body["limit"_L1];
    if (!limit.isUndefined() && !limit.isNull() && !limit.isDouble()) {
        return invalidMember(u"limit"_s, u"Input should be a valid integer"_s);
    }
    if (limit.toInt() < 0) {
        return adminRefusal(
            u"If limit is provided it must be a non-negative integer greater than 0."_s);
    }
    return std::nullopt;
}

} // namespace

PracticeAdminRedaction::PracticeAdminRedaction(PracticeState &state, PracticeAdminDoor &door,
                                               PracticeTasks &tasks)
    : m_state(state), m_tasks(tasks)
{
    door.add("POST", "/v1/user/*/redact", [this](const PracticeCall &call, PracticeAccount &admin) {
        return start(call, admin);
    });
    door.add("GET", "/v1/user/redact_status/*",
             [this](const PracticeCall &call, PracticeAccount &) { return status(call); });
}

/// Nobody asks whether there is such a person.
PracticeAnswer PracticeAdminRedaction::start(const PracticeCall &call, const PracticeAccount &admin)
{
    const QString &user = call.captured[0];
    if (const auto complaint = notAUserId(user)) {
        return *complaint;
    }
    const auto body = jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    if (const auto complaint = complaintAbout(*body)) {
        return *complaint;
    }
    if (m_tasks.active(action, user) != nullptr) {
        return adminRefusal(u"Redact already in progress for user %1"_s.arg(user));
    }
    Order order;
    order.user = user;
    const QJsonArray rooms = body->value("rooms"_L1).toArray();
    for (const auto &room : rooms) {
        order.rooms += room.toString();
    }
    const auto *account = m_state.byUserId(user);
    if (order.rooms.isEmpty() && account != nullptr) { // where the person is now, or banned from
        const auto memberships = membershipsOf(m_state, *account);
        for (const auto &[room, membership] : memberships.asKeyValueRange()) {
            if (membership == "join"_L1 || membership == "ban"_L1) {
                order.rooms += room;
            }
        }
    }
    const int limit = body->value("limit"_L1).toInt();
    order.limit = limit == 0 ? order.limit : limit;
    order.sentByAnAdmin = body->value("use_admin"_L1).toBool() ? m_state.userId(admin) : QString();
    const QString id = m_tasks.start(action, user);
    m_state.timetable().after(m_state.settings().admin.redactingTakes, [=, this] {
        m_tasks.end(id, u"complete"_s, QJsonObject{{u"failed_redactions"_s, redact(order)}});
    });
    return PracticeAnswer::json({{u"redact_id"_s, id}});
}

/// Takes the messages away; what would not go, by event id.
QJsonObject PracticeAdminRedaction::redact(const Order &order)
{
    QJsonObject failed;
    int &resisting = m_state.settings().admin.failingRedactions;
    const auto *admin = m_state.byUserId(order.sentByAnAdmin);
    for (const auto &id : order.rooms) {
        auto *room = m_state.room(id);
        if (room == nullptr || !room->messages.contains(order.user)) {
            continue;
        }
        int &messages = room->messages[order.user];
        const bool isOutside = admin != nullptr && !admin->rooms.contains(id);
        for (int i = std::min(messages, order.limit); i > 0; --i) {
            if (!isOutside && resisting == 0) {
                --messages;
                continue;
            }
            resisting -= isOutside ? 0 : 1;
            const QString why = isOutside
                ? u"403: User %1 not in room %2"_s.arg(order.sentByAnAdmin, id)
                : u"403: You don't have permission to redact events"_s;
            failed.insert(u'$' + randomLetters(43), why);
        }
    }
    return failed;
}

PracticeAnswer PracticeAdminRedaction::status(const PracticeCall &call) const
{
    const auto *task = m_tasks.find(call.captured[0]);
    if (task == nullptr || task->action != action) {
        return PracticeAnswer::error(404, u"M_NOT_FOUND"_s,
                                     u"redact id '%1' not found"_s.arg(call.captured[0]));
    }
    QJsonObject answer{{u"status"_s, task->status}};
    if (task->status == "complete"_L1) {
        answer.insert(u"failed_redactions"_s, task->result["failed_redactions"_L1]);
    }
    return PracticeAnswer::json(answer);
}

} // namespace farewell
