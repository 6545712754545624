// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/DeactivationWords.h"

using namespace Qt::StringLiterals;

namespace farewell::words {

QString phase(DeactivationPhase phase)
{
    switch (phase) {
    case DeactivationPhase::Password:
        return u"password"_s;
    case DeactivationPhase::Sso:
        return u"sso"_s;
    case DeactivationPhase::Choice:
        return u"choice"_s;
    case DeactivationPhase::Account:
        return u"account"_s;
    case DeactivationPhase::Fallback:
        return u"fallback"_s;
    case DeactivationPhase::Browser:
        return u"browser"_s;
    case DeactivationPhase::Submitting:
        return u"submitting"_s;
    case DeactivationPhase::Cooling:
        return u"cooling"_s;
    case DeactivationPhase::Verifying:
        return u"verifying"_s;
    case DeactivationPhase::Impossible:
        return u"impossible"_s;
    case DeactivationPhase::Checking:
        return u"checking"_s;
    case DeactivationPhase::Settled:
        return u"settled"_s;
    }
    Q_UNREACHABLE();
}

QString reason(DeactivationReason reason)
{
    switch (reason) {
    case DeactivationReason::None:
        return {};
    case DeactivationReason::WrongPassword:
        return u"wrongPassword"_s;
    case DeactivationReason::NotConfirmedYet:
        return u"notConfirmedYet"_s;
    case DeactivationReason::OtherPerson:
        return u"otherPerson"_s;
    case DeactivationReason::SessionExpired:
        return u"sessionExpired"_s;
    case DeactivationReason::MoreNeeded:
        return u"moreNeeded"_s;
    case DeactivationReason::Policy:
        return u"policy"_s;
    case DeactivationReason::IdentityServer:
        return u"identityServer"_s;
    case DeactivationReason::Locked:
        return u"locked"_s;
    case DeactivationReason::NoProofPossible:
        return u"noProofPossible"_s;
    case DeactivationReason::ManagedElsewhere:
        return u"managedElsewhere"_s;
    case DeactivationReason::Network:
        return u"network"_s;
    case DeactivationReason::SignedOut:
        return u"signedOut"_s;
    case DeactivationReason::Refused:
        return u"refused"_s;
    }
    Q_UNREACHABLE();
}

QString outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::None:
        return {};
    case Outcome::Deactivated:
        return u"deactivated"_s;
    case Outcome::StillActive:
        return u"stillActive"_s;
    case Outcome::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

QString likely(Likely likely)
{
    switch (likely) {
    case Likely::None:
        return {};
    case Likely::Deactivated:
        return u"deactivated"_s;
    case Likely::StillActive:
        return u"stillActive"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell::words
