// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/HomeserverUrl.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

/// Where passwords and tokens may be sent, and where not.
class TestHomeserverUrl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void plainHttpReachesOnlyThisMachine_data();
    void plainHttpReachesOnlyThisMachine();
    void serverNames_data();
    void serverNames();
    void loopbackHosts_data();
    void loopbackHosts();
    void endpoints_data();
    void endpoints();
    void endpointsStayBelowTheBase();
    void showsTheHost_data();
    void showsTheHost();
    void openable_data();
    void openable();
    void origin();
};

void TestHomeserverUrl::accepts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");

    const auto row = [](const char *name, const QString &text, const QString &url) {
        QTest::newRow(name) << text << url;
    };
    row("plain", u"https://example.org"_s, u"https://example.org"_s);
    row("a slash at the end", u"https://example.org/"_s, u"https://example.org"_s);
    row("slashes at the end", u"https://example.org///"_s, u"https://example.org"_s);
    row("port", u"https://example.org:8448/"_s, u"https://example.org:8448"_s);
    row("the usual port", u"https://example.org:443/"_s, u"https://example.org"_s);
    row("the usual port, with a path", u"https://example.org:443/a"_s, u"https://example.org/a"_s);
    row("the port of http", u"https://example.org:80"_s, u"https://example.org:80"_s);
    row("the usual port of http", u"http://localhost:80"_s, u"http://localhost"_s);
    row("path", u"https://example.org/matrix"_s, u"https://example.org/matrix"_s);
    const QString longest = u"https://example.org/"_s;
    row("as long as allowed", longest + QString(2000 - longest.size(), u'a'),
        longest + QString(2000 - longest.size(), u'a'));
    row("path and slash", u"https://example.org/a/b/"_s, u"https://example.org/a/b"_s);
    row("query and fragment are dropped", u"https://example.org/a?b=c#d"_s,
        u"https://example.org/a"_s);
    row("encoded path stays encoded", u"https://example.org/a%2Fb%20c"_s,
        u"https://example.org/a%2Fb%20c"_s);
    row("upper case", u"HTTPS://EXAMPLE.ORG/Path"_s, u"https://example.org/Path"_s);
    row("spaces around", u" \thttps://example.org\n"_s, u"https://example.org"_s);
    row("IPv4", u"https://192.0.2.7:1234"_s, u"https://192.0.2.7:1234"_s);
    row("IPv6", u"https://[2001:db8::7]:1234"_s, u"https://[2001:db8::7]:1234"_s);
    row("unicode host", u"https://bücher.example"_s, u"https://xn--bcher-kva.example"_s);
    row("http on localhost", u"http://localhost:8008"_s, u"http://localhost:8008"_s);
    row("http on LOCALHOST", u"http://LOCALHOST:8008"_s, u"http://localhost:8008"_s);
    row("http on 127.0.0.1", u"http://127.0.0.1:8008/"_s, u"http://127.0.0.1:8008"_s);
    row("http on 127.255.255.255", u"http://127.255.255.255"_s, u"http://127.255.255.255"_s);
    row("http on ::1", u"http://[::1]:8008"_s, u"http://[::1]:8008"_s);
    row("http on a long ::1", u"http://[0:0:0:0:0:0:0:1]"_s, u"http://[::1]"_s);
}

void TestHomeserverUrl::accepts()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    const auto server = HomeserverUrl::parse(text);
    QVERIFY(server);
    QCOMPARE(server->toString(), url);
    QVERIFY(HomeserverUrl::parse(url) == server);
}

