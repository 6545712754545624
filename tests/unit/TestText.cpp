// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Text.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

/// Text of servers and strangers, as hostile as it comes.
class TestText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleans_data();
    void cleans();
    void removesEveryCharacterThatSteersLayout();
    void cutsAtTheLimit_data();
    void cutsAtTheLimit();
    void neverCutsASurrogatePair();
    void cleaningTwiceChangesNothing();
    void isolates();
};

void TestText::cleans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    const auto row = [](const char *name, const QString &text, const QString &shown) {
        QTest::newRow(name) << text << shown;
    };
    row("empty", {}, {});
    row("plain", u"Invalid username or password"_s, u"Invalid username or password"_s);
    row("other scripts stay", u"Ключ 鍵 مفتاح"_s, u"Ключ 鍵 مفتاح"_s);
    row("markup is text", u"<b>a</b> &lt; <img src=\"file:///x\">"_s,
        u"<b>a</b> &lt; <img src=\"file:///x\">"_s);
    row("placeholders are text", u"%1 %2 %n %%"_s, u"%1 %2 %n %%"_s);
    row("line breaks become one space", u"a\r\n\r\n\tb"_s, u"a b"_s);
    row("other line ends too", u"a\u2028b\u2029c\u0085d\u000Be\u000Cf"_s, u"a b c d e f"_s);
    row("wide spaces", u"a\u00A0\u2003\u3000b"_s, u"a b"_s);
    row("no space at the ends", u" \n a b \t\n"_s, u"a b"_s);
    row("only spaces", u" \n\t\u2003"_s, {});
    row("control characters", u"a\u0001b\u001B[31mc\u007Fd\u0090e"_s, u"ab[31mcde"_s);
    row("a NUL in the middle", u"a"_s + QChar(0) + u"b"_s, u"ab"_s);
    row("override", u"photo\u202Egnp.exe"_s, u"photognp.exe"_s);
    row("isolates", u"\u2066a\u2067b\u2068c\u2069"_s, u"abc"_s);
    row("marks", u"\u200Ea\u200Fb\u061Cc"_s, u"abc"_s);
    row("byte order mark", u"\uFEFFa\uFEFFb"_s, u"ab"_s);
    row("annotations", u"a\uFFF9b\uFFFAc\uFFFBd"_s, u"abcd"_s);
    row("tags", u"a"_s + QString::fromUcs4(U"\U000E0041\U000E007F") + u"b"_s, u"ab"_s);
    row("nothing to see", u"a\u200B\u2060\u2064\u180E\u00ADb"_s, u"ab"_s);
    row("fillers", u"\u3164\u115F\u1160\uFFA0"_s, {});
    row("joiners shape letters", u"\u0646\u200C\u0645 \u0915\u094D\u200D"_s,
        u"\u0646\u200C\u0645 \u0915\u094D\u200D"_s);
    row("joiners with nothing to join", u"\u200D\u200C a \u200Db"_s, u"a b"_s);
    row("private use", u"a\uE000b"_s, u"ab"_s);
    row("a space between removed characters", u"a\u202E \u202Cb"_s, u"a b"_s);
    row("a lone high surrogate", u"a"_s + QChar(0xD83D) + u"b"_s, u"a\uFFFDb"_s);
    row("a lone low surrogate", u"a"_s + QChar(0xDC00) + u"b"_s, u"a\uFFFDb"_s);
    row("emoji", u"bye 👋🏽"_s, u"bye 👋🏽"_s);
    row("combining marks stay with their letter", u"e\u0301"_s, u"e\u0301"_s);
}

void TestText::cleans()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(cleaned(text), shown);
}

void TestText::removesEveryCharacterThatSteersLayout()
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const bool isBidi = c == 0x061C || c == 0x200E || c == 0x200F
            || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        const bool isControl = QChar::category(c) == QChar::Other_Control;
        if (isBidi || isControl) {
            const QString out = cleaned(u"a"_s + QString::fromUcs4(&c, 1) + u"b"_s);
            QVERIFY2(out == u"ab"_s || out == u"a b"_s, qPrintable(QString::number(c, 16)));
        }
    }
}

void TestText::cutsAtTheLimit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("limit");
    QTest::addColumn<QString>("shown");

    const auto row = [](const char *name, const QString &text, qsizetype limit,
                        const QString &shown) { QTest::newRow(name) << text << limit << shown; };
    row("exactly", u"abcde"_s, 5, u"abcde"_s);
    row("one more", u"abcdef"_s, 5, u"abcde…"_s);
    row("no space before the ellipsis", u"abcd efgh"_s, 5, u"abcd…"_s);
    row("spaces at the end do not count", u"abcde   \n"_s, 5, u"abcde"_s);
    row("removed characters do not count", u"\u202Ea\u202Eb\u202Ec\u202Ed\u202Ee\u202E"_s, 5,
        u"abcde"_s);
    row("300", QString(300, u'x'), serverTextLimit, QString(300, u'x'));
    row("301", QString(301, u'x'), serverTextLimit, QString(300, u'x') + u'…');
    row("a megabyte", QString(1 << 20, u'x'), serverTextLimit, QString(300, u'x') + u'…');
}

void TestText::cutsAtTheLimit()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, limit);
    QFETCH(QString, shown);
    QCOMPARE(cleaned(text, limit), shown);
}

void TestText::neverCutsASurrogatePair()
{
    const QString wave = u"👋"_s;
    QCOMPARE(wave.size(), 2);
    for (qsizetype before = 295; before <= 301; ++before) {
        const QString out = cleaned(QString(before, u'x') + wave.repeated(4));
        QVERIFY(out.isValidUtf16());
        QVERIFY(out.size() <= serverTextLimit + 1);
    }
}

void TestText::cleaningTwiceChangesNothing()
{
    const QStringList texts{u" a\u202E b\n\n"_s, QString(400, u'y'), u"👋"_s.repeated(200),
                            u"a\u0000"_s, QString(299, u'x') + u"  yy"_s};
    for (const QString &text : texts) {
        QCOMPARE(cleaned(cleaned(text), serverTextLimit + 1), cleaned(text));
    }
}

void TestText::isolates()
{
    QCOMPARE(isolatedLtr(u"@a:x"_s), u"\u2066@a:x\u2069"_s);
    QCOMPARE(withoutIsolates(u"Ask "_s + isolatedLtr(u"@a:x"_s) + u" or "_s + isolatedLtr(u"b"_s)),
             u"Ask @a:x or b"_s);
}

QTEST_GUILESS_MAIN(TestText)
#include "TestText.moc"
