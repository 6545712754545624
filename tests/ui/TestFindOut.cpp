// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/Receipt.h"
#include "tests/support/ReceiptFolder.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char deactivatePath[] = "/account/deactivate";

/// The server's answer to the proof; what it asks for before is scripted, too.
void answerProof(PracticeHomeserver &server, const PracticeAnswer &answer)
{
    server.answerNext(
        "POST", deactivatePath,
        {.status = 401, .body = R"({"session":"s","flows":[{"stages":["m.login.password"]}]})"});
    server.answerNext("POST", deactivatePath, answer);
}

PracticeAnswer failure()
{
    return PracticeAnswer::error(500, u"M_UNKNOWN"_s, u"Internal server error"_s);
}

void rejectSignIn(PracticeHomeserver &server)
{
    server.answerNext("GET", "/account/whoami",
                      PracticeAnswer::error(401, u"M_UNKNOWN_TOKEN"_s, u"Token is not active"_s));
}

/// A server that says that it failed, but has ended our sign-in.
[[nodiscard]] bool failHalfWay(Stage &stage)
{
    if (!stage.signInAlice() || !stage.openDeactivation()) {
        return false;
    }
    answerProof(stage.server, failure());
    rejectSignIn(stage.server);
    return stage.confirmWith(Stage::alicesPassword)
        && stage.outcome.waitProperty("outcome", u"unknown"_s)
        && stage.outcome.waitReachable(names::signInToFindOutButton);
}

[[nodiscard]] bool goToLogin(Stage &stage)
{
    return stage.outcome.click(names::signInToFindOutButton) && stage.outcome.waitGone()
        && stage.login.waitPhase(u"ready"_s);
}

[[nodiscard]] bool signIn(Stage &stage, const QString &password)
{
    return stage.login.type(names::passwordEdit, password)
        && stage.login.click(names::signInButton);
}

constexpr char16_t foundActive[] = u"Your account is active: you have just signed in";

/// The server says at the sign-in that the account is deactivated.
[[nodiscard]] bool learnThatItIsDeactivated(Stage &stage)
{
    stage.server.answerNext("POST", "/login",
                            PracticeAnswer::error(403, u"M_USER_DEACTIVATED"_s, u"Gone"_s));
    return goToLogin(stage) && signIn(stage, Stage::alicesPassword)
        && stage.outcome.waitProperty("outcome", u"deactivated"_s);
}

} // namespace

