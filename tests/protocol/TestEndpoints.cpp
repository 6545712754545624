// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Text.h"
#include "app/practice/PracticePermissions.h"
#include "tests/protocol/failures/Row.h"
#include "tests/support/RawServer.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EntryDelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QListView>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;
using namespace farewell;
using failures::error;
using failures::Line;
using namespace std::chrono_literals;

namespace {

using Acts = Fault::Acts;

/// What comes back of a request, as far as the program goes by it.
enum class Sort { Lost, Late, Busy, Nonsense, NotThere, Forbidden, Ended, Locked };

/// What goes wrong; the address is one that nobody may be led to.
struct Trouble
{
    const char *name;
    Sort sort;
    Fault (*fault)(const QByteArray &elsewhere);

    /// It comes back whole, and says something: no 5xx and no 429.
    [[nodiscard]] bool isAnswer() const { return sort >= Sort::Nonsense; }
};

constexpr Trouble troubles[]{
    {"hung up at the head", Sort::Lost, [](const QByteArray &) { return Fault::dropBeforeBody(); }},
    {"hung up after the body", Sort::Lost,
     [](const QByteArray &) { return Fault::dropAfterBody(Acts::No); }},
    {"cut in the head", Sort::Lost, [](const QByteArray &) { return Fault::halfHead(Acts::Yes); }},
    {"cut in the body", Sort::Lost, [](const QByteArray &) { return Fault::halfBody(Acts::Yes); }},
    {"drips", Sort::Late, [](const QByteArray &) { return Fault::drip(); }},
    {"late", Sort::Late, [](const QByteArray &) { return Fault::late(1h); }},
    {"a page, 502", Sort::Busy, [](const QByteArray &) { return Fault::page(502); }},
    {"10 MiB", Sort::Busy, [](const QByteArray &) { return Fault::huge(); }},
    {"429", Sort::Busy, [](const QByteArray &) { return Fault::rateLimited(); }},
    {"a page", Sort::Nonsense, [](const QByteArray &) { return Fault::page(200); }},
    {"a page, 401", Sort::Nonsense, [](const QByteArray &) { return Fault::page(401); }},
    {"a list", Sort::Nonsense, [](const QByteArray &) { return Fault::json("[]"); }},
    {"to elsewhere", Sort::Nonsense, [](const QByteArray &to) { return Fault::redirect(307, to); }},
    {"404", Sort::NotThere, [](const QByteArray &) { return error(404, "M_UNRECOGNIZED"); }},
    {"403", Sort::Forbidden, [](const QByteArray &) { return error(403, "M_FORBIDDEN"); }},
    {"expired token", Sort::Ended,
     [](const QByteArray &) { return error(401, "M_UNKNOWN_TOKEN"); }},
    {"locked", Sort::Locked, [](const QByteArray &) { return error(401, "M_USER_LOCKED"); }},
};

/// As OAuth has it, which knows no `errcode` (RFC 6749, 5.2).
constexpr Trouble oauthTroubles[]{
    {"invalid_client", Sort::Forbidden,
     [](const QByteArray &) { return Fault::json(R"({"error":"invalid_client"})", 401); }},
    {"invalid_request", Sort::Forbidden,
     [](const QByteArray &) { return Fault::json(R"({"error":"invalid_request"})", 400); }},
    {"temporarily_unavailable", Sort::Busy,
     [](const QByteArray &) { return Fault::json(R"({"error":"temporarily_unavailable"})", 503); }},
};

struct Endpoint
{
    const char *verb;
    const char *path;
    bool isVital = true; ///< without it there is no going on
};

constexpr char wellKnownPath[] = "/.well-known/matrix/client";
constexpr char removalPath[] = "/account/3pid/delete";
constexpr char profilePath[] = "/profile/%40alice%3Apractice.test";
constexpr char permissionsPath[] = "/state/m.room.power_levels";
constexpr char leavePath[] = "/leave";
constexpr char roomPagesPath[] = "/org.matrix.simplified_msc3575/sync";
constexpr char picturePath[] = "/v1/media/thumbnail/practice.test/avatarofalice";

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

void addRowsOf(const Endpoint &endpoint, std::span<const Trouble> some)
{
    for (const Trouble &trouble : some) {
        QTest::addRow("%s %s: %s", endpoint.verb, endpoint.path, trouble.name)
            << endpoint << trouble;
    }
}

/// Every endpoint in every trouble.
void addRows(std::initializer_list<Endpoint> endpoints, std::span<const Trouble> more = {})
{
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<Trouble>("trouble");
    for (const Endpoint &endpoint : endpoints) {
        addRowsOf(endpoint, troubles);
        addRowsOf(endpoint, more);
    }
}

void addOAuthRows(std::initializer_list<Endpoint> endpoints)
{
    addRows(endpoints, oauthTroubles);
}

/// What stands in this banner of the login window; empty while it is hidden.
QString bannerText(const Line &line, const QString &name)
{
    const auto *banner = line.stage.login.window()->findChild<Banner *>(name);
    return banner->isVisible() ? banner->text() : QString();
}

/// Whether a revocation is answered with 200, which is all that counts (RFC 7009, 2.2).
bool isTaken(const Trouble &trouble)
{
    return trouble.sort == Sort::Nonsense && trouble.fault({}).answer.startsWith("HTTP/1.1 200");
}

QString complaint(const Line &line)
{
    return bannerText(line, names::problemBanner);
}

} // namespace

