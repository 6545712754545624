// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/protocol/endpoints/Trial.h"
#include "tests/protocol/failures/Row.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;
using endpoints::addOAuthRows;
using endpoints::addRows;
using endpoints::Endpoint;
using endpoints::Sort;
using endpoints::Trouble;
using failures::error;

namespace {

constexpr char wellKnownPath[] = "/.well-known/matrix/client";

/// With an answer that it has not understood, a server is taken for one that does not delegate.
constexpr char authMetadataPath[] = "/v1/auth_metadata";
constexpr char oldAuthMetadataPath[] = "/org.matrix.msc2965/auth_metadata";

constexpr char registrationPath[] = "/practice/oauth/registration";
constexpr char devicePath[] = "/practice/oauth/device";
constexpr char tokenPath[] = "/practice/oauth/token";
constexpr char revocationPath[] = "/practice/oauth/revoke";

/// To the byte, what the fault does to an answer that would be `good`.
RawAnswer rawAnswer(const Fault &fault, const RawAnswer &good)
{
    RawAnswer answer = fault.answer.isEmpty() ? good : RawAnswer{.bytes = fault.answer};
    const qsizetype body = answer.bytes.indexOf("\r\n\r\n") + 4;
    switch (fault.delivery) {
    case Fault::Delivery::Whole:
        return fault.delay > 0s ? RawAnswer::silence() : answer;
    case Fault::Delivery::Nothing:
        return RawAnswer::hangUp();
    case Fault::Delivery::HalfHead:
        return RawAnswer::hangUp(answer.bytes.first(body / 2));
    case Fault::Delivery::HalfBody:
        return RawAnswer::hangUp(answer.bytes.chopped((answer.bytes.size() - body) / 2));
    case Fault::Delivery::Dripped:
        answer.perByte = 1s;
        return answer;
    }
    Q_UNREACHABLE();
}

/// A homeserver at its own name, all but the file that says so.
RawAnswer bareHomeserver(const QByteArray &target)
{
    if (target.endsWith("/versions")) {
        return RawAnswer::http(200, R"({"versions":["v1.11"]})");
    }
    if (target.endsWith("/login")) {
        return RawAnswer::http(200, R"({"flows":[{"type":"m.login.password"}]})");
    }
    return RawAnswer::http(404, R"({"errcode":"M_UNRECOGNIZED"})");
}

/// What stands in this banner of the login window; empty while it is hidden.
QString bannerText(const failures::Line &line, const QString &name)
{
    const auto *banner = line.stage.login.window()->findChild<Banner *>(name);
    return banner->isVisible() ? banner->text() : QString();
}

/// Whether a revocation is answered with 200, which is all that counts (RFC 7009, 2.2).
bool isTaken(const Trouble &trouble)
{
    return trouble.sort == Sort::Nonsense && trouble.fault({}).answer.startsWith("HTTP/1.1 200");
}

QString complaint(const failures::Line &line)
{
    return bannerText(line, names::problemBanner);
}

} // namespace

/// Every endpoint by which a session begins, goes on and ends, each in every trouble a line or a
/// server can make: the program says so or goes without, nobody is led elsewhere, and no session is
/// left that nobody is told of.
class TestSessionEndpoints final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lookingUpTheName_data();
    void lookingUpTheName();
    void finding_data();
    void finding();
    void signingIn_data();
    void signingIn();
    void comingBackFromTheBrowser_data();
    void comingBackFromTheBrowser();
    void findingWhoManages_data();
    void findingWhoManages();
    void beginningInABrowser_data();
    void beginningInABrowser();
    void comingBackWithACode_data();
    void comingBackWithACode();
    void waitingForAnotherDevice_data();
    void waitingForAnotherDevice();
    void waitingForAnotherDeviceAfterOneTrouble_data();
    void waitingForAnotherDeviceAfterOneTrouble();
    void endingAnUnwantedSession_data();
    void endingAnUnwantedSession();
    void renewing_data();
    void renewing();
    void signingOut_data();
    void signingOut();
    void signingOutOfOAuth_data();
    void signingOutOfOAuth();
    void leavingASignInThatHasEnded();
    void leavingASignInThatWasTurnedAway_data();
    void leavingASignInThatWasTurnedAway();
    void cleanupTestCase() { m_table.close(); }

