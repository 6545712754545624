// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Text.h"
#include "tests/support/Inspector.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QLineEdit>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace farewell;

namespace {

constexpr auto ourSession = "Farewell"_L1;

void makeAdmin(Stage &stage)
{
    stage.server.editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.admin = true; });
}

void hideTheAdminApi(Stage &stage)
{
    PracticeSettings settings = stage.server.settings();
    settings.admin.hidesAfter = 0;
    stage.server.setSettings(settings);
}

[[nodiscard]] bool signInAsAdmin(Stage &stage)
{
    return stage.login.waitShown() && stage.login.click(names::administerButton)
        && stage.enter(u"alice"_s) && stage.login.waitPhase(u"ready"_s)
        && stage.login.type(names::passwordEdit, Stage::alicesPassword)
        && stage.login.click(names::signInButton) && stage.admin.waitShown();
}

bool isSignedOut(const Stage &stage)
{
    return !stage.server.sessionNames(u"alice"_s).contains(ourSession);
}

/// What was asked of the admin API, wherever it is.
QList<PracticeRequest> adminRequests(const Stage &stage)
{
    QList<PracticeRequest> requests = stage.server.requests();
    requests.removeIf([](const PracticeRequest &request) {
        return !request.path.startsWith("/_synapse/admin") && !request.path.startsWith("/api/");
    });
    return requests;
}

/// What the page is asked for that was opened first.
QString scopeIn(const Stage &stage)
{
    return QUrlQuery(stage.browser.opened().constFirst())
        .queryItemValue(u"scope"_s, QUrl::FullyDecoded);
}

} // namespace

/// From the login window to the accounts of a server: who gets there, where our sign-in goes, and
/// that it is ended afterwards.
class TestAdministration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void anOrdinarySignInAsksNothingOfAdministrators();
    void theLoginWindowTurnsRoundAndBack();
    void helpLeadsThereToo();
    void anAdministratorIsLetIn();
    void somebodyElseGoesToTheirOwnAccount();
    void anAddressIsTrustedBeforeItGetsOurSignIn();
    void theAddressIsRememberedAndAskedAnew();
    void wrongAddresses_data();
    void wrongAddresses();
    void cancellingLeavesAWayBack();
    void aServerWithoutAnAdminApi();
    void noAnswerIsAskedAgain();
    void anEndedSignInIsSaid();
    void closingEndsTheSession();
    void signingOutLeadsBack();
    void leavingFromOutside();
    void aSessionThatRemainsIsTold();
    void delegatedSignInAsksForTheRights();
    void aDelegatedSignInLeadsToTheList();
    void ordinaryDelegatedSignInDoesNot();
};

void TestAdministration::anOrdinarySignInAsksNothingOfAdministrators()
{
    Stage stage;
    makeAdmin(stage); // even then
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.account.waitPhase(u"ready"_s));
    QVERIFY(stage.leave());
    QCOMPARE(adminRequests(stage).size(), 0);
}

void TestAdministration::theLoginWindowTurnsRoundAndBack()
{
    Stage stage;
    QVERIFY(stage.login.waitShown());
    QVERIFY(stage.login.says(u"Sign in to your account"_s));
    QVERIFY(!stage.login.says(u"other people's accounts"_s));
    QVERIFY(stage.login.click(names::administerButton));
    QVERIFY(stage.login.says(u"Sign in as administrator"_s));
    QVERIFY(stage.login.says(u"You sign in to look after other people's accounts."_s));
    QCOMPARE(stage.login.look(names::administerButton).obstacle, reach::Obstacle::Hidden);
    QVERIFY(stage.login.waitFocus(names::userIdEdit)); // the link that was pressed has gone
    QCOMPARE(inspector::misnamedButtons(*stage.login.window()), QStringList());
    QVERIFY(stage.login.click(names::ordinarySignInButton));
    QVERIFY(stage.login.says(u"Sign in to your account"_s));
    QVERIFY(!stage.login.says(u"other people's accounts"_s));
    QCOMPARE(stage.server.requests().size(), 0);
    stage.login.window()->resize(360, 640);
    QCoreApplication::processEvents();
    QCOMPARE(inspector::clippedTexts(*stage.login.window()), QStringList());
}

void TestAdministration::helpLeadsThereToo()
{
    Stage stage;
    const PatientRobot help(names::cantSignInDialog);
    QVERIFY(stage.login.click(names::cantSignInButton));
    QVERIFY(help.waitShown());
    QVERIFY(help.click(names::administerButton));
    QVERIFY(help.waitGone());
    QVERIFY(stage.login.says(u"Sign in as administrator"_s));
}

