// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/LoopbackReceiver.h"

#include "app/base/ManualClock.h"
#include "app/signin/LoopbackRequest.h"
#include "tests/support/Listening.h"
#include "tests/support/Waiting.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Verdict = LoopbackRequest::Verdict;

Q_DECLARE_METATYPE(farewell::LoopbackRequest::Verdict)

namespace {

QByteArray get(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

LoopbackTexts texts()
{
    return {u"sv"_s, u"Du kan st\u00E4nga sidan < & g\u00E5 tillbaka."_s,
            u"H\u00E4r finns inget."_s};
}

/// A connection to the receiver, and all that came back over it.
class Visitor final
{
public:
    explicit Visitor(const LoopbackReceiver &receiver)
    {
        m_socket.connectToHost(QHostAddress::LocalHost,
                               static_cast<quint16>(receiver.url().port()));
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                         [this] { m_received += m_socket.readAll(); });
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] bool isIn() const { return m_socket.state() == QTcpSocket::ConnectedState; }
    [[nodiscard]] bool isOut() const { return m_socket.state() == QTcpSocket::UnconnectedState; }
    [[nodiscard]] const QByteArray &received() const { return m_received; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

/// A waiting receiver, its clock, and what it has told.
struct Scene
{
    ManualClock clock;
    LoopbackReceiver receiver;
    QSignalSpy tokens{&receiver, &LoopbackReceiver::tokenCame};
    QSignalSpy refusals{&receiver, &LoopbackReceiver::refused};
    QSignalSpy timeouts{&receiver, &LoopbackReceiver::timedOut};
    QByteArray path;

    explicit Scene(const Awaited &awaited = awaited::LoginToken{})
        : receiver(clock, awaited, texts())
    {
        if (receiver.listen()) {
            path = receiver.url().path(QUrl::FullyEncoded).toLatin1();
        }
    }
};

} // namespace

/// The receiver with real connections, as a browser, a port scanner and worse would make them.
class TestLoopbackReceiver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void readsTheToken_data();
    void readsTheToken();
    void comparesThePath();
    void hasAnUnguessableAddress();
    void listensToThisMachineAlone_data();
    void listensToThisMachineAlone();
    void takesOneToken();
    void takesATokenInPieces();
    void survivesItsOwnDeletion();
    void refuses_data();
    void refuses();
    void waitsOnWhileOthersKeepSilent();
    void dropsTheOldestOfTooMany();
    void givesUpSilentConnections();
    void givesUpAfterTenMinutes();
    void canBeStopped();
    void marksARehearsal();
    void takesACode();
    void callbacks_data();
    void callbacks();
};

void TestLoopbackReceiver::parses_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");

