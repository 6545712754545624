// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/FaultProxy.h"

#include "app/base/ManualClock.h"
#include "app/matrix/MatrixClient.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/Listening.h"
#include "tests/support/RawServer.h"
#include "tests/support/Waiting.h"

#include <QDateTime>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using std::chrono::milliseconds;
using Acts = Fault::Acts;
using Verb = Request::Verb;

namespace {

/// What the server behind the proxy answers, and what it is sent, unless a test says otherwise.
const char answerHead[] = "HTTP/1.1 200 OK\r\nX-From:  the server \r\nContent-Length: 10\r\n\r\n";
const char answerBody[] = R"({"a":true})";
const char question[] = "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\n{ }";

QByteArray wholeAnswer()
{
    return QByteArray(answerHead) + answerBody;
}

/// A client that says bytes and hears bytes.
class Line final
{
public:
    explicit Line(const FaultProxy &proxy)
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(QUrl(proxy.baseUrl()).port()));
    }

    void say(const QByteArray &bytes) { m_socket.write(bytes); }

    [[nodiscard]] QByteArray heard()
    {
        m_heard += m_socket.readAll();
        return m_heard;
    }
    [[nodiscard]] QAbstractSocket::SocketError error() const { return m_socket.error(); }
    [[nodiscard]] bool isOver() const
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_heard;
};

} // namespace

/// Every fault as a socket and as the client sees it, and what the server behind it saw.
class TestFaultProxy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void passesBytesThrough_data();
    void passesBytesThrough();
    void passesPiecesThrough();
    void passesChunksThrough();
    void idleServersLoseNothing();
    void passesTheEndThrough();

    void breaks_data();
    void breaks();
    void dropsBeforeTheBodyIsThere();
    void hugeIsTenMebibytes();
    void lateIsNotEarly();
    void dripsAByteASecond();
    void closesIdleConnections();
    void theServersWordIsReplacedAfterItActed();
    void answersThatEndWithTheirConnection();
    void goesOnAfterAFault();

    void listensToThisMachineAlone();
    void goesAwayAndComesBack();
    void goesAwayInMidRequest_data();
    void goesAwayInMidRequest();
    void aServerThatIsGone();

    void scriptsAreTakenInOrder();
    void matchesWhatWasSent();
    void alwaysUntilForgotten();
    void remembersNoSecret();

    void asTheClientSeesIt_data();
    void asTheClientSeesIt();
    void dripsPastTheDeadline();
    void hintsAreUnderstood_data();
    void hintsAreUnderstood();
    void idleConnectionsHurtNothing_data();
    void idleConnectionsHurtNothing();
    void aLostAnswerIsNotALostRequest_data();
    void aLostAnswerIsNotALostRequest();

private:
    [[nodiscard]] Request request(Verb verb) const;
    [[nodiscard]] Result<Answer> exchange(Request request);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
};

void TestFaultProxy::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_server = std::make_unique<RawServer>();
    m_server->answerWith([](const RawRequest &) { return RawAnswer{wholeAnswer()}; });
    m_proxy = std::make_unique<FaultProxy>(m_server->url(), *m_clock);
    QVERIFY(m_proxy->start());
}

void TestFaultProxy::cleanup()
{
    m_proxy.reset();
    m_server.reset();
    m_clock.reset();
}

Request TestFaultProxy::request(Verb verb) const
{
    const QUrl url(m_proxy->baseUrl() + u"/x"_s);
    return verb == Verb::Get ? Request::get(url, u"/x"_s)
                             : Request::post(url, u"/x"_s, Secret(QByteArrayView("{ }")));
}

Result<Answer> TestFaultProxy::exchange(Request request)
{
    MatrixClient client(*m_clock);
    QObject context;
    std::optional<Result<Answer>> result;
    client.send(std::move(request), &context,
                [&result](Result<Answer> answer) { result = std::move(answer); });
    if (!waitUntil([&result] { return result.has_value(); })) {
        QTest::qFail("no answer", __FILE__, __LINE__);
        return unexpected(Failure());
    }
    return *result;
}

// Unbroken