void TestAdministration::anAdministratorIsLetIn()
{
    Stage stage;
    makeAdmin(stage);
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
    const QString acting = withoutIsolates(stage.admin.text(names::actingLabel));
    QVERIFY(acting.contains(u"@alice:practice.test"_s));
    QVERIFY(acting.contains(u"administrator of practice.test"_s));
    QVERIFY(acting.contains(u"127.0.0.1"_s));
    QVERIFY(withoutIsolates(stage.admin.window()->windowTitle())
                .contains(u"Administration — practice.test"_s));
    QVERIFY(!stage.account.window());
    QCOMPARE(stage.count("/_synapse/admin/v2/users/%40alice%3Apractice.test"), 1); // a single try
    for (const PracticeRequest &request : adminRequests(stage)) {
        QCOMPARE(request.verb, QByteArray("GET"));
    }
    QCOMPARE(inspector::unnamedControls(*stage.admin.window()), QStringList());
}

void TestAdministration::somebodyElseGoesToTheirOwnAccount()
{
    Stage stage;
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.admin.waitPhase(u"unavailable"_s));
    QCOMPARE(stage.admin.property("reason"), u"notAdmin"_s);
    QVERIFY(stage.admin.says(u"does not administrate"_s));
    QVERIFY(!stage.admin.text(names::actingLabel).contains(u"administrator"_s));
    QCOMPARE(adminRequests(stage).size(), 1);
    QVERIFY(stage.admin.click(names::openAccountButton));
    QVERIFY(stage.account.waitPhase(u"ready"_s));
    QVERIFY(stage.admin.waitGone());
    QCOMPARE(stage.count("/login"), 2); // its ways, and one sign-in
    QVERIFY(!isSignedOut(stage));
    QVERIFY(stage.account.click(names::accountIsMineButton));
    QVERIFY(stage.leave());
    QVERIFY(isSignedOut(stage));
}

void TestAdministration::anAddressIsTrustedBeforeItGetsOurSignIn()
{
    Stage stage;
    makeAdmin(stage);
    hideTheAdminApi(stage);
    QVERIFY(stage.server.startForAdmins());
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.address.waitShown());
    QCOMPARE(stage.admin.property("phase"), u"unavailable"_s);
    QCOMPARE(stage.admin.property("reason"), u"hidden"_s);
    stage.server.forgetRequests();
    QVERIFY(stage.address.type(names::adminAddressEdit, stage.server.adminUrl()));
    QVERIFY(stage.address.press(Qt::Key_Return));
    QVERIFY(stage.address.waitReachable(names::trustAdminAddressButton));
    QVERIFY(stage.address.says(u"Send your sign-in to"_s));
    for (const PracticeRequest &request : stage.server.requests()) {
        QVERIFY2(!request.authorizationPresent, request.path.constData());
    }
    QVERIFY(stage.count("/v1/server_version") > 0);
    QVERIFY(stage.address.press(Qt::Key_Return)); // in the field: nothing is trusted by Enter
    QCOMPARE(stage.admin.property("phase"), u"unavailable"_s);
    QVERIFY(stage.address.click(names::trustAdminAddressButton));
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
    QVERIFY(stage.address.waitGone());
    const QString port = stage.server.adminUrl().section(u':', -1);
    QVERIFY(stage.admin.text(names::actingLabel).contains(port));
}

void TestAdministration::theAddressIsRememberedAndAskedAnew()
{
    Stage stage;
    makeAdmin(stage);
    hideTheAdminApi(stage);
    QVERIFY(stage.server.startForAdmins());
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.address.type(names::adminAddressEdit, stage.server.adminUrl()));
    QVERIFY(stage.address.click(names::checkAdminAddressButton));
    QVERIFY(stage.address.click(names::trustAdminAddressButton));
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
    const QFileInfo file(stage.adminAddressesPath());
    QVERIFY(file.exists());
    QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(stage.admin.click(names::signOutButton));
    QVERIFY(stage.login.waitShown());
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.address.waitShown());
    QCOMPARE(stage.address.text(names::adminAddressEdit), stage.server.adminUrl());
    QCOMPARE(stage.admin.property("phase"), u"unavailable"_s); // asked in every run
}

