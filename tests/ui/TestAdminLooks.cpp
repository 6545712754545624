// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "tests/support/AdminStates.h"
#include "tests/support/Looks.h"
#include "tests/support/PatientRobot.h"
#include "ui/Names.h"
#include "ui/administration/AdminDeactivateDialog.h"
#include "ui/administration/HeirsDialog.h"
#include "ui/unfinished/UnfinishedDialog.h"

#include <QTest>
#include <QTimeZone>

using namespace farewell;
using namespace Qt::StringLiterals;
using looks::look;

namespace {

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 11, 28), QTime(14, 33, second), QTimeZone::utc());
}

AdminDeactivationState asked()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Asking, AdminStep::HandOver);
    state.canGoOnWithout = true;
    state.reason = AdminReason::Refused;
    state.choices.deleteFiles = true;
    state.handOvers
        = {{{u"!sales:example.org"_s, u"@carla:example.org"_s}, StepResult::Done, at(7)},
           {{u"!roof:example.org"_s, u"@dana:example.org"_s}, StepResult::Failed, at(9)}};
    state.failure.serverText = u"No local admin user in room with power to update power levels."_s;
    return state;
}

AdminDeactivationState leaving()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::Rooms, Outcome::Deactivated);
    state.results.at(static_cast<std::size_t>(AdminStep::Media)) = StepResult::Done;
    state.choices.deleteFiles = true;
    state.filesDeleted = 38;
    state.deactivation.sentAt = at(1);
    state.deactivation.answeredAt = at(2);
    state.deactivation.readAt = at(2);
    state.deactivation.reply.kind = AdminReply::Kind::Confirmed;
    state.deactivation.account.isDeactivated = true;
    state.deactivation.account.isErased = true;
    state.roomsLeft = 2;
    state.nextLookIn = std::chrono::seconds(4);
    return state;
}

AdminDeactivationState half()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::None, Outcome::Unknown);
    state.reason = AdminReason::HalfDone;
    state.canRunAgain = true;
    state.results = {};
    state.results.at(static_cast<std::size_t>(AdminStep::Deactivate)) = StepResult::Unknown;
    state.deactivation.sentAt = at(1);
    state.deactivation.answeredAt = at(2);
    state.deactivation.readAt = at(2);
    state.deactivation.reply.kind = AdminReply::Kind::Refused;
    state.deactivation.account.isDeactivated = false;
    state.deactivation.account.hadSigns = true;
    state.deactivation.account.hasAllSigns = false;
    state.failure.serverText = u"Changing the profile is forbidden"_s;
    return state;
}

} // namespace

/// The windows of administration, in every way they can be seen.
class TestAdminLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deactivation_data() { looks::addRows(); }

    void deactivation()
    {
        looks::dress();
        ManualClock clock;
        AdminDeactivateDialog dialog(u"@support:example.org"_s, u"matrix.example.org"_s, clock);
        dialog.showTarget(test::someTarget());
        dialog.showState({});
        dialog.show();
        const PatientRobot robot(names::adminDeactivateDialog);
        QVERIFY(robot.waitShown());
        look(robot, u"admin-choosing"_s);
        dialog.showState(asked());
        look(robot, u"admin-asking"_s);
        dialog.showState(leaving());
        look(robot, u"admin-leaving-rooms"_s);
        dialog.showState(half());
        look(robot, u"admin-half-done"_s);
    }

    void heirs_data() { looks::addRows(); }

    void heirs()
    {
        looks::dress();
        HeirsDialog dialog(test::someTarget(), {},
                           u"@support:example.org · administrator of example.org"_s, nullptr);
        dialog.show();
        const PatientRobot robot(names::heirsDialog);
        QVERIFY(robot.waitShown());
        look(robot, u"admin-heirs"_s);
    }

    void unfinishedForOthers_data() { looks::addRows(); }

    void unfinishedForOthers()
    {
        looks::dress();
        UnfinishedDialog dialog;
        UnfinishedState state;
        state.others = UnfinishedForOthers{.attempt = test::someAttempt()};
        dialog.showState(state);
        dialog.show();
        const PatientRobot robot(names::unfinishedDialog);
        QVERIFY(robot.waitShown());
        look(robot, u"unfinished-for-others"_s);
        state.phase = UnfinishedPhase::Checking;
        dialog.showState(state);
        look(robot, u"unfinished-for-others-checking"_s);
        state.phase = UnfinishedPhase::Told;
        state.others->verdict
            = {AdminVerdict::State::Settled, AdminReason::NotErased, Outcome::Deactivated};
        state.others->findings.account.isDeactivated = true;
        state.others->findings.roomsLeft = 3;
        state.others->findings.redaction = StepResult::Running;
        state.others->isLogged = state.noteIsGone = true;
        dialog.showState(state);
        look(robot, u"unfinished-for-others-told"_s);
        state.others->signedIn
            = Session{state.others->attempt.homeserver, state.others->attempt.subject, {}};
        state.others->verdict = {};
        state.noteIsGone = false;
        dialog.showState(state);
        look(robot, u"unfinished-for-others-somebody-else"_s);
    }
};

QTEST_MAIN(TestAdminLooks)
#include "TestAdminLooks.moc"
