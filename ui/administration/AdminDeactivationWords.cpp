// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminDeactivationWords.h"

using namespace Qt::StringLiterals;

namespace farewell::words {

QString phase(AdminDeactivationPhase phase)
{
    switch (phase) {
    case AdminDeactivationPhase::Choosing:
        return u"choosing"_s;
    case AdminDeactivationPhase::Reading:
        return u"reading"_s;
    case AdminDeactivationPhase::Stepping:
        return u"stepping"_s;
    case AdminDeactivationPhase::Asking:
        return u"asking"_s;
    case AdminDeactivationPhase::Submitting:
        return u"submitting"_s;
    case AdminDeactivationPhase::Cooling:
        return u"cooling"_s;
    case AdminDeactivationPhase::Verifying:
        return u"verifying"_s;
    case AdminDeactivationPhase::Settled:
        return u"settled"_s;
    case AdminDeactivationPhase::Impossible:
        return u"impossible"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell::words