/// Nobody knows what became of the request, but a sign-in would tell: it is offered once no server
/// can be at work any more, and what it says is told.
class TestFindOut final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void whenItIsOffered_data()
    {
        QTest::addColumn<PracticeAnswer>("answer");
        QTest::addColumn<bool>("isRejected");
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("the server says that it failed, and has ended our sign-in")
            << failure() << true << true;
        QTest::newRow("it refused, and has ended our sign-in")
            << PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"No"_s) << true << true;
        QTest::newRow("a success of some other kind, and our sign-in has ended")
            << PracticeAnswer{.status = 200, .body = "done"} << true << true;
        QTest::newRow("a proxy's word, and our sign-in has ended")
            << PracticeAnswer{.status = 502, .body = {}} << true << false;
        QTest::newRow("the server says that it failed, and nothing more")
            << failure() << false << false;
        QTest::newRow("a proxy's word, and nothing more")
            << PracticeAnswer{.status = 502, .body = {}} << false << false;
    }

    void whenItIsOffered()
    {
        QFETCH(const PracticeAnswer, answer);
        QFETCH(const bool, isRejected);
        QFETCH(const bool, atOnce);
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        answerProof(stage.server, answer);
        for (int i = 0; i < 6; ++i) { // at each of the times of Verification
            if (isRejected) {
                rejectSignIn(stage.server);
            } else {
                stage.server.answerNext("GET", "/account/whoami", {.status = 502});
            }
        }
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitProperty("outcome", u"unknown"_s));
        WAIT_COMPARE(stage.outcome.look(names::signInToFindOutButton).isReachable(), atOnce);
        QVERIFY(stage.pass(290s));
        WAIT_COMPARE(stage.outcome.look(names::signInToFindOutButton).isReachable(), atOnce);
        QVERIFY(stage.pass(20s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QVERIFY(stage.outcome.waitReachable(names::signInToFindOutButton));
    }

    void notWhereItIsKnown()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        answerProof(stage.server, {.status = 502, .body = {}});
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitProperty("outcome", u"unknown"_s));
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        QVERIFY(!stage.outcome.look(names::signInToFindOutButton).isReachable());
    }

    /// What is found out by a sign-in stands in a receipt that names the one before.
    void aReceiptOfIt()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(failHalfWay(stage));
        const ReceiptFolder folder;
        QVERIFY(folder.save(stage.outcome, u"first"_s));
        QVERIFY(learnThatItIsDeactivated(stage));
        QVERIFY(folder.save(stage.outcome, u"second"_s));
        QCOMPARE(folder.complaints(u"second"_s), QString());
        const QJsonObject second = folder.receipt(u"second"_s);
        QCOMPARE(second["revision"_L1], 2);
        QCOMPARE(second["replaces"_L1],
                 QString::fromLatin1(sha256Of(folder.bytes(u"first.json"_s))));
        QCOMPARE(second["outcome"_L1]["state"_L1], u"deactivated"_s);
        QCOMPARE(second["requests"_L1], folder.receipt(u"first"_s)["requests"_L1]);
        QCOMPARE(second["before"_L1]["contacts"_L1], 3);
        const QJsonArray checks = second["checks"_L1].toArray();
        QCOMPARE(checks.last()["what"_L1], u"signIn"_s); // nobody has asked whoami
        QCOMPARE(checks.last()["saw"_L1], u"deactivated"_s);
    }

    /// As does a letter.
    void aLetterOfIt()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(failHalfWay(stage));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.outcome.click(names::letterButton));
        QVERIFY(stage.letter.waitShown());
        QVERIFY(stage.letter.text(names::letterEdit)
                    .contains(u"could not find out whether that was done"_s));
        QVERIFY(stage.letter.click(names::closeLetterButton));
        QVERIFY(stage.letter.waitGone());
        QVERIFY(learnThatItIsDeactivated(stage));
        QVERIFY(stage.outcome.click(names::letterButton));
        QVERIFY(stage.letter.waitShown());
        QVERIFY(stage.letter.text(names::letterEdit).contains(u"Your server says that it is."_s));
    }

    void itWorks()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(failHalfWay(stage));
        QCOMPARE(stage.notes().size(), 1);
        QVERIFY(goToLogin(stage));
        QCOMPARE(stage.notes().size(), 1);
        QCOMPARE(stage.login.text(names::userIdEdit), stage.server.userId(u"alice"_s));
        QVERIFY(signIn(stage, Stage::alicesPassword));
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.account.says(QString::fromUtf16(foundActive)));
        QVERIFY(stage.account.says(u"Nothing was deactivated, or not to the end."_s));
        QVERIFY(!stage.server.isDeactivated(u"alice"_s));
        QCOMPARE(stage.notes(), QStringList());
        // It stands above what there is to settle.
        const auto labels = stage.account.window()->findChildren<QLabel *>();
        QStringList texts;
        for (const QLabel *label : labels) {
            texts += label->text();
        }
        QVERIFY(texts.indexOf(QString::fromUtf16(foundActive)) >= 0);
        QCOMPARE(stage.deactivations().size(), 2);
    }

    void theServerRefusesThePassword()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(failHalfWay(stage));
        QVERIFY(goToLogin(stage));
        QVERIFY(signIn(stage, u"wrong"_s));
        QVERIFY(stage.login.waitProperty("reason", u"wrongPassword"_s));
        QVERIFY(stage.login.says(u"refused the password. That is what a deactivated account does; "
                                 "a wrong password or a half-finished deactivation looks the "
                                 "same."_s));
        QVERIFY(stage.outcome.window() == nullptr);
        QCOMPARE(stage.notes().size(), 1);
        QVERIFY(signIn(stage, Stage::alicesPassword)); // the second try tells
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.account.says(QString::fromUtf16(foundActive)));
        QCOMPARE(stage.notes(), QStringList());
    }

    void theServerSaysThatItIsDeactivated()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(failHalfWay(stage));
        QVERIFY(goToLogin(stage));
        stage.server.answerNext(
            "POST", "/login",
            PracticeAnswer::error(403, u"M_USER_DEACTIVATED"_s, u"words of the server"_s));
        QVERIFY(signIn(stage, Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"deactivated"_s);
        const QStringList evidence = Person::evidenceIn(stage.outcome);
        QCOMPARE(evidence.size(), 1);
        QVERIFY2(evidence.constFirst().contains(u"gives as the reason"_s),
                 qPrintable(evidence.constFirst()));
        QCOMPARE(stage.notes(), QStringList());
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.outcome.waitGone());
        QVERIFY(stage.login.waitShown());
        WAIT_COMPARE(stage.login.text(names::userIdEdit), QString());
        QCOMPARE(stage.login.property("reason"), QString());
    }

    /// It may be the session of anybody; the account of the note stays as unknown as it was.
    void somebodyElseSignsIn()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(failHalfWay(stage));
        QVERIFY(goToLogin(stage));
        QVERIFY(stage.login.type(names::userIdEdit, u"bob"_s));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.signInAs(u"bob"_s));
        QVERIFY(!stage.account.says(QString::fromUtf16(foundActive)));
        QCOMPARE(stage.notes().size(), 1);
    }

    /// Nobody signs in there without a password; another account's is as refused as ever.
    void anotherAccountsRefusalIsTheUsualOne()
    {
        Stage stage(Stage::Time::Manual);
        stage.server.editAccount(
            u"dave"_s, [](PracticeAccount &account) { account.password = Stage::alicesPassword; });
        QVERIFY(failHalfWay(stage));
        QVERIFY(goToLogin(stage));
        QVERIFY(stage.login.type(names::userIdEdit, u"dave"_s));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(signIn(stage, u"wrong"_s));
        QVERIFY(stage.login.waitProperty("reason", u"wrongPassword"_s));
        QVERIFY(!stage.login.says(u"half-finished"_s));
    }

    void inTheBrowser()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInBob());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.goToBrowser());
        QVERIFY(stage.walkAs(u"bob"_s));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        stage.server.answerNext("POST", deactivatePath, failure());
        rejectSignIn(stage.server);
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.outcome.waitReachable(names::signInToFindOutButton));
        QVERIFY(goToLogin(stage));
        QVERIFY(stage.login.click(names::keyed(names::ssoButton, u"practice"_s)));
        QVERIFY(stage.login.waitPhase(u"browser"_s));
        QVERIFY(stage.login.says(
            u"If the page says that the account is deactivated or deleted, it is closed."_s));
        QVERIFY(stage.walkAs(u"bob"_s));
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.account.says(QString::fromUtf16(foundActive)));
        QCOMPARE(stage.notes(), QStringList());
    }

    void anOrdinarySignInSaysNothingOfClosedPages()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.enter(u"bob"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.click(names::keyed(names::ssoButton, u"practice"_s)));
        QVERIFY(stage.login.waitPhase(u"browser"_s));
        QVERIFY(!stage.login.says(u"it is closed"_s));
    }

    /// The session still works where the server says that it is done: it is ended first.
    void aContradictedConfirmation()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        answerProof(stage.server, {.status = 200, .body = "{}"});
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitProperty("outcome", u"unknown"_s));
        QVERIFY(goToLogin(stage));
        WAIT_COMPARE(stage.server.sessionNames(u"alice"_s).count(u"Farewell"_s), 0);
        QVERIFY(signIn(stage, Stage::alicesPassword));
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.account.says(QString::fromUtf16(foundActive)));
        QCOMPARE(stage.notes(), QStringList());
    }

    void byKeyboard()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(failHalfWay(stage));
        for (int i = 0; i < 12 && stage.outcome.focusName() != names::signInToFindOutButton; ++i) {
            QVERIFY(stage.outcome.press(Qt::Key_Tab));
        }
        QCOMPARE(stage.outcome.focusName(), QString(names::signInToFindOutButton));
        QVERIFY(stage.outcome.press(Qt::Key_Space));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QCOMPARE(stage.login.focusName(), QString(names::passwordEdit));
    }
};

QTEST_MAIN(TestFindOut)
#include "TestFindOut.moc"
