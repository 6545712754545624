// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/SignInDriver.h"

#include "app/base/ManualClock.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/FakeBrowser.h"
#include "tests/support/Waiting.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <memory>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Phase = SignInPhase;
using Reason = SignInReason;

Q_DECLARE_METATYPE(farewell::PracticeAnswer)
Q_DECLARE_METATYPE(farewell::SignInReason)

namespace {

const QString rightPassword = u"correct horse battery"_s;

/// A person at the sign-in, and the server they talk to. Time stands still but for the clock.
struct Scene
{
    // A name that leads nowhere: the tests name the address themselves.
    PracticeHomeserver server{u"localhost:9"_s};
    ManualClock clock;
    FakeBrowser browser;
    MatrixClient client{clock};
    std::unique_ptr<SignInDriver> driver = std::make_unique<SignInDriver>(
        client, clock, browser, LoopbackTexts{u"la"_s, u"Rediisti."_s, u"Nihil."_s});
    QSignalSpy signedIn{driver.get(), &SignInDriver::signedIn};

    [[nodiscard]] Phase phase() const { return driver->state().phase; }
    [[nodiscard]] Reason reason() const { return driver->state().reason; }

    /// Types who one is and the server's address; the server will have answered soon.
    void enter(const QString &identifier)
    {
        if (server.start()) {
            driver->enterIdentifier(identifier);
            driver->enterServer(server.baseUrl());
        }
    }

    void enterAs(const QString &localpart) { enter(server.userId(localpart)); }
    void signIn(QString password) const { driver->signIn(Secret::takeFrom(std::move(password))); }

    [[nodiscard]] QList<PracticeRequest> posts(const QByteArray &path) const
    {
        auto found = server.requestsTo(path);
        found.removeIf([](const PracticeRequest &request) { return request.verb != "POST"; });
        return found;
    }

    [[nodiscard]] qsizetype logins() const { return posts("/login").size(); }
    [[nodiscard]] qsizetype logouts() const { return posts("/logout").size(); }

    [[nodiscard]] bool hasSession(const QString &localpart) const
    {
        return server.sessionNames(localpart).contains(u"Farewell"_s);
    }
};

/// What a browser does with an address: follows it to the end.
class Browser final
{
public:
    /// The page at the end of the redirects; nothing while it is still loading.
    void visit(const QUrl &url) { m_reply.reset(m_network.get(QNetworkRequest(url))); }

    /// Opens the page that starts the sign-in and says there who one is.
    void signInAs(const QUrl &page, const QString &localpart)
    {
        visit(page);
        WAIT_VERIFY(isLoaded());
        QUrl choice = m_reply->url();
        QVERIFY(choice.path() == u"/practice/idp"_s);
        choice.setQuery(choice.query(QUrl::FullyEncoded) + u"&user="_s + localpart);
        visit(choice);
    }

    [[nodiscard]] bool isLoaded() const { return m_reply->isFinished(); }
    [[nodiscard]] QByteArray content() { return m_reply->readAll(); }
    [[nodiscard]] QUrl address() const { return m_reply->url(); }

private:
    QNetworkAccessManager m_network;
    std::unique_ptr<QNetworkReply> m_reply;
};

/// One round trip to the server: what was sent before has been seen there after it.
void catchUpWith(const PracticeHomeserver &server)
{
    Browser browser;
    browser.visit(QUrl(server.baseUrl() + u"/_matrix/client/versions"_s));
    WAIT_VERIFY(browser.isLoaded());
}

/// Where the program waits for the browser.
QUrl receiverOf(const QUrl &page)
{
    return QUrl(QUrlQuery(page).queryItemValue(u"redirectUrl"_s, QUrl::FullyDecoded));
}

bool isListening(const QUrl &url)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    return socket.waitForConnected(1000);
}

} // namespace

