// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobFolder.h"
#include "app/admin/job/JobJournal.h"
#include "app/admin/job/JobPreview.h"

#include "tests/support/Flushes.h"
#include "tests/support/FullDisk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace farewell;
using namespace Qt::StringLiterals;
using State = JobRowState;

Q_DECLARE_METATYPE(farewell::JobProblem)

namespace {

QDateTime at(int second)
{
    return {QDate(2026, 11, 28), QTime(14, 2, second, 5), Qt::UTC};
}

JobRow row(int number, const QString &id)
{
    return {.number = number, .written = id, .id = id, .isToBeSent = true};
}

/// Rows 1 to 3 are to be sent, 4 and 5 are not.
JobRecord record(const std::function<void(JobRecord &)> &change = {})
{
    JobRecord record{.frozenAt = at(0),
                     .server = u"x"_s,
                     .address = u"https://admin.x"_s,
                     .admin = u"@desk:x"_s,
                     .erase = true};
    record.rows = {row(1, u"@a:x"_s), row(2, u"@b\n\"ü\":x"_s), row(3, u"@c:x"_s),
                   row(4, u"@d:x"_s), row(5, {})};
    record.rows[1].note = u"T-1, \"gone\"\n"_s;
    record.rows[2].wasAdmin = true;
    record.rows[2].wasDeactivated = true;
    record.rows[3].isToBeSent = false;
    record.rows[3].state = State::Already;
    record.rows[4].isToBeSent = false;
    record.rows[4].state = State::Skipped;
    record.rows[4].reason = JobReason::NotFound;
    if (change) {
        change(record);
    }
    record.fingerprint = fingerprintOf(record.rows);
    return record;
}

JobEntry entry(int number, int second, State state, JobReason reason = JobReason::None)
{
    return {.number = number, .at = at(second), .state = state, .reason = reason};
}

JobEntry readBack(int number, int second, State state, JobReason reason = JobReason::None)
{
    JobEntry read = entry(number, second, state, reason);
    read.isReadBack = true;
    return read;
}

QByteArray linesOf(const QList<JobEntry> &entries)
{
    QByteArray lines;
    for (const JobEntry &one : entries) {
        lines += lineOf(one) + '\n';
    }
    return lines;
}

JobRecord folded(const QByteArray &lines)
{
    return std::get<JobRecord>(foldJob(lines));
}

/// "state reason" of row 1 after these lines.
QString firstAfter(const QByteArray &lines)
{
    const JobRow row = folded(headOf(record()) + '\n' + lines).rows.constFirst();
    return wordOf(row.state) + u' ' + wordOf(row.reason);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What is known of a job after any end of the program, and that nothing is sent unwritten.
class TestJobJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_jobs = m_folder->filePath(u"administration/jobs"_s);
    }

    void lines_data();
    void lines();
    void notOurs_data();
    void notOurs();
    void isReadAsItWasWritten();
    void timesAreThoseOfTheLines();
    void everyCutOfTheFileIsTrue();
    void isOfItsOwnerAlone();
    void theSameListTwiceIsTwoFiles();
    void oneKeepsIt();
    void hasReachedTheDisk();
    void aFullDiskIsSaid();
    void aFileInTheWayIsSaid();
    void goesOnAfterATornLine();
    void whatIsForgottenIsGone();
    void withoutAJournalNothingIsWritten();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_jobs;
};

