// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/MatrixClient.h"

#include "app/base/ManualClock.h"
#include "tests/support/RawServer.h"
#include "tests/support/TlsFront.h"
#include "tests/support/Waiting.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

#include <array>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Verb = Request::Verb;

namespace {

/// What came back of one send().
struct Caught
{
    int calls = 0;
    std::optional<Result<Answer>> result;

    [[nodiscard]] MatrixClient::Callback callback()
    {
        return [this](Result<Answer> answer) {
            ++calls;
            result = std::move(answer);
        };
    }
    [[nodiscard]] int status() const { return result && *result ? (**result).status : 0; }
    [[nodiscard]] Cause cause() const { return result.value().error().cause; }
    [[nodiscard]] Sent sent() const { return result.value().error().sent; }
};

Request getFrom(const RawServer &server, const QString &path = u"/x"_s)
{
    return Request::get(QUrl(server.url() + path), u"/x"_s);
}

Request postTo(const RawServer &server, const QByteArray &body = R"({"a":1})")
{
    return Request::post(QUrl(server.url() + u"/x"_s), u"/x"_s, Secret(body));
}

constexpr std::array everyVerb{Verb::Get, Verb::Post, Verb::Put, Verb::Delete};

Request requestTo(const QUrl &url, Verb verb)
{
    const QString path = u"/x"_s;
    const Secret body{R"({"a":1})"_ba};
    switch (verb) {
    case Verb::Get:
        return Request::get(url, path);
    case Verb::Post:
        return Request::post(url, path, body.clone());
    case Verb::Put:
        return Request::put(url, path, body.clone());
    case Verb::Delete:
        return Request::remove(url, path, body.clone());
    }
    Q_UNREACHABLE();
}

Request requestTo(const RawServer &server, Verb verb)
{
    return requestTo(QUrl(server.url() + u"/x"_s), verb);
}

QByteArray nameOf(Verb verb)
{
    return std::array{"GET", "POST", "PUT", "DELETE"}.at(static_cast<std::size_t>(verb));
}

/// Chunked, without the end.
QByteArray openEnded(const QByteArray &chunk)
{
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
}

// The message handler is a plain function, so what it hears has to live here.
QStringList *heardLines = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void hear(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &line)
{
    if (heardLines) {
        *heardLines += line;
    }
}

/// All that is logged while this lives, every category of Qt's included.
class LogLines final
{
public:
    LogLines()
    {
        heardLines = &m_lines;
        QLoggingCategory::setFilterRules(u"*=true"_s);
        m_before = qInstallMessageHandler(&hear);
    }
    ~LogLines()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(QString());
        heardLines = nullptr;
    }
    Q_DISABLE_COPY_MOVE(LogLines)

    [[nodiscard]] QStringList ours() const
    {
        return m_lines.filter(QRegularExpression(u"^(GET|POST) "_s));
    }
    [[nodiscard]] QString all() const { return m_lines.join(u'\n'); }

private:
    QStringList m_lines;
    QtMessageHandler m_before;
};

} // namespace

/// MatrixClient over real sockets, against a server that misbehaves to the byte.
class TestMatrixClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersOfEveryStatus_data();
    void answersOfEveryStatus();
    void headers();
    void bodyArrivesAsItIs();

    void redirectsAreAnswers_data();
    void redirectsAreAnswers();
    void redirectsOverHttpsAreAnswersToo_data();
    void redirectsOverHttpsAreAnswersToo();
    void redirectsToPlainHttpAreNotFollowed();
    void followsWhatMayBeFollowed_data();
    void followsWhatMayBeFollowed();
    void hopsShareOneDeadline();

    void postGoesOutOnce_data();
    void postGoesOutOnce();
    void getIsNotRepeatedByItself();
    void idleConnectionThatCloses();
    void freshConnectionLeavesOthersAlone_data();
    void freshConnectionLeavesOthersAlone();
    void practiceGoesNowhereElse();
    void nothingRealGoesToPractice();
    void freshConnectionServesWhatComesAfter();

    void refusedConnection_data();
    void refusedConnection();
    void handshakeThatNeverEnds();
    void proxiesAreToldFromServers_data();
    void proxiesAreToldFromServers();
    void aProxyThatIsNotThere();
    void aSilentProxy_data();
    void aSilentProxy();
    void aSilentServerBehindAProxy();
    void authoritiesOfOnesOwn_data();
    void authoritiesOfOnesOwn();
    void certificateThatIsNotGood_data();
    void certificateThatIsNotGood();

    void cutAnswers_data();
    void cutAnswers();
    void bodiesThatAreNoObject_data();
    void bodiesThatAreNoObject();
    void bytesArriveAsTheyAre();
    void tooLarge_data();
    void tooLarge();

    void silenceEndsAtTheDeadline_data();
    void silenceEndsAtTheDeadline();
    void drippingEndsAtTheDeadlineToo();
    void aDeadlineBelongsToItsTry();

    void challengesAreReadable_data();
    void challengesAreReadable();
    void cookiesNeverComeBack();
    void nothingIsCached();

    void retriesReads_data();
    void retriesReads();
    void doesNotRetry_data();
    void doesNotRetry();
    void waitsAsAsked();
    void deadContextStopsRetrying();

    void callbackIsQueuedAndOnce();
    void deadContextHearsNothing();
    void deadClientHearsNothing();
    void callbackMayEndItAll();

    void logsWithoutSecrets();
    void isSilentByDefault();

private:
    /// Sends and waits for the end.
    Caught exchange(Request request);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<QObject> m_context;
};

void TestMatrixClient::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_server = std::make_unique<RawServer>();
    m_context = std::make_unique<QObject>();
}

void TestMatrixClient::cleanup()
{
    m_context.reset();
    m_client.reset();
    m_server.reset();
    m_clock.reset();
}

Caught TestMatrixClient::exchange(Request request)
{
    Caught caught;
    m_client->send(std::move(request), m_context.get(), caught.callback());
    const auto isDone = [&caught] { return caught.calls > 0; };
    if (!waitUntil(isDone)) {
        QTest::qFail("no answer", __FILE__, __LINE__);
        m_context = std::make_unique<QObject>(); // the callback must not outlive `caught`
    }
    return caught;
}

// Answers