void TestFaultProxy::passesBytesThrough_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a plain one") << "GET / HTTP/1.1\r\nHost: h"_ba << ""_ba;
    QTest::newRow("odd headers")
        << "PUT /x HTTP/1.1\r\nhOST:  h \r\nX-A:\tb\r\nX-A: c\r\ncontent-LENGTH:2"_ba << "{}"_ba;
    QTest::newRow("an odd path") << "GET /a%2Fb//%40c%3Ad/..?q=%zz%2f&&x HTTP/1.1\r\nHost: h"_ba
                                 << ""_ba;
    QTest::newRow("an odd body") << "POST /x HTTP/1.1\r\nContent-Length: 12"_ba
                                 << "a\r\n\r\nGET \0\xFF\n"_ba.leftJustified(12);
    QTest::newRow("a big one") << "POST /x HTTP/1.1\r\nContent-Length: 3000000"_ba
                               << QByteArray(3'000'000, 'x');
}

void TestFaultProxy::passesBytesThrough()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    const QByteArray answer = "HTTP/1.1 299 \xC3\xBC\r\nx:y\r\ncontent-length:  "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    m_server->answerWith([answer](const RawRequest &) { return RawAnswer{answer}; });
    Line line(*m_proxy);
    for (int i = 1; i <= 2; ++i) {
        line.say(head + "\r\n\r\n" + body);
        WAIT_COMPARE(line.heard().size(), i * answer.size());
        QCOMPARE(m_server->requests().size(), i);
        QCOMPARE(m_server->requests().constLast().head, head);
        QCOMPARE(m_server->requests().constLast().body, body);
    }
    QCOMPARE(line.heard(), answer + answer);
    QVERIFY(!line.isOver());
    QCOMPARE(m_proxy->requests().size(), 2);
    QVERIFY(m_proxy->requests().constFirst().forwarded);
    QVERIFY(!m_proxy->requests().constFirst().faulted);
}

void TestFaultProxy::passesPiecesThrough()
{
    Line line(*m_proxy);
    for (const char byte : QByteArrayView(question)) {
        QVERIFY(line.heard().isEmpty());
        line.say(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    WAIT_COMPARE(line.heard(), wholeAnswer());
    QCOMPARE(m_server->requests().constLast().body, "{ }"_ba);
}

void TestFaultProxy::passesChunksThrough()
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray chunked = head + "5\r\n0\r\n\r\n\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n";
    RawAnswer slowly{chunked};
    slowly.perByte = 1ms;
    m_server->answerNext(slowly);
    Line line(*m_proxy);
    line.say(question);
    WAIT_COMPARE(line.heard(), chunked);
    line.say(question);
    WAIT_COMPARE(line.heard(), chunked + wholeAnswer());
}

/// A server may end an idle connection; no request is lost by that, unless it was asked for.
void TestFaultProxy::idleServersLoseNothing()
{
    Line line(*m_proxy);
    for (qsizetype i = 1; i <= 3; ++i) {
        line.say(question);
        WAIT_COMPARE(line.heard().size(), i * wholeAnswer().size());
        m_server->closeConnections();
        WAIT_COMPARE(m_server->openConnections(), 0);
    }
    QVERIFY(!line.isOver());
    QCOMPARE(m_server->requests().size(), 3);
}

void TestFaultProxy::passesTheEndThrough()
{
    m_server->answerNext(RawAnswer::hangUp("HTTP/1.1 200 OK\r\n\r\nto the end"));
    Line line(*m_proxy);
    line.say(question);
    WAIT_VERIFY(line.isOver());
    QCOMPARE(line.heard(), "HTTP/1.1 200 OK\r\n\r\nto the end"_ba);
    m_server->answerNext(RawAnswer::silence());
    {
        Line shortOne(*m_proxy);
        shortOne.say(question);
        WAIT_COMPARE(m_server->openConnections(), 1);
    }
    WAIT_COMPARE(m_server->openConnections(), 0);
}

// Broken

void TestFaultProxy::breaks_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QByteArray>("ends");
    QTest::addColumn<bool>("hangsUp");
    QTest::addColumn<int>("reached");

    const QByteArray head(answerHead);
    const QByteArray half = head + R"({"a":)";
    QTest::newRow("drop before the body") << Fault::dropBeforeBody() << ""_ba << ""_ba << true << 0;
    QTest::newRow("drop, never acted")
        << Fault::dropAfterBody(Acts::No) << ""_ba << ""_ba << true << 0;
    QTest::newRow("drop, acted") << Fault::dropAfterBody(Acts::Yes) << ""_ba << ""_ba << true << 1;
    QTest::newRow("half a head, never acted")
        << Fault::halfHead(Acts::No) << "HTTP/1.1 200"_ba << ""_ba << true << 0;
    QTest::newRow("half a head, acted") << Fault::halfHead(Acts::Yes) << head.first(head.size() / 2)
                                        << head.first(head.size() / 2) << true << 1;
    QTest::newRow("half a body, never acted")
        << Fault::halfBody(Acts::No) << "HTTP/1.1 200"_ba << "Length: 2\r\n\r\n{"_ba << true << 0;
    QTest::newRow("half a body, acted") << Fault::halfBody(Acts::Yes) << half << half << true << 1;
    QTest::newRow("drip") << Fault::drip() << wholeAnswer() << wholeAnswer() << false << 1;
    QTest::newRow("late") << Fault::late(20s) << wholeAnswer() << wholeAnswer() << false << 1;

    const auto instead = [](const char *name, const Fault &fault, const QByteArray &begins,
                            const QByteArray &ends) {
        QTest::newRow(name) << fault << begins << ends << false << 0;
    };
    instead("a page", Fault::page(200), "HTTP/1.1 200 ", "</h1>\n");
    instead("a page at an error", Fault::page(502), "HTTP/1.1 502 ", "</h1>\n");
    instead("a list", Fault::json("[]"), "HTTP/1.1 200 ", "Length: 2\r\n\r\n[]");
    instead("another object", Fault::json(R"({"b":1})", 401), "HTTP/1.1 401 ", R"({"b":1})");
    instead("redirect within", Fault::redirect(302, "/y"), "HTTP/1.1 302 ",
            "\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n");
    instead("redirect to another origin", Fault::redirect(307, "https://example.org/y"),
            "HTTP/1.1 307 ", "Location: https://example.org/y\r\nContent-Length: 0\r\n\r\n");
    instead("redirect to http", Fault::redirect(308, "http://example.org/y"), "HTTP/1.1 308 ",
            "Location: http://example.org/y\r\nContent-Length: 0\r\n\r\n");
    instead("429", Fault::rateLimited(), "HTTP/1.1 429 ", "Requests\"}");
    instead("429, seconds", Fault::rateLimited(30s), "HTTP/1.1 429 ", "Requests\"}");
    instead("429, in the body", Fault::rateLimitedInBody(2500ms), "HTTP/1.1 429 ",
            R"(Requests","retry_after_ms":2500})");
}

