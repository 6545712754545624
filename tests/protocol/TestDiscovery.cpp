// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/ServerDiscovery.h"

#include "app/base/ManualClock.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/RawServer.h"
#include "tests/support/Waiting.h"

#include <QHostInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <map>

#include <netdb.h>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Found = tl::expected<ServerInfo, DiscoveryFailure>;
using Problem = DiscoveryFailure::Problem;
using Source = ServerQuery::Source;

namespace {

constexpr char versions[] = "/_matrix/client/versions";
constexpr char login[] = "/_matrix/client/v3/login";
constexpr char authMetadata[] = "/_matrix/client/v1/auth_metadata";
constexpr char oldAuthMetadata[] = "/_matrix/client/unstable/org.matrix.msc2965/auth_metadata";
constexpr char software[] = "/_matrix/federation/v1/version";
constexpr char wellKnown[] = "/.well-known/matrix/client";

RawAnswer unrecognized()
{
    return RawAnswer::http(404, R"({"errcode":"M_UNRECOGNIZED"})");
}

RawAnswer html(int status)
{
    return RawAnswer::http(status, "<!doctype html><title>Welcome</title>");
}

RawAnswer pointsTo(const QByteArray &baseUrl)
{
    return RawAnswer::http(200, R"({"m.homeserver":{"base_url":")" + baseUrl + R"("}})");
}

RawAnswer metadata()
{
    return RawAnswer::http(
        200,
        R"({"issuer":"https://auth.example.org/","account_management_uri":"https://auth.example.org/account"})");
}

/// All that a sign-in by OAuth 2.0 needs, in a world of its own.
QJsonObject wholeMetadata(const QString &world)
{
    const auto list = [](const QStringList &values) { return QJsonArray::fromStringList(values); };
    return {
        {u"issuer"_s, world + u'/'},
        {u"account_management_uri"_s, world + u"/account"_s},
        {u"authorization_endpoint"_s, world + u"/authorize"_s},
        {u"token_endpoint"_s, world + u"/token"_s},
        {u"revocation_endpoint"_s, world + u"/revoke"_s},
        {u"registration_endpoint"_s, world + u"/register"_s},
        {u"device_authorization_endpoint"_s, world + u"/device"_s},
        {u"response_types_supported"_s, list({u"code"_s})},
        {u"response_modes_supported"_s, list({u"query"_s})},
        {u"code_challenge_methods_supported"_s, list({u"S256"_s})},
        {u"grant_types_supported"_s,
         list({u"authorization_code"_s, u"refresh_token"_s, deviceGrant})},
    };
}

RawAnswer metadata(const QJsonObject &object)
{
    return RawAnswer::http(200, QJsonDocument(object).toJson());
}

/// What is answered at which path, to everybody who asks.
class Pages final
{
public:
    RawAnswer &operator[](const QByteArray &path) { return m_pages[path]; }

    [[nodiscard]] RawAnswer answer(const QByteArray &path) const
    {
        const auto page = m_pages.find(path);
        return page == m_pages.end() ? html(404) : page->second;
    }

private:
    std::map<QByteArray, RawAnswer> m_pages;
};

Pages homeserver()
{
    Pages pages;
    pages[versions] = RawAnswer::http(200, R"({"versions":["v1.11"]})");
    pages[login] = RawAnswer::http(200, R"({"flows":[{"type":"m.login.password"}]})");
    pages[authMetadata] = unrecognized();
    pages[oldAuthMetadata] = unrecognized();
    pages[software] = RawAnswer::http(200, R"({"server":{"name":"Synapse","version":"1.2"}})");
    return pages;
}

} // namespace

/// From what was typed, or from a Matrix ID, to a homeserver, or to one reason why there is none.
class TestDiscovery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void typedForms_data();
    void typedForms();
    void whatIsPastedAsksTheRightPlace_data();
    void whatIsPastedAsksTheRightPlace();
    void asksNobodyAboutNonsense_data();
    void asksNobodyAboutNonsense();
    void wellKnownFiles_data();
    void wellKnownFiles();
    void wellKnownHasNoPort();
    void silentWellKnownHost();
    void slowWellKnownHost();
    void wellKnownBehindABadCertificate();

