// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/DeactivationDriver.h"

#include "app/base/ManualClock.h"
#include "app/matrix/MatrixClient.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/FakeBrowser.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/RawServer.h"
#include "tests/support/Waiting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = Session::Kind;
using Phase = DeactivationPhase;
using Reason = DeactivationReason;

namespace {

constexpr char deactivatePath[] = "/account/deactivate";
constexpr char whoamiPath[] = "/account/whoami";
constexpr char challenge[]
    = R"({"flows":[{"stages":["m.login.password"]}],"session":"S","params":{}})";
constexpr char alicesPassword[] = "correct horse battery";

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray error(const QByteArray &errcode)
{
    return R"({"errcode":")" + errcode + R"(","error":"words of the server"})";
}

Secret secret(QByteArrayView text)
{
    return Secret(text);
}

/// The `auth` of a password proof.
QJsonObject passwordAuth(const QString &userId, const QString &session, const QString &password)
{
    return {{u"type"_s, u"m.login.password"_s},
            {u"identifier"_s, QJsonObject{{u"type"_s, u"m.id.user"_s}, {u"user"_s, userId}}},
            {u"password"_s, password},
            {u"session"_s, session}};
}

/// A homeserver told by hand what to answer, that knows who asked for what and when.
class Told final
{
public:
    explicit Told(const ManualClock &clock)
        : m_clock(clock)
    {
        m_server.answerWith([this](const RawRequest &request) { return answer(request); });
    }

    std::deque<RawAnswer> deactivations; ///< in this order; then 500
    bool keepsSessions = false;          ///< after it has said that it is done
    RawAnswer whoami = RawAnswer::http(200, R"({"user_id":"@alice:told.test"})");
    RawAnswer profile = RawAnswer::http(200, R"({"displayname":"Alice"})");
    bool showsProfilesToMembersOnly = false;
    RawAnswer status = RawAnswer::http(404, error("M_UNRECOGNIZED"));

    [[nodiscard]] RawServer &server() { return m_server; }
    [[nodiscard]] QList<QJsonObject> bodies() const
    {
        QList<QJsonObject> bodies;
        for (const RawRequest &request : m_server.requests()) {
            if (request.target().endsWith(deactivatePath)) {
                bodies += parsed(request.body);
            }
        }
        return bodies;
    }

    /// When such a request came, in seconds of the clock.
    [[nodiscard]] QList<int> whoamis() const { return m_whoamis; }
    [[nodiscard]] QList<int> profiles() const { return m_profiles; }
    [[nodiscard]] QList<int> statuses() const { return m_statuses; }

private:
    RawAnswer answer(const RawRequest &request)
    {
        const auto now
            = static_cast<int>(std::chrono::floor<std::chrono::seconds>(m_clock.elapsed()).count());
        if (request.target().endsWith(deactivatePath) && !deactivations.empty()) {
            const RawAnswer next = deactivations.front();
            deactivations.pop_front();
            if (next.bytes.startsWith("HTTP/1.1 200") && !keepsSessions) {
                whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
            }
            return next;
        }
        if (request.target().endsWith(whoamiPath)) {
            m_whoamis += now;
            return whoami;
        }
        if (request.target().contains("/profile/")) {
            m_profiles += now;
            return showsProfilesToMembersOnly && !request.hasHeader("Authorization")
                ? RawAnswer::http(401, error("M_MISSING_TOKEN"))
                : profile;
        }
        if (request.target().endsWith("/account_status")) {
            m_statuses += now;
            return status;
        }
        return RawAnswer::http(500, error("M_UNKNOWN"));
    }

    const ManualClock &m_clock;
    RawServer m_server;
    QList<int> m_whoamis;
    QList<int> m_profiles;
    QList<int> m_statuses;
};

} // namespace

/// Whole deactivations over real sockets; what counts is what the server saw.
class TestDeactivation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nothingIsSentBeforeTheClick();
    void passwordWrongThenRight();
    void passwordsArriveAsTyped_data();
    void passwordsArriveAsTyped();
    void eraseGoesIntoEveryBody();
    void eraseChangedMidwayStartsOver();
    void singleSignOn();
    void singleSignOnByAnotherPerson();
    void eraseIsFrozenInTheBrowser();
    void browserThatDoesNotOpen();
    void expiredSession();
    void doneAtTheFirstRequest_data();
    void doneAtTheFirstRequest();
    void doubleClicksSendOnce();
    void severalStages();
    void dummyNeedsAClickAndNoPassword();
    void hostileChallengeGoesNowhereElse();

    void rateLimitOfThePassword();
    void rateLimitOfTheFirstRequest();
    void nothingListens();
    void deadEnds_data();
    void deadEnds();
    void aRefusalAfterTheServerHasActed_data();
    void aRefusalAfterTheServerHasActed();
    void aRefusalIsBelievedOnceTheSignInIsFoundAlive();
    void aConfirmationThatIsNotTrue();

    void unclearAnswersAreLookedInto_data();
    void unclearAnswersAreLookedInto();
    void looksByTheTimetable();
    void rejectionIsTheLastUseOfTheToken();
    void goneProfileDecides();
    void aProfileForMembersSaysNothingAfter();
    void aProfileClearedBeforeDecidesNothing();
    void aProfileReadBeforeIsNotHeardAfter_data();
    void aProfileReadBeforeIsNotHeardAfter();
    void theProfileIsReadUntilTheClick_data();
    void theProfileIsReadUntilTheClick();
    void aSignInThatWorksContradictsTheProfile();
    void accountStatusDecides();
    void signsThatAreNone_data();
    void signsThatAreNone();
    void actedButSaidBadGateway_data();
    void actedButSaidBadGateway();
    void redirectsAreNotBelieved_data();
    void redirectsAreNotBelieved();
    void deadlineOfTheRequest();

    void stopWaitingThenLateConfirmation();
    void stopWaitingThenLateChallenge();
    void leavingTheDialogGoesOn();
    void confirmationWhileLookingSendsNoMore();
    void driverGoesWhileSubmitting();

private:
    void startPractice(Kind kind, const QString &localpart);
    void startTold(Kind kind = Kind::Password, DeactivationFlow::Setup setup = {});
    void makeDriver(const QString &url, const QString &userId, DeactivationFlow::Setup setup);
    void letTheProfileCome();
    void waitFor(Phase phase);
    void advanceTo(std::chrono::milliseconds time);
    void personConfirms(const QString &localpart);

    [[nodiscard]] QList<QJsonObject> bodies() const;
    [[nodiscard]] qsizetype practiceCount(const QByteArray &suffix) const
    {
        return m_practice->requestsTo(suffix).size();
    }
    [[nodiscard]] const DeactivationState &state() const { return m_driver->state(); }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<PracticeHomeserver> m_practice;
    std::unique_ptr<Told> m_told;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<FakeBrowser> m_browser;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NoteFolder> m_notes;
    std::unique_ptr<SignedIn> m_signedIn;
    std::unique_ptr<DeactivationDriver> m_driver;
};

// The scene

void TestDeactivation::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_browser = std::make_unique<FakeBrowser>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_notes = std::make_unique<NoteFolder>(m_folder->filePath(u"farewell"_s));
}

void TestDeactivation::cleanup()
{
    m_driver.reset();
    m_signedIn.reset();
    m_notes.reset();
    m_folder.reset();
    m_browser.reset();
    m_client.reset();
    m_told.reset();
    m_practice.reset();
    m_clock.reset();
}