private:
    void verifyFailedSignIn(const Trouble &trouble, const QString &user);
    void verifyNoSessionIsKeptQuiet(const QString &user);
    void manage();
    void allowOnAnotherDevice();

    qsizetype m_clicks = 0; ///< confirming ones, each of which may send one request
    std::unique_ptr<endpoints::Trial> m_trial;
    endpoints::Table m_table;
    std::unique_ptr<RawServer> m_sites; ///< every https site, where there is one
};

void TestSessionEndpoints::initTestCase()
{
    Theme::apply(*qApp, Appearance::Light);
    QVERIFY(m_table.open(u"session"_s));
}

void TestSessionEndpoints::init()
{
    m_clicks = 0;
    m_trial = std::make_unique<endpoints::Trial>();
}

void TestSessionEndpoints::cleanup()
{
    QVERIFY(m_trial->line.requests() <= m_clicks);
    QVERIFY(!m_trial->isLedElsewhere());
    m_trial.reset();
    m_sites.reset();
    qunsetenv("https_proxy");
}

void TestSessionEndpoints::lookingUpTheName_data()
{
    addRows({{"GET", wellKnownPath}});
}

/// The file that says where a name's homeserver is: absent, the name itself is asked; unreadable,
/// nobody is, for it may be somebody else's.
void TestSessionEndpoints::lookingUpTheName()
{
    QFETCH(const Trouble, trouble);
    const Fault fault = trouble.fault(m_trial->elsewhere());
    m_sites = std::make_unique<RawServer>(RawServer::Kind::TlsProxy);
    m_sites->answerWith([fault](const RawRequest &request) {
        const RawAnswer good
            = RawAnswer::http(200, R"({"m.homeserver":{"base_url":"https://example.org"}})");
        return request.target() == wellKnownPath ? rawAnswer(fault, good)
                                                 : bareHomeserver(request.target());
    });
    useTlsProxy(*m_sites);
    m_trial->line.stage.setHeldBack({}); // not by our proxy here
    const PatientRobot &login = m_trial->line.stage.login;
    QVERIFY(login.waitShown());
    QVERIFY(login.type(names::userIdEdit, u"@alice:example.org"_s));
    QVERIFY(login.press(Qt::Key_Return));
    QVERIFY(m_trial->line.waitFor(login, {u"failed"_s, u"ready"_s}));
    const bool isAbsent = trouble.sort == Sort::Lost || trouble.sort == Sort::NotThere;
    QCOMPARE(login.property("phase"), isAbsent ? u"ready"_s : u"failed"_s);
    QCOMPARE(complaint(m_trial->line).isEmpty(), isAbsent);
    WAIT_COMPARE(login.look(names::passwordEdit).isReachable(), isAbsent); // once it has its place
    for (const RawRequest &request : m_sites->requests()) {
        QCOMPARE(request.verb(), "GET"_ba);
        QVERIFY(isAbsent || request.target() == wellKnownPath);
    }
    m_table.note(login, complaint(m_trial->line));
}

void TestSessionEndpoints::finding_data()
{
    addRows({{"GET", "/_matrix/client/versions"},
             {"GET", "/_matrix/client/v3/login"},
             {"GET", authMetadataPath},
             {"GET", oldAuthMetadataPath},
             {"GET", "/federation/v1/version", false}});
}

void TestSessionEndpoints::finding()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    m_trial->breakAlways(endpoint, trouble);
    const PatientRobot &login = m_trial->line.stage.login;
    QVERIFY(m_trial->line.stage.enter(u"alice"_s));
    QVERIFY(m_trial->line.waitFor(login, {u"failed"_s, u"ready"_s}));
    const bool isAboutDelegation
        = endpoint.path == authMetadataPath || endpoint.path == oldAuthMetadataPath;
    const bool fails = endpoint.isVital && !(isAboutDelegation && trouble.isAnswer());
    QCOMPARE(login.property("phase"), fails ? u"failed"_s : u"ready"_s);
    QCOMPARE(!complaint(m_trial->line).isEmpty(), fails);
    WAIT_COMPARE(login.look(names::passwordEdit).isReachable(), !fails);
    QCOMPARE(login.text(names::userIdEdit), u"alice"_s);
    QCOMPARE(login.text(names::homeserverEdit), m_trial->line.proxy.baseUrl());
    QVERIFY(m_trial->isMet(endpoint));
    QCOMPARE(m_trial->line.posts({}), 0);
    m_table.note(login, complaint(m_trial->line));
}

