// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace farewell;

namespace {

constexpr auto ourSession = "Farewell"_L1;

bool isSignedOut(const Stage &stage, const QString &user)
{
    return !stage.server.sessionNames(user).contains(ourSession);
}

PracticeAnswer lateAnswer()
{
    return {.status = 504, .body = "late", .delay = 20s};
}

/// The confirming click was made, and the server is at it.
[[nodiscard]] bool confirmAndWait(Stage &stage)
{
    stage.server.answerNext("POST", "/account/deactivate", lateAnswer());
    return stage.signInAlice() && stage.openDeactivation()
        && stage.confirmWith(Stage::alicesPassword) && stage.waitCount(1);
}

} // namespace

/// A desktop session that ends takes the program with it wherever it stands: a session on the
/// server that nobody needs is signed out, one that is evidence is left alone.
class TestLeaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void fromTheFirstWindow()
    {
        Stage stage;
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.leave());
        QCOMPARE(stage.server.requests().size(), 0);
    }

    /// Who closes the window is told all the same what may be left.
    void closingTheFirstWindowWhileSigningIn()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        stage.server.answerNext("POST", "/login",
                                {.status = 504, .body = "late", .delay = 300ms, .actFirst = true});
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.login.waitPhase(u"signingIn"_s));
        stage.login.window()->close();
        QVERIFY(stage.login.waitGone());
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.login.says(u"A session named Farewell may remain"_s));
        QVERIFY(!isSignedOut(stage, u"alice"_s)); // so it was no empty warning
    }

    void whileTheBrowserIsOpen()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInBob());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.goToBrowser());
        QVERIFY(stage.leave());
        QVERIFY(isSignedOut(stage, u"bob"_s));
        QCOMPARE(stage.count(), 1);
    }

    /// Nothing behind the outcome can be used, and nothing that closes there ends the session.
    void behindAnOutcomeThatIsUnknown()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(confirmAndWait(stage));
        QVERIFY(stage.dialog.press(Qt::Key_Escape));
        QVERIFY(stage.dialog.press(Qt::Key_Escape));
        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.outcome.says(u"Finding out what happened"_s));
        QCOMPARE(stage.outcome.window()->windowModality(), Qt::ApplicationModal);
        QCOMPARE(QApplication::activeModalWidget(), stage.outcome.window());
        QCOMPARE(stage.settings.look(names::deactivateAccountButton).obstacle,
                 reach::Obstacle::BehindModal);
        stage.account.window()->close(); // as code can, and a desktop cannot
        QVERIFY(stage.pass(1s));
        QVERIFY(stage.account.window()->isVisible()); // or nothing could be gone back to
        QVERIFY(stage.outcome.window() != nullptr);
        QCOMPARE(stage.count("/logout"), 0);
    }

    /// The program is asked to go, which takes its windows away; an answer that has come in just
    /// before is still to be heard.
    void anAnswerThatNoWindowWaitsFor()
    {
        Stage stage(Stage::Time::Manual);
        PracticeAnswer answer;
        answer.delay = std::chrono::milliseconds(200);
        stage.server.answerNext("POST", "/account/deactivate", answer);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.dialog.waitPhase(u"submitting"_s));
        delete stage.settings.window();
        QVERIFY(stage.dialog.window() == nullptr);
        QVERIFY(stage.outcome.waitShown());
    }

    void fromAnyWindow_data()
    {
        QTest::addColumn<int>("windows");
        QTest::newRow("account") << 1;
        QTest::newRow("settings") << 2;
        QTest::newRow("dialog") << 3;
    }

    void fromAnyWindow()
    {
        QFETCH(const int, windows);
        Stage stage;
        QVERIFY(stage.signInAlice());
        QVERIFY(windows < 2 || stage.openSettings());
        QVERIFY(windows < 3
                || (stage.settings.click(names::deactivateAccountButton)
                    && stage.dialog.type(names::passwordEdit, Stage::alicesPassword)));
        QVERIFY(stage.leave());
        QVERIFY(isSignedOut(stage, u"alice"_s));
        QCOMPARE(stage.count("/logout"), 1);
        QCOMPARE(stage.count(), 0);
    }

    void serverSaysNothing()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        stage.server.answerNext("POST", "/logout", lateAnswer());
        QTimer patience;
        connect(&patience, &QTimer::timeout, this, [&stage, &patience] {
            if (stage.count("/logout") == 1) {
                patience.stop();
                stage.manualClock.advance(6s);
            }
        });
        patience.start(10ms);
        QVERIFY(stage.leave());
        QCOMPARE(stage.count("/logout"), 1);
    }

    void whileTheRequestIsUnderWay()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(confirmAndWait(stage));
        QVERIFY(stage.dialog.waitPhase(u"submitting"_s));
        QVERIFY(stage.leave());
        QCOMPARE(stage.count("/logout"), 0);
        QVERIFY(!isSignedOut(stage, u"alice"_s));
    }

    void whileFindingOut()
    {
        Stage stage(Stage::Time::Manual);
        stage.server.answerNext("POST", "/account/deactivate", {.status = 502});
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitProperty("likely", u"stillActive"_s));
        QVERIFY(stage.leave());
        QVERIFY(isSignedOut(stage, u"alice"_s));
    }

    void closedAndThenAsked()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        PracticeAnswer late;
        late.delay = 300ms;
        stage.server.answerNext("POST", "/login", late);
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.login.waitPhase(u"signingIn"_s));
        stage.login.window()->close();
        QVERIFY(stage.leave());
        QCoreApplication::processEvents();
        QCOMPARE(stage.ends(), 1);
    }

    void byKeyFromTheFirstWindow_data() { addKeys(); }

    void byKeyFromTheFirstWindow()
    {
        QFETCH(const Qt::Key, key);
        Stage stage;
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.login.press(key, Qt::ControlModifier));
        WAIT_COMPARE(stage.ends(), 1);
    }

    void byKeyFromTheAccount_data() { addKeys(); }

    void byKeyFromTheAccount()
    {
        QFETCH(const Qt::Key, key);
        Stage stage;
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.account.press(key, Qt::ControlModifier));
        WAIT_COMPARE(stage.ends(), 1);
        QVERIFY(isSignedOut(stage, u"alice"_s));
    }

    void aHeldKeyClosesOneWindow()
    {
        Stage stage;
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openSettings());
        QTest::sendKeyEvent(QTest::Press, stage.settings.window(), Qt::Key_W, QString(),
                            Qt::ControlModifier);
        QVERIFY(stage.settings.waitGone());
        QKeyEvent again(QEvent::KeyPress, Qt::Key_W, Qt::ControlModifier, {}, true);
        QCoreApplication::sendEvent(stage.account.window(), &again);
        QCoreApplication::processEvents();
        QVERIFY(stage.account.window()->isVisible());
        QCOMPARE(stage.count("/logout"), 0);
    }

    void byKeyFromTheDialog()
    {
        Stage stage;
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.dialog.press(Qt::Key_Q, Qt::ControlModifier));
        WAIT_COMPARE(stage.ends(), 1);
        QVERIFY(isSignedOut(stage, u"alice"_s));
        QCOMPARE(stage.count(), 0);
    }

    /// Each time what the window has to say comes first, as when it is closed.
    void byKeyWhileTheRequestIsUnderWay()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(confirmAndWait(stage));
        QVERIFY(stage.dialog.press(Qt::Key_Q, Qt::ControlModifier));
        WAIT_VERIFY(stage.dialog.says(u"This does not cancel the deactivation"_s));
        QVERIFY(stage.dialog.press(Qt::Key_Q, Qt::ControlModifier));
        QVERIFY(stage.outcome.waitShown());
        WAIT_VERIFY(stage.outcome.says(u"Close again to leave"_s));
        QCOMPARE(stage.ends(), 0);
        QVERIFY(stage.outcome.press(Qt::Key_Q, Qt::ControlModifier));
        QVERIFY(waitUntil([&] { return stage.ends() == 1; }));
        QCOMPARE(stage.notes().size(), 1);
    }

    /// That is told before all else ends, as it is by the frame's button.
    void byKeyWhereASessionMayRemain()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        stage.server.answerNext("POST", "/account/deactivate", {.status = 502, .body = {}});
        stage.server.answerNext("GET", "/account/whoami", {.status = 502, .body = {}});
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"checking"_s));
        QVERIFY(stage.outcome.press(Qt::Key_Q, Qt::ControlModifier));
        WAIT_VERIFY(stage.outcome.says(u"Close again to leave"_s));
        QVERIFY(stage.outcome.press(Qt::Key_Q, Qt::ControlModifier));
        QVERIFY(stage.login.waitShown());
        WAIT_VERIFY(stage.login.says(u"A session named Farewell may remain"_s));
        QCOMPARE(stage.ends(), 0);
        QVERIFY(stage.login.press(Qt::Key_Q, Qt::ControlModifier));
        QVERIFY(waitUntil([&] { return stage.ends() == 1; }));
    }

    /// The next thing would be to sign in again, which is not what was wanted.
    void byKeyAfterTheEnd()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.outcome.press(Qt::Key_Q, Qt::ControlModifier));
        WAIT_COMPARE(stage.ends(), 1);
        QCOMPARE(stage.count("/logout"), 0);
    }

    void afterTheEnd()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.leave());
        QCOMPARE(stage.count("/logout"), 0);
    }

private:
    static void addKeys()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Ctrl+Q") << Qt::Key_Q;
        QTest::newRow("Ctrl+W") << Qt::Key_W;
    }
};

QTEST_MAIN(TestLeaving)
#include "TestLeaving.moc"