void TestDeactivation::makeDriver(const QString &url, const QString &userId,
                                  DeactivationFlow::Setup setup)
{
    m_signedIn
        = test::signedIn(*m_client, *m_clock, {.url = url, .userId = userId, .kind = setup.kind});
    m_driver = std::make_unique<DeactivationDriver>(*m_signedIn, UserId::parse(userId).value(),
                                                    setup, *m_clock, *m_browser, *m_notes);
}

void TestDeactivation::startPractice(Kind kind, const QString &localpart)
{
    m_practice = std::make_unique<PracticeHomeserver>();
    QVERIFY(m_practice->start());
    m_practice->editAccount(localpart, [](PracticeAccount &account) {
        account.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary-token"};
    });
    makeDriver(m_practice->baseUrl(), m_practice->userId(localpart), {kind, true, false});
    letTheProfileCome();
}

void TestDeactivation::startTold(Kind kind, DeactivationFlow::Setup setup)
{
    setup.kind = kind;
    m_told = std::make_unique<Told>(*m_clock);
    makeDriver(m_told->server().url(), u"@alice:told.test"_s, setup);
    letTheProfileCome();
    QCOMPARE(m_told->profiles(), QList<int>{0});
}

/// It is read before anything is done; what is not there at the click counts for nothing.
void TestDeactivation::letTheProfileCome()
{
    WAIT_VERIFY(m_client->onTheWire().isEmpty());
    QCoreApplication::processEvents(); // what has come is called back from the queue
}

void TestDeactivation::waitFor(Phase phase)
{
    WAIT_COMPARE(m_driver->state().phase, phase);
}

/// Lets the time come in which nothing but ticks is due, up to `time` on the clock.
void TestDeactivation::advanceTo(std::chrono::milliseconds time)
{
    m_clock->advance(time - m_clock->elapsed());
    WAIT_COMPARE(m_clock->elapsed(), time);
    QCoreApplication::processEvents();
}

/// What happens in the browser: the page that was opened, and on it the click on a name.
void TestDeactivation::personConfirms(const QString &localpart)
{
    const QUrl page = m_browser->opened().constLast();
    const QString session = QUrlQuery(page).queryItemValue(u"session"_s, QUrl::FullyDecoded);
    QUrl provider(m_practice->baseUrl() + u"/practice/idp"_s);
    provider.setQuery(u"session="_s + session + u"&user="_s + localpart);
    int answers = 0;
    for (const QUrl &url : {page, provider}) {
        m_client->send(Request::get(url, u"/page"_s), this,
                       [&answers](const Result<Answer> &) { ++answers; });
    }
    WAIT_COMPARE(answers, 2);
}

QList<QJsonObject> TestDeactivation::bodies() const
{
    QList<QJsonObject> bodies;
    for (const PracticeRequest &request : m_practice->requestsTo(deactivatePath)) {
        bodies += request.json();
    }
    return bodies;
}

// The two journeys

void TestDeactivation::nothingIsSentBeforeTheClick()
{
    for (const Kind kind : {Kind::Password, Kind::Sso}) {
        startPractice(kind, u"alice"_s);
        m_driver->chooseErase(true);
        m_driver->chooseErase(false);
        m_driver->chooseOption(0);
        m_driver->openPageAgain();
        m_driver->stopWaiting();
        m_driver->checkAgain();
        m_driver->leaveDialog();
        m_clock->advance(1h);
        QCoreApplication::processEvents();
        QVERIFY(!m_driver->isCommitted());
        m_driver.reset();
        QCoreApplication::processEvents();
        QCOMPARE(practiceCount("/account/deactivate"), 0);
        QVERIFY(m_browser->opened().isEmpty());
        cleanup();
        init();
    }
}

void TestDeactivation::passwordWrongThenRight()
{
    startPractice(Kind::Password, u"alice"_s);
    m_driver->confirm(secret("wrong"));
    QCOMPARE(state().phase, Phase::Submitting);
    QVERIFY(m_driver->isCommitted());
    waitFor(Phase::Password);
    QCOMPARE(state().reason, Reason::WrongPassword);
    QVERIFY(!m_practice->isDeactivated(u"alice"_s));
    QCOMPARE(practiceCount(deactivatePath), 2);

    m_driver->confirm(secret(alicesPassword));
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(state().likely, Likely::None);
    QVERIFY(m_practice->isDeactivated(u"alice"_s));
    QVERIFY(!m_practice->isErased(u"alice"_s));

    const QList<QJsonObject> sent = bodies();
    QCOMPARE(sent.size(), 3);
    QCOMPARE(sent.at(0), (QJsonObject{{u"erase"_s, false}}));
    const QString session = sent.at(1).value(u"auth"_s).toObject().value(u"session"_s).toString();
    QVERIFY(!session.isEmpty());
    const QString userId = m_signedIn->session().userId.toString();
    QCOMPARE(
        sent.at(1),
        (QJsonObject{{u"erase"_s, false}, {u"auth"_s, passwordAuth(userId, session, u"wrong"_s)}}));
    QCOMPARE(sent.at(2),
             (QJsonObject{
                 {u"erase"_s, false},
                 {u"auth"_s, passwordAuth(userId, session, QString::fromLatin1(alicesPassword))}}));

    // The dead token is used once more, as evidence, and never again.
    QCOMPARE(practiceCount(whoamiPath), 1);
    QCOMPARE(practiceCount("/logout"), 0);
    QCOMPARE(practiceCount("/refresh"), 0);
    QCOMPARE(state().evidence.signIn.size(), 1);
    QCOMPARE(state().evidence.signIn.constFirst().sign, SignInSign::Rejected);
    QCOMPARE(state().evidence.endpoint, EndpointSign::Confirmed);
    QCOMPARE(state().evidence.unbind, UnbindResult::Success);
    QVERIFY(!m_driver->mayBeSignedOut());
    const qsizetype before = m_practice->requests().size();
    m_driver->checkAgain();
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    QCOMPARE(m_practice->requests().size(), before);
}

void TestDeactivation::passwordsArriveAsTyped_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("spaces at the ends") << u"  a b \t"_s;
    QTest::newRow("quotes and backslashes") << u"\"\\\"\\\\n"_s;
    QTest::newRow("line ends") << u"a\r\nb\n"_s;
    QTest::newRow("unicode") << u"pässwörd 鍵 🔑"_s;
    QTest::newRow("json") << u"\",\"erase\":true,\"x\":\""_s;
    QTest::newRow("control characters") << u"\u0001\u001F\u007F"_s;
}

void TestDeactivation::passwordsArriveAsTyped()
{
    QFETCH(QString, password);
    startPractice(Kind::Password, u"alice"_s);
    m_practice->editAccount(u"alice"_s,
                            [&password](PracticeAccount &account) { account.password = password; });
    m_driver->confirm(Secret(password.toUtf8()));
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(!m_practice->isErased(u"alice"_s));
    QCOMPARE(practiceCount(deactivatePath), 2);
}