    void whatServersAnswer_data();
    void whatServersAnswer();
    void serversOfYesterday();
    void sendsNothingButReads();
    void delegatedSignIn_data();
    void delegatedSignIn();
    void plainHttpIsForOurOwnServer_data();
    void plainHttpIsForOurOwnServer();
    void slowServer_data();
    void slowServer();
    void nobodyThere();
    void noTestAsksForAName();
    void hostileSoftwareName();
    void destroyedWhileAsking();
    void answersAreQueued();
    void practiceHomeserver();

private:
    [[nodiscard]] Found discover(const QString &text, Source source = Source::Typed);
    void serve(const Pages &pages);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<RawServer> m_server; ///< plain, on loopback
    std::unique_ptr<RawServer> m_sites;  ///< every https site
    std::unique_ptr<ServerDiscovery> m_discovery;
};

void TestDiscovery::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_server = std::make_unique<RawServer>();
    m_sites = std::make_unique<RawServer>(RawServer::Kind::TlsProxy);
    useTlsProxy(*m_sites);
    serve(homeserver());
}

void TestDiscovery::cleanup()
{
    m_discovery.reset();
    m_client.reset();
    m_sites.reset();
    m_server.reset();
    m_clock.reset();
}

void TestDiscovery::serve(const Pages &pages)
{
    const auto handler
        = [pages](const RawRequest &request) { return pages.answer(request.target()); };
    m_server->answerWith(handler);
    m_sites->answerWith(handler);
}

Found TestDiscovery::discover(const QString &text, Source source)
{
    std::optional<Found> found;
    m_discovery = std::make_unique<ServerDiscovery>(*m_client);
    m_discovery->start({text, source}, [&found](const Found &result) { found = result; });
    const auto isDone = [&found] { return found.has_value(); };
    if (!waitUntil(isDone)) {
        m_discovery.reset(); // the callback must not outlive `found`
        qFatal("no answer");
    }
    return *found;
}

// The way to the server

void TestDiscovery::typedForms_data()
{
    QTest::addColumn<QString>("text"); // PORT stands for the port of the plain server
    QTest::addColumn<QString>("url");
    const auto row = [](const char *text, const char *url) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(url);
    };
    row("localhost:PORT", "http://localhost:PORT");
    row("127.0.0.1:PORT", "http://127.0.0.1:PORT");
    row("  127.0.0.1:PORT\t", "http://127.0.0.1:PORT");
    row("http://127.0.0.1:PORT", "http://127.0.0.1:PORT");
    row("http://127.0.0.1:PORT/", "http://127.0.0.1:PORT");
    row("HTTP://localhost:PORT/#/login", "http://localhost:PORT");
    row("127.0.0.1:PORT/", "http://127.0.0.1:PORT");
    row("localhost:PORT/_matrix/client/versions", "http://localhost:PORT");
    row("http://localhost:PORT/_synapse/client/pick", "http://localhost:PORT");
    row("example.org/", "https://example.org");
    row("example.org:8448//", "https://example.org:8448");
    row("www.example.org/_matrix/client/v3/login?a=b", "https://www.example.org");
    row("https://www.example.org/_matrix/", "https://www.example.org");
    row("https://www.example.org/_matrix", "https://www.example.org");
    row("https://example.org/.well-known/matrix/client", "https://example.org");
    row("example.org/.well-known/matrix/client", "https://example.org");
    row("example.org", "https://example.org");
    row("Example.ORG", "https://example.org");
    row("example.org:8448", "https://example.org:8448");
    row("https://example.org", "https://example.org");
    row("https://www.example.org:8448/?a=b", "https://www.example.org:8448");
}