    const auto row = [](const char *name, const QByteArray &received, Verdict verdict,
                        const QByteArray &path = {}, const QByteArray &query = {}) {
        QTest::newRow(name) << received << verdict << path << query;
    };
    row("path and query", get("/a?b=c"), Verdict::Complete, "/a", "b=c");
    row("path alone", get("/a"), Verdict::Complete, "/a");
    row("second question mark", get("/a?b?c"), Verdict::Complete, "/a", "b?c");
    row("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", Verdict::Complete, "/");
    row("body after it", get("/a") + "body", Verdict::Complete, "/a");
    row("nothing", {}, Verdict::Incomplete);
    row("first letters", "GE", Verdict::Incomplete);
    row("no end yet", "GET /a HTTP/1.1\r\nHost: x\r\n", Verdict::Incomplete);
    row("post", "POST /a HTTP/1.1\r\n\r\n", Verdict::Malformed);
    row("head", "HEAD /a HTTP/1.1\r\n\r\n", Verdict::Malformed);
    row("lower case verb", "get /a HTTP/1.1\r\n\r\n", Verdict::Malformed);
    row("absolute form", get("http://127.0.0.1/a"), Verdict::Malformed);
    row("no target", "GET  HTTP/1.1\r\n\r\n", Verdict::Malformed);
    row("no version", "GET /a\r\n\r\n", Verdict::Malformed);
    row("version 2", "GET /a HTTP/2.0\r\n\r\n", Verdict::Malformed);
    row("version 1.9", "GET /a HTTP/1.9\r\n\r\n", Verdict::Malformed);
    row("space in target", get("/a b"), Verdict::Malformed);
    row("control in target", get("/a\x01"), Verdict::Malformed);
    row("non-ASCII in target", get("/\xC3\xB6"), Verdict::Malformed);
    row("NUL in target", get(QByteArray("/a\0b", 4)), Verdict::Malformed);
    row("bare line feeds", "GET /a HTTP/1.1\n\n", Verdict::Incomplete);
    row("TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01", 6), Verdict::Malformed);
    row("just short enough", get('/' + QByteArray(8000, 'a')), Verdict::Complete,
        '/' + QByteArray(8000, 'a'));
    const qsizetype most = 8 * 1024;
    const QByteArray longest(most - get("/").size(), 'a');
    row("as long as allowed", get('/' + longest), Verdict::Complete, '/' + longest);
    row("one byte more", get('/' + longest + 'a'), Verdict::Malformed);
    row("one byte is still missing", "GET /" + QByteArray(most - 6, 'a'), Verdict::Incomplete);
    row("no byte is missing, but the end", "GET /" + QByteArray(most - 5, 'a'), Verdict::Malformed);
    row("too long", "GET /" + QByteArray(8 * 1024, 'a'), Verdict::Malformed);
    row("end beyond the limit", get('/' + QByteArray(8 * 1024, 'a')), Verdict::Malformed);
}

void TestLoopbackReceiver::parses()
{
    QFETCH(QByteArray, received);
    QFETCH(Verdict, verdict);
    LoopbackRequest request;
    QCOMPARE(LoopbackRequest::parse(received, request), verdict);
    if (verdict == Verdict::Complete) {
        QTEST(request.path, "path");
        QTEST(request.query, "query");
    }
    // However a request is cut, what is known so far never decides otherwise than the whole.
    for (qsizetype size = 0; size < std::min<qsizetype>(received.size(), 200); ++size) {
        LoopbackRequest part;
        const auto early = LoopbackRequest::parse(QByteArrayView(received).first(size), part);
        QVERIFY(early == Verdict::Incomplete || early == verdict);
    }
}

void TestLoopbackReceiver::readsTheToken_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("token"); // empty: refused

    QTest::newRow("plain") << QByteArray("loginToken=syl_abc") << QByteArray("syl_abc");
    QTest::newRow("among others") << QByteArray("a=1&loginToken=t&b") << QByteArray("t");
    QTest::newRow("decoded") << QByteArray("loginToken=a%2Bb%26c%3D") << QByteArray("a+b&c=");
    QTest::newRow("plus stays") << QByteArray("loginToken=a+b") << QByteArray("a+b");
    QTest::newRow("equals inside") << QByteArray("loginToken=YQ==") << QByteArray("YQ==");
    QTest::newRow("name encoded") << QByteArray("%6CoginToken=t") << QByteArray("t");
    QTest::newRow("utf-8") << QByteArray("loginToken=%C3%B6") << QByteArray("\xC3\xB6");
    QTest::newRow("decoded once") << QByteArray("loginToken=%252B") << QByteArray("%2B");
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("other case") << QByteArray("logintoken=t") << QByteArray();
    QTest::newRow("empty") << QByteArray("loginToken=") << QByteArray();
    QTest::newRow("no value") << QByteArray("loginToken") << QByteArray();
    QTest::newRow("twice") << QByteArray("loginToken=a&loginToken=b") << QByteArray();
    QTest::newRow("twice the same") << QByteArray("loginToken=a&loginToken=a") << QByteArray();
    QTest::newRow("twice, once hidden")
        << QByteArray("loginToken=a&login%54oken=b") << QByteArray();
    QTest::newRow("twice, once empty") << QByteArray("loginToken=a&loginToken=") << QByteArray();
    QTest::newRow("broken escape") << QByteArray("loginToken=a%2") << QByteArray();
    QTest::newRow("no escape") << QByteArray("loginToken=a%zz") << QByteArray();
    QTest::newRow("no utf-8") << QByteArray("loginToken=%FF") << QByteArray();
    QTest::newRow("line break") << QByteArray("loginToken=a%0D%0A") << QByteArray();
    QTest::newRow("NUL") << QByteArray("loginToken=%00") << QByteArray();
}