/// Every endpoint before the deactivation, each in every trouble a line or a server can make: the
/// program says so or goes without, nothing hangs, nothing is lost, nobody is led elsewhere.
class TestEndpoints final : public QObject
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
    void looking_data();
    void looking();
    void lookingAtRooms_data();
    void lookingAtRooms();
    void handingOver_data();
    void handingOver();
    void leavingRooms_data();
    void leavingRooms();
    void clearingTheProfile_data();
    void clearingTheProfile();
    void removing_data();
    void removing();
    void signingOut_data();
    void signingOut();
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
    void signingOutOfOAuth_data();
    void signingOutOfOAuth();
    void renewing_data();
    void renewing();
    void leavingASignInThatHasEnded();
    void leavingASignInThatWasTurnedAway_data();
    void leavingASignInThatWasTurnedAway();
    void cleanupTestCase() { m_table.close(); }

private:
    void breakAlways(const Endpoint &endpoint, const Trouble &trouble);
    void verifyThatOpeningAgainTells();
    void verifyFailedSignIn(const Trouble &trouble, const QString &user);
    void verifyNoSessionIsKeptQuiet(const QString &user);
    void manage();
    void allowOnAnotherDevice();
    [[nodiscard]] QByteArray elsewhere() const;
    [[nodiscard]] bool isMet(const Endpoint &endpoint) const; ///< its trouble was
    void note(const PatientRobot &window, const QString &words);

    qsizetype m_clicks = 0; ///< confirming ones, each of which may send one request
    std::unique_ptr<RawServer> m_elsewhere;
    std::unique_ptr<RawServer> m_sites; ///< every https site, where there is one
    std::unique_ptr<Line> m_line;
    QFile m_table{QStringLiteral(FAREWELL_BUILD_DIR "/endpoints.txt")};
};

void TestEndpoints::initTestCase()
{
    Theme::apply(*qApp, Appearance::Light);
    QVERIFY(m_table.open(QIODevice::WriteOnly | QIODevice::Text));
    m_table.write("when | endpoint: what goes wrong | phase | reason | what the person reads\n");
}

void TestEndpoints::init()
{
    m_clicks = 0;
    m_elsewhere = std::make_unique<RawServer>();
    m_line = std::make_unique<Line>();
}

void TestEndpoints::cleanup()
{
    QVERIFY(m_line->requests() <= m_clicks);
    QCOMPARE(m_elsewhere->connections(), 0);
    m_line.reset();
    m_sites.reset();
    qunsetenv("https_proxy");
}

void TestEndpoints::lookingUpTheName_data()
{
    addRows({{"GET", wellKnownPath}});
}

/// The file that says where a name's homeserver is: absent, the name itself is asked; unreadable,
/// nobody is, for it may be somebody else's.
void TestEndpoints::lookingUpTheName()
{
    QFETCH(const Trouble, trouble);
    const Fault fault = trouble.fault(elsewhere());
    m_sites = std::make_unique<RawServer>(RawServer::Kind::TlsProxy);
    m_sites->answerWith([fault](const RawRequest &request) {
        const RawAnswer good
            = RawAnswer::http(200, R"({"m.homeserver":{"base_url":"https://example.org"}})");
        return request.target() == wellKnownPath ? rawAnswer(fault, good)
                                                 : bareHomeserver(request.target());
    });
    useTlsProxy(*m_sites);
    m_line->stage.setHeldBack({}); // not by our proxy here
    const PatientRobot &login = m_line->stage.login;
    QVERIFY(login.waitShown());
    QVERIFY(login.type(names::userIdEdit, u"@alice:example.org"_s));
    QVERIFY(login.press(Qt::Key_Return));
    QVERIFY(m_line->waitFor(login, {u"failed"_s, u"ready"_s}));
    const bool isAbsent = trouble.sort == Sort::Lost || trouble.sort == Sort::NotThere;
    QCOMPARE(login.property("phase"), isAbsent ? u"ready"_s : u"failed"_s);
    QCOMPARE(complaint(*m_line).isEmpty(), isAbsent);
    WAIT_COMPARE(login.look(names::passwordEdit).isReachable(), isAbsent); // once it has its place
    for (const RawRequest &request : m_sites->requests()) {
        QCOMPARE(request.verb(), "GET"_ba);
        QVERIFY(isAbsent || request.target() == wellKnownPath);
    }
    note(login, complaint(*m_line));
}

void TestEndpoints::finding_data()
{
    addRows({{"GET", "/_matrix/client/versions"},
             {"GET", "/_matrix/client/v3/login"},
             {"GET", authMetadataPath},
             {"GET", oldAuthMetadataPath},
             {"GET", "/federation/v1/version", false}});
}

void TestEndpoints::finding()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    breakAlways(endpoint, trouble);
    const PatientRobot &login = m_line->stage.login;
    QVERIFY(m_line->stage.enter(u"alice"_s));
    QVERIFY(m_line->waitFor(login, {u"failed"_s, u"ready"_s}));
    const bool isAboutDelegation
        = endpoint.path == authMetadataPath || endpoint.path == oldAuthMetadataPath;
    const bool fails = endpoint.isVital && !(isAboutDelegation && trouble.isAnswer());
    QCOMPARE(login.property("phase"), fails ? u"failed"_s : u"ready"_s);
    QCOMPARE(!complaint(*m_line).isEmpty(), fails);
    WAIT_COMPARE(login.look(names::passwordEdit).isReachable(), !fails);
    QCOMPARE(login.text(names::userIdEdit), u"alice"_s);
    QCOMPARE(login.text(names::homeserverEdit), m_line->proxy.baseUrl());
    QVERIFY(isMet(endpoint));
    QCOMPARE(m_line->posts({}), 0);
    note(login, complaint(*m_line));
}

