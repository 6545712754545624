// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticePermissions.h"
#include "tests/support/Entries.h"
#include "tests/support/StageOnALine.h"
#include "tests/support/Waiting.h"
#include "tests/support/WorkTimer.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char permissionsPath[] = "/state/m.room.power_levels";
const QString bob = u"@bob:example.org"_s;

/// The rooms that alice alone looks after, as they are listed.
constexpr int choir = 0;      ///< version 11
constexpr int neighbours = 1; ///< version 12

QString row(QLatin1StringView base, int n)
{
    return names::indexed(base, n);
}

QListView &membersIn(const Stage &stage)
{
    return *stage.handOver.window()->findChild<QListView *>(names::memberList);
}

QString rowState(const Stage &stage, int n)
{
    const auto *found = stage.settings.window()->findChild<QWidget *>(row(names::roomRow, n));
    return found == nullptr ? QString() : found->property("rowState").toString();
}

} // namespace

/// Somebody else looks after a room from now on: what a person sees of it, and what the server got.
class TestHandOver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void toAnEqual();
    void takenBack();
    void takenBackAfterAnotherLook();
    void findingSomebody();
    void amongTwentyThousand();
    void byKeyboardInANarrowWindow();
    void nobodyIsChosenForThePerson();
    void bobHasLeft();
    void refused();
    void raced();
    void noAnswer();
    void lookingAgainInTheDialog();
    void closedBeforeAnythingIsSent();
    void closedBeforeTheAnswer();
    void aPause();
    void aPauseBeforeItIsTakenBack();
    void aPauseWhileItIsRead();
    void peopleThatCannotBeRead();
    void deactivatingEndsIt();

private:
    /// To the dialog, as far as it comes by then.
    [[nodiscard]] static bool open(Stage &stage, int room);
    [[nodiscard]] static bool choose(Stage &stage, const QString &name);
    [[nodiscard]] static bool confirm(Stage &stage);
    [[nodiscard]] static qsizetype writes(const Stage &stage);
    static void let(Stage &stage, PracticeSettings::PermissionWrites writes);
    [[nodiscard]] static qint64 levelOf(const Stage &stage, const QString &room,
                                        const QString &user);
};

bool TestHandOver::open(Stage &stage, int room)
{
    stage.server.openRooms(u"alice"_s, {.sole = 2});
    const QString choose = names::keyed(names::settleButton, u"admins"_s);
    return stage.signInAlice() && stage.account.waitReachable(choose) && stage.account.click(choose)
        && stage.settings.waitShown() && stage.settings.click(row(names::handOverButton, room))
        && stage.handOver.waitShown();
}

bool TestHandOver::choose(Stage &stage, const QString &name)
{
    return stage.handOver.waitPhase(u"choosing"_s) && test::clickEntry(membersIn(stage), name);
}

bool TestHandOver::confirm(Stage &stage)
{
    return stage.arm(stage.handOver, names::handOverConfirmButton)
        && stage.handOver.click(names::handOverConfirmButton);
}

qsizetype TestHandOver::writes(const Stage &stage)
{
    const auto requests = stage.server.requestsTo(permissionsPath);
    return std::ranges::count(requests, "PUT", &PracticeRequest::verb);
}

void TestHandOver::let(Stage &stage, PracticeSettings::PermissionWrites writes)
{
    PracticeSettings settings = stage.server.settings();
    settings.permissionWrites = writes;
    stage.server.setSettings(settings);
}

qint64 TestHandOver::levelOf(const Stage &stage, const QString &room, const QString &user)
{
    const auto levels = practicePermissions(*stage.server.room(stage.server.roomId(room)));
    return levels["users"_L1][user].toInteger(-1);
}