void TestLoopbackReceiver::readsTheToken()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, token);
    const auto found = LoopbackRequest{"/", query}.value("loginToken");
    QCOMPARE(found.has_value(), !token.isEmpty());
    if (found) {
        QCOMPARE(found->reveal().toByteArray(), token);
    }
}

void TestLoopbackReceiver::comparesThePath()
{
    const LoopbackRequest request{"/abc", {}};
    QVERIFY(request.hasPath("/abc"));
    QVERIFY(!request.hasPath("/abd"));
    QVERIFY(!request.hasPath("/ab"));
    QVERIFY(!request.hasPath("/abcd"));
    QVERIFY(!request.hasPath(""));
}

void TestLoopbackReceiver::hasAnUnguessableAddress()
{
    const Scene one;
    const Scene other;
    const QUrl url = one.receiver.url();
    QCOMPARE(url.scheme(), u"http"_s);
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    QVERIFY(url.port() > 1023);
    QCOMPARE(one.path.size(), 23); // "/" and 22 letters of base64url: 128 bits
    QVERIFY(QRegularExpression(u"^/[A-Za-z0-9_-]+$"_s).match(url.path()).hasMatch());
    QVERIFY(one.path != other.path);
}

void TestLoopbackReceiver::listensToThisMachineAlone_data()
{
    QTest::addColumn<Awaited>("awaited");
    QTest::newRow("single sign on") << Awaited(awaited::LoginToken{});
    QTest::newRow("OAuth") << Awaited(awaited::Code{"ours", u"https://auth.example.org/"_s});
}

/// Who else is in the network could otherwise try paths, and tell that somebody signs in.
void TestLoopbackReceiver::listensToThisMachineAlone()
{
    QFETCH(Awaited, awaited);
    const Scene scene(awaited);
    const auto port = static_cast<quint16>(scene.receiver.url().port());
    QCOMPARE(addressesListeningAt(port), QStringList{u"127.0.0.1"_s});
}

void TestLoopbackReceiver::takesOneToken()
{
    Scene scene;
    Visitor browser(scene.receiver);
    browser.send(get(scene.path + "?loginToken=the%2Dtoken"));
    WAIT_COMPARE(scene.tokens.count(), 1);
    WAIT_VERIFY(browser.isOut());
    QCOMPARE(scene.receiver.takeToken().reveal().toByteArray(), QByteArray("the-token"));

    const QByteArray answer = browser.received();
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(answer.contains("<html lang=\"sv\">"));
    QVERIFY(answer.contains("Du kan st\u00E4nga sidan &lt; &amp; g\u00E5 tillbaka."));
    const QByteArray head = answer.first(answer.indexOf("\r\n\r\n") + 4);
    const QByteArray length = QByteArray::number(answer.size() - head.size());
    QVERIFY(head.contains("\r\nContent-Length: " + length + "\r\n"));
    QVERIFY(answer.contains("\r\nCache-Control: no-store\r\n"));
    QVERIFY(answer.contains("\r\nReferrer-Policy: no-referrer\r\n"));
    QVERIFY(answer.contains("\r\nContent-Security-Policy: default-src 'none'\r\n"));
    QVERIFY(!answer.contains("the-token") && !answer.contains("the%2Dtoken"));
    QVERIFY(!scene.receiver.isWaiting());

    const Visitor second(scene.receiver);
    WAIT_VERIFY(second.isOut()); // nobody listens any more
    QCOMPARE(scene.tokens.count(), 1);
    scene.clock.advance(11min);
    QCoreApplication::processEvents();
    QCOMPARE(scene.timeouts.count(), 0);
}