void TestMatrixClient::answersOfEveryStatus_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<int>("status");
    for (const Verb verb : everyVerb) {
        for (const int status : {200, 201, 202, 400, 401, 403, 404, 405, 408, 409, 410, 413, 418,
                                 421, 422, 425, 429, 451, 499, 500, 501, 502, 503, 504, 520, 599}) {
            QTest::addRow("%s %d", nameOf(verb).constData(), status) << verb << status;
        }
    }
}

/// Qt calls many of these network errors; here every complete reply is an answer.
void TestMatrixClient::answersOfEveryStatus()
{
    QFETCH(Verb, verb);
    QFETCH(int, status);
    m_server->answerNext(RawAnswer::http(status, R"({"errcode":"M_X"})", {"Retry-After: 3"}));
    const Caught caught = exchange(requestTo(*m_server, verb));
    QVERIFY(caught.result.value());
    QCOMPARE(caught.status(), status);
    QCOMPARE((**caught.result).errcode(), u"M_X"_s);
    QCOMPARE((**caught.result).retryAfter, std::optional<std::chrono::milliseconds>(3s));
    QCOMPARE(m_server->requests().size(), 1);
}

void TestMatrixClient::headers()
{
    QCoreApplication::setApplicationVersion(u"1.2"_s);
    const Secret token{QByteArrayView("canary-token")};
    (void)exchange(getFrom(*m_server).withToken(token));
    (void)exchange(postTo(*m_server).withToken(token));
    (void)exchange(postTo(*m_server));
    const RawRequest &get = m_server->requests().at(0);
    QCOMPARE(get.verb(), "GET"_ba);
    QCOMPARE(get.target(), "/x"_ba);
    QCOMPARE(get.header("User-Agent"), "Farewell/1.2"_ba);
    QCOMPARE(get.header("Accept"), "application/json"_ba);
    QCOMPARE(get.header("Authorization"), "Bearer canary-token"_ba);
    QVERIFY(!get.hasHeader("Content-Type"));
    QVERIFY(!get.hasHeader("Content-Length"));
    const RawRequest &post = m_server->requests().at(1);
    QCOMPARE(post.verb(), "POST"_ba);
    QCOMPARE(post.header("User-Agent"), "Farewell/1.2"_ba);
    QCOMPARE(post.header("Content-Type"), "application/json"_ba);
    QCOMPARE(post.header("Content-Length"), "7"_ba);
    QVERIFY(!m_server->requests().at(2).hasHeader("Authorization"));
    for (const RawRequest &request : m_server->requests()) {
        QVERIFY(!request.hasHeader("Cookie"));
        QVERIFY(!request.hasHeader("Referer"));
        QVERIFY(!request.hasHeader("Upgrade"));
        QVERIFY(!request.hasHeader("Transfer-Encoding"));
    }
}

void TestMatrixClient::bodyArrivesAsItIs()
{
    for (const QByteArray &body : {"{}"_ba, QByteArray(200'000, 'x'), "a\r\n\r\nb\0c"_ba}) {
        (void)exchange(postTo(*m_server, body));
        QCOMPARE(m_server->requests().constLast().body, body);
    }
    QCOMPARE(m_server->requests().size(), 3);
}

// Redirects

void TestMatrixClient::redirectsAreAnswers_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<int>("status");
    for (const Verb verb : everyVerb) {
        for (const int status : {300, 301, 302, 303, 304, 305, 307, 308}) {
            QTest::addRow("%s %d", nameOf(verb).constData(), status) << verb << status;
        }
    }
}

void TestMatrixClient::redirectsAreAnswers()
{
    QFETCH(Verb, verb);
    QFETCH(int, status);
    const RawServer other;
    const bool hasBody = status != 304;
    for (const QString &location : {other.url() + u"/y"_s, m_server->url() + u"/y"_s, u"/y"_s}) {
        const QByteArrayList headers{"Location: " + location.toLatin1()};
        m_server->answerNext(hasBody ? RawAnswer::http(status, "{}", headers)
                                     : RawAnswer{"HTTP/1.1 304 No\r\n" + headers[0] + "\r\n\r\n"});
        const Caught caught
            = exchange(requestTo(*m_server, verb).withToken(Secret(QByteArrayView("token"))));
        QVERIFY(caught.result.value());
        QCOMPARE(caught.status(), status);
    }
    QCOMPARE(m_server->requests().size(), 3);
    QCOMPARE(other.connections(), 0);
}

void TestMatrixClient::redirectsOverHttpsAreAnswersToo_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<int>("status");
    for (const Verb verb : everyVerb) {
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("%s %d", nameOf(verb).constData(), status) << verb << status;
        }
    }
}

/// Plain http is not gone to anyway; https would be safe, and still nobody else's business.
void TestMatrixClient::redirectsOverHttpsAreAnswersToo()
{
    QFETCH(Verb, verb);
    QFETCH(int, status);
    RawServer sites(RawServer::Kind::TlsProxy);
    useTlsProxy(sites);
    const QUrl url(u"https://example.org/x"_s);
    for (const char *const location :
         {"https://next.example.org/y", "https://example.org/y", "/y"}) {
        sites.answerNext(RawAnswer::redirect(status, location));
        QCOMPARE(exchange(requestTo(url, verb).withToken(Secret(QByteArrayView("token")))).status(),
                 status);
    }
    QCOMPARE(sites.requests().size(), 3);
    for (const RawRequest &seen : sites.requests()) {
        QCOMPARE(seen.authority, "example.org:443"_ba);
        QCOMPARE(seen.target(), "/x"_ba);
    }
}

void TestMatrixClient::redirectsToPlainHttpAreNotFollowed()
{
    const RawServer other;
    for (const QString &location : {other.url() + u"/y"_s, u"/y"_s, u"file:///etc/passwd"_s,
                                    u"javascript:alert(1)"_s, u"//"_s, u"https://a@b/"_s, u""_s}) {
        m_server->answerNext(RawAnswer::redirect(302, location.toLatin1()));
        Request request = getFrom(*m_server);
        request.followRedirects = true;
        QCOMPARE(exchange(std::move(request)).status(), 302);
    }
    QCOMPARE(m_server->requests().size(), 7);
    QCOMPARE(other.connections(), 0);
}

