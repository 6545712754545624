// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/FaultProxy.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/account/BeforeYouGo.h"
#include "ui/account/UserMenuButton.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLayout>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char deactivatePath[] = "/account/deactivate";

/// Up to the account window, as far as it comes by then.
bool signInWithoutWaiting(Stage &stage)
{
    return stage.enter(u"alice"_s) && stage.login.waitPhase(u"ready"_s)
        && stage.login.type(names::passwordEdit, Stage::alicesPassword)
        && stage.login.click(names::signInButton) && stage.account.waitShown();
}

Overview aliceSoFar()
{
    Overview overview;
    overview.contacts = {{u"email"_s, u"alice@example.org"_s}};
    return overview;
}

QStringList titlesOf(const Overview &overview)
{
    QStringList titles;
    for (const BeforeYouGo::Entry &entry : BeforeYouGo::entriesOf(overview)) {
        titles += entry.title;
    }
    return titles;
}

/// Whoever has none is shown by an initial.
bool showsPicture(const PatientRobot &robot, const QString &name)
{
    for (auto *avatar : robot.window()->findChildren<Avatar *>()) {
        if (avatar->isVisible()) {
            Avatar initial(avatar->parentWidget());
            initial.setPerson(u"@alice:practice.test"_s, name, {});
            initial.resize(avatar->size());
            return avatar->grab().toImage() != initial.grab().toImage();
        }
    }
    return false;
}

} // namespace