void TestFaultProxy::breaks()
{
    QFETCH(Fault, fault);
    QFETCH(QByteArray, begins);
    QFETCH(QByteArray, ends);
    QFETCH(bool, hangsUp);
    QFETCH(int, reached);
    m_proxy->faultNext("POST", "/x", fault);
    Line line(*m_proxy);
    line.say(question);
    if (fault.delay > 0ms || fault.delivery == Fault::Delivery::Dripped) {
        WAIT_VERIFY(m_clock->untilNext());
        m_clock->advance(1h);
    }
    const bool hasCome = waitUntil([&] {
        return hangsUp ? line.isOver() : !line.heard().isEmpty() && line.heard().endsWith(ends);
    });
    QVERIFY2(hasCome, line.heard().constData());
    QVERIFY2(line.heard().startsWith(begins), line.heard().constData());
    QVERIFY2(line.heard().endsWith(ends), line.heard().constData());
    QVERIFY(!begins.isEmpty() || line.heard().isEmpty());
    QVERIFY(hangsUp || !line.isOver());
    QCOMPARE(m_server->requests().size(), reached);
    QCOMPARE(m_proxy->requests().size(), 1);
    QCOMPARE(m_proxy->requests().constFirst().forwarded, reached == 1);
    QVERIFY(m_proxy->requests().constFirst().faulted);
}

void TestFaultProxy::dropsBeforeTheBodyIsThere()
{
    m_proxy->faultNext("POST", "/x", Fault::dropBeforeBody());
    Line line(*m_proxy);
    line.say("POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\n");
    WAIT_VERIFY(line.isOver());
    QCOMPARE(m_server->connections(), 0);

    m_proxy->faultNext("POST", "/x", Fault::dropAfterBody(Acts::No));
    Line patient(*m_proxy);
    patient.say("POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\n{ ");
    WAIT_COMPARE(m_proxy->requests().size(), 2);
    QVERIFY(!patient.isOver());
    patient.say("}");
    WAIT_VERIFY(patient.isOver());
    QCOMPARE(m_server->connections(), 0);
}

void TestFaultProxy::hugeIsTenMebibytes()
{
    m_proxy->faultNext("POST", "/x", Fault::huge());
    Line line(*m_proxy);
    line.say(question);
    const auto bodySize = [&line] { return line.heard().size() - line.heard().indexOf('{'); };
    WAIT_COMPARE(bodySize(), 10 * 1024 * 1024);
    QVERIFY(line.heard().contains("Content-Length: 10485760\r\n"));
}

void TestFaultProxy::lateIsNotEarly()
{
    m_proxy->faultNext("POST", "/x", Fault::late(20s));
    Line line(*m_proxy);
    line.say(question);
    WAIT_COMPARE(m_clock->untilNext(), std::optional<milliseconds>(20s));
    QCOMPARE(m_server->requests().size(), 1); // it has acted already
    m_clock->advance(19'999ms);
    WAIT_COMPARE(m_clock->untilNext(), std::optional<milliseconds>(1ms));
    QVERIFY(line.heard().isEmpty());
    m_clock->advance(1ms);
    WAIT_COMPARE(line.heard(), wholeAnswer());
}

void TestFaultProxy::dripsAByteASecond()
{
    m_proxy->faultNext("POST", "/x", Fault::drip());
    Line line(*m_proxy);
    line.say(question);
    WAIT_COMPARE(line.heard(), "H"_ba);
    for (qsizetype size = 2; size <= wholeAnswer().size(); ++size) {
        QCOMPARE(m_clock->untilNext(), std::optional<milliseconds>(1s));
        m_clock->advance(1s);
        WAIT_COMPARE(line.heard(), wholeAnswer().first(size));
    }
    QCOMPARE(m_clock->untilNext(), std::nullopt);
}

void TestFaultProxy::closesIdleConnections()
{
    m_proxy->faultNext("POST", "/x", Fault::closeIdle());
    Line line(*m_proxy);
    line.say(question);
    WAIT_COMPARE(line.heard(), wholeAnswer());
    Line other(*m_proxy);
    other.say(question);
    WAIT_COMPARE(other.heard(), wholeAnswer());
    line.say("GET /x HTTP/1.1\r\n\r\n");
    WAIT_COMPARE(line.heard(), wholeAnswer() + wholeAnswer());
    QVERIFY(!line.isOver());

    line.say(question);
    WAIT_VERIFY(line.isOver());
    QCOMPARE(line.heard(), wholeAnswer() + wholeAnswer());
    QCOMPARE(m_server->requests().size(), 3);
    other.say(question);
    WAIT_COMPARE(other.heard(), wholeAnswer() + wholeAnswer());
}

void TestFaultProxy::theServersWordIsReplacedAfterItActed()
{
    Fault fault = Fault::json("[]", 500);
    fault.acts = Acts::Yes;
    fault.delay = 5s;
    m_proxy->faultNext("POST", "/x", fault);
    Line line(*m_proxy);
    line.say(question);
    WAIT_VERIFY(m_clock->untilNext());
    QCOMPARE(m_server->requests().size(), 1);
    m_clock->advance(5s);
    WAIT_COMPARE(line.heard(), fault.answer);
}

void TestFaultProxy::answersThatEndWithTheirConnection()
{
    const QByteArray answer = "HTTP/1.1 200 OK\r\n\r\n0123456789";
    m_server->answerNext(RawAnswer::hangUp(answer));
    m_proxy->faultNext("POST", "/x", Fault::halfBody(Acts::Yes));
    Line line(*m_proxy);
    line.say(question);
    WAIT_VERIFY(line.isOver());
    QCOMPARE(line.heard(), answer.chopped(5));

    m_server->answerNext(RawAnswer::hangUp());
    m_proxy->faultNext("POST", "/x", Fault::drip());
    Line empty(*m_proxy);
    empty.say(question);
    WAIT_VERIFY(empty.isOver());
    QVERIFY(empty.heard().isEmpty());
}

/// What leaves the connection whole leaves it fit for use.
void TestFaultProxy::goesOnAfterAFault()
{
    Line line(*m_proxy);
    const Fault faults[] = {Fault::json("[]"), Fault::late(1s), Fault::page(503)};
    for (const Fault &fault : faults) {
        m_proxy->faultNext("POST", "/x", fault);
        const qsizetype before = line.heard().size();
        line.say(QByteArray(question) + question); // the second waits for its turn
        if (fault.delay > 0ms) {
            WAIT_VERIFY(m_clock->untilNext());
            m_clock->advance(fault.delay);
        }
        const QByteArray first = fault.answer.isEmpty() ? wholeAnswer() : fault.answer;
        WAIT_COMPARE(line.heard().sliced(before), first + wholeAnswer());
    }
    QCOMPARE(m_server->requests().size(), 4);
}

// Gone

void TestFaultProxy::listensToThisMachineAlone()
{
    const auto where = [this] {
        return addressesListeningAt(static_cast<quint16>(QUrl(m_proxy->baseUrl()).port()));
    };
    QCOMPARE(where(), QStringList{u"127.0.0.1"_s});
    m_proxy->goAway();
    QCOMPARE(where(), QStringList());
    QVERIFY(m_proxy->comeBack());
    QCOMPARE(where(), QStringList{u"127.0.0.1"_s});
}

void TestFaultProxy::goesAwayAndComesBack()
{
    Line line(*m_proxy);
    line.say(question);
    WAIT_COMPARE(line.heard(), wholeAnswer());
    const QString before = m_proxy->baseUrl();
    m_proxy->goAway();
    WAIT_VERIFY(line.isOver());
    WAIT_COMPARE(m_server->openConnections(), 0);
    const Line refused(*m_proxy);
    WAIT_VERIFY(refused.isOver());
    QCOMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);

    QVERIFY(m_proxy->comeBack());
    QVERIFY(m_proxy->comeBack()); // it is there already
    QCOMPARE(m_proxy->baseUrl(), before);
    Line again(*m_proxy);
    again.say(question);
    WAIT_COMPARE(again.heard(), wholeAnswer());
}