void TestHandOver::toAnEqual()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(open(stage, choir));
    QVERIFY(stage.handOver.waitPhase(u"choosing"_s));
    QVERIFY(stage.handOver.says(u"Who shall look after Choir?"_s));
    QVERIFY(stage.handOver.waitFocus(names::memberSearchEdit));
    QVERIFY(stage.handOver.look(names::memberList).isReachable());
    const QListView &list = membersIn(stage);
    QCOMPARE(list.model()->rowCount(), 213);
    QCOMPARE(list.model()->index(0, 0).data().toString(), u"Bob"_s);
    QVERIFY(
        list.model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Moderator"_s));
    QVERIFY(choose(stage, u"Bob"_s));
    QCOMPARE(stage.handOver.text(names::handOverConsequenceLabel),
             u"Bob will be able to do everything you can do here."_s);
    QVERIFY(
        stage.handOver.says(u"This cannot be taken back: in this room Bob will be your equal."_s));
    QCOMPARE(stage.handOver.text(names::handOverConfirmButton), u"Make Bob an admin"_s);
    QCOMPARE(writes(stage), 0);

    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"done"_s));
    QVERIFY(stage.handOver.says(u"Bob is an admin of Choir"_s));
    QVERIFY(stage.handOver.says(u"Level 100, as you have"_s));
    QCOMPARE(writes(stage), 1);
    QCOMPARE(levelOf(stage, u"Choir"_s, bob), 100);
    QCOMPARE(rowState(stage, choir), u"handedOver"_s);
    QCOMPARE(stage.handOver.focusName(), names::cancelButton);
    QVERIFY(stage.handOver.click(names::cancelButton));
    QVERIFY(stage.handOver.waitGone());
    QVERIFY(stage.settings.says(u"Bob is an admin now."_s));
    QCOMPARE(stage.settings.look(row(names::undoHandOverButton, choir)).obstacle,
             reach::Obstacle::Missing);
    QVERIFY(stage.account.says(u"1 room(s) have no other admin"_s));
    QVERIFY(stage.settings.waitFocus(row(names::roomRow, choir)));
}

void TestHandOver::takenBack()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(open(stage, neighbours));
    QVERIFY(choose(stage, u"Dan"_s));
    QCOMPARE(stage.handOver.text(names::handOverConsequenceLabel),
             u"Dan will be able to remove people, change the room and appoint others."_s);
    QVERIFY(stage.handOver.says(u"You can take it back until you deactivate."_s));
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"done"_s));
    QVERIFY(stage.handOver.says(u"Level 150"_s));
    QVERIFY(stage.handOver.press(Qt::Key_Escape));
    QVERIFY(stage.handOver.waitGone());
    QCOMPARE(levelOf(stage, u"Neighbours"_s, u"@dan:example.org"_s), 150);

    // A second press on what closed the dialog reaches nothing.
    QVERIFY(stage.settings.waitFocus(row(names::roomRow, neighbours)));
    QVERIFY(!stage.settings.look(row(names::undoHandOverButton, neighbours)).isReachable());
    QVERIFY(stage.settings.press(Qt::Key_Space));
    QCOMPARE(writes(stage), 1);
    QVERIFY(stage.arm(stage.settings, row(names::undoHandOverButton, neighbours)));
    QVERIFY(stage.settings.click(row(names::undoHandOverButton, neighbours)));
    WAIT_COMPARE(rowState(stage, neighbours), u"open"_s);
    QCOMPARE(levelOf(stage, u"Neighbours"_s, u"@dan:example.org"_s), -1);
    QCOMPARE(writes(stage), 2);
    QVERIFY(stage.settings.waitFocus(row(names::handOverButton, neighbours)));
    QVERIFY(stage.account.says(u"2 room(s) have no other admin"_s));
}

/// Rooms may be read anew after that.
void TestHandOver::takenBackAfterAnotherLook()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    const QByteArray former = "/state/m.room.member/%40former%3Aexample.org";
    proxy.faultNext("GET", former, Fault());
    proxy.faultNext("GET", former, Fault());
    proxy.faultAlways("GET", former, Fault::dropAfterBody(Fault::Acts::No));
    stage.server.openRooms(u"alice"_s, {.sole = 14});
    QVERIFY(stage.signInAlice());
    const QString tryAgain = names::keyed(names::retryButton, u"rooms"_s);
    const auto hasFailed
        = [&stage] { return stage.account.says(u"Your rooms: could not check"_s); };
    for (int i = 0; i < 100 && !waitUntil(hasFailed, 100ms); ++i) { // what is parsed takes no time
        QVERIFY(stage.pass(3s));
    }
    QVERIFY(hasFailed());
    proxy.forgetFaults();
    QVERIFY(stage.account.click(names::keyed(names::settleButton, u"admins"_s)));
    QVERIFY(stage.settings.click(row(names::handOverButton, neighbours)));
    QVERIFY(choose(stage, u"Dan"_s));
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"done"_s));
    QVERIFY(stage.handOver.press(Qt::Key_Escape));
    QVERIFY(stage.handOver.waitGone());
    QVERIFY(stage.settings.press(Qt::Key_Escape));
    QVERIFY(stage.settings.waitGone());

    QVERIFY(stage.account.click(tryAgain));
    WAIT_VERIFY(stage.account.says(u"13 room(s) have no other admin"_s));
    QVERIFY(stage.account.click(names::keyed(names::settleButton, u"admins"_s)));
    QVERIFY(stage.settings.says(u"Dan is an admin now."_s));
    const QString undo = row(names::undoHandOverButton, 13); // behind those that are left
    QVERIFY(stage.arm(stage.settings, undo));
    QVERIFY(stage.settings.click(undo));
    WAIT_COMPARE(rowState(stage, 13), u"open"_s);
    QVERIFY(stage.account.says(u"14 room(s) have no other admin"_s));
}