void TestDiscovery::typedForms()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    const QString port = QString::number(m_server->serverPort());
    const Found found = discover(text.replace(u"PORT"_s, port));
    QVERIFY(found);
    QCOMPARE(found->url.toString(), url.replace(u"PORT"_s, port));
    QCOMPARE(found->software, u"Synapse"_s);
    QVERIFY(found->methods.password);
    QVERIFY(!found->oauth);
}

/// The name of a site is asked where its server is, also when a slash was pasted with it; an
/// address is the answer already.
void TestDiscovery::whatIsPastedAsksTheRightPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<bool>("asksTheSite");
    const auto row = [](const char *text, const QByteArray &authority, bool asksTheSite) {
        QTest::newRow(text) << QString::fromUtf8(text) << authority << asksTheSite;
    };
    row("example.org/", "example.org:443", true);
    row("example.org/.well-known/matrix/client", "example.org:443", true);
    row("https://example.org/.well-known/matrix/client", "example.org:443", true);
    row("example.org/_matrix/client/versions", "example.org:443", false);
    row("bücher.example/", "xn--bcher-kva.example:443", true);
    row("Bücher.example:8448/_matrix/client/versions", "xn--bcher-kva.example:8448", false);
}

void TestDiscovery::whatIsPastedAsksTheRightPlace()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, authority);
    QFETCH(bool, asksTheSite);
    (void)discover(text); // the certificate is not for all of them
    QCOMPARE(m_sites->tunnels().constFirst(), authority);
    const bool hasAsked = std::ranges::any_of(m_sites->requests(), [](const RawRequest &request) {
        return request.target() == wellKnown;
    });
    QVERIFY(m_sites->requests().isEmpty() || hasAsked == asksTheSite);
}

void TestDiscovery::asksNobodyAboutNonsense_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Problem>("problem");
    const auto row = [](const char *text, Problem problem) {
        QTest::newRow(text) << QString::fromUtf8(text) << problem;
    };
    row("", Problem::NotAServer);
    row("   ", Problem::NotAServer);
    row("exa mple.org", Problem::NotAServer);
    row("example.org/path", Problem::NotAServer);
    row("example.org/_matrixes", Problem::NotAServer);
    row("example.org?/_matrix/", Problem::NotAServer);
    row("http://example.org/_matrix/client/versions", Problem::NotHttps);
    row("http://example.org/.well-known/matrix/client", Problem::NotHttps);
    row("alice@example.org/_matrix/client/versions", Problem::NotAServer);
    row("example.org:99999", Problem::NotAServer);
    row("@alice:example.org", Problem::NotAServer);
    row("alice@example.org", Problem::NotAServer);
    row("http://example.org", Problem::NotHttps);
    row("HTTP://example.org", Problem::NotHttps);
    row("http://127.0.0.1.evil.com", Problem::NotHttps);
    row("http://localhost.evil.com", Problem::NotHttps);
    row("http://10.0.0.1:8008", Problem::NotHttps);
    row("ftp://example.org", Problem::NotAServer);
    row("file:///etc/passwd", Problem::NotAServer);
    row("javascript:alert(1)", Problem::NotAServer);
    row("javascript://example.org/%0aalert(1)", Problem::NotAServer);
    row("https://user:pass@example.org", Problem::NotAServer);
    row("https://@example.org", Problem::NotAServer);
    row("https://", Problem::NotAServer);
    row("https://example.org:0", Problem::NotAServer);
    row("://example.org", Problem::NotAServer);
}

void TestDiscovery::asksNobodyAboutNonsense()
{
    QFETCH(QString, text);
    QFETCH(Problem, problem);
    const Found found = discover(text);
    QVERIFY(!found);
    QCOMPARE(found.error().problem, problem);
    QCOMPARE(m_server->connections() + m_sites->connections(), 0);
}

