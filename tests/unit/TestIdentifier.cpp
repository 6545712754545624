// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/Identifier.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

using Kind = LoginName::Kind;

Q_DECLARE_METATYPE(farewell::LoginName::Kind)
Q_DECLARE_METATYPE(farewell::IdMatch)

/// What a person may type to say who they are, and what is not taken for it.
class TestIdentifier final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void compared_data();
    void compared();
};

void TestIdentifier::accepted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("server"); // of the Matrix ID; empty: none was given

    const auto id
        = [](const char *row, const QString &text, const QString &name, const QString &server) {
              QTest::newRow(row) << text << Kind::User << name << server;
          };
    id("matrix id", u"@alice:example.org"_s, u"@alice:example.org"_s, u"example.org"_s);
    id("space around it", u" \t@alice:example.org\r\n"_s, u"@alice:example.org"_s,
       u"example.org"_s);
    id("invisible marks around it", u"\u2066\u200E@a:x.org\u200B\u2069\uFEFF"_s, u"@a:x.org"_s,
       u"x.org"_s);
    id("port", u"@a:x.org:8448"_s, u"@a:x.org:8448"_s, u"x.org:8448"_s);
    id("IPv4 and port", u"@a:1.2.3.4:1234"_s, u"@a:1.2.3.4:1234"_s, u"1.2.3.4:1234"_s);
    id("IPv6 and port", u"@a:[1234:5678::abcd]:5678"_s, u"@a:[1234:5678::abcd]:5678"_s,
       u"[1234:5678::abcd]:5678"_s);
    id("slash", u"@a/b:x"_s, u"@a/b:x"_s, u"x"_s);
    id("upper case stays", u"@Alice:X.org"_s, u"@Alice:X.org"_s, u"X.org"_s);
    id("historical", u"@J\u00F6rg \u79C1!:x.org"_s, u"@J\u00F6rg \u79C1!:x.org"_s, u"x.org"_s);
    id("second at", u"@a@b:x.org"_s, u"@a@b:x.org"_s, u"x.org"_s);
    id("empty localpart", u"@:x.org"_s, u"@:x.org"_s, u"x.org"_s);
    id("255 bytes", u'@' + QString(248, u'a') + u":x.org"_s,
       u'@' + QString(248, u'a') + u":x.org"_s, u"x.org"_s);

    id("matrix.to encoded", u"https://matrix.to/#/%40a%3Ax.org"_s, u"@a:x.org"_s, u"x.org"_s);
    id("matrix.to plain", u"https://matrix.to/#/@a:x.org"_s, u"@a:x.org"_s, u"x.org"_s);
    id("matrix.to via", u"https://matrix.to/#/@a:x?via=y&via=z"_s, u"@a:x"_s, u"x"_s);
    id("matrix.to upper case", u"HTTPS://Matrix.To/#/@a:x"_s, u"@a:x"_s, u"x"_s);
    id("matrix.to http", u"http://matrix.to/#/@a:x"_s, u"@a:x"_s, u"x"_s);
    id("matrix.to slash", u"https://matrix.to/#/@a%2Fb:x"_s, u"@a/b:x"_s, u"x"_s);
    id("matrix.to question mark", u"https://matrix.to/#/@a%3Fb:x?via=y"_s, u"@a?b:x"_s, u"x"_s);
    id("matrix.to per cent", u"https://matrix.to/#/@50%25:x"_s, u"@50%:x"_s, u"x"_s);
    id("matrix.to utf-8", u"https://matrix.to/#/@j%C3%B6:x"_s, u"@j\u00F6:x"_s, u"x"_s);
    const QString via = u"https://matrix.to/#/@a:x?via="_s;
    id("matrix.to as long as allowed", via + QString(2000 - via.size(), u'y'), u"@a:x"_s, u"x"_s);
    id("matrix uri", u"matrix:u/a:x.org"_s, u"@a:x.org"_s, u"x.org"_s);
    id("matrix uri action", u"matrix:u/a:x.org?action=chat"_s, u"@a:x.org"_s, u"x.org"_s);
    id("matrix uri encoded", u"MATRIX:u/a%2Fb:x"_s, u"@a/b:x"_s, u"x"_s);

    id("username", u"alice"_s, u"alice"_s, {});
    id("username trimmed", u"  alice "_s, u"alice"_s, {});
    id("username like a host", u"example.org"_s, u"example.org"_s, {});
    id("username of marks", u"a.b_c=d-e/f+g"_s, u"a.b_c=d-e/f+g"_s, {});
    id("username historical", u"Alice Smith"_s, u"Alice Smith"_s, {});
    id("username of digits", u"447700900001"_s, u"447700900001"_s, {});
    id("username of few digits", u"007"_s, u"007"_s, {});
    id("username that begins with zeros", u"0000-cool"_s, u"0000-cool"_s, {});
    id("id of digits", u"@07700900001:x.org"_s, u"@07700900001:x.org"_s, u"x.org"_s);
    id("id that looks like another", u"@a:m\u0430trix.org"_s, u"@a:xn--mtrix-4ve.org"_s,
       u"xn--mtrix-4ve.org"_s); // and gives itself away
    id("id in other letters", u"@bob:m\u00FCnchen.example"_s, u"@bob:xn--mnchen-3ya.example"_s,
       u"xn--mnchen-3ya.example"_s);
    id("matrix.to in other letters", u"https://matrix.to/#/@bob:m%C3%BCnchen.example:8448"_s,
       u"@bob:xn--mnchen-3ya.example:8448"_s, u"xn--mnchen-3ya.example:8448"_s);

    const auto email = [](const char *row, const QString &text, const QString &name) {
        QTest::newRow(row) << text << Kind::Email << name << QString();
    };
    email("email", u"alice@example.org"_s, u"alice@example.org"_s);
    email("email folded", u" Alice.Smith+x@Example.ORG "_s, u"alice.smith+x@example.org"_s);
    email("email of the world", u"j\u00F6rg@b\u00FCcher.example"_s,
          u"j\u00F6rg@b\u00FCcher.example"_s);

    const QString at = u"@example.org"_s;
    email("email of 254 bytes", QString(242, u'a') + at, QString(242, u'a') + at);
    email("email of 254 bytes in other letters", QString(121, u'\u00F6') + at,
          QString(121, u'\u00F6') + at);

    const auto phone = [](const char *row, const QString &text, const QString &digits) {
        QTest::newRow(row) << text << Kind::Phone << digits << QString();
    };
    phone("phone", u"+447700900001"_s, u"447700900001"_s);
    phone("phone with spaces", u"+44 7700 900-001"_s, u"447700900001"_s);
    phone("phone with brackets", u"+1 (555) 010-0199"_s, u"15550100199"_s);
    phone("phone with inland zero", u"+44 (0)7700 900001"_s, u"447700900001"_s);
    phone("phone with spaced inland zero", u"+44 (0) 7700 900001"_s, u"447700900001"_s);
    phone("phone with bracketed code", u"+44 (07700) 900001"_s, u"447700900001"_s);
    phone("phone with a zero that belongs to it", u"+39 (06) 90012345"_s, u"390690012345"_s);
    phone("phone as dialled", u"00447700900001"_s, u"447700900001"_s);
    phone("phone as dialled with spaces", u"0044 (0)7700 900-001"_s, u"447700900001"_s);
    phone("phone with dots and slash", u"+44.7700/900.001"_s, u"447700900001"_s);
    phone("phone typeset", u"+44\u00A07700\u2011900\u2013001"_s, u"447700900001"_s);
    phone("phone shortest", u"+6834001"_s, u"6834001"_s);
    phone("phone longest", u"+123456789012345"_s, u"123456789012345"_s);
}

void TestIdentifier::accepted()
{
    QFETCH(QString, text);
    QFETCH(Kind, kind);
    QFETCH(QString, name);
    QFETCH(QString, server);

    const auto identifier = Identifier::parse(text);
    QVERIFY(identifier);
    QCOMPARE(identifier->name.kind, kind);
    QCOMPARE(identifier->name.text, name);
    QCOMPARE(identifier->serverName().value_or(QString()), server);
    QCOMPARE(identifier->userId.has_value(), !server.isEmpty());
}

void TestIdentifier::refused_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << QString();
    QTest::newRow("white space") << u" \t\r\n\u00A0"_s;
    QTest::newRow("invisible only") << u"\u200B\u2066\uFEFF"_s;
    QTest::newRow("at alone") << u"@"_s;
    QTest::newRow("no server") << u"@alice"_s;
    QTest::newRow("empty server") << u"@alice:"_s;
    QTest::newRow("at missing") << u"alice:example.org"_s;
    QTest::newRow("space in server") << u"@alice: example.org"_s;
    QTest::newRow("path in server") << u"@alice:example.org/x"_s;
    QTest::newRow("user info in server") << u"@alice:example.org@evil.example"_s;
    QTest::newRow("port 0") << u"@a:x:0"_s;
    QTest::newRow("port 65536") << u"@a:x:65536"_s;
    QTest::newRow("no server in other letters") << u"@a:m\u0430 trix.org"_s;
    QTest::newRow("256 bytes") << u'@' + QString(249, u'a') + u":x.org"_s;
    QTest::newRow("line break inside") << u"@al\nice:x.org"_s;
    QTest::newRow("line separator inside") << u"@al\u2028ice:x.org"_s;
    QTest::newRow("NUL inside") << u"@al"_s + QChar(u'\0') + u"ice:x.org"_s;
    QTest::newRow("bidi inside") << u"@al\u202Eice:x.org"_s;
    QTest::newRow("lone surrogate") << u"@a"_s + QChar(0xD800) + u":x.org"_s;
    QTest::newRow("two ids") << u"@a:x.org\n@b:x.org"_s;

    const QString via = u"https://matrix.to/#/@a:x?via="_s;
    QTest::newRow("matrix.to too long") << via + QString(2001 - via.size(), u'y');
    QTest::newRow("email of 256 bytes in other letters")
        << QString(122, u'\u00F6') + u"@example.org"_s;
    QTest::newRow("email of 255 bytes") << QString(243, u'a') + u"@example.org"_s;
    QTest::newRow("matrix.to room") << u"https://matrix.to/#/!r:x"_s;
    QTest::newRow("matrix.to alias") << u"https://matrix.to/#/%23r:x"_s;
    QTest::newRow("matrix.to empty") << u"https://matrix.to/#/"_s;
    QTest::newRow("matrix.to no server") << u"https://matrix.to/#/@a"_s;
    QTest::newRow("matrix.to without scheme") << u"matrix.to/#/@a:x"_s;
    QTest::newRow("matrix.to event") << u"https://matrix.to/#/@a:x/$e"_s;
    QTest::newRow("matrix.to other host") << u"https://matrix.to.evil.example/#/@a:x"_s;
    QTest::newRow("matrix.to as user info") << u"https://matrix.to@evil.example/#/@a:x"_s;
    QTest::newRow("matrix.to broken escape") << u"https://matrix.to/#/@a%3:x"_s;
    QTest::newRow("matrix.to no utf-8") << u"https://matrix.to/#/@a%FF:x"_s;
    QTest::newRow("matrix.to NUL") << u"https://matrix.to/#/@a%00:x"_s;
    QTest::newRow("matrix.to line break") << u"https://matrix.to/#/@a%0A:x"_s;
    QTest::newRow("matrix.to encoded twice") << u"https://matrix.to/#/%2540a%253Ax"_s;
    QTest::newRow("matrix uri room") << u"matrix:r/a:x"_s;
    QTest::newRow("matrix uri with at") << u"matrix:u/@a:x"_s;
    QTest::newRow("matrix uri authority") << u"matrix://h/u/a:x"_s;
    QTest::newRow("matrix uri bare") << u"matrix:u/a"_s;

    QTest::newRow("web address") << u"https://example.org"_s;
    QTest::newRow("javascript") << u"javascript:alert(1)"_s;
    QTest::newRow("mailto") << u"mailto:a@x.org"_s;
    QTest::newRow("alias") << u"#room:x.org"_s;
    QTest::newRow("room") << u"!room"_s;
    QTest::newRow("username too long") << QString(256, u'a');
    QTest::newRow("endless") << QString(100'000, u'a');

    QTest::newRow("email two ats") << u"a@b@x.org"_s;
    QTest::newRow("email no domain") << u"a@"_s;
    QTest::newRow("email no dot") << u"a@localhost"_s;
    QTest::newRow("email empty label") << u"a@x..org"_s;
    QTest::newRow("email last dot") << u"a@x.org."_s;
    QTest::newRow("email hyphen") << u"a@-x.org"_s;
    QTest::newRow("email named") << u"Alice <a@x.org>"_s;
    QTest::newRow("email list") << u"a@x.org,b@x.org"_s;
    QTest::newRow("email space") << u"a b@x.org"_s;
    QTest::newRow("email port") << u"a@x.org:25"_s;
    QTest::newRow("email too long") << QString(250, u'a') + u"@x.org"_s;

    QTest::newRow("plus alone") << u"+"_s;
    QTest::newRow("phone without its country") << u"07700 900001"_s;
    QTest::newRow("phone without its country, digits") << u"07700900001"_s;
    QTest::newRow("phone without its country, brackets") << u"(01632) 960-001"_s;
    QTest::newRow("phone with zeros alone") << u"0000000000"_s;
    QTest::newRow("phone too short") << u"+123456"_s;
    QTest::newRow("phone too long") << u"+1234567890123456"_s;
    QTest::newRow("phone first zero") << u"+0447700900"_s;
    QTest::newRow("phone second plus") << u"+44+7700900001"_s;
    QTest::newRow("phone letters") << u"+44 CALL ME NOW"_s;
    QTest::newRow("phone extension") << u"+447700900001x12"_s;
    QTest::newRow("phone other digits") << u"+\u0664\u0664\u0667\u0667\u0660\u0660\u0669"_s;
}

void TestIdentifier::refused()
{
    QFETCH(QString, text);
    QVERIFY(!Identifier::parse(text));
}

void TestIdentifier::compared_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("actual");
    QTest::addColumn<IdMatch>("match");

    const QString alice = u"@alice:x.org"_s;
    QTest::newRow("same") << alice << alice << IdMatch::Exact;
    QTest::newRow("server made it lower") << u"@Alice:x.org"_s << alice << IdMatch::OtherCase;
    QTest::newRow("server made it upper") << alice << u"@ALICE:x.org"_s << IdMatch::OtherCase;
    QTest::newRow("other name") << alice << u"@alicf:x.org"_s << IdMatch::Other;
    QTest::newRow("longer name") << alice << u"@alice2:x.org"_s << IdMatch::Other;
    QTest::newRow("other server") << alice << u"@alice:y.org"_s << IdMatch::Other;
    QTest::newRow("server in other case") << alice << u"@alice:X.org"_s << IdMatch::Exact;
    QTest::newRow("both in other case") << alice << u"@Alice:X.org"_s << IdMatch::OtherCase;
    QTest::newRow("other port") << alice << u"@alice:x.org:8448"_s << IdMatch::Other;
    QTest::newRow("look-alike") << alice << u"@\u0430lice:x.org"_s << IdMatch::Other;
}

void TestIdentifier::compared()
{
    QFETCH(QString, typed);
    QFETCH(QString, actual);
    QFETCH(IdMatch, match);
    QCOMPARE(compareIds(*UserId::parse(typed), *UserId::parse(actual)), match);
}

QTEST_GUILESS_MAIN(TestIdentifier)
#include "TestIdentifier.moc"
