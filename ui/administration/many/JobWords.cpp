// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobWords.h"

using namespace Qt::StringLiterals;

namespace farewell::words {

QString phase(JobPhase phase)
{
    switch (phase) {
    case JobPhase::Empty:
        return u"empty"_s;
    case JobPhase::Resolving:
        return u"resolving"_s;
    case JobPhase::Preview:
        return u"preview"_s;
    case JobPhase::Rehearsing:
        return u"rehearsing"_s;
    case JobPhase::Running:
        return u"running"_s;
    case JobPhase::Pausing:
        return u"pausing"_s;
    case JobPhase::Paused:
        return u"paused"_s;
    case JobPhase::Cooling:
        return u"cooling"_s;
    case JobPhase::Stopping:
        return u"stopping"_s;
    case JobPhase::Checking:
        return u"checking"_s;
    case JobPhase::Finished:
        return u"finished"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell::words
