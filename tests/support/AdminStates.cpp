// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/AdminStates.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace farewell::test {

namespace {

AdminRoom room(const QString &id, const QString &name, const QString &heir)
{
    AdminRoom room;
    room.id = id;
    room.name = name;
    room.joinedByAge = {u"@ben:example.org"_s, u"@other:elsewhere.org"_s, heir};
    return room;
}

} // namespace

AdminTarget someTarget()
{
    AdminTarget target;
    target.account.user.id = u"@ben:example.org"_s;
    target.account.user.displayName = u"Ben Okafor"_s;
    target.account.contacts = {{u"email"_s, u"ben@example.org"_s}};
    target.sessions = 3;
    for (int i = 0; i < 14; ++i) {
        target.joined += u"!room%1:example.org"_s.arg(i);
    }
    target.redactable = target.joined;
    target.invitations = 1;
    target.files = 38;
    target.onlyAdminIn = {room(u"!sales:example.org"_s, u"Sales"_s, u"@carla:example.org"_s),
                          room(u"!roof:example.org"_s, u"Roof terrace"_s, u"@dana:example.org"_s)};
    return target;
}

AdminDeactivationState stateAt(AdminDeactivationPhase phase, AdminStep step, Outcome outcome)
{
    AdminDeactivationState state;
    state.phase = phase;
    state.step = step;
    state.outcome = outcome;
    state.mayClose = phase != AdminDeactivationPhase::Stepping
        && phase != AdminDeactivationPhase::Submitting && phase != AdminDeactivationPhase::Verifying
        && phase != AdminDeactivationPhase::Reading;
    state.choices.erase = true;
    for (std::size_t at = 0; at < state.results.size(); ++at) {
        const auto one = static_cast<AdminStep>(at);
        state.results.at(at) = one < step ? StepResult::Done
            : one == step                 ? StepResult::Running
                                          : StepResult::Waiting;
    }
    return state;
}

AdminAttempt someAttempt()
{
    const auto at = [](int second) {
        return QDateTime(QDate(2026, 11, 28), QTime(14, 33, second), QTimeZone::utc());
    };
    AdminAttempt attempt{.actor = UserId::parse(u"@support:example.org"_s).value(),
                         .subject = UserId::parse(u"@ben:example.org"_s).value(),
                         .homeserver
                         = HomeserverUrl::parse(u"https://matrix.example.org"_s).value(),
                         .address = HomeserverUrl::parse(u"https://matrix.example.org"_s).value(),
                         .begunAt = at(1),
                         .erase = true,
                         .roomsToHandOver = 3,
                         .roomsHandedOver = 2,
                         .redact = true,
                         .redactLimit = 1000,
                         .deleteFiles = true,
                         .sentAt = at(9),
                         .rooms = 14,
                         .signs = AccountSigns::of({u"DEVICE"_s}, {})};
    const auto set = [&attempt](AdminStep step, StepResult result) {
        attempt.results.at(static_cast<std::size_t>(step)) = result;
    };
    set(AdminStep::WaitProfile, StepResult::Done);
    set(AdminStep::HandOver, StepResult::Skipped);
    set(AdminStep::Deactivate, StepResult::Running);
    for (const AdminStep step : {AdminStep::Rooms, AdminStep::Redact, AdminStep::Media}) {
        set(step, StepResult::Waiting);
    }
    return attempt;
}

} // namespace farewell::test