void TestDeactivation::eraseGoesIntoEveryBody()
{
    startPractice(Kind::Password, u"alice"_s);
    m_driver->chooseErase(false);
    m_driver->chooseErase(true);
    m_driver->chooseErase(false);
    m_driver->chooseErase(true);
    m_driver->confirm(secret("wrong"));
    waitFor(Phase::Password);
    m_driver->confirm(secret(alicesPassword));
    waitFor(Phase::Settled);
    QCOMPARE(bodies().size(), 3);
    for (const QJsonObject &body : bodies()) {
        QCOMPARE(body.value(u"erase"_s), QJsonValue(true));
    }
    QVERIFY(m_practice->isErased(u"alice"_s));
    QCOMPARE(state().evidence.profile.constLast().sign, ProfileSign::Gone);
    // The profile is read as anybody could.
    QVERIFY(std::ranges::none_of(m_practice->requests(), [](const PracticeRequest &request) {
        return request.path.contains("/profile/") && request.authorizationPresent;
    }));
}

void TestDeactivation::eraseChangedMidwayStartsOver()
{
    startPractice(Kind::Password, u"alice"_s);
    m_driver->confirm(secret("wrong"));
    waitFor(Phase::Password);
    m_driver->chooseErase(true);
    m_driver->confirm(secret(alicesPassword));
    waitFor(Phase::Settled);
    const QList<QJsonObject> sent = bodies();
    QCOMPARE(sent.size(), 4);
    QCOMPARE(sent.at(2), (QJsonObject{{u"erase"_s, true}}));
    QVERIFY(sent.at(3).value(u"auth"_s)[u"session"_s] != sent.at(1).value(u"auth"_s)[u"session"_s]);
    QVERIFY(m_practice->isErased(u"alice"_s));
}

void TestDeactivation::singleSignOn()
{
    startPractice(Kind::Sso, u"bob"_s);
    m_driver->chooseErase(true);
    m_driver->proveInBrowser();
    waitFor(Phase::Browser);
    QCOMPARE(bodies(), (QList<QJsonObject>{{{u"erase"_s, true}}}));
    QCOMPARE(m_browser->opened().size(), 1);
    const QUrl page = m_browser->opened().constFirst();
    QVERIFY(page.toString().startsWith(
        m_practice->baseUrl() + u"/_matrix/client/v3/auth/m.login.sso/fallback/web?session="_s));
    QCOMPARE(state().page, page);
    m_driver->openPageAgain();
    QCOMPARE(m_browser->opened(), (QList<QUrl>{page, page}));
    QCOMPARE(practiceCount(deactivatePath), 1);

    m_driver->confirm({}); // too early
    waitFor(Phase::Browser);
    QCOMPARE(state().reason, Reason::NotConfirmedYet);
    QCOMPARE(practiceCount(deactivatePath), 2);
    QVERIFY(!m_practice->isDeactivated(u"bob"_s));

    personConfirms(u"bob"_s);
    m_clock->advance(1h); // nobody asks by itself whether it is done
    QCoreApplication::processEvents();
    QCOMPARE(practiceCount(deactivatePath), 2);

    m_driver->confirm({});
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(m_practice->isErased(u"bob"_s));
    const QString session = QUrlQuery(page).queryItemValue(u"session"_s, QUrl::FullyDecoded);
    const QJsonObject proof{{u"erase"_s, true}, {u"auth"_s, QJsonObject{{u"session"_s, session}}}};
    QCOMPARE(bodies(), (QList<QJsonObject>{{{u"erase"_s, true}}, proof, proof}));
    QCOMPARE(practiceCount(whoamiPath), 1);
    QCOMPARE(practiceCount("/logout"), 0);
}

void TestDeactivation::singleSignOnByAnotherPerson()
{
    startPractice(Kind::Sso, u"bob"_s);
    m_practice->editAccount(u"alice"_s,
                            [](PracticeAccount &account) { account.singleSignOn = true; });
    m_driver->proveInBrowser();
    waitFor(Phase::Browser);
    personConfirms(u"alice"_s);
    m_driver->confirm({});
    waitFor(Phase::Sso);
    QCOMPARE(state().reason, Reason::OtherPerson);
    QVERIFY(!state().proofStarted);
    QVERIFY(!m_practice->isDeactivated(u"alice"_s));
    QVERIFY(!m_practice->isDeactivated(u"bob"_s));

    m_driver->proveInBrowser(); // with a session of its own
    waitFor(Phase::Browser);
    QCOMPARE(bodies().constLast(), (QJsonObject{{u"erase"_s, false}}));
    QVERIFY(m_browser->opened().at(0) != m_browser->opened().at(1));
    personConfirms(u"bob"_s);
    m_driver->confirm({});
    waitFor(Phase::Settled);
    QVERIFY(m_practice->isDeactivated(u"bob"_s));
    QVERIFY(!m_practice->isDeactivated(u"alice"_s));
}

void TestDeactivation::eraseIsFrozenInTheBrowser()
{
    startPractice(Kind::Sso, u"bob"_s);
    m_driver->proveInBrowser();
    m_driver->chooseErase(true);
    waitFor(Phase::Browser);
    m_driver->chooseErase(true);
    QVERIFY(!state().eraseCanChange);
    personConfirms(u"bob"_s);
    m_driver->confirm({});
    m_driver->chooseErase(true);
    waitFor(Phase::Settled);
    QVERIFY(m_practice->isDeactivated(u"bob"_s));
    QVERIFY(!m_practice->isErased(u"bob"_s));
    QVERIFY(!state().erase);
}

void TestDeactivation::browserThatDoesNotOpen()
{
    startPractice(Kind::Sso, u"bob"_s);
    m_browser->setWorks(false);
    m_driver->proveInBrowser();
    waitFor(Phase::Browser);
    QVERIFY(!state().pageOpened);
    QVERIFY(!state().page.isEmpty()); // for copying
    m_browser->setWorks(true);
    m_driver->openPageAgain();
    QVERIFY(state().pageOpened);
    m_browser->sayNotOpened(); // the desktop only says so later
    QVERIFY(!state().pageOpened);
    QCOMPARE(practiceCount(deactivatePath), 1);
    m_driver.reset();
    m_browser->sayNotOpened();
}

void TestDeactivation::expiredSession()
{
    startTold(Kind::Sso);
    const QByteArray sso = R"({"flows":[{"stages":["m.login.sso"]}],"session":"S1"})";
    m_told->deactivations = {RawAnswer::http(401, sso), RawAnswer::http(400, error("M_UNKNOWN")),
                             RawAnswer::http(401, sso)};
    m_driver->proveInBrowser();
    waitFor(Phase::Browser);
    advanceTo(61min);
    m_driver->confirm({});
    waitFor(Phase::Sso);
    QCOMPARE(state().reason, Reason::SessionExpired);
    QVERIFY(!state().proofStarted);
    m_driver->proveInBrowser();
    waitFor(Phase::Browser);
    QCOMPARE(m_told->bodies().constLast(), (QJsonObject{{u"erase"_s, false}}));
}

void TestDeactivation::doneAtTheFirstRequest_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("erase");
    QTest::newRow("password") << Kind::Password << false;
    QTest::newRow("password, erase") << Kind::Password << true;
    QTest::newRow("sso") << Kind::Sso << false;
    QTest::newRow("sso, erase") << Kind::Sso << true;
}

/// Some servers ask for no proof at all, and were the undoing of accounts whose owner only looked.
void TestDeactivation::doneAtTheFirstRequest()
{
    QFETCH(Kind, kind);
    QFETCH(bool, erase);
    startTold(kind);
    m_told->deactivations = {RawAnswer::http(200, "{}")};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_driver->chooseErase(erase);
    if (kind == Kind::Password) {
        m_driver->confirm(secret("hunter2"));
    } else {
        m_driver->proveInBrowser();
    }
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(state().evidence.unbind, UnbindResult::NotReported);
    QCOMPARE(state().evidence.endpointStatus, 200);
    QCOMPARE(m_told->bodies(), (QList<QJsonObject>{{{u"erase"_s, erase}}}));
    QCOMPARE(m_told->whoamis().size(), 1);
    QVERIFY(m_browser->opened().isEmpty());
}

void TestDeactivation::doubleClicksSendOnce()
{
    startPractice(Kind::Password, u"alice"_s);
    m_driver->confirm(secret(alicesPassword));
    m_driver->confirm(secret(alicesPassword));
    m_driver->proveInBrowser();
    waitFor(Phase::Settled);
    m_driver->confirm(secret(alicesPassword));
    QCOMPARE(bodies().size(), 2);

    cleanup();
    init();
    startPractice(Kind::Sso, u"bob"_s);
    m_driver->proveInBrowser();
    m_driver->proveInBrowser();
    m_driver->confirm({});
    waitFor(Phase::Browser);
    QCOMPARE(m_browser->opened().size(), 1);
    m_driver->proveInBrowser();
    QCOMPARE(m_browser->opened().size(), 1);
    personConfirms(u"bob"_s);
    m_driver->confirm({});
    m_driver->confirm({});
    waitFor(Phase::Settled);
    QCOMPARE(bodies().size(), 2);
}

void TestDeactivation::severalStages()
{
    startTold();
    const QByteArray flows = R"("flows":[{"stages":["m.login.password","m.login.terms"]}])";
    m_told->deactivations = {
        RawAnswer::http(401, R"({"session":"S",)" + flows + '}'),
        RawAnswer::http(401, R"({"session":"S","completed":["m.login.password"],)" + flows + '}'),
        RawAnswer::http(200)};
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Fallback);
    QCOMPARE(state().reason, Reason::MoreNeeded);
    QVERIFY(state().proofStarted);
    QCOMPARE(m_told->bodies().size(), 2);
    m_driver->proveInBrowser(); // only opens its page
    QCOMPARE(state().phase, Phase::Browser);
    QCOMPARE(m_told->bodies().size(), 2);
    QVERIFY(m_browser->opened().constFirst().path().contains(u"m.login.terms"_s));
    m_driver->confirm({});
    waitFor(Phase::Settled);
    QCOMPARE(m_told->bodies().constLast(),
             (QJsonObject{{u"erase"_s, false}, {u"auth"_s, QJsonObject{{u"session"_s, u"S"_s}}}}));
}

void TestDeactivation::dummyNeedsAClickAndNoPassword()
{
    startTold();
    m_told->deactivations
        = {RawAnswer::http(401, R"({"session":"S","flows":[{"stages":["m.login.dummy"]}]})"),
           RawAnswer::http(200)};
    m_driver->confirm(secret("canary-password"));
    waitFor(Phase::Choice);
    QVERIFY(state().noProofNeeded);
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    QCOMPARE(m_told->bodies().size(), 1);
    m_driver->confirm({});
    waitFor(Phase::Settled);
    const QJsonObject auth{{u"type"_s, u"m.login.dummy"_s}, {u"session"_s, u"S"_s}};
    QCOMPARE(m_told->bodies().constLast(), (QJsonObject{{u"erase"_s, false}, {u"auth"_s, auth}}));
    for (const RawRequest &request : m_told->server().requests()) {
        QVERIFY(!request.body.contains("canary-password"));
    }
}

void TestDeactivation::hostileChallengeGoesNowhereElse()
{
    startTold();
    m_told->deactivations = {RawAnswer::http(
        401, R"({"session":"a&b#c%2F\"/..","flows":[{"stages":["../../x?y#z"]}]})")};
    m_driver->confirm(secret("canary-password"));
    waitFor(Phase::Fallback);
    m_driver->proveInBrowser();
    const QUrl page = m_browser->opened().constFirst();
    QVERIFY(isOpenable(page));
    QCOMPARE(page.port(), m_told->server().serverPort());
    QCOMPARE(page.path(QUrl::FullyEncoded),
             u"/_matrix/client/v3/auth/..%2F..%2Fx%3Fy%23z/fallback/web"_s);
    QCOMPARE(QUrlQuery(page).queryItemValue(u"session"_s, QUrl::FullyDecoded), u"a&b#c%2F\"/.."_s);
    QVERIFY(!page.hasFragment());
    QVERIFY(!m_told->server().requests().constLast().body.contains("canary-password"));
}

// Answers that stop

void TestDeactivation::rateLimitOfThePassword()
{
    startTold();
    m_told->deactivations = {RawAnswer::http(401, challenge),
                             RawAnswer::http(429, "{}", {"Retry-After: 7"}), RawAnswer::http(200)};
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Cooling);
    QCOMPARE(state().coolingLeft, 7s);
    QVERIFY(!state().eraseCanChange);
    m_driver->confirm(secret("hunter2"));
    advanceTo(3s);
    WAIT_COMPARE(state().coolingLeft, 4s);
    advanceTo(6'999ms);
    QCOMPARE(state().phase, Phase::Cooling);
    advanceTo(7s);
    waitFor(Phase::Password);
    QCOMPARE(m_told->bodies().size(), 2); // at zero nothing is sent
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Settled);
    QCOMPARE(m_told->bodies().size(), 3);
    QCOMPARE(m_told->bodies().at(2), m_told->bodies().at(1));
}

void TestDeactivation::rateLimitOfTheFirstRequest()
{
    startTold(Kind::Sso);
    m_told->deactivations = {RawAnswer::http(429, error("M_LIMIT_EXCEEDED"))};
    m_driver->proveInBrowser();
    waitFor(Phase::Cooling);
    QCOMPARE(state().coolingLeft, 30s);
    QCOMPARE(state().serverText, u"words of the server"_s);
    advanceTo(30s);
    waitFor(Phase::Sso);
    QCOMPARE(m_told->bodies().size(), 1);
    QVERIFY(m_told->whoamis().isEmpty());
}

void TestDeactivation::nothingListens()
{
    startPractice(Kind::Password, u"alice"_s);
    FaultProxy line(m_practice->baseUrl(), *m_clock);
    QVERIFY(line.start());
    m_driver.reset();
    makeDriver(line.baseUrl(), m_practice->userId(u"alice"_s), {Kind::Password, true, false});
    letTheProfileCome();
    line.goAway();
    m_driver->confirm(secret(alicesPassword));
    waitFor(Phase::Password);
    QCOMPARE(state().reason, Reason::Network);
    QCOMPARE(state().outcome, Outcome::StillActive);
    QCOMPARE(state().failure.cause, Cause::PortClosed);
    QVERIFY(!m_driver->isCommitted());
    QVERIFY(line.comeBack());
    m_driver->confirm(secret(alicesPassword));
    waitFor(Phase::Settled);
    QVERIFY(m_practice->isDeactivated(u"alice"_s));
    QCOMPARE(bodies().size(), 2);
}

void TestDeactivation::deadEnds_data()
{
    QTest::addColumn<bool>("toTheProof");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<Outcome>("outcome");

    const auto row = [](const QByteArray &name, bool toTheProof, int status, const QByteArray &body,
                        Reason reason, Outcome outcome = Outcome::StillActive) {
        QTest::newRow(name.constData()) << toTheProof << status << body << reason << outcome;
    };
    for (const bool proof : {false, true}) {
        const auto name = [proof](const char *text) {
            return text + QByteArray(proof ? " to the proof" : " to the first request");
        };
        row(name("403 of a page"), proof, 403, "<html>", Reason::Refused);
        row(name("locked"), proof, 401, error("M_USER_LOCKED"), Reason::Locked);
        row(name("no endpoint"), proof, 404, error("M_UNRECOGNIZED"), Reason::ManagedElsewhere);
        row(name("404 html"), proof, 404, "<html>", Reason::Refused);
        row(name("bad json"), proof, 400, error("M_BAD_JSON"), Reason::Refused);
        row(name("too large"), proof, 413, "", Reason::Refused);
    }
    row("policy to the first request", false, 403, error("M_FORBIDDEN"), Reason::Policy);
    row("identity server", true, 400, error("M_UNKNOWN"), Reason::IdentityServer);
    row("400 to the first request", false, 400, error("M_UNKNOWN"), Reason::Refused);
    row("no flows", false, 401, R"({"flows":[],"session":"S"})", Reason::NoProofPossible);
    row("page without session", false, 401, R"({"flows":[{"stages":["m.login.sso"]}]})",
        Reason::NoProofPossible);
    row("signed out", false, 401, error("M_UNKNOWN_TOKEN"), Reason::SignedOut, Outcome::Unknown);
}

/// A dead end sends nothing more: no sign-out, no second try, and no look but the one question
/// before a refusal is believed.
void TestDeactivation::deadEnds()
{
    QFETCH(bool, toTheProof);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Reason, reason);
    QFETCH(Outcome, outcome);
    startTold();
    if (toTheProof) {
        m_told->deactivations.push_back(RawAnswer::http(401, challenge));
    }
    m_told->deactivations.push_back(RawAnswer::http(status, body));
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Impossible);
    QCOMPARE(state().reason, reason);
    QCOMPARE(state().outcome, outcome);
    QCOMPARE(state().likely, Likely::None);
    QCOMPARE(state().failure.httpStatus, status);
    QVERIFY(!m_driver->isCommitted());
    m_driver->confirm(secret("hunter2"));
    m_driver->checkAgain();
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    const bool isInDoubt = status != 401;
    QCOMPARE(m_told->whoamis().size(), isInDoubt ? 1 : 0);
    QCOMPARE(m_told->bodies().size(), toTheProof ? 2 : 1);
    QCOMPARE(m_told->profiles().size(), 1);
}