void TestHomeserverUrl::refuses_data()
{
    QTest::addColumn<QString>("text");

    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("empty", {});
    row("no scheme", u"example.org"_s);
    row("a host that looks like a scheme", u"example.org:8448"_s);
    row("no host", u"https://"_s);
    row("no host, with path", u"https:///path"_s);
    row("no host, with port", u"https://:8448"_s);
    row("one slash", u"https:/example.org"_s);
    row("relative to the scheme", u"//example.org"_s);
    row("http", u"http://example.org"_s);
    row("ftp", u"ftp://example.org"_s);
    row("file", u"file:///etc/passwd"_s);
    row("javascript", u"javascript:alert(1)"_s);
    row("javascript with slashes", u"javascript://example.org/%0aalert(1)"_s);
    row("data", u"data:text/html,x"_s);
    row("user", u"https://user@example.org"_s);
    row("user and password", u"https://user:password@example.org"_s);
    row("the host is behind the at", u"https://matrix.org@evil.example"_s);
    row("the host is behind the backslash", u"https://matrix.org\\@evil.example"_s);
    row("an empty user", u"https://@example.org"_s);
    row("an empty user and password", u"https://:@example.org"_s);
    row("backslashes", u"https:\\\\example.org"_s);
    row("port 0", u"https://example.org:0"_s);
    row("port 65536", u"https://example.org:65536"_s);
    row("port 99999", u"https://example.org:99999"_s);
    row("a port of letters", u"https://example.org:x"_s);
    row("a space in the host", u"https://exam ple.org"_s);
    row("a newline in the host", u"https://exam\nple.org"_s);
    row("a percent in the host", u"https://exam%70le.org%00"_s);
    row("double slash in the path", u"https://example.org//evil.example"_s);
    row("IPv6 not closed", u"https://[::1"_s);
    row("IPv6 with a zone", u"https://[fe80::1%25eth0]"_s);
    row("IPv6 with a zone in unicode", u"https://[fe80::1%25鍵]"_s);
    row("half a percent", u"https://example.org/%"_s);
    const QString host = u"https://example.org/"_s;
    row("one letter too long", host + QString(2001 - host.size(), u'a'));
    row("endless", u"https://example.org/"_s + QString(2000, u'a'));
    row("endless when encoded", u"https://example.org/"_s + QString(400, u'鍵'));
}

void TestHomeserverUrl::refuses()
{
    QFETCH(QString, text);
    const auto server = HomeserverUrl::parse(text);
    QVERIFY2(!server, server ? qPrintable(server->toString()) : "");
}

void TestHomeserverUrl::plainHttpReachesOnlyThisMachine_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : {"127.0.0.1.evil.com",
                             "localhost.evil.com",
                             "localhost.",
                             "localhost.localdomain",
                             "evil-localhost",
                             "evil.localhost",
                             "127.0.0.1.",
                             "127.0.0",
                             "127.1",
                             "0x7f.1",
                             "0177.1",
                             "127",
                             "2130706433",
                             "0x7f000001",
                             "127.0.0.256",
                             "127.0.0.1.1",
                             "1127.0.0.1",
                             "127.0.0.1evil",
                             "126.0.0.1",
                             "128.0.0.1",
                             "0.0.0.0",
                             "0",
                             "10.0.0.1",
                             "[::]",
                             "[::2]",
                             "[::ffff:127.0.0.1]",
                             "[::127.0.0.1]",
                             "[fe80::1]",
                             "[2001:db8::1]",
                             "xn--localhost-abc",
                             "löcalhost",
                             "127.0.0.1%2eevil.com",
                             "127.0.0.1%00",
                             "loc%61lhost.evil.com",
                             "\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1"}) {
        QTest::newRow(host) << QString::fromUtf8(host);
    }
}

/// Either it is refused, or what is held is a literal loopback address: numbers that QUrl has
/// normalised ("127.1") never go through a name look-up.
void TestHomeserverUrl::plainHttpReachesOnlyThisMachine()
{
    QFETCH(QString, host);
    const auto server = HomeserverUrl::parse(u"http://"_s + host);
    if (server) {
        const QString held = server->origin().host(QUrl::FullyEncoded);
        static const QRegularExpression literal(uR"(\A127\.\d{1,3}\.\d{1,3}\.\d{1,3}\z)"_s);
        QVERIFY2(literal.match(held).hasMatch() || held == u"::1"_s, qPrintable(held));
    }
    const auto typed = HomeserverUrl::fromServerName(host);
    if (typed && typed->origin().scheme() == u"http"_s) {
        QVERIFY(isLoopbackHost(typed->origin().host()));
        QVERIFY2(QHostAddress(typed->origin().host()).isLoopback(), qPrintable(typed->toString()));
    }
}