/// The sign-in against the practice server; what counts is what the server saw.
class TestSignIn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byPassword();
    void byOtherNames_data();
    void byOtherNames();
    void wrongPasswordThenRight();
    void noPasswordBeforeTheServerIsKnown();
    void thePasswordGoesToOneServerOnly();
    void redirectsAreNotFollowed();
    void refusals_data();
    void refusals();
    void rateLimited_data();
    void rateLimited();
    void lostAnswer();
    void bySso();
    void bySsoAsSomebodyElse();
    void bySsoWithAUsedToken();
    void browserCancelled();
    void browserTimedOut();
    void browserThatDoesNotOpen();
    void browserThatDidNotOpenAfterAll();
    void aDifferentAccountIsLeftAtOnce();
    void aServerHasItsNameInCapitalsToo();
    void aTokenIsNotDropped();
    void whoAmIIsAskedAgain();
    void aSessionThatCannotBeEndedIsSaid();
    void cancelledDuringLogin();
    void cancelledDuringWhoAmI();
    void anotherNameDuringLogin();
    void aSessionNobodyTookIsEnded();
    void theDriverGoesDuringLogin();
    void managedElsewhere();
    void theLastServerCounts();
};

void TestSignIn::byPassword()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    QCOMPARE(scene.phase(), Phase::Discovering);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    QCOMPARE(scene.driver->state().server->url.toString(), scene.server.baseUrl());
    QVERIFY(scene.driver->state().server->methods.password);

    scene.server.forgetRequests();
    scene.signIn(rightPassword);
    QCOMPARE(scene.phase(), Phase::SigningIn);
    WAIT_COMPARE(scene.signedIn.count(), 1);
    const SignInResult result = scene.driver->take();
    QVERIFY(result.isAsTyped);
    QCOMPARE(result.signedIn->session().userId.toString(), scene.server.userId(u"alice"_s));
    QCOMPARE(result.signedIn->session().homeserver.toString(), scene.server.baseUrl());
    QCOMPARE(result.signedIn->session().kind, Session::Kind::Password);
    QVERIFY(!result.signedIn->session().deviceId.isEmpty());
    QCOMPARE(scene.phase(), Phase::Ready);

    const auto requests = scene.server.requests();
    QCOMPARE(requests.size(), 2); // login, whoami
    const QJsonObject body{
        {u"type"_s, u"m.login.password"_s},
        {u"identifier"_s,
         QJsonObject{{u"type"_s, u"m.id.user"_s}, {u"user"_s, scene.server.userId(u"alice"_s)}}},
        {u"password"_s, rightPassword},
        {u"initial_device_display_name"_s, u"Farewell"_s}};
    QCOMPARE(requests.at(0).json(), body);
    QVERIFY(!requests.at(0).authorizationPresent);
    QVERIFY(requests.at(1).path.endsWith("/account/whoami"));
    QVERIFY(requests.at(1).authorizationPresent);

    // A session that was taken is no business of the driver any more.
    scene.driver.reset();
    catchUpWith(scene.server);
    QVERIFY(scene.hasSession(u"alice"_s));
}

void TestSignIn::byOtherNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QJsonObject>("identifier");

    const auto contact = [](const QString &medium, const QString &address) {
        return QJsonObject{
            {u"type"_s, u"m.id.thirdparty"_s}, {u"medium"_s, medium}, {u"address"_s, address}};
    };
    QTest::newRow("username") << u" alice "_s
                              << QJsonObject{{u"type"_s, u"m.id.user"_s}, {u"user"_s, u"alice"_s}};
    QTest::newRow("email") << u"Alice@Example.org"_s << contact(u"email"_s, u"alice@example.org"_s);
    QTest::newRow("phone") << u"+49 (1555) 0123-456"_s << contact(u"msisdn"_s, u"4915550123456"_s);
}