void TestMatrixClient::followsWhatMayBeFollowed_data()
{
    QTest::addColumn<QByteArrayList>("locations");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("requests");
    const QByteArray next = "https://next.example.org/x";
    QTest::newRow("another site") << QByteArrayList{next} << 200 << 2;
    QTest::newRow("the same site") << QByteArrayList{"/y"} << 200 << 2;
    QTest::newRow("relative to the scheme") << QByteArrayList{"//next.example.org"} << 200 << 2;
    QTest::newRow("five") << QByteArrayList(5, next) << 200 << 6;
    QTest::newRow("six") << QByteArrayList(6, next) << 302 << 6;
    QTest::newRow("for ever") << QByteArrayList(99, next) << 302 << 6;
    QTest::newRow("to http") << QByteArrayList{"http://next.example.org/x"} << 302 << 1;
    QTest::newRow("to http on this machine") << QByteArrayList{"http://127.0.0.1:1/x"} << 302 << 1;
    QTest::newRow("to http later") << QByteArrayList{next, "http://example.org/x"} << 302 << 2;
    QTest::newRow("with user info") << QByteArrayList{"https://a:b@next.example.org/"} << 302 << 1;
    QTest::newRow("to a file") << QByteArrayList{"file:///etc/passwd"} << 302 << 1;
    QTest::newRow("to nowhere") << QByteArrayList{""} << 302 << 1;
}

void TestMatrixClient::followsWhatMayBeFollowed()
{
    QFETCH(QByteArrayList, locations);
    QFETCH(int, status);
    QFETCH(int, requests);
    RawServer sites(RawServer::Kind::TlsProxy);
    useTlsProxy(sites);
    for (const QByteArray &location : locations) {
        sites.answerNext(RawAnswer::redirect(302, location));
    }
    Request request = Request::get(QUrl(u"https://example.org/x"_s), u"/x"_s);
    request.followRedirects = true;
    QCOMPARE(exchange(std::move(request)).status(), status);
    QCOMPARE(sites.requests().size(), requests);
    for (const RawRequest &seen : sites.requests()) {
        QVERIFY(!seen.hasHeader("Referer"));
        QVERIFY(!seen.hasHeader("Authorization"));
    }
}

void TestMatrixClient::hopsShareOneDeadline()
{
    RawServer sites(RawServer::Kind::TlsProxy);
    useTlsProxy(sites);
    sites.answerWith([this](const RawRequest &) {
        m_clock->advance(4s);
        return RawAnswer::redirect(302, "https://example.org/x");
    });
    Request request
        = Request::get(QUrl(u"https://example.org/x"_s), u"/x"_s).within(deadline::discovery);
    request.followRedirects = true;
    const Caught caught = exchange(std::move(request));
    QCOMPARE(caught.cause(), Cause::DeadlinePassed);
    QCOMPARE(sites.requests().size(), 3);
}

// Once and not twice

void TestMatrixClient::postGoesOutOnce_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isReset");
    QTest::addColumn<bool>("atHead");
    for (const bool isReset : {false, true}) {
        const char *end = isReset ? "reset" : "close";
        QTest::addRow("%s without a word", end) << ""_ba << isReset << false;
        QTest::addRow("%s after the head", end) << ""_ba << isReset << true;
        QTest::addRow("%s in the status line", end) << "HTTP/1.1 2"_ba << isReset << false;
        QTest::addRow("%s in the headers", end) << "HTTP/1.1 200 OK\r\nA: b"_ba << isReset << false;
        QTest::addRow("%s in the body", end)
            << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a"_ba << isReset << false;
    }
    QTest::newRow("another protocol") << "SSH-2.0-OpenSSH_9.2\r\n"_ba << false << false;
    QTest::newRow("garbage") << QByteArray(100, '\xFF') << false << false;
}

void TestMatrixClient::postGoesOutOnce()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isReset);
    QFETCH(bool, atHead);
    RawAnswer answer{bytes, isReset ? RawAnswer::Then::Reset : RawAnswer::Then::Close, atHead};
    m_server->answerWith([answer](const RawRequest &) { return answer; });
    if (atHead) {
        m_server->answerNext(answer);
    }
    const Caught caught = exchange(postTo(*m_server, atHead ? QByteArray(500'000, 'x') : "{}"_ba));
    QVERIFY(!caught.result.value());
    QCOMPARE(caught.cause(), Cause::ConnectionLost);
    QCOMPARE(caught.sent(), Sent::Perhaps);
    // A second exchange shows that nothing of the first one is still on its way.
    m_server->answerNext(RawAnswer::http(200));
    QCOMPARE(exchange(getFrom(*m_server)).status(), 200);
    const auto isPost = [](const RawRequest &request) { return request.verb() == "POST"; };
    QCOMPARE(std::ranges::count_if(m_server->requests(), isPost), 1);
}

void TestMatrixClient::getIsNotRepeatedByItself()
{
    m_server->answerWith([](const RawRequest &) { return RawAnswer::http(503); });
    QCOMPARE(exchange(getFrom(*m_server)).status(), 503);
    QCOMPARE(m_server->requests().size(), 1);
}

/// The server has had enough of the old connection: it hangs up on whatever comes there.
void TestMatrixClient::idleConnectionThatCloses()
{
    m_server->answerNext(RawAnswer::http(200));
    QCOMPARE(exchange(getFrom(*m_server)).status(), 200);
    m_server->answerWith([](const RawRequest &request) {
        return request.connection == 1 ? RawAnswer::hangUp() : RawAnswer::http(201);
    });
    QCOMPARE(exchange(postTo(*m_server)).status(), 201);
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_server->requests().constLast().body, R"({"a":1})"_ba);
    QCOMPARE(m_server->requests().constLast().connection, 2);
}

void TestMatrixClient::practiceGoesNowhereElse()
{
    MatrixClient client(*m_clock, Boundary::only({QUrl(u"http://127.0.0.1:1"_s)}));
    for (const Verb verb : everyVerb) {
        Caught caught;
        client.send(requestTo(*m_server, verb), m_context.get(), caught.callback());
        QCOMPARE(caught.calls, 0);
        WAIT_COMPARE(caught.calls, 1);
        QCOMPARE(caught.cause(), Cause::OutsidePractice);
        QCOMPARE(caught.sent(), Sent::No);
    }
    QCOMPARE(m_server->connections(), 0); // before a socket opens
}

void TestMatrixClient::nothingRealGoesToPractice()
{
    QUrl practice(m_server->url());
    m_client->keepAwayFrom(practice);
    for (const Verb verb : everyVerb) {
        const Caught caught = exchange(requestTo(*m_server, verb));
        QCOMPARE(caught.cause(), Cause::PracticeOnly);
        QCOMPARE(caught.sent(), Sent::No);
    }
    QCOMPARE(m_server->connections(), 0);
}

void TestMatrixClient::freshConnectionLeavesOthersAlone_data()
{
    QTest::addColumn<Verb>("verb");
    for (const Verb verb : {Verb::Post, Verb::Put, Verb::Delete}) {
        QTest::newRow(nameOf(verb).constData()) << verb;
    }
}

/// Reads that are under way must not fall victim to a deactivation request.
void TestMatrixClient::freshConnectionLeavesOthersAlone()
{
    RawAnswer slowly = RawAnswer::http(200);
    slowly.perByte = 5ms;
    m_server->answerNext(slowly);
    Caught slow;
    m_client->send(getFrom(*m_server, u"/slow"_s), m_context.get(), slow.callback());
    WAIT_VERIFY(m_server->dripped() > 0);
    QFETCH(Verb, verb);
    QCOMPARE(exchange(requestTo(*m_server, verb)).status(), 200);
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_server->requests().at(1).verb(), nameOf(verb));
    QCOMPARE(m_server->requests().at(1).body, R"({"a":1})"_ba);
    QVERIFY(m_server->requests().at(1).connection != m_server->requests().at(0).connection);
    WAIT_COMPARE(slow.calls, 1);
    QCOMPARE(slow.status(), 200);
}