void TestEndpoints::signingIn_data()
{
    addRows({{"POST", "/login"}, {"GET", "/account/whoami"}});
}

void TestEndpoints::signingIn()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    breakAlways(endpoint, trouble);
    const Stage &stage = m_line->stage;
    QVERIFY(m_line->stage.enter(u"alice"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(stage.login.click(names::signInButton));
    QVERIFY(m_line->waitFor(stage.login, {u"ready"_s, u"cooling"_s}));
    QVERIFY(isMet(endpoint));
    QCOMPARE(m_line->posts("/login"), 1);
    verifyFailedSignIn(trouble, u"alice"_s);
}

void TestEndpoints::comingBackFromTheBrowser_data()
{
    addRows({{"POST", "/login"}});
}

/// With the token that the browser brought.
void TestEndpoints::comingBackFromTheBrowser()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    breakAlways(endpoint, trouble);
    const Stage &stage = m_line->stage;
    QVERIFY(m_line->stage.enter(u"bob"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(names::keyed(names::ssoButton, u"practice"_s)));
    QVERIFY(stage.login.waitPhase(u"browser"_s));
    QVERIFY(stage.walkAs(u"bob"_s));
    QVERIFY(m_line->waitFor(stage.login, {u"ready"_s, u"cooling"_s}));
    QVERIFY(isMet(endpoint));
    QCOMPARE(m_line->posts("/login"), 1);
    verifyFailedSignIn(trouble, u"bob"_s);
}

void TestEndpoints::looking_data()
{
    addRows({
        {"GET", profilePath},
        {"GET", "/capabilities"},
        {"GET", "/account/3pid"},
        {"GET", "/devices"},
        {"GET", "/room_keys/version"},
        {"GET", "/pushers"},
        {"GET", picturePath},
    });
}

/// What could not be read is missing, and stops nobody.
void TestEndpoints::looking()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    breakAlways(endpoint, trouble);
    Stage &stage = m_line->stage;
    QVERIFY(stage.enter(u"alice"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(stage.login.click(names::signInButton));
    QVERIFY(stage.account.waitShown());
    QVERIFY(m_line->waitFor(stage.account, {u"ready"_s}));
    QVERIFY(stage.account.click(names::accountIsMineButton));
    // The profile is read as anybody could read it, and of the picture nobody is told.
    const bool isOurs = endpoint.path != profilePath && endpoint.path != picturePath;
    const bool hasCard
        = isOurs && endpoint.path != "/capabilities"_ba && endpoint.path != "/pushers"_ba;
    const bool hasEnded = isOurs && trouble.sort == Sort::Ended;
    const bool isLocked = isOurs && trouble.sort == Sort::Locked;
    QCOMPARE(stage.account.says(u"Your sign-in has ended"_s), hasEnded);
    QCOMPARE(stage.account.says(u"Sign out and sign in again."_s), hasEnded);
    QCOMPARE(stage.account.says(u"Your account is locked"_s), isLocked);
    // A server that has no such thing has nothing of it to settle.
    const bool isPart = stage.account.says(u"could not check"_s);
    QCOMPARE(isPart, hasCard && !hasEnded && !isLocked && trouble.sort != Sort::NotThere);
    WAIT_VERIFY(isMet(endpoint));
    QCOMPARE(m_line->posts({}) - m_line->posts(roomPagesPath), 1); // the sign-in
    note(stage.account,
         hasEnded       ? u"Your sign-in has ended"_s
             : isLocked ? u"Your account is locked"_s
             : isPart   ? u"could not check"_s
                        : QString());
    QVERIFY(stage.openDeactivation());
}

void TestEndpoints::lookingAtRooms_data()
{
    addRows({
        {"GET", "/joined_rooms"},
        {"GET", "/account_data/m.direct"},
        {"POST", roomPagesPath},
        {"GET", "/v3/sync"},
        {"GET", "/state/m.room.create"},
        {"GET", "/state/m.room.member/%40former%3Aexample.org"},
        {"GET", "/joined_members"},
    });
}

/// Rooms of which nothing is known are not called none, and stop nobody.
void TestEndpoints::lookingAtRooms()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_line->stage;
    stage.server.openRooms(u"alice"_s, {.sole = 2});
    const QByteArray path(endpoint.path);
    const bool isOne = path == "/state/m.room.create" || path == "/joined_members";
    if (isOne || path == "/v3/sync") {
        m_line->proxy.faultAlways("POST", roomPagesPath, error(404, "M_UNRECOGNIZED"));
    }
    if (isOne) {
        m_line->proxy.faultAlways("GET", "/v3/sync", error(404, "M_UNRECOGNIZED"));
    }
    breakAlways(endpoint, trouble);
    QVERIFY(stage.enter(u"alice"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(stage.login.click(names::signInButton));
    QVERIFY(m_line->waitFor(stage.account, {u"ready"_s}));
    QVERIFY(stage.account.click(names::accountIsMineButton));
    const auto stateOf = [&stage](const QString &key) {
        const auto *card
            = stage.account.window()->findChild<QWidget *>(names::keyed(names::settleCard, key));
        return card == nullptr ? QString() : card->property("state").toString();
    };
    // What is parsed beside the windows takes no time by the clock.
    const auto hasEndedReading = [&] { return stateOf(u"rooms"_s) != u"reading"_s; };
    for (int i = 0; i < 100 && !waitUntil(hasEndedReading, 100ms); ++i) {
        QVERIFY(stage.pass(30s));
    }
    const bool hasEnded = trouble.sort == Sort::Ended || trouble.sort == Sort::Locked;
    const bool isTold = hasEnded || stateOf(u"rooms"_s) == u"failed"_s
        || stateOf(u"admins"_s) == u"open"_s || stage.account.says(u"could not look into"_s);
    QVERIFY2(isTold, qPrintable(stateOf(u"rooms"_s)));
    QVERIFY(!stage.account.says(u"Nothing to settle"_s));
    QCOMPARE(stage.account.says(u"Your sign-in has ended"_s), trouble.sort == Sort::Ended);
    QCOMPARE(stage.account.says(u"Your account is locked"_s), trouble.sort == Sort::Locked);
    QVERIFY(isMet(endpoint));
    note(stage.account, stateOf(u"rooms"_s) + u' ' + stateOf(u"admins"_s));
    QVERIFY(stage.openDeactivation());
}

void TestEndpoints::handingOver_data()
{
    addRows({
        {"GET", "/state/m.room.create"},
        {"GET", "/joined_members"},
        {"GET", "/messages", false},
        {"GET", "/state/m.room.member/%40bob%3Aexample.org"},
        {"GET", permissionsPath},
        {"PUT", permissionsPath},
    });
}

/// What is said of a room is what the room says; and it is changed once at most.
void TestEndpoints::handingOver()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_line->stage;
    stage.server.openRooms(u"alice"_s, {.sole = 1});
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.account.waitReachable(names::keyed(names::settleButton, u"admins"_s)));
    QVERIFY(stage.account.click(names::keyed(names::settleButton, u"admins"_s)));
    breakAlways(endpoint, trouble);
    QVERIFY(stage.settings.click(names::indexed(names::handOverButton, 0)));
    QVERIFY(m_line->waitFor(stage.handOver, {u"choosing"_s, u"failed"_s}));
    if (stage.handOver.property("phase") == u"choosing"_s) {
        auto *list = stage.handOver.window()->findChild<QListView *>(names::memberList);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 0)).center());
        QVERIFY(stage.arm(stage.handOver, names::handOverConfirmButton));
        QVERIFY(stage.handOver.click(names::handOverConfirmButton));
        QVERIFY(m_line->waitFor(stage.handOver, {u"done"_s, u"failed"_s, u"choosing"_s}));
    }
    QVERIFY(isMet(endpoint));
    const QString phase = stage.handOver.property("phase");
    const QString heading = stage.handOver.text(names::headingLabel);
    const QString words = stage.handOver.text(names::handOverStatusLabel);
    const auto levels = practicePermissions(*stage.server.room(stage.server.roomId(u"Choir"_s)));
    const bool isAdmin = levels["users"_L1]["@bob:example.org"_L1].toInt() == 100;
    if (phase == u"done"_s) {
        QVERIFY(isAdmin);
        QVERIFY(!endpoint.isVital);
    } else if (heading.contains(u"was not handed over"_s) || phase == u"choosing"_s
               || heading == u"We could not look at Choir"_s) {
        QVERIFY(!isAdmin);
    } else {
        QCOMPARE(heading, u"We do not know whether it worked"_s);
        QCOMPARE(words.contains(u"is an admin"_s), isAdmin);
    }
    QCOMPARE(phase == u"choosing"_s, stage.handOver.says(u"asks for a pause"_s));
    QCOMPARE(words.contains(u"sign-in has ended"_s),
             endpoint.isVital && trouble.sort == Sort::Ended);
    QCOMPARE(words.contains(u"is locked"_s), endpoint.isVital && trouble.sort == Sort::Locked);
    const auto sent = m_line->proxy.requestsTo(permissionsPath);
    const bool isWrite = endpoint.verb == "PUT"_ba;
    QCOMPARE(std::ranges::count(sent, "PUT", &FaultRequest::verb),
             isWrite || !endpoint.isVital ? 1 : 0);
    note(stage.handOver, phase + u": "_s + heading + u' ' + words);
    QVERIFY(stage.handOver.press(Qt::Key_Escape));
    QVERIFY(stage.handOver.waitGone());
    m_line->proxy.forgetFaults();
    QVERIFY(stage.settings.press(Qt::Key_Escape));
    QVERIFY(stage.openDeactivation());
}

void TestEndpoints::leavingRooms_data()
{
    addRows({{"POST", leavePath},
             {"GET", "/state/m.room.member/%40alice%3Apractice.test"},
             {"GET", "/joined_rooms"}});
}

/// What is said of each room is what the server has, and a room is asked for once, but after a 429.
void TestEndpoints::leavingRooms()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_line->stage;
    const QString card = names::keyed(names::settleButton, u"rooms"_s);
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.account.waitReachable(card));
    QVERIFY(stage.account.click(card));
    const QStringList before = stage.server.account(u"alice"_s)->rooms;
    if (endpoint.verb == "GET"_ba) {
        m_line->proxy.faultAlways("POST", leavePath, Fault::dropAfterBody(Acts::Yes));
    }
    if (endpoint.path == "/joined_rooms"_ba) {
        m_line->proxy.faultAlways("GET", "/state/m.room.member/%40alice%3Apractice.test",
                                  error(403, "M_FORBIDDEN"));
    }
    breakAlways(endpoint, trouble);
    QVERIFY(stage.settings.click(names::leaveAllButton));
    QVERIFY(stage.arm(stage.settings, names::leaveConfirmButton));
    QVERIFY(stage.settings.click(names::leaveConfirmButton));
    const auto isRunning = [&stage] { return stage.settings.property("phase") == u"working"_s; };
    for (int i = 0; i < 80 && !waitUntil([&] { return !isRunning(); }, 50ms); ++i) {
        QVERIFY(stage.pass(30s));
    }
    if (isRunning()) { // for a 429 is waited for as often as it comes
        QCOMPARE(trouble.name, "429"_ba);
        QVERIFY(stage.settings.click(names::stopLeavingButton));
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
    }
    QVERIFY(isMet(endpoint));
    const QStringList after = stage.server.account(u"alice"_s)->rooms;
    const auto *list = stage.settings.window()->findChild<QListView *>(names::roomList);
    for (int i = 0; i < list->model()->rowCount(); ++i) {
        const QModelIndex index = list->model()->index(i, 0);
        const QString words = index.data(EntryDelegate::DetailRole).toString();
        const bool isIn = after.contains(index.data(EntryDelegate::IdRole).toString());
        if (words == u"Left"_s) {
            QVERIFY(!isIn);
        } else if (!words.contains(u"whether you are still in it"_s)) {
            QVERIFY2(isIn, qPrintable(words)); // not left, or not come to
        }
    }
    const QString status = stage.settings.text(names::leaveStatusLabel);
    QCOMPARE(status.startsWith(u"You have left"_s), after.isEmpty() && status.contains(u"have"_s));
    QCOMPARE(status.contains(u"sign-in has ended"_s), trouble.sort == Sort::Ended);
    QCOMPARE(status.contains(u"is locked"_s), trouble.sort == Sort::Locked);
    if (trouble.name != "429"_ba) {
        QVERIFY(m_line->posts(leavePath) <= before.size());
    }
    note(stage.settings, status);
}

void TestEndpoints::clearingTheProfile_data()
{
    addRows({{"PUT", "/displayname"}, {"PUT", "/avatar_url"}, {"GET", "/joined_rooms", false}});
    // What cannot be read is read for a quarter of an hour, each row of it; by the same reader as
    // in leavingRooms().
    addRowsOf({"GET", "/state/m.room.member/%40alice%3Apractice.test", false},
              std::span(troubles).last(4));
}

/// What is said of name and picture is what the profile says, and of the rooms what they show.
void TestEndpoints::clearingTheProfile()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_line->stage;
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.account.waitReachable(names::keyed(names::settleButton, u"rooms"_s)));
    QVERIFY(stage.openSettings());
    QVERIFY(stage.settings.waitReachable(names::clearProfileButton));
    breakAlways(endpoint, trouble);
    QVERIFY(stage.settings.click(names::clearProfileButton));
    QVERIFY(stage.arm(stage.settings, names::clearProfileConfirmButton));
    QVERIFY(stage.settings.click(names::clearProfileConfirmButton));
    const auto words = [&stage] { return stage.settings.text(names::clearProfileStatusLabel); };
    const auto isOver = [&] {
        return !words().startsWith(u"Asking"_s) && !words().startsWith(u"Your server is telling"_s);
    };
    for (int i = 0; i < 80 && !waitUntil(isOver, 50ms); ++i) {
        QVERIFY(stage.pass(30s));
    }
    QVERIFY2(isOver() || trouble.name == "429"_ba, qPrintable(words()));
    QVERIFY(isMet(endpoint));
    const PracticeAccount alice = *stage.server.account(u"alice"_s);
    const bool isGone = alice.displayName.isEmpty() && alice.avatar.isEmpty();
    if (words().startsWith(u"Every room"_s) || words().startsWith(u"We could not see"_s)) {
        QVERIFY(isGone);
        QCOMPARE(words().startsWith(u"We could not see"_s), !endpoint.isVital);
    } else if (words().contains(u"still shows"_s)) {
        QVERIFY(!isGone);
        QCOMPARE(words().contains(u"name"_s), !alice.displayName.isEmpty());
        QCOMPARE(words().contains(u"picture"_s), !alice.avatar.isEmpty());
    } else if (words().startsWith(u"Nothing was removed"_s)) {
        QVERIFY(!alice.displayName.isEmpty() && !alice.avatar.isEmpty());
    }
    if (trouble.name != "429"_ba) {
        QVERIFY(m_line->proxy.requestsTo("/displayname").size() <= 1);
        QVERIFY(m_line->proxy.requestsTo("/avatar_url").size() <= 1);
    }
    note(stage.settings, words());
}

void TestEndpoints::removing_data()
{
    addRows({{"POST", removalPath}});
}