void TestSessionEndpoints::signingIn_data()
{
    addRows({{"POST", "/login"}, {"GET", "/account/whoami"}});
}

void TestSessionEndpoints::signingIn()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    m_trial->breakAlways(endpoint, trouble);
    const Stage &stage = m_trial->line.stage;
    QVERIFY(m_trial->line.stage.enter(u"alice"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(stage.login.click(names::signInButton));
    QVERIFY(m_trial->line.waitFor(stage.login, {u"ready"_s, u"cooling"_s}));
    QVERIFY(m_trial->isMet(endpoint));
    QCOMPARE(m_trial->line.posts("/login"), 1);
    verifyFailedSignIn(trouble, u"alice"_s);
}

void TestSessionEndpoints::comingBackFromTheBrowser_data()
{
    addRows({{"POST", "/login"}});
}

/// With the token that the browser brought.
void TestSessionEndpoints::comingBackFromTheBrowser()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    m_trial->breakAlways(endpoint, trouble);
    const Stage &stage = m_trial->line.stage;
    QVERIFY(m_trial->line.stage.enter(u"bob"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(names::keyed(names::ssoButton, u"practice"_s)));
    QVERIFY(stage.login.waitPhase(u"browser"_s));
    QVERIFY(stage.walkAs(u"bob"_s));
    QVERIFY(m_trial->line.waitFor(stage.login, {u"ready"_s, u"cooling"_s}));
    QVERIFY(m_trial->isMet(endpoint));
    QCOMPARE(m_trial->line.posts("/login"), 1);
    verifyFailedSignIn(trouble, u"bob"_s);
}

void TestSessionEndpoints::findingWhoManages_data()
{
    addRows({{"GET", authMetadataPath}, {"GET", oldAuthMetadataPath}});
}

/// Where nothing else lets anybody in, and the old path is asked only after a "no" from the new.
void TestSessionEndpoints::findingWhoManages()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    const bool isOld = endpoint.path == oldAuthMetadataPath;
    manage();
    m_trial->breakAlways(endpoint, trouble);
    if (isOld) {
        m_trial->line.proxy.faultAlways("GET", authMetadataPath, error(404, "M_UNRECOGNIZED"));
    }
    const PatientRobot &login = m_trial->line.stage.login;
    QVERIFY(m_trial->line.stage.enter(u"carol"_s));
    QVERIFY(m_trial->line.waitFor(login, {u"failed"_s, u"ready"_s}));
    const bool isFound = trouble.isAnswer() && !isOld;
    QCOMPARE(login.property("phase"), isFound ? u"ready"_s : u"failed"_s);
    QCOMPARE(complaint(m_trial->line).isEmpty(), isFound);
    WAIT_COMPARE(login.look(names::continueInBrowserButton).isReachable(), isFound);
    QVERIFY(!login.look(names::passwordEdit).isReachable());
    QVERIFY(m_trial->isMet(endpoint));
    QCOMPARE(m_trial->line.posts({}), 0);
    m_table.note(login, complaint(m_trial->line));
}

void TestSessionEndpoints::beginningInABrowser_data()
{
    addOAuthRows({{"POST", registrationPath}, {"POST", devicePath}});
}

/// No page is opened and no code is shown that could lead nowhere; no session can have been made.
void TestSessionEndpoints::beginningInABrowser()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    m_trial->breakAlways(endpoint, trouble);
    const Stage &stage = m_trial->line.stage;
    QVERIFY(m_trial->line.stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(endpoint.path == devicePath ? names::anotherDeviceButton
                                                          : names::continueInBrowserButton));
    QVERIFY(m_trial->line.waitFor(stage.login, {u"ready"_s, u"cooling"_s}));
    QVERIFY(m_trial->isMet(endpoint));
    QCOMPARE(m_trial->line.posts(endpoint.path), 1);
    verifyFailedSignIn(trouble, u"carol"_s);
    QVERIFY(stage.browser.opened().isEmpty());
    QVERIFY(!complaint(m_trial->line).contains(u"may remain"_s));
    QCOMPARE(m_trial->line.posts(tokenPath), 0);
}

