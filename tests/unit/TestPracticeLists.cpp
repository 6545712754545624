// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobList.h"
#include "app/practice/PracticeHomeserver.h"
#include "app/practice/PracticeLists.h"

#include <QSet>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

/// The lists that learners get: as people would write them, and about people who are there.
class TestPracticeLists final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leaversAreATable();
    void othersArePasted();

private:
    [[nodiscard]] static JobList listOf(const QString &table);
};

JobList TestPracticeLists::listOf(const QString &table)
{
    const auto read = CsvReader::read(table.toUtf8());
    return read ? JobList::ofTable(*read, JobColumns::of(*read), u"practice.test"_s) : JobList();
}

void TestPracticeLists::leaversAreATable()
{
    PracticeHomeserver server;
    server.moveCrowdIn();
    const JobList list = listOf(practicelists::leavers());
    QCOMPARE(list.lines().size(), 40);
    QSet<QString> ids;
    int twice = 0;
    int strangers = 0;
    int notThere = 0;
    for (const JobLine &line : list.lines()) {
        QVERIFY(line.note.startsWith(u"HR-"_s));
        const QString &id = line.named.text;
        if (line.named.kind != JobName::Kind::Id) {
            continue;
        }
        const bool isOurs = id.endsWith(u":practice.test"_s);
        const QString localpart = id.section(u':', 0, 0).sliced(1);
        twice += ids.contains(id) ? 1 : 0;
        strangers += isOurs ? 0 : 1;
        notThere += isOurs && !server.account(localpart) ? 1 : 0;
        ids += id;
    }
    QCOMPARE(twice, 1);
    QCOMPARE(strangers, 1);
    QCOMPARE(notThere, 2); // a typo, and upper case
    QCOMPARE(list.lines().last().named.kind, JobName::Kind::Empty);
    QVERIFY(server.account(u"ivan.04"_s));
}

void TestPracticeLists::othersArePasted()
{
    PracticeHomeserver server;
    server.moveCrowdIn();
    for (const QString &text : {practicelists::spammers(12), practicelists::withNora(12, 7)}) {
        const JobList list = JobList::ofText(text, u"practice.test"_s);
        QCOMPARE(list.lines().size(), 12);
        for (const JobLine &line : list.lines()) {
            const QString localpart = line.named.text.section(u':', 0, 0).sliced(1);
            QVERIFY2(server.account(localpart), qPrintable(localpart));
        }
    }
    const JobList nora = JobList::ofText(practicelists::withNora(9, 7), u"practice.test"_s);
    QCOMPARE(nora.lines().at(6).named.text, u"@nora:practice.test"_s);
}

QTEST_GUILESS_MAIN(TestPracticeLists)
#include "TestPracticeLists.moc"
