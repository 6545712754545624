// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/CsvReader.h"
#include "app/admin/CsvWriter.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using Kind = CsvFault::Kind;

namespace {

QByteArray utf16(const QString &text, QStringEncoder::Encoding encoding)
{
    QStringEncoder encode(encoding, QStringEncoder::Flag::WriteBom);
    return encode(text);
}

/// "line: field | field" for each row.
QStringList shown(const CsvTable &table)
{
    QStringList rows;
    for (const CsvRow &row : table.rows) {
        rows += QString::number(row.line) + u": "_s + row.fields.join(u" | "_s);
    }
    return rows;
}

QString hostileField(QRandomGenerator &random)
{
    static const QStringList parts{u"\""_s, u"'"_s,      u","_s,    u";"_s,     u"\t"_s,
                                   u"\r"_s, u"\n"_s,     u"\r\n"_s, u"="_s,     u"+"_s,
                                   u"-"_s,  u"@"_s,      u" "_s,    u"sep=;"_s, u"a"_s,
                                   u"é"_s,  u"\u202e"_s, u"😀"_s,   u"\ufeff"_s};
    QString field;
    for (quint32 left = random.bounded(8U); left > 0; --left) {
        field += parts.at(random.bounded(int(parts.size())));
    }
    return field;
}

} // namespace