void TestDeactivation::aRefusalAfterTheServerHasActed_data()
{
    QTest::addColumn<bool>("toTheProof");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<EndpointSign>("sign");
    const auto row = [](const QByteArray &name, int status, const QByteArray &body, Reason reason,
                        EndpointSign sign) {
        for (const bool proof : {false, true}) {
            QTest::newRow((name + (proof ? " to the proof" : " to the first request")).constData())
                << proof << status << body << reason << sign;
        }
    };
    row("400", 400, error("M_FORBIDDEN"), Reason::Refused, EndpointSign::Refused);
    row("403 of a page", 403, "<html>", Reason::Refused, EndpointSign::Refused);
    row("404", 404, error("M_UNRECOGNIZED"), Reason::ManagedElsewhere, EndpointSign::Refused);
    row("413", 413, "", Reason::Refused, EndpointSign::Refused);
    row("500", 500, error("M_UNKNOWN"), Reason::None, EndpointSign::Failed);
    row("200 with an error", 200, error("M_FORBIDDEN"), Reason::None, EndpointSign::Unclear);
}

/// Synapse ends devices, tokens and password before the steps that can still fail. Nobody is told
/// that nothing was done, nor that it is probably done, also when the profile has gone.
void TestDeactivation::aRefusalAfterTheServerHasActed()
{
    QFETCH(const bool, toTheProof);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const Reason, reason);
    QFETCH(const EndpointSign, sign);
    startTold();
    m_driver->chooseErase(true);
    if (toTheProof) {
        m_told->deactivations.push_back(RawAnswer::http(401, challenge));
    }
    m_told->deactivations.push_back(RawAnswer::http(status, body));
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_told->profile = RawAnswer::http(404, error("M_NOT_FOUND"));
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(state().likely, Likely::None);
    QCOMPARE(state().reason, reason);
    QCOMPARE(state().evidence.endpoint, sign);
    QCOMPARE(m_told->whoamis().size(), 1); // the first rejection is the last use of the token
    QVERIFY(!m_driver->mayBeSignedOut());
    QVERIFY(!state().evidence.profile.isEmpty());
}

/// The server says nothing of our sign-in at first, then that it works: it is still active.
void TestDeactivation::aRefusalIsBelievedOnceTheSignInIsFoundAlive()
{
    startTold();
    m_told->deactivations
        = {RawAnswer::http(401, challenge), RawAnswer::http(400, error("M_FORBIDDEN"))};
    const RawAnswer alive = std::exchange(m_told->whoami, RawAnswer::http(502, "<html>"));
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Checking);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(state().likely, Likely::None);
    m_told->whoami = alive;
    WAIT_VERIFY(state().nextCheckIn);
    advanceTo(5s);
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::StillActive);
    QCOMPARE(state().reason, Reason::Refused);
}

void TestDeactivation::aConfirmationThatIsNotTrue()
{
    startTold();
    m_told->keepsSessions = true;
    m_told->deactivations = {RawAnswer::http(200)};
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Checking);
    WAIT_COMPARE(m_told->whoamis(), QList<int>{0});
    WAIT_VERIFY(state().nextCheckIn);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    qsizetype looks = 1;
    for (const auto time : {5s, 15s, 60s}) {
        advanceTo(time);
        ++looks;
        WAIT_COMPARE(m_told->whoamis().size(), looks);
        WAIT_COMPARE(state().evidence.signIn.size(), looks);
        WAIT_VERIFY(state().nextCheckIn);
        QCOMPARE(state().phase, Phase::Checking);
        QCOMPARE(state().outcome, Outcome::Deactivated);
    }
    advanceTo(300s);
    waitFor(Phase::Settled);
    QCOMPARE(m_told->whoamis(), (QList<int>{0, 5, 15, 60, 300}));
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(state().likely, Likely::None);
    QVERIFY(m_driver->mayBeSignedOut());
}

// Finding out

