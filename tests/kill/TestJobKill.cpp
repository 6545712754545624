// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobFolder.h"
#include "app/admin/job/JobJournal.h"
#include "tests/support/Administrator.h"
#include "tests/support/Flushes.h"
#include "tests/support/SecondProcess.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char momentVariable[] = "FAREWELL_KILL_AT";
constexpr char folderVariable[] = "FAREWELL_KILL_FOLDER";
constexpr char serverVariable[] = "FAREWELL_KILL_SERVER";
constexpr char readyMark[] = "@ready";
constexpr char thereMark[] = "@there";
constexpr char timeMark[] = "@time"; ///< the first process has to let the server's pass
constexpr char closedAnswer[] = R"({"id_server_unbind_result":"success"})";
constexpr auto never = 1h;
constexpr auto patience = 30s;
constexpr auto aWhile = 8s; ///< in which the other of the two processes does something

QStringList leavers()
{
    return {u"deals-01"_s, u"deals-02"_s, u"deals-03"_s, u"deals-04"_s, u"deals-05"_s};
}

/// A file is about to be flushed: how much of it an end at this moment leaves there; nothing: it
/// goes on.
using Cut = std::function<std::optional<qsizetype>(const Flush &)>;

/// A moment at which the program is killed while it sends a list of five.
struct JobKillPoint
{
    QString name;
    std::function<void(PracticeHomeserver &)> script{}; ///< the server's part, from the click on
    Cut cut{};
    std::function<bool(Stage &)> act{};                  ///< the person's part, after the click
    bool asksForTime = false;                            ///< of the server, in between
    std::function<void(PracticeHomeserver &)> turn{};    ///< while the third is under way
    std::function<bool(PracticeHomeserver &)> isThere{}; ///< what the server has seen then
    /// The states of the rows in the journal, as a pattern; empty: it is none.
    QString left{};
    QString ended{u"done done done done done"_s}; ///< the same at the end, once gone on with
    bool isFinished = false;
};

Stage::Place placeIn(const QString &folder, const QString &baseUrl)
{
    return {.notes = folder + u"/farewell"_s,
            .baseUrl = baseUrl,
            .activities = folder + u"/activities"_s,
            .jobs = folder + u"/jobs"_s};
}

QByteArray pathOf(const QString &who)
{
    return "/deactivate/%40" + who.toLatin1() + "%3Apractice.test";
}

PatientRobot job()
{
    return PatientRobot(names::adminJobWindow);
}

/// The one that stands there, whoever holds it.
std::optional<JobRecord> recordIn(const QString &jobs)
{
    const QDir folder(jobs);
    const QStringList names = folder.entryList({u"*.jsonl"_s}, QDir::Files);
    if (names.size() != 1) {
        return std::nullopt;
    }
    const auto content = readJob(folder.filePath(names.constFirst()));
    const auto *record = std::get_if<JobRecord>(&content);
    return record != nullptr ? std::optional(*record) : std::nullopt;
}

QString wordsOf(const std::optional<JobRecord> &record)
{
    QStringList words;
    for (const JobRow &row : record ? record->rows : QList<JobRow>()) {
        words += wordOf(row.state);
    }
    return words.join(u' ');
}

bool waitWritten(const QString &words)
{
    const QString jobs = qEnvironmentVariable(folderVariable) + u"/jobs"_s;
    return waitUntil([&] { return wordsOf(recordIn(jobs)) == words; });
}

bool isJournal(const Flush &flush)
{
    return flush.path.contains("/jobs/"_L1);
}

/// Where the last line of the journal begins that says this of that row; -1: none does.
qsizetype lineOfRow(const Flush &flush, int row, const char *state)
{
    const QByteArray said = R"("row":)" + QByteArray::number(row);
    qsizetype at = 0;
    qsizetype found = -1;
    while (isJournal(flush) && at < flush.content.size()) {
        const qsizetype end = flush.content.indexOf('\n', at);
        const QByteArray line = flush.content.sliced(at, end - at);
        const bool isIt = line.contains(said + ',') || line.contains(said + '}');
        found = isIt && line.contains('"' + QByteArray(state) + '"') ? at : found;
        at = end < 0 ? flush.content.size() : end + 1;
    }
    return found;
}