void TestSignIn::byOtherNames()
{
    QFETCH(QString, typed);
    QFETCH(QJsonObject, identifier);
    Scene scene;
    scene.enter(typed);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.signedIn.count(), 1);
    const SignInResult result = scene.driver->take();
    QVERIFY(!result.isAsTyped); // the person is asked
    QCOMPARE(result.signedIn->session().userId.toString(), scene.server.userId(u"alice"_s));
    const QJsonObject body = scene.posts("/login").constFirst().json();
    QCOMPARE(body.value("identifier"_L1).toObject(), identifier);
}

void TestSignIn::wrongPasswordThenRight()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.signIn(u"correct horse"_s);
    WAIT_COMPARE(scene.reason(), Reason::WrongPassword);
    QCOMPARE(scene.phase(), Phase::Ready);
    QCOMPARE(scene.driver->state().serverSaid, u"Invalid username or password"_s);
    QVERIFY(!scene.hasSession(u"alice"_s));
    QVERIFY(scene.driver->isSettled());

    scene.signIn(rightPassword);
    QCOMPARE(scene.reason(), Reason::None);
    WAIT_COMPARE(scene.signedIn.count(), 1);
    QCOMPARE(scene.logins(), 2);
    QCOMPARE(scene.logouts(), 0);
}

void TestSignIn::noPasswordBeforeTheServerIsKnown()
{
    Scene scene;
    scene.signIn(rightPassword);
    scene.enterAs(u"alice"_s);
    QCOMPARE(scene.phase(), Phase::Discovering);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.driver->enterServer(u"http://127.0.0.1:9"_s);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.phase(), Phase::Failed);
    QCOMPARE(scene.reason(), Reason::ServerProblem);
    scene.signIn(rightPassword);
    catchUpWith(scene.server);
    QCOMPARE(scene.logins(), 0);
}

void TestSignIn::thePasswordGoesToOneServerOnly()
{
    PracticeHomeserver other(u"localhost:9"_s); // outlives the client, or waits for its connections
    Scene scene;
    QVERIFY(other.start());
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.driver->enterServer(other.baseUrl());
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    QCOMPARE(other.requestsTo("/login").size(), 1); // which methods there are
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.signedIn.count(), 1);
    QCOMPARE(scene.logins(), 0);
    QCOMPARE(scene.driver->take().signedIn->session().homeserver.toString(), other.baseUrl());
}

void TestSignIn::redirectsAreNotFollowed()
{
    PracticeHomeserver other(u"localhost:9"_s); // outlives the client, or waits for its connections
    Scene scene;
    QVERIFY(other.start());
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    auto redirect
        = PracticeAnswer::redirect(other.baseUrl().toLatin1() + "/_matrix/client/v3/login");
    redirect.status = 307;
    scene.server.answerNext("POST", "/login", redirect);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.reason(), Reason::Refused);
    QVERIFY(other.requests().isEmpty());
    QCOMPARE(scene.logins(), 1);
}

void TestSignIn::refusals_data()
{
    QTest::addColumn<PracticeAnswer>("answer");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<bool>("sessionMayRemain");

    const auto row
        = [](const char *name, const PracticeAnswer &answer, Reason reason,
             bool mayRemain = false) { QTest::newRow(name) << answer << reason << mayRemain; };
    const auto error = [](int status, const QString &errcode) {
        return PracticeAnswer::error(status, errcode, u"words"_s);
    };
    row("deactivated", error(403, u"M_USER_DEACTIVATED"_s), Reason::Deactivated);
    row("locked", error(401, u"M_USER_LOCKED"_s), Reason::Locked);
    row("limit", error(403, u"M_RESOURCE_LIMIT_EXCEEDED"_s), Reason::Refused);
    row("disabled", error(400, u"M_UNKNOWN"_s), Reason::Refused);
    row("not there", error(404, u"M_UNRECOGNIZED"_s), Reason::Refused);
    row("trouble", error(502, u"M_UNKNOWN"_s), Reason::Refused, true);
    row("HTML", PracticeAnswer::html(u"<b>Bad gateway</b>"_s, 502), Reason::Refused, true);
    row("HTML as success", PracticeAnswer::html(u"<b>Hello</b>"_s), Reason::Refused, true);
    row("empty object", PracticeAnswer::json({}), Reason::Refused, true);
    row("no token", PracticeAnswer::json({{u"user_id"_s, u"@alice:localhost:9"_s}}),
        Reason::Refused, true);
    row("a token that nobody knows",
        PracticeAnswer::json(
            {{u"user_id"_s, u"@alice:localhost:9"_s}, {u"access_token"_s, u"t"_s}}),
        Reason::Refused);
}