void TestLoopbackReceiver::takesATokenInPieces()
{
    Scene scene;
    Visitor browser(scene.receiver);
    WAIT_VERIFY(browser.isIn());
    const QByteArray request = get(scene.path + "?loginToken=t");
    for (const char c : request) {
        QCOMPARE(scene.tokens.count(), 0);
        browser.send(QByteArray(1, c));
        QCoreApplication::processEvents();
    }
    WAIT_COMPARE(scene.tokens.count(), 1);
}

void TestLoopbackReceiver::survivesItsOwnDeletion()
{
    ManualClock clock;
    auto receiver = std::make_unique<LoopbackReceiver>(clock, awaited::LoginToken{}, texts());
    QVERIFY(receiver->listen());
    const QByteArray path = receiver->url().path(QUrl::FullyEncoded).toLatin1();
    Visitor browser(*receiver);
    bool came = false;
    connect(receiver.get(), &LoopbackReceiver::tokenCame, this, [&] {
        came = true;
        receiver.release()->deleteLater();
    });
    browser.send(get(path + "?loginToken=t"));
    WAIT_VERIFY(came);
    // The person still gets to read the whole page.
    WAIT_VERIFY(browser.isOut());
    QVERIFY(browser.received().endsWith("</html>\n"));
}

void TestLoopbackReceiver::refuses_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("path"); // empty: ours
    QTest::addColumn<QByteArray>("rest");

    const QByteArray token = "?loginToken=t";
    QTest::newRow("root") << QByteArray("GET") << QByteArray("/") << token;
    QTest::newRow("icon") << QByteArray("GET") << QByteArray("/favicon.ico") << QByteArray();
    QTest::newRow("other path") << QByteArray("GET") << QByteArray("/AAAAAAAAAAAAAAAAAAAAAA")
                                << token;
    QTest::newRow("longer path") << QByteArray("GET") << QByteArray() << "/x" + token;
    QTest::newRow("slash after it") << QByteArray("GET") << QByteArray() << "/" + token;
    QTest::newRow("no token") << QByteArray("GET") << QByteArray() << QByteArray();
    QTest::newRow("empty token") << QByteArray("GET") << QByteArray() << QByteArray("?loginToken=");
    QTest::newRow("two tokens") << QByteArray("GET") << QByteArray() << token + "&loginToken=u";
    QTest::newRow("token in fragment")
        << QByteArray("GET") << QByteArray() << QByteArray("#loginToken=t");
    QTest::newRow("post") << QByteArray("POST") << QByteArray() << token;
    QTest::newRow("head") << QByteArray("HEAD") << QByteArray() << token;
    QTest::newRow("options") << QByteArray("OPTIONS") << QByteArray() << token;
    QTest::newRow("garbage") << QByteArray("\x16\x03\x01 what") << QByteArray() << token;
    QTest::newRow("too long") << QByteArray("GET") << QByteArray() << token + QByteArray(9000, 'a');
}

void TestLoopbackReceiver::refuses()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, rest);
    Scene scene;
    Visitor visitor(scene.receiver);
    visitor.send(verb + ' ' + (path.isEmpty() ? scene.path : path) + rest
                 + " HTTP/1.1\r\nHost: x\r\n\r\n");
    WAIT_VERIFY(visitor.isOut());
    // Who sends too much may be cut off before the answer.
    const bool isCutOff = rest.size() > 8000 && visitor.received().isEmpty();
    QVERIFY(isCutOff || visitor.received().startsWith("HTTP/1.1 404 "));
    QVERIFY(!visitor.received().contains(scene.path));
    QCOMPARE(scene.tokens.count(), 0);

    // And it still waits for the right one.
    Visitor browser(scene.receiver);
    browser.send(get(scene.path + "?loginToken=t"));
    WAIT_COMPARE(scene.tokens.count(), 1);
}

