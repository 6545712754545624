// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Entries.h"
#include "tests/support/StageOnALine.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QListView>
#include <QListWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char leavePath[] = "/leave";

QString row(QLatin1StringView base, int n)
{
    return names::indexed(base, n);
}

/// alice behind a line that can break, at her rooms: six that she has or was asked to,
/// and two that she alone looks after.
struct Rooms : StageOnALine
{
    [[nodiscard]] bool open(int sole = 2)
    {
        stage.server.openRooms(u"alice"_s, {.sole = sole, .invitations = 1});
        const QString rooms = names::keyed(names::settleButton, u"rooms"_s);
        return stage.signInAlice() && stage.account.waitReachable(rooms)
            && stage.account.click(rooms) && stage.settings.waitReachable(names::leaveAllButton)
            && stage.settings.waitFocus(names::settingsPageList);
    }

    [[nodiscard]] bool leaveAll()
    {
        return stage.settings.click(names::leaveAllButton)
            && stage.arm(stage.settings, names::leaveConfirmButton)
            && stage.settings.click(names::leaveConfirmButton);
    }

    [[nodiscard]] bool tabTo(QLatin1StringView name) const
    {
        for (int i = 0; i < 40 && stage.settings.focusName() != name; ++i) {
            if (!stage.settings.press(Qt::Key_Tab)) {
                return false;
            }
        }
        return stage.settings.focusName() == name;
    }

    [[nodiscard]] bool choose(const QString &name) const
    {
        auto *list = stage.handOver.window()->findChild<QListView *>(names::memberList);
        return test::clickEntry(*list, name);
    }

    [[nodiscard]] bool reopen() { return stage.openSettings() && stage.settings.waitShown(); }

    [[nodiscard]] QString status() const { return stage.settings.text(names::leaveStatusLabel); }
    [[nodiscard]] qsizetype sent() const { return proxy.requestsTo(leavePath).size(); }
    [[nodiscard]] QStringList left() const { return stage.server.account(u"alice"_s)->rooms; }
    [[nodiscard]] bool isRunning() const
    {
        return stage.settings.look(names::stopLeavingButton).isReachable();
    }

    [[nodiscard]] QString rowState(int n) const
    {
        const auto *found = stage.settings.window()->findChild<QWidget *>(row(names::roomRow, n));
        return found == nullptr ? QString() : found->property("rowState").toString();
    }

    /// What is said of each in the list of all rooms.
    [[nodiscard]] QStringList told() const
    {
        const auto *list = stage.settings.window()->findChild<QListView *>(names::roomList);
        QStringList rows;
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            rows += list->model()->index(i, 0).data(Qt::AccessibleTextRole).toString();
        }
        return rows;
    }
};

Fault refused()
{
    return Fault::json(R"({"errcode":"M_FORBIDDEN","error":"Not this"})", 403);
}

} // namespace

/// All rooms are left at one click: what a person sees of it, and what the server got.
class TestLeavingRooms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void askedFirst();
    void allButThoseThatNobodyElseLooksAfter();
    void theseToo();
    void oneThatFailsAndIsTriedAgain();
    void aSlowServer();
    void stopped();
    void closingEndsIt();
    void deactivatingEndsIt();
    void nothingElseIsChangedMeanwhile();
    void aSilentServer();
    void aSecondGoThatIsStopped();
    void onlyOneOnceMore();
    void whatCannotBeLeftCanBeHandedOver();
    void nobodyLooksBackAfterTheClick();
    void byKeyboardInANarrowWindow();
};

void TestLeavingRooms::askedFirst()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    QVERIFY(!settings.look(names::leaveStatusLabel).isReachable());
    QVERIFY(settings.click(names::leaveAllButton));
    const QString question = settings.text(names::leaveQuestionLabel);
    QVERIFY2(question.startsWith(u"Leave 6 room(s) now?"_s), qPrintable(question));
    QVERIFY(question.contains(u"direct chats and invitations are among them"_s));
    QVERIFY(question.contains(u"You can come back to public rooms only."_s));
    QVERIFY(!question.contains(u"nobody may be left"_s));
    QVERIFY(settings.waitFocus(names::leaveCancelButton));
    QVERIFY(settings.press(Qt::Key_Return)); // swallowed
    QVERIFY(settings.look(names::leaveConfirmButton).obstacle != reach::Obstacle::Missing);
    QVERIFY(settings.press(Qt::Key_Escape)); // and not the window
    QVERIFY(settings.waitFocus(names::leaveAllButton));
    QVERIFY(rooms.stage.pass(1min));
    QCOMPARE(rooms.sent(), 0);
}

