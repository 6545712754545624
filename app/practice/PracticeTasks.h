// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDoor.h"

namespace farewell {

/// A piece of work of the server that takes its time.
struct PracticeTask
{
    QString id;
    QString action;   ///< "redact_all_events", "update_join_states"
    QString resource; ///< the user id that it is about
    QString status{QStringLiteral("active")};
    qint64 timestamp = 0;
    QJsonValue result;
};

/// All such work, and what administrators see of it.
class PracticeTasks final
{
public:
    PracticeTasks(PracticeState &state, PracticeAdminDoor &door);

    /// Its id.
    QString start(const QString &action, const QString &resource);
    void end(const QString &id, const QString &status, const QJsonValue &result = {});

    /// nullptr when there is none.
    [[nodiscard]] const PracticeTask *find(const QString &id) const;
    [[nodiscard]] const PracticeTask *active(const QString &action, const QString &resource) const;

private:
    [[nodiscard]] PracticeAnswer list(const PracticeCall &call) const;

    PracticeState &m_state;
    QList<PracticeTask> m_tasks; ///< oldest first
};

} // namespace farewell
