// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/MailLink.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace farewell;

/// The link that begins a letter: nothing of what a server or a person writes rides along.
class TestMailLink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("usual") << u"privacy@example.org"_s << true;
        QTest::newRow("dots, plus") << u"data.protection+gdpr@mail.example.org"_s << true;
        QTest::newRow("one label") << u"root@localhost"_s << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("no @") << u"example.org"_s << false;
        QTest::newRow("two @") << u"a@b@example.org"_s << false;
        QTest::newRow("nothing before it") << u"@example.org"_s << false;
        QTest::newRow("nothing behind it") << u"a@"_s << false;
        QTest::newRow("a Matrix ID") << u"@admin:example.org"_s << false;
        QTest::newRow("?") << u"a@example.org?bcc=eve@evil.test"_s << false;
        QTest::newRow("? before") << u"a?bcc=eve@example.org"_s << false;
        QTest::newRow("&") << u"a@example.org&bcc=eve"_s << false;
        QTest::newRow("%0A") << u"a@example.org%0Abcc:eve"_s << false;
        QTest::newRow("a line end") << u"a@example.org\nbcc:eve"_s << false;
        QTest::newRow("a line end at the end") << u"a@example.org\n"_s << false;
        QTest::newRow(",") << u"a@example.org,eve@evil.test"_s << false;
        QTest::newRow(";") << u"a@example.org;eve@evil.test"_s << false;
        QTest::newRow("a blank") << u"a b@example.org"_s << false;
        QTest::newRow("quoted") << u"\x22a b\x22@example.org"_s << false;
        QTest::newRow("a name") << u"Admin <a@example.org>"_s << false;
        QTest::newRow("two dots") << u"a..b@example.org"_s << false;
        QTest::newRow("a dot at the end") << u"a@example.org."_s << false;
        QTest::newRow("other letters") << u"\u0430dmin@example.org"_s << false;
        QTest::newRow("long") << QString(250, u'a') + u"@example.org"_s << false;
    }

    void addresses()
    {
        QFETCH(const QString, address);
        QTEST(isPlainAddress(address), "isPlain");
    }

    void nothingRidesAlong()
    {
        const QString hostile = u"100%0A & more?\nBcc: eve@evil.test, #x=1+1 \u05d0\u202e"_s;
        const MailLink link = mailLink({u"a+b@example.org"_s, hostile, hostile});
        QVERIFY(link.hasText);
        const QByteArray bytes = link.url.toEncoded();
        QVERIFY(bytes.startsWith("mailto:a%2Bb@example.org?subject=100%250A%20%26%20more%3F"));
        QCOMPARE(bytes.count('?'), 1);
        QCOMPARE(bytes.count('&'), 1);
        QCOMPARE(bytes.count('='), 2);
        QVERIFY(!bytes.contains('#') && !bytes.contains(',') && !bytes.contains('\n'));
        const QUrlQuery query(link.url);
        QCOMPARE(query.queryItems().size(), 2);
        const QString read = QUrl::fromPercentEncoding(
            query.queryItemValue(u"body"_s, QUrl::FullyEncoded).toLatin1());
        QCOMPARE(QString(read).replace(u"\r\n"_s, u"\n"_s), hostile);
        QVERIFY2(read.contains(u"?\r\nBcc"_s), "as RFC 6068 has line ends");
        QCOMPARE(link.url.path(), u"a+b@example.org"_s);
        QCOMPARE(link.url.host(), QString());
    }

    /// What a desktop would cut off in the middle of a word is not begun.
    void theTextWhereThereIsRoom()
    {
        const Mail mail{u"a@example.org"_s, u"Erasure"_s, {}};
        const auto withText = [&mail](qsizetype letters) {
            Mail one = mail;
            one.text = QString(letters, u'a');
            return mailLink(one);
        };
        const qsizetype head = mailLink(mail).url.toEncoded().size();
        const MailLink last = withText(1899 - head);
        QVERIFY(last.hasText);
        QCOMPARE(last.url.toEncoded().size(), 1899);
        const MailLink more = withText(1900 - head);
        QVERIFY(!more.hasText);
        QCOMPARE(more.url.toEncoded(), "mailto:a@example.org?subject=Erasure"_ba);
    }
};

QTEST_GUILESS_MAIN(TestMailLink)
#include "TestMailLink.moc"