Cut atHead(int ofTwo)
{
    return [ofTwo](const Flush &flush) -> std::optional<qsizetype> {
        const bool isHead = isJournal(flush) && flush.content.count('\n') == 1;
        return isHead ? std::optional(flush.content.size() * ofTwo / 2) : std::nullopt;
    };
}

/// `more`: bytes of the line that stand there.
Cut atLine(int row, const char *state, qsizetype more)
{
    return [row, state, more](const Flush &flush) -> std::optional<qsizetype> {
        const qsizetype at = lineOfRow(flush, row, state);
        return at < 0 ? std::nullopt : std::optional(at + more);
    };
}

/// The line is there, whole.
Cut afterLine(int row, const char *state)
{
    return [row, state](const Flush &flush) -> std::optional<qsizetype> {
        return lineOfRow(flush, row, state) < 0 ? std::nullopt
                                                : std::optional(flush.content.size());
    };
}

Cut afterLogOf(const QString &who)
{
    return [who](const Flush &flush) -> std::optional<qsizetype> {
        const bool isIt = flush.path.contains("/activities/"_L1)
            && flush.content.contains('@' + who.toLatin1() + ':');
        return isIt ? std::optional(flush.content.size()) : std::nullopt;
    };
}

PracticeAnswer yes(std::chrono::milliseconds delay)
{
    return {.body = closedAnswer, .delay = delay, .actFirst = true};
}

bool hasAskedFor(const PracticeHomeserver &server, const QString &who)
{
    return server.requestsTo(pathOf(who)).size() == 1;
}

/// Its own answer comes, and the look after it never does; no answer tells that the fourth is
/// closed, too.
void holdReadBack(PracticeHomeserver &server)
{
    server.answerNext("GET", "/v2/users/%40deals-03%3Apractice.test", {.delay = never});
    server.answerNext("POST", pathOf(u"deals-04"_s), yes(never));
}

/// While the second account is under way.
bool pauseInBetween(Stage & /*stage*/)
{
    return job().click(names::pauseButton) && job().waitPhase(u"pausing"_s)
        && job().waitPhase(u"paused"_s) && waitWritten(u"done done waiting waiting waiting"_s);
}

bool toTheRooms(Stage & /*stage*/)
{
    return job().waitPhase(u"checking"_s) && waitWritten(u"done done done done done"_s);
}

bool toTheEnd(Stage &stage)
{
    if (!toTheRooms(stage)) {
        return false;
    }
    SecondProcess::say(timeMark);
    (void)SecondProcess::hear();
    for (int i = 0; i < 400 && job().property("phase") != u"finished"_s; ++i) {
        if (!stage.pass(500ms)) {
            return false;
        }
    }
    const QString jobs = qEnvironmentVariable(folderVariable) + u"/jobs"_s;
    return waitUntil([&] { return recordIn(jobs)->isFinished; });
}