void TestFaultProxy::goesAwayInMidRequest_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("reached");
    QTest::newRow("acted") << Fault::goAway(Acts::Yes) << 1;
    QTest::newRow("never acted") << Fault::goAway(Acts::No) << 0;
}

void TestFaultProxy::goesAwayInMidRequest()
{
    QFETCH(Fault, fault);
    QFETCH(int, reached);
    m_proxy->faultNext("POST", "/x", fault);
    Line line(*m_proxy);
    line.say(question);
    WAIT_VERIFY(line.isOver());
    QVERIFY(line.heard().isEmpty());
    QCOMPARE(m_server->requests().size(), reached);
    const Line refused(*m_proxy);
    WAIT_VERIFY(refused.isOver());
    QCOMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
    QVERIFY(m_proxy->comeBack());
    Line again(*m_proxy);
    again.say(question);
    WAIT_COMPARE(again.heard(), wholeAnswer());
}

void TestFaultProxy::aServerThatIsGone()
{
    m_server.reset();
    Line line(*m_proxy);
    line.say(question);
    WAIT_VERIFY(line.isOver());
    QVERIFY(line.heard().isEmpty());
    m_proxy->faultNext("POST", "/x", Fault::json("[]"));
    Line other(*m_proxy);
    other.say(question);
    WAIT_VERIFY(other.heard().endsWith("[]"));
}

// The script

void TestFaultProxy::scriptsAreTakenInOrder()
{
    m_proxy->faultAlways("POST", "/x", Fault::json("[0]"));
    m_proxy->faultNext("POST", "/x", Fault::json("[1]"));
    m_proxy->faultNext("GET", "/x", Fault::json("[9]"));
    m_proxy->faultNext("POST", "/x", Fault::json("[2]"));
    for (const char *expected : {"[1]", "[2]", "[0]", "[0]"}) {
        Line line(*m_proxy);
        line.say(question);
        WAIT_VERIFY(line.heard().endsWith(expected));
    }
    QVERIFY(m_server->requests().isEmpty());
}

