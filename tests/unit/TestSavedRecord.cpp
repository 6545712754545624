// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/RecordPage.h"
#include "ui/SavedRecord.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

/// A record's two files: both or neither, and over nothing that is there.
class TestSavedRecord final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("chosen");
        QTest::newRow("page") << u"mine.pdf"_s;
        QTest::newRow("loud") << u"mine.PDF"_s;
        QTest::newRow("for programs") << u"mine.json"_s;
        QTest::newRow("none") << u"mine"_s;
    }

    void names()
    {
        QFETCH(const QString, chosen);
        const QTemporaryDir folder;
        for (const QString &name : {u"mine"_s, u"mine 2"_s, u"mine 3"_s}) {
            const SavedRecord record
                = SavedRecord::save(folder.filePath(chosen), "{}", {.title = u"A page"_s});
            QCOMPARE(record.fault, QString());
            QCOMPARE(record.pageName(), name + u".pdf"_s);
            QVERIFY(QFile::exists(folder.filePath(name + u".json"_s)));
            QVERIFY(QFile::exists(folder.filePath(name + u".pdf"_s)));
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 6);
    }

    /// A folder that is none, for root may write into any that is one.
    void whereNothingCanBe()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const SavedRecord record
            = SavedRecord::save(file.fileName() + u"/mine.pdf"_s, "{}", {.title = u"A page"_s});
        QVERIFY2(record.fault.contains(u"cannot be written there"_s), qPrintable(record.fault));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"file"_s});
    }
};

QTEST_MAIN(TestSavedRecord)
#include "TestSavedRecord.moc"