/// Tables as spreadsheets and people write them: whole, or a line that is wrong.
class TestCsvReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tables_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("rows");
        const auto row = [](const char *name, const QByteArray &bytes, const QStringList &rows) {
            QTest::newRow(name) << bytes << rows;
        };
        const QStringList two{u"1: a | b"_s, u"2: c | d"_s};
        row("nothing", "", {});
        row("blank lines", "\n\r\n \r", {});
        row("commas", "a,b\nc,d\n", two);
        row("semicolons", "a;b\nc;d\n", two);
        row("tabs", "a\tb\nc\td\n", two);
        row("an empty field between tabs", "a\t\tb\n", {u"1: a |  | b"_s});
        row("the heading decides", "a;b\nc,d;e\n", {u"1: a | b"_s, u"2: c,d | e"_s});
        row("not what is quoted", "\"a,,,b\";c\n", {u"1: a,,,b | c"_s});
        row("not a later line", "a\nb;c\n", {u"1: a"_s, u"2: b;c"_s});
        row("a blank line before it", "\na;b\n", {u"2: a | b"_s});
        row("named", "sep=;\r\na;b,c\r\n", {u"2: a | b,c"_s});
        row("named, a tab", "SEP=\t\na\tb\n", {u"2: a | b"_s});
        row("named and nothing more", "sep=;", {});
        row("CRLF", "a,b\r\nc,d\r\n", two);
        row("CR", "a,b\rc,d\r", two);
        row("no last newline", "a,b\nc,d", two);
        row("BOM",
            "\xEF\xBB\xBF"
            "a,b\nc,d\n",
            two);
        row("UTF-16, little", utf16(u"a\tb\r\nc\td"_s, QStringEncoder::Utf16LE), two);
        row("UTF-16, big", utf16(u"a\tb\r\nc\td"_s, QStringEncoder::Utf16BE), two);
        row("UTF-8", "Zo\xC3\xAB,b\n", {u"1: Zoë | b"_s});
        row("newlines in quotes", "a,\"two\r\nlines\"\r\nb,c\r\n",
            {u"1: a | two\r\nlines"_s, u"3: b | c"_s});
        row("only newlines", "\"\n\n\"\nb\n", {u"1: \n\n"_s, u"4: b"_s});
        row("gaps are counted", "a\n\n\r\n\rb\n", {u"1: a"_s, u"5: b"_s});
        row("quotes in quotes", "\"say \"\"no\"\"\",b\n", {u"1: say \"no\" | b"_s});
        row("blanks around", " a , \" b \" \n", {u"1: a |  b "_s});
        row("one apostrophe", "'@ben:x,''a,'\n", {u"1: @ben:x | 'a | "_s});
        row("one apostrophe in quotes", "\"'=1\"\n", {u"1: =1"_s});
        row("empty fields", ",\n", {u"1:  | "_s});
    }

    void tables()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, rows);
        const auto table = CsvReader::read(bytes);
        QVERIFY(table);
        QCOMPARE(shown(*table), rows);
        QVERIFY(!table->isLatin1);
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const QByteArray &bytes, Kind kind, int line) {
            QTest::newRow(name) << bytes << kind << line;
        };
        row("a stray quote", "a,b\nc,d\"e\n", Kind::StrayQuote, 2);
        row("after a quoted field", "a\n\n\"b\"c\n", Kind::StrayQuote, 3);
        row("a quote that stays open", "a\nb,\"c\nd\n", Kind::OpenQuote, 2);
        row("open in the last line", "a\n\"", Kind::OpenQuote, 2);
        row("open after sep=", "sep=;\n\"a", Kind::OpenQuote, 2);
        row("a NUL", QByteArray("a\nb\0c\n", 6), Kind::NotText, 2);
        row("a NUL at the end of a line", QByteArray("a\0\nb\n", 5), Kind::NotText, 1);
        row("UTF-32", QByteArray("\xFF\xFE\0\0a\0\0\0", 8), Kind::NotText, 1);
        row("half a unit",
            QByteArray("\xFF\xFE"
                       "a\0\n\0b",
                       7),
            Kind::NotText, 2);
        row("half a unit, after another",
            QByteArray("\xFF\xFE"
                       "a\0\n\0b\0c",
                       9),
            Kind::NotText, 2);
        row("half a pair",
            QByteArray("\xFF\xFE"
                       "a\0\n\0\x01\xD8",
                       8),
            Kind::NotText, 2);
        row("said to be UTF-8",
            "\xEF\xBB\xBF"
            "a\nb\n\xE9\n",
            Kind::NotText, 3);
        row("too many columns", "a\n" + QByteArray(100, ','), Kind::TooManyColumns, 2);
        row("too many rows", QByteArray("a\n").repeated(50'002), Kind::TooManyRows, 50'002);
        row("too large", QByteArray(16 * 1024 * 1024 + 1, 'a'), Kind::TooLarge, 0);
    }

    void faults()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const Kind, kind);
        QFETCH(const int, line);
        const auto table = CsvReader::read(bytes);
        QVERIFY(!table);
        QCOMPARE(int(table.error().kind), int(kind));
        QCOMPARE(table.error().line, line);
    }

    void atTheLimits()
    {
        QVERIFY(CsvReader::read(QByteArray(99, ',')));
        QCOMPARE(CsvReader::read(QByteArray("a\n").repeated(50'001))->rows.size(), 50'001);
        QVERIFY(CsvReader::read(QByteArray(16 * 1024 * 1024, 'a')));
    }

    void whatIsNotUtf8IsSaidToBeLatin1()
    {
        const auto table = CsvReader::read("name\nZo\xEB\n");
        QVERIFY(table);
        QVERIFY(table->isLatin1);
        QCOMPARE(shown(*table), (QStringList{u"1: name"_s, u"2: Zoë"_s}));
    }

    void readsWhatWasWritten()
    {
        QRandomGenerator random(17);
        for (int round = 0; round < 5'000; ++round) {
            CsvWriter csv;
            QList<QStringList> written;
            for (quint32 rows = 1 + random.bounded(3U); rows > 0; --rows) {
                QStringList fields{hostileField(random)};
                for (quint32 more = random.bounded(3U); more > 0; --more) {
                    fields += hostileField(random);
                }
                csv.addRow(fields);
                written += fields;
            }
            const auto table = CsvReader::read(csv.bytes());
            QVERIFY2(table, csv.bytes().constData());
            QList<QStringList> read;
            for (const CsvRow &row : table->rows) {
                read += row.fields;
            }
            QCOMPARE(read, written);
        }
    }
};

QTEST_APPLESS_MAIN(TestCsvReader)
#include "TestCsvReader.moc"
