// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Inspector.h"
#include "tests/support/Stage.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

constexpr int narrow = 360;
constexpr int wide = 1000;
constexpr int low = 640;

/// Kept for people to look at.
QDir pictures()
{
    const QDir folder(QStringLiteral(FAREWELL_BUILD_DIR "/pictures"));
    folder.mkpath(u"."_s);
    return folder;
}

bool isDark(const QImage &image)
{
    return image.pixelColor(2, image.height() - 3).lightness() < 128;
}

PracticeAnswer refusal(int status, const QByteArray &errcode)
{
    return {.status = status,
            .body = R"({"error":"<b>No</b> & never.","errcode":")" + errcode + R"("})"};
}

} // namespace

/// Every window, light and dark, narrow and wide: nothing is cut off, every control has its names.
class TestLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void windows_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("width");
        QTest::newRow("light, narrow") << false << narrow;
        QTest::newRow("light, wide") << false << wide;
        QTest::newRow("dark, narrow") << true << narrow;
        QTest::newRow("dark, wide") << true << wide;
    }

    void windows()
    {
        QFETCH(const bool, dark);
        delete qApp->findChild<Theme *>();
        Theme::apply(*qApp, dark ? Appearance::Dark : Appearance::Light);
        beforeSignIn();
        byPassword();
        bySingleSignOn();
        deadEnd();
        uncertain();
    }

private:
    void beforeSignIn()
    {
        const Stage stage(Stage::Time::Manual);
        QVERIFY(stage.login.waitShown());
        look(stage.login, u"login-idle"_s);
        QVERIFY(stage.login.type(names::userIdEdit, u"bob"_s));
        QVERIFY(stage.login.type(names::homeserverEdit, stage.server.baseUrl()));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        look(stage.login, u"login-ready"_s);
        QVERIFY(stage.login.click(u"ssoButton_practice"_s));
        QVERIFY(stage.login.waitPhase(u"browser"_s));
        look(stage.login, u"login-browser"_s);
        QVERIFY(stage.login.click(names::cancelBrowserButton));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.click(names::cantSignInButton));
        look(Robot(names::cantSignInDialog), u"cant-sign-in"_s);
    }

    void byPassword()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        look(stage.account, u"account"_s);
        QVERIFY(stage.openSettings());
        look(stage.settings, u"settings"_s);
        QVERIFY(stage.settings.click(u"removeContactButton_0"_s));
        look(stage.settings, u"settings-remove"_s);
        QVERIFY(stage.settings.click(u"removeContactCancelButton_0"_s));
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitShown());
        look(stage.dialog, u"deactivate-password"_s);
        QVERIFY(stage.confirmWith(u"wrong"_s));
        QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        look(stage.dialog, u"deactivate-wrong-password"_s);
        QVERIFY(stage.dialog.click(names::eraseHelpButton));
        look(stage.dialog, u"deactivate-help"_s);
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        look(stage.outcome, u"outcome-deactivated"_s);
    }

    void bySingleSignOn()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInBob());
        QVERIFY(stage.openDeactivation());
        look(stage.dialog, u"deactivate-sso"_s);
        QVERIFY(stage.goToBrowser());
        look(stage.dialog, u"deactivate-browser"_s);
        QVERIFY(stage.walkAs(u"alice"_s));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.dialog.waitProperty("reason", u"otherPerson"_s));
        look(stage.dialog, u"deactivate-other-person"_s);
    }

    void deadEnd()
    {
        Stage stage(Stage::Time::Manual);
        stage.server.answerNext("POST", "/account/deactivate", refusal(429, "M_LIMIT_EXCEEDED"));
        stage.server.answerNext("POST", "/account/deactivate", refusal(403, "M_FORBIDDEN"));
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.dialog.waitPhase(u"cooling"_s));
        look(stage.dialog, u"deactivate-cooling"_s);
        QVERIFY(stage.pass(std::chrono::minutes(1)));
        QVERIFY(stage.dialog.waitPhase(u"password"_s));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.dialog.waitPhase(u"impossible"_s));
        QVERIFY(stage.dialog.text(names::serverSaidLabel).contains(u"<b>No</b> & never."_s));
        look(stage.dialog, u"deactivate-impossible"_s);
    }

    void uncertain()
    {
        Stage stage(Stage::Time::Manual);
        stage.server.answerNext("POST", "/account/deactivate", refusal(502, "M_UNKNOWN"));
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        look(stage.outcome, u"outcome-checking"_s);
        QVERIFY(stage.pass(std::chrono::minutes(6)));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"stillActive"_s);
        look(stage.outcome, u"outcome-still-active"_s);
    }

    /// At the width of this row, on a small screen.
    static void look(const Robot &robot, const QString &name)
    {
        QFETCH(const bool, dark);
        QFETCH(const int, width);
        QVERIFY(robot.waitShown());
        QWidget *window = robot.window();
        const QSize before = window->size();
        window->resize(width, low);
        QCoreApplication::processEvents();
        const QImage picture = window->grab().toImage();
        picture.save(pictures().filePath(
            u"%1-%2-%3.png"_s.arg(name, dark ? u"dark"_s : u"light"_s).arg(width)));
        const QByteArray where = name.toUtf8() + ": ";
        const auto complain = [&](const QStringList &found) {
            for (const QString &what : found) {
                QTest::qFail((where + what.toUtf8()).constData(), __FILE__, __LINE__);
            }
        };
        if (window->width() != width) {
            complain({u"is %1 wide, not %2"_s.arg(window->width()).arg(width)});
        }
        if (isDark(picture) != dark) {
            complain({u"has not the colours that were asked for"_s});
        }
        complain(inspector::clippedTexts(*window));
        complain(inspector::unnamedControls(*window));
        complain(inspector::richLabels(*window));
        window->resize(before);
    }
};

QTEST_MAIN(TestLooks)
#include "TestLooks.moc"
