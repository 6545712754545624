// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/handover/HandOverWords.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString words::phase(HandOverPhase phase)
{
    switch (phase) {
    case HandOverPhase::Loading:
        return u"loading"_s;
    case HandOverPhase::Choosing:
        return u"choosing"_s;
    case HandOverPhase::Working:
        return u"working"_s;
    case HandOverPhase::Done:
        return u"done"_s;
    case HandOverPhase::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell
