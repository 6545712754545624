// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/TourTask.h"

using namespace Qt::StringLiterals;

namespace farewell {

TourTask tourTaskIn(const QString &scenarioId)
{
    using Goal = TourTask::Goal;
    if (scenarioId == "admin-one"_L1) {
        return {.goal = Goal::Look, .person = u"leah"_s};
    }
    if (scenarioId == "admin-hidden"_L1) {
        return {.goal = Goal::Look, .person = u"nora"_s};
    }
    if (scenarioId == "admin-lock"_L1) {
        return {.goal = Goal::Lock, .person = u"nora"_s};
    }
    if (scenarioId == "admin-back"_L1) {
        return {.goal = Goal::BringBack, .person = u"nora"_s};
    }
    if (scenarioId == "admin-leaver"_L1) {
        return {.person = u"leah"_s, .handsOver = true, .deletesFiles = true, .readsTheLog = true};
    }
    if (scenarioId == "admin-heir-refused"_L1) {
        return {.person = u"leah"_s, .handsOver = true};
    }
    if (scenarioId == "admin-wave"_L1) {
        return {
            .goal = Goal::DeactivateMany, .search = u"deals"_s, .ticks = {1, 2}, .runsAgain = true};
    }
    if (scenarioId == "admin-csv"_L1) {
        return {.goal = Goal::DeactivateMany, .looksThrough = true, .ticks = {33}};
    }
    if (scenarioId == "admin-list-moves"_L1) {
        return {.goal = Goal::DeactivateMany, .search = u"deals-0"_s};
    }
    if (scenarioId == "admin-trouble"_L1) {
        return {.goal = Goal::DeactivateMany, .runsAgain = true};
    }
    if (scenarioId == "admin-managed"_L1) {
        return {.person = u"nora"_s, .bridged = u"_telegram_1"_s};
    }
    return {.person = u"nora"_s, .redacts = scenarioId == "admin-redact-fails"_L1};
}

} // namespace farewell
