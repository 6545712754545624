// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeTasks.h"

namespace farewell {

/// Redacting all that somebody wrote: a task of the server's, which says "complete" even when there
/// was nothing that it could do.
class PracticeAdminRedaction final
{
public:
    PracticeAdminRedaction(PracticeState &state, PracticeAdminDoor &door, PracticeTasks &tasks);

private:
    struct Order
    {
        QString user;
        QStringList rooms;
        int limit = 1000;      ///< newest events of each room
        QString sentByAnAdmin; ///< instead of in that person's own name; empty: not so
    };

    [[nodiscard]] PracticeAnswer start(const PracticeCall &call, const PracticeAccount &admin);
    [[nodiscard]] PracticeAnswer status(const PracticeCall &call) const;
    [[nodiscard]] QJsonObject redact(const Order &order);

    PracticeState &m_state;
    PracticeTasks &m_tasks;
};

} // namespace farewell