/// The old connection is dead without a word, as after a night's sleep of the computer.
void TestMatrixClient::freshConnectionServesWhatComesAfter()
{
    m_server->answerNext(RawAnswer::http(200));
    QCOMPARE(exchange(getFrom(*m_server)).status(), 200);
    m_server->answerWith([](const RawRequest &request) {
        return request.connection == 1 ? RawAnswer::silence() : RawAnswer::http(201);
    });
    QCOMPARE(exchange(postTo(*m_server)).status(), 201);
    QCOMPARE(exchange(getFrom(*m_server)).status(), 201);
    QCOMPARE(m_server->requests().constLast().connection, 2);
    QCOMPARE(m_server->connections(), 2);
}

// Nothing sent

void TestMatrixClient::refusedConnection_data()
{
    QTest::addColumn<Verb>("verb");
    for (const Verb verb : everyVerb) {
        QTest::newRow(nameOf(verb).constData()) << verb;
    }
}

void TestMatrixClient::refusedConnection()
{
    QFETCH(Verb, verb);
    m_server->close();
    const Caught caught = exchange(requestTo(*m_server, verb));
    QCOMPARE(caught.cause(), Cause::PortClosed);
    if (verb != Verb::Get) {
        QCOMPARE(caught.sent(), Sent::No);
    }
    QVERIFY(m_server->requests().isEmpty());
}

void TestMatrixClient::handshakeThatNeverEnds()
{
    m_server->setMute(true);
    const QUrl url(u"https://127.0.0.1:%1/x"_s.arg(m_server->serverPort()));
    Caught caught;
    m_client->send(Request::post(url, u"/x"_s, toJson(QJsonObject())).within(deadline::committing),
                   m_context.get(), caught.callback());
    WAIT_COMPARE(m_server->connections(), 1);
    m_clock->advance(deadline::connecting - 1ms);
    QCoreApplication::processEvents();
    QCOMPARE(caught.calls, 0);
    m_clock->advance(1ms);
    WAIT_COMPARE(caught.calls, 1);
    QCOMPARE(caught.cause(), Cause::DeadlinePassed);
    QCOMPARE(caught.sent(), Sent::No);
}

void TestMatrixClient::certificateThatIsNotGood_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("trusted") << u"example.org"_s;
    QTest::newRow("another name") << u"example.net"_s;
    QTest::newRow("a name too deep") << u"a.b.example.org"_s;
    QTest::newRow("an address") << u"192.0.2.7"_s;
}

void TestMatrixClient::certificateThatIsNotGood()
{
    QFETCH(QString, host);
    RawServer proxy(RawServer::Kind::TlsProxy);
    useTlsProxy(proxy);
    const QUrl url(u"https://"_s + host + u"/x"_s);
    const Caught caught = exchange(Request::post(url, u"/x"_s, toJson(QJsonObject()))
                                       .withToken(Secret(QByteArrayView("token"))));
    if (host == u"example.org"_s) {
        QCOMPARE(caught.status(), 200);
        QCOMPARE(proxy.requests().constFirst().authority, "example.org:443"_ba);
        return;
    }
    QCOMPARE(caught.cause(), Cause::TlsFailed);
    QCOMPARE(caught.sent(), Sent::No);
    QVERIFY(proxy.requests().isEmpty());
}

// A proxy in between

void TestMatrixClient::proxiesAreToldFromServers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("wantsSignIn");
    const auto row = [](const char *status, bool wantsSignIn = false) {
        QTest::newRow(status) << "HTTP/1.1 " + QByteArray(status)
                + "\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
                              << wantsSignIn;
    };
    row("407 Who are you?", true);
    row("302 Elsewhere");
    row("403 No");
    row("404 No such host");
    row("405 No");
    row("500 Trouble");
    row("502 Trouble");
    row("503 Nobody there");
    row("504 Nobody answers");
}

void TestMatrixClient::proxiesAreToldFromServers()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, wantsSignIn);
    RawServer proxy(RawServer::Kind::TlsProxy);
    useTlsProxy(proxy);
    proxy.answerTunnelsWith(answer);
    const QUrl url(u"https://example.org/x"_s);
    for (const Verb verb : everyVerb) {
        const Caught caught = exchange(requestTo(url, verb));
        QCOMPARE(caught.cause(), Cause::ProxyFailed);
        QCOMPARE(caught.result->error().proxy,
                 std::optional(Proxy{u"127.0.0.1:%1"_s.arg(proxy.serverPort()), u"https_proxy"_s,
                                     wantsSignIn}));
        QVERIFY(verb == Verb::Get || caught.sent() == Sent::No);
    }
    QVERIFY(proxy.requests().isEmpty());
}

void TestMatrixClient::aProxyThatIsNotThere()
{
    RawServer proxy(RawServer::Kind::TlsProxy);
    useTlsProxy(proxy);
    proxy.close();
    const QUrl url(u"https://example.org/x"_s);
    const Caught caught = exchange(Request::post(url, u"/x"_s, toJson(QJsonObject())));
    QCOMPARE(caught.cause(), Cause::ProxyFailed);
    QCOMPARE(caught.sent(), Sent::No);
}