void TestHandOver::findingSomebody()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(open(stage, choir));
    QVERIFY(choose(stage, u"Bob"_s));
    QVERIFY(stage.handOver.type(names::memberSearchEdit, u"somebody-17"_s));
    QCOMPARE(membersIn(stage).model()->rowCount(), 11); // 17, 170 … 179
    QVERIFY(!stage.handOver.says(u"Bob will be"_s));    // who is not shown is not chosen
    QCOMPARE(stage.handOver.text(names::handOverConfirmButton), u"Make an admin"_s);
    QVERIFY(!stage.handOver.look(names::handOverConfirmButton).isReachable());
    QVERIFY(stage.handOver.type(names::memberSearchEdit, u"EXAMPLE.NET"_s));
    QCOMPARE(membersIn(stage).model()->rowCount(), 1);
    QVERIFY(choose(stage, u"Carol"_s));
    QVERIFY(stage.handOver.type(names::memberSearchEdit, u"carol"_s)); // stays chosen
    QCOMPARE(stage.handOver.text(names::handOverConfirmButton), u"Make Carol an admin"_s);
    QVERIFY(stage.handOver.type(names::memberSearchEdit, u"nobody at all"_s));
    QVERIFY(stage.handOver.says(u"Nobody here is called so."_s));
}

/// The verdict needs no list of them, and whoever looks for somebody waits for nothing.
void TestHandOver::amongTwentyThousand()
{
    StageOnALine place;
    Stage &stage = place.stage;
    stage.server.openRooms(u"alice"_s, {.sole = 1, .peopleOfSole = 20'000});
    QVERIFY(stage.signInAlice());
    WAIT_VERIFY(stage.account.says(u"1 room(s) have no other admin"_s));
    QCOMPARE(place.proxy.requestsTo("/joined_members").size(), 0);
    QVERIFY(stage.account.click(names::keyed(names::settleButton, u"admins"_s)));
    QVERIFY(stage.settings.waitShown());
    QVERIFY(stage.settings.click(row(names::handOverButton, 0)));
    QVERIFY(stage.handOver.waitPhase(u"choosing"_s));
    QCOMPARE(membersIn(stage).model()->rowCount(), 20'000);
    auto *search = stage.handOver.window()->findChild<QLineEdit *>(names::memberSearchEdit);
    test::WorkTimer timer;
    std::chrono::milliseconds longest{0};
    const QString wanted = u"somebody-19990"_s;
    for (const QChar letter : wanted) {
        timer.restart();
        QTest::keyClick(search, letter.toLatin1());
        QCoreApplication::processEvents(); // and is drawn
        longest = std::max(longest, timer.elapsed());
    }
    QCOMPARE(membersIn(stage).model()->rowCount(), 1);
    QVERIFY2(longest <= test::allowed(100ms), qPrintable(QString::number(longest.count())));
}

void TestHandOver::byKeyboardInANarrowWindow()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(open(stage, choir));
    QVERIFY(stage.handOver.waitPhase(u"choosing"_s));
    stage.handOver.window()->resize(360, 480);
    QVERIFY(stage.handOver.typeHere(u"bo"_s));
    for (int i = 0; i < 8 && stage.handOver.focusName() != names::memberList; ++i) {
        QVERIFY(stage.handOver.press(Qt::Key_Tab));
    }
    QCOMPARE(stage.handOver.focusName(), names::memberList);
    QVERIFY(!stage.handOver.says(u"Bob will be"_s)); // the focus chooses nobody
    QVERIFY(stage.handOver.press(Qt::Key_Space));
    QVERIFY(stage.handOver.says(u"Bob will be"_s));
    QVERIFY(stage.arm(stage.handOver, names::handOverConfirmButton));
    for (int i = 0; i < 8 && stage.handOver.focusName() != names::handOverConfirmButton; ++i) {
        QVERIFY(stage.handOver.press(Qt::Key_Tab));
    }
    QCOMPARE(stage.handOver.focusName(), names::handOverConfirmButton);
    QVERIFY(stage.handOver.press(Qt::Key_Return)); // is swallowed
    QCOMPARE(stage.handOver.property("phase"), u"choosing"_s);
    QVERIFY(stage.handOver.press(Qt::Key_Space));
    QVERIFY(stage.handOver.waitPhase(u"done"_s));
    QVERIFY(stage.handOver.window()->width() <= 360);
}

void TestHandOver::nobodyIsChosenForThePerson()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(open(stage, choir));
    QVERIFY(stage.handOver.waitPhase(u"choosing"_s));
    QVERIFY(stage.pass(2s));
    QVERIFY(!stage.handOver.look(names::handOverConfirmButton).isReachable());
    QVERIFY(!membersIn(stage).selectionModel()->hasSelection());
    QVERIFY(test::clickEntry(membersIn(stage), u"Bob"_s));
    QVERIFY(!stage.handOver.look(names::handOverConfirmButton).isReachable()); // armed late
    QVERIFY(stage.pass(300ms));
    QVERIFY(test::clickEntry(membersIn(stage), u"Carol"_s)); // and anew for another
    QVERIFY(stage.pass(300ms));
    QVERIFY(!stage.handOver.look(names::handOverConfirmButton).isReachable());
    QVERIFY(stage.handOver.press(Qt::Key_Escape));
    QVERIFY(stage.handOver.waitGone());
    QVERIFY(stage.settings.waitFocus(row(names::handOverButton, choir)));
    QCOMPARE(writes(stage), 0);
}

void TestHandOver::bobHasLeft()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(open(stage, choir));
    QVERIFY(choose(stage, u"Bob"_s));
    stage.server.editRoom(stage.server.roomId(u"Choir"_s),
                          [](PracticeRoom &room) { room.elsewise.insert(bob, u"leave"_s); });
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"failed"_s));
    QVERIFY(stage.handOver.says(u"Bob has left this room. Choose somebody else."_s));
    QCOMPARE(writes(stage), 0);
    QCOMPARE(rowState(stage, choir), u"open"_s);
    QVERIFY(stage.handOver.click(names::tryAgainButton));
    QVERIFY(stage.handOver.waitPhase(u"choosing"_s));
    QCOMPARE(membersIn(stage).model()->index(0, 0).data().toString(), u"Carol"_s);
}