void TestDeactivation::unclearAnswersAreLookedInto_data()
{
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<EndpointSign>("sign");
    QTest::addColumn<Likely>("likely");
    const auto row = [](const char *name, const RawAnswer &answer, EndpointSign sign,
                        Likely likely = Likely::Deactivated) {
        QTest::newRow(name) << answer << sign << likely;
    };
    row("hang up", RawAnswer::hangUp(), EndpointSign::Lost);
    row("reset", {{}, RawAnswer::Then::Reset}, EndpointSign::Lost);
    row("half a head", RawAnswer::hangUp("HTTP/1.1 200 O"), EndpointSign::Lost);
    row("half a success", RawAnswer::hangUp("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{}"),
        EndpointSign::Lost);
    row("a success without end", RawAnswer::hangUp("HTTP/1.1 200 OK\r\n\r\n{\"id_server"),
        EndpointSign::Unclear);
    row("an empty success", RawAnswer::http(200, ""), EndpointSign::Unclear);
    row("a page as success", RawAnswer::http(200, "<html>"), EndpointSign::Unclear);
    row("a success beyond all bounds", RawAnswer::http(200, QByteArray(2 << 20, ' ')),
        EndpointSign::Lost);
    row("204", RawAnswer{"HTTP/1.1 204 No\r\n\r\n"}, EndpointSign::Unclear);
    row("408", RawAnswer::http(408, ""), EndpointSign::Unclear);
    row("500", RawAnswer::http(500, error("M_UNKNOWN")), EndpointSign::Failed, Likely::None);
    row("500 without an errcode", RawAnswer::http(500, "{}"), EndpointSign::Unclear);
    row("408 with an errcode", RawAnswer::http(408, error("M_UNKNOWN")), EndpointSign::Unclear,
        Likely::None);
    row("502", RawAnswer::http(502, "<html>"), EndpointSign::Unclear);
    row("504", RawAnswer::http(504, "<html>"), EndpointSign::Unclear);
    row("token gone", RawAnswer::http(401, error("M_UNKNOWN_TOKEN")), EndpointSign::Unclear,
        Likely::None);
}

/// Whatever the answer, the request is not sent again, and the program says what it knows.
void TestDeactivation::unclearAnswersAreLookedInto()
{
    QFETCH(RawAnswer, answer);
    QFETCH(EndpointSign, sign);
    startTold();
    m_told->deactivations = {RawAnswer::http(401, challenge), answer};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QTEST(state().likely, "likely");
    QCOMPARE(state().evidence.endpoint, sign);
    m_driver->confirm(secret("hunter2"));
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    QCOMPARE(m_told->bodies().size(), 2);
    QCOMPARE(m_told->whoamis().size(), 1);
    QVERIFY(!m_driver->mayBeSignedOut());
}

void TestDeactivation::looksByTheTimetable()
{
    startTold();
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::hangUp()};
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Checking);
    QList<int> times{0};
    WAIT_COMPARE(state().nextCheckIn, std::optional<std::chrono::milliseconds>(5s));
    QCOMPARE(m_told->whoamis(), times);
    for (const int next : {5, 15, 60, 300}) {
        QCOMPARE(state().outcome, Outcome::Unknown);
        QCOMPARE(state().likely, Likely::StillActive);
        advanceTo(std::chrono::seconds(next) - 1ms);
        QCOMPARE(m_told->whoamis(), times);
        advanceTo(std::chrono::seconds(next));
        times += next;
        WAIT_COMPARE(m_told->whoamis(), times);
        WAIT_COMPARE(state().evidence.signIn.size(), times.size());
        WAIT_VERIFY(state().phase == Phase::Settled || state().nextCheckIn);
    }
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::StillActive);
    QVERIFY(m_driver->mayBeSignedOut());
    QVERIFY(!m_driver->isCommitted());
    m_clock->advance(24h);
    QCoreApplication::processEvents();
    QCOMPARE(m_told->whoamis(), times);
    QCOMPARE(m_told->bodies().size(), 2);

    m_driver->checkAgain(); // by hand it goes on
    WAIT_COMPARE(m_told->whoamis().size(), 6);
}

void TestDeactivation::rejectionIsTheLastUseOfTheToken()
{
    startTold(Kind::Password, {.profileWasThere = true});
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::hangUp()};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_driver->chooseErase(true);
    m_driver->confirm(secret("hunter2"));
    WAIT_COMPARE(state().nextCheckIn, std::optional<std::chrono::milliseconds>(5s));
    QCOMPARE(m_told->whoamis(), QList<int>{0});
    QList<int> times{0, 0}; // before, and now
    QCOMPARE(m_told->profiles(), times);
    for (const int next : {5, 15, 60, 300}) { // with erase the profile can still decide
        advanceTo(std::chrono::seconds(next));
        times += next;
        WAIT_COMPARE(m_told->profiles(), times);
        WAIT_COMPARE(state().evidence.profile.size(), times.size() - 1);
        WAIT_VERIFY(state().phase == Phase::Settled || state().nextCheckIn);
    }
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(state().likely, Likely::Deactivated);
    m_driver->checkAgain();
    WAIT_COMPARE(m_told->profiles().size(), 7);
    QCOMPARE(m_told->whoamis(), QList<int>{0});
    for (const RawRequest &request : m_told->server().requests()) {
        QCOMPARE(request.hasHeader("Authorization"), !request.target().contains("/profile/"));
    }
}

void TestDeactivation::goneProfileDecides()
{
    startTold(Kind::Password, {.profileWasThere = true});
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::http(502, "")};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_driver->chooseErase(true);
    m_driver->confirm(secret("hunter2"));
    WAIT_VERIFY(state().nextCheckIn);
    m_told->profile = RawAnswer::http(404, error("M_UNKNOWN"));
    advanceTo(5s);
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(state().evidence.profile.constLast().sign, ProfileSign::Gone);
}

/// Where only members see profiles, the token shows it to us before the click, and not after it.
void TestDeactivation::aProfileForMembersSaysNothingAfter()
{
    startTold(Kind::Password);
    m_told->showsProfilesToMembersOnly = true;
    makeDriver(m_told->server().url(), u"@alice:told.test"_s, {});
    WAIT_COMPARE(m_told->profiles().size(), 3); // one of the driver before, and one with the token
    letTheProfileCome();
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::http(502, "")};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_driver->chooseErase(true);
    m_driver->confirm(secret("hunter2"));
    WAIT_VERIFY(!state().evidence.profile.isEmpty());
    QVERIFY(state().evidence.profileWasThere);
    QCOMPARE(state().evidence.profile.constLast().sign, ProfileSign::ForMembers);
    const QList<RawRequest> requests = m_told->server().requests();
    const auto sent = std::ranges::find_if(requests, [](const RawRequest &request) {
        return request.target().endsWith(deactivatePath);
    });
    QVERIFY(std::any_of(sent, requests.end(), [](const RawRequest &request) {
        return request.target().contains("/profile/");
    }));
    QVERIFY(std::none_of(sent, requests.end(), [](const RawRequest &request) {
        return request.target().contains("/profile/") && request.hasHeader("Authorization");
    }));
}

/// With another app, before the click: that is no sign of what the server has done.
void TestDeactivation::aProfileClearedBeforeDecidesNothing()
{
    startTold(Kind::Password, {.profileWasThere = true});
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::http(502, "")};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_told->profile = RawAnswer::http(404, error("M_UNKNOWN"));
    makeDriver(m_told->server().url(), u"@alice:told.test"_s, {.profileWasThere = true});
    letTheProfileCome();
    m_driver->chooseErase(true);
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(state().likely, Likely::Deactivated);
}

void TestDeactivation::aProfileReadBeforeIsNotHeardAfter_data()
{
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<bool>("wasThere"); // at the sign-in
    QTest::newRow("there") << RawAnswer::http(200, R"({"displayname":"Alice"})") << false;
    QTest::newRow("gone") << RawAnswer::http(404, error("M_UNKNOWN")) << true;
}