QList<JobKillPoint> moments()
{
    const auto scripted = [](const PracticeAnswer &answer) {
        return [answer](PracticeHomeserver &server) {
            server.answerNext("POST", pathOf(u"deals-03"_s), answer);
        };
    };
    const auto asked
        = [](PracticeHomeserver &server) { return hasAskedFor(server, u"deals-03"_s); };
    const auto lookedBack = [](PracticeHomeserver &server) { // in the list, before it, after it
        return hasAskedFor(server, u"deals-04"_s)
            && server.requestsTo("/v2/users/%40deals-03%3Apractice.test").size() == 3;
    };
    const auto roomsLeft = [](PracticeHomeserver &server) {
        return std::ranges::all_of(
            leavers(), [&](const QString &who) { return server.account(who)->rooms.isEmpty(); });
    };
    // Whoever was sent before may have been read back by then.
    const QString third = u"(done|sending) (done|sending) sending waiting waiting"_s;
    const QString thirdWaits = u"(done|sending) (done|sending) waiting waiting waiting"_s;
    const QString thirdAndFourth
        = u"(done|sending) (done|sending) sending (done|sending|waiting) waiting"_s;
    const QString thirdUnknown = u"done done unknown done done"_s;
    const QString all = u"done done done done done"_s;
    return {
        {.name = u"half of the head"_s, .cut = atHead(1)},
        {.name = u"the head"_s,
         .cut = atHead(2),
         .left = u"waiting waiting waiting waiting waiting"_s},
        {.name = u"in the log, not in the journal"_s,
         .cut = afterLogOf(u"deals-03"_s),
         .left = thirdWaits},
        {.name = u"half of the line about what is to be sent"_s,
         .cut = atLine(3, "sending", 20),
         .left = thirdWaits},
        {.name = u"written down, not sent"_s,
         .cut = afterLine(3, "sending"),
         .left = third,
         .ended = thirdUnknown},
        {.name = u"sent, the server has not acted"_s,
         .script = scripted({.delay = never}),
         .isThere = asked,
         .left = third,
         .ended = thirdUnknown},
        {.name = u"sent, the server has acted"_s,
         .script = scripted(yes(never)),
         .isThere = asked,
         .left = third},
        {.name = u"answered, not read back"_s,
         .script = scripted(yes(aWhile)),
         .turn = holdReadBack,
         .isThere = lookedBack,
         .left = u"(done|sending) (done|sending) sending sending waiting"_s},
        {.name = u"read back, not written down"_s,
         .cut = atLine(3, "done", 0),
         .left = thirdAndFourth},
        {.name = u"half of the line about what came of it"_s,
         .cut = atLine(3, "done", 20),
         .left = thirdAndFourth},
        {.name = u"paused"_s,
         .script =
             [](PracticeHomeserver &server) {
                 server.answerNext("POST", pathOf(u"deals-02"_s), yes(aWhile));
             },
         .act = pauseInBetween,
         .left = u"done done waiting waiting waiting"_s},
        {.name = u"checking"_s, .act = toTheRooms, .left = all},
        {.name = u"after the last entry"_s,
         .act = toTheEnd,
         .asksForTime = true,
         .isThere = roomsLeft,
         .left = all,
         .isFinished = true},
    };
}

JobKillPoint momentOf(const QString &name)
{
    const QList<JobKillPoint> all = moments();
    return *std::ranges::find(all, name, &JobKillPoint::name);
}

} // namespace

/// The program that is killed.
class Victim final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void play()
    {
        const JobKillPoint moment = momentOf(qEnvironmentVariable(momentVariable));
        Stage stage(
            Stage::Time::Manual,
            placeIn(qEnvironmentVariable(folderVariable), qEnvironmentVariable(serverVariable)));
        QVERIFY(administrator::signIn(stage, u"alice"_s));
        QVERIFY(stage.admin.click(names::manyButton) && job().waitPhase(u"empty"_s));
        QVERIFY(job().waitFocus(names::listEdit) && job().typeHere(leavers().join(u' ')));
        QVERIFY(job().click(names::resolveButton) && job().waitPhase(u"preview"_s));
        QVERIFY(job().click(names::keepMessagesRadio));
        QVERIFY(job().type(names::typedCountEdit, QString::number(leavers().size())));
        QVERIFY(job().type(names::typedServerEdit, u"practice.test"_s));
        QVERIFY(stage.arm(job(), names::startJobButton));
        SecondProcess::say(readyMark);
        (void)SecondProcess::hear();
        Flushes flushes(stage.notes().join(u' '));
        bool isSecondSent = false;
        flushes.callBefore([&](const Flush &flush, int file) {
            isSecondSent = isSecondSent || lineOfRow(flush, 2, "sending") >= 0;
            if (const auto left = moment.cut ? moment.cut(flush) : std::nullopt) {
                stopHere(file, *left);
            }
        });
        QVERIFY(job().click(names::startJobButton));
        QVERIFY(!moment.act || waitUntil([&] { return isSecondSent; }));
        QVERIFY(!moment.act || moment.act(stage));
        if (!moment.cut) {
            SecondProcess::say(thereMark);
        }
        QVERIFY2(waitUntil([] { return false; }, 2min), "nobody killed us");
    }

