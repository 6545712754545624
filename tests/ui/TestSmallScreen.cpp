// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/practice/PracticeDialog.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QScreen>

using namespace Qt::StringLiterals;
using namespace farewell;

/// Every window, as it opens, on a screen of 1280 by 1000 at 250 %.
class TestSmallScreen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::apply(*qApp, Appearance::Light);
        QCOMPARE(QGuiApplication::primaryScreen()->availableSize(), QSize(512, 400));
    }

    void fromSignInToOutcome()
    {
        Stage stage(Stage::Time::Manual);
        verifyFits(stage.login);
        QVERIFY(stage.login.click(names::cantSignInButton));
        const PatientRobot help(names::cantSignInDialog);
        verifyFits(help);
        QVERIFY(help.press(Qt::Key_Escape));
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        verifyFits(stage.login);
        QVERIFY(stage.signInWith(Stage::alicesPassword));
        verifyFits(stage.account);
        QVERIFY(stage.openSettings());
        verifyFits(stage.settings);
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        verifyFits(stage.dialog);
        QVERIFY(stage.confirmWith(u"wrong"_s));
        QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        verifyFits(stage.dialog);
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        verifyFits(stage.outcome);
    }

    void atTheNextStart()
    {
        const QTemporaryDir folder;
        PracticeHomeserver server;
        QVERIFY(server.start());
        const Stage::Place place{folder.path(), server.baseUrl()};
        Stage::leaveNote(place, server.userId(u"alice"_s));
        const Stage stage(Stage::Time::Manual, place);
        verifyFits(stage.unfinished);
    }

    void whatToPractise()
    {
        PracticeDialog dialog(Practice{}, nullptr);
        dialog.open();
        verifyFits(PatientRobot(names::practiceDialog));
    }

private:
    static void verifyFits(const PatientRobot &robot)
    {
        QVERIFY(robot.waitShown());
        const QSize screen = QGuiApplication::primaryScreen()->availableSize();
        const QSize size = robot.window()->size();
        QVERIFY2(size.boundedTo(screen) == size,
                 qPrintable(u"%1 has %2×%3"_s.arg(robot.window()->objectName())
                                .arg(size.width())
                                .arg(size.height())));
    }
};

QTEST_MAIN(TestSmallScreen)
#include "TestSmallScreen.moc"
