// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeTasks.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

PracticeTasks::PracticeTasks(PracticeState &state, PracticeAdminDoor &door)
    : m_state(state)
{
    door.add("GET", "/v1/scheduled_tasks",
             [this](const PracticeCall &call, PracticeAccount &) { return list(call); });
}

QString PracticeTasks::start(const QString &action, const QString &resource)
{
    m_tasks.append({.id = randomLetters(16),
                    .action = action,
                    .resource = resource,
                    .timestamp = m_state.timetable().timestamp(),
                    .result = QJsonValue(QJsonValue::Null)});
    return m_tasks.constLast().id;
}

void PracticeTasks::end(const QString &id, const QString &status, const QJsonValue &result)
{
    for (auto &task : m_tasks) {
        if (task.id == id) {
            task.status = status;
            task.result = result;
        }
    }
}

const PracticeTask *PracticeTasks::find(const QString &id) const
{
    const auto found = std::find_if(m_tasks.begin(), m_tasks.end(),
                                    [&](const auto &task) { return task.id == id; });
    return found == m_tasks.end() ? nullptr : &*found;
}

const PracticeTask *PracticeTasks::active(const QString &action, const QString &resource) const
{
    const auto found = std::find_if(m_tasks.begin(), m_tasks.end(), [&](const auto &task) {
        return task.action == action && task.resource == resource && task.status == "active"_L1;
    });
    return found == m_tasks.end() ? nullptr : &*found;
}

PracticeAnswer PracticeTasks::list(const PracticeCall &call) const
{
    static const QStringList known{u"scheduled"_s, u"active"_s, u"complete"_s, u"cancelled"_s,
                                   u"failed"_s};
    const QStringList statuses = call.queryItems(u"status"_s);
    const QStringList actions = call.queryItems(u"action_name"_s);
    const QString resource = call.queryItem(u"resource_id"_s);
    for (const auto &status : statuses) {
        if (!known.contains(status)) {
            return adminRefusal(
                u"Query parameter 'status' must be one of ['%1']"_s.arg(known.join(u"', '"_s)),
                u"M_INVALID_PARAM"_s);
        }
    }
    QJsonArray tasks;
    for (const auto &task : m_tasks) {
        const bool isMeant = (statuses.isEmpty() || statuses.contains(task.status))
            && (actions.isEmpty() || actions.contains(task.action))
            && (resource.isEmpty() || resource == task.resource);
        if (isMeant) {
            tasks += QJsonObject{{u"id"_s, task.id},
                                 {u"action"_s, task.action},
                                 {u"status"_s, task.status},
                                 {u"timestamp_ms"_s, task.timestamp},
                                 {u"resource_id"_s, task.resource},
                                 {u"result"_s, task.result},
                                 {u"error"_s, QJsonValue()}};
        }
    }
    return PracticeAnswer::json({{u"scheduled_tasks"_s, tasks}});
}

} // namespace farewell