void TestLoopbackReceiver::waitsOnWhileOthersKeepSilent()
{
    Scene scene;
    Visitor silent(scene.receiver);
    Visitor half(scene.receiver);
    half.send("GET /" + QByteArray(100, 'a'));
    WAIT_VERIFY(silent.isIn() && half.isIn());
    Visitor browser(scene.receiver);
    browser.send(get(scene.path + "?loginToken=t"));
    WAIT_COMPARE(scene.tokens.count(), 1);
    WAIT_VERIFY(silent.isOut() && half.isOut());
}

void TestLoopbackReceiver::dropsTheOldestOfTooMany()
{
    Scene scene;
    std::vector<std::unique_ptr<Visitor>> crowd;
    const std::size_t most = 16;
    for (std::size_t i = 0; i < most; ++i) {
        crowd.push_back(std::make_unique<Visitor>(scene.receiver));
        WAIT_VERIFY(crowd.back()->isIn());
    }
    for (int i = 0; i < 24; ++i) {
        crowd.push_back(std::make_unique<Visitor>(scene.receiver));
        WAIT_VERIFY(crowd.back()->isIn());
        WAIT_VERIFY(crowd.at(static_cast<std::size_t>(i))->isOut()); // the oldest, for this one
    }
    QCOMPARE(std::ranges::count_if(crowd, &Visitor::isIn), 16);
    Visitor browser(scene.receiver);
    browser.send(get(scene.path + "?loginToken=t"));
    WAIT_COMPARE(scene.tokens.count(), 1);
}

void TestLoopbackReceiver::givesUpSilentConnections()
{
    Scene scene;
    Visitor silent(scene.receiver);
    WAIT_VERIFY(silent.isIn());
    WAIT_VERIFY(scene.clock.untilNext() <= 10s); // the connection is known to the receiver
    scene.clock.advance(9s);
    QCoreApplication::processEvents();
    QVERIFY(silent.isIn());
    scene.clock.advance(1s);
    WAIT_VERIFY(silent.isOut());
    QVERIFY(scene.receiver.isWaiting());
}

void TestLoopbackReceiver::givesUpAfterTenMinutes()
{
    Scene scene;
    scene.clock.advance(599s);
    QCoreApplication::processEvents();
    QCOMPARE(scene.timeouts.count(), 0);
    scene.clock.advance(1s);
    WAIT_COMPARE(scene.timeouts.count(), 1);
    QVERIFY(!scene.receiver.isWaiting());
    const Visitor late(scene.receiver);
    WAIT_VERIFY(late.isOut());
    QCOMPARE(scene.tokens.count(), 0);
}

void TestLoopbackReceiver::canBeStopped()
{
    Scene scene;
    Visitor silent(scene.receiver);
    WAIT_VERIFY(scene.clock.untilNext() <= 10s);
    scene.receiver.stop();
    WAIT_VERIFY(silent.isOut());
    scene.clock.advance(11min);
    QCoreApplication::processEvents();
    QCOMPARE(scene.timeouts.count() + scene.tokens.count(), 0);
}

void TestLoopbackReceiver::marksARehearsal()
{
    LoopbackTexts marked = texts();
    marked.mark = u"\u00D6vning <1>"_s;
    ManualClock clock;
    LoopbackReceiver receiver(clock, awaited::LoginToken{}, marked);
    QVERIFY(receiver.listen());
    Visitor browser(receiver);
    browser.send(get("/"));
    WAIT_VERIFY(browser.isOut());
    QVERIFY(browser.received().contains("\u00D6vning &lt;1&gt;"));
}