void TestFaultProxy::matchesWhatWasSent()
{
    m_proxy->faultAlways("GET", "/@a:b/c/d", Fault::json("[0]"));
    m_proxy->faultAlways("GET", "/%40a%3Ab/c%2Fd", Fault::json("[1]"));
    Line line(*m_proxy);
    line.say("GET /y/%40a%3Ab/c%2Fd?e=/x HTTP/1.1\r\n\r\n");
    WAIT_VERIFY(line.heard().endsWith("[1]"));
    line.say("GET /y/%40a%3ab/c%2Fd?/%40a%3Ab/c%2Fd HTTP/1.1\r\n\r\n");
    WAIT_VERIFY(line.heard().endsWith(answerBody));
    QCOMPARE(m_proxy->requestsTo("/%40a%3Ab/c%2Fd").size(), 1);
    QCOMPARE(m_proxy->requests().constLast().path, "/y/%40a%3ab/c%2Fd"_ba);
}

void TestFaultProxy::alwaysUntilForgotten()
{
    m_proxy->faultAlways("POST", "", Fault::json("[]"));
    m_proxy->faultNext("GET", "", Fault::json("[]"));
    Line line(*m_proxy);
    for (qsizetype i = 1; i <= 3; ++i) {
        line.say(question);
        WAIT_COMPARE(line.heard().count("[]"), i);
    }
    m_proxy->forgetFaults();
    line.say("GET /x HTTP/1.1\r\n\r\n");
    WAIT_COMPARE(m_server->requests().size(), 1);
    line.say(question);
    WAIT_COMPARE(m_server->requests().size(), 2);
}

void TestFaultProxy::remembersNoSecret()
{
    Line line(*m_proxy);
    line.say("GET /x?loginToken=canary HTTP/1.1\r\nAuthorization: Bearer canary\r\n\r\n");
    WAIT_COMPARE(m_proxy->requests().size(), 1);
    const FaultRequest &seen = m_proxy->requests().constFirst();
    QCOMPARE(seen.verb, "GET"_ba);
    QCOMPARE(seen.path, "/x"_ba);
}

// The client

void TestFaultProxy::asTheClientSeesIt_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<int>("reached");
    const auto row = [](const char *name, const Fault &fault, Cause cause, int reached) {
        QTest::newRow(name) << fault << cause << reached;
    };
    row("drop before the body", Fault::dropBeforeBody(), Cause::ConnectionLost, 0);
    row("drop, never acted", Fault::dropAfterBody(Acts::No), Cause::ConnectionLost, 0);
    row("drop, acted", Fault::dropAfterBody(Acts::Yes), Cause::ConnectionLost, 1);
    row("half a head, acted", Fault::halfHead(Acts::Yes), Cause::ConnectionLost, 1);
    row("half a body, never acted", Fault::halfBody(Acts::No), Cause::ConnectionLost, 0);
    row("half a body, acted", Fault::halfBody(Acts::Yes), Cause::ConnectionLost, 1);
    row("gone, acted", Fault::goAway(Acts::Yes), Cause::ConnectionLost, 1);
    row("a page", Fault::page(200), Cause::BadAnswer, 0);
    row("a page at 403", Fault::page(403), Cause::ClientError, 0);
    row("a page at 502", Fault::page(502), Cause::ServerTrouble, 0);
    row("a list", Fault::json("[]"), Cause::BadAnswer, 0);
    row("redirect within", Fault::redirect(302, "/y"), Cause::Redirected, 0);
    row("redirect elsewhere", Fault::redirect(307, "https://127.0.0.1:9/"), Cause::Redirected, 0);
    row("huge", Fault::huge(), Cause::TooLarge, 0);
    row("429", Fault::rateLimited(), Cause::RateLimited, 0);
}

/// A POST, for it goes out once.
void TestFaultProxy::asTheClientSeesIt()
{
    QFETCH(Fault, fault);
    QFETCH(Cause, cause);
    QFETCH(int, reached);
    m_proxy->faultNext("POST", "/x", fault);
    const auto result = objectOf(exchange(request(Verb::Post)));
    QVERIFY(!result);
    QCOMPARE(result.error().cause, cause);
    QCOMPARE(result.error().sent, Sent::Perhaps);
    QCOMPARE(m_server->requests().size(), reached);
    QCOMPARE(m_proxy->requests().size(), 1);
}