void TestSessionEndpoints::comingBackWithACode_data()
{
    addOAuthRows({{"POST", tokenPath}});
    endpoints::addRowsOf({"GET", "/account/whoami"}, endpoints::troubles());
}

void TestSessionEndpoints::comingBackWithACode()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    m_trial->breakAlways(endpoint, trouble);
    const Stage &stage = m_trial->line.stage;
    QVERIFY(m_trial->line.stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(names::continueInBrowserButton));
    QVERIFY(stage.login.waitReachable(names::openBrowserAgainButton));
    QVERIFY(stage.walkAs(u"carol"_s));
    QVERIFY(m_trial->line.waitFor(stage.login, {u"ready"_s, u"cooling"_s}));
    QVERIFY(m_trial->isMet(endpoint));
    // A token that is turned away may merely have run out.
    const bool isRenewed = endpoint.path != tokenPath && trouble.sort == Sort::Ended;
    QCOMPARE(m_trial->line.posts(tokenPath), isRenewed ? 2 : 1);
    verifyFailedSignIn(trouble, u"carol"_s);
}

void TestSessionEndpoints::waitingForAnotherDevice_data()
{
    addOAuthRows({{"POST", tokenPath}});
}

/// What may pass is waited for as long as the code lasts.
void TestSessionEndpoints::waitingForAnotherDevice()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    m_trial->breakAlways(endpoint, trouble);
    allowOnAnotherDevice();
    Stage &stage = m_trial->line.stage;
    const bool mayPass = !trouble.isAnswer();
    if (mayPass) {
        QVERIFY(stage.pass(2min));
        QCOMPARE(stage.login.property("phase"), u"browser"_s);
        QVERIFY(m_trial->line.posts(tokenPath) > 1);
        QVERIFY(stage.pass(30min));
    }
    QVERIFY(m_trial->line.waitFor(stage.login, {u"ready"_s}));
    QVERIFY(m_trial->isMet(endpoint));
    QVERIFY(mayPass || m_trial->line.posts(tokenPath) == 1);
    QCOMPARE(stage.login.property("reason") == u"sessionExpired"_s, mayPass);
    QVERIFY(!complaint(m_trial->line).isEmpty());
    QVERIFY(stage.account.window() == nullptr);
    verifyNoSessionIsKeptQuiet(u"carol"_s);
    m_table.note(stage.login, complaint(m_trial->line));
}

void TestSessionEndpoints::waitingForAnotherDeviceAfterOneTrouble_data()
{
    addOAuthRows({{"POST", tokenPath}});
}

/// The next question brings the session, unless the lost answer was the one that had it.
void TestSessionEndpoints::waitingForAnotherDeviceAfterOneTrouble()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    const Fault fault = trouble.fault(m_trial->elsewhere());
    m_trial->line.proxy.faultNext(endpoint.verb, endpoint.path, fault);
    allowOnAnotherDevice();
    Stage &stage = m_trial->line.stage;
    QVERIFY(stage.pass(2min));
    QVERIFY(m_trial->isMet(endpoint));
    const bool comesIn = !trouble.isAnswer() && fault.acts == Fault::Acts::No;
    QCOMPARE(stage.account.window() != nullptr, comesIn);
    QCOMPARE(m_trial->line.posts(tokenPath), trouble.isAnswer() ? 1 : 2);
    if (comesIn) {
        QVERIFY(stage.server.sessionNames(u"carol"_s).contains(u"Farewell"_s));
        m_table.note(stage.account, {});
        return;
    }
    QCOMPARE(stage.login.property("phase"), u"ready"_s);
    QVERIFY(!complaint(m_trial->line).isEmpty());
    verifyNoSessionIsKeptQuiet(u"carol"_s);
    m_table.note(stage.login, complaint(m_trial->line));
}

void TestSessionEndpoints::endingAnUnwantedSession_data()
{
    addOAuthRows({{"POST", revocationPath}});
}