void TestLeavingRooms::allButThoseThatNobodyElseLooksAfter()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    QVERIFY(settings.type(names::leaveReasonEdit, u"Moving away"_s));
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.status(), u"You have left 6 room(s)."_s);
    QVERIFY(!rooms.isRunning());
    QCOMPARE(rooms.sent(), 6);
    const PracticeHomeserver &server = rooms.stage.server;
    const QStringList left = rooms.left();
    QCOMPARE(QSet<QString>(left.begin(), left.end()),
             (QSet<QString>{server.roomId(u"Choir"_s), server.roomId(u"Neighbours"_s)}));
    QCOMPARE(rooms.told().filter(u": Left"_s).size(), 6);
    QVERIFY(rooms.stage.account.says(u"2 room(s) have no other admin"_s));
    QVERIFY(rooms.stage.account.says(u"2 room(s)"_s));

    // What is left of the list, once it is opened again.
    QVERIFY(settings.press(Qt::Key_Escape));
    QVERIFY(settings.waitGone());
    QVERIFY(rooms.reopen());
    QCOMPARE(rooms.told().size(), 2);
}

void TestLeavingRooms::theseToo()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    QCOMPARE(settings.text(names::leaveSoleRoomsCheckBox),
             u"Also leave 2 room(s) that only you can look after"_s);
    QVERIFY(settings.click(names::leaveSoleRoomsCheckBox));
    QVERIFY(settings.click(names::leaveAllButton));
    const QString question = settings.text(names::leaveQuestionLabel);
    QVERIFY2(question.startsWith(u"Leave 8 room(s) now?"_s), qPrintable(question));
    QVERIFY(question.contains(u"In 2 of them nobody may be left who can look after it."_s));
    QVERIFY(rooms.stage.arm(settings, names::leaveConfirmButton));
    QVERIFY(settings.click(names::leaveConfirmButton));
    WAIT_COMPARE(rooms.status(), u"You have left 8 room(s)."_s);
    QCOMPARE(rooms.left(), QStringList());
    QCOMPARE(rooms.rowState(0), u"left"_s);
    QCOMPARE(rooms.rowState(1), u"left"_s);
    QVERIFY(!settings.look(names::leaveAllButton).isReachable());
    QCOMPARE(settings.look(row(names::handOverButton, 0)).obstacle, reach::Obstacle::Missing);
}

void TestLeavingRooms::oneThatFailsAndIsTriedAgain()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    rooms.proxy.faultNext("POST", leavePath, Fault());
    rooms.proxy.faultNext("POST", leavePath, refused());
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.rowState(2), u"notLeft"_s);
    WAIT_COMPARE(rooms.status(), u"5 left, 1 did not work"_s);
    QCOMPARE(rooms.left().size(), 3);
    QVERIFY(settings.says(u"Not left. Your server did not allow it."_s));
    QVERIFY(settings.says(u"Not this"_s));
    QCOMPARE(rooms.told().filter(u"Not left."_s).size(), 1);

    QVERIFY(settings.click(row(names::retryLeaveButton, 2)));
    WAIT_COMPARE(rooms.rowState(2), u"left"_s);
    WAIT_COMPARE(rooms.status(), u"You have left 6 room(s)."_s);
    QCOMPARE(rooms.left().size(), 2);
    QCOMPARE(rooms.sent(), 7);
}