void TestDiscovery::wellKnownFiles_data()
{
    QTest::addColumn<RawAnswer>("file");
    QTest::addColumn<QString>("fromMatrixId"); // the URL found; empty: BadWellKnown
    QTest::addColumn<QString>("fromTyped");

    const QString itself = u"https://example.org"_s;
    const QString none;
    const auto row = [](const char *name, const RawAnswer &file, const QString &fromMatrixId,
                        const QString &fromTyped) {
        QTest::newRow(name) << file << fromMatrixId << fromTyped;
    };
    const auto both = [&row](const char *name, const RawAnswer &file, const QString &url) {
        row(name, file, url, url);
    };
    both("404", html(404), itself);
    both("404 with JSON", RawAnswer::http(404, R"({"m.homeserver":{"base_url":"https://x"}})"),
         itself);
    both("another host", pointsTo("https://matrix.example.org"), u"https://matrix.example.org"_s);
    both("slash and path", pointsTo("https://matrix.example.org/base/"),
         u"https://matrix.example.org/base"_s);
    both("port", pointsTo("https://matrix.example.org:8448/"),
         u"https://matrix.example.org:8448"_s);
    both("query and fragment", pointsTo("https://matrix.example.org/?a#b"),
         u"https://matrix.example.org"_s);
    both("a wrong content type",
         RawAnswer::http(200, R"({"m.homeserver":{"base_url":"https://matrix.example.org"}})",
                         {"Content-Type: text/html"}),
         u"https://matrix.example.org"_s);
    // A broken file: whoever typed the address has answered already.
    row("200 without body", RawAnswer::http(200, ""), none, itself);
    row("200 html", html(200), none, itself);
    row("200 a long page", RawAnswer::http(200, QByteArray(60 * 1024, 'x')), none, itself);
    row("200 array", RawAnswer::http(200, "[]"), none, itself);
    row("200 cut", RawAnswer::http(200, R"({"m.homeserver":{"base_url":"https://x)"), none, itself);
    row("no base_url", RawAnswer::http(200, R"({"m.homeserver":{}})"), none, itself);
    row("base_url a number", RawAnswer::http(200, R"({"m.homeserver":{"base_url":5}})"), none,
        itself);
    row("nothing", RawAnswer::http(200, "{}"), none, itself);
    row("403", html(403), none, itself);
    row("410", html(410), none, itself);
    row("500", html(500), none, itself);
    row("503 with JSON",
        RawAnswer::http(503, R"({"m.homeserver":{"base_url":"https://matrix.example.org"}})"), none,
        itself);
    // A base_url that we will not go to: no guessing, whoever asked.
    for (const char *baseUrl :
         {"http://matrix.example.org", "javascript:alert(1)", "ftp://example.org",
          "https://a@example.org", "https://", "matrix.example.org", "//matrix.example.org", "",
          "http://127.0.0.1:8008", "http://localhost:8008", "http://[::1]:8008"}) {
        both(baseUrl, pointsTo(baseUrl), none);
    }
}

void TestDiscovery::wellKnownFiles()
{
    QFETCH(RawAnswer, file);
    QFETCH(QString, fromMatrixId);
    QFETCH(QString, fromTyped);
    Pages pages = homeserver();
    for (const char *const path : {versions, login, authMetadata, oldAuthMetadata, software}) {
        pages["/base" + QByteArray(path)] = pages[path];
    }
    pages[wellKnown] = file;
    serve(pages);
    for (const Source source : {Source::MatrixId, Source::Typed}) {
        const QString url = source == Source::MatrixId ? fromMatrixId : fromTyped;
        const Found found = discover(u"example.org"_s, source);
        QCOMPARE(found ? found->url.toString() : QString(), url);
        if (!found) {
            QCOMPARE(found.error().problem, Problem::BadWellKnown);
        }
    }
    QCOMPARE(m_server->connections(), 0);
}

void TestDiscovery::wellKnownHasNoPort()
{
    QVERIFY(discover(u"example.org:8448"_s, Source::MatrixId));
    QCOMPARE(m_sites->requests().constFirst().authority, "example.org:443"_ba);
    QCOMPARE(m_sites->requests().constFirst().target(), wellKnown);
    QCOMPARE(m_sites->requests().constLast().authority, "example.org:8448"_ba);
}

void TestDiscovery::silentWellKnownHost()
{
    m_sites->refuseTunnelsTo("example.org:443");
    const Found found = discover(u"example.org:8448"_s, Source::MatrixId);
    QVERIFY(found);
    QCOMPARE(found->url.toString(), u"https://example.org:8448"_s);
    // Here it is the proxy that does not get through.
    const DiscoveryFailure silent = discover(u"example.org"_s).error();
    QCOMPARE(silent.problem, Problem::Proxy);
    QCOMPARE(silent.failure.proxy.value().variable, u"https_proxy"_s);
}

void TestDiscovery::slowWellKnownHost()
{
    m_sites->answerWith([](const RawRequest &) { return RawAnswer::silence(); });
    std::optional<Found> found;
    m_discovery = std::make_unique<ServerDiscovery>(*m_client);
    m_discovery->start({u"example.org"_s, Source::MatrixId},
                       [&found](const Found &result) { found = result; });
    WAIT_COMPARE(m_sites->requests().size(), 1);
    m_clock->advance(10s);
    WAIT_VERIFY(found);
    QCOMPARE(found->error().problem, Problem::TooSlow);
    QCOMPARE(m_sites->requests().size(), 1);
}

void TestDiscovery::wellKnownBehindABadCertificate()
{
    for (const Source source : {Source::MatrixId, Source::Typed}) {
        const Found found = discover(u"example.net"_s, source);
        QCOMPARE(found.error().problem, Problem::TlsFailed);
    }
    QVERIFY(m_sites->requests().isEmpty());
    // And one that points to such a place.
    Pages pages = homeserver();
    pages[wellKnown] = pointsTo("https://example.net");
    serve(pages);
    QCOMPARE(discover(u"example.org"_s, Source::MatrixId).error().problem, Problem::TlsFailed);
}

// What the server says

void TestDiscovery::whatServersAnswer_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<bool>("isFound");
    QTest::addColumn<Problem>("problem");

    const auto found = [](const char *name, const QByteArray &path, const RawAnswer &answer) {
        QTest::newRow(name) << path << answer << true << Problem::NotReached;
    };
    const auto none
        = [](const char *name, const QByteArray &path, const RawAnswer &answer, Problem problem) {
              QTest::newRow(name) << path << answer << false << problem;
          };
    none("versions html", versions, html(200), Problem::NotJson);
    none("versions 404", versions, html(404), Problem::NotMatrix);
    none("versions 403", versions, html(403), Problem::NotMatrix);
    none("versions 401", versions, html(401), Problem::NotMatrix);
    none("versions redirect", versions, RawAnswer::redirect(302, "https://example.org/"),
         Problem::NotMatrix);
    none("versions broken", versions, RawAnswer::http(200, R"({"versions":["v1.1")"),
         Problem::NotJson);
    none("versions array", versions, RawAnswer::http(200, R"(["v1.1"])"), Problem::NotJson);
    none("versions missing", versions, RawAnswer::http(200, "{}"), Problem::NotMatrix);
    none("versions empty", versions, RawAnswer::http(200, R"({"versions":[]})"),
         Problem::NotMatrix);
    none("versions null", versions, RawAnswer::http(200, R"({"versions":null})"),
         Problem::NotMatrix);
    none("versions of numbers", versions, RawAnswer::http(200, R"({"versions":[1,2]})"),
         Problem::NotMatrix);
    none("versions too long", versions, RawAnswer::http(200, QByteArray(60 * 1024, ' ')),
         Problem::NotJson);
    none("versions 500", versions, html(500), Problem::Trouble);
    none("versions 503", versions, html(503), Problem::Trouble);
    none("versions 429", versions, RawAnswer::http(429), Problem::RateLimited);
    none("versions hang up", versions,
         RawAnswer::hangUp("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{"), Problem::NotReached);
    found("an old version", versions, RawAnswer::http(200, R"({"versions":["r0.0.1"]})"));

    none("login 404", login, unrecognized(), Problem::NoSignIn);
    none("login html", login, html(200), Problem::NoSignIn);
    none("login empty", login, RawAnswer::http(200, R"({"flows":[]})"), Problem::NoSignIn);
    none("login null", login, RawAnswer::http(200, R"({"flows":null})"), Problem::NoSignIn);
    none("login unknown", login,
         RawAnswer::http(200, R"({"flows":[{"type":"m.login.cas"},{"type":"m.login.token"}]})"),
         Problem::NoSignIn);
    none("login 500", login, html(500), Problem::Trouble);
    none("login 429", login, RawAnswer::http(429), Problem::RateLimited);
    found("login sso", login, RawAnswer::http(200, R"({"flows":[{"type":"m.login.sso"}]})"));

    found("auth_metadata 404 html", authMetadata, html(404));
    found("auth_metadata 200 html", authMetadata, html(200));
    found("auth_metadata 403", authMetadata, html(403));
    // No answer to that question is not the answer "no".
    none("auth_metadata 502", authMetadata, html(502), Problem::Trouble);
    none("auth_metadata 429", authMetadata, RawAnswer::http(429), Problem::RateLimited);
    none("auth_metadata hang up", authMetadata,
         RawAnswer::hangUp("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{"), Problem::NotReached);
    none("old auth_metadata 502", oldAuthMetadata, html(502), Problem::Trouble);
    found("old auth_metadata 405", oldAuthMetadata, html(405));

    found("software 404", software, html(404));
    found("software 500", software, html(500));
    found("software html", software, html(200));
    found("software of wrong types", software, RawAnswer::http(200, R"({"server":5})"));
    found("software too long", software, RawAnswer::http(200, QByteArray(60 * 1024, ' ')));
}

void TestDiscovery::whatServersAnswer()
{
    QFETCH(QByteArray, path);
    QFETCH(RawAnswer, answer);
    QFETCH(bool, isFound);
    QFETCH(Problem, problem);
    Pages pages = homeserver();
    pages[path] = answer;
    serve(pages);
    const Found found = discover(m_server->url());
    QCOMPARE(found.has_value(), isFound);
    if (!found) {
        QCOMPARE(found.error().problem, problem);
    }
}

/// It has ways to sign in, but none at the paths of today.
void TestDiscovery::serversOfYesterday()
{
    Pages pages = homeserver();
    pages[login] = unrecognized();
    serve(pages);
    QCOMPARE(discover(u"example.org"_s).error().problem, Problem::NoSignIn);
    pages[versions] = RawAnswer::http(200, R"({"versions":["r0.5.0","r0.6.1"]})");
    serve(pages);
    QCOMPARE(discover(u"example.org"_s).error().problem, Problem::TooOld);
    pages[login] = homeserver()[login]; // whatever it says of itself
    serve(pages);
    QVERIFY(discover(u"example.org"_s));
}

void TestDiscovery::sendsNothingButReads()
{
    QVERIFY(discover(u"example.org"_s));
    QCOMPARE(m_sites->requests().size(), 6);
    for (const RawRequest &request : m_sites->requests()) {
        QCOMPARE(request.verb(), "GET"_ba);
        QVERIFY(request.body.isEmpty());
        QVERIFY(!request.hasHeader("Authorization"));
        QVERIFY(!request.hasHeader("Cookie"));
    }
}

void TestDiscovery::delegatedSignIn_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<QString>("page");
    const QString page = u"https://auth.example.org/account"_s;
    const auto row = [](const char *name, const QByteArray &path, const QByteArray &json,
                        const QString &shown) {
        QTest::newRow(name) << path << RawAnswer::http(200, json) << shown;
    };
    QTest::newRow("stable") << QByteArray(authMetadata) << metadata() << page;
    QTest::newRow("unstable") << QByteArray(oldAuthMetadata) << metadata() << page;
    row("without page", authMetadata, R"({"issuer":"https://auth.example.org/"})", {});
    row("the old name of the page", authMetadata,
        R"({"org.matrix.msc4191.account_management_uri":"https://auth.example.org/account"})",
        page);
    row("a page with a query", authMetadata,
        R"({"account_management_uri":"https://auth.example.org/account?a=b"})",
        u"https://auth.example.org/account?a=b"_s);
    for (const char *hostile : {"javascript:alert(1)", "http://auth.example.org/account",
                                "file:///etc/passwd", "https://a@auth.example.org/"}) {
        row(hostile, authMetadata, R"({"account_management_uri":")" + QByteArray(hostile) + R"("})",
            {});
    }
    row("nothing in it", authMetadata, "{}", {});
}

/// Whatever `/login` offers beside it; but without a page the old way may still lead there.
void TestDiscovery::delegatedSignIn()
{
    QFETCH(QByteArray, path);
    QFETCH(RawAnswer, answer);
    QFETCH(QString, page);
    for (const bool hasLogin : {true, false}) {
        Pages pages = homeserver();
        pages[path] = answer;
        if (!hasLogin) {
            pages[login] = unrecognized();
        }
        serve(pages);
        const Found found = discover(m_server->url());
        QVERIFY(found);
        const bool isOld = page.isEmpty() && hasLogin;
        QCOMPARE(found->oauth.has_value(), !isOld);
        QVERIFY(isOld || found->oauth->accountManagementUri.toString() == page);
        QCOMPARE(found->methods.password, isOld);
    }
}

void TestDiscovery::plainHttpIsForOurOwnServer_data()
{
    QTest::addColumn<QString>("key"); // leads to plain http on this machine
    QTest::addColumn<bool>("mayBeUsed");
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("the account page") << u"account_management_uri"_s << true; // but not that page
    for (const char *const key : {"authorization_endpoint", "token_endpoint", "revocation_endpoint",
                                  "registration_endpoint", "device_authorization_endpoint"}) {
        QTest::newRow(key) << QString::fromLatin1(key) << false;
    }
}

/// A server elsewhere must not send us, with a code or a token, to what listens on this machine;
/// one on this machine may. Whichever of the two paths has told.
void TestDiscovery::plainHttpIsForOurOwnServer()
{
    QFETCH(QString, key);
    QFETCH(bool, mayBeUsed);
    QJsonObject object = wholeMetadata(u"https://auth.example.org"_s);
    if (!key.isEmpty()) {
        object[key] = u"http://127.0.0.1:8080/here"_s;
    }
    const QUrl page(object[u"account_management_uri"_s].toString());
    for (const char *const path : {authMetadata, oldAuthMetadata}) {
        Pages pages = homeserver();
        pages[path] = metadata(object);
        pages[login] = unrecognized(); // so that it counts without a page as well
        pages[wellKnown] = pointsTo("https://matrix.example.org");
        serve(pages);
        for (const Source source : {Source::Typed, Source::MatrixId}) {
            const Found elsewhere = discover(u"example.org"_s, source);
            QVERIFY(elsewhere && elsewhere->oauth);
            QCOMPARE(elsewhere->oauth->endpoints.has_value(), mayBeUsed);
            QCOMPARE(elsewhere->oauth->accountManagementUri,
                     page.scheme() == "http"_L1 ? QUrl() : page);
        }
        const Found here = discover(m_server->url());
        QVERIFY(here && here->oauth);
        QVERIFY(here->oauth->endpoints);
        QCOMPARE(here->oauth->accountManagementUri, page);
    }
}

void TestDiscovery::slowServer_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("versions") << QByteArray(versions) << false;
    QTest::newRow("login") << QByteArray(login) << false;
    QTest::newRow("auth_metadata") << QByteArray(authMetadata) << false;
    QTest::newRow("old auth_metadata") << QByteArray(oldAuthMetadata) << false;
    QTest::newRow("software") << QByteArray(software) << true;
}

void TestDiscovery::slowServer()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, isFound);
    Pages pages = homeserver();
    pages[path] = RawAnswer::silence();
    serve(pages);
    std::optional<Found> found;
    m_discovery = std::make_unique<ServerDiscovery>(*m_client);
    m_discovery->start({m_server->url(), Source::Typed},
                       [&found](const Found &result) { found = result; });
    // Without an answer from the stable path the old one is not asked.
    WAIT_COMPARE(m_server->requests().size(), path == authMetadata ? 4 : 5);
    WAIT_COMPARE(m_client->onTheWire().size(), 1);
    QVERIFY(!found);
    m_clock->advance(10s);
    WAIT_VERIFY(found);
    QCOMPARE(found->has_value(), isFound);
    if (!isFound) {
        QCOMPARE(found->error().problem, Problem::TooSlow);
    }
}