void TestLoopbackReceiver::takesACode()
{
    Scene scene(awaited::Code{"the-state", u"https://auth.example.org/"_s, true});
    QCOMPARE(scene.path, "/callback"_ba);
    Visitor browser(scene.receiver);
    browser.send(get("/callback?code=c%2Bd&state=the-state&iss=https%3A%2F%2Fauth.example.org%2F"));
    WAIT_COMPARE(scene.tokens.count(), 1);
    WAIT_VERIFY(browser.isOut());
    QCOMPARE(scene.receiver.takeToken().reveal().toByteArray(), "c+d"_ba);
    QVERIFY(browser.received().startsWith("HTTP/1.1 200 OK"));
    QVERIFY(!scene.receiver.isWaiting());
    const Visitor second(scene.receiver);
    WAIT_VERIFY(second.isOut());
    QCOMPARE(scene.tokens.count(), 1);
}

void TestLoopbackReceiver::callbacks_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("namesIssuer");
    QTest::addColumn<bool>("isOurs"); ///< it ends the waiting
    QTest::addColumn<QString>("error");
    const QByteArray issuer = "&iss=https%3A%2F%2Fauth.example.org%2F";
    const auto row = [](const char *name, const QByteArray &target, bool isOurs,
                        const QString &error = {}, bool namesIssuer = false) {
        QTest::newRow(name) << target << namesIssuer << isOurs << error;
    };
    row("good", "/callback?code=c&state=the-state", true);
    row("good, with issuer", "/callback?code=c&state=the-state" + issuer, true);
    row("declined", "/callback?error=access_denied&state=the-state", true, u"access_denied"_s);
    row("declined, with a code", "/callback?code=c&error=access_denied&state=the-state", true,
        u"access_denied"_s);
    row("other issuer", "/callback?code=c&state=the-state&iss=https%3A%2F%2Fevil.example", true,
        u"invalid_issuer"_s);
    row("issuer with what cannot be seen",
        "/callback?code=c&state=the-state&iss=https%3A%2F%2Fauth.example.org%2F%E2%80%8B", true,
        u"invalid_issuer"_s);
    row("no, in no words", "/callback?error=%E2%80%8B&state=the-state", true, u"invalid_request"_s);
    row("no issuer, but promised", "/callback?code=c&state=the-state", true, u"invalid_issuer"_s,
        true);
    row("state of another", "/callback?code=c&state=the-stat3", false);
    row("declined for another", "/callback?error=access_denied&state=x", false);
    row("no state", "/callback?code=c", false);
    row("two states", "/callback?code=c&state=the-state&state=the-state", false);
    row("two codes", "/callback?code=c&code=d&state=the-state", false);
    row("no code", "/callback?state=the-state", false);
    row("empty code", "/callback?code=&state=the-state", false);
    row("another path", "/callback/?code=c&state=the-state", false);
    row("a login token", "/callback?loginToken=t&state=the-state", false);
}

/// What is not ours changes nothing, and the waiting goes on.
void TestLoopbackReceiver::callbacks()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, namesIssuer);
    QFETCH(bool, isOurs);
    QFETCH(QString, error);
    Scene scene(awaited::Code{"the-state", u"https://auth.example.org/"_s, namesIssuer});
    Visitor browser(scene.receiver);
    browser.send(get(target));
    WAIT_VERIFY(browser.isOut());
    QVERIFY(browser.received().startsWith(isOurs ? "HTTP/1.1 200" : "HTTP/1.1 404"));
    QCOMPARE(scene.tokens.count(), isOurs && error.isEmpty() ? 1 : 0);
    QCOMPARE(scene.refusals.count(), error.isEmpty() ? 0 : 1);
    QCOMPARE(scene.receiver.error(), error);
    QCOMPARE(scene.receiver.isWaiting(), !isOurs);
}

QTEST_GUILESS_MAIN(TestLoopbackReceiver)
#include "TestLoopbackReceiver.moc"