void TestHomeserverUrl::serverNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");

    const auto row = [](const char *name, const QString &typed, const QString &url) {
        QTest::newRow(name) << typed << url;
    };
    row("name", u"example.org"_s, u"https://example.org"_s);
    row("name and port", u"example.org:8448"_s, u"https://example.org:8448"_s);
    row("upper case", u"Example.ORG"_s, u"https://example.org"_s);
    row("localhost", u"localhost:8008"_s, u"http://localhost:8008"_s);
    row("127.0.0.1", u"127.0.0.1"_s, u"http://127.0.0.1"_s);
    row("::1", u"[::1]:8008"_s, u"http://[::1]:8008"_s);
    row("a name that begins like loopback", u"127.0.0.1.evil.com"_s,
        u"https://127.0.0.1.evil.com"_s);
    row("a name that begins like localhost", u"localhost.evil.com"_s,
        u"https://localhost.evil.com"_s);
    row("not a name", u"exa mple"_s, {});
    row("a path", u"example.org/x"_s, {});
    row("a URL", u"https://example.org"_s, {});
    row("port 0", u"example.org:0"_s, {});
    row("a dot", u"."_s, {});
    row("dots in a row", u"a..b"_s, {});
    row("an empty name", {}, {});
    row("IPv6 that is none", u"[:::::]"_s, {});
}

void TestHomeserverUrl::serverNames()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    const auto server = HomeserverUrl::fromServerName(typed);
    QCOMPARE(server ? server->toString() : QString(), url);
}

void TestHomeserverUrl::loopbackHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLoopback");

    const auto row = [](const char *host, bool isLoopback) {
        QTest::newRow(QByteArray(host).replace('\n', "\\n").constData())
            << QString::fromUtf8(host) << isLoopback;
    };
    row("localhost", true);
    row("LocalHost", true);
    row("127.0.0.1", true);
    row("127.1.2.3", true);
    row("127.255.255.255", true);
    row("::1", true);
    row("", false);
    row("127.0.0", false);
    row("127.0.0.256", false);
    row("127.0.0.1\n", false);
    row("127.0.0.1.evil.com", false);
    row("x127.0.0.1", false);
    row("1127.0.0.1", false);
    row("localhost.", false);
    row("localhost\n", false);
    row("localhost.evil.com", false);
    row("127a0b0c1", false);
    row("::", false);
    row("::11", false);
    row("\xD9\xA1\xD9\xA2\xD9\xA7.0.0.1", false); // Arabic-Indic digits
}

void TestHomeserverUrl::loopbackHosts()
{
    QFETCH(QString, host);
    QFETCH(bool, isLoopback);
    QCOMPARE(isLoopbackHost(host), isLoopback);
}

void TestHomeserverUrl::endpoints_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QStringList>("segments");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("wire");

    const auto row = [](const char *name, const QString &base, const QStringList &segments,
                        const QString &query, const QByteArray &wire) {
        QTest::newRow(name) << base << segments << query << wire;
    };
    const QString base = u"https://x.org"_s;
    row("plain", base, {u"_matrix"_s, u"client"_s}, {}, "https://x.org/_matrix/client");
    row("a path prefix stays", u"https://x.org/a/b/"_s, {u"c"_s}, {}, "https://x.org/a/b/c");
    row("an encoded prefix stays", u"https://x.org/a%2Fb"_s, {u"c"_s}, {}, "https://x.org/a%2Fb/c");
    row("user id", base, {u"@alice:example.org"_s}, {}, "https://x.org/%40alice%3Aexample.org");
    row("user id with slash", base, {u"@a/b:x"_s}, {}, "https://x.org/%40a%2Fb%3Ax");
    row("percent is encoded once", base, {u"%2F"_s}, {}, "https://x.org/%252F");
    row("percent alone", base, {u"100%"_s}, {}, "https://x.org/100%25");
    row("query and fragment characters", base, {u"a?b#c"_s}, {}, "https://x.org/a%3Fb%23c");
    row("spaces, plus, backslash", base, {u"a b+c\\d"_s}, {}, "https://x.org/a%20b%2Bc%5Cd");
    row("line ends", base, {u"a\r\nHost: evil"_s}, {}, "https://x.org/a%0D%0AHost%3A%20evil");
    row("unicode", base, {u"ä鍵👋"_s}, {}, "https://x.org/%C3%A4%E9%8D%B5%F0%9F%91%8B");
    row("another origin", base, {u"//evil.org/"_s}, {}, "https://x.org/%2F%2Fevil.org%2F");
    row("a query goes in as it is", base, {u"a"_s}, u"b=c%26d&e=f"_s,
        "https://x.org/a?b=c%26d&e=f");
    row("unreserved stays", base, {u"aZ09-._~"_s}, {}, "https://x.org/aZ09-._~");
    row("IPv6", u"http://[::1]:8008"_s, {u"a"_s}, {}, "http://[::1]:8008/a");
    row("punycode", u"https://bücher.example"_s, {u"a"_s}, {}, "https://xn--bcher-kva.example/a");
}

