// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ArmedButton.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using std::chrono::milliseconds;

namespace {

enum class Button {
    ConfirmPassword,
    ConfirmBrowser,
    ConfirmWithoutProof,
    SingleSignOn,
    Fallback,
    Flow,
    RemoveContact,
};

enum class Act { Space, Click, DoubleClick };

/// Where a button is, and what pressing it once leads to.
struct Place
{
    const PatientRobot &robot;
    QString name;
    QString phaseAfter; ///< of the dialog; empty: the outcome
    int requests = 0;   ///< to the deactivation endpoint
    int pages = 0;      ///< in the browser
    int removals = 0;
};

Place placeOf(Button button, const Stage &stage)
{
    switch (button) {
    case Button::ConfirmPassword:
        return {stage.dialog, names::confirmButton, {}, 2};
    case Button::ConfirmBrowser:
    case Button::ConfirmWithoutProof:
        return {stage.dialog, names::confirmButton, {}, 1};
    case Button::SingleSignOn:
        return {stage.dialog, names::ssoButton, u"browser"_s, 1, 1};
    case Button::Fallback: // the first request has opened the session already
        return {stage.dialog, names::ssoButton, u"browser"_s, 0, 1};
    case Button::Flow:
        return {stage.dialog, u"flowButton_1"_s, u"fallback"_s};
    case Button::RemoveContact:
        return {stage.settings, u"removeContactConfirmButton_0"_s, u"ready"_s, 0, 0, 1};
    }
    Q_UNREACHABLE();
}

QList<std::pair<const char *, Button>> buttons()
{
    return {{"confirmButton, password", Button::ConfirmPassword},
            {"confirmButton, browser", Button::ConfirmBrowser},
            {"confirmButton, no proof", Button::ConfirmWithoutProof},
            {"ssoButton, sso", Button::SingleSignOn},
            {"ssoButton, fallback", Button::Fallback},
            {"flowButton", Button::Flow},
            {"removeContactConfirmButton", Button::RemoveContact}};
}

QList<QStringList> flowsFor(Button button)
{
    switch (button) {
    case Button::ConfirmPassword:
    case Button::ConfirmBrowser:
    case Button::SingleSignOn:
    case Button::RemoveContact:
        return {};
    case Button::ConfirmWithoutProof:
        return {{u"m.login.dummy"_s}};
    case Button::Fallback:
        return {{u"org.example.terms"_s}};
    case Button::Flow:
        return {{u"org.example.other"_s}, {u"org.example.terms"_s}};
    }
    Q_UNREACHABLE();
}

/// To the moment before the button appears; the clock stands still.
bool prepare(Button button, Stage &stage)
{
    PracticeSettings settings = stage.server.settings();
    if (const auto flows = flowsFor(button); !flows.isEmpty()) {
        settings.flows = flows;
    }
    stage.server.setSettings(settings);
    switch (button) {
    case Button::ConfirmPassword:
        return stage.signInAlice() && stage.openDeactivation()
            && stage.dialog.type(names::passwordEdit, Stage::alicesPassword);
    case Button::ConfirmBrowser:
        return stage.signInBob() && stage.openDeactivation() && stage.goToBrowser()
            && stage.walkAs(u"bob"_s);
    case Button::ConfirmWithoutProof:
    case Button::Flow:
        return stage.signInAlice() && stage.openDeactivation()
            && stage.confirmWith(Stage::alicesPassword) && stage.dialog.waitPhase(u"choice"_s);
    case Button::Fallback:
        return stage.signInAlice() && stage.openDeactivation()
            && stage.confirmWith(Stage::alicesPassword) && stage.dialog.waitPhase(u"fallback"_s);
    case Button::SingleSignOn:
        return stage.signInBob() && stage.openDeactivation();
    case Button::RemoveContact:
        return stage.signInAlice() && stage.openSettings()
            && stage.settings.click(u"removeContactButton_0"_s);
    }
    Q_UNREACHABLE();
}

bool act(const PatientRobot &robot, const QString &name, Act how)
{
    switch (how) {
    case Act::Space:
        return robot.press(Qt::Key_Space);
    case Act::Click:
        return robot.click(name);
    case Act::DoubleClick:
        return robot.doubleClick(name);
    }
    Q_UNREACHABLE();
}

/// Only by setFocus(), for that is what the Tab key does in the end.
bool focus(const PatientRobot &robot, const QString &name)
{
    robot.look(name).widget->setFocus(Qt::TabFocusReason);
    return robot.waitFocus(name);
}

} // namespace