/// The windows of somebody who is signed in, where servers are slow and people look twice.
class TestAccountWindows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void oneListHeldBackWithholdsNothingElse()
    {
        Stage stage(Stage::Time::Manual);
        FaultProxy proxy(stage.server.baseUrl(), stage.manualClock);
        QVERIFY(proxy.start());
        stage.standBehind(proxy.baseUrl());
        proxy.faultAlways("GET", "/devices", Fault::late(1h));
        QVERIFY(signInWithoutWaiting(stage));
        QVERIFY(stage.account.click(names::accountIsMineButton));
        QVERIFY(stage.account.waitReachable(names::reviewContactsButton));
        QCOMPARE(stage.account.property("phase"), u"loading"_s);
        QVERIFY(stage.account.waitReachable(names::phaseProgressBar));
        QVERIFY(stage.account.window()->windowTitle().contains(u"@alice"_s));

        QVERIFY(stage.openSettings());
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
        // The page is ready with the contacts; the profile comes in its own time.
        QVERIFY(waitUntil([&] { return stage.settings.says(u"Alice"_s); }));
        QVERIFY(stage.settings.waitReachable(names::indexed(names::removeContactButton, 0)));

        // That the profile was there before is what proves it afterwards.
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        QVERIFY(stage.dialog.click(names::eraseCheckBox));
        proxy.faultNext("POST", deactivatePath, {});
        proxy.faultNext("POST", deactivatePath, Fault::dropAfterBody(Fault::Acts::Yes));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"deactivated"_s);
        QVERIFY(stage.server.isErased(u"alice"_s));
    }

    void thePictureStandsWhereverThePersonIsShown()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(waitUntil([&] { return showsPicture(stage.account, u"Alice"_s); }));
        QVERIFY(stage.openSettings());
        QVERIFY(showsPicture(stage.settings, u"Alice"_s));
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitShown());
        QVERIFY(showsPicture(stage.dialog, u"Alice"_s));
    }

    void nothingIsConcludedBeforeAllIsRead()
    {
        Overview overview;
        QCOMPARE(titlesOf(overview), QStringList());
        overview.isComplete = true;
        QCOMPARE(titlesOf(overview), QStringList(u"Your server did not tell us"_s));
        overview.isComplete = false;
        overview.contacts.emplace();
        overview.joinedRooms = 0;
        overview.otherSessions = 0;
        QCOMPARE(titlesOf(overview), QStringList());
        overview.isComplete = true;
        QCOMPARE(titlesOf(overview), QStringList(u"Nothing to settle"_s));
    }

    void cardsThatDoNotChangeStay()
    {
        BeforeYouGo list(nullptr);
        const auto review
            = [&] { return list.findChild<QPushButton *>(names::reviewContactsButton); };
        Overview overview;
        overview.otherSessions = 2;
        list.showOverview(overview);
        QCOMPARE(review(), nullptr);
        overview = aliceSoFar();
        overview.otherSessions = 2;
        list.showOverview(overview);
        const QPointer<QPushButton> button = review();
        QVERIFY(!button.isNull());
        QVERIFY(list.layout()->itemAt(0)->widget()->isAncestorOf(button)); // contacts come first
        overview.joinedRooms = 3;
        overview.isComplete = true;
        list.showOverview(overview);
        QCOMPARE(review(), button.data());
        QCOMPARE(list.layout()->count(), 3);

        overview.contacts->clear();
        list.showOverview(overview);
        QCOMPARE(review(), nullptr);
        QCOMPARE(list.layout()->count(), 2);
    }

    void whatWasRemovedDoesNotComeBack()
    {
        Stage stage(Stage::Time::Manual);
        FaultProxy proxy(stage.server.baseUrl(), stage.manualClock);
        QVERIFY(proxy.start());
        stage.standBehind(proxy.baseUrl());
        stage.setHeldBack([&proxy] { return proxy.heldBack(); });
        proxy.faultNext("GET", "/devices", Fault::late(20s));
        proxy.faultNext("POST", "/account/3pid/delete", Fault::late(3s));
        QVERIFY(signInWithoutWaiting(stage));
        QVERIFY(stage.account.click(names::accountIsMineButton));
        QVERIFY(stage.openSettings());
        const QString confirm = names::indexed(names::removeContactConfirmButton, 0);
        QVERIFY(stage.settings.click(names::indexed(names::removeContactButton, 0)));
        QVERIFY(stage.arm(stage.settings, confirm));
        QVERIFY(stage.settings.click(confirm));
        QVERIFY(stage.settings.waitPhase(u"working"_s));
        WAIT_COMPARE(stage.server.contacts(u"alice"_s).size(), 2);
        QCOMPARE(stage.settings.property("phase"), u"working"_s); // nobody has told us
        QVERIFY(stage.pass(3s));
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
        QVERIFY(waitUntil([&] { return stage.account.says(u"1 email"_s); })); // the answer has come
        QCOMPARE(stage.account.property("phase"), u"loading"_s);
        QVERIFY(stage.pass(20s));
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.account.says(u"1 email"_s));
    }

    /// After a removal without an answer the old list may be wrong, so it is not shown again.
    void whatMayHaveBeenRemovedIsReadAgain()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openSettings());
        const QString confirm = names::indexed(names::removeContactConfirmButton, 0);
        const QString remove = names::indexed(names::removeContactButton, 0);
        QVERIFY(stage.settings.click(remove));
        QVERIFY(stage.arm(stage.settings, confirm));
        stage.server.answerNext("POST", "/account/3pid/delete", {.status = 502, .actFirst = true});
        QVERIFY(stage.settings.click(confirm));
        QVERIFY(waitUntil([&] { return stage.settings.says(u"may or may not"_s); }));
        const qsizetype reads = stage.count("/account/3pid");
        for (int i = 0; i < 3; ++i) {
            stage.server.answerNext("GET", "/account/3pid", {.status = 502});
        }
        QVERIFY(stage.settings.press(Qt::Key_Escape));
        QVERIFY(stage.settings.waitGone());
        QVERIFY(stage.openSettings());
        QVERIFY(!stage.settings.look(remove).isReachable());
        QVERIFY(stage.pass(20s));
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
        QVERIFY(stage.count("/account/3pid") > reads);
        QVERIFY(stage.settings.window()->findChild<QWidget *>(remove) == nullptr);
        QVERIFY(stage.settings.press(Qt::Key_Escape));
        QVERIFY(stage.settings.waitGone());
        QVERIFY(stage.openSettings()); // once more, and now there is an answer
        QVERIFY(stage.settings.waitReachable(remove));
        QCOMPARE(stage.server.contacts(u"alice"_s).size(), 2);
        QVERIFY(stage.settings.window()->findChild<QWidget *>(
                    names::indexed(names::removeContactButton, 2))
                == nullptr);
    }

    /// The arrow is a drawing, and where there is no name there is no gap for one.
    void theMenuIsNamedAfterThePerson()
    {
        UserMenuButton button(nullptr);
        AccountView account{*UserId::parse(u"@alice:example.org"_s), u"Alice"_s, {}, {}, {}, {}};
        button.showAccount(account);
        const auto *shown = button.findChild<Text *>();
        QCOMPARE(shown->text(), u"Alice"_s);
        QCOMPARE(button.accessibleName(), u"Account menu for Alice @alice:example.org"_s);
        account.name.clear();
        button.showAccount(account);
        QCOMPARE(shown->text(), account.userId.display());
        QCOMPARE(button.accessibleName(), u"Account menu for @alice:example.org"_s);
    }

    void nobodyGoesOnBeforeTheyKnowWhoTheyAre()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(signInWithoutWaiting(stage));
        QVERIFY(stage.account.waitReachable(names::accountIsMineButton));
        QVERIFY(stage.account.click(names::userMenuButton));
        const auto isEnabled = [&](QLatin1StringView action) {
            return stage.account.window()->findChild<QAction *>(action)->isEnabled();
        };
        QVERIFY(!isEnabled(names::userMenuSettingsAction));
        QVERIFY(isEnabled(names::userMenuSignOutAction));
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
        QVERIFY(stage.account.click(names::accountIsMineButton));
        QVERIFY(stage.openSettings());
    }

    /// Who knows of a list that it could not be read does not take it for empty.
    void whatCouldNotBeReadIsSaid()
    {
        Overview overview = aliceSoFar();
        overview.isComplete = true;
        QCOMPARE(titlesOf(overview).constLast(), u"Your server did not tell us everything"_s);
        const QString words = BeforeYouGo::entriesOf(overview).constLast().detail;
        QVERIFY(words.contains(
            u"could not read your rooms. We could not read your other sessions. There may be some"_s));
        QVERIFY(!words.contains(u"email"_s));
        overview.joinedRooms = 0;
        overview.otherSessions = 0;
        QCOMPARE(titlesOf(overview), QStringList(u"1 email address(es)"_s));
        overview.contacts.reset();
        overview.joinedRooms = 3;
        QVERIFY(BeforeYouGo::entriesOf(overview).constLast().detail.contains(u"email"_s));
    }

    /// After an outcome that nobody knew the sign-in tells, above all else, until it is refused.
    void whatASignInHasToldComesFirst()
    {
        const QString told = u"Your account is active: you have just signed in"_s;
        QCOMPARE(BeforeYouGo::entriesOf(Overview(), true).size(), 1);
        QCOMPARE(BeforeYouGo::entriesOf(Overview(), true).constFirst().title, told);
        Overview overview = aliceSoFar();
        const auto entries = BeforeYouGo::entriesOf(overview, true);
        QCOMPARE(entries.constFirst().title, told);
        QCOMPARE(entries.sliced(1), BeforeYouGo::entriesOf(overview));
        overview.refusal.emplace().cause = Cause::UserDeactivated;
        for (const BeforeYouGo::Entry &entry : BeforeYouGo::entriesOf(overview, true)) {
            QVERIFY(entry.title != told);
        }
    }

    /// Nothing is left to sign out of, and nothing may be left behind.
    void signingOutOfAnAccountThatIsGone()
    {
        Stage stage(Stage::Time::Manual);
        FaultProxy proxy(stage.server.baseUrl(), stage.manualClock);
        QVERIFY(proxy.start());
        stage.standBehind(proxy.baseUrl());
        proxy.faultAlways("GET", "/devices",
                          Fault::json(R"({"errcode":"M_USER_DEACTIVATED","error":"Gone"})", 403));
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.account.says(u"Your account is deactivated already"_s));
        QVERIFY(stage.account.click(names::userMenuButton));
        QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
        QVERIFY(stage.account.waitGone());
        QVERIFY(stage.login.waitShown());
        QVERIFY(!stage.login.says(u"may remain"_s));
        QCOMPARE(stage.count("/logout"), 0);
    }

    /// The pages of the settings, where there is no room for a list of them beside.
    void narrowSettings()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openSettings());
        QVERIFY(stage.settings.look(names::settingsPageList).isReachable());
        QCOMPARE(stage.settings.look(names::settingsPageBox).obstacle, reach::Obstacle::Hidden);
        stage.settings.window()->resize(400, 500);
        QVERIFY(stage.settings.waitReachable(names::settingsPageBox));
        QCOMPARE(stage.settings.look(names::settingsPageList).obstacle, reach::Obstacle::Hidden);
        const auto *box = stage.settings.window()->findChild<QComboBox *>(names::settingsPageBox);
        QCOMPARE(box->currentText(), u"General"_s);
        QVERIFY(stage.settings.click(names::copyUserIdButton));
        QCOMPARE(QGuiApplication::clipboard()->text(), stage.server.userId(u"alice"_s));
    }

    void whoIsInTheWrongAccountSignsOutByTheMenu()
    {
        Stage stage(Stage::Time::Manual);
        FaultProxy proxy(stage.server.baseUrl(), stage.manualClock);
        QVERIFY(proxy.start());
        stage.standBehind(proxy.baseUrl());
        stage.setHeldBack([&proxy] { return proxy.heldBack(); });
        proxy.faultNext("POST", "/logout", Fault::late(3s));
        QVERIFY(signInWithoutWaiting(stage));
        QVERIFY(stage.account.waitReachable(names::accountIsMineButton));
        QVERIFY(stage.account.click(names::userMenuButton));
        QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
        QVERIFY(stage.account.waitPhase(u"working"_s));
        for (const auto name : {names::userMenuButton, names::accountIsMineButton}) {
            QCOMPARE(stage.account.look(name).obstacle, reach::Obstacle::Disabled);
        }
        QVERIFY(stage.pass(3s));
        QVERIFY(stage.account.waitGone());
        QVERIFY(stage.login.waitShown());
        QCOMPARE(stage.count("/logout"), 1);
    }

    void signingOutAfterAllIsOneClick()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        stage.server.answerNext("POST", deactivatePath, {.status = 502});
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        QCOMPARE(stage.outcome.look(names::signOutButton).obstacle, reach::Obstacle::Hidden);
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        QCOMPARE(stage.count("/logout"), 0);

        QVERIFY(stage.outcome.click(names::signOutButton));
        QVERIFY(stage.outcome.waitGone());
        QVERIFY(stage.settings.waitGone());
        QVERIFY(stage.account.waitGone());
        QVERIFY(stage.login.waitShown());
        QCOMPARE(stage.count("/logout"), 1);
        QVERIFY(!stage.server.sessionNames(u"alice"_s).contains(u"Farewell"_s));
        QVERIFY(!stage.server.isDeactivated(u"alice"_s));
    }

    void aDeadIdentityServerLeadsToTheContacts()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.account.click(names::deactivateButton));
        QVERIFY(stage.settings.waitShown());
        QWidget *settings = stage.settings.window();
        settings->resize(400, 300);
        for (int i = 0; i < 20 && stage.settings.focusName() != names::deactivateAccountButton;
             ++i) {
            QVERIFY(stage.settings.press(Qt::Key_Tab));
        }
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        const QString remove = names::indexed(names::removeContactButton, 0);
        QVERIFY(settings->findChild<QWidget *>(remove)->visibleRegion().isEmpty());
        stage.server.answerNext(
            "POST", deactivatePath,
            {.status = 401,
             .body = R"({"session":"s","flows":[{"stages":["m.login.password"]}]})"});
        stage.server.answerNext("POST", deactivatePath,
                                {.status = 400, .body = R"({"errcode":"M_UNKNOWN","error":"No"})"});
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.dialog.waitProperty("reason", u"identityServer"_s));
        QVERIFY(stage.dialog.click(names::cancelButton));
        QVERIFY(stage.dialog.waitGone());
        WAIT_VERIFY(stage.settings.look(remove).isReachable());
        QVERIFY(stage.settings.waitFocus(remove));
    }
};

QTEST_MAIN(TestAccountWindows)
#include "TestAccountWindows.moc"
