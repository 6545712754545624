// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/EraseHabits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

QList<EraseHabit> eraseHabits()
{
    using Profile = EraseHabit::Profile;
    return {
        {u"Dendrite"_s, Profile::Stays, false,
         u"0.15.2: tried, and clientapi/routing/deactivate.go (08cac1cc), which reads no `erase`"_s},
        {u"continuwuity"_s, Profile::Goes, true,
         u"26.8.0-alpha.1: src/api/client (09073235), whose deactivation reads no `erase` and "
         "always removes name and picture, and answers `success` without an identity server"_s},
    };
}

std::optional<EraseHabit> eraseHabitOf(const QString &software)
{
    const QList<EraseHabit> all = eraseHabits();
    const auto found = std::ranges::find_if(all, [&software](const EraseHabit &habit) {
        return habit.software.compare(software, Qt::CaseInsensitive) == 0;
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

} // namespace farewell
