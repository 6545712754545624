// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDeactivation.h"
#include "app/practice/PracticeTasks.h"

namespace farewell {

/// Changing one's name. The new one is written into every room by a task, which joins again where
/// the account has been taken out meanwhile; rooms that are not public do not let it.
class PracticeRenaming final
{
public:
    PracticeRenaming(PracticeState &state, PracticeRoutes &routes, PracticeTasks &tasks,
                     PracticeAdminDeactivation &deactivation);

    void rename(PracticeAccount &account, const QString &name);

private:
    [[nodiscard]] PracticeAnswer change(const PracticeCall &call);
    void writeNext(PracticeAccount &account, const QString &task, QStringList rooms);

    PracticeState &m_state;
    PracticeTasks &m_tasks;
};

} // namespace farewell
