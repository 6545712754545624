// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/AccountWords.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString words::phase(AccountPhase phase)
{
    switch (phase) {
    case AccountPhase::Loading:
        return u"loading"_s;
    case AccountPhase::Ready:
        return u"ready"_s;
    case AccountPhase::Working:
        return u"working"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell
