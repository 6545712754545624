// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobPreviewCsv.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

JobFinding active(bool isAdmin = false)
{
    JobFinding finding{.account = AdminAccount(), .rooms = 14};
    finding.account->user.isAdmin = isAdmin;
    return finding;
}

JobPreview preview()
{
    const CsvTable table{.rows = {{1, {u"user_id"_s, u"note"_s}},
                                  {2, {u"ben"_s, u"=T-1;\n\"gone\""_s}},
                                  {3, {u"farid"_s, {}}},
                                  {4, {u"@ben:x"_s, {}}},
                                  {5, {u"@gus:y"_s, {}}}}};
    JobFindings findings;
    findings.byId.insert(u"@ben:x"_s, active());
    findings.byId.insert(u"@farid:x"_s, active(true));
    const JobTerms terms{.actor = u"@desk:x"_s, .server = u"x"_s, .isActorFlagged = true};
    return {JobList::ofTable(table, JobColumns::of(table), u"x"_s), findings, terms};
}

QStringList textsOf(const QByteArray &bytes)
{
    QStringList texts;
    const auto table = CsvReader::read(bytes);
    for (const CsvRow &row : table ? table->rows : QList<CsvRow>()) {
        texts += row.fields.join(u'|');
    }
    return texts;
}

} // namespace

/// A preview for spreadsheets, and that it is a list again.
class TestJobPreviewCsv final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table()
    {
        JobPreview one = preview();
        const QString heading
            = u"line|as_written|user_id|verdict|why|same_as|will_be_sent|rooms|note"_s;
        QCOMPARE(textsOf(previewCsv(one)),
                 (QStringList{heading, u"1|ben|@ben:x|ready|||true|14|=T-1;\n\"gone\""_s,
                              u"2|farid|@farid:x|attention|administrator||false|14|"_s,
                              u"3|@ben:x|@ben:x|twice|earlier|1|false||"_s,
                              u"4|@gus:y|@gus:y|refused|remote||false||"_s}));
        one.setTicked(2, true);
        QCOMPARE(textsOf(previewCsv(one)).at(2),
                 u"2|farid|@farid:x|attention|administrator||true|14|"_s);
    }

    void isAListAgain()
    {
        const auto table = CsvReader::read(previewCsv(preview()));
        QVERIFY(table);
        const JobList list = JobList::ofTable(*table, JobColumns::of(*table), u"x"_s);
        QCOMPARE(list.lines().size(), 4);
        QCOMPARE(list.lines().at(0).named, (JobName{JobName::Kind::Id, u"@ben:x"_s}));
        QCOMPARE(list.lines().at(0).note, u"=T-1;\n\"gone\""_s);
    }
};

QTEST_GUILESS_MAIN(TestJobPreviewCsv)
#include "TestJobPreviewCsv.moc"
