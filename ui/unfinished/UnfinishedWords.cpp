// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/unfinished/UnfinishedWords.h"

#include "ui/unfinished/UnfinishedState.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString words::phase(UnfinishedPhase phase)
{
    switch (phase) {
    case UnfinishedPhase::Asking:
        return u"asking"_s;
    case UnfinishedPhase::Checking:
        return u"checking"_s;
    case UnfinishedPhase::Told:
        return u"told"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell
