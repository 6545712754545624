// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/UserId.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

/// User ids and server names (Matrix spec, appendices), with those that only look like one.
class TestUserId final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void countsBytesNotCharacters();
    void serverNames_data();
    void serverNames();
    void showsAsOneLeftToRightRun();
    void equality_data();
    void equality();
    void knownLetters_data();
    void knownLetters();
};

void TestUserId::accepts_data()
{
    QTest::addColumn<QString>("localpart");
    QTest::addColumn<QString>("serverName");

    const auto row = [](const char *name, const QString &localpart, const QString &serverName) {
        QTest::newRow(name) << localpart << serverName;
    };
    row("plain", u"alice"_s, u"example.org"_s);
    row("every letter of today's grammar", u"abcxyz0189._=-/+"_s, u"example.org"_s);
    row("port", u"a"_s, u"example.org:8448"_s);
    row("IPv4", u"a"_s, u"1.2.3.4"_s);
    row("IPv4 and port", u"a"_s, u"1.2.3.4:1234"_s);
    row("IPv6", u"a"_s, u"[1234:5678::abcd]"_s);
    row("IPv6 and port", u"a"_s, u"[1234:5678::abcd]:5678"_s);
    row("IPv6 loopback", u"a"_s, u"[::1]"_s);
    row("one label", u"a"_s, u"localhost"_s);
    row("upper case server", u"a"_s, u"Example.ORG"_s);
    row("historical: upper case", u"Alice"_s, u"example.org"_s);
    row("historical: space", u"al ice"_s, u"example.org"_s);
    row("historical: spaces at the ends", u" alice "_s, u"example.org"_s);
    row("historical: unicode", u"älice鍵👋"_s, u"example.org"_s);
    row("historical: empty", {}, u"example.org"_s);
    row("historical: slash", u"a/b"_s, u"x"_s);
    row("historical: dots", u".."_s, u"x"_s);
    row("historical: at", u"@@a@b"_s, u"x"_s);
    row("historical: percent", u"a%2Fb"_s, u"x"_s);
    row("historical: query and fragment", u"a?b#c"_s, u"x"_s);
    row("historical: newline", u"a\nb"_s, u"x"_s);
    row("historical: quotes and markup", u"\"<b>\\"_s, u"x"_s);
    row("historical: bidi", u"a\u202Eb"_s, u"x"_s);
}

void TestUserId::accepts()
{
    QFETCH(QString, localpart);
    QFETCH(QString, serverName);
    const QString text = u'@' + localpart + u':' + serverName;
    const auto userId = UserId::parse(text);
    QVERIFY(userId);
    QCOMPARE(userId->toString(), text);
    QCOMPARE(userId->localpart(), localpart);
    QCOMPARE(userId->serverName(), serverName);
}

void TestUserId::refuses_data()
{
    QTest::addColumn<QString>("text");

    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("empty", {});
    row("only the at", u"@"_s);
    row("only the colon", u":"_s);
    row("no server", u"@a:"_s);
    row("no colon", u"@a"_s);
    row("no at", u"alice:example.org"_s);
    row("another sigil", u"#a:example.org"_s);
    row("an email address", u"alice@example.org"_s);
    row("a full-width at", u"＠alice:example.org"_s);
    row("a space before", u" @a:example.org"_s);
    row("a space after", u"@a:example.org "_s);
    row("a newline after", u"@a:example.org\n"_s);
    row("a newline after the port", u"@a:example.org:80\n"_s);
    row("carriage return after", u"@a:example.org\r"_s);
    row("a NUL in the localpart", u"@a"_s + QChar(0) + u"b:example.org"_s);
    row("a NUL at the end", u"@a:example.org"_s + QChar(0));
    row("a lone high surrogate", u"@a"_s + QChar(0xD83D) + u":example.org"_s);
    row("a lone low surrogate", u"@a"_s + QChar(0xDC00) + u":example.org"_s);
    row("surrogates the wrong way round", u"@"_s + QChar(0xDC4B) + QChar(0xD83D) + u":x"_s);
    row("a colon in the localpart", u"@a:b:example.org"_s);
    row("a path", u"@a:example.org/x"_s);
    row("a scheme", u"@a:https://example.org"_s);
    row("user info", u"@a:b@example.org"_s);
    row("a server in unicode", u"@a:exämple.org"_s);
    row("a Cyrillic letter", u"@a:mаtrix.org"_s);
    row("an ideographic full stop", u"@a:example。org"_s);
    row("unicode digits as port", u"@a:example.org:８４４８"_s);
    row("an underscore", u"@a:my_server"_s);
}

void TestUserId::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!UserId::parse(text));
}

void TestUserId::countsBytesNotCharacters()
{
    const QString frame = u"@:example.org"_s;
    const qsizetype room = 255 - frame.size();
    const auto withLocalpart = [](const QString &localpart) {
        return UserId::parse(u'@' + localpart + u":example.org"_s);
    };
    QVERIFY(withLocalpart(QString(room, u'a')));
    QVERIFY(!withLocalpart(QString(room + 1, u'a')));
    QVERIFY(withLocalpart(QString(room / 2, u'ä')));
    QVERIFY(!withLocalpart(QString(room / 2 + 1, u'ä')));
    QVERIFY(withLocalpart(u"👋"_s.repeated(room / 4)));
    QVERIFY(!withLocalpart(u"👋"_s.repeated(room / 4 + 1)));
    QVERIFY(!withLocalpart(QString(1 << 20, u'a')));
}

void TestUserId::serverNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");

    const auto row = [](const char *name, const QString &text, bool isOne) {
        QTest::newRow(name) << text << isOne;
    };
    row("port 1", u"x:1"_s, true);
    row("port 65535", u"x:65535"_s, true);
    row("port with leading zeros", u"x:00080"_s, true);
    row("port 0", u"x:0"_s, false);
    row("port 00000", u"x:00000"_s, false);
    row("port 65536", u"x:65536"_s, false);
    row("port 99999", u"x:99999"_s, false);
    row("port of six digits", u"x:000080"_s, false);
    row("port empty", u"x:"_s, false);
    row("port negative", u"x:-1"_s, false);
    row("port with plus", u"x:+80"_s, false);
    row("two ports", u"x:80:80"_s, false);
    row("IPv6 without brackets", u"::1"_s, false);
    row("IPv6 not closed", u"[::1"_s, false);
    row("IPv6 empty", u"[]"_s, false);
    row("IPv6 with zone", u"[fe80::1%25eth0]"_s, false);
    row("IPv6 with text after", u"[::1]x"_s, false);
    row("255 letters", QString(255, u'a'), true);
    row("256 letters", QString(256, u'a'), false);
    row("empty", {}, false);
    row("space", u"a b"_s, false);
    row("newline", u"\n"_s, false);
}

void TestUserId::serverNames()
{
    QFETCH(QString, text);
    QFETCH(bool, isOne);
    QCOMPARE(isServerName(text), isOne);
    QVERIFY(!isServerName(text + u'\n'));
    QVERIFY(!isServerName(u'\n' + text));
}

void TestUserId::showsAsOneLeftToRightRun()
{
    const auto shown = [](const QString &text) { return UserId::parse(text).value().display(); };
    QCOMPARE(shown(u"@alice:example.org"_s), u"\u2066@alice:example.org\u2069"_s);
    QCOMPARE(shown(u"@a\u202Egro\u2069:evil.org"_s), u"\u2066@agro:evil.org\u2069"_s);
    QCOMPARE(shown(u"@a\nb:x"_s), u"\u2066@a b:x\u2069"_s);
    // Nothing of an id is cut away, however long.
    const QString longest = u'@' + QString(242, u'a') + u":example.org"_s;
    QCOMPARE(shown(longest), u'\u2066' + longest + u'\u2069');
}

void TestUserId::equality_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("the same") << u"@a:x.org"_s << true;
    QTest::newRow("another name") << u"@b:x.org"_s << false;
    QTest::newRow("its name in capitals") << u"@A:x.org"_s << false;
    QTest::newRow("its server in capitals") << u"@a:X.ORG"_s << true;
    QTest::newRow("another port") << u"@a:x.org:8448"_s << false;
    QTest::newRow("a letter that looks like it in capitals") << u"@a:x.0rg"_s << false;
}

/// A name is as the server keeps it; servers are known by their name in whatever letters.
void TestUserId::equality()
{
    QFETCH(QString, other);
    QFETCH(bool, isSame);
    const auto one = UserId::parse(u"@a:x.org"_s);
    QCOMPARE(UserId::parse(other) == one, isSame);
    QCOMPARE(one == UserId::parse(other), isSame);
}

void TestUserId::knownLetters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("known");
    const auto row = [](const char *name, const QString &text, const QString &known) {
        QTest::newRow(name) << text << known;
    };
    row("plain", u"Example.org:8448"_s, u"Example.org:8448"_s);
    row("umlaut", u"münchen.example"_s, u"xn--mnchen-3ya.example"_s);
    row("umlaut and port", u"München.example:8448"_s, u"xn--mnchen-3ya.example:8448"_s);
    row("another script", u"例え.テスト"_s, u"xn--r8jz45g.xn--zckzah"_s);
    row("an ideographic full stop", u"münchen。example"_s, u"xn--mnchen-3ya.example"_s);
    row("IPv6", u"[::1]:8008"_s, u"[::1]:8008"_s);
    row("no name", u"mün chen.example"_s, u"mün chen.example"_s);
    row("an unknown port", u"münchen.example:８"_s, u"xn--mnchen-3ya.example:８"_s);
    row("nothing", {}, {});
}

void TestUserId::knownLetters()
{
    QFETCH(QString, text);
    QTEST(asciiServerName(text), "known");
}

QTEST_GUILESS_MAIN(TestUserId)
#include "TestUserId.moc"