void TestLeavingRooms::aSlowServer()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    rooms.proxy.faultNext("POST", leavePath, Fault());
    rooms.proxy.faultNext("POST", leavePath, Fault::rateLimited(5s));
    rooms.proxy.faultNext("POST", leavePath, Fault());
    rooms.proxy.faultNext("POST", leavePath, Fault::rateLimited(5s));
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.sent(), 2);
    WAIT_COMPARE(rooms.status(), u"1 left, 5 to go"_s);
    WAIT_COMPARE(settings.text(names::leavePaceLabel),
                 u"Your server asks for a pause. This goes on by itself in 5 second(s)."_s);
    QVERIFY(rooms.stage.pass(4s));
    QCOMPARE(rooms.sent(), 2);
    QVERIFY(rooms.stage.pass(1s));
    WAIT_COMPARE(rooms.sent(), 4);
    WAIT_VERIFY(settings.text(names::leavePaceLabel).startsWith(u"Your server takes one every"_s));
    QCOMPARE(rooms.status(), u"2 left, 4 to go"_s);
    QVERIFY(settings.says(u"Leaving your rooms"_s));
    QVERIFY(rooms.stage.pass(5s));
    WAIT_COMPARE(rooms.status(), u"You have left 6 room(s)."_s);
    QVERIFY(!settings.look(names::leavePaceLabel).isReachable());
}

void TestLeavingRooms::stopped()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    rooms.proxy.faultNext("POST", leavePath, Fault());
    rooms.proxy.faultNext("POST", leavePath, Fault::rateLimited(3600s));
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.sent(), 2);
    QCOMPARE(settings.focusName(), names::stopLeavingButton);
    QVERIFY(settings.click(names::stopLeavingButton));
    WAIT_VERIFY(!rooms.isRunning());
    QCOMPARE(rooms.status(), u"Stopped. 1 left, 5 to go."_s);
    QVERIFY(settings.waitFocus(names::leaveAllButton));
    QVERIFY(rooms.stage.pass(2h));
    QCOMPARE(rooms.sent(), 2);
    QCOMPARE(rooms.left().size(), 6);

    // The rest, later.
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.status(), u"You have left 6 room(s)."_s);
    QCOMPARE(rooms.left().size(), 2);
}

void TestLeavingRooms::closingEndsIt()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    rooms.proxy.faultNext("POST", leavePath, Fault::late(20s));
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.proxy.heldBack(), 1);
    QVERIFY(rooms.stage.settings.press(Qt::Key_Escape));
    QVERIFY(rooms.stage.settings.waitGone());
    QVERIFY(rooms.stage.pass(30s));
    WAIT_COMPARE(rooms.left().size(), 6);
    QCOMPARE(rooms.sent(), 1);
}

void TestLeavingRooms::deactivatingEndsIt()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    rooms.proxy.faultNext("POST", leavePath, Fault());
    rooms.proxy.faultNext("POST", leavePath, Fault::rateLimited(60s));
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.sent(), 2);
    auto *pages = settings.window()->findChild<QListWidget *>(names::settingsPageList);
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, {},
                      pages->visualItemRect(pages->item(0)).center());
    QVERIFY(settings.waitReachable(names::deactivateAccountButton));
    QCOMPARE(rooms.sent(), 2); // another page stops nothing
    QVERIFY(settings.click(names::deactivateAccountButton));
    QVERIFY(rooms.stage.dialog.waitShown());
    QVERIFY(rooms.stage.pass(5min));
    QCOMPARE(rooms.sent(), 2);
}

/// Nor can a second go begin.
void TestLeavingRooms::nothingElseIsChangedMeanwhile()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    rooms.proxy.faultNext("POST", leavePath, Fault::rateLimited(60s));
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.sent(), 1);
    const PatientRobot &settings = rooms.stage.settings;
    QVERIFY(!settings.look(row(names::handOverButton, 0)).isReachable());
    QVERIFY(!settings.look(names::leaveAllButton).isReachable());
    QVERIFY(!settings.look(names::leaveReasonEdit).isReachable());
    QVERIFY(settings.click(names::stopLeavingButton));
    QVERIFY(settings.waitReachable(row(names::handOverButton, 0)));
}

void TestLeavingRooms::aSilentServer()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    rooms.proxy.faultAlways("POST", leavePath, Fault::dropAfterBody(Fault::Acts::No));
    QVERIFY(rooms.leaveAll());
    WAIT_VERIFY(rooms.status().startsWith(u"Stopped. Your server did not answer."_s));
    QCOMPARE(rooms.sent(), 3);
    QVERIFY(rooms.status().contains(u"3 to go"_s));
    QVERIFY(rooms.status().contains(u"3 did not work"_s));
    for (int n = 2; n < 5; ++n) {
        QCOMPARE(rooms.rowState(n), u"notLeft"_s);
    }
    QCOMPARE(rooms.left().size(), 7);
}

