// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/ChangeWords.h"

using namespace Qt::StringLiterals;

namespace farewell::words {

QString phase(ChangePhase phase)
{
    switch (phase) {
    case ChangePhase::Choosing:
        return u"choosing"_s;
    case ChangePhase::Reading:
        return u"reading"_s;
    case ChangePhase::Submitting:
        return u"submitting"_s;
    case ChangePhase::Cooling:
        return u"cooling"_s;
    case ChangePhase::Verifying:
        return u"verifying"_s;
    case ChangePhase::Settled:
        return u"settled"_s;
    case ChangePhase::Impossible:
        return u"impossible"_s;
    }
    Q_UNREACHABLE();
}

QString outcome(ChangeOutcome outcome)
{
    switch (outcome) {
    case ChangeOutcome::None:
        return {};
    case ChangeOutcome::Done:
        return u"done"_s;
    case ChangeOutcome::NotDone:
        return u"notDone"_s;
    case ChangeOutcome::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

QString reason(ChangeReason reason)
{
    switch (reason) {
    case ChangeReason::None:
        return {};
    case ChangeReason::Already:
        return u"already"_s;
    case ChangeReason::Gone:
        return u"gone"_s;
    case ChangeReason::SelfTarget:
        return u"selfTarget"_s;
    case ChangeReason::StaleTarget:
        return u"staleTarget"_s;
    case ChangeReason::NotAdmin:
        return u"notAdmin"_s;
    case ChangeReason::SignedOut:
        return u"signedOut"_s;
    case ChangeReason::Hidden:
        return u"hidden"_s;
    case ChangeReason::Network:
        return u"network"_s;
    case ChangeReason::JournalFailed:
        return u"journalFailed"_s;
    case ChangeReason::Refused:
        return u"refused"_s;
    case ChangeReason::NoEffect:
        return u"noEffect"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell::words
