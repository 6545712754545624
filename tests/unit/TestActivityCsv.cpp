// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ActivityCsv.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

/// The activity log as a table for others.
class TestActivityCsv final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsStayAsTheyAre();
    void whatIsNotKnownIsEmpty();
    void everythingIsThere();
};

void TestActivityCsv::columnsStayAsTheyAre()
{
    QCOMPARE(activityCsv({}),
             QByteArray("\xEF\xBB\xBF\"at\",\"actor\",\"server\",\"address\",\"what\",\"user_id\","
                        "\"erase\",\"object\",\"last_seen_before\",\"note\",\"answered_at\","
                        "\"answer\",\"read_back\"\r\n"));
}

void TestActivityCsv::whatIsNotKnownIsEmpty()
{
    const ActivityEntry entry{.id = u"1"_s,
                              .what = Activity::Lock,
                              .at = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC),
                              .subject = u"@ben:x"_s};
    const QByteArray row = activityCsv({entry}).split('\n')[1];
    QCOMPARE(row,
             QByteArray("\"2023-11-14T22:13:20.123Z\",\"\",\"\",\"\",\"lock\",\"'@ben:x\","
                        "\"\",\"\",\"\",\"\",\"\",\"\",\"\"\r"));
}

/// A note that a spreadsheet would calculate with is only a note.
void TestActivityCsv::everythingIsThere()
{
    ActivityEntry entry{.id = u"1"_s,
                        .what = Activity::Deactivate,
                        .at = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC),
                        .actor = u"@a:x"_s,
                        .server = u"x"_s,
                        .address = u"https://x"_s,
                        .subject = u"@b:x"_s,
                        .erase = false,
                        .note = u"=HYPERLINK(\"a\")"_s};
    entry.answeredAt = entry.at.addSecs(1);
    entry.answer = u"accepted"_s;
    entry.readBack = u"deactivated"_s;
    const QByteArray csv = activityCsv({entry, entry});
    QCOMPARE(csv.count("\r\n"), 3);
    for (const char *part :
         {"\"false\"", "\"'=HYPERLINK(\"\"a\"\")\"", "\"2023-11-14T22:13:21.000Z\"", "\"accepted\"",
          "\"deactivated\"", "\"https://x\""}) {
        QVERIFY2(csv.contains(part), part);
    }
}

QTEST_GUILESS_MAIN(TestActivityCsv)
#include "TestActivityCsv.moc"