void TestMatrixClient::aSilentProxy_data()
{
    QTest::addColumn<bool>("hangsUp");
    QTest::newRow("says nothing") << false;
    QTest::newRow("hangs up") << true; // of which Qt does not always tell
}

void TestMatrixClient::aSilentProxy()
{
    QFETCH(bool, hangsUp);
    RawServer proxy(RawServer::Kind::TlsProxy);
    useTlsProxy(proxy);
    if (hangsUp) {
        proxy.answerTunnelsWith({});
    } else {
        proxy.setMute(true);
    }
    Caught caught;
    m_client->send(Request::get(QUrl(u"https://example.org/x"_s), u"/x"_s), m_context.get(),
                   caught.callback());
    WAIT_VERIFY(proxy.connections() > 0);
    m_clock->advance(deadline::normal);
    WAIT_COMPARE(caught.calls, 1);
    QCOMPARE(caught.cause(), Cause::ProxyFailed);
}

/// Once a connection stood, the silence is the server's, on the same connection and on a new one.
void TestMatrixClient::aSilentServerBehindAProxy()
{
    RawServer proxy(RawServer::Kind::TlsProxy);
    useTlsProxy(proxy);
    const QUrl url(u"https://example.org/x"_s);
    QCOMPARE(exchange(Request::get(url, u"/x"_s)).status(), 200);
    proxy.answerWith([](const RawRequest &) { return RawAnswer::silence(); });
    qsizetype before = proxy.requests().size();
    for (const Verb verb : everyVerb) {
        Caught caught;
        m_client->send(requestTo(url, verb), m_context.get(), caught.callback());
        ++before;
        WAIT_COMPARE(proxy.requests().size(), before);
        m_clock->advance(deadline::normal);
        WAIT_COMPARE(caught.calls, 1);
        QCOMPARE(caught.cause(), Cause::DeadlinePassed);
        QVERIFY(!caught.result->error().proxy);
    }
}

// An authority of one's own

void TestMatrixClient::authoritiesOfOnesOwn_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isTrusted");
    const QString folder = QStringLiteral(FAREWELL_SOURCE_DIR "/tests/support/tls");
    const QString file = folder + u"/authority.pem"_s;
    QTest::newRow("none") << "SSL_CERT_FILE"_ba << QString() << false;
    QTest::newRow("a file") << "SSL_CERT_FILE"_ba << file << true;
    QTest::newRow("a folder") << "SSL_CERT_DIR"_ba << folder << true;
    QTest::newRow("several folders") << "SSL_CERT_DIR"_ba << u"/nowhere:"_s + folder << true;
    QTest::newRow("a file that is not there") << "SSL_CERT_FILE"_ba << u"/nowhere"_s << false;
    QTest::newRow("a file of something else")
        << "SSL_CERT_FILE"_ba << QStringLiteral(FAREWELL_SOURCE_DIR "/LICENSE") << false;
}

/// As other programs of the desktop have it: a server of a company or a family is trusted.
void TestMatrixClient::authoritiesOfOnesOwn()
{
    QFETCH(QByteArray, variable);
    QFETCH(QString, value);
    QFETCH(bool, isTrusted);
    const TlsFront front(m_server->url());
    qputenv(variable.constData(), value.toLocal8Bit());
    MatrixClient client(*m_clock);
    for (const Verb verb : everyVerb) {
        const QUrl url(front.baseUrl() + u"/x"_s);
        Caught caught;
        client.send(requestTo(url, verb), m_context.get(), caught.callback());
        WAIT_COMPARE(caught.calls, 1);
        QCOMPARE(caught.status(), isTrusted ? 200 : 0);
        QVERIFY(isTrusted || caught.cause() == Cause::TlsFailed);
    }
    qunsetenv(variable.constData());
}

// Bodies

void TestMatrixClient::cutAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::optional<bool>>("isAnswer");
    QTest::addColumn<bool>("hasObject");
    const std::optional yes(true);
    const std::optional no(false);
    // With chunks Qt says so or not, as the bytes and the end of the connection happen to come.
    const std::optional<bool> either;
    const QByteArray head = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("complete") << head + "Content-Length: 7\r\n\r\n{\"a\":1}" << yes << true;
    QTest::newRow("complete, without length") << head + "\r\n{\"a\":1}" << yes << true;
    QTest::newRow("cut, with length") << head + "Content-Length: 7\r\n\r\n{\"a\":" << no << false;
    QTest::newRow("an object, but less than announced")
        << head + "Content-Length: 70\r\n\r\n{\"a\":1}" << no << false;
    QTest::newRow("nothing of it") << head + "Content-Length: 7\r\n\r\n" << no << false;
    QTest::newRow("cut, without length") << head + "\r\n{\"a\":" << yes << false;
    QTest::newRow("nothing, without length") << head + "\r\n" << yes << false;
    QTest::newRow("cut between chunks, an object so far")
        << openEnded("{\"a\":1}") << either << true;
    QTest::newRow("cut between chunks") << openEnded("{\"a\":") << either << false;
    QTest::newRow("cut in a chunk") << openEnded("{\"a\":1}").chopped(3) << either << false;
    QTest::newRow("all chunks") << openEnded("{\"a\":1}") + "0\r\n\r\n" << yes << true;
    QTest::newRow("cut head") << head + "Content-Len" << no << false;
}

/// A 2xx that was cut must never pass for a success: that one has a JSON object, and all of it.
void TestMatrixClient::cutAnswers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(std::optional<bool>, isAnswer);
    QFETCH(bool, hasObject);
    m_server->answerWith([&](const RawRequest &) { return RawAnswer::hangUp(bytes); });
    for (const Verb verb : everyVerb) {
        if (verb == Verb::Get && !bytes.contains("\r\n\r\n")) {
            continue; // a read whose answer has not begun is asked for again by Qt itself
        }
        // A connection of its own: the one before may be about to close.
        m_client = std::make_unique<MatrixClient>(*m_clock);
        const Caught caught = exchange(requestTo(*m_server, verb));
        const bool has = caught.result.value().has_value();
        QCOMPARE(has, isAnswer.value_or(has));
        if (has) {
            QCOMPARE(caught.status(), 200);
            QCOMPARE((**caught.result).object.has_value(), hasObject);
        } else {
            QCOMPARE(caught.cause(), Cause::ConnectionLost);
            QCOMPARE(caught.sent(), Sent::Perhaps);
        }
    }
}

