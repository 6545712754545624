// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/CsvWriter.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

/// What a spreadsheet reads, and never runs.
class TestCsvWriter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fields_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const QString &field, const QByteArray &written) {
            QTest::newRow(qPrintable(field)) << field << written;
        };
        row(u""_s, "");
        row(u"plain"_s, "plain");
        row(u"a,b;c"_s, "a,b;c");
        row(uR"(say "no")"_s, R"(say ""no"")");
        row(u"two\nlines"_s, "two\nlines");
        row(u"Zoë"_s, "Zo\xC3\xAB");
        row(u" blank "_s, " blank ");
        row(u"@ben:example.org"_s, "'@ben:example.org");
        row(uR"(=HYPERLINK("x"))"_s, R"('=HYPERLINK(""x""))");
        row(u"+49"_s, "'+49");
        row(u"-1"_s, "'-1");
        row(u"'quoted'"_s, "''quoted'");
        row(u"\ttab"_s, "'\ttab");
        row(u"\rreturn"_s, "'\rreturn");
        row(u"\nfeed"_s, "'\nfeed");
        row(u"a=b"_s, "a=b");
    }

    void fields()
    {
        QFETCH(const QString, field);
        QFETCH(const QByteArray, written);
        CsvWriter csv;
        csv.addRow({field});
        QCOMPARE(csv.bytes(), QByteArray("\xEF\xBB\xBF\"") + written + "\"\r\n");
    }

    void rows()
    {
        CsvWriter csv;
        csv.addRow({u"line"_s, u"user_id"_s});
        csv.addRow({u"1"_s, u"x"_s});
        QCOMPARE(csv.bytes(), QByteArray("\xEF\xBB\xBF\"line\",\"user_id\"\r\n\"1\",\"x\"\r\n"));
    }
};

QTEST_APPLESS_MAIN(TestCsvWriter)
#include "TestCsvWriter.moc"