void TestHandOver::refused()
{
    Stage stage(Stage::Time::Manual);
    let(stage, PracticeSettings::PermissionWrites::Refused);
    QVERIFY(open(stage, choir));
    QVERIFY(choose(stage, u"Bob"_s));
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"failed"_s));
    QVERIFY(stage.handOver.says(u"The server did not allow it: you are not an admin any more."_s));
    QVERIFY(stage.handOver.text(names::serverSaidLabel).contains(u"user_level (0)"_s));
    QVERIFY(levelOf(stage, u"Choir"_s, bob) < 100);
    QVERIFY(stage.handOver.click(names::cancelButton));
    QCOMPARE(rowState(stage, choir), u"refused"_s);
    QVERIFY(stage.settings.text(row(names::serverSaidLabel, choir)).contains(u"user_level (0)"_s));
    QVERIFY(stage.settings.click(row(names::lookAgainButton, choir)));
    WAIT_COMPARE(rowState(stage, choir), u"open"_s);
    QVERIFY(stage.settings.click(row(names::handOverButton, choir)));
    QVERIFY(stage.handOver.waitPhase(u"failed"_s));
    QVERIFY(stage.handOver.says(u"You are not an admin of this room any more."_s));
    QCOMPARE(writes(stage), 1);
}

void TestHandOver::raced()
{
    Stage stage(Stage::Time::Manual);
    let(stage, PracticeSettings::PermissionWrites::Raced);
    QVERIFY(open(stage, neighbours));
    QVERIFY(choose(stage, u"Bob"_s));
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"failed"_s));
    QVERIFY(stage.handOver.says(u"Something else was changed, too"_s));
    QVERIFY(stage.handOver.click(names::cancelButton));
    QCOMPARE(rowState(stage, neighbours), u"changed"_s);
    QVERIFY(
        stage.settings.says(u"Somebody changed the permissions at the same moment. Look again."_s));
    QVERIFY(stage.settings.click(row(names::lookAgainButton, neighbours)));
    WAIT_COMPARE(rowState(stage, neighbours), u"handedOver"_s);
    QVERIFY(stage.settings.says(u"Bob is an admin now."_s));
    QCOMPARE(levelOf(stage, u"Neighbours"_s, bob), 150);
    QCOMPARE(writes(stage), 1);
}

