// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminWords.h"

#include "ui/administration/AdminView.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString words::phase(AdminPhase phase)
{
    switch (phase) {
    case AdminPhase::Probing:
        return u"probing"_s;
    case AdminPhase::Ready:
        return u"ready"_s;
    case AdminPhase::Searching:
        return u"searching"_s;
    case AdminPhase::Working:
        return u"working"_s;
    case AdminPhase::Unavailable:
        return u"unavailable"_s;
    }
    return {};
}

QString words::reason(AdminReason reason)
{
    switch (reason) {
    case AdminReason::None:
        return {};
    case AdminReason::NotAdmin:
        return u"notAdmin"_s;
    case AdminReason::Hidden:
        return u"hidden"_s;
    case AdminReason::SignedOut:
        return u"signedOut"_s;
    case AdminReason::Network:
        return u"network"_s;
    }
    return {};
}

} // namespace farewell