void TestSignIn::refusals()
{
    QFETCH(PracticeAnswer, answer);
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.server.answerNext("POST", "/login", answer);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    QTEST(scene.reason(), "reason");
    QTEST(scene.driver->state().sessionMayRemain, "sessionMayRemain");
    QCOMPARE(scene.logins(), 1);
    QCOMPARE(scene.signedIn.count(), 0);
}

void TestSignIn::rateLimited_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<int>("seconds");

    QJsonObject object{{u"errcode"_s, u"M_LIMIT_EXCEEDED"_s}};
    QTest::newRow("nothing said") << QByteArray() << object << 30;
    QTest::newRow("seconds") << QByteArray("7") << object << 7;
    QTest::newRow("date") << QByteArray("Thu, 01 Jan 2026 12:00:20 GMT") << object << 20;
    object.insert(u"retry_after_ms"_s, 3000);
    QTest::newRow("milliseconds") << QByteArray() << object << 3;
    QTest::newRow("both") << QByteArray("5") << object << 5;
}

void TestSignIn::rateLimited()
{
    QFETCH(QByteArray, header);
    QFETCH(QJsonObject, object);
    QFETCH(int, seconds);
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    auto answer = PracticeAnswer::json(object, 429);
    if (!header.isEmpty()) {
        answer.headers = {{"Retry-After", header}};
    }
    scene.server.answerNext("POST", "/login", answer);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.phase(), Phase::Cooling);
    QCOMPARE(scene.driver->state().coolingLeft, std::chrono::seconds(seconds));

    for (int left = seconds - 1; left > 0; --left) {
        scene.clock.advance(1s);
        WAIT_COMPARE(scene.driver->state().coolingLeft, std::chrono::seconds(left));
        scene.signIn(rightPassword); // not yet
        QCOMPARE(scene.phase(), Phase::Cooling);
    }
    scene.clock.advance(1s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    QCOMPARE(scene.logins(), 1); // nothing goes out by itself
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.signedIn.count(), 1);
}

void TestSignIn::lostAnswer()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    auto settings = scene.server.settings();
    settings.latency = 1h; // until the server stops
    scene.server.setSettings(settings);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.logins(), 1);
    scene.clock.advance(31s);
    WAIT_COMPARE(scene.reason(), Reason::Network);
    QVERIFY(scene.driver->state().sessionMayRemain);
    QCOMPARE(scene.logins(), 1);
}