/// One that lets nobody in is ended where it was begun. What a 200 has in its body says nothing
/// (RFC 7009, 2.2).
void TestSessionEndpoints::endingAnUnwantedSession()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    m_trial->breakAlways(endpoint, trouble);
    m_trial->line.proxy.faultNext("GET", "/account/whoami", error(403, "M_FORBIDDEN"));
    const Stage &stage = m_trial->line.stage;
    QVERIFY(m_trial->line.stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(names::continueInBrowserButton));
    QVERIFY(stage.login.waitReachable(names::openBrowserAgainButton));
    QVERIFY(stage.walkAs(u"carol"_s));
    QVERIFY(m_trial->line.waitFor(stage.login, {u"ready"_s}));
    QVERIFY(m_trial->line.stage.pass(10s));
    QVERIFY(m_trial->isMet(endpoint));
    QCOMPARE(m_trial->line.posts(revocationPath), 1);
    QCOMPARE(complaint(m_trial->line).contains(u"may remain"_s), !isTaken(trouble));
    m_table.note(stage.login, complaint(m_trial->line));
}

void TestSessionEndpoints::renewing_data()
{
    addOAuthRows({{"POST", tokenPath}});
}

/// Nothing of a token that could not be renewed tells whether the account is there.
void TestSessionEndpoints::renewing()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    Stage &stage = m_trial->line.stage;
    QVERIFY(stage.enter(u"carol"_s));
    QVERIFY(stage.signInManagedAs(u"carol"_s));
    QVERIFY(stage.openDeactivation());
    QVERIFY(stage.pass(10min)); // access tokens last for five
    m_trial->breakAlways(endpoint, trouble);
    QVERIFY(stage.dialog.click(names::checkNowButton));
    QVERIFY(stage.pass(6min));
    QVERIFY(stage.outcome.waitPhase(u"settled"_s));
    QVERIFY(m_trial->isMet(endpoint));
    QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
    QCOMPARE(stage.outcome.property("likely"), QString());
    m_table.note(stage.outcome, stage.outcome.text(names::headingLabel));
}

void TestSessionEndpoints::signingOut_data()
{
    addRows({{"POST", "/logout"}});
}

/// A session may be left, unless the server says that there is none.
void TestSessionEndpoints::signingOut()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_trial->line.stage;
    QVERIFY(stage.signInAlice());
    m_trial->breakAlways(endpoint, trouble);
    QVERIFY(stage.account.click(names::userMenuButton));
    QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
    QVERIFY(m_trial->line.waitFor(stage.login, {u"idle"_s}));
    QCOMPARE(stage.login.says(u"may remain in your session list"_s), trouble.sort != Sort::Ended);
    QCOMPARE(m_trial->line.posts("/logout"), 1);
    m_table.note(stage.login, bannerText(m_trial->line, names::noticeBanner));
}

void TestSessionEndpoints::signingOutOfOAuth_data()
{
    addOAuthRows({{"POST", revocationPath}});
}

void TestSessionEndpoints::signingOutOfOAuth()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    Stage &stage = m_trial->line.stage;
    QVERIFY(stage.enter(u"carol"_s));
    QVERIFY(stage.signInManagedAs(u"carol"_s));
    m_trial->breakAlways(endpoint, trouble);
    QVERIFY(stage.account.click(names::userMenuButton));
    QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
    QVERIFY(m_trial->line.waitFor(stage.login, {u"idle"_s}));
    QCOMPARE(stage.login.says(u"may remain in your session list"_s), !isTaken(trouble));
    QVERIFY(m_trial->isMet(endpoint));
    QCOMPARE(m_trial->line.posts(revocationPath), 1);
    QCOMPARE(m_trial->line.posts("/logout"), 0);
    m_table.note(stage.login, bannerText(m_trial->line, names::noticeBanner));
}

/// A rejected token is not sent once more to say goodbye.
void TestSessionEndpoints::leavingASignInThatHasEnded()
{
    Stage &stage = m_trial->line.stage;
    m_trial->breakAlways({"GET", "/devices"},
                         *std::ranges::find(endpoints::troubles(), Sort::Ended, &Trouble::sort));
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.account.says(u"Your sign-in has ended"_s));
    QVERIFY(stage.account.click(names::userMenuButton));
    QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
    QVERIFY(stage.login.waitPhase(u"idle"_s));
    QVERIFY(stage.login.says(u"Your sign-in has ended"_s));
    QCOMPARE(m_trial->line.posts("/logout"), 0);
}