void TestAdministration::wrongAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("plain http elsewhere") << u"http://admin.example.org"_s << u"https://"_s;
    QTest::newRow("nothing") << QString() << u"https://"_s;
    QTest::newRow("the same") << u"SAME"_s << u"does not let administrators in either"_s;
    QTest::newRow("nobody") << u"http://127.0.0.1:1"_s << u"does not answer"_s;
    QTest::newRow("another server") << u"OTHER"_s << u"belongs to"_s;
}

void TestAdministration::wrongAddresses()
{
    QFETCH(QString, typed);
    QFETCH(const QString, said);
    PracticeHomeserver other(u"other.test"_s);
    QVERIFY(other.start());
    other.answerNext("GET", "/key/v2/server",
                     PracticeAnswer::json({{u"server_name"_s, u"other.test"_s}}));
    Stage stage;
    makeAdmin(stage);
    hideTheAdminApi(stage);
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.address.waitShown());
    typed.replace(u"SAME"_s, stage.server.baseUrl()).replace(u"OTHER"_s, other.baseUrl());
    if (typed == stage.server.baseUrl()) { // it tells its version, and no more than that
        stage.server.answerNext("GET", "/v1/server_version",
                                PracticeAnswer::json({{u"server_version"_s, u"1.160.0"_s}}));
    }
    QVERIFY(stage.address.type(names::adminAddressEdit, typed));
    QVERIFY(stage.address.click(names::checkAdminAddressButton));
    if (typed == stage.server.baseUrl()) {
        QVERIFY(stage.address.click(names::trustAdminAddressButton));
    }
    WAIT_VERIFY(stage.address.says(said));
    QCOMPARE(stage.admin.property("phase"), u"unavailable"_s);
    QCOMPARE(stage.address.focusName(), QString(names::adminAddressEdit));
    for (const PracticeRequest &request : other.requests()) {
        QVERIFY2(!request.authorizationPresent, request.path.constData());
    }
}

void TestAdministration::cancellingLeavesAWayBack()
{
    Stage stage;
    makeAdmin(stage);
    hideTheAdminApi(stage);
    QVERIFY(stage.server.startForAdmins());
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.address.waitShown());
    QVERIFY(stage.address.press(Qt::Key_Escape));
    QVERIFY(stage.address.waitGone());
    QCOMPARE(stage.admin.property("reason"), u"hidden"_s);
    QVERIFY(stage.admin.click(names::checkAgainButton));
    QVERIFY(stage.address.waitShown());
}

void TestAdministration::aServerWithoutAnAdminApi()
{
    Stage stage;
    makeAdmin(stage);
    hideTheAdminApi(stage);
    const PracticeAnswer none = PracticeAnswer::json(
        {{u"errcode"_s, u"M_UNRECOGNIZED"_s}, {u"error"_s, u"Unrecognized request"_s}}, 404);
    stage.server.answerNext("GET", "/v1/server_version", none);
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.address.waitShown()); // it may have one elsewhere all the same
    QCOMPARE(stage.admin.property("phase"), u"unavailable"_s);
    QCOMPARE(stage.admin.property("reason"), u"noAdminApi"_s);
    QCOMPARE(stage.count("/v1/server_version"), 1);
    QVERIFY(stage.address.press(Qt::Key_Escape));
    QVERIFY(stage.address.waitGone());
    QVERIFY(stage.admin.says(u"says that it has no admin API"_s));
    QVERIFY(stage.admin.click(names::checkAgainButton));
    QVERIFY(stage.admin.waitProperty("reason", u"hidden"_s)); // now something is in between
}

void TestAdministration::noAnswerIsAskedAgain()
{
    Stage stage;
    makeAdmin(stage);
    stage.server.answerNext(
        "GET", "/users/%40alice%3Apractice.test",
        PracticeAnswer::json({{u"errcode"_s, u"M_UNKNOWN"_s}, {u"error"_s, u"Internal"_s}}, 500));
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.admin.waitPhase(u"unavailable"_s));
    QCOMPARE(stage.admin.property("reason"), u"network"_s);
    QVERIFY(stage.admin.click(names::checkAgainButton));
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
}

void TestAdministration::anEndedSignInIsSaid()
{
    Stage stage;
    makeAdmin(stage);
    stage.server.answerNext(
        "GET", "/users/%40alice%3Apractice.test",
        PracticeAnswer::json({{u"errcode"_s, u"M_UNKNOWN_TOKEN"_s}, {u"error"_s, u"No"_s}}, 401));
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.admin.waitPhase(u"unavailable"_s));
    QCOMPARE(stage.admin.property("reason"), u"signedOut"_s);
    QVERIFY(stage.admin.click(names::signOutButton));
    QVERIFY(stage.login.waitShown());
    QVERIFY(isSignedOut(stage));
}