/// Every danger button: armed late, deaf to Enter, pressed by Space or a click, and once only.
class TestDangerButtons final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    /// Without our care the desktop decides: on GNOME, where this program runs once more, Enter
    /// presses any button. Were it otherwise there, the rest would prove little.
    void enterOnAnyOtherButton()
    {
        QWidget window;
        QPushButton button(u"Any other"_s, &window);
        button.setAutoDefault(false);
        const QSignalSpy clicked(&button, &QPushButton::clicked);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        button.setFocus();
        QTest::keyClick(&button, Qt::Key_Return);
        QTest::keyClick(&button, Qt::Key_Enter);
        const bool isGnome = QGuiApplication::platformName() == u"xcb"_s;
        QCOMPARE(clicked.size(), isGnome ? 2 : 0);
    }

    void press_data()
    {
        QTest::addColumn<Button>("button");
        QTest::addColumn<Act>("how");
        const std::pair<const char *, Act> acts[]
            = {{"Space", Act::Space}, {"click", Act::Click}, {"double click", Act::DoubleClick}};
        for (const auto &[name, button] : buttons()) {
            for (const auto &[what, how] : acts) {
                QTest::addRow("%s, %s", name, what) << button << how;
            }
        }
    }

    void press()
    {
        QFETCH(const Button, button);
        QFETCH(const Act, how);
        Stage stage(Stage::Time::Manual);
        QVERIFY(prepare(button, stage));
        const Place place = placeOf(button, stage);
        const PatientRobot &robot = place.robot;
        const qsizetype requests = stage.count();
        const qsizetype pages = stage.browser.opened().size();
        const auto obstacle = [&] { return robot.look(place.name).obstacle; };

        WAIT_COMPARE(obstacle(), reach::Obstacle::Disabled);
        stage.manualClock.advance(ArmedButton::armingTime - milliseconds(1));
        QCoreApplication::processEvents();
        QCOMPARE(obstacle(), reach::Obstacle::Disabled);
        stage.manualClock.advance(milliseconds(1));
        QVERIFY(robot.waitReachable(place.name));

        const QString phase = robot.property("phase");
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
            QVERIFY(focus(robot, place.name));
            QVERIFY(robot.press(key));
            QVERIFY(robot.hold(key, 5));
        }
        QCoreApplication::processEvents();
        QCOMPARE(robot.property("phase"), phase);
        QCOMPARE(robot.focusName(), place.name);

        QVERIFY(act(robot, place.name, how));
        if (place.phaseAfter.isEmpty()) {
            QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        } else if (place.removals > 0) {
            WAIT_COMPARE(stage.count("/account/3pid/delete"), place.removals);
            QVERIFY(robot.waitPhase(place.phaseAfter));
        } else {
            QVERIFY(robot.waitPhase(place.phaseAfter));
        }
        stage.manualClock.advance(ArmedButton::armingTime);
        QCoreApplication::processEvents();
        QCOMPARE(stage.count() - requests, place.requests);
        QCOMPARE(stage.browser.opened().size() - pages, place.pages);
        QCOMPARE(stage.count("/account/3pid/delete"), place.removals);
    }

    void escapeOnlyLeaves_data()
    {
        QTest::addColumn<Button>("button");
        for (const auto &[name, button] : buttons()) {
            QTest::newRow(name) << button;
        }
    }

    void escapeOnlyLeaves()
    {
        QFETCH(const Button, button);
        Stage stage(Stage::Time::Manual);
        QVERIFY(prepare(button, stage));
        const Place place = placeOf(button, stage);
        const qsizetype requests = stage.count();
        const qsizetype pages = stage.browser.opened().size();
        QVERIFY(stage.arm(place.robot, place.name));
        QVERIFY(focus(place.robot, place.name));
        QVERIFY(place.robot.hold(Qt::Key_Escape, 5));
        QVERIFY(place.robot.waitGone());
        QVERIFY(stage.pass(ArmedButton::armingTime));
        QCOMPARE(stage.count(), requests);
        QCOMPARE(stage.browser.opened().size(), pages);
        QCOMPARE(stage.count("/account/3pid/delete"), 0);
    }

    void enterInThePasswordOnlyMovesTheFocus_data()
    {
        QTest::addColumn<bool>("early");
        QTest::newRow("unarmed") << true;
        QTest::newRow("armed") << false;
    }

    void enterInThePasswordOnlyMovesTheFocus()
    {
        QFETCH(const bool, early);
        Stage stage(Stage::Time::Manual);
        QVERIFY(prepare(Button::ConfirmPassword, stage));
        if (!early) {
            QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        }
        QVERIFY(stage.dialog.hold(Qt::Key_Return, 3));
        if (early) {
            QCOMPARE(stage.dialog.focusName(), QString(names::passwordEdit));
            QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        }
        QVERIFY(stage.dialog.waitFocus(names::confirmButton));
        // A screen reader speaks the description of what receives the focus.
        QCOMPARE(QApplication::focusWidget()->accessibleDescription(),
                 u"Press Space to deactivate"_s);
        QVERIFY(stage.dialog.press(Qt::Key_Return));
        QCoreApplication::processEvents();
        QCOMPARE(stage.dialog.property("phase"), u"password"_s);
        QCOMPARE(stage.count(), 0);
        QVERIFY(stage.dialog.press(Qt::Key_Space));
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QCOMPARE(stage.count(), 2);
    }
};

QTEST_MAIN(TestDangerButtons)
#include "TestDangerButtons.moc"