/// An email address that could not be removed stays in the list, with a word about it.
void TestEndpoints::removing()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    breakAlways(endpoint, trouble);
    Stage &stage = m_line->stage;
    const QString confirm = names::indexed(names::removeContactConfirmButton, 0);
    const QString status = names::indexed(names::contactStatusLabel, 0);
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.openSettings());
    const qsizetype before = stage.server.contacts(u"alice"_s).size();
    QVERIFY(stage.settings.click(names::indexed(names::removeContactButton, 0)));
    QVERIFY(stage.arm(stage.settings, confirm));
    QVERIFY(stage.settings.click(confirm));
    QVERIFY(m_line->waitFor(stage.settings, {u"ready"_s}));
    const QString words = stage.settings.text(status);
    QVERIFY(!words.isEmpty());
    QCOMPARE(m_line->posts(removalPath), 1);
    const bool isRemoved = stage.server.contacts(u"alice"_s).size() < before;
    QVERIFY2(!isRemoved || words.contains(u"may or may not"_s), qPrintable(words));
    QCOMPARE(words.contains(u"sign-in has ended"_s), trouble.sort == Sort::Ended);
    QCOMPARE(words.contains(u"locked"_s), trouble.sort == Sort::Locked);
    note(stage.settings, words);
    if (words.contains(u"may or may not"_s)) {
        verifyThatOpeningAgainTells();
    }
}

/// As the words say that were shown: who opens the settings again sees how it is.
void TestEndpoints::verifyThatOpeningAgainTells()
{
    const Stage &stage = m_line->stage;
    m_line->proxy.forgetFaults();
    QVERIFY(stage.settings.press(Qt::Key_Escape));
    QVERIFY(stage.settings.waitGone());
    QVERIFY(m_line->stage.openSettings());
    const auto rows = [&] {
        static const QRegularExpression name(u"^contactRow_"_s);
        return stage.settings.window()->findChildren<QWidget *>(name).size();
    };
    QVERIFY(waitUntil([&] { return rows() == stage.server.contacts(u"alice"_s).size(); }));
}

void TestEndpoints::signingOut_data()
{
    addRows({{"POST", "/logout"}});
}

/// A session may be left, unless the server says that there is none.
void TestEndpoints::signingOut()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_line->stage;
    QVERIFY(stage.signInAlice());
    breakAlways(endpoint, trouble);
    QVERIFY(stage.account.click(names::userMenuButton));
    QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
    QVERIFY(m_line->waitFor(stage.login, {u"idle"_s}));
    QCOMPARE(stage.login.says(u"may remain in your session list"_s), trouble.sort != Sort::Ended);
    QCOMPARE(m_line->posts("/logout"), 1);
    note(stage.login, bannerText(*m_line, names::noticeBanner));
}

void TestEndpoints::findingWhoManages_data()
{
    addRows({{"GET", authMetadataPath}, {"GET", oldAuthMetadataPath}});
}

/// Where nothing else lets anybody in, and the old path is asked only after a "no" from the new.
void TestEndpoints::findingWhoManages()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    const bool isOld = endpoint.path == oldAuthMetadataPath;
    manage();
    breakAlways(endpoint, trouble);
    if (isOld) {
        m_line->proxy.faultAlways("GET", authMetadataPath, error(404, "M_UNRECOGNIZED"));
    }
    const PatientRobot &login = m_line->stage.login;
    QVERIFY(m_line->stage.enter(u"carol"_s));
    QVERIFY(m_line->waitFor(login, {u"failed"_s, u"ready"_s}));
    const bool isFound = trouble.isAnswer() && !isOld;
    QCOMPARE(login.property("phase"), isFound ? u"ready"_s : u"failed"_s);
    QCOMPARE(complaint(*m_line).isEmpty(), isFound);
    WAIT_COMPARE(login.look(names::continueInBrowserButton).isReachable(), isFound);
    QVERIFY(!login.look(names::passwordEdit).isReachable());
    QVERIFY(isMet(endpoint));
    QCOMPARE(m_line->posts({}), 0);
    note(login, complaint(*m_line));
}

void TestEndpoints::beginningInABrowser_data()
{
    addOAuthRows({{"POST", registrationPath}, {"POST", devicePath}});
}

/// No page is opened and no code is shown that could lead nowhere; no session can have been made.
void TestEndpoints::beginningInABrowser()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    breakAlways(endpoint, trouble);
    const Stage &stage = m_line->stage;
    QVERIFY(m_line->stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(endpoint.path == devicePath ? names::anotherDeviceButton
                                                          : names::continueInBrowserButton));
    QVERIFY(m_line->waitFor(stage.login, {u"ready"_s, u"cooling"_s}));
    QVERIFY(isMet(endpoint));
    QCOMPARE(m_line->posts(endpoint.path), 1);
    verifyFailedSignIn(trouble, u"carol"_s);
    QVERIFY(stage.browser.opened().isEmpty());
    QVERIFY(!complaint(*m_line).contains(u"may remain"_s));
    QCOMPARE(m_line->posts(tokenPath), 0);
}

void TestEndpoints::comingBackWithACode_data()
{
    addOAuthRows({{"POST", tokenPath}});
    addRowsOf({"GET", "/account/whoami"}, troubles);
}

void TestEndpoints::comingBackWithACode()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    breakAlways(endpoint, trouble);
    const Stage &stage = m_line->stage;
    QVERIFY(m_line->stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(names::continueInBrowserButton));
    QVERIFY(stage.login.waitReachable(names::openBrowserAgainButton));
    QVERIFY(stage.walkAs(u"carol"_s));
    QVERIFY(m_line->waitFor(stage.login, {u"ready"_s, u"cooling"_s}));
    QVERIFY(isMet(endpoint));
    // A token that is turned away may merely have run out.
    const bool isRenewed = endpoint.path != tokenPath && trouble.sort == Sort::Ended;
    QCOMPARE(m_line->posts(tokenPath), isRenewed ? 2 : 1);
    verifyFailedSignIn(trouble, u"carol"_s);
}