void TestHandOver::noAnswer()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    proxy.faultNext("PUT", permissionsPath, Fault::dropAfterBody(Fault::Acts::Yes));
    QVERIFY(open(stage, choir));
    QVERIFY(choose(stage, u"Bob"_s));
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"failed"_s));
    QVERIFY(stage.handOver.says(u"We do not know whether it worked"_s));
    QVERIFY(stage.handOver.says(u"We looked again: Bob is an admin."_s));
    QVERIFY(stage.handOver.click(names::cancelButton));
    QCOMPARE(rowState(stage, choir), u"unknown"_s);
    QVERIFY(stage.settings.says(u"No answer. We looked again: Bob is an admin."_s));
    QVERIFY(stage.settings.click(row(names::lookAgainButton, choir)));
    WAIT_COMPARE(rowState(stage, choir), u"handedOver"_s);
    QCOMPARE(writes(stage), 1);
}

/// What is not known is not told as not done by a look that fails, and what is done as by somebody.
void TestHandOver::lookingAgainInTheDialog()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    proxy.faultNext("PUT", permissionsPath, Fault::dropAfterBody(Fault::Acts::Yes));
    QVERIFY(open(stage, neighbours));
    QVERIFY(choose(stage, u"Bob"_s));
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"failed"_s));
    QVERIFY(stage.account.says(u"1 room(s) have no other admin"_s)); // as far as it was read
    proxy.faultAlways("GET", "/joined_members",
                      Fault::json(R"({"errcode":"M_FORBIDDEN","error":"No"})", 403));
    QVERIFY(stage.handOver.click(names::tryAgainButton));
    WAIT_VERIFY(stage.handOver.says(u"We could not look at Neighbours"_s));
    QCOMPARE(rowState(stage, neighbours), u"unknown"_s);
    proxy.forgetFaults();
    QVERIFY(stage.handOver.click(names::tryAgainButton));
    WAIT_VERIFY(stage.handOver.says(u"Neighbours has another admin now"_s));
    QVERIFY(!stage.handOver.says(u"was not handed over"_s));
    QVERIFY(stage.handOver.click(names::cancelButton));
    QVERIFY(stage.settings.says(u"Bob is an admin now."_s));
    QVERIFY(stage.arm(stage.settings, row(names::undoHandOverButton, neighbours)));
    QCOMPARE(writes(stage), 1);
}

/// Who closes the dialog before that wants none of it.
void TestHandOver::closedBeforeAnythingIsSent()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    QVERIFY(open(stage, choir));
    QVERIFY(choose(stage, u"Bob"_s));
    proxy.faultNext("GET", "/state/m.room.member/%40bob%3Aexample.org", Fault::late(10s));
    QVERIFY(confirm(stage));
    WAIT_COMPARE(proxy.heldBack(), 1);
    QVERIFY(stage.handOver.press(Qt::Key_Escape));
    QVERIFY(stage.handOver.waitGone());
    QCOMPARE(rowState(stage, choir), u"open"_s);
    QVERIFY(stage.pass(20s));
    QCOMPARE(writes(stage), 0);
}

/// What is under way goes on, and the row says what has come of it.
void TestHandOver::closedBeforeTheAnswer()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    proxy.faultNext("PUT", permissionsPath, Fault::late(10s));
    QVERIFY(open(stage, choir));
    QVERIFY(choose(stage, u"Bob"_s));
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"working"_s));
    WAIT_COMPARE(proxy.heldBack(), 1);
    QVERIFY(stage.handOver.click(names::cancelButton));
    QVERIFY(stage.handOver.waitGone());
    QCOMPARE(rowState(stage, choir), u"working"_s);
    QVERIFY(!stage.settings.look(row(names::handOverButton, neighbours)).isReachable());
    QVERIFY(stage.pass(11s));
    WAIT_COMPARE(rowState(stage, choir), u"handedOver"_s);
    QVERIFY(stage.settings.look(row(names::handOverButton, neighbours)).isReachable());
}

void TestHandOver::aPause()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    proxy.faultNext("PUT", permissionsPath, Fault::rateLimited(5s));
    QVERIFY(open(stage, choir));
    QVERIFY(choose(stage, u"Bob"_s));
    QVERIFY(confirm(stage));
    QVERIFY(waitUntil([&] {
        return stage.handOver.says(
            u"Your server asks for a pause. Nothing was changed; you can go on in 5 second(s)."_s);
    }));
    QVERIFY(stage.pass(3s));
    QVERIFY(stage.handOver.says(u"you can go on in 2 second(s)"_s));
    QVERIFY(!stage.handOver.look(names::handOverConfirmButton).isReachable());
    QVERIFY(stage.pass(2s));
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"done"_s));
    QCOMPARE(writes(stage), 1);
}