/// Asked before the click, answered after it: nobody knows of which of the two it tells. That it
/// was gone before would take evidence away, that it was there would make some.
void TestDeactivation::aProfileReadBeforeIsNotHeardAfter()
{
    QFETCH(RawAnswer, answer);
    QFETCH(bool, wasThere);
    startTold();
    m_told->profile = answer;
    m_told->profile.isHeld = true;
    makeDriver(m_told->server().url(), u"@alice:told.test"_s, {.profileWasThere = wasThere});
    WAIT_COMPARE(m_told->profiles().size(), 2);
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::silence()};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_driver->chooseErase(true);
    m_driver->confirm(secret("hunter2"));
    WAIT_COMPARE(m_told->bodies().size(), 2);
    m_told->server().release();
    WAIT_COMPARE(m_client->onTheWire().size(), 1); // the request, and nobody waits for the profile
    m_told->profile = RawAnswer::http(404, error("M_UNKNOWN"));
    m_driver->stopWaiting();
    waitFor(Phase::Settled);
    QCOMPARE(m_told->profiles().size(), 2);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(state().likely, Likely::Deactivated);
    QCOMPARE(state().evidence.profileWasThere, wasThere);
}

void TestDeactivation::theProfileIsReadUntilTheClick_data()
{
    const RawAnswer gone = RawAnswer::http(404, error("M_UNKNOWN"));
    QTest::addColumn<RawAnswer>("meanwhile");
    QTest::addColumn<std::chrono::seconds>("wait");
    QTest::addColumn<QList<int>>("reads");
    QTest::addColumn<bool>("isProof");
    const RawAnswer there = RawAnswer::http(200, R"({"displayname":"Alice"})");
    const RawAnswer silent = RawAnswer::http(502, "<html>");
    QTest::newRow("at once") << there << 0s << QList<int>{0, 0} << true;
    QTest::newRow("cleared before the button is armed") << gone << 0s << QList<int>{0, 0} << false;
    QTest::newRow("read on") << there << 125s << QList<int>{0, 0, 60, 120} << true;
    QTest::newRow("cleared while the person reads") << gone << 61s << QList<int>{0, 0, 60} << false;
    QTest::newRow("not read for 89 s") << silent << 89s << QList<int>{0, 0, 60} << true;
    QTest::newRow("not read for 91 s") << silent << 91s << QList<int>{0, 0, 60} << false;
}

/// A profile that was there long ago, and is gone now, proves nothing.
void TestDeactivation::theProfileIsReadUntilTheClick()
{
    QFETCH(const RawAnswer, meanwhile);
    QFETCH(const std::chrono::seconds, wait);
    QFETCH(const QList<int>, reads);
    QFETCH(const bool, isProof);
    startTold(Kind::Password, {.profileWasThere = true});
    m_told->profile = meanwhile;
    m_driver->expectClick();
    WAIT_VERIFY(m_client->onTheWire().isEmpty());
    for (auto time = 30s; time < wait; time += 30s) {
        advanceTo(time);
        WAIT_VERIFY(m_client->onTheWire().isEmpty());
    }
    advanceTo(wait);
    QCOMPARE(m_told->profiles(), reads);
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::http(502, "")};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_told->profile = RawAnswer::http(404, error("M_UNKNOWN"));
    m_driver->chooseErase(true);
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, isProof ? Outcome::Deactivated : Outcome::Unknown);
    QCOMPARE(state().likely, isProof ? Likely::None : Likely::Deactivated);
}

/// Cleared after the click: the sign-in that works speaks against a deactivation.
void TestDeactivation::aSignInThatWorksContradictsTheProfile()
{
    startTold(Kind::Password, {.profileWasThere = true});
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::http(502, "")};
    m_told->profile = RawAnswer::http(404, error("M_UNKNOWN"));
    m_driver->chooseErase(true);
    m_driver->confirm(secret("hunter2"));
    WAIT_VERIFY(state().nextCheckIn);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(state().likely, Likely::StillActive);
    for (const int next : {5, 15, 60, 300}) {
        advanceTo(std::chrono::seconds(next));
        WAIT_VERIFY(state().phase == Phase::Settled || state().nextCheckIn > 0s);
    }
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::StillActive);
}

void TestDeactivation::accountStatusDecides()
{
    startTold(Kind::Password, {.accountStatus = true});
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::http(502, "")};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_told->status = RawAnswer::http(
        200, R"({"account_statuses":{"@alice:told.test":{"exists":true,"deactivated":false}}})");
    m_driver->confirm(secret("hunter2"));
    WAIT_VERIFY(state().nextCheckIn);
    QCOMPARE(state().outcome, Outcome::Unknown);
    m_told->status = RawAnswer::http(
        200, R"({"account_statuses":{"@alice:told.test":{"exists":true,"deactivated":true},
                                     "@bob:told.test":{"exists":true,"deactivated":false}}})");
    advanceTo(5s);
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(m_told->statuses(), (QList<int>{0, 5}));
    for (const RawRequest &request : m_told->server().requests()) {
        if (request.target().endsWith("/account_status")) {
            QCOMPARE(parsed(request.body),
                     (QJsonObject{{u"user_ids"_s, QJsonArray{u"@alice:told.test"_s}}}));
            QVERIFY(!request.hasHeader("Authorization"));
        }
    }
}

void TestDeactivation::signsThatAreNone_data()
{
    QTest::addColumn<RawAnswer>("whoami");
    QTest::addColumn<RawAnswer>("profile");
    QTest::addColumn<Likely>("likely");
    const RawAnswer shown = RawAnswer::http(200, R"({"displayname":"Alice"})");
    const RawAnswer nothing = RawAnswer::http(503, "");
    const auto row
        = [](const char *name, const RawAnswer &whoami, const RawAnswer &profile,
             Likely likely = Likely::None) { QTest::newRow(name) << whoami << profile << likely; };
    row("both in trouble", nothing, nothing);
    row("whoami limited", RawAnswer::http(429, "{}", {"Retry-After: 1"}), shown);
    row("whoami hangs up", RawAnswer::hangUp("HTTP/1.1 401 No\r\nContent-Length: 9\r\n\r\n{"),
        shown);
    row("whoami html", RawAnswer::http(200, "<html>"), shown);
    row("whoami 404", RawAnswer::http(404, error("M_UNRECOGNIZED")), shown);
    row("whoami 403", RawAnswer::http(403, error("M_FORBIDDEN")), shown);
    row("whoami elsewhere", RawAnswer::redirect(302, "/login"), shown);
    row("whoami is somebody else", RawAnswer::http(200, R"({"user_id":"@bob:told.test"})"), shown);
    row("whoami is nobody", RawAnswer::http(200, "{}"), shown);
    row("whoami 401 page", RawAnswer::http(401, "<html>"), shown);
    row("whoami 401 without errcode", RawAnswer::http(401, R"({"error":"Unauthorized"})"), shown);
    row("whoami locked", RawAnswer::http(401, error("M_USER_LOCKED")), shown);
    row("soft logout", RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN","soft_logout":true})"),
        shown);
    row("profile 404 of a proxy", nothing, RawAnswer::http(404, "<html>"));
    row("profile 404 without errcode", nothing, RawAnswer::http(404, "{}"));
    row("profile without endpoint", nothing, RawAnswer::http(404, error("M_UNRECOGNIZED")));
    row("profile hidden", nothing, RawAnswer::http(403, error("M_FORBIDDEN")));
    row("profile 410", nothing, RawAnswer::http(410, error("M_NOT_FOUND")));
    row("profile elsewhere", nothing, RawAnswer::redirect(301, "/gone"));
    row("signed in, profile shown", RawAnswer::http(200, R"({"user_id":"@alice:told.test"})"),
        shown, Likely::StillActive);
}

