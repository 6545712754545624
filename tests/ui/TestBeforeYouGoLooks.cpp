// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "tests/support/Looks.h"
#include "tests/support/PatientRobot.h"
#include "ui/Names.h"
#include "ui/account/AccountWindow.h"
#include "ui/account/KeysHelpDialog.h"
#include "ui/deactivation/DeactivateAccountDialog.h"
#include "ui/handover/HandOverDialog.h"
#include "ui/settings/SettingsDialog.h"

#include <QApplication>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using looks::look;
using End = RoomHandOverResult::Kind;
using Row = RoomRowState::Kind;
using Verdict = OnlyAdmin::Verdict;

namespace {

const QString longName = u"Wolfeschlegelsteinhausenbergerdorff-Smythe and friends of the house"_s;

OwnRoom roomOf(int n, const QString &name)
{
    OwnRoom room{u"!room-%1:department-of-long-names.example.org"_s.arg(n), name};
    room.people = 1902;
    room.isPublic = n % 2 == 0;
    room.isJudged = true;
    room.judged = {Verdict::OnlyThem, 100, 100, n % 2 == 1};
    return room;
}

RoomOverview rooms()
{
    RoomOverview rooms;
    rooms.phase = RoomOverview::Phase::Complete;
    rooms.rooms = 8;
    rooms.directChats = 2;
    rooms.invitations = 1;
    rooms.knocks = 0;
    for (int n = 0; n < 8; ++n) {
        rooms.onlyMine += roomOf(n, n == 1 ? longName : n == 2 ? QString() : u"Choir"_s);
    }
    rooms.all = rooms.onlyMine;
    rooms.unread = 3;
    return rooms;
}

Failure refusal()
{
    Failure failure = Failure::of(Cause::ClientError);
    failure.httpStatus = 403;
    failure.errcode = u"M_FORBIDDEN"_s;
    failure.serverText
        = u"You don't have permission to post that to the room. user_level (0) < send_level (100)"_s;
    return failure;
}

/// One of each that a row can have.
QMap<QString, RoomRowState> states()
{
    const QList<RoomRowState> each{
        {},
        {.kind = Row::HandedOver, .heir = longName},
        {.kind = Row::HandedOver, .heir = u"Bob"_s, .canBeTakenBack = true},
        {.kind = Row::HandedOver,
         .heir = u"Bob"_s,
         .canBeTakenBack = true,
         .result = {.takesBack = true, .failure = Failure::of(Cause::NotReached)}},
        {.kind = Row::Refused, .result = {.failure = refusal(), .isStillAdmin = false}},
        {.kind = Row::Changed},
        {.kind = Row::Unknown, .heir = longName, .result = {.isHeirAdmin = false}}};
    QMap<QString, RoomRowState> all;
    for (int n = 0; n < each.size(); ++n) {
        all.insert(roomOf(n, {}).id, each.at(n));
    }
    return all;
}

AccountView alice()
{
    return {*UserId::parse(u"@alice:example.org"_s),
            longName,
            {},
            u"matrix.example.org"_s,
            Session::Kind::Password,
            u"example.org"_s,
            {}};
}

ProfileState spreading()
{
    return {.phase = ProfileState::Phase::Spreading,
            .looked = 9,
            .total = 16,
            .remaining = std::chrono::seconds(40)};
}

/// Few, so that what stands below them is seen.
RoomOverview fewRooms()
{
    RoomOverview few = rooms();
    few.all = {roomOf(0, u"Choir"_s), roomOf(7, u"Work"_s), roomOf(8, longName)};
    few.all[2].kind = OwnRoom::Kind::DirectChat;
    few.onlyMine = few.all.first(1);
    few.all[1].judged.verdict = Verdict::Others;
    return few;
}

LeavingState leaving()
{
    return {.phase = LeavingState::Phase::Running,
            .left = 46,
            .toGo = 152,
            .notLeft = 1,
            .unknown = 1,
            .pace = std::chrono::seconds(5),
            .troubled = {roomOf(7, u"Work"_s), roomOf(8, longName)}};
}

QMap<QString, RoomRowState> leavingStates()
{
    return {
        {roomOf(0, {}).id, {.kind = Row::Working}},
        {roomOf(7, {}).id, {.kind = Row::NotLeft, .leaving = {RoomLeft::Kind::NotLeft, refusal()}}},
        {roomOf(8, {}).id,
         {.kind = Row::NotLeft,
          .leaving = {RoomLeft::Kind::Unknown, Failure::of(Cause::ConnectionLost)}}}};
}

void lookAtEnd(const PatientRobot &robot, const QString &name)
{
    auto *area = robot.window()->findChild<QScrollArea *>(names::roomsScrollArea);
    area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    look(robot, name);
}

Overview sessions()
{
    Overview overview;
    overview.isComplete = true;
    overview.contacts = QList<Contact>();
    overview.keyBackup = KeyBackup{3410};
    overview.otherSessions
        = QList<Device>{{u"ABCDEFGH"_s, u"Element on a computer of the department of long names"_s,
                         QDateTime(QDate(2026, 11, 12), QTime(9, 30), Qt::UTC)},
                        {u"IJKLMNOP"_s, u"Telephone"_s},
                        {u"QRSTUVWX"_s, {}}};
    overview.pushers = QList<Pusher>{{u"Element X"_s, u"Telephone"_s}, {{}, {}, true}};
    return overview;
}

Overview couldNotCheck()
{
    Overview overview;
    overview.isComplete = true;
    Failure busy = Failure::of(Cause::RateLimited);
    busy.httpStatus = 429;
    overview.failures = {{Overview::Topic::Contacts, refusal()},
                         {Overview::Topic::OtherSessions, Failure::of(Cause::ConnectionLost)},
                         {Overview::Topic::KeyBackup, busy}};
    return overview;
}

HandOverState choosing(bool canBeTakenBack)
{
    HandOverState state{.phase = HandOverPhase::Choosing, .room = roomOf(1, longName)};
    state.list.judged = {Verdict::OnlyThem, 100, 150, canBeTakenBack};
    state.list.abilities = {.changesRoom = true};
    state.list.knowsWriting = true;
    const QDateTime now(QDate(2026, 11, 30), QTime(12, 0), Qt::UTC);
    state.list.members
        = {{u"@bob:example.org"_s, u"Bob"_s, true, now},
           {u"@carol:department-of-long-names.example.net"_s, longName, true, now.addDays(-18)},
           {u"@dan:example.org"_s, {}, false, {}}};
    return state;
}

HandOverState endedWith(const RoomHandOverResult &result)
{
    HandOverState state = choosing(false);
    state.phase = result.kind == End::Done ? HandOverPhase::Done : HandOverPhase::Failed;
    state.heir = state.list.members.at(1);
    state.result = result;
    state.at = QDateTime(QDate(2026, 11, 30), QTime(12, 0), Qt::UTC);
    return state;
}

void choose(HandOverDialog &dialog, int n)
{
    auto *list = dialog.findChild<QListView *>(names::memberList);
    list->setCurrentIndex(list->model()->index(n, 0));
}

} // namespace