void TestJobJournal::lines_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("first");
    const auto row = [](const char *name, const QByteArray &lines, const char *first) {
        QTest::newRow(name) << lines << QString::fromLatin1(first);
    };
    const JobEntry sending = entry(1, 1, State::Sending);
    const QByteArray sent = linesOf({sending});
    const QByteArray done = linesOf({sending, readBack(1, 2, State::Done)});
    row("nothing", "", "waiting ");
    row("sending", sent, "sending ");
    row("done", done, "done ");
    row("the last one counts", done + sent, "sending ");
    row("put off", linesOf({sending, entry(1, 2, State::Waiting)}), "waiting ");
    row("left waiting", linesOf({sending, entry(1, 2, State::Waiting, JobReason::Hidden)}),
        "waiting hidden");
    row("failed", linesOf({sending, readBack(1, 2, State::Failed, JobReason::Policy)}),
        "failed policy");
    row("of another row", linesOf({readBack(2, 1, State::Done)}), "waiting ");
    row("of no row", linesOf({readBack(6, 1, State::Done), readBack(77, 1, State::Done)}),
        "waiting ");
    row("the end of the job", linesOf({JobEntry{.at = at(9)}}), "waiting ");
    row("torn", sent + lineOf(readBack(1, 2, State::Done)).chopped(1), "sending ");
    row("whole, but for its end", sent + lineOf(readBack(1, 2, State::Done)), "done ");
    row("torn, and gone on after it",
        lineOf(sending).chopped(9) + '\n' + linesOf({entry(1, 3, State::Skipped)}), "skipped ");
    row("no json", "done\n\xff\xfe\n[1]\n{}\n", "waiting ");
    row("no time", R"({"row":1,"state":"done"})", "waiting ");
    row("not a time", R"({"t":"soon","row":1,"state":"done"})", "waiting ");
    row("a state that nobody knows", QByteArray(done).replace("\"done\"", "\"Done\""), "sending ");
    row("a reason that nobody knows",
        QByteArray(done).replace("\"done\"", R"("done","reason":"x")"), "sending ");
    row("a state that no request brings", QByteArray(done).replace("done", "already"), "sending ");
    row("a number as a text", QByteArray(done).replace("\"row\":1", R"("row":"1")"), "waiting ");
    row("half a number", QByteArray(done).replace("\"row\":1", "\"row\":1.5"), "waiting ");
    row("another head", headOf(record()) + '\n', "waiting ");
}

void TestJobJournal::lines()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QString, first);
    QCOMPARE(firstAfter(lines), first);
}

void TestJobJournal::notOurs_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<JobProblem>("problem");
    const auto row = [](const char *name, const QByteArray &head,
                        JobProblem problem = JobProblem::Unreadable) {
        QTest::newRow(name) << head << problem;
    };
    const QByteArray head = headOf(record());
    const auto with
        = [](const std::function<void(JobRecord &)> &change) { return headOf(record(change)); };
    row("nothing", "");
    row("cut", head.chopped(1));
    row("an array", '[' + head + ']');
    row("later", QByteArray(head).replace("\"version\":1", "\"version\":2"), JobProblem::Newer);
    row("no version", QByteArray(head).replace("\"version\":1", R"("version":"1")"));
    row("no time", QByteArray(head).replace("\"t\":", "\"u\":"));
    row("erase or not?", QByteArray(head).replace("\"erase\":true", "\"erase\":null"));
    row("another account", QByteArray(head).replace("@a:x", "@z:x"));
    row("another fingerprint",
        QByteArray(head).replace(R"("fingerprint":")", R"("fingerprint":"0)"));
    row("nobody", with([](JobRecord &one) { one.rows.clear(); }));
    row("nobody to be sent", with([](JobRecord &one) { one.rows.remove(0, 3); }));
    row("oneself", with([](JobRecord &one) { one.admin = u"@a:x"_s; }));
    row("of another server", with([](JobRecord &one) { one.server = u"y"_s; }));
    row("twice", with([](JobRecord &one) { one.rows[2].id = u"@a:x"_s; }));
    row("not an id", with([](JobRecord &one) { one.rows[2].id = u"c"_s; }));
    row("the same number", with([](JobRecord &one) { one.rows[2].number = 2; }));
    row("no number", with([](JobRecord &one) { one.rows[0].number = 0; }));
}

void TestJobJournal::notOurs()
{
    QFETCH(const QByteArray, head);
    QFETCH(const JobProblem, problem);
    const auto folded = foldJob(head + '\n' + linesOf({readBack(1, 2, State::Done)}));
    QVERIFY(std::holds_alternative<JobProblem>(folded));
    QCOMPARE(int(std::get<JobProblem>(folded)), int(problem));
}

void TestJobJournal::isReadAsItWasWritten()
{
    QVERIFY(folded(headOf(record())) == record());
    JobJournal journal(m_jobs);
    QCOMPARE(journal.begin(record()), LogFault::None);
    QVERIFY(std::get<JobRecord>(journal.read()) == record());
    JobEntry joined = readBack(1, 4, State::StillJoined, JobReason::StillJoined);
    joined.roomsLeft = 12;
    const QList<JobEntry> entries{entry(1, 1, State::Sending), readBack(1, 2, State::Done), joined,
                                  JobEntry{.at = at(5)}};
    QCOMPARE(journal.write(entries), LogFault::None);
    JobRecord expected = record();
    for (const JobEntry &one : entries.first(3)) {
        apply(one, expected.rows[0]);
    }
    expected.isFinished = true;
    QVERIFY(std::get<JobRecord>(journal.read()) == expected);
    QCOMPARE(expected.rows.constFirst().roomsLeft, 12);
    QCOMPARE(expected.total(), 3);
    QCOMPARE(expected.count(State::StillJoined), 1);
    QCOMPARE(expected.count(State::Skipped), 0); // was never to be sent
    const QByteArray content = contentOf(journal.path());
    QCOMPARE(content.count('\n'), 5);
}

