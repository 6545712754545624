// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ArmedButton.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

enum class Leave { Escape, Button, WindowClose };

bool leave(const PatientRobot &robot, Leave how)
{
    switch (how) {
    case Leave::Escape:
        return robot.press(Qt::Key_Escape);
    case Leave::Button:
        return robot.click(names::cancelButton);
    case Leave::WindowClose:
        return robot.waitShown() && robot.window()->close();
    }
    Q_UNREACHABLE();
}

/// What a person gets at, by scrolling if need be.
bool canBeReached(const reach::Found &found)
{
    return found.isReachable() || found.obstacle == reach::Obstacle::OutOfSight;
}

/// Clicks twice on everything that is not named, and can be reached; returns how much that was.
int clickThrough(const PatientRobot &robot, const QStringList &spared)
{
    QStringList found; // buttons come and go by clicks
    const auto buttons = robot.window()->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        found += button->objectName();
    }
    int clicked = 0;
    for (const QString &name : std::as_const(found)) {
        if (!name.isEmpty() && !spared.contains(name) && canBeReached(robot.look(name))
            && robot.doubleClick(name)) {
            ++clicked;
        }
    }
    return clicked;
}

/// Presses Return and Enter wherever the Tab key leads.
bool enterEverywhere(const PatientRobot &robot)
{
    constexpr int onceAround = 20;
    for (int i = 0; i < onceAround; ++i) {
        if (!robot.press(Qt::Key_Return) || !robot.press(Qt::Key_Enter)
            || !robot.press(Qt::Key_Tab)) {
            return false;
        }
    }
    return true;
}

/// Signs out by the menu: by then the server has seen everything that was ever sent.
bool closeSettingsAndSignOut(Stage &stage)
{
    return stage.pass(std::chrono::hours(1)) && stage.settings.press(Qt::Key_Escape)
        && stage.settings.waitGone() && stage.account.click(names::userMenuButton)
        && stage.account.clickAction(names::userMenuSignOutAction) && stage.login.waitShown();
}

PracticeAnswer challenge(const QByteArray &flows)
{
    return {.status = 401, .body = R"({"session":"s","params":{},"flows":[)" + flows + "]}"};
}

PracticeAnswer refusal(int status, const QByteArray &errcode)
{
    return {.status = status, .body = R"({"error":"No.","errcode":")" + errcode + R"("})"};
}

QStringList dangerButtons()
{
    return {names::confirmButton, names::ssoButton, u"flowButton_0"_s, u"flowButton_1"_s};
}

} // namespace

