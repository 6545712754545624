// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/ProfileWait.h"

#include "app/base/Clock.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

bool isProfileUnderWay(const QList<AdminTask> &tasks)
{
    return std::ranges::any_of(tasks, [](const AdminTask &task) {
        return task.action == "update_join_states"_L1 && task.isUnderWay();
    });
}

void ProfileWait::start()
{
    m_startedAt = desk().clock.elapsed();
    look();
}

void ProfileWait::stop()
{
    StepDriver::stop();
    Q_EMIT ended({.result = StepResult::Skipped});
}

void ProfileWait::look()
{
    fetchAdminTasks(desk().place, target().id(), this,
                    [this](const Result<QList<AdminTask>> &tasks) { onTasks(tasks); });
}

void ProfileWait::onTasks(const Result<QList<AdminTask>> &tasks)
{
    if (isStopping()) {
        return;
    }
    if (!tasks && tasks.error().cause == Cause::Unrecognized) {
        Q_EMIT ended({.result = StepResult::Skipped}); // older servers do it all at once
        return;
    }
    if (!tasks) {
        Q_EMIT ended(StepEnd::failed(reasonOfNoRead(tasks.error()), tasks.error()));
        return;
    }
    m_isUnderWay = isProfileUnderWay(*tasks);
    if (!m_isUnderWay) {
        Q_EMIT ended({.result = StepResult::Done});
        return;
    }
    if (desk().clock.elapsed() - m_startedAt >= longest) {
        Q_EMIT ended(StepEnd::failed(AdminReason::None));
        return;
    }
    Q_EMIT progressed();
    desk().clock.callAfter(1s, this, [this] {
        if (!isStopping()) {
            look();
        }
    });
}

} // namespace farewell