void TestSignIn::bySso()
{
    Scene scene;
    scene.enterAs(u"bob"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    const auto &providers = scene.driver->state().server->methods.providers;
    QCOMPARE(providers.size(), 1);
    const QString provider = providers.constFirst().id;
    scene.driver->signInBySso(provider);
    QCOMPARE(scene.phase(), Phase::Browser);
    QCOMPARE(scene.browser.opened().size(), 1);
    const QUrl page = scene.browser.opened().constFirst();
    QCOMPARE(scene.driver->state().page, page);
    QCOMPARE(page.path(), u"/_matrix/client/v3/login/sso/redirect/"_s + provider);
    QVERIFY(page.query().contains(u"action=login"_s));

    Browser browser;
    browser.signInAs(page, u"bob"_s);
    WAIT_COMPARE(scene.signedIn.count(), 1);
    WAIT_VERIFY(browser.isLoaded());
    QVERIFY(browser.content().contains("Rediisti."));

    const SignInResult result = scene.driver->take();
    QVERIFY(result.isAsTyped);
    QCOMPARE(result.signedIn->session().kind, Session::Kind::Sso);
    QCOMPARE(result.signedIn->session().userId.toString(), scene.server.userId(u"bob"_s));
    QCOMPARE(scene.logins(), 1);
    const QJsonObject body = scene.posts("/login").constFirst().json();
    QCOMPARE(body.value("type"_L1).toString(), u"m.login.token"_s);
    const QString token
        = QUrlQuery(browser.address()).queryItemValue(u"loginToken"_s, QUrl::FullyDecoded);
    QCOMPARE(body.value("token"_L1).toString(), token);
    QCOMPARE(body.size(), 3);
    QVERIFY(!isListening(receiverOf(page)));
}

void TestSignIn::bySsoAsSomebodyElse()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.driver->signInBySso({});
    Browser browser;
    browser.signInAs(scene.browser.opened().constFirst(), u"bob"_s);
    WAIT_COMPARE(scene.reason(), Reason::OtherPerson);
    QCOMPARE(scene.phase(), Phase::Ready);
    QCOMPARE(scene.driver->state().typedId, scene.server.userId(u"alice"_s));
    QCOMPARE(scene.driver->state().actualId, scene.server.userId(u"bob"_s));
    WAIT_COMPARE(scene.logouts(), 1);
    WAIT_VERIFY(scene.driver->isSettled());
    QVERIFY(!scene.hasSession(u"bob"_s));
    QVERIFY(!scene.driver->state().sessionMayRemain);
    QCOMPARE(scene.signedIn.count(), 0);
}