/// What did not work before its turn has come again is what it was, and nothing else is offered.
void TestLeavingRooms::aSecondGoThatIsStopped()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    for (int i = 0; i < 2; ++i) {
        rooms.proxy.faultNext("POST", leavePath, refused());
    }
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.status(), u"4 left, 2 did not work"_s);
    rooms.proxy.faultNext("POST", leavePath, Fault::rateLimited(3600s));
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.sent(), 7);
    for (int n = 2; n < 4; ++n) {
        QCOMPARE(rooms.rowState(n), u"working"_s);
        QCOMPARE(settings.look(row(names::handOverButton, n)).obstacle, reach::Obstacle::Missing);
    }
    QVERIFY(settings.click(names::stopLeavingButton));
    WAIT_COMPARE(rooms.status(), u"4 left, 2 did not work"_s);
    for (int n = 2; n < 4; ++n) {
        QCOMPARE(rooms.rowState(n), u"notLeft"_s);
        QVERIFY(settings.look(row(names::retryLeaveButton, n)).isReachable());
    }
    QVERIFY(settings.click(row(names::retryLeaveButton, 3)));
    WAIT_COMPARE(rooms.rowState(3), u"left"_s);
    QCOMPARE(rooms.rowState(2), u"notLeft"_s);
    WAIT_COMPARE(rooms.status(), u"5 left, 1 did not work"_s);
}

/// What another go has not come to is none of it.
void TestLeavingRooms::onlyOneOnceMore()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    rooms.proxy.faultAlways("POST", leavePath, Fault::dropAfterBody(Fault::Acts::No));
    QVERIFY(rooms.leaveAll());
    WAIT_VERIFY(rooms.status().contains(u"3 to go"_s));
    WAIT_VERIFY(!rooms.isRunning());
    rooms.proxy.forgetFaults();
    rooms.proxy.faultNext("POST", leavePath, Fault::rateLimited(9s));
    QVERIFY(rooms.stage.settings.click(row(names::retryLeaveButton, 2)));
    WAIT_COMPARE(rooms.status(), u"0 left, 1 to go, 2 did not work"_s);
    WAIT_VERIFY(rooms.stage.settings.says(u"This goes on by itself in 9 second(s)."_s));
    QVERIFY(rooms.stage.pass(9s));
    WAIT_COMPARE(rooms.status(), u"1 left, 2 did not work"_s);
    QCOMPARE(rooms.sent(), 5);
}

void TestLeavingRooms::whatCannotBeLeftCanBeHandedOver()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    QVERIFY(settings.click(names::leaveSoleRoomsCheckBox));
    rooms.proxy.faultAlways("POST", leavePath, refused());
    QVERIFY(rooms.leaveAll());
    WAIT_VERIFY(!rooms.isRunning() && rooms.rowState(0) == u"notLeft"_s);
    QVERIFY(settings.look(row(names::retryLeaveButton, 0)).obstacle != reach::Obstacle::Missing);
    QCOMPARE(settings.look(row(names::handOverButton, 2)).obstacle, reach::Obstacle::Missing);
    QVERIFY(settings.click(row(names::handOverButton, 0)));
    QVERIFY(rooms.stage.handOver.waitPhase(u"choosing"_s));
    QVERIFY(rooms.stage.handOver.press(Qt::Key_Escape));
    QVERIFY(rooms.stage.handOver.waitGone());

    // To somebody who can be put back (version 12), which is said beside the other thing.
    QVERIFY(settings.click(row(names::handOverButton, 1)));
    QVERIFY(rooms.stage.handOver.waitPhase(u"choosing"_s));
    QVERIFY(rooms.choose(u"Dan"_s));
    QVERIFY(rooms.stage.arm(rooms.stage.handOver, names::handOverConfirmButton));
    QVERIFY(rooms.stage.handOver.click(names::handOverConfirmButton));
    QVERIFY(rooms.stage.handOver.waitPhase(u"done"_s));
    QVERIFY(rooms.stage.handOver.press(Qt::Key_Escape));
    QVERIFY(rooms.stage.handOver.waitGone());
    QVERIFY(settings.waitFocus(row(names::roomRow, 1)));
    QVERIFY(settings.says(u"Dan is an admin now. Not left. Your server did not allow it."_s));
    const QString undo = row(names::undoHandOverButton, 1);
    rooms.proxy.faultNext("PUT", "/state/m.room.power_levels", Fault::rateLimited(5s));
    QVERIFY(rooms.stage.arm(settings, undo));
    QVERIFY(settings.click(undo));
    WAIT_VERIFY(settings.says(u"This was not taken back. Your server asks for a pause."_s));
    QVERIFY(rooms.stage.pass(5s));
    rooms.proxy.faultNext("PUT", "/state/m.room.power_levels", refused());
    QVERIFY(rooms.stage.arm(settings, undo));
    QVERIFY(settings.click(undo));
    WAIT_VERIFY(settings.says(u"Handing over did not go as it should. Look again."_s));
    QVERIFY(settings.click(row(names::lookAgainButton, 1)));
    WAIT_VERIFY(settings.says(u"Dan is an admin now. Not left. Your server did not allow it."_s));

    rooms.proxy.forgetFaults();
    QVERIFY(settings.click(row(names::retryLeaveButton, 0)));
    WAIT_COMPARE(rooms.rowState(0), u"left"_s);
    QCOMPARE(settings.look(row(names::handOverButton, 0)).obstacle, reach::Obstacle::Missing);
}