private:
    /// Nothing more happens, as if it had been killed in the middle of writing.
    static void stopHere(int file, qsizetype left)
    {
        if (::ftruncate(file, left) != 0) {
            std::perror("ftruncate");
            return;
        }
        SecondProcess::say(thereMark);
        (void)SecondProcess::hear();
    }
};

/// kill -9 in every phase of a list: the next start offers it, nobody is asked for twice, and
/// journal, activity log and results say of every account what the server says.
class TestJobKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void phases_data()
    {
        QTest::addColumn<QString>("name");
        const QList<JobKillPoint> all = moments();
        for (const JobKillPoint &moment : all) {
            QTest::newRow(qPrintable(moment.name)) << moment.name;
        }
    }

    void phases()
    {
        QFETCH(const QString, name);
        const JobKillPoint moment = momentOf(name);
        const QTemporaryDir folder;
        ManualClock serversClock;
        PracticeHomeserver server;
        server.setClock(serversClock);
        server.moveCrowdIn();
        QVERIFY(server.start());
        administrator::appoint(server, u"alice"_s);
        killAt(moment, folder.path(), server, serversClock);
        if (!QTest::currentTestFailed()) {
            agrees(moment, folder.path(), server);
        }
        if (!QTest::currentTestFailed()) {
            restart(moment, folder.path(), server);
        }
        server.setClock(serversClock);
        if (!QTest::currentTestFailed()) {
            std::printf("survived: a list, %s\n", qPrintable(name));
            std::fflush(stdout);
        }
    }