void TestSessionEndpoints::leavingASignInThatWasTurnedAway_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("hasEnded");
    QTest::newRow("it has ended") << error(401, "M_UNKNOWN_TOKEN") << true;
    QTest::newRow("soft logout") << error(401, "M_UNKNOWN_TOKEN", R"(,"soft_logout":true)")
                                 << false;
    QTest::newRow("it did not arrive") << error(401, "M_MISSING_TOKEN") << false;
    QTest::newRow("page of a network in between") << Fault::page(401) << false;
}

/// Not everything that turns a request away has ended the session, which would be left then.
void TestSessionEndpoints::leavingASignInThatWasTurnedAway()
{
    QFETCH(const Fault, fault);
    QFETCH(const bool, hasEnded);
    m_trial->line.proxy.faultNext("POST", failures::deactivatePath, fault);
    QVERIFY(m_trial->line.openAsAlice());
    m_clicks = 1;
    QVERIFY(m_trial->line.confirm());
    const Stage &stage = m_trial->line.stage;
    QVERIFY(stage.dialog.waitProperty("reason", u"signedOut"_s));
    QVERIFY(stage.dialog.click(names::cancelButton));
    QVERIFY(stage.login.waitPhase(u"idle"_s));
    QCOMPARE(m_trial->line.posts("/logout"), hasEnded ? 0 : 1);
    QVERIFY(hasEnded || !stage.server.sessionNames(u"alice"_s).contains(u"Farewell"_s));
    QCOMPARE(stage.login.says(u"Your sign-in has ended"_s), hasEnded);
    QVERIFY(!stage.login.says(u"may remain"_s));
}

/// The person is told, nothing was sent twice, and a session that may be there is ended or told of.
void TestSessionEndpoints::verifyFailedSignIn(const Trouble &trouble, const QString &user)
{
    const Stage &stage = m_trial->line.stage;
    const bool isCooling = stage.login.property("phase") == u"cooling"_s;
    const QString words
        = isCooling ? stage.login.text(names::coolingLabel) : complaint(m_trial->line);
    QVERIFY(!words.isEmpty());
    QCOMPARE(stage.login.property("reason") == u"locked"_s, trouble.sort == Sort::Locked);
    QCOMPARE(words.contains(u"ended the new sign-in"_s), trouble.sort == Sort::Ended);
    QCOMPARE(stage.login.text(names::userIdEdit), user);
    QVERIFY(stage.account.window() == nullptr);
    verifyNoSessionIsKeptQuiet(user);
    m_table.note(stage.login, words);
}

/// It is not there, or ended soon, or told of.
void TestSessionEndpoints::verifyNoSessionIsKeptQuiet(const QString &user)
{
    const Stage &stage = m_trial->line.stage;
    const auto isLeft = [&] { return stage.server.sessionNames(user).contains(u"Farewell"_s); };
    QVERIFY(waitUntil(
        [&] { return !isLeft() || complaint(m_trial->line).contains(u"may remain"_s); }, 1s));
}

/// From now on a server that delegates sign-in, and carol's.
void TestSessionEndpoints::manage()
{
    PracticeSettings settings = m_trial->line.stage.server.settings();
    settings.isManaged = true;
    m_trial->line.stage.server.setSettings(settings);
}

/// Before the first question, so that its answer would be the session.
void TestSessionEndpoints::allowOnAnotherDevice()
{
    Stage &stage = m_trial->line.stage;
    QVERIFY(stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(names::anotherDeviceButton));
    QVERIFY(stage.login.waitReachable(names::deviceCodeLabel));
    QVERIFY(stage.login.click(names::copyLinkButton));
    stage.browser.goTo(QUrl(QGuiApplication::clipboard()->text()));
    QVERIFY(stage.walkAs(u"carol"_s));
    QCOMPARE(m_trial->line.posts(tokenPath), 0);
}

QTEST_MAIN(TestSessionEndpoints)
#include "TestSessionEndpoints.moc"