void TestMatrixClient::bodiesThatAreNoObject_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("html") << "<!doctype html><p>hello"_ba;
    QTest::newRow("array") << "[{}]"_ba;
    QTest::newRow("string") << R"("{}")"_ba;
    QTest::newRow("number") << "5"_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("two objects") << "{}{}"_ba;
    QTest::newRow("text after") << "{} bye"_ba;
    QTest::newRow("text before") << "hello {}"_ba;
    QTest::newRow("a NUL after") << QByteArray("{}\0", 3);
    QTest::newRow("single quotes") << "{'a':1}"_ba;
    QTest::newRow("a comma too many") << R"({"a":1,})"_ba;
    QTest::newRow("not closed") << R"({"a":{})"_ba;
    QTest::newRow("no utf-8") << "{\"a\":\"\xFF\xFE\"}"_ba;
    QTest::newRow("utf-16") << QByteArray("\xFF\xFE{\0}\0", 6);
    QTest::newRow("too deep") << QByteArray(5000, '[') + QByteArray(5000, ']');
    QTest::newRow("objects too deep")
        << QByteArray("{\"a\":").repeated(5000) + "1" + QByteArray(5000, '}');
}

void TestMatrixClient::bodiesThatAreNoObject()
{
    QFETCH(QByteArray, body);
    m_server->answerNext(RawAnswer::http(200, body));
    const Caught caught = exchange(getFrom(*m_server));
    QCOMPARE(caught.status(), 200);
    QVERIFY(!(**caught.result).object);
    QVERIFY((**caught.result).bytes.isEmpty());
}

void TestMatrixClient::bytesArriveAsTheyAre()
{
    const QByteArray picture = QByteArray("\x89PNG\r\n\x1A\n\0{}", 11).repeated(1000);
    m_server->answerNext(RawAnswer::http(200, picture));
    m_server->answerNext(RawAnswer::http(404, R"({"errcode":"M_NOT_FOUND"})"));
    const auto request = [this] {
        Request bytes = getFrom(*m_server);
        bytes.expects = Request::Body::Bytes;
        return bytes;
    };
    const Caught got = exchange(request());
    QCOMPARE((**got.result).bytes, picture);
    const Caught missing = exchange(request());
    QVERIFY((**missing.result).bytes.isEmpty());
    QCOMPARE((**missing.result).errcode(), u"M_NOT_FOUND"_s);
}

void TestMatrixClient::tooLarge_data()
{
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<bool>("isTooLarge");
    const QByteArray fits = R"({"a":")" + QByteArray(992, 'x') + R"("})";
    const QByteArray bomb = R"({"a":")" + QByteArray(1 << 20, 'x') + R"("})";
    QCOMPARE(fits.size(), 1000);
    QTest::newRow("as large as allowed") << RawAnswer::http(200, fits) << false;
    QTest::newRow("one byte more") << RawAnswer::http(200, ' ' + fits) << true;
    QTest::newRow("without length") << RawAnswer::hangUp("HTTP/1.1 200 OK\r\n\r\n " + fits) << true;
    QTest::newRow("without end") << RawAnswer{openEnded(fits + ' ')} << true;
    QTest::newRow("an error page") << RawAnswer::http(500, ' ' + fits) << true;
    // Small on the wire, large when unpacked.
    QTest::newRow("packed") << RawAnswer::http(200, qCompress(bomb, 9).sliced(4),
                                               {"Content-Encoding: deflate"})
                            << true;
}

void TestMatrixClient::tooLarge()
{
    QFETCH(RawAnswer, answer);
    QFETCH(bool, isTooLarge);
    // No script of one answer a request: when a server hangs up, Qt may ask again for what is read,
    // and would take the next verb's answer.
    m_server->answerWith([&](const RawRequest &) { return answer; });
    for (const Verb verb : everyVerb) {
        Request request = requestTo(*m_server, verb);
        request.sizeCap = 1000;
        const Caught caught = exchange(std::move(request));
        QCOMPARE(caught.calls, 1);
        QCOMPARE(!caught.result.value().has_value(), isTooLarge);
        if (isTooLarge) {
            QCOMPARE(caught.cause(), Cause::TooLarge);
            QCOMPARE(caught.sent(), Sent::Perhaps);
        }
    }
}

// Time

void TestMatrixClient::silenceEndsAtTheDeadline_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("GET, no word") << Verb::Get << ""_ba;
    QTest::newRow("POST, no word") << Verb::Post << ""_ba;
    QTest::newRow("GET, half a head") << Verb::Get << "HTTP/1.1 200 O"_ba;
    QTest::newRow("POST, half a body")
        << Verb::Post << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\":1}"_ba;
    QTest::newRow("POST, no end") << Verb::Post << openEnded("{\"a\":1}");
    QTest::newRow("POST, only a 100") << Verb::Post << "HTTP/1.1 100 Continue\r\n\r\n"_ba;
}