void TestSignIn::bySsoWithAUsedToken()
{
    Scene scene;
    scene.enterAs(u"bob"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.driver->signInBySso({});
    QUrl back = receiverOf(scene.browser.opened().constFirst());
    back.setQuery(u"loginToken=used"_s);
    Browser browser;
    browser.visit(back);
    WAIT_COMPARE(scene.reason(), Reason::LinkUsed);
    QCOMPARE(scene.phase(), Phase::Ready);
    QCOMPARE(scene.logins(), 1);
}

void TestSignIn::browserCancelled()
{
    Scene scene;
    scene.enterAs(u"bob"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.driver->signInBySso({});
    const QUrl receiver = receiverOf(scene.browser.opened().constFirst());
    QVERIFY(isListening(receiver));
    scene.driver->cancel();
    QCOMPARE(scene.phase(), Phase::Ready);
    QCOMPARE(scene.reason(), Reason::None);
    QVERIFY(!isListening(receiver));
    QCOMPARE(scene.logins(), 0);

    // A second try has an address of its own.
    scene.driver->signInBySso({});
    QVERIFY(receiverOf(scene.browser.opened().constLast()).path() != receiver.path());
}

void TestSignIn::browserTimedOut()
{
    Scene scene;
    scene.enterAs(u"bob"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.driver->signInBySso({});
    const QUrl receiver = receiverOf(scene.browser.opened().constFirst());
    scene.clock.advance(599s);
    QCoreApplication::processEvents();
    QCOMPARE(scene.phase(), Phase::Browser);
    scene.clock.advance(1s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    QCOMPARE(scene.reason(), Reason::BrowserTimeout);
    QVERIFY(!isListening(receiver));
}

void TestSignIn::browserThatDoesNotOpen()
{
    Scene scene;
    scene.enterAs(u"bob"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.browser.setWorks(false);
    scene.driver->signInBySso({});
    QCOMPARE(scene.phase(), Phase::Browser);
    QVERIFY(!scene.driver->state().pageOpened);
    scene.browser.setWorks(true);
    scene.driver->openPageAgain();
    QVERIFY(scene.driver->state().pageOpened);
    QCOMPARE(scene.browser.opened().size(), 2);
    QCOMPARE(scene.browser.opened().at(0), scene.browser.opened().at(1));
}

/// The desktop took the address, and says a little later that nothing came of it.
void TestSignIn::browserThatDidNotOpenAfterAll()
{
    Scene scene;
    scene.enterAs(u"bob"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.driver->signInBySso({});
    QVERIFY(scene.driver->state().pageOpened);
    scene.browser.sayNotOpened();
    QVERIFY(!scene.driver->state().pageOpened);
    scene.driver->openPageAgain();
    QVERIFY(scene.driver->state().pageOpened);
    scene.driver->cancel();
    scene.browser.sayNotOpened(); // nobody is waiting for it any more
    QCOMPARE(scene.phase(), Phase::Ready);
    scene.driver.reset();
    scene.browser.sayNotOpened();
}

void TestSignIn::aDifferentAccountIsLeftAtOnce()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.server.answerNext("GET", "/account/whoami",
                            PracticeAnswer::json({{u"user_id"_s, u"@mallory:localhost:9"_s}}));
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.reason(), Reason::OtherPerson);
    QCOMPARE(scene.driver->state().actualId, u"@mallory:localhost:9"_s);
    WAIT_VERIFY(scene.driver->isSettled());
    QCOMPARE(scene.logouts(), 1);
    QVERIFY(!scene.hasSession(u"alice"_s));
}

/// Whoever types it has no reason to know how the server writes itself.
void TestSignIn::aServerHasItsNameInCapitalsToo()
{
    Scene scene;
    scene.enter(u"@alice:LocalHost:9"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.signedIn.count(), 1);
    QCOMPARE(scene.logouts(), 0);
    const SignInResult taken = scene.driver->take();
    QVERIFY(taken.isAsTyped);
    QCOMPARE(taken.signedIn->session().userId.toString(), u"@alice:localhost:9"_s);
}

/// What stands beside the token does not matter: `whoami` says whose it is, and it can be ended.
void TestSignIn::aTokenIsNotDropped()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.server.editAccount(u"alice"_s, [](PracticeAccount &account) {
        account.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary-token"};
    });
    scene.server.answerNext(
        "POST", "/login",
        PracticeAnswer::json({{u"user_id"_s, u"alice"_s}, {u"access_token"_s, u"canary-token"_s}}));
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.signedIn.count(), 1);
    scene.driver->cancel();
    WAIT_VERIFY(scene.driver->isSettled());
    QCOMPARE(scene.logouts(), 1);
    QVERIFY(!scene.hasSession(u"alice"_s));
}

/// A gateway that stumbles once does not cost the person their new session.
void TestSignIn::whoAmIIsAskedAgain()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.server.answerNext("GET", "/account/whoami",
                            PracticeAnswer::error(502, u"M_UNKNOWN"_s, u"words"_s));
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.server.requestsTo("/account/whoami").size(), 1);
    WAIT_COMPARE(scene.clock.untilNext().value_or(1h), 1s);
    scene.clock.advance(1s);
    WAIT_COMPARE(scene.signedIn.count(), 1);
    QCOMPARE(scene.logouts(), 0);
    QCOMPARE(scene.logins(), 1);
}

void TestSignIn::aSessionThatCannotBeEndedIsSaid()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.server.answerNext("GET", "/account/whoami",
                            PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"words"_s));
    scene.server.answerNext("POST", "/logout",
                            PracticeAnswer::error(502, u"M_UNKNOWN"_s, u"words"_s));
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.reason(), Reason::Refused);
    WAIT_VERIFY(scene.driver->state().sessionMayRemain);
    QCOMPARE(scene.reason(), Reason::Refused);
    QCOMPARE(scene.logouts(), 1); // a POST is never repeated
}