void TestFaultProxy::dripsPastTheDeadline()
{
    m_server->answerNext(RawAnswer::http(200, QByteArray(200, ' ') + "{}"));
    m_proxy->faultNext("GET", "/x", Fault::drip());
    m_clock->advance(1h); // what is asked for later is not due by this
    MatrixClient client(*m_clock);
    QObject context;
    std::optional<Result<Answer>> result;
    client.send(request(Verb::Get).within(30s), &context,
                [&result](Result<Answer> answer) { result = std::move(answer); });
    WAIT_COMPARE(m_server->requests().size(), 1);
    WAIT_COMPARE(m_clock->untilNext(), std::optional<milliseconds>(1s));
    QVERIFY(!result);
    m_clock->advance(5min);
    WAIT_VERIFY(result);
    QCOMPARE(result->error().cause, Cause::DeadlinePassed);
}

void TestFaultProxy::hintsAreUnderstood_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<milliseconds>("wait");
    const QDateTime now = ManualClock().nowUtc();
    QTest::newRow("none") << Fault::rateLimited() << milliseconds(-1);
    QTest::newRow("seconds") << Fault::rateLimited(30s) << milliseconds(30s);
    QTest::newRow("a date") << Fault::rateLimited(now.addSecs(90)) << milliseconds(90s);
    QTest::newRow("in the body") << Fault::rateLimitedInBody(2500ms) << 2500ms;
}

void TestFaultProxy::hintsAreUnderstood()
{
    QFETCH(Fault, fault);
    QFETCH(milliseconds, wait);
    m_proxy->faultNext("POST", "/x", fault);
    const auto result = exchange(request(Verb::Post));
    QVERIFY(result);
    QCOMPARE(result->status, 429);
    QCOMPARE(result->errcode(), u"M_LIMIT_EXCEEDED"_s);
    QCOMPARE(result->retryAfter.value_or(-1ms), wait);
}

void TestFaultProxy::idleConnectionsHurtNothing_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::newRow("a read is repeated by Qt") << Verb::Get;
    QTest::newRow("a POST goes out on another one") << Verb::Post;
}

void TestFaultProxy::idleConnectionsHurtNothing()
{
    QFETCH(Verb, verb);
    MatrixClient client(*m_clock);
    QObject context;
    std::optional<Result<Answer>> result;
    const auto answered = [&result](Result<Answer> answer) { result = std::move(answer); };
    client.send(request(Verb::Get), &context, answered);
    WAIT_VERIFY(result);
    result.reset();

    m_proxy->faultNext(verb == Verb::Get ? "GET" : "POST", "/x", Fault::closeIdle());
    client.send(request(verb), &context, answered);
    WAIT_VERIFY(result);
    QVERIFY(result->has_value());
    QCOMPARE(m_server->requests().size(), 2);
}

void TestFaultProxy::aLostAnswerIsNotALostRequest_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("acted");
    QTest::newRow("before") << Fault::dropAfterBody(Acts::No) << false;
    QTest::newRow("after") << Fault::dropAfterBody(Acts::Yes) << true;
    QTest::newRow("half a head, before") << Fault::halfHead(Acts::No) << false;
    QTest::newRow("half a head, after") << Fault::halfHead(Acts::Yes) << true;
    QTest::newRow("gone, before") << Fault::goAway(Acts::No) << false;
    QTest::newRow("gone, after") << Fault::goAway(Acts::Yes) << true;
}

/// In front of the practice homeserver, which makes a session or does not.
void TestFaultProxy::aLostAnswerIsNotALostRequest()
{
    QFETCH(Fault, fault);
    QFETCH(bool, acted);
    PracticeHomeserver homeserver;
    QVERIFY(homeserver.start());
    FaultProxy proxy(homeserver.baseUrl(), *m_clock);
    QVERIFY(proxy.start());
    proxy.faultNext("POST", "/v3/login", fault);
    const qsizetype before = homeserver.sessionNames(u"alice"_s).size();
    const auto result = exchange(Request::post(
        QUrl(proxy.baseUrl() + u"/_matrix/client/v3/login"_s), u"/login"_s,
        Secret(QByteArrayView(R"({"type":"m.login.password","password":"correct horse battery",)"
                              R"("identifier":{"type":"m.id.user","user":"alice"}})"))));
    QVERIFY(!result);
    QCOMPARE(result.error().cause, Cause::ConnectionLost);
    QCOMPARE(homeserver.sessionNames(u"alice"_s).size(), before + (acted ? 1 : 0));
    QCOMPARE(homeserver.requestsTo("/v3/login").size(), acted ? 1 : 0);
}

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "TestFaultProxy.moc"