void TestDiscovery::nobodyThere()
{
    const QString url = m_server->url();
    m_server->close();
    QCOMPARE(discover(url).error().problem, Problem::NotReached);
}

void TestDiscovery::hostileSoftwareName()
{
    Pages pages = homeserver();
    pages[software] = RawAnswer::http(
        200, R"({"server":{"name":"<b>Syn\u202e\napse</b>)" + QByteArray(1000, 'x') + R"("}})");
    serve(pages);
    const Found found = discover(m_server->url());
    QVERIFY(found);
    QVERIFY(found->software.startsWith(u"<b>Syn apse</b>x"_s));
    QVERIFY(found->software.size() <= 61);
}

void TestDiscovery::destroyedWhileAsking()
{
    m_server->answerWith([](const RawRequest &) { return RawAnswer::silence(); });
    bool wasCalled = false;
    m_discovery = std::make_unique<ServerDiscovery>(*m_client);
    m_discovery->start({m_server->url(), Source::Typed},
                       [&wasCalled](const Found &) { wasCalled = true; });
    WAIT_COMPARE(m_server->requests().size(), 4);
    m_discovery.reset();
    WAIT_COMPARE(m_server->openConnections(), 0);
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    QVERIFY(!wasCalled);
}

void TestDiscovery::answersAreQueued()
{
    bool hasReturned = false;
    bool wasCalled = false;
    m_discovery = std::make_unique<ServerDiscovery>(*m_client);
    m_discovery->start({u"not a server"_s, Source::Typed}, [&](const Found &) {
        QVERIFY(hasReturned);
        m_discovery.reset(); // which it may do
        wasCalled = true;
    });
    hasReturned = true;
    WAIT_VERIFY(wasCalled);
}

