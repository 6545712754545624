// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminDeactivationWords.h"

#include <array>

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

QString reason(AdminReason reason)
{
    switch (reason) {
    case AdminReason::None:
        return {};
    case AdminReason::Network:
        return u"network"_s;
    case AdminReason::Gone:
        return u"gone"_s;
    case AdminReason::Refused:
        return u"refused"_s;
    case AdminReason::Policy:
        return u"policy"_s;
    case AdminReason::IdentityServer:
        return u"identityServer"_s;
    case AdminReason::NotAdmin:
        return u"notAdmin"_s;
    case AdminReason::SignedOut:
        return u"signedOut"_s;
    case AdminReason::Hidden:
        return u"hidden"_s;
    case AdminReason::NotErased:
        return u"notErased"_s;
    case AdminReason::HalfDone:
        return u"halfDone"_s;
    case AdminReason::NoEffect:
        return u"noEffect"_s;
    case AdminReason::StaleTarget:
        return u"staleTarget"_s;
    case AdminReason::StillJoined:
        return u"stillJoined"_s;
    case AdminReason::JournalFailed:
        return u"journalFailed"_s;
    }
    Q_UNREACHABLE();
}

QString step(AdminStep step)
{
    switch (step) {
    case AdminStep::None:
        return {};
    case AdminStep::WaitProfile:
        return u"waitProfile"_s;
    case AdminStep::HandOver:
        return u"handover"_s;
    case AdminStep::Deactivate:
        return u"deactivate"_s;
    case AdminStep::Rooms:
        return u"rooms"_s;
    case AdminStep::Redact:
        return u"redact"_s;
    case AdminStep::Media:
        return u"media"_s;
    }
    Q_UNREACHABLE();
}

QString result(StepResult result)
{
    switch (result) {
    case StepResult::Skipped:
        return u"skipped"_s;
    case StepResult::Waiting:
        return u"waiting"_s;
    case StepResult::Running:
        return u"running"_s;
    case StepResult::Done:
        return u"done"_s;
    case StepResult::Failed:
        return u"failed"_s;
    case StepResult::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell::words