private:
    static void killAt(const JobKillPoint &moment, const QString &folder,
                       PracticeHomeserver &server, ManualClock &serversClock)
    {
        SecondProcess victim({{QString::fromLatin1(momentVariable), moment.name},
                              {QString::fromLatin1(folderVariable), folder},
                              {QString::fromLatin1(serverVariable), server.baseUrl()}});
        QVERIFY2(victim.waitSaid(readyMark), victim.output().constData());
        if (moment.script) {
            moment.script(server);
        }
        victim.tell("go");
        const auto isThere = [&] { return !moment.isThere || moment.isThere(server); };
        if (moment.turn) {
            QVERIFY(waitUntil([&] { return hasAskedFor(server, u"deals-03"_s); }, patience));
            moment.turn(server);
        }
        if (moment.asksForTime) {
            QVERIFY2(victim.waitSaid(timeMark), victim.output().constData());
            QVERIFY(waitUntil([&] {
                serversClock.advance(1min);
                return isThere();
            }));
            victim.tell("go on");
        }
        QVERIFY2(victim.waitSaid(thereMark), victim.output().constData());
        QVERIFY(waitUntil(isThere, patience));
        QVERIFY2(JobFolder(folder + u"/jobs"_s).read().isEmpty(), "it is still running");
        victim.kill();
        QVERIFY(victim.waitEnded());
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
    }

    /// What the journal says was true when the program ended.
    static void agrees(const JobKillPoint &moment, const QString &folder,
                       const PracticeHomeserver &server)
    {
        const auto record = recordIn(folder + u"/jobs"_s);
        const QRegularExpression left(QRegularExpression::anchoredPattern(moment.left));
        QVERIFY2(left.match(wordsOf(record)).hasMatch(), qPrintable(wordsOf(record)));
        for (const JobRow &row : record ? record->rows : QList<JobRow>()) {
            const QString who = leavers().at(row.number - 1);
            const auto asked = server.requestsTo(pathOf(who)).size();
            QVERIFY2(asked <= 1, qPrintable(who));
            if (row.state == JobRowState::Done) {
                QVERIFY2(server.isDeactivated(who), qPrintable(who));
            }
            if (row.state == JobRowState::Waiting) {
                QVERIFY2(asked == 0 && !server.isDeactivated(who), qPrintable(who));
            }
        }
    }

    static void restart(const JobKillPoint &moment, const QString &folder,
                        PracticeHomeserver &server)
    {
        const PatientRobot offer(names::unfinishedListDialog);
        Stage again(Stage::Time::Manual, placeIn(folder, server.baseUrl()));
        server.setClock(again.manualClock);
        QVERIFY(offer.waitShown());
        if (moment.left.isEmpty()) {
            isNoList(again, offer, folder, server);
            return;
        }
        const qsizetype total = leavers().size();
        const qsizetype over = wordsOf(recordIn(folder + u"/jobs"_s)).count(u"done"_s);
        const QString heading = moment.isFinished ? u"A finished list: %1 of %2"_s
                                                  : u"An unfinished list: %1 of %2"_s;
        QVERIFY2(offer.says(heading.arg(over).arg(total)),
                 qPrintable(heading.arg(over).arg(total)));
        const auto before = administrator::changes(server);
        QVERIFY(offer.click(names::resumeListButton));
        QVERIFY(administrator::typePassword(again));
        QVERIFY(job().waitPhase(moment.isFinished ? u"finished"_s : u"paused"_s));
        QVERIFY(again.pass(1min));
        QCOMPARE(administrator::changes(server), before); // it is only opened
        if (!moment.isFinished) {
            QVERIFY(again.arm(job(), names::resumeButton));
            QVERIFY(job().click(names::resumeButton));
        }
        for (int i = 0; i < 2000 && job().property("phase") != u"finished"_s; ++i) {
            QVERIFY(again.pass(500ms));
        }
        QCOMPARE(job().property("phase"), u"finished"_s);
        QVERIFY(waitUntil([&] { return wordsOf(recordIn(folder + u"/jobs"_s)) == moment.ended; }));
        toldAsItIs(*recordIn(folder + u"/jobs"_s), again.activities(), server);
    }

    /// Nothing was sent; it is said that it cannot be read, and can only be forgotten.
    static void isNoList(Stage &again, const PatientRobot &offer, const QString &folder,
                         const PracticeHomeserver &server)
    {
        QVERIFY(offer.says(u"A list that cannot be read"_s));
        QVERIFY(!offer.look(names::resumeListButton).isReachable());
        QVERIFY(offer.click(names::forgetListButton));
        const PatientRobot question(names::jobAskDialog);
        QVERIFY(again.arm(question, names::confirmButton));
        QVERIFY(question.click(names::confirmButton));
        QVERIFY(offer.waitGone());
        QVERIFY(JobFolder(folder + u"/jobs"_s).read().isEmpty());
        QCOMPARE(administrator::changes(server), 0);
        QCOMPARE(again.activities().size(), 0);
    }

    /// Row by row: the server, what it was asked, and the log.
    static void toldAsItIs(const JobRecord &record, QList<ActivityEntry> log,
                           const PracticeHomeserver &server)
    {
        QCOMPARE(record.isFinished, true);
        for (const JobRow &row : record.rows) {
            const QString who = leavers().at(row.number - 1);
            const bool isDone = row.state == JobRowState::Done;
            QCOMPARE(row.id, server.userId(who));
            QCOMPARE(server.isDeactivated(who), isDone);
            const auto asked = server.requestsTo(pathOf(who)).size();
            QVERIFY2(isDone ? asked == 1 : asked <= 1, qPrintable(who));
            QStringList said;
            for (const ActivityEntry &entry : std::as_const(log)) {
                if (entry.subject == row.id) {
                    said += entry.readBack;
                    QCOMPARE(entry.erase, std::optional(false));
                }
            }
            said.removeOne(u"not sent"_s); // it was about to be when the program ended
            QCOMPARE(said, QStringList{isDone ? u"deactivated"_s : u"active"_s});
        }
        log.removeIf([&record](const ActivityEntry &entry) {
            return std::ranges::find(record.rows, entry.subject, &JobRow::id) != record.rows.end();
        });
        QCOMPARE(log.size(), 0); // and of nobody else
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(momentVariable)) {
        Victim victim;
        return QTest::qExec(&victim, {u"victim"_s});
    }
    TestJobKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestJobKill.moc"
