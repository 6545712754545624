// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

/// Presses `key` until the focus has come to `name`, at most once around.
bool walkTo(const PatientRobot &robot, const QString &name, Qt::Key key = Qt::Key_Tab)
{
    constexpr int most = 40;
    for (int i = 0; i < most && robot.focusName() != name; ++i) {
        if (!robot.press(key)) {
            return false;
        }
    }
    return robot.waitFocus(name);
}

/// Where the Tab key leads from `name` on, until it is there again.
QStringList stopsAfter(const PatientRobot &robot, const QString &name)
{
    constexpr int most = 40;
    QStringList stops;
    if (!walkTo(robot, name) || !robot.press(Qt::Key_Tab)) {
        return stops;
    }
    while (robot.focusName() != name && stops.size() < most) {
        stops += robot.focusName();
        if (!robot.press(Qt::Key_Tab)) {
            break;
        }
    }
    return stops;
}

bool pressAt(const PatientRobot &robot, const QString &name, Qt::Key key = Qt::Key_Space)
{
    return walkTo(robot, name) && robot.waitReachable(name) && robot.press(key);
}

} // namespace

/// The whole journey without a mouse.
class TestByKeyboard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void password()
    {
        Stage stage(Stage::Time::Manual);
        signIn(stage);
        QVERIFY(pressAt(stage.account, names::accountIsMineButton));
        QVERIFY(pressAt(stage.account, names::userMenuButton));
        QVERIFY(waitUntil([] { return QApplication::activePopupWidget() != nullptr; }));
        QVERIFY(stage.account.press(Qt::Key_Down));
        QVERIFY(stage.account.press(Qt::Key_Return));

        QVERIFY(stage.settings.waitShown());
        QVERIFY(pressAt(stage.settings, names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitShown());
        QVERIFY(stage.dialog.waitFocus(names::passwordEdit)); // where typing starts
        QVERIFY(pressAt(stage.dialog, names::eraseCheckBox));
        QVERIFY(walkTo(stage.dialog, names::passwordEdit, Qt::Key_Backtab));
        QVERIFY(stage.dialog.typeHere(Stage::alicesPassword));
        QVERIFY(stage.dialog.press(Qt::Key_Return));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.waitFocus(names::confirmButton));
        QVERIFY(stage.dialog.press(Qt::Key_Return));
        QCOMPARE(stage.count(), 0);
        QVERIFY(stage.dialog.press(Qt::Key_Space));

        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QCOMPARE(stage.count(), 2);
        QVERIFY(stage.deactivations().constLast().json().value("erase"_L1).toBool());
        QVERIFY(stage.server.isErased(u"alice"_s));
        QVERIFY(pressAt(stage.outcome, names::closeOutcomeButton));
        QVERIFY(stage.login.waitShown());
    }

    void singleSignOn()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInBob());
        QVERIFY(pressAt(stage.account, names::deactivateButton));
        QVERIFY(stage.settings.waitShown());
        QVERIFY(pressAt(stage.settings, names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitPhase(u"sso"_s));
        QVERIFY(stage.arm(stage.dialog, names::ssoButton));
        QVERIFY(pressAt(stage.dialog, names::ssoButton, Qt::Key_Return));
        QCOMPARE(stage.count(), 0);
        QVERIFY(stage.dialog.press(Qt::Key_Space));
        QVERIFY(stage.dialog.waitPhase(u"browser"_s));
        QVERIFY(stage.dialog.waitFocus(names::openBrowserAgainButton));
        QVERIFY(pressAt(stage.dialog, names::copyLinkButton));
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 stage.browser.opened().constLast().toString(QUrl::FullyEncoded));
        QVERIFY(stage.walkAs(u"bob"_s));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(pressAt(stage.dialog, names::confirmButton));
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QCOMPARE(stage.count(), 2);
    }

    /// Where the page is opened and the looking begins, Enter does nothing either.
    void managedInTheBrowser()
    {
        Stage stage(Stage::Time::Manual);
        enterManaged(stage);
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitFocus(names::openBrowserAgainButton));
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(pressAt(stage.account, names::accountIsMineButton));
        QVERIFY(pressAt(stage.account, names::deactivateButton));
        QVERIFY(stage.settings.waitShown());
        QVERIFY(pressAt(stage.settings, names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitShown());
        QVERIFY(stage.dialog.waitPhase(u"account"_s));
        QVERIFY(pressAt(stage.dialog, names::eraseCheckBox));
        QVERIFY(stage.dialog.says(u"Remember to tick"_s));

        const qsizetype pages = stage.browser.opened().size();
        QVERIFY(pressAt(stage.dialog, names::accountPageButton, Qt::Key_Return));
        QCOMPARE(stage.browser.opened().size(), pages);
        QVERIFY(stage.dialog.press(Qt::Key_Space));
        QCOMPARE(stage.browser.opened().size(), pages + 1);
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.server.isDeactivated(u"carol"_s));
        QVERIFY(pressAt(stage.dialog, names::checkNowButton, Qt::Key_Return));
        QCOMPARE(stage.dialog.property("phase"), u"account"_s);
        QVERIFY(stage.dialog.press(Qt::Key_Space));

        QVERIFY(stage.outcome.waitProperty("likely", u"deactivated"_s));
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(pressAt(stage.outcome, names::closeOutcomeButton));
        QVERIFY(pressAt(stage.outcome, names::closeOutcomeButton)); // it warns once
        QVERIFY(stage.login.waitShown());
        QCOMPARE(stage.count(), 0);
    }

    void everyControlOfAManagedAccountIsReachedByTab()
    {
        Stage stage(Stage::Time::Manual);
        enterManaged(stage);
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitFocus(names::openBrowserAgainButton));
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(pressAt(stage.account, names::accountIsMineButton));
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.waitPhase(u"account"_s));
        for (const auto name : {names::eraseCheckBox, names::eraseHelpButton, names::cancelButton,
                                names::checkNowButton, names::accountPageButton}) {
            QVERIFY(walkTo(stage.dialog, name));
            QVERIFY(walkTo(stage.dialog, name, Qt::Key_Backtab));
        }
    }

    /// The code is told where the focus is: it stands in no field that one could come to.
    void managedOnAnotherDevice()
    {
        Stage stage(Stage::Time::Manual);
        enterManaged(stage);
        QCOMPARE(stopsAfter(stage.login, names::continueInBrowserButton).mid(0, 2),
                 (QStringList{names::accountPageButton, names::anotherDeviceButton}));
        QVERIFY(pressAt(stage.login, names::anotherDeviceButton, Qt::Key_Return));
        QVERIFY(stage.login.waitReachable(names::deviceCodeLabel));
        QVERIFY(stage.login.waitFocus(names::cancelBrowserButton));
        QVERIFY(stage.login.text(names::announcementLabel)
                    .contains(stage.login.text(names::deviceCodeLabel)));
        QCOMPARE(stopsAfter(stage.login, names::cancelBrowserButton),
                 (QStringList{names::deviceCodeLabel, names::copyLinkButton}));
        QVERIFY(pressAt(stage.login, names::copyLinkButton));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"/practice/oauth/link?code="_s));
        QVERIFY(pressAt(stage.login, names::cancelBrowserButton));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.waitFocus(names::continueInBrowserButton));
        QVERIFY(stage.browser.opened().isEmpty());
    }

    /// On every desktop, where by Qt's own rules only GNOME's would do it.
    void enterPressesWhatHasTheFocus()
    {
        Stage stage(Stage::Time::Manual);
        signIn(stage);
        QVERIFY(walkTo(stage.account, names::accountIsMineButton));
        QVERIFY(stage.account.hold(Qt::Key_Return, 3));
        QVERIFY(!stage.account.look(names::accountIsMineButton).isReachable());
        QVERIFY(pressAt(stage.account, names::userMenuButton, Qt::Key_Enter));
        QVERIFY(waitUntil([] { return QApplication::activePopupWidget() != nullptr; }));
        QVERIFY(stage.account.press(Qt::Key_Escape));
        QVERIFY(pressAt(stage.account, names::reviewContactsButton, Qt::Key_Return));
        QVERIFY(stage.settings.waitShown());
        QVERIFY(pressAt(stage.settings, names::deactivateAccountButton, Qt::Key_Return));
        QVERIFY(stage.dialog.waitShown());
        QCOMPARE(stage.count(), 0);
    }

    /// Who pressed Enter once too often while signing in has not read whose account it is.
    void theQuestionWhoseAccountItIsWantsAnAnswer()
    {
        Stage stage(Stage::Time::Manual);
        signIn(stage);
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Space}) {
            QVERIFY(stage.account.press(key));
            QVERIFY(stage.account.look(names::accountIsMineButton).isReachable());
        }
    }

    /// What stands hidden behind the page is no stop.
    void whileTheBrowserIsOpen()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.enter(u"bob"_s));
        const QString button = names::keyed(names::ssoButton, u"practice"_s);
        QVERIFY(stage.login.waitReachable(button));
        QVERIFY(pressAt(stage.login, button, Qt::Key_Return));
        QVERIFY(stage.login.waitPhase(u"browser"_s));
        QVERIFY(stage.login.waitFocus(names::openBrowserAgainButton));
        QCOMPARE(stopsAfter(stage.login, names::openBrowserAgainButton),
                 (QStringList{names::copyLinkButton, names::cancelBrowserButton}));
        QVERIFY(pressAt(stage.login, names::cancelBrowserButton, Qt::Key_Return));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
    }

    /// Escape takes back the question and no more; the focus stays in the row to the end.
    void removingAContact()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openSettings());
        const QString remove = names::indexed(names::removeContactButton, 0);
        const QString confirm = names::indexed(names::removeContactConfirmButton, 0);
        QVERIFY(pressAt(stage.settings, remove));
        QVERIFY(stage.settings.waitFocus(names::indexed(names::removeContactCancelButton, 0)));
        QVERIFY(stage.settings.press(Qt::Key_Escape));
        QVERIFY(stage.settings.waitFocus(remove));
        QVERIFY(stage.settings.press(Qt::Key_Space));
        QVERIFY(stage.arm(stage.settings, confirm));
        QVERIFY(pressAt(stage.settings, confirm));
        const QWidget *row
            = stage.settings.window()->findChild<QWidget *>(names::indexed(names::contactRow, 0));
        QVERIFY(row->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
        QVERIFY(row->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(stage.settings.text(names::announcementLabel).contains(u"emoved"_s));
        QVERIFY(stage.settings.press(Qt::Key_Tab));
        QCOMPARE(stage.settings.focusName(), names::indexed(names::removeContactButton, 1));
    }

    /// It is told wherever the focus is, and that stays with whoever has gone on.
    void aContactThatIsNotRemoved_data()
    {
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("waits for it") << false;
        QTest::newRow("has gone on") << true;
    }

    void aContactThatIsNotRemoved()
    {
        QFETCH(const bool, goesOn);
        Stage stage(Stage::Time::Manual);
        PracticeAnswer answer = PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"No."_s);
        answer.delay = std::chrono::milliseconds(300);
        stage.server.answerNext("POST", "/account/3pid/delete", answer);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openSettings());
        const QString remove = names::indexed(names::removeContactButton, 0);
        const QString confirm = names::indexed(names::removeContactConfirmButton, 0);
        QVERIFY(stage.settings.click(remove));
        QVERIFY(stage.arm(stage.settings, confirm));
        QVERIFY(stage.settings.click(confirm));
        const QString other = names::indexed(names::removeContactButton, 1);
        if (goesOn) {
            QVERIFY(stage.settings.press(Qt::Key_Tab));
            QVERIFY(stage.settings.waitFocus(other));
        }
        QVERIFY(stage.settings.waitReachable(remove));
        QCOMPARE(stage.settings.focusName(), goesOn ? other : remove);
        const auto *row
            = stage.settings.window()->findChild<QWidget *>(names::indexed(names::contactRow, 0));
        QCOMPARE(stage.settings.text(names::announcementLabel),
                 stage.settings.text(names::indexed(names::contactStatusLabel, 0)));
        QVERIFY(!stage.settings.text(names::announcementLabel).isEmpty());
        for (const QWidget *part : row->findChildren<QWidget *>()) {
            QVERIFY(part->accessibleDescription().isEmpty()); // or it would be said for ever
        }
    }

    void signingOut()
    {
        Stage stage(Stage::Time::Manual);
        signIn(stage);
        QVERIFY(pressAt(stage.account, names::accountIsNotMineButton));
        QVERIFY(stage.login.waitShown());
        QCOMPARE(stage.count("/logout"), 1);
        QCOMPARE(stage.count(), 0);
        QVERIFY(!stage.server.sessionNames(u"alice"_s).contains(u"Farewell"_s));
    }

    /// What was shown wrong is selected, so that typing replaces it.
    void wrongPasswordByReturn()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitFocus(names::passwordEdit));
        QVERIFY(stage.login.typeHere(u"wrong one"_s));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitProperty("reason", u"wrongPassword"_s));
        QVERIFY(stage.login.waitFocus(names::passwordEdit));
        QVERIFY(stage.login.typeHere(Stage::alicesPassword));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.account.waitShown());
    }

    void dangerComesLast()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        const QString rooms = names::keyed(names::settleButton, u"rooms"_s);
        // They have been looked at.
        WAIT_VERIFY(stage.account.look(rooms).obstacle != reach::Obstacle::Missing);
        QVERIFY(walkTo(stage.account, names::userMenuButton));
        QCOMPARE(stopsAfter(stage.account, names::userMenuButton),
                 (QStringList{
                     names::keyed(names::settleButton, u"history"_s), names::reviewContactsButton,
                     names::keyed(names::settleButton, u"profile"_s), rooms,
                     names::keyed(names::settleButton, u"sessions"_s), names::deactivateButton}));
        QVERIFY(stage.openSettings());
        QVERIFY(walkTo(stage.settings, names::copyUserIdButton));
        const QStringList stops = stopsAfter(stage.settings, names::deactivateAccountButton);
        QCOMPARE(stops.constFirst(), QString(names::settingsPageList));
        QCOMPARE(stops.last(2),
                 (QStringList{names::indexed(names::removeContactButton, 2),
                              names::removeAllContactsButton}));
    }

    void everyControlOfTheDialogIsReachedByTab()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        for (const auto name :
             {names::eraseCheckBox, names::eraseHelpButton, names::passwordEdit,
              names::passwordRevealButton, names::cancelButton, names::confirmButton}) {
            QVERIFY(walkTo(stage.dialog, name));
            QVERIFY(walkTo(stage.dialog, name, Qt::Key_Backtab));
        }
    }

private:
    static void enter(Stage &stage, const QString &user)
    {
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.login.waitFocus(names::userIdEdit));
        QVERIFY(stage.login.typeHere(user));
        QVERIFY(walkTo(stage.login, names::homeserverEdit));
        QVERIFY(stage.login.typeHere(stage.server.baseUrl()));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
    }

    /// At a server that has its accounts managed elsewhere.
    static void enterManaged(Stage &stage)
    {
        PracticeSettings settings = stage.server.settings();
        settings.isManaged = true;
        stage.server.setSettings(settings);
        enter(stage, u"carol"_s);
        QVERIFY(stage.login.waitFocus(names::continueInBrowserButton));
    }

    static void signIn(Stage &stage)
    {
        enter(stage, u"alice"_s);
        QVERIFY(stage.login.waitFocus(names::passwordEdit));
        QVERIFY(stage.login.typeHere(Stage::alicesPassword));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.account.waitShown());
        QVERIFY(stage.account.waitPhase(u"ready"_s));
    }
};

QTEST_MAIN(TestByKeyboard)
#include "TestByKeyboard.moc"