/// What can be settled before the account goes, in every way it can be seen: nothing is cut off,
/// every control has its names.
class TestBeforeYouGoLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pages_data() { looks::addRows(); }

    void pages()
    {
        looks::dress();
        ManualClock clock;
        SettingsDialog settings(clock);
        settings.showOverview(sessions());
        settings.showRooms(rooms());
        settings.showRoomStates(states());
        settings.showRoomsPage();
        settings.show();
        const PatientRobot robot(names::settingsDialog);
        QVERIFY(robot.waitShown());
        look(robot, u"rooms-every-state"_s);
        settings.showSessionsPage();
        look(robot, u"sessions"_s);
    }

    void leaving_data() { looks::addRows(); }

    void leaving()
    {
        looks::dress();
        ManualClock clock;
        SettingsDialog settings(clock);
        settings.showOverview(sessions());
        settings.showRooms(fewRooms());
        settings.showRoomsPage();
        settings.show();
        const PatientRobot robot(names::settingsDialog);
        QVERIFY(robot.waitShown());
        lookAtEnd(robot, u"rooms-leave"_s);
        QVERIFY(robot.click(names::leaveSoleRoomsCheckBox));
        QVERIFY(robot.click(names::leaveAllButton));
        clock.advance(std::chrono::seconds(1));
        lookAtEnd(robot, u"rooms-leave-asked"_s);
        LeavingState state = ::leaving();
        settings.showRoomStates(leavingStates());
        settings.showLeaving(state);
        lookAtEnd(robot, u"rooms-leaving"_s);
        state.phase = LeavingState::Phase::Ended;
        state.failure = Failure::of(Cause::NotReached);
        settings.showLeaving(state);
        lookAtEnd(robot, u"rooms-left"_s);
    }

    void profile_data() { looks::addRows(); }

    void profile()
    {
        looks::dress();
        ManualClock clock;
        SettingsDialog settings(clock);
        settings.showAccount(alice());
        Overview named = sessions();
        named.profile = Profile{longName, u"mxc://x/y"_s};
        named.capabilities = Capabilities{true, false, true, true};
        settings.showOverview(named);
        settings.showRooms(rooms());
        settings.show();
        const PatientRobot robot(names::settingsDialog);
        QVERIFY(robot.waitShown());
        QVERIFY(robot.click(names::clearProfileButton));
        clock.advance(std::chrono::seconds(1));
        look(robot, u"profile-asked"_s);
        settings.showOverview(sessions());
        settings.showProfile(spreading());
        look(robot, u"profile-spreading"_s);
        settings.showOverview(named);
        settings.showProfile({.phase = ProfileState::Phase::NotDone,
                              .result = {.profile = named.profile, .failure = refusal()}});
        look(robot, u"profile-not-removed"_s);
    }

    void notice_data() { looks::addRows(); }

    void notice()
    {
        looks::dress();
        ManualClock clock;
        DeactivateAccountDialog dialog(alice(), clock);
        dialog.showProfile(spreading());
        DeactivationState state;
        state.phase = DeactivationPhase::Password;
        state.eraseCanChange = true;
        dialog.showState(state);
        dialog.show();
        const PatientRobot robot(names::deactivateAccountDialog);
        QVERIFY(robot.waitShown());
        clock.advance(std::chrono::seconds(1));
        look(robot, u"spread-notice"_s);
        dialog.showProfile({.phase = ProfileState::Phase::Unseen});
        look(robot, u"spread-unseen"_s);
    }

    void account_data() { looks::addRows(); }

    void account()
    {
        looks::dress();
        AccountWindow window;
        window.showAccount(alice());
        window.showOverview(couldNotCheck());
        RoomOverview failed;
        failed.phase = RoomOverview::Phase::Failed;
        failed.failure = refusal();
        window.showRooms(failed);
        window.show();
        const PatientRobot robot(names::accountWindow);
        QVERIFY(robot.waitShown());
        look(robot, u"account-could-not-check"_s);
        window.showOverview(sessions());
        RoomOverview settled = rooms();
        settled.handedOver = settled.onlyMine.size();
        window.showRooms(settled);
        window.showProfile({.phase = ProfileState::Phase::Settled, .looked = 16, .total = 16});
        look(robot, u"account-handed-over"_s);
        window.showProfile(spreading());
        look(robot, u"account-spreading"_s);
    }

    void keysHelp_data() { looks::addRows(); }

    void keysHelp()
    {
        looks::dress();
        KeysHelpDialog dialog(nullptr);
        dialog.show();
        const PatientRobot robot(names::keysHelpDialog);
        QVERIFY(robot.waitShown());
        look(robot, u"keys-help"_s);
    }

    void handOver_data() { looks::addRows(); }

    void handOver()
    {
        looks::dress();
        ManualClock clock;
        for (const bool canBeTakenBack : {false, true}) {
            HandOverDialog dialog({.room = roomOf(1, longName)}, clock, nullptr);
            dialog.show();
            const PatientRobot robot(names::handOverDialog);
            QVERIFY(robot.waitShown());
            look(robot, u"hand-over-loading"_s);
            dialog.showState(choosing(canBeTakenBack));
            choose(dialog, canBeTakenBack ? 0 : 1);
            clock.advance(std::chrono::seconds(1));
            look(robot, canBeTakenBack ? u"hand-over-less"_s : u"hand-over-equal"_s);
        }
    }

    void handedOver_data() { looks::addRows(); }

    void handedOver()
    {
        looks::dress();
        ManualClock clock;
        const std::pair<QString, RoomHandOverResult> ends[]
            = {{u"hand-over-done"_s, {.kind = End::Done}},
               {u"hand-over-refused"_s,
                {.kind = End::Refused, .failure = refusal(), .isStillAdmin = false}},
               {u"hand-over-raced"_s, {.kind = End::MoreChanged}},
               {u"hand-over-unknown"_s, {.kind = End::Unknown}}};
        for (const auto &[name, result] : ends) {
            HandOverDialog dialog(choosing(false), clock, nullptr);
            dialog.show();
            const PatientRobot robot(names::handOverDialog);
            QVERIFY(robot.waitShown());
            dialog.showState(endedWith(result));
            look(robot, name);
        }
    }
};

QTEST_MAIN(TestBeforeYouGoLooks)
#include "TestBeforeYouGoLooks.moc"
