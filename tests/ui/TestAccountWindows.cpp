// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/StageOnALine.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/account/BeforeYouGo.h"
#include "ui/account/SettleEntries.h"
#include "ui/account/UserMenuButton.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLayout>
#include <QListView>
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
    overview.profile.emplace();
    overview.pushers.emplace();
    return overview;
}

/// All looked at.
RoomOverview noRooms()
{
    RoomOverview rooms;
    rooms.phase = RoomOverview::Phase::Complete;
    rooms.rooms = 0;
    rooms.directChats = 0;
    rooms.invitations = 0;
    rooms.knocks = 0;
    return rooms;
}

/// Its server has no such thing.
void doWithout(Overview &overview, std::initializer_list<Overview::Topic> topics)
{
    for (const Overview::Topic topic : topics) {
        overview.failures.insert(topic, Failure::of(Cause::Unrecognized));
    }
}

QStringList titlesOf(const Overview &overview, const RoomOverview &rooms = noRooms())
{
    QStringList titles;
    for (const SettleEntry &entry : SettleEntries::of({overview, rooms})) {
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
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
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
        using Topic = Overview::Topic;
        Overview overview;
        QCOMPARE(titlesOf(overview), QStringList());
        overview.isComplete = true;
        QCOMPARE(titlesOf(overview).size(), 4); // they are read once more
        doWithout(overview,
                  {Topic::Profile, Topic::KeyBackup, Topic::Contacts, Topic::OtherSessions});
        QCOMPARE(titlesOf(overview), QStringList(u"Your server did not tell us"_s));
        overview = {};
        doWithout(overview, {Topic::KeyBackup});
        overview.profile.emplace();
        overview.contacts.emplace();
        overview.otherSessions.emplace();
        overview.pushers.emplace();
        QCOMPARE(titlesOf(overview), QStringList());
        overview.isComplete = true;
        QCOMPARE(titlesOf(overview), QStringList(u"Nothing to settle"_s));
        QCOMPARE(titlesOf(overview, RoomOverview()), QStringList(u"Your rooms"_s)); // still reading
    }

    void cardsThatDoNotChangeStay()
    {
        BeforeYouGo list(nullptr);
        const auto review
            = [&] { return list.findChild<QPushButton *>(names::reviewContactsButton); };
        const auto cards = [&] {
            QStringList keys;
            for (const QWidget *card : list.findChildren<QWidget *>()) {
                if (card->objectName().startsWith(names::settleCard)) {
                    keys += card->objectName().section(u'_', 1);
                }
            }
            return keys;
        };
        Overview overview;
        overview.otherSessions = QList<Device>(2);
        list.showRooms(noRooms());
        list.showOverview(overview);
        QCOMPARE(review(), nullptr);
        QCOMPARE(cards(), QStringList{u"sessions"_s});
        overview = aliceSoFar();
        doWithout(overview, {Overview::Topic::KeyBackup});
        overview.otherSessions = QList<Device>(2);
        list.showOverview(overview);
        const QPointer<QPushButton> button = review();
        QVERIFY(!button.isNull());
        overview.isComplete = true;
        list.showOverview(overview);
        QCOMPARE(review(), button.data());
        QCOMPARE(cards(), (QStringList{u"contacts"_s, u"sessions"_s}));

        overview.contacts->clear();
        list.showOverview(overview);
        QCOMPARE(review(), nullptr);
        QCOMPARE(cards(), QStringList{u"sessions"_s});
    }

    void whatWasRemovedDoesNotComeBack()
    {
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
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
        using Topic = Overview::Topic;
        const Failure lost = Failure::of(Cause::NotReached);
        Overview overview = aliceSoFar();
        overview.isComplete = true;
        overview.keyBackup.emplace();
        overview.failures.insert(Topic::OtherSessions, lost);
        const SettleEntry sessions = SettleEntries::of({overview, noRooms()}).constLast();
        QCOMPARE(sessions.title, u"Other sessions: could not check"_s);
        QCOMPARE(sessions.detail,
                 u"Your server did not answer. You will be signed out everywhere all the same."_s);
        QCOMPARE(sessions.state, SettleEntry::State::Failed);
        overview.otherSessions.emplace();
        overview.failures.clear();
        QCOMPARE(titlesOf(overview),
                 (QStringList{u"Your encrypted messages"_s, u"1 email address(es)"_s}));
        overview.contacts.reset();
        overview.failures.insert(Topic::Contacts, lost);
        QCOMPARE(titlesOf(overview).constLast(),
                 u"Email addresses and phone numbers: could not check"_s);
        overview.keyBackup.reset();
        overview.failures.insert(Topic::KeyBackup, lost);
        QCOMPARE(titlesOf(overview).constFirst(), u"Your encrypted messages: could not check"_s);
        QVERIFY(!titlesOf(overview).contains(u"Nothing to settle"_s));
        overview.otherSessions.reset();
        doWithout(overview, {Topic::KeyBackup, Topic::Contacts, Topic::OtherSessions});
        QCOMPARE(titlesOf(overview), QStringList(u"Your server did not tell us"_s));
    }

    void whatIsNotKnownIsNotNone()
    {
        using Topic = Overview::Topic;
        const Failure lost = Failure::of(Cause::NotReached);
        Overview overview = aliceSoFar();
        doWithout(overview, {Topic::KeyBackup});
        overview.isComplete = true;
        overview.contacts->clear();
        overview.otherSessions.emplace();
        overview.profile.reset();
        overview.failures.insert(Topic::Profile, lost);
        QCOMPARE(titlesOf(overview), QStringList(u"Your name and picture: could not check"_s));
        overview.profile.emplace();
        overview.failures.remove(Topic::Profile);
        overview.pushers.reset();
        overview.failures.insert(Topic::Pushers, lost);
        QCOMPARE(titlesOf(overview), QStringList(u"Notifications: could not check"_s));
        overview.otherSessions = QList<Device>(2);
        const QString sessions = SettleEntries::of({overview, noRooms()}).constLast().detail;
        QVERIFY(sessions.contains(u"We could not read where notifications go."_s));

        RoomOverview rooms = noRooms();
        rooms.invitations.reset();
        const QList<SettleEntry> entries = SettleEntries::of({overview, rooms});
        const auto card = std::ranges::find(entries, u"rooms"_s, &SettleEntry::key);
        QVERIFY(card != entries.cend());
        QVERIFY(card->detail.contains(u"We could not see whether you are invited anywhere."_s));
    }

    void theKeysOfEncryptedMessages()
    {
        Overview overview;
        overview.keyBackup = KeyBackup{3410};
        const SettleEntry kept = SettleEntries::of({overview, noRooms()}).constFirst();
        QCOMPARE(kept.group, SettleEntry::Group::Lives);
        QVERIFY(kept.detail.contains(u"3,410 key"_s));
        QVERIFY(kept.detail.contains(u"go with the account"_s));
        overview.keyBackup = KeyBackup();
        const SettleEntry none = SettleEntries::of({overview, noRooms()}).constFirst();
        QCOMPARE(none.detail,
                 u"Your keys are only in the apps you chat with. Export them there first."_s);
    }

    void notificationsEndAsWell()
    {
        const auto detailOf = [](const QList<Device> &others, const QList<Pusher> &pushers) {
            Overview overview;
            overview.otherSessions = others;
            overview.pushers = pushers;
            const auto entries = SettleEntries::of({overview, noRooms()});
            return entries.isEmpty() ? QString() : entries.constLast().detail;
        };
        const Pusher app{u"Element"_s, u"Phone"_s, false};
        const Pusher email{{}, {}, true};
        QCOMPARE(detailOf({}, {}), QString());
        QCOMPARE(detailOf({{}}, {}), u"You will be signed out everywhere."_s);
        QCOMPARE(detailOf({{}}, {app, app}),
                 u"You will be signed out everywhere. "
                 "Notifications to 2 app(s) end."_s);
        QCOMPARE(detailOf({}, {app, email}),
                 u"You will be signed out everywhere. "
                 "Notifications to 1 app(s), 1 email address(es) "
                 "end."_s);
    }

    /// Asked for once more, and only that; whoever pressed stays where they are.
    void whatCouldNotBeReadIsReadAgain()
    {
        Stage stage(Stage::Time::Manual);
        stage.server.answerNext("GET", "/room_keys/version", {.status = 403});
        QVERIFY(stage.signInAlice());
        const QString again = names::keyed(names::retryButton, u"history"_s);
        QVERIFY(stage.account.says(u"Your encrypted messages: could not check"_s));
        QVERIFY(stage.account.says(u"Your server did not allow it."_s));
        const qsizetype devices = stage.count("/devices");
        QVERIFY(stage.account.click(again));
        QVERIFY(waitUntil([&] { return stage.account.says(u"3,410 key"_s); }));
        QCOMPARE(stage.count("/devices"), devices);
        QVERIFY(stage.account.waitFocus(names::keyed(names::settleButton, u"history"_s)));
    }

    void howToTakeTheKeysAlong()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        const PatientRobot help(names::keysHelpDialog);
        const QString how = names::keyed(names::settleButton, u"history"_s);
        QVERIFY(stage.account.click(how));
        QVERIFY(help.waitShown());
        QVERIFY(help.says(u"Export keys"_s));
        QCOMPARE(help.focusName(), names::closeKeysHelpButton);
        QVERIFY(help.press(Qt::Key_Escape));
        QVERIFY(help.waitGone());
        QVERIFY(stage.account.waitFocus(how));
    }

    void whereOneIsSignedIn()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.account.says(u"Notifications to 1 app end."_s)
                || stage.account.says(u"Notifications to 1 app(s) end."_s));
        QVERIFY(stage.account.click(names::keyed(names::settleButton, u"sessions"_s)));
        QVERIFY(stage.settings.waitShown());
        const auto *list = stage.settings.window()->findChild<QListView *>(names::sessionList);
        QVERIFY(list != nullptr && list->isVisible());
        const QAbstractItemModel *model = list->model();
        QCOMPARE(model->rowCount(), 4);
        QCOMPARE(model->index(0, 0).data().toString(), u"Farewell, this one"_s);
        QVERIFY(model->index(1, 0).data().toString().contains(u"laptop"_s));
        QVERIFY(model->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"2026"_s));
        QVERIFY(stage.settings.text(names::notificationsLabel).contains(u"Element X on Pixel 8"_s));
        QVERIFY(!stage.settings.says(u"key-of"_s));
    }

    void theLinkToAProviderStays()
    {
        const auto cardOf = [](const std::optional<QString> &provider, bool isComplete) {
            Overview overview = aliceSoFar();
            overview.isComplete = isComplete;
            const auto all = SettleEntries::of({.overview = overview, .provider = provider});
            const auto card = std::ranges::find(all, u"sso"_s, &SettleEntry::key);
            return card == all.end() ? QString() : card->title + u": "_s + card->detail;
        };
        QCOMPARE(cardOf({}, true), QString());
        QCOMPARE(cardOf(u"GitHub"_s, false), QString());
        QCOMPARE(cardOf(u"GitHub"_s, true),
                 u"The link to GitHub stays: The same GitHub account cannot make a new account on "
                 "this server."_s);
        QCOMPARE(cardOf(QString(), true),
                 u"The link to your Single Sign On stays: The same Single Sign On account cannot "
                 "make a new account on this server."_s);
    }

    /// After an outcome that nobody knew the sign-in tells, above all else, until it is refused.
    void whatASignInHasToldComesFirst()
    {
        const QString told = u"Your account is active: you have just signed in"_s;
        QCOMPARE(SettleEntries::of({{}, noRooms(), true}).size(), 1);
        QCOMPARE(SettleEntries::of({{}, noRooms(), true}).constFirst().title, told);
        Overview overview = aliceSoFar();
        const auto entries = SettleEntries::of({overview, noRooms(), true});
        QCOMPARE(entries.constFirst().title, told);
        QCOMPARE(entries.sliced(1), SettleEntries::of({overview, noRooms()}));
        overview.refusal.emplace().cause = Cause::UserDeactivated;
        for (const SettleEntry &entry : SettleEntries::of({overview, noRooms(), true})) {
            QVERIFY(entry.title != told);
        }
    }

    /// Nothing is left to sign out of, and nothing may be left behind.
    void signingOutOfAnAccountThatIsGone()
    {
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
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
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &proxy = place.proxy;
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