/// The token may be evidence by then.
void TestLeavingRooms::nobodyLooksBackAfterTheClick()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    Stage &stage = rooms.stage;
    Fault trouble = Fault::json(R"({"errcode":"M_UNKNOWN","error":"Oops"})", 500);
    trouble.delay = 30s;
    rooms.proxy.faultNext("POST", leavePath, trouble);
    QVERIFY(rooms.leaveAll());
    WAIT_COMPARE(rooms.proxy.heldBack(), 1);
    rooms.proxy.faultNext("POST", "/account/deactivate", Fault());
    rooms.proxy.faultNext("POST", "/account/deactivate", Fault::late(1h));
    auto *pages = stage.settings.window()->findChild<QListWidget *>(names::settingsPageList);
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, {},
                      pages->visualItemRect(pages->item(0)).center());
    QVERIFY(stage.settings.waitReachable(names::deactivateAccountButton));
    QVERIFY(stage.settings.click(names::deactivateAccountButton));
    QVERIFY(stage.dialog.waitShown());
    QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(stage.arm(stage.dialog, names::confirmButton));
    QVERIFY(stage.dialog.click(names::confirmButton));
    WAIT_COMPARE(rooms.proxy.heldBack(), 2);
    const auto lookedBack = [&rooms] {
        return rooms.proxy.requestsTo("/state/m.room.member/%40alice%3Aexample.org").size()
            + rooms.proxy.requestsTo("/joined_rooms").size();
    };
    const qsizetype before = lookedBack();
    QVERIFY(stage.pass(1min));
    WAIT_COMPARE(rooms.proxy.heldBack(), 1);
    QCOMPARE(lookedBack(), before);
}

void TestLeavingRooms::byKeyboardInANarrowWindow()
{
    Rooms rooms;
    QVERIFY(rooms.open());
    const PatientRobot &settings = rooms.stage.settings;
    settings.window()->resize(360, 640);
    QVERIFY(rooms.tabTo(names::leaveSoleRoomsCheckBox));
    QVERIFY(settings.press(Qt::Key_Space));
    QVERIFY(settings.window()->findChild<QCheckBox *>(names::leaveSoleRoomsCheckBox)->isChecked());
    QVERIFY(rooms.tabTo(names::leaveAllButton));
    QVERIFY(settings.press(Qt::Key_Space));
    QVERIFY(settings.waitFocus(names::leaveCancelButton));
    QVERIFY(rooms.stage.arm(settings, names::leaveConfirmButton));
    QVERIFY(rooms.tabTo(names::leaveConfirmButton));
    QVERIFY(settings.press(Qt::Key_Space));
    WAIT_COMPARE(rooms.status(), u"You have left 8 room(s)."_s);
    QCOMPARE(rooms.left(), QStringList());
}

QTEST_MAIN(TestLeavingRooms)
#include "TestLeavingRooms.moc"