void TestJobJournal::timesAreThoseOfTheLines()
{
    JobRow row = ::row(1, u"@a:x"_s);
    apply(entry(1, 1, State::Sending), row);
    QCOMPARE(row.sentAt, at(1));
    QVERIFY(!row.readBackAt);
    QVERIFY(!isLeftWaiting(row));
    apply(entry(1, 2, State::Waiting, JobReason::SignedOut), row);
    QCOMPARE(row.sentAt, at(1)); // it may have done something
    QVERIFY(isLeftWaiting(row));
    apply(entry(1, 3, State::Sending), row);
    QVERIFY(!isLeftWaiting(row));
    apply(entry(1, 4, State::Waiting), row);
    QVERIFY(!row.sentAt); // it cannot have
    QVERIFY(!isLeftWaiting(row));
    apply(entry(1, 5, State::Sending), row);
    apply(entry(1, 6, State::Unknown), row);
    QVERIFY(!row.readBackAt);
    apply(readBack(1, 7, State::Done), row);
    QCOMPARE(row.sentAt, at(5));
    QCOMPARE(row.readBackAt, at(7));
}

/// Wherever a program or a disk stops: a prefix of what was written is what was known then.
void TestJobJournal::everyCutOfTheFileIsTrue()
{
    const QByteArray head = headOf(record()) + '\n';
    const QList<JobEntry> entries{entry(1, 1, State::Sending), readBack(1, 2, State::Done),
                                  entry(2, 2, State::Sending), entry(2, 3, State::Unknown),
                                  entry(3, 4, State::Sending)};
    const QByteArray whole = head + linesOf(entries);
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const auto folded = foldJob(whole.first(size));
        if (size < head.size() - 1) {
            QVERIFY(std::holds_alternative<JobProblem>(folded));
            continue;
        }
        JobRecord expected = record();
        qsizetype end = head.size();
        for (const JobEntry &one : entries) {
            end += lineOf(one).size();
            if (size >= end) {
                apply(one, expected.rows[one.number - 1]);
            }
            ++end;
        }
        QVERIFY2(std::get<JobRecord>(folded) == expected, whole.first(size).constData());
    }
}

void TestJobJournal::isOfItsOwnerAlone()
{
    JobJournal journal(m_jobs);
    QCOMPARE(journal.begin(record()), LogFault::None);
    QCOMPARE(journal.path(),
             m_jobs + u"/20261128T140200Z-"_s + record().fingerprint.first(16) + u".jsonl"_s);
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther | QFileDevice::ExeOwner;
    QVERIFY(!(QFile::permissions(journal.path()) & others));
    QVERIFY(QFile::permissions(journal.path()) & QFileDevice::ReadOwner);
}

void TestJobJournal::theSameListTwiceIsTwoFiles()
{
    JobJournal first(m_jobs);
    JobJournal second(m_jobs);
    QCOMPARE(first.begin(record()), LogFault::None);
    QCOMPARE(second.begin(record()), LogFault::None);
    QVERIFY(first.path() != second.path());
    QCOMPARE(second.write({readBack(1, 2, State::Done)}), LogFault::None);
    QVERIFY(std::get<JobRecord>(first.read()) == record());
}

void TestJobJournal::oneKeepsIt()
{
    const JobFolder folder(m_jobs);
    QVERIFY(folder.read().isEmpty());
    JobJournal journal(m_jobs);
    QCOMPARE(journal.begin(record()), LogFault::None);
    const QString path = journal.path();
    QVERIFY(folder.read().isEmpty()); // it is not left behind
    JobJournal other(m_jobs);
    QCOMPARE(other.resume(path), LogFault::Busy);
    QCOMPARE(other.write({}), LogFault::NotWritable);
    QVERIFY(!JobFolder::forget(path));
    journal.close();
    const QList<LeftJob> left = folder.read();
    QCOMPARE(left.size(), 1);
    QVERIFY(left.constFirst().record());
    QVERIFY(*left.constFirst().record() == record());
    QCOMPARE(other.resume(left.constFirst().path), LogFault::None);
    QVERIFY(folder.read().isEmpty());
}