/// Nothing reaches the deactivation endpoint before the confirming click, and nothing more than it
/// sends after it.
class TestConfirmingClick final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void nothingIsSentBefore_data()
    {
        QTest::addColumn<bool>("bySso");
        QTest::addColumn<Leave>("how");
        for (const bool bySso : {false, true}) {
            const char *kind = bySso ? "sso" : "password";
            QTest::addRow("%s, Escape", kind) << bySso << Leave::Escape;
            QTest::addRow("%s, Cancel", kind) << bySso << Leave::Button;
            QTest::addRow("%s, window closed", kind) << bySso << Leave::WindowClose;
        }
    }

    void nothingIsSentBefore()
    {
        QFETCH(const bool, bySso);
        QFETCH(const Leave, how);
        Stage stage(Stage::Time::Manual);
        QVERIFY(bySso ? stage.signInBob() : stage.signInAlice());

        // Both ways to the settings; a double click must not press what appears under it.
        QVERIFY(stage.account.doubleClick(names::deactivateButton));
        QVERIFY(stage.settings.waitShown());
        QVERIFY(stage.settings.press(Qt::Key_Escape));
        QVERIFY(stage.settings.waitGone());
        QVERIFY(stage.openSettings());
        QVERIFY(stage.settings.doubleClick(names::deactivateAccountButton));

        QVERIFY(stage.dialog.waitPhase(bySso ? u"sso"_s : u"password"_s));
        if (!bySso) {
            QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        }
        QVERIFY(stage.arm(stage.dialog, bySso ? names::ssoButton : names::confirmButton));
        QVERIFY(clickThrough(stage.dialog, dangerButtons() + QStringList{names::cancelButton}) > 0);
        QVERIFY(leave(stage.dialog, how));
        QVERIFY(stage.dialog.waitGone());

        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitShown());
        QVERIFY(leave(stage.dialog, how));
        QVERIFY(stage.dialog.waitGone());

        QVERIFY(closeSettingsAndSignOut(stage));
        QCOMPARE(stage.count(), 0);
        QVERIFY(!stage.server.sessionNames(bySso ? u"bob"_s : u"alice"_s).contains(u"Farewell"_s));
    }

    void noOtherWindowSendsAnything()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        const QString provider = names::keyed(names::ssoButton, u"practice"_s);
        QVERIFY(
            clickThrough(stage.login, {names::cantSignInButton, names::administerButton, provider})
            > 0);
        QVERIFY(stage.login.doubleClick(names::administerButton));
        QVERIFY(stage.login.says(u"Sign in as administrator"_s)); // not back again
        QVERIFY(stage.login.doubleClick(names::ordinarySignInButton));
        QVERIFY(stage.login.says(u"Sign in to your account"_s));
        clickThroughTheHelp(stage);
        QVERIFY(stage.login.doubleClick(provider));
        QVERIFY(stage.login.waitPhase(u"browser"_s));
        QVERIFY(clickThrough(stage.login, {names::cancelBrowserButton}) > 0);
        QVERIFY(stage.login.doubleClick(names::cancelBrowserButton));
        QVERIFY(stage.login.waitPhase(u"ready"_s));

        signInByPassword(stage);
        QVERIFY(stage.account.doubleClick(names::accountIsNotMineButton));
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        signInByPassword(stage);
        QVERIFY(stage.account.doubleClick(names::accountIsMineButton));
        for (const auto &name : {names::reviewContactsButton, names::deactivateButton}) {
            QVERIFY(stage.account.doubleClick(name));
            clickThroughTheSettings(stage);
            QVERIFY(stage.settings.press(Qt::Key_Escape));
            QVERIFY(stage.settings.waitGone());
        }
        QVERIFY(stage.openSettings());
        QVERIFY(closeSettingsAndSignOut(stage));
        QVERIFY(stage.server.contacts(u"alice"_s).isEmpty()); // so thoroughly was clicked
        QVERIFY(!stage.server.isDeactivated(u"alice"_s));
        QCOMPARE(stage.count(), 0);
    }

    void enterSendsNothing_data()
    {
        QTest::addColumn<bool>("bySso");
        QTest::newRow("password") << false;
        QTest::newRow("sso") << true;
    }

    void enterSendsNothing()
    {
        QFETCH(const bool, bySso);
        Stage stage(Stage::Time::Manual);
        QVERIFY(bySso ? stage.signInBob() : stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        if (!bySso) {
            QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        }
        QVERIFY(stage.arm(stage.dialog, bySso ? names::ssoButton : names::confirmButton));
        QVERIFY(enterEverywhere(stage.dialog));
        QCOMPARE(stage.dialog.property("phase"), bySso ? u"sso"_s : u"password"_s);
        QVERIFY(leave(stage.dialog, Leave::Escape));
        QVERIFY(closeSettingsAndSignOut(stage));
        QCOMPARE(stage.count(), 0);
    }

    void leavingLaterPhasesSendsNothingMore_data()
    {
        QTest::addColumn<bool>("bySso");
        QTest::addColumn<PracticeAnswer>("answer");
        QTest::addColumn<QString>("phase");
        QTest::addColumn<Leave>("how");
        const struct
        {
            const char *name;
            bool bySso;
            PracticeAnswer answer;
            QString phase;
        } phases[] = {
            {"wrong password",
             false,
             {.status = 401,
              .body = R"({"session":"s","errcode":"M_FORBIDDEN",)"
                      R"("flows":[{"stages":["m.login.password"]}]})"},
             u"password"_s},
            {"browser", true, challenge(R"({"stages":["m.login.sso"]})"), u"browser"_s},
            {"fallback", false, challenge(R"({"stages":["org.example.terms"]})"), u"fallback"_s},
            {"choice", false,
             challenge(R"({"stages":["m.login.sso"]},{"stages":["org.example.terms"]})"),
             u"choice"_s},
            {"last click", true, challenge(R"({"stages":["m.login.dummy"]})"), u"choice"_s},
            {"cooling", false, refusal(429, "M_LIMIT_EXCEEDED"), u"cooling"_s},
            {"policy", true, refusal(403, "M_FORBIDDEN"), u"impossible"_s},
        };
        for (const auto &row : phases) {
            QTest::addRow("%s, Escape", row.name)
                << row.bySso << row.answer << row.phase << Leave::Escape;
            QTest::addRow("%s, button", row.name)
                << row.bySso << row.answer << row.phase << Leave::Button;
            QTest::addRow("%s, window closed", row.name)
                << row.bySso << row.answer << row.phase << Leave::WindowClose;
        }
    }

    void leavingLaterPhasesSendsNothingMore()
    {
        QFETCH(const bool, bySso);
        QFETCH(const PracticeAnswer, answer);
        QFETCH(const QString, phase);
        QFETCH(const Leave, how);
        Stage stage(Stage::Time::Manual);
        QVERIFY(bySso ? stage.signInBob() : stage.signInAlice());
        const bool isAfterProof = phase == "password"_L1;
        if (isAfterProof) {
            stage.server.answerNext("POST", "/account/deactivate",
                                    challenge(R"({"stages":["m.login.password"]})"));
        }
        stage.server.answerNext("POST", "/account/deactivate", answer);
        QVERIFY(stage.openDeactivation());
        if (bySso) {
            QVERIFY(stage.arm(stage.dialog, names::ssoButton));
            QVERIFY(stage.dialog.click(names::ssoButton));
        } else {
            QVERIFY(stage.confirmWith(Stage::alicesPassword));
        }
        const qsizetype sent = isAfterProof ? 2 : 1;
        QVERIFY(stage.waitCount(sent));
        QVERIFY(stage.dialog.waitPhase(phase));
        if (isAfterProof) {
            QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        }
        (void)clickThrough(stage.dialog,
                           dangerButtons()
                               + QStringList{names::cancelButton, names::saveReceiptButton,
                                             names::letterButton}); // lead elsewhere
        QVERIFY(enterEverywhere(stage.dialog));
        QVERIFY(leave(stage.dialog, how));
        QVERIFY(stage.dialog.waitGone());
        QVERIFY(stage.outcome.window() == nullptr);

        QVERIFY(closeSettingsAndSignOut(stage));
        QCOMPARE(stage.count(), sent);
    }

private:
    static void signInByPassword(const Stage &stage)
    {
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.doubleClick(names::signInButton));
        QVERIFY(stage.account.waitShown());
        QVERIFY(stage.account.waitPhase(u"ready"_s));
    }

    static void clickThroughTheHelp(const Stage &stage)
    {
        const PatientRobot help(names::cantSignInDialog);
        QVERIFY(stage.login.doubleClick(names::cantSignInButton));
        QVERIFY(help.waitShown());
        QVERIFY(clickThrough(help, {names::administerButton, names::closeCantSignInButton}) > 0);
        QVERIFY(help.doubleClick(names::closeCantSignInButton));
        QVERIFY(help.waitGone());
    }

    /// Contacts are removed on the way: their question is answered with no the first time, then
    /// with yes.
    static void clickThroughTheSettings(Stage &stage)
    {
        QStringList spared{names::deactivateAccountButton};
        QVERIFY(stage.settings.waitShown());
        QVERIFY(clickThrough(stage.settings, spared) > 0);
        const qsizetype contacts = stage.server.contacts(u"alice"_s).size();
        for (qsizetype n = 0; n < contacts; ++n) {
            spared += names::indexed(names::removeContactCancelButton, n);
        }
        QVERIFY(clickThrough(stage.settings, spared) > 0);
        for (qsizetype n = 0; n < contacts; ++n) {
            QVERIFY(
                stage.arm(stage.settings, names::indexed(names::removeContactConfirmButton, n)));
        }
        QVERIFY(clickThrough(stage.settings, spared) > 0);
        QVERIFY(stage.pass(ArmedButton::armingTime));
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
        QVERIFY(stage.settings.doubleClick(names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitShown());
        QVERIFY(stage.dialog.press(Qt::Key_Escape));
        QVERIFY(stage.dialog.waitGone());
    }
};

QTEST_MAIN(TestConfirmingClick)
#include "TestConfirmingClick.moc"