void TestEndpoints::waitingForAnotherDevice_data()
{
    addOAuthRows({{"POST", tokenPath}});
}

/// What may pass is waited for as long as the code lasts.
void TestEndpoints::waitingForAnotherDevice()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    breakAlways(endpoint, trouble);
    allowOnAnotherDevice();
    Stage &stage = m_line->stage;
    const bool mayPass = !trouble.isAnswer();
    if (mayPass) {
        QVERIFY(stage.pass(2min));
        QCOMPARE(stage.login.property("phase"), u"browser"_s);
        QVERIFY(m_line->posts(tokenPath) > 1);
        QVERIFY(stage.pass(30min));
    }
    QVERIFY(m_line->waitFor(stage.login, {u"ready"_s}));
    QVERIFY(isMet(endpoint));
    QVERIFY(mayPass || m_line->posts(tokenPath) == 1);
    QCOMPARE(stage.login.property("reason") == u"sessionExpired"_s, mayPass);
    QVERIFY(!complaint(*m_line).isEmpty());
    QVERIFY(stage.account.window() == nullptr);
    verifyNoSessionIsKeptQuiet(u"carol"_s);
    note(stage.login, complaint(*m_line));
}

void TestEndpoints::waitingForAnotherDeviceAfterOneTrouble_data()
{
    addOAuthRows({{"POST", tokenPath}});
}

/// The next question brings the session, unless the lost answer was the one that had it.
void TestEndpoints::waitingForAnotherDeviceAfterOneTrouble()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    const Fault fault = trouble.fault(elsewhere());
    m_line->proxy.faultNext(endpoint.verb, endpoint.path, fault);
    allowOnAnotherDevice();
    Stage &stage = m_line->stage;
    QVERIFY(stage.pass(2min));
    QVERIFY(isMet(endpoint));
    const bool comesIn = !trouble.isAnswer() && fault.acts == Acts::No;
    QCOMPARE(stage.account.window() != nullptr, comesIn);
    QCOMPARE(m_line->posts(tokenPath), trouble.isAnswer() ? 1 : 2);
    if (comesIn) {
        QVERIFY(stage.server.sessionNames(u"carol"_s).contains(u"Farewell"_s));
        note(stage.account, {});
        return;
    }
    QCOMPARE(stage.login.property("phase"), u"ready"_s);
    QVERIFY(!complaint(*m_line).isEmpty());
    verifyNoSessionIsKeptQuiet(u"carol"_s);
    note(stage.login, complaint(*m_line));
}

void TestEndpoints::endingAnUnwantedSession_data()
{
    addOAuthRows({{"POST", revocationPath}});
}

/// One that lets nobody in is ended where it was begun. What a 200 has in its body says nothing
/// (RFC 7009, 2.2).
void TestEndpoints::endingAnUnwantedSession()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    breakAlways(endpoint, trouble);
    m_line->proxy.faultNext("GET", "/account/whoami", error(403, "M_FORBIDDEN"));
    const Stage &stage = m_line->stage;
    QVERIFY(m_line->stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(names::continueInBrowserButton));
    QVERIFY(stage.login.waitReachable(names::openBrowserAgainButton));
    QVERIFY(stage.walkAs(u"carol"_s));
    QVERIFY(m_line->waitFor(stage.login, {u"ready"_s}));
    QVERIFY(m_line->stage.pass(10s));
    QVERIFY(isMet(endpoint));
    QCOMPARE(m_line->posts(revocationPath), 1);
    QCOMPARE(complaint(*m_line).contains(u"may remain"_s), !isTaken(trouble));
    note(stage.login, complaint(*m_line));
}

void TestEndpoints::signingOutOfOAuth_data()
{
    addOAuthRows({{"POST", revocationPath}});
}

void TestEndpoints::signingOutOfOAuth()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    Stage &stage = m_line->stage;
    QVERIFY(stage.enter(u"carol"_s));
    QVERIFY(stage.signInManagedAs(u"carol"_s));
    breakAlways(endpoint, trouble);
    QVERIFY(stage.account.click(names::userMenuButton));
    QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
    QVERIFY(m_line->waitFor(stage.login, {u"idle"_s}));
    QCOMPARE(stage.login.says(u"may remain in your session list"_s), !isTaken(trouble));
    QVERIFY(isMet(endpoint));
    QCOMPARE(m_line->posts(revocationPath), 1);
    QCOMPARE(m_line->posts("/logout"), 0);
    note(stage.login, bannerText(*m_line, names::noticeBanner));
}

void TestEndpoints::renewing_data()
{
    addOAuthRows({{"POST", tokenPath}});
}

/// Nothing of a token that could not be renewed tells whether the account is there.
void TestEndpoints::renewing()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    manage();
    Stage &stage = m_line->stage;
    QVERIFY(stage.enter(u"carol"_s));
    QVERIFY(stage.signInManagedAs(u"carol"_s));
    QVERIFY(stage.openDeactivation());
    QVERIFY(stage.pass(10min)); // access tokens last for five
    breakAlways(endpoint, trouble);
    QVERIFY(stage.dialog.click(names::checkNowButton));
    QVERIFY(stage.pass(6min));
    QVERIFY(stage.outcome.waitPhase(u"settled"_s));
    QVERIFY(isMet(endpoint));
    QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
    QCOMPARE(stage.outcome.property("likely"), QString());
    note(stage.outcome, stage.outcome.text(names::headingLabel));
}