void TestMatrixClient::silenceEndsAtTheDeadline()
{
    QFETCH(Verb, verb);
    QFETCH(QByteArray, bytes);
    m_server->answerNext({bytes});
    Caught caught;
    m_client->send(requestTo(*m_server, verb).within(300s), m_context.get(), caught.callback());
    WAIT_COMPARE(m_server->requests().size(), 1);
    m_clock->advance(299'999ms);
    QCoreApplication::processEvents();
    QCOMPARE(caught.calls, 0);
    m_clock->advance(1ms);
    WAIT_COMPARE(caught.calls, 1);
    QCOMPARE(caught.cause(), Cause::DeadlinePassed);
    QCOMPARE(caught.sent(), Sent::Perhaps);
    WAIT_COMPARE(m_server->openConnections(), 0);
}

void TestMatrixClient::drippingEndsAtTheDeadlineToo()
{
    RawAnswer answer = RawAnswer::http(200, QByteArray(10'000, ' '));
    answer.perByte = 5ms;
    m_server->answerNext(answer);
    Caught caught;
    m_client->send(getFrom(*m_server).within(10s), m_context.get(), caught.callback());
    for (int step = 1; step <= 10; ++step) {
        WAIT_VERIFY(m_server->dripped() >= step * 8); // it goes on sending all the time
        QCOMPARE(caught.calls, 0);
        m_clock->advance(1s);
    }
    WAIT_COMPARE(caught.calls, 1);
    QCOMPARE(caught.cause(), Cause::DeadlinePassed);
}

/// What is left of an earlier try's deadline must not end a later try, nor touch an answer.
void TestMatrixClient::aDeadlineBelongsToItsTry()
{
    m_server->answerNext(RawAnswer::http(503));
    Caught caught;
    m_client->send(getFrom(*m_server).within(10s).patiently(), m_context.get(), caught.callback());
    WAIT_COMPARE(m_clock->untilNext(), std::optional<std::chrono::milliseconds>(1s));
    m_server->answerNext(RawAnswer::silence());
    m_clock->advance(1s);
    WAIT_COMPARE(m_server->requests().size(), 2);
    m_clock->advance(9s); // ten seconds since the first try began
    QCoreApplication::processEvents();
    QCOMPARE(m_server->openConnections(), 1);
    QCOMPARE(caught.calls, 0);
    QCOMPARE(m_clock->untilNext(), std::optional<std::chrono::milliseconds>(1s));
}

// Things that browsers do

void TestMatrixClient::challengesAreReadable_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("Basic") << 401 << R"(WWW-Authenticate: Basic realm="x")"_ba;
    QTest::newRow("Digest") << 401 << R"(WWW-Authenticate: Digest realm="x", nonce="y")"_ba;
    QTest::newRow("NTLM") << 401 << "WWW-Authenticate: NTLM"_ba;
    QTest::newRow("Negotiate") << 401 << "WWW-Authenticate: Negotiate"_ba;
    QTest::newRow("Bearer") << 401 << R"(WWW-Authenticate: Bearer error="invalid_token")"_ba;
    QTest::newRow("none") << 401 << "X-Nothing: x"_ba;
}

void TestMatrixClient::challengesAreReadable()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    for (const Verb verb : everyVerb) {
        m_server->answerNext(RawAnswer::http(status, R"({"flows":[],"session":"S"})", {header}));
        const Caught caught = exchange(requestTo(*m_server, verb));
        QVERIFY(caught.result.value());
        QCOMPARE(caught.status(), status);
        QCOMPARE((**caught.result).object->value(u"session"_s).toString(), u"S"_s);
    }
    QCOMPARE(m_server->requests().size(), int(std::size(everyVerb)));
}

void TestMatrixClient::cookiesNeverComeBack()
{
    m_server->answerWith([](const RawRequest &) {
        return RawAnswer::http(200, "{}", {"Set-Cookie: a=b; Path=/", "Set-Cookie: c=d"});
    });
    for (const Verb verb : {Verb::Get, Verb::Post, Verb::Get}) {
        QCOMPARE(exchange(requestTo(*m_server, verb)).status(), 200);
    }
    QVERIFY(std::ranges::none_of(m_server->requests(), [](const RawRequest &request) {
        return request.hasHeader("Cookie");
    }));
}

void TestMatrixClient::nothingIsCached()
{
    m_server->answerWith([](const RawRequest &) {
        return RawAnswer::http(200, "{}", {"Cache-Control: max-age=3600", "ETag: \"x\""});
    });
    (void)exchange(getFrom(*m_server));
    (void)exchange(getFrom(*m_server));
    QCOMPARE(m_server->requests().size(), 2);
    QVERIFY(!m_server->requests().at(1).hasHeader("If-None-Match"));
}

// Trying again

void TestMatrixClient::retriesReads_data()
{
    QTest::addColumn<RawAnswer>("trouble");
    QTest::newRow("500") << RawAnswer::http(500);
    QTest::newRow("502 with a page") << RawAnswer::http(502, "<html>");
    QTest::newRow("503") << RawAnswer::http(503);
    QTest::newRow("hang up") << RawAnswer::hangUp("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{");
    QTest::newRow("429 without a hint") << RawAnswer::http(429);
}

void TestMatrixClient::retriesReads()
{
    QFETCH(RawAnswer, trouble);
    m_server->answerWith([trouble](const RawRequest &) { return trouble; });
    Caught caught;
    m_client->send(getFrom(*m_server).patiently(), m_context.get(), caught.callback());
    const std::array waits{1000ms, 2000ms};
    for (std::size_t tried = 0; tried < waits.size(); ++tried) {
        WAIT_COMPARE(m_clock->untilNext(), std::optional(waits.at(tried)));
        QCOMPARE(m_server->requests().size(), static_cast<qsizetype>(tried) + 1);
        m_clock->advance(waits.at(tried) - 1ms);
        QCoreApplication::processEvents();
        QCOMPARE(m_server->requests().size(), static_cast<qsizetype>(tried) + 1);
        m_clock->advance(1ms);
        WAIT_COMPARE(m_server->requests().size(), static_cast<qsizetype>(tried) + 2);
    }
    WAIT_COMPARE(caught.calls, 1);
    QCOMPARE(m_server->requests().size(), 3);
}

void TestMatrixClient::doesNotRetry_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<RawAnswer>("answer");
    const RawAnswer lost = RawAnswer::hangUp("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{");
    for (const int status : {200, 302, 400, 401, 403, 404, 408, 413}) {
        QTest::addRow("GET %d", status) << Verb::Get << RawAnswer::http(status);
    }
    for (const int status : {429, 500, 502, 503}) {
        for (const Verb verb : {Verb::Post, Verb::Put, Verb::Delete}) {
            QTest::addRow("%s %d", nameOf(verb).constData(), status)
                << verb << RawAnswer::http(status, "{}", {"Retry-After: 1"});
        }
    }
    for (const Verb verb : {Verb::Post, Verb::Put, Verb::Delete}) {
        QTest::addRow("%s lost", nameOf(verb).constData()) << verb << lost;
    }
    QTest::newRow("GET, wait too long")
        << Verb::Get << RawAnswer::http(429, "{}", {"Retry-After: 61"});
}

/// A patient POST, PUT or DELETE does not exist: patience is for reads.
void TestMatrixClient::doesNotRetry()
{
    QFETCH(Verb, verb);
    QFETCH(RawAnswer, answer);
    m_server->answerWith([answer](const RawRequest &) { return answer; });
    const Caught caught = exchange(requestTo(*m_server, verb).patiently());
    QCOMPARE(caught.calls, 1);
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    QCOMPARE(m_server->requests().size(), 1);
}