void TestHandOver::aPauseBeforeItIsTakenBack()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    QVERIFY(open(stage, neighbours));
    QVERIFY(choose(stage, u"Dan"_s));
    QVERIFY(confirm(stage));
    QVERIFY(stage.handOver.waitPhase(u"done"_s));
    QVERIFY(stage.handOver.press(Qt::Key_Escape));
    QVERIFY(stage.handOver.waitGone());
    const QString button = row(names::undoHandOverButton, neighbours);
    proxy.faultNext("PUT", permissionsPath, Fault::rateLimited(5s));
    QVERIFY(stage.arm(stage.settings, button));
    QVERIFY(stage.settings.click(button));
    WAIT_VERIFY(stage.settings.says(u"This was not taken back. Your server asks for a pause. You "
                                    u"can try again in 5 second(s)."_s));
    QCOMPARE(rowState(stage, neighbours), u"handedOver"_s);
    QVERIFY(stage.pass(3s));
    QVERIFY(stage.settings.says(u"You can try again in 2 second(s)."_s));
    QVERIFY(!stage.settings.look(button).isReachable());
    QVERIFY(stage.pass(2s));
    QVERIFY(stage.settings.says(u"Your server asked for a pause. You can try again now."_s));
    QVERIFY(stage.arm(stage.settings, button));
    QVERIFY(stage.settings.click(button));
    WAIT_COMPARE(rowState(stage, neighbours), u"open"_s);
    QCOMPARE(levelOf(stage, u"Neighbours"_s, u"@dan:example.org"_s), -1);
}

void TestHandOver::aPauseWhileItIsRead()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    QVERIFY(open(stage, choir));
    QVERIFY(stage.handOver.waitPhase(u"choosing"_s)); // so that nothing of it is on its way
    QVERIFY(stage.handOver.press(Qt::Key_Escape));
    QVERIFY(stage.handOver.waitGone());
    proxy.faultNext("GET", "/joined_members", Fault::rateLimited(9s));
    QVERIFY(stage.settings.click(row(names::handOverButton, choir)));
    WAIT_VERIFY(stage.handOver.says(u"This goes on by itself in 9 second(s)."_s));
    QVERIFY(stage.pass(9s));
    QVERIFY(stage.handOver.waitPhase(u"choosing"_s));
    QVERIFY(!stage.handOver.says(u"pause"_s));
}

void TestHandOver::peopleThatCannotBeRead()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    proxy.faultAlways("GET", "/joined_members",
                      Fault::json(R"({"errcode":"M_FORBIDDEN","error":"Not today"})", 403));
    QVERIFY(open(stage, choir));
    QVERIFY(stage.handOver.waitPhase(u"failed"_s));
    QVERIFY(stage.handOver.says(u"Your server did not tell who is in this room."_s));
    proxy.forgetFaults();
    QVERIFY(stage.handOver.click(names::tryAgainButton));
    QVERIFY(stage.handOver.waitPhase(u"choosing"_s));
}

/// Nothing is asked beside a deactivation, and what was sent by then is not taken for done.
void TestHandOver::deactivatingEndsIt()
{
    StageOnALine place;
    Stage &stage = place.stage;
    FaultProxy &proxy = place.proxy;
    proxy.faultNext("PUT", permissionsPath, Fault::late(1h));
    QVERIFY(open(stage, choir));
    QVERIFY(choose(stage, u"Bob"_s));
    QVERIFY(confirm(stage));
    WAIT_COMPARE(proxy.heldBack(), 1);
    QVERIFY(stage.handOver.click(names::cancelButton));
    QVERIFY(stage.handOver.waitGone());
    QVERIFY(stage.settings.press(Qt::Key_Escape));
    QVERIFY(stage.openDeactivation());
    WAIT_COMPARE(proxy.heldBack(), 0);
    QVERIFY(stage.dialog.click(names::cancelButton));
    QVERIFY(stage.dialog.waitGone());
    QCOMPARE(rowState(stage, choir), u"unknown"_s);
    QCOMPARE(writes(stage), 1);
}

QTEST_MAIN(TestHandOver)
#include "TestHandOver.moc"