void TestJobJournal::hasReachedTheDisk()
{
    Flushes flushes(m_jobs);
    JobJournal journal(m_jobs);
    QCOMPARE(journal.begin(record()), LogFault::None);
    QCOMPARE(flushes.seen().constLast().path, journal.path());
    QCOMPARE(flushes.seen().constLast().content, headOf(record()) + '\n');
    const qsizetype before = flushes.seen().size();
    const QList<JobEntry> entries{readBack(1, 2, State::Done), entry(2, 2, State::Sending)};
    QCOMPARE(journal.write(entries), LogFault::None);
    QCOMPARE(flushes.seen().size(), before + 1); // one for both
    QVERIFY(flushes.seen().constLast().content.endsWith(linesOf(entries)));
    flushes.breakAt(flushes.seen().size());
    QVERIFY(journal.write({entry(3, 3, State::Sending)}) != LogFault::None);
}

void TestJobJournal::aFullDiskIsSaid()
{
    JobJournal journal(m_jobs);
    {
        const FullDisk full;
        QCOMPARE(journal.begin(record()), LogFault::NoRoom);
    }
    QVERIFY(JobFolder(m_jobs).read().isEmpty()); // half of a list is none
    QCOMPARE(journal.begin(record()), LogFault::None);
    {
        const FullDisk full(rlim_t(QFileInfo(journal.path()).size()) + 20);
        QCOMPARE(journal.write({entry(1, 1, State::Sending)}), LogFault::NoRoom);
    }
    QCOMPARE(journal.write({entry(1, 2, State::Waiting, JobReason::JournalFailed)}),
             LogFault::None);
    const JobRow row = std::get<JobRecord>(journal.read()).rows.constFirst();
    QCOMPARE(row.state, State::Waiting);
    QCOMPARE(row.reason, JobReason::JournalFailed);
}

void TestJobJournal::aFileInTheWayIsSaid()
{
    QFile inTheWay(m_folder->filePath(u"administration"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    JobJournal journal(m_jobs);
    QCOMPARE(journal.begin(record()), LogFault::NotWritable);
    QVERIFY(!journal.isOpen());
}

void TestJobJournal::goesOnAfterATornLine()
{
    JobJournal first(m_jobs);
    QCOMPARE(first.begin(record()), LogFault::None);
    const QString path = first.path();
    first.close();
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(lineOf(entry(1, 1, State::Sending)).chopped(5));
    file.close();
    JobJournal second(m_jobs);
    QCOMPARE(second.resume(path), LogFault::None);
    QVERIFY(std::get<JobRecord>(second.read()) == record());
    QCOMPARE(second.write({entry(2, 3, State::Sending)}), LogFault::None);
    const JobRecord after = std::get<JobRecord>(second.read());
    QCOMPARE(after.rows.at(0).state, State::Waiting);
    QCOMPARE(after.rows.at(1).state, State::Sending);
}

void TestJobJournal::whatIsForgottenIsGone()
{
    JobJournal journal(m_jobs);
    QCOMPARE(journal.begin(record()), LogFault::None);
    const QString path = journal.path();
    journal.close();
    QVERIFY(JobFolder::forget(path));
    QVERIFY(!QFile::exists(path));
    QVERIFY(JobFolder::forget(path));
    QCOMPARE(journal.resume(path), LogFault::NotWritable);
    QVERIFY(!QFile::exists(path)); // nothing has come in its place
    QCOMPARE(journal.begin(record()), LogFault::None);
    QVERIFY(journal.remove());
    QVERIFY(QDir(m_jobs).isEmpty());
}

void TestJobJournal::withoutAJournalNothingIsWritten()
{
    JobJournal journal(m_jobs);
    QCOMPARE(journal.write({entry(1, 1, State::Sending)}), LogFault::NotWritable);
    QVERIFY(journal.path().isEmpty());
    QVERIFY(!QDir(m_jobs).exists());
}

QTEST_APPLESS_MAIN(TestJobJournal)
#include "TestJobJournal.moc"