void TestMatrixClient::waitsAsAsked()
{
    m_server->answerNext(RawAnswer::http(429, "{}", {"Retry-After: 42"}));
    m_server->answerNext(RawAnswer::http(
        429, "{}",
        {"Retry-After: Fri, 01 May 2020 12:00:07 GMT", "Date: Fri, 01 May 2020 12:00:00 GMT"}));
    Caught caught;
    m_client->send(getFrom(*m_server).patiently(), m_context.get(), caught.callback());
    WAIT_COMPARE(m_clock->untilNext(), std::optional<std::chrono::milliseconds>(42s));
    m_clock->advance(42s);
    WAIT_COMPARE(m_clock->untilNext(), std::optional<std::chrono::milliseconds>(7s));
    m_clock->advance(7s);
    WAIT_COMPARE(caught.calls, 1);
    QCOMPARE(caught.status(), 200);
    QCOMPARE(m_server->requests().size(), 3);
}

void TestMatrixClient::deadContextStopsRetrying()
{
    m_server->answerNext(RawAnswer::http(503));
    Caught caught;
    m_client->send(getFrom(*m_server).patiently(), m_context.get(), caught.callback());
    WAIT_COMPARE(m_clock->untilNext(), std::optional<std::chrono::milliseconds>(1s));
    m_context.reset();
    m_clock->advance(1h);
    WAIT_COMPARE(m_clock->untilNext(), std::nullopt);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(caught.calls, 0);
}

// Lives and deaths

void TestMatrixClient::callbackIsQueuedAndOnce()
{
    m_server->answerNext(RawAnswer::http(200));
    bool hasReturned = false;
    int calls = 0;
    const auto callback = [&](const Result<Answer> &) {
        QVERIFY(hasReturned);
        ++calls;
    };
    m_client->send(getFrom(*m_server), m_context.get(), callback);
    m_client->send(Request::get(QUrl(u"nonsense:"_s), u"/x"_s), m_context.get(), callback);
    m_client->send(Request::get(QUrl(), u"/x"_s), m_context.get(), callback);
    hasReturned = true;
    WAIT_COMPARE(calls, 3);
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    QCOMPARE(calls, 3);
}

void TestMatrixClient::deadContextHearsNothing()
{
    Caught waiting;
    m_server->answerNext(RawAnswer::silence());
    m_client->send(postTo(*m_server), m_context.get(), waiting.callback());
    WAIT_COMPARE(m_server->requests().size(), 1);
    m_context.reset();
    WAIT_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(waiting.calls, 0);

    // The answer is there and queued, but the context dies before it is its turn.
    m_context = std::make_unique<QObject>();
    QObject other;
    Caught first;
    int second = 0;
    m_server->close();
    m_client->send(getFrom(*m_server), &other, [&](const Result<Answer> &) { m_context.reset(); });
    m_client->send(getFrom(*m_server), m_context.get(), [&](const Result<Answer> &) { ++second; });
    m_client->send(getFrom(*m_server), &other, first.callback());
    WAIT_COMPARE(first.calls, 1);
    QVERIFY(second <= 1);
}

void TestMatrixClient::deadClientHearsNothing()
{
    Caught caught;
    m_server->answerNext(RawAnswer::silence());
    m_client->send(postTo(*m_server), m_context.get(), caught.callback());
    WAIT_COMPARE(m_server->requests().size(), 1);
    m_client.reset();
    WAIT_COMPARE(m_server->openConnections(), 0);
    m_clock->advance(1h);
    QCoreApplication::processEvents();
    QCOMPARE(caught.calls, 0);
}

void TestMatrixClient::callbackMayEndItAll()
{
    bool wasCalled = false;
    const QByteArray captured(100, 'x');
    m_client->send(getFrom(*m_server), m_context.get(),
                   [this, &wasCalled, captured](const Result<Answer> &answer) {
                       m_context.reset();
                       m_client.reset();
                       // The callback and what it was given outlive whom they came from.
                       QCOMPARE(answer->status, 200);
                       QCOMPARE(captured.size(), 100);
                       wasCalled = true;
                   });
    WAIT_VERIFY(wasCalled);
}

// The log

void TestMatrixClient::logsWithoutSecrets()
{
    const LogLines lines;
    m_server->answerNext(
        RawAnswer::http(403, R"({"errcode":"M_FORBIDDEN","error":"canary-text"})"));
    m_server->answerNext(RawAnswer::http(200, R"({"access_token":"canary-answer"})",
                                         {"Set-Cookie: canary-cookie=1"}));
    m_server->answerNext(RawAnswer::hangUp());
    (void)exchange(Request::get(QUrl(m_server->url() + u"/canary-path?canary-query=1#canary-f"_s),
                                u"/profile/{userId}"_s)
                       .withToken(Secret(QByteArrayView("canary-token"))));
    (void)exchange(Request::post(QUrl(m_server->url() + u"/login"_s), u"/login"_s,
                                 Secret(QByteArrayView(R"({"password":"canary-password"})"))));
    (void)exchange(
        Request::post(QUrl(m_server->url() + u"/lost"_s), u"/lost"_s, toJson(QJsonObject())));
    m_client.reset();

    QCOMPARE(lines.ours().size(), 3);
    QCOMPARE(lines.ours().at(0), u"GET /profile/{userId} 403 M_FORBIDDEN 0 ms"_s);
    QVERIFY(lines.ours().at(1).startsWith(u"POST /login 200"_s));
    QVERIFY(lines.ours().at(2).startsWith(u"POST /lost no answer"_s));
    QVERIFY2(!lines.ours().join(u'\n').contains(u"canary"_s), qPrintable(lines.all()));
    // Nor does Qt itself say anything that must not be said.
    for (const QString &secret :
         {u"canary-token"_s, u"canary-password"_s, u"canary-answer"_s, u"canary-cookie"_s}) {
        QVERIFY2(!lines.all().contains(secret), qPrintable(lines.all()));
    }
}

void TestMatrixClient::isSilentByDefault()
{
    const LogLines lines;
    QLoggingCategory::setFilterRules(QString());
    (void)exchange(getFrom(*m_server));
    QVERIFY2(lines.ours().isEmpty(), qPrintable(lines.all()));
}

QTEST_GUILESS_MAIN(TestMatrixClient)
#include "TestMatrixClient.moc"
