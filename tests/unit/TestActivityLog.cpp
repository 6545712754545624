// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ActivityLog.h"

#include "tests/support/FullDisk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
}

ActivityEntry entry(const QString &id, const char *time = "2026-11-28T10:00:00.000Z")
{
    ActivityEntry entry;
    entry.id = id;
    entry.at = at(time);
    entry.actor = u"@admin:x"_s;
    entry.server = u"x"_s;
    entry.address = u"https://x"_s;
    entry.subject = u"@ben:x"_s;
    entry.erase = true;
    entry.lastSeenBefore = at("2026-10-01T08:00:00.123Z");
    entry.note = u"Ticket 4711, \"gone\"\nto Ünïcode"_s;
    return entry;
}

} // namespace

/// The record of what was done: as it was written, one file a month, one writer.
class TestActivityLog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_log = std::make_unique<ActivityLog>(m_folder->filePath(u"administration/log"_s));
    }

    void isReadAsItWasWritten()
    {
        ActivityEntry first = entry(u"1"_s);
        QCOMPARE(m_log->begin(first), LogFault::None);
        ActivityEntry second = entry(u"2"_s);
        second.what = Activity::HandOver;
        second.erase = {};
        second.object = u"!room:x"_s;
        second.lastSeenBefore = {};
        second.note.clear();
        QCOMPARE(m_log->begin(second), LogFault::None);
        QVERIFY(m_log->read() == (QList{first, second})); // nobody knows what came of it
        first.answeredAt = at("2026-11-28T10:00:01.500Z");
        first.answer = u"accepted"_s;
        first.readBack = u"deactivated, erased"_s;
        QCOMPARE(m_log->conclude({first}), LogFault::None);
        QVERIFY(m_log->read() == (QList{first, second}));
    }

    void everyActivityHasAWord()
    {
        int count = 0;
        for (int i = 0; i <= int(Activity::DeleteLog); ++i) {
            ActivityEntry one = entry(QString::number(i));
            one.what = Activity(i);
            QVERIFY(!wordOf(one.what).isEmpty());
            QCOMPARE(m_log->begin(one), LogFault::None);
            QCOMPARE(m_log->read().constLast().what, one.what);
            ++count;
        }
        QCOMPARE(m_log->read().size(), count);
    }

    void hasAFileAMonth()
    {
        ActivityEntry first = entry(u"1"_s, "2026-11-30T23:59:59.000Z");
        QCOMPARE(m_log->begin(first), LogFault::None);
        const ActivityEntry second = entry(u"2"_s, "2026-12-01T00:00:00.000Z");
        QCOMPARE(m_log->begin(second), LogFault::None);
        // What came of it stands where it was begun.
        first.answeredAt = at("2026-12-01T00:00:01.000Z");
        first.answer = u"accepted"_s;
        QCOMPARE(m_log->conclude({first}), LogFault::None);
        QCOMPARE(m_log->months(), (QStringList{u"2026-11"_s, u"2026-12"_s}));
        QVERIFY(m_log->read() == (QList{first, second}));
        QVERIFY(QFile::remove(m_log->folder() + u"/2026-12.jsonl"_s));
        QVERIFY(m_log->read() == QList{first});
    }

    void endsAreWrittenWithTheNextBeginning()
    {
        QList<ActivityEntry> ended{entry(u"1"_s, "2026-11-30T23:59:58.000Z"),
                                   entry(u"2"_s, "2026-12-01T00:00:00.000Z")};
        for (ActivityEntry &one : ended) {
            QCOMPARE(m_log->begin(one), LogFault::None);
            one.answeredAt = at("2026-12-01T00:00:01.000Z");
            one.answer = u"accepted"_s;
            one.readBack = u"deactivated"_s;
        }
        const ActivityEntry next = entry(u"3"_s, "2026-12-01T00:00:02.000Z");
        QCOMPARE(m_log->begin(next, ended), LogFault::None);
        QVERIFY(m_log->read() == (QList{ended.first(), ended.last(), next}));
        QVERIFY(QFile::remove(m_log->folder() + u"/2026-12.jsonl"_s));
        QVERIFY(m_log->read() == QList{ended.first()}); // where it was begun
    }

    void whatCannotBeReadIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("line");
        const QByteArray whole = beginningOf(entry(u"2"_s));
        QTest::newRow("torn") << whole.chopped(7);
        QTest::newRow("no json") << QByteArray("deactivated @ben");
        QTest::newRow("an array") << QByteArray("[1,2]");
        QTest::newRow("an act that nobody knows")
            << QByteArray(whole).replace("\"deactivate\"", "\"erase\"");
        QTest::newRow("no time") << QByteArray(R"({"id":"2","what":"lock"})");
        QTest::newRow("not a time") << QByteArray(R"({"t":"soon","id":"2","what":"lock"})");
        QTest::newRow("the end of something else")
            << QByteArray(R"({"t":"2026-11-28T10:00:00.000Z","of":"3","answer":"accepted"})");
        QTest::newRow("the same act again") << beginningOf(entry(u"1"_s));
        QTest::newRow("endless") << QByteArray(100'000, 'x');
        QTest::newRow("nothing") << QByteArray();
    }

    void whatCannotBeReadIsPassedOver()
    {
        QFETCH(const QByteArray, line);
        QByteArray lines = beginningOf(entry(u"1"_s)) + '\n' + line + '\n';
        lines += beginningOf(entry(u"9"_s));
        QVERIFY(foldActivities(lines) == (QList{entry(u"1"_s), entry(u"9"_s)}));
    }

    void oneKeepsIt()
    {
        QCOMPARE(m_log->begin(entry(u"1"_s)), LogFault::None);
        ActivityLog other(m_log->folder());
        QCOMPARE(other.begin(entry(u"2"_s)), LogFault::Busy);
        QCOMPARE(other.read().size(), 1); // whoever only reads may
        // In another month as well: it may still have to say what came of it.
        const ActivityEntry later = entry(u"2"_s, "2026-12-01T00:00:00.000Z");
        QCOMPARE(other.begin(later), LogFault::Busy);
        QCOMPARE(other.deleteMonths({u"2026-11"_s}, later), LogFault::Busy);
        QCOMPARE(m_log->read().size(), 1);
        m_log->close();
        QCOMPARE(other.begin(entry(u"2"_s)), LogFault::None);
    }

    void aFullDiskIsSaid()
    {
        QCOMPARE(m_log->begin(entry(u"1"_s)), LogFault::None);
        {
            const FullDisk full;
            QCOMPARE(m_log->begin(entry(u"2"_s)), LogFault::NoRoom);
        }
        QCOMPARE(m_log->begin(entry(u"3"_s)), LogFault::None);
        QCOMPARE(m_log->read().size(), 2);
    }

    void aFileInTheWayIsSaid()
    {
        QFile inTheWay(m_folder->filePath(u"administration"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QCOMPARE(m_log->begin(entry(u"1"_s)), LogFault::NotWritable);
        QVERIFY(m_log->read().isEmpty());
    }

    void wholeMonthsAreDeletedAndThatIsRecorded()
    {
        QCOMPARE(m_log->begin(entry(u"1"_s, "2026-09-01T00:00:00.000Z")), LogFault::None);
        QCOMPARE(m_log->begin(entry(u"2"_s, "2026-10-01T00:00:00.000Z")), LogFault::None);
        QCOMPARE(m_log->begin(entry(u"3"_s, "2026-11-01T00:00:00.000Z")), LogFault::None);
        ActivityEntry record = entry(u"4"_s);
        record.what = Activity::DeleteLog;
        record.object = u"2026-09"_s;
        QCOMPARE(m_log->deleteMonths({u"2026-09"_s, u"../2026-10"_s}, record), LogFault::None);
        QCOMPARE(m_log->months(), (QStringList{u"2026-10"_s, u"2026-11"_s}));
        QCOMPARE(m_log->read().size(), 3);
        record.id = u"5"_s;
        QCOMPARE(m_log->deleteMonths(m_log->months(), record), LogFault::None);
        QVERIFY(m_log->read() == QList{record});
        QCOMPARE(m_log->begin(entry(u"6"_s)), LogFault::None);
        QCOMPARE(m_log->read().size(), 2);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ActivityLog> m_log;
};

QTEST_APPLESS_MAIN(TestActivityLog)
#include "TestActivityLog.moc"
