// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Looks.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/login/LoginWindow.h"

#include <QApplication>
#include <QFile>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using looks::look;
using std::chrono::minutes;

namespace {

/// Longer than any test takes; what is held back goes out when the server stops.
constexpr minutes never{10};

QString longWords()
{
    return u"This deployment does not permit <b>that</b> operation for accounts of this kind; "
           "please contact the operations team at the address you were given when you enrolled, "
           "and quote the reference DEACT-2024-000123-Z."_s;
}

SignInState signInState(SignInPhase phase, SignInReason reason = SignInReason::None)
{
    SignInState state;
    state.phase = phase;
    state.reason = reason;
    state.serverText = u"matrix.department-of-long-names.example.org"_s;
    if (phase != SignInPhase::Failed) {
        state.server = ServerInfo{*HomeserverUrl::fromServerName(state.serverText),
                                  u"Synapse"_s,
                                  {true, true, {{u"gh"_s, u"GitHub"_s}}},
                                  {}};
    }
    return state;
}

SignInState otherPerson()
{
    SignInState state = signInState(SignInPhase::Ready, SignInReason::OtherPerson);
    state.typedId = u"@a.long.name.that.nobody.types.twice:department-of-long-names.example.org"_s;
    state.actualId = u"@another.long.name.of.someone.else:department-of-long-names.example.org"_s;
    state.sessionMayRemain = true;
    return state;
}

SignInState refused()
{
    SignInState state = signInState(SignInPhase::Ready, SignInReason::Refused);
    state.cause = Cause::ClientError;
    state.serverSaid = longWords();
    return state;
}

SignInState insecure()
{
    SignInState state = signInState(SignInPhase::Failed, SignInReason::ServerProblem);
    state.problem = DiscoveryFailure::Problem::TlsFailed;
    state.tlsFlaw = TlsFlaw::WrongHost;
    return state;
}

SignInState cooling()
{
    SignInState state = signInState(SignInPhase::Cooling);
    state.coolingLeft = minutes(59);
    return state;
}

SignInState managedElsewhere()
{
    SignInState state = signInState(SignInPhase::Failed, SignInReason::ManagedElsewhere);
    state.accountPage = QUrl(u"https://account.department-of-long-names.example.org"_s);
    return state;
}

/// A server that delegates sign-in, and offers all that it can.
SignInState delegated()
{
    SignInState state = signInState(SignInPhase::Ready);
    state.server->methods = {};
    state.server->oauth.emplace();
    state.server->oauth->endpoints.emplace();
    state.server->oauth->endpoints->deviceAuthorization
        = QUrl(u"https://account.department-of-long-names.example.org/device"_s);
    state.accountPage = QUrl(u"https://account.department-of-long-names.example.org"_s);
    return state;
}

SignInState onAnotherDevice()
{
    SignInState state = delegated();
    state.phase = SignInPhase::Browser;
    const QUrl page(u"https://account.department-of-long-names.example.org/link"_s);
    state.device = {u"WDJB-MJHT"_s, page, QUrl(page.toString() + u"?code=WDJB-MJHT"_s)};
    state.page = state.device->wholePage;
    return state;
}

/// Gives alice the longest names that people have.
void renameAlice(PracticeHomeserver &server)
{
    server.editAccount(u"alice"_s, [](PracticeAccount &account) {
        account.displayName = u"Alice Alexandra Wolfeschlegelsteinhausenbergerdorff-Smythe"_s;
        account.contacts[0].address
            = u"alice.alexandra.wolfeschlegelsteinhausenbergerdorff@mail.example.org"_s;
    });
}

/// Asks for the contact to be removed, and confirms it.
bool removeContact(Stage &stage, qsizetype n)
{
    return stage.settings.click(names::indexed(names::removeContactButton, n))
        && stage.arm(stage.settings, names::indexed(names::removeContactConfirmButton, n))
        && stage.settings.click(names::indexed(names::removeContactConfirmButton, n))
        && stage.settings.waitPhase(u"ready"_s);
}

} // namespace

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
        look(PatientRobot(names::cantSignInDialog), u"cant-sign-in"_s);
    }

    void signInTroubles_data() { looks::addRows(); }

    void signInTroubles()
    {
        looks::dress();
        const std::pair<QString, SignInState> states[]
            = {{u"login-other-person"_s, otherPerson()},
               {u"login-refused"_s, refused()},
               {u"login-insecure"_s, insecure()},
               {u"login-cooling"_s, cooling()},
               {u"login-managed-elsewhere"_s, managedElsewhere()},
               {u"login-delegated"_s, delegated()},
               {u"login-another-device"_s, onAnotherDevice()}};
        for (const auto &[name, state] : states) {
            ManualClock clock;
            LoginWindow window(clock);
            window.fillIn(u"@a.long.name.that.nobody.types.twice:example.org"_s);
            window.showState(state);
            window.show();
            look(PatientRobot(names::loginWindow), name);
        }
    }

    void asked_data() { looks::addRows(); }

    void asked()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        renameAlice(stage.server);
        stage.server.answerNext("GET", "/devices", {.delay = never});
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.account.waitShown());
        look(stage.account, u"account-asked-while-loading"_s);
        QVERIFY(stage.account.click(names::accountIsMineButton));
        QCOMPARE(stage.account.property("phase"), u"loading"_s);
        look(stage.account, u"account-loading"_s);
        QVERIFY(stage.openSettings());
        look(stage.settings, u"settings-loading"_s);
    }

    void signedIn_data() { looks::addRows(); }

    void signedIn()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        look(stage.account, u"account"_s);
        verifyTheWholeListIsSeen(stage.account);
        QVERIFY(stage.openSettings());
        look(stage.settings, u"settings"_s);
        QVERIFY(stage.settings.click(u"removeContactButton_0"_s));
        look(stage.settings, u"settings-remove"_s);
    }

    void notRemoved_data() { looks::addRows(); }

    void notRemoved()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        renameAlice(stage.server);
        const PracticeAnswer forbidden = PracticeAnswer::error(403, u"M_FORBIDDEN"_s, longWords());
        stage.server.answerNext("POST", "/account/3pid/delete", forbidden);
        stage.server.answerNext("POST", "/account/3pid/delete", {.status = 502});
        QVERIFY(stage.signInAlice());
        look(stage.account, u"account-long-name"_s);
        QVERIFY(stage.openSettings());
        QVERIFY(removeContact(stage, 0));
        look(stage.settings, u"settings-not-removed"_s);
        QVERIFY(removeContact(stage, 1));
        QVERIFY(stage.settings.waitReachable(u"removeContactButton_1"_s));
        look(stage.settings, u"settings-perhaps-removed"_s);
    }

    void fixedContacts_data() { looks::addRows(); }

    void fixedContacts()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        renameAlice(stage.server);
        PracticeSettings settings = stage.server.settings();
        settings.allowContactChanges = false;
        stage.server.setSettings(settings);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openSettings());
        look(stage.settings, u"settings-fixed"_s);
    }

    void untoldAccount_data() { looks::addRows(); }

    void untoldAccount()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        const PracticeAnswer no = PracticeAnswer::error(403, u"M_FORBIDDEN"_s, {});
        stage.server.answerNext("GET", "/capabilities", no);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openSettings());
        look(stage.settings, u"settings-untold"_s);
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
        QFile damaged(place.notes + u"/zz.json"_s);
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

private:
    /// Where there is room for it nothing of it is left to scroll to.
    static void verifyTheWholeListIsSeen(const PatientRobot &account)
    {
        QFETCH(const int, width);
        QFETCH(const double, points);
        QWidget *window = account.window();
        const QSize before = window->size();
        window->resize(width, 2 * looks::lowest);
        const auto *list = window->findChild<QScrollArea *>(names::contentScrollArea);
        WAIT_VERIFY(points > 9 || list->verticalScrollBar()->maximum() == 0);
        window->resize(before);
    }
};

QTEST_MAIN(TestLooks)
#include "TestLooks.moc"