void TestHomeserverUrl::endpoints()
{
    QFETCH(QString, base);
    QFETCH(QStringList, segments);
    QFETCH(QString, query);
    QFETCH(QByteArray, wire);
    const QUrl url = HomeserverUrl::parse(base).value().endpoint(segments, query);
    QVERIFY(url.isValid());
    QCOMPARE(url.toEncoded(), wire);
}

void TestHomeserverUrl::endpointsStayBelowTheBase()
{
    const HomeserverUrl server = HomeserverUrl::parse(u"https://x.org/a"_s).value();
    for (const QString &segment :
         {u".."_s, u"."_s, u"../.."_s, u"%2e%2e"_s, u"..\\"_s, QString()}) {
        const QUrl url = server.endpoint({u"b"_s, segment, u"c"_s});
        QVERIFY(url.isValid());
        QCOMPARE(url.host(), u"x.org"_s);
        // Four segments whatever stands in them: nothing was resolved away.
        QCOMPARE(url.path(QUrl::FullyEncoded).count(u'/'), 4);
        QVERIFY(url.path(QUrl::FullyEncoded).startsWith(u"/a/b/"_s));
    }
}

void TestHomeserverUrl::showsTheHost_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");

    const auto row = [](const char *name, const QString &url, const QString &shown) {
        QTest::newRow(name) << url << shown;
    };
    row("plain", u"https://example.org/path"_s, u"example.org"_s);
    row("port", u"https://example.org:8448"_s, u"example.org:8448"_s);
    row("IPv6", u"https://[2001:db8::7]"_s, u"[2001:db8::7]"_s);
    row("IPv6 and port", u"http://[::1]:8008"_s, u"[::1]:8008"_s);
    row("umlaut", u"https://bücher.example"_s, u"xn--bcher-kva.example"_s);
    row("a Cyrillic letter", u"https://mаtrix.org"_s, u"xn--mtrix-4ve.org"_s);
    row("given as punycode", u"https://xn--mtrix-4ve.org"_s, u"xn--mtrix-4ve.org"_s);
}

void TestHomeserverUrl::showsTheHost()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(HomeserverUrl::parse(url).value().displayHost(), shown);
    QCOMPARE(shownHost(QUrl(url)), shown);
}

void TestHomeserverUrl::openable_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("may");

    const auto row
        = [](const char *url, bool may) { QTest::newRow(url) << QString::fromUtf8(url) << may; };
    row("https://example.org/a?b#c", true);
    row("http://127.0.0.1:5000/x", true);
    row("http://[::1]:5000/x", true);
    row("http://example.org/", false);
    row("http://localhost.evil.com/", false);
    row("https://user@example.org/", false);
    row("https://:secret@example.org/", false);
    row("https://@example.org/", false);
    row("https://example.org/@a:b", true);
    row("https:example.org", false);
    row("https:///x", false);
    row("file:///etc/passwd", false);
    row("javascript:alert(1)", false);
    row("mailto:a@example.org", false);
    row("ssh://example.org", false);
    row("", false);
}

void TestHomeserverUrl::openable()
{
    QFETCH(QString, url);
    QFETCH(bool, may);
    QCOMPARE(isOpenable(QUrl(url, QUrl::StrictMode)), may);
}

void TestHomeserverUrl::origin()
{
    const auto origin
        = [](const QString &text) { return HomeserverUrl::parse(text).value().origin(); };
    QCOMPARE(origin(u"https://x.org:8448/a/b"_s), QUrl(u"https://x.org:8448"_s));
    QCOMPARE(origin(u"http://[::1]:1/a"_s), QUrl(u"http://[::1]:1"_s));
}

QTEST_GUILESS_MAIN(TestHomeserverUrl)
#include "TestHomeserverUrl.moc"
