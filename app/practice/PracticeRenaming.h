// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDeactivation.h"
#include "app/practice/PracticeEventLimit.h"
#include "app/practice/PracticeTasks.h"

#include <memory>

namespace farewell {

/// Changing one's name or picture. Both are written into every room by a task, over whatever the
/// room shows; it joins again where the account has been taken out meanwhile, and rooms that are
/// not public do not let it.
class PracticeRenaming final
{
public:
    PracticeRenaming(PracticeState &state, PracticeEventLimit &limit, PracticeRoutes &routes,
                     PracticeTasks &tasks, PracticeAdminDeactivation &deactivation);

    /// Without a request, at the pace of PracticeAdminSettings::renamingTakes.
    void rename(PracticeAccount &account, const QString &name);

private:
    /// A member of the profile that can be changed.
    struct Field
    {
        QString key;
        QString PracticeAccount::*value;
        bool PracticeSettings::*isAllowed;
        QString forbidden; ///< what is said where it is not
        qsizetype maximum; ///< of its characters
        QString tooLong;
    };

    struct Spreading
    {
        PracticeAccount *account;
        QString task;
        QStringList rooms; ///< that are still to be written to
        std::chrono::milliseconds takes;
    };

    void add(PracticeRoutes &routes, const Field &field);
    [[nodiscard]] PracticeAnswer change(const PracticeCall &call, const Field &field);
    [[nodiscard]] std::optional<PracticeAnswer> refusal(const PracticeAccount &requester,
                                                        const PracticeAccount *account,
                                                        const Field &field,
                                                        const QString &value) const;

    /// From now on the rooms show what the account is called and looks like at this moment.
    void keepShown(const PracticeAccount &account);
    void spread(PracticeAccount &account, std::chrono::milliseconds takes);
    void writeNext(const std::shared_ptr<Spreading> &spreading);
    void write(PracticeAccount &account, const QString &id);

    PracticeState &m_state;
    PracticeEventLimit &m_limit;
    PracticeTasks &m_tasks;
};

} // namespace farewell