void TestSignIn::cancelledDuringLogin()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    auto settings = scene.server.settings();
    settings.latency = 100ms;
    scene.server.setSettings(settings);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.logins(), 1);
    scene.driver->cancel();
    QCOMPARE(scene.phase(), Phase::Ready);
    QCOMPARE(scene.reason(), Reason::None);
    QVERIFY(!scene.driver->isSettled());

    const QSignalSpy settled(scene.driver.get(), &SignInDriver::settled);
    WAIT_COMPARE(settled.count(), 1);
    QCOMPARE(scene.logouts(), 1);
    QVERIFY(!scene.hasSession(u"alice"_s));
    QCOMPARE(scene.signedIn.count(), 0);
    QVERIFY(!scene.driver->state().sessionMayRemain);
    QVERIFY(scene.server.requestsTo("/account/whoami").isEmpty());
}

void TestSignIn::cancelledDuringWhoAmI()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    auto slow = PracticeAnswer::json({{u"user_id"_s, scene.server.userId(u"alice"_s)}});
    slow.delay = 1h;
    scene.server.answerNext("GET", "/account/whoami", slow);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.server.requestsTo("/account/whoami").size(), 1);
    scene.driver->cancel();
    WAIT_VERIFY(scene.driver->isSettled());
    QCOMPARE(scene.logouts(), 1);
    QVERIFY(!scene.hasSession(u"alice"_s));
    QCOMPARE(scene.signedIn.count(), 0);
}

void TestSignIn::anotherNameDuringLogin()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.signIn(rightPassword);
    scene.driver->enterIdentifier(scene.server.userId(u"bob"_s));
    QCOMPARE(scene.phase(), Phase::Ready);
    WAIT_VERIFY(scene.driver->isSettled());
    QCOMPARE(scene.logouts(), 1);
    QVERIFY(!scene.hasSession(u"alice"_s));
    QCOMPARE(scene.signedIn.count(), 0);
}

void TestSignIn::aSessionNobodyTookIsEnded()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.signIn(rightPassword);
    WAIT_COMPARE(scene.signedIn.count(), 1);
    scene.driver.reset();
    WAIT_COMPARE(scene.logouts(), 1);
    WAIT_VERIFY(!scene.hasSession(u"alice"_s));
}

void TestSignIn::theDriverGoesDuringLogin()
{
    Scene scene;
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    scene.signIn(rightPassword);
    scene.driver.reset();
    WAIT_COMPARE(scene.logouts(), 1);
    WAIT_VERIFY(!scene.hasSession(u"alice"_s));
}

void TestSignIn::managedElsewhere()
{
    Scene scene;
    auto settings = scene.server.settings();
    settings.authMetadata
        = QJsonObject{{u"issuer"_s, u"https://account.example.org/"_s},
                      {u"account_management_uri"_s, u"https://account.example.org/account/"_s}};
    scene.server.setSettings(settings);
    scene.enterAs(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Failed);
    QCOMPARE(scene.reason(), Reason::ManagedElsewhere);
    QCOMPARE(scene.driver->state().accountPage, QUrl(u"https://account.example.org/account/"_s));
    scene.signIn(rightPassword);
    scene.driver->signInBySso({});
    catchUpWith(scene.server);
    QCOMPARE(scene.logins(), 0);
    QVERIFY(scene.browser.opened().isEmpty());
}

void TestSignIn::theLastServerCounts()
{
    PracticeHomeserver slow(u"localhost:9"_s);
    Scene scene;
    auto settings = slow.settings();
    settings.latency = 50ms;
    slow.setSettings(settings);
    QVERIFY(slow.start());
    scene.driver->enterServer(slow.baseUrl());
    scene.enter(u"alice"_s);
    WAIT_COMPARE(scene.phase(), Phase::Ready);
    catchUpWith(slow);
    QCOMPARE(scene.driver->state().server->url.toString(), scene.server.baseUrl());
    QCOMPARE(scene.phase(), Phase::Ready);
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "TestSignIn.moc"