void TestAdministration::closingEndsTheSession()
{
    Stage stage;
    makeAdmin(stage);
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
    stage.admin.window()->close();
    WAIT_COMPARE(stage.ends(), 1);
    QVERIFY(isSignedOut(stage));
    QCOMPARE(stage.count("/logout"), 1);
}

void TestAdministration::signingOutLeadsBack()
{
    Stage stage;
    makeAdmin(stage);
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.admin.click(names::signOutButton));
    QVERIFY(stage.login.waitShown());
    QVERIFY(stage.login.says(u"Sign in to your account"_s)); // nobody is an administrator for good
    QVERIFY(isSignedOut(stage));
    QCOMPARE(stage.ends(), 0);
}

void TestAdministration::leavingFromOutside()
{
    Stage stage;
    makeAdmin(stage);
    hideTheAdminApi(stage);
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.address.waitShown());
    QVERIFY(stage.leave());
    QVERIFY(isSignedOut(stage));
    QCOMPARE(stage.ends(), 1);
}

void TestAdministration::aSessionThatRemainsIsTold()
{
    Stage stage;
    makeAdmin(stage);
    QVERIFY(signInAsAdmin(stage));
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
    stage.server.answerNext("POST", "/logout", {.status = 502});
    stage.admin.window()->close();
    QVERIFY(stage.login.waitShown());
    QVERIFY(stage.login.says(u"A session named Farewell may remain"_s));
    QCOMPARE(stage.ends(), 0);
}

void TestAdministration::delegatedSignInAsksForTheRights()
{
    Stage stage;
    PracticeSettings settings = stage.server.settings();
    settings.isManaged = true;
    stage.server.setSettings(settings);
    QVERIFY(stage.login.waitShown());
    QVERIFY(stage.login.click(names::administerButton));
    QVERIFY(stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QCOMPARE(stage.login.look(names::anotherDeviceButton).obstacle, reach::Obstacle::Hidden);
    QVERIFY(stage.login.click(names::continueInBrowserButton));
    QVERIFY(stage.login.waitPhase(u"browser"_s));
    QVERIFY(stage.login.says(u"it stays there and nothing comes back here"_s));
    WAIT_COMPARE(stage.browser.opened().size(), 1);
    QVERIFY(scopeIn(stage).endsWith(u" urn:synapse:admin:* urn:mas:admin"_s));
}

void TestAdministration::aDelegatedSignInLeadsToTheList()
{
    Stage stage;
    PracticeSettings settings = stage.server.settings();
    settings.isManaged = true;
    stage.server.setSettings(settings);
    stage.server.editAccount(u"carol"_s, [](PracticeAccount &carol) { carol.admin = true; });
    QVERIFY(stage.login.waitShown());
    QVERIFY(stage.login.click(names::administerButton));
    QVERIFY(stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(names::continueInBrowserButton));
    WAIT_COMPARE(stage.browser.opened().size(), 1);
    QVERIFY(stage.walkAs(u"carol"_s));
    QVERIFY(stage.admin.waitShown());
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
    // Without it such a server gives no list.
    QVERIFY(stage.server.requestsTo("/v3/users").constLast().query.contains("guests=false"));
    QVERIFY(stage.admin.text(names::userTableStatusLabel).startsWith(u"3 account"_s));
    QVERIFY(stage.leave());
    QCOMPARE(stage.count("/oauth/revoke"), 1);
    QVERIFY(!stage.server.sessionNames(u"carol"_s).contains(ourSession));
}

void TestAdministration::ordinaryDelegatedSignInDoesNot()
{
    Stage stage;
    PracticeSettings settings = stage.server.settings();
    settings.isManaged = true;
    stage.server.setSettings(settings);
    QVERIFY(stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.waitReachable(names::anotherDeviceButton));
    QVERIFY(stage.login.click(names::continueInBrowserButton));
    WAIT_COMPARE(stage.browser.opened().size(), 1);
    QVERIFY(!stage.login.says(u"nothing comes back here"_s));
    QVERIFY(scopeIn(stage).startsWith(u"urn:matrix:client:api:* "_s));
    QVERIFY(!scopeIn(stage).contains(u"admin"_s));
}

QTEST_MAIN(TestAdministration)
#include "TestAdministration.moc"
