// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobPreview.h"
#include "app/admin/job/JobResults.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using State = JobRowState;

namespace {

QDateTime at(int second)
{
    return {QDate(2026, 11, 28), QTime(14, 2, second, 5), Qt::UTC};
}

JobRow row(int number, State state, JobReason reason = JobReason::None)
{
    const QString id = u"@a%1:x"_s.arg(number);
    return {.number = number,
            .written = u"a%1"_s.arg(number),
            .id = id,
            .isToBeSent = true,
            .state = state,
            .reason = reason};
}

QList<JobRow> rows()
{
    QList<JobRow> rows{row(1, State::Done),
                       row(2, State::Failed, JobReason::Policy),
                       row(3, State::Unknown),
                       row(4, State::StillJoined, JobReason::StillJoined),
                       row(5, State::Skipped, JobReason::MadeAdmin),
                       row(6, State::Stopped),
                       row(7, State::Waiting),
                       row(8, State::Already),
                       row(9, State::Skipped, JobReason::Twice),
                       row(10, State::Skipped, JobReason::Unreadable)};
    rows[0].sentAt = at(1);
    rows[0].readBackAt = at(2);
    rows[0].roomsLeft = 0;
    rows[3].sentAt = at(3);
    rows[3].readBackAt = at(4);
    rows[3].roomsLeft = 12;
    rows[1].note = u"=T-1;\n\"gone\""_s;
    for (qsizetype place = 7; place < rows.size(); ++place) {
        rows[place].isToBeSent = false;
    }
    rows[9].id.clear();
    return rows;
}

QStringList textsOf(const CsvTable &table)
{
    QStringList texts;
    for (const CsvRow &row : table.rows) {
        texts += row.fields.join(u'|');
    }
    return texts;
}

} // namespace

/// What is left of a job, and that it is the next list.
class TestJobResults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table()
    {
        const auto table = CsvReader::read(resultsCsv(rows(), true));
        QVERIFY(table);
        QCOMPARE(
            textsOf(*table),
            (QStringList{
                u"line|as_written|user_id|state|reason|erase|sent_at|read_back_at|rooms_left|note"_s,
                u"1|a1|@a1:x|done||true|2026-11-28T14:02:01.005Z|2026-11-28T14:02:02.005Z|0|"_s,
                u"2|a2|@a2:x|failed|policy|true||||=T-1;\n\"gone\""_s,
                u"3|a3|@a3:x|unknown||true||||"_s,
                u"4|a4|@a4:x|stillJoined|stillJoined|true|2026-11-28T14:02:03.005Z|2026-11-28T14:02:04.005Z|12|"_s,
                u"5|a5|@a5:x|skipped|madeAdmin|true||||"_s, u"6|a6|@a6:x|stopped||true||||"_s,
                u"7|a7|@a7:x|waiting||true||||"_s, u"8|a8|@a8:x|already||||||"_s,
                u"9|a9|@a9:x|skipped|twice|||||"_s, u"10|a10||skipped|unreadable|||||"_s}));
        QVERIFY(resultsCsv(rows(), false).contains("\"false\""));
        QVERIFY(resultsCsv(rows(), true).contains("\"'=T-1"));
    }

    void aDryRunSaysSo()
    {
        const auto table = CsvReader::read(resultsCsv(rows(), true, JobResultsOf::DryRun));
        QVERIFY(table);
        for (qsizetype place = 1; place < table->rows.size(); ++place) {
            QVERIFY(table->rows.at(place).fields.at(3).startsWith(u"DRY RUN "_s));
        }
    }

    /// Each line is there again, with its note; the column of the accounts is found.
    void isAListAgain()
    {
        const auto table = CsvReader::read(resultsCsv(rows(), true));
        QVERIFY(table);
        const JobList list = JobList::ofTable(*table, JobColumns::of(*table), u"x"_s);
        QCOMPARE(list.lines().size(), rows().size());
        for (qsizetype place = 0; place < list.lines().size(); ++place) {
            QCOMPARE(list.lines().at(place).named.text, rows().at(place).id);
            QCOMPARE(list.lines().at(place).note, rows().at(place).note);
        }
    }

    void theRestIsANewList()
    {
        const JobList rest = restOf(rows());
        QStringList ids;
        int number = 0;
        for (const JobLine &line : rest.lines()) {
            QCOMPARE(line.number, ++number);
            ids += line.named.text;
        }
        QCOMPARE(
            ids,
            (QStringList{u"@a2:x"_s, u"@a3:x"_s, u"@a4:x"_s, u"@a5:x"_s, u"@a6:x"_s, u"@a7:x"_s}));
        QCOMPARE(rest.lines().constFirst().note, rows().at(1).note);
        QCOMPARE(rest.lines().constFirst().written, u"a2"_s);
    }

    /// Who is in rooms still needs a tick, and is then sent again.
    void whoIsInRoomsStillNeedsATick()
    {
        JobFinding finding{.account = AdminAccount(), .rooms = 12};
        finding.account->user.isDeactivated = true;
        finding.account->isDeactivatedAtHomeserver = true;
        finding.account->user.isErased = true;
        JobPreview preview(restOf({rows().at(3)}), {.byId = {{u"@a4:x"_s, finding}}},
                           {.actor = u"@desk:x"_s, .server = u"x"_s, .erase = true});
        QCOMPARE(preview.count(JobVerdict::Attention), 1);
        preview.setTicked(1, true);
        QCOMPARE(preview.countToBeSent(), 1);
    }
};

QTEST_APPLESS_MAIN(TestJobResults)
#include "TestJobResults.moc"
