// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/StageOnALine.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/account/SettleEntries.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/BusyBar.h"

#include <QApplication>
#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char pagesPath[] = "/org.matrix.simplified_msc3575/sync";
constexpr char memberPath[] = "/state/m.room.member/%40former%3Aexample.org";

QString card(const QString &key)
{
    return names::keyed(names::settleCard, key);
}

QString stateOf(const Stage &stage, const QString &key)
{
    const auto *found = stage.account.window()->findChild<QWidget *>(card(key));
    return found == nullptr ? QString() : found->property("state").toString();
}

QStringList rowsOf(const PatientRobot &settings)
{
    const auto *list = settings.window()->findChild<QListView *>(names::roomList);
    QStringList rows;
    for (int i = 0; i < list->model()->rowCount(); ++i) {
        rows += list->model()->index(i, 0).data().toString();
    }
    return rows;
}

QString goesOnIn(int seconds)
{
    return u"Your server asks for a pause. This goes on by itself in %1 second(s)."_s.arg(seconds);
}

} // namespace

/// What a person sees of their rooms before they go, and that none of it is in their way.
class TestOwnRoomsShown final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void roomsThatNobodyElseLooksAfter()
    {
        Stage stage(Stage::Time::Manual);
        stage.server.openRooms(u"alice"_s, {.shared = 2, .sole = 3, .invitations = 1});
        QVERIFY(stage.signInAlice());
        WAIT_COMPARE(stateOf(stage, u"rooms"_s), u"open"_s);
        QCOMPARE(stateOf(stage, u"admins"_s), u"open"_s);
        QVERIFY(waitUntil([&] { return stage.account.says(u"3 room(s) have no other admin"_s); }));
        for (const auto &part : {u"8 room(s)"_s, u"2 direct chat(s)"_s, u"1 invitation(s)"_s}) {
            QVERIFY(stage.account.says(part));
        }
        for (const auto &group : {u"lives"_s, u"stays"_s, u"itself"_s}) {
            QVERIFY(!stage.account.text(names::keyed(names::settleGroup, group)).isEmpty());
        }

        QVERIFY(stage.account.click(names::keyed(names::settleButton, u"admins"_s)));
        QVERIFY(stage.settings.waitShown());
        QVERIFY(stage.settings.waitReachable(names::indexed(names::roomRow, 0)));
        QVERIFY(stage.settings.says(u"Choir"_s));
        QVERIFY(stage.settings.says(u"Public room \u00b7 214 people"_s)
                || stage.settings.says(u"214 people"_s));
        QVERIFY(stage.settings.look(names::indexed(names::roomRow, 3)).obstacle
                == reach::Obstacle::Missing);
        QCOMPARE(rowsOf(stage.settings).size(), 11);

        QVERIFY(stage.settings.type(names::roomSearchEdit, u"CHO"_s));
        QCOMPARE(rowsOf(stage.settings), QStringList{u"Choir"_s});
        QVERIFY(stage.settings.type(names::roomSearchEdit, u"nowhere"_s));
        QVERIFY(stage.settings.says(u"No room is called so."_s));
        // Nothing of it changes anything.
        for (const PracticeRequest &request : stage.server.requests()) {
            QVERIFY2(request.verb == "GET" || request.path.endsWith("/login")
                         || request.path.endsWith(pagesPath),
                     request.path.constData());
        }
    }

    void skipping()
    {
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
        stage.server.openRooms(u"alice"_s, {.sole = 9});
        proxy.faultAlways("GET", memberPath, Fault::late(1h));
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.account.waitReachable(names::skipRoomsButton));
        QCOMPARE(stateOf(stage, u"rooms"_s), u"reading"_s);
        QVERIFY(waitUntil([&] { return stage.account.says(u"Looking at room 6 of 14"_s); }));
        const auto *bar = stage.account.window()->findChild<BusyBar *>(names::roomsProgressBar);
        QCOMPARE(bar->maximum(), 14);
        QCOMPARE(bar->value(), 5);
        QVERIFY(stage.account.look(names::deactivateButton).isReachable()); // all the time

        QVERIFY(stage.account.click(names::skipRoomsButton));
        WAIT_COMPARE(stateOf(stage, u"rooms"_s), u"open"_s);
        QVERIFY(stage.account.says(u"We have not looked into 9 room(s)"_s));
        QCOMPARE(stateOf(stage, u"admins"_s), QString());
        WAIT_COMPARE(proxy.heldBack(), 0);
        QVERIFY(stage.account.waitFocus(names::keyed(names::settleButton, u"rooms"_s)));
        QVERIFY(stage.account.click(names::keyed(names::settleButton, u"rooms"_s)));
        QVERIFY(stage.settings.waitReachable(names::roomSearchEdit));
        QVERIFY(stage.settings.says(u"We have not looked into 9 room(s)"_s));
        QCOMPARE(rowsOf(stage.settings).size(), 14); // which the account is in all the same
    }

    void whatCannotBeReadIsTriedAgain()
    {
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
        proxy.faultAlways("GET", "/joined_rooms", Fault::dropAfterBody(Fault::Acts::No));
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.pass(10s));
        WAIT_COMPARE(stateOf(stage, u"rooms"_s), u"failed"_s);
        QVERIFY(stage.account.says(u"Your server did not answer."_s));
        QVERIFY(stage.account.says(u"You will leave all of them all the same."_s));
        QVERIFY(!stage.account.says(u"Nothing to settle"_s));
        proxy.forgetFaults();
        QVERIFY(stage.account.click(names::keyed(names::retryButton, u"rooms"_s)));
        WAIT_COMPARE(stateOf(stage, u"rooms"_s), u"open"_s);
        QVERIFY(stage.account.says(u"3 room(s)"_s));
    }

    /// Second by second, wherever the reading is shown.
    void aPauseIsToldAndWaitedFor()
    {
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
        proxy.faultNext("POST", pagesPath, Fault::rateLimited(20s));
        QVERIFY(stage.signInAlice());
        WAIT_VERIFY(stage.account.says(goesOnIn(20)));
        QCOMPARE(stateOf(stage, u"rooms"_s), u"reading"_s);
        QVERIFY(stage.account.look(names::deactivateButton).isReachable());
        QVERIFY(stage.pass(8s));
        QVERIFY(stage.account.says(goesOnIn(12)));
        QVERIFY(stage.account.click(names::keyed(names::settleButton, u"sessions"_s)));
        QVERIFY(stage.settings.waitFocus(names::settingsPageList));
        QVERIFY(stage.settings.press(Qt::Key_Down)); // to the rooms
        WAIT_VERIFY(stage.settings.says(goesOnIn(12)));
        QVERIFY(stage.settings.press(Qt::Key_Escape));
        QVERIFY(stage.pass(12s));
        WAIT_COMPARE(stateOf(stage, u"rooms"_s), u"open"_s);
        QVERIFY(!stage.account.says(u"asks for a pause"_s));
        QCOMPARE(proxy.requestsTo(pagesPath).size(), 2);
    }

    /// Before all else is known: what is not there yet has a card.
    void aPauseOfATopic()
    {
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
        proxy.faultNext("GET", "/devices", Fault::rateLimited(15s));
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.account.waitReachable(names::accountIsMineButton));
        QVERIFY(stage.account.click(names::accountIsMineButton));
        WAIT_VERIFY(stage.account.says(goesOnIn(15)));
        QCOMPARE(stateOf(stage, u"sessions"_s), u"reading"_s);
        QVERIFY(stage.account.look(names::deactivateButton).isReachable());
        QVERIFY(stage.pass(15s));
        WAIT_COMPARE(stateOf(stage, u"sessions"_s), u"open"_s);
        QVERIFY(!stage.account.says(u"asks for a pause"_s));
    }

    void aPauseThatIsTooLong()
    {
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
        proxy.faultNext("POST", pagesPath, Fault::rateLimited(570s));
        QVERIFY(stage.signInAlice());
        WAIT_COMPARE(stateOf(stage, u"rooms"_s), u"failed"_s);
        QVERIFY(stage.account.says(u"Your server asks for a pause of 10 minute(s)."_s));
        QVERIFY(stage.account.click(names::keyed(names::retryButton, u"rooms"_s)));
        WAIT_COMPARE(stateOf(stage, u"rooms"_s), u"open"_s);
    }

    /// Nothing is asked beside a deactivation; whoever comes back has the rooms looked at anew.
    void nothingIsReadBesideADeactivation()
    {
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
        proxy.faultNext("POST", pagesPath, Fault::late(1h));
        QVERIFY(stage.signInAlice());
        WAIT_COMPARE(proxy.requestsTo(pagesPath).size(), 1);
        QVERIFY(stage.openDeactivation());
        WAIT_COMPARE(proxy.heldBack(), 0);
        QVERIFY(stage.pass(2min));
        QCOMPARE(proxy.requestsTo(pagesPath).size(), 1);
        QVERIFY(stage.dialog.click(names::cancelButton));
        QVERIFY(stage.dialog.waitGone());
        WAIT_COMPARE(proxy.requestsTo(pagesPath).size(), 2);
        WAIT_COMPARE(stateOf(stage, u"rooms"_s), u"open"_s);
    }

    /// The first thirty, until more are asked for.
    void manyRooms()
    {
        Stage stage(Stage::Time::Manual);
        stage.server.openRooms(u"alice"_s, {.shared = 2000, .sole = 33});
        QVERIFY(stage.signInAlice());
        QVERIFY(waitUntil([&] { return stateOf(stage, u"admins"_s) == u"open"_s; }, 60s));
        QVERIFY(stage.account.click(names::keyed(names::settleButton, u"admins"_s)));
        QVERIFY(stage.settings.waitReachable(names::indexed(names::roomRow, 29)));
        QVERIFY(stage.settings.look(names::indexed(names::roomRow, 30)).obstacle
                == reach::Obstacle::Missing);
        QVERIFY(stage.settings.click(names::moreRoomsButton));
        QVERIFY(stage.settings.waitReachable(names::indexed(names::roomRow, 32)));
        QCOMPARE(stage.settings.look(names::moreRoomsButton).obstacle, reach::Obstacle::Hidden);
        QCOMPARE(rowsOf(stage.settings).size(), 2038);
        QVERIFY(stage.settings.type(names::roomSearchEdit, u"garden 1"_s));
        QVERIFY(rowsOf(stage.settings).size() > 10);
        QVERIFY(rowsOf(stage.settings).size() < 1000);
    }

    void byKeyboardInANarrowWindow()
    {
        Stage stage(Stage::Time::Manual);
        stage.server.openRooms(u"alice"_s, {.sole = 3});
        QVERIFY(stage.signInAlice());
        for (const QString &card : {u"rooms"_s, u"admins"_s, u"history"_s}) {
            WAIT_COMPARE(stateOf(stage, card), u"open"_s);
        }
        QVERIFY(stage.account.waitReachable(names::keyed(names::settleButton, u"admins"_s)));
        stage.account.window()->resize(360, 480);
        QStringList order;
        for (int i = 0; i < 12; ++i) {
            order += stage.account.focusName();
            QVERIFY(stage.account.press(Qt::Key_Tab));
        }
        const auto placeOf = [&order](const QString &name) { return order.indexOf(name); };
        QVERIFY2(placeOf(u"settleButton_admins"_s) >= 0
                     && placeOf(u"settleButton_admins"_s) < placeOf(names::reviewContactsButton)
                     && placeOf(names::reviewContactsButton) < placeOf(u"settleButton_rooms"_s)
                     && placeOf(u"settleButton_rooms"_s) < placeOf(names::deactivateButton),
                 qPrintable(order.join(u' ')));
        const QString show = names::keyed(names::settleButton, u"admins"_s);
        for (int i = 0; i < 20 && stage.account.focusName() != show; ++i) {
            QVERIFY(stage.account.press(Qt::Key_Tab));
        }
        QVERIFY(stage.account.press(Qt::Key_Space));
        QVERIFY(stage.settings.waitShown());
        stage.settings.window()->resize(360, 480);
        for (int i = 0; i < 20 && stage.settings.focusName() != names::roomSearchEdit; ++i) {
            QVERIFY(stage.settings.press(Qt::Key_Tab));
        }
        QCOMPARE(stage.settings.focusName(), names::roomSearchEdit);
        QVERIFY(stage.settings.press(Qt::Key_Tab));
        QCOMPARE(stage.settings.focusName(), names::roomList);
        QVERIFY(stage.settings.press(Qt::Key_Tab)); // it lets go of the focus
        QVERIFY(stage.settings.focusName() != names::roomList);
    }

    void whyATopicCouldNotBeRead_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<QString>("words");
        QTest::newRow("nobody") << 0 << Cause::ConnectionLost << u"Your server did not answer."_s;
        QTest::newRow("5xx") << 502 << Cause::ServerTrouble << u"Your server had a problem."_s;
        QTest::newRow("403") << 403 << Cause::ClientError << u"Your server did not allow it."_s;
        QTest::newRow("429") << 429 << Cause::RateLimited
                             << u"Your server asks for a pause of 1 minute(s)."_s;
        QTest::newRow("a page") << 200 << Cause::BadAnswer
                                << u"Your server gave no usable answer."_s;
    }

    void whyATopicCouldNotBeRead()
    {
        QFETCH(int, status);
        QFETCH(Cause, cause);
        Failure failure = Failure::of(cause);
        failure.httpStatus = status;
        QTEST(SettleEntries::why(failure), "words");
    }
};

QTEST_MAIN(TestOwnRoomsShown)
#include "TestOwnRoomsShown.moc"
