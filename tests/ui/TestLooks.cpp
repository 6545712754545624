// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Looks.h"
#include "tests/support/Stage.h"
#include "ui/Names.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using looks::look;

/// The windows on the way to the deactivation, light and dark, narrow and wide, in both directions:
/// nothing is cut off, every control has its names.
class TestLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeSignIn_data() { looks::addRows(); }

    void beforeSignIn()
    {
        looks::dress();
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

    void signedIn_data() { looks::addRows(); }

    void signedIn()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        look(stage.account, u"account"_s);
        QVERIFY(stage.openSettings());
        look(stage.settings, u"settings"_s);
        QVERIFY(stage.settings.click(u"removeContactButton_0"_s));
        look(stage.settings, u"settings-remove"_s);
    }

    void unfinished_data() { looks::addRows(); }

    void unfinished()
    {
        looks::dress();
        const QTemporaryDir folder;
        PracticeHomeserver server;
        QVERIFY(server.start());
        const Stage::Place place{folder.filePath(u"farewell"_s), server.baseUrl()};
        Stage::leaveNote(place, server.userId(u"alice"_s), true);
        QFile damaged(place.journal + u"/zz.json"_s);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        const Stage stage(Stage::Time::Manual, place);
        look(stage.unfinished, u"unfinished-asking"_s);
        QVERIFY(stage.unfinished.click(names::findOutButton));
        QVERIFY(stage.unfinished.waitPhase(u"told"_s));
        look(stage.unfinished, u"unfinished-told"_s);
        QVERIFY(stage.unfinished.click(names::notNowButton));
        QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
        look(stage.unfinished, u"unfinished-unreadable"_s);
    }

    void withoutANote_data() { looks::addRows(); }

    void withoutANote()
    {
        looks::dress();
        const QTemporaryDir folder;
        PracticeHomeserver server;
        QVERIFY(server.start());
        QFile inTheWay(folder.filePath(u"farewell"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        Stage stage(Stage::Time::Manual, {inTheWay.fileName(), server.baseUrl()});
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        look(stage.dialog, u"deactivate-no-note"_s);
    }
};

QTEST_MAIN(TestLooks)
#include "TestLooks.moc"