void TestDiscovery::practiceHomeserver()
{
    PracticeHomeserver practice;
    QVERIFY(practice.start());
    const Found found = discover(practice.baseUrl());
    QVERIFY(found);
    QCOMPARE(found->url.toString(), practice.baseUrl());
    QVERIFY(found->methods.password);
    QVERIFY(found->methods.sso);
    QCOMPARE(found->methods.providers.size(), 1);
    QVERIFY(!found->oauth);

    PracticeSettings settings = practice.settings();
    settings.authMetadata
        = QJsonObject{{u"account_management_uri"_s, u"https://auth.example.org/account"_s}};
    practice.setSettings(settings);
    const Found delegated = discover(practice.baseUrl());
    QVERIFY(delegated && delegated->oauth);
    QCOMPARE(delegated->oauth->accountManagementUri, QUrl(u"https://auth.example.org/account"_s));
    QVERIFY(std::ranges::none_of(practice.requests(), &PracticeRequest::authorizationPresent));
    cleanup(); // or the server waits for idle connections
}

/// See tests/support/LocalNames.cpp. The C library itself would find the second without asking.
void TestDiscovery::noTestAsksForAName()
{
    addrinfo *found = nullptr;
    QCOMPARE(getaddrinfo("example.org", nullptr, nullptr, &found), EAI_NONAME);
    QCOMPARE(getaddrinfo("127.1", nullptr, nullptr, &found), EAI_NONAME);
    QCOMPARE(getaddrinfo("localhost", nullptr, nullptr, &found), 0);
    freeaddrinfo(found);
    QCOMPARE(QHostInfo::fromName(u"example.org"_s).error(), QHostInfo::HostNotFound);
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "TestDiscovery.moc"
