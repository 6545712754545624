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

QString words::reason(EntryReason reason)
{
    switch (reason) {
    case EntryReason::None:
        return {};
    case EntryReason::NotAdmin:
        return u"notAdmin"_s;
    case EntryReason::Hidden:
        return u"hidden"_s;
    case EntryReason::NoAdminApi:
        return u"noAdminApi"_s;
    case EntryReason::SignedOut:
        return u"signedOut"_s;
    case EntryReason::Network:
        return u"network"_s;
    }
    return {};
}

} // namespace farewell