/// A rejected token is not sent once more to say goodbye.
void TestEndpoints::leavingASignInThatHasEnded()
{
    Stage &stage = m_line->stage;
    breakAlways({"GET", "/devices"}, *std::ranges::find(troubles, Sort::Ended, &Trouble::sort));
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.account.says(u"Your sign-in has ended"_s));
    QVERIFY(stage.account.click(names::userMenuButton));
    QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
    QVERIFY(stage.login.waitPhase(u"idle"_s));
    QVERIFY(stage.login.says(u"Your sign-in has ended"_s));
    QCOMPARE(m_line->posts("/logout"), 0);
}

void TestEndpoints::leavingASignInThatWasTurnedAway_data()
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
void TestEndpoints::leavingASignInThatWasTurnedAway()
{
    QFETCH(const Fault, fault);
    QFETCH(const bool, hasEnded);
    m_line->proxy.faultNext("POST", failures::deactivatePath, fault);
    QVERIFY(m_line->openAsAlice());
    m_clicks = 1;
    QVERIFY(m_line->confirm());
    const Stage &stage = m_line->stage;
    QVERIFY(stage.dialog.waitProperty("reason", u"signedOut"_s));
    QVERIFY(stage.dialog.click(names::cancelButton));
    QVERIFY(stage.login.waitPhase(u"idle"_s));
    QCOMPARE(m_line->posts("/logout"), hasEnded ? 0 : 1);
    QVERIFY(hasEnded || !stage.server.sessionNames(u"alice"_s).contains(u"Farewell"_s));
    QCOMPARE(stage.login.says(u"Your sign-in has ended"_s), hasEnded);
    QVERIFY(!stage.login.says(u"may remain"_s));
}

void TestEndpoints::breakAlways(const Endpoint &endpoint, const Trouble &trouble)
{
    m_line->proxy.faultAlways(endpoint.verb, endpoint.path, trouble.fault(elsewhere()));
}

/// The person is told, nothing was sent twice, and a session that may be there is ended or told of.
void TestEndpoints::verifyFailedSignIn(const Trouble &trouble, const QString &user)
{
    const Stage &stage = m_line->stage;
    const bool isCooling = stage.login.property("phase") == u"cooling"_s;
    const QString words = isCooling ? stage.login.text(names::coolingLabel) : complaint(*m_line);
    QVERIFY(!words.isEmpty());
    QCOMPARE(stage.login.property("reason") == u"locked"_s, trouble.sort == Sort::Locked);
    QCOMPARE(words.contains(u"ended the new sign-in"_s), trouble.sort == Sort::Ended);
    QCOMPARE(stage.login.text(names::userIdEdit), user);
    QVERIFY(stage.account.window() == nullptr);
    verifyNoSessionIsKeptQuiet(user);
    note(stage.login, words);
}

/// It is not there, or ended soon, or told of.
void TestEndpoints::verifyNoSessionIsKeptQuiet(const QString &user)
{
    const Stage &stage = m_line->stage;
    const auto isLeft = [&] { return stage.server.sessionNames(user).contains(u"Farewell"_s); };
    QVERIFY(
        waitUntil([&] { return !isLeft() || complaint(*m_line).contains(u"may remain"_s); }, 1s));
}

/// From now on a server that delegates sign-in, and carol's.
void TestEndpoints::manage()
{
    PracticeSettings settings = m_line->stage.server.settings();
    settings.isManaged = true;
    m_line->stage.server.setSettings(settings);
}

/// Before the first question, so that its answer would be the session.
void TestEndpoints::allowOnAnotherDevice()
{
    Stage &stage = m_line->stage;
    QVERIFY(stage.enter(u"carol"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.click(names::anotherDeviceButton));
    QVERIFY(stage.login.waitReachable(names::deviceCodeLabel));
    QVERIFY(stage.login.click(names::copyLinkButton));
    stage.browser.goTo(QUrl(QGuiApplication::clipboard()->text()));
    QVERIFY(stage.walkAs(u"carol"_s));
    QCOMPARE(m_line->posts(tokenPath), 0);
}

QByteArray TestEndpoints::elsewhere() const
{
    return m_elsewhere->url().toLatin1() + "/elsewhere";
}

bool TestEndpoints::isMet(const Endpoint &endpoint) const
{
    const auto found = m_line->proxy.requestsTo(endpoint.path);
    return std::ranges::any_of(found, [&endpoint](const FaultRequest &request) {
        return request.verb == endpoint.verb && request.faulted;
    });
}

/// A line of the table on the disk.
void TestEndpoints::note(const PatientRobot &window, const QString &words)
{
    const QString plain = withoutIsolates(words.simplified());
    const QStringList columns{QString::fromUtf8(QTest::currentTestFunction()),
                              QString::fromUtf8(QTest::currentDataTag()), window.property("phase"),
                              window.property("reason"), failures::withoutNumbers(plain)};
    m_table.write(columns.join(u" | "_s).toUtf8() + '\n');
}

QTEST_MAIN(TestEndpoints)
#include "TestEndpoints.moc"