/// None of these says anything for certain, so the question stays open.
void TestDeactivation::signsThatAreNone()
{
    QFETCH(RawAnswer, whoami);
    QFETCH(RawAnswer, profile);
    QFETCH(Likely, likely);
    startTold(Kind::Password, {.profileWasThere = true});
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::hangUp()};
    m_told->whoami = whoami;
    m_told->profile = profile;
    m_driver->chooseErase(true);
    m_driver->confirm(secret("hunter2"));
    WAIT_COMPARE(state().nextCheckIn, std::optional<std::chrono::milliseconds>(5s));
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(state().likely, likely);
    QCOMPARE(m_told->whoamis().size(), 1); // a single try each
}

void TestDeactivation::actedButSaidBadGateway_data()
{
    QTest::addColumn<bool>("erase");
    QTest::newRow("without erase") << false;
    QTest::newRow("with erase") << true;
}

void TestDeactivation::actedButSaidBadGateway()
{
    QFETCH(bool, erase);
    startPractice(Kind::Password, u"alice"_s);
    m_driver->chooseErase(erase);
    m_driver->confirm(secret("wrong"));
    waitFor(Phase::Password);
    PracticeAnswer gateway = PracticeAnswer::html(u"502"_s, 502);
    gateway.actFirst = true;
    m_practice->answerNext("POST", deactivatePath, gateway);
    m_driver->confirm(secret(alicesPassword));
    waitFor(Phase::Settled);
    QVERIFY(m_practice->isDeactivated(u"alice"_s));
    QCOMPARE(bodies().size(), 3);
    QCOMPARE(practiceCount(whoamiPath), 1);
    QCOMPARE(practiceCount("/logout"), 0);
    QCOMPARE(state().outcome, erase ? Outcome::Deactivated : Outcome::Unknown);
    QCOMPARE(state().likely, erase ? Likely::None : Likely::Deactivated);
}

void TestDeactivation::redirectsAreNotBelieved_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("first");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d to the first request", status) << status << true;
        QTest::addRow("%d to the proof", status) << status << false;
    }
}

void TestDeactivation::redirectsAreNotBelieved()
{
    QFETCH(int, status);
    QFETCH(bool, first);
    const RawServer other; // would say 200 {}
    startTold();
    if (!first) {
        m_told->deactivations.push_back(RawAnswer::http(401, challenge));
    }
    m_told->deactivations.push_back(
        RawAnswer::http(status, R"({"id_server_unbind_result":"success"})",
                        {"Location: " + other.url().toLatin1() + "/x"}));
    m_driver->confirm(secret("hunter2"));
    waitFor(Phase::Checking);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(other.connections(), 0);
    QCOMPARE(m_told->bodies().size(), first ? 1 : 2);
}

void TestDeactivation::deadlineOfTheRequest()
{
    startTold();
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::silence()};
    m_driver->confirm(secret("hunter2"));
    WAIT_COMPARE(m_told->bodies().size(), 2);
    advanceTo(9s);
    QVERIFY(!state().canStopWaiting);
    advanceTo(10s);
    WAIT_VERIFY(state().canStopWaiting);
    advanceTo(299s);
    QCOMPARE(state().phase, Phase::Submitting);
    QCOMPARE(state().sinceSent, 299s);
    advanceTo(300s);
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::StillActive); // signed in 300 s after sending
    QCOMPARE(m_told->whoamis(), QList<int>{300});
    QCOMPARE(m_told->bodies().size(), 2);
}

// Going while it is under way

void TestDeactivation::stopWaitingThenLateConfirmation()
{
    startTold();
    RawAnswer late = RawAnswer::http(200);
    late.isHeld = true;
    m_told->keepsSessions = true; // as long as it works on it
    m_told->deactivations = {RawAnswer::http(401, challenge), late};
    m_driver->confirm(secret("hunter2"));
    WAIT_COMPARE(m_told->bodies().size(), 2);
    advanceTo(20s);
    m_driver->stopWaiting();
    waitFor(Phase::Checking);
    QCOMPARE(state().evidence.endpoint, EndpointSign::StoppedWaiting);
    WAIT_VERIFY(state().nextCheckIn);
    QCOMPARE(m_told->whoamis(), QList<int>{20});
    QCOMPARE(state().likely, Likely::StillActive);

    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_told->server().release(); // the request had stayed open as the best witness
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(state().evidence.endpoint, EndpointSign::Confirmed);
    QCOMPARE(m_told->whoamis().size(), 2); // one before, one after the confirmation
    QCOMPARE(m_told->bodies().size(), 2);
}

void TestDeactivation::stopWaitingThenLateChallenge()
{
    startTold();
    RawAnswer late = RawAnswer::http(401, challenge);
    late.isHeld = true;
    m_told->deactivations = {late};
    m_driver->confirm(secret("canary-password"));
    WAIT_COMPARE(m_told->bodies().size(), 1);
    m_driver->stopWaiting();
    WAIT_VERIFY(state().nextCheckIn);
    m_told->server().release();
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::StillActive);
    QCOMPARE(state().evidence.endpointStatus, 401);
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    QCOMPARE(m_told->bodies().size(), 1); // the password was never sent after all
}

void TestDeactivation::leavingTheDialogGoesOn()
{
    startTold();
    RawAnswer late = RawAnswer::http(200);
    late.isHeld = true;
    m_told->deactivations = {RawAnswer::http(401, challenge), late};
    m_driver->confirm(secret("hunter2"));
    WAIT_COMPARE(m_told->bodies().size(), 2);
    m_driver->leaveDialog();
    QCOMPARE(state().phase, Phase::Checking);
    QVERIFY(m_driver->isCommitted());
    m_told->server().release();
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Deactivated);
}

/// The rejection has been seen; the confirmation that comes after it needs no second one.
void TestDeactivation::confirmationWhileLookingSendsNoMore()
{
    startTold();
    RawAnswer late = RawAnswer::http(200);
    late.isHeld = true;
    m_told->deactivations = {RawAnswer::http(401, challenge), late};
    m_told->whoami = RawAnswer::http(401, error("M_UNKNOWN_TOKEN"));
    m_driver->confirm(secret("hunter2"));
    WAIT_COMPARE(m_told->bodies().size(), 2);
    m_driver->stopWaiting();
    waitFor(Phase::Settled);
    QCOMPARE(state().outcome, Outcome::Unknown);
    m_told->server().release();
    WAIT_COMPARE(state().outcome, Outcome::Deactivated);
    waitFor(Phase::Settled);
    QCOMPARE(m_told->whoamis().size(), 1);
}

void TestDeactivation::driverGoesWhileSubmitting()
{
    startTold();
    m_told->deactivations = {RawAnswer::http(401, challenge), RawAnswer::silence()};
    m_driver->confirm(secret("hunter2"));
    WAIT_COMPARE(m_told->bodies().size(), 2);
    m_driver.reset();
    WAIT_COMPARE(m_told->server().openConnections(), 0);
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    QCOMPARE(m_told->server().requests().size(), 3); // with the profile, before
}

QTEST_GUILESS_MAIN(TestDeactivation)
#include "TestDeactivation.moc"
