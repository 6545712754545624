// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobDriver.h"

#include "app/admin/job/JobFolder.h"
#include "app/admin/job/JobPreview.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/Flushes.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"
#include "tests/support/WorkTimer.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Acts = Fault::Acts;
using Phase = JobPhase;
using State = JobRowState;

Q_DECLARE_METATYPE(farewell::Fault)

namespace {

QList<JobRow> rowsOf(const QStringList &ids)
{
    QList<JobRow> rows;
    for (const QString &id : ids) {
        rows += JobRow{.number = static_cast<int>(rows.size()) + 1,
                       .written = id,
                       .id = id,
                       .note = u"ticket 7"_s,
                       .isToBeSent = true};
    }
    return rows;
}

} // namespace

/// A list against a server that counts what it was asked and a line that breaks. What the rows say
/// is compared with the server's own state, and what the journal says with the rows.
class TestJobDriver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyRow();
    void oneRequestAtATime();
    void answers_data();
    void answers();
    void pausesWhere_data();
    void pausesWhere();
    void threeUnknownInARow();
    void waitsWhereItIsAskedTo();
    void waitsWithItsQuestionsToo();
    void demotedInBetween();
    void refusedHalfWay();
    void swallowed();
    void renamedComeLater();
    void changedSinceTheFreeze();
    void stillInRooms();
    void aDryRunChangesNothing();
    void nothingIsSentThatIsNotWritten_data();
    void nothingIsSentThatIsNotWritten();
    void twoFlushesForEachRow();
    void pausesBeforeItIsLeft();
    void restsAtOnceWhereNothingRuns();
    void stopLeavesTheRest();
    void goesOnAfterASignIn();
    void anotherAdminIsRefused();
    void anotherServerIsRefused();
    void whatIsNoJournalIsRefused();
    void oneProgramAtATime();
    void goesOnFromAnyLine();
    void goesOnAfterACrashInTheRequest_data();
    void goesOnAfterACrashInTheRequest();
    void theLogOfAnEarlierRunIsConcluded();
    void answersToAnotherListNeverCome();
    void managedByAnAccountService();
    void acceptedAndDoneLater();
    void anotherNameIsNeverClosed();
    void thousandsOfRowsWithoutAStall();

private:
    void open();
    void openManaged();
    void start(const QStringList &localparts, bool erase = false);
    [[nodiscard]] QStringList idsOf(const QStringList &localparts) const;
    void change(const std::function<void(PracticeAdminSettings &)> &edit) const;
    [[nodiscard]] bool passUntil(const std::function<bool()> &isSo,
                                 std::chrono::milliseconds step = 500ms) const
    {
        return m_office.passUntil(isSo, step);
    }
    [[nodiscard]] bool passUntil(Phase phase) const
    {
        return passUntil([this, phase] { return m_driver->phase() == phase; });
    }
    [[nodiscard]] JobState state() const { return m_driver->state(); }
    [[nodiscard]] const JobRow &row(int number) const { return m_driver->rows().at(number - 1); }
    [[nodiscard]] qsizetype posts(const QString &localpart = {}) const;
    [[nodiscard]] QString folder() const { return m_office.folder->filePath(u"jobs"_s); }
    [[nodiscard]] QString journal() const;
    [[nodiscard]] QList<QByteArray> journalLines() const;
    void compareWithServer() const;
    void compareWithJournal() const;
    void answerLate(const QStringList &localparts, std::chrono::milliseconds delay) const
    {
        for (const QString &who : localparts) {
            m_office.line->faultAlways("POST", "deactivate/%40" + who.toUtf8() + "%3Apractice.test",
                                       Fault::late(delay));
        }
    }
    void giveSessions(const QStringList &localparts) const;

    test::AdminOffice m_office;
    std::unique_ptr<JobDriver> m_driver;
};

void TestJobDriver::init()
{
    QVERIFY(m_office.open());
    open();
}

void TestJobDriver::cleanup()
{
    m_driver.reset();
    m_office.close();
}

void TestJobDriver::open()
{
    m_driver = std::make_unique<JobDriver>(
        AdminDesk{m_office.place(), *m_office.clock, *m_office.log}, folder());
}

void TestJobDriver::openManaged()
{
    m_driver.reset();
    m_office.close();
    QVERIFY(m_office.openManaged());
    open();
}

void TestJobDriver::start(const QStringList &localparts, bool erase)
{
    m_driver->listGiven();
    m_driver->resolved();
    m_driver->start(rowsOf(idsOf(localparts)), erase);
}

QStringList TestJobDriver::idsOf(const QStringList &localparts) const
{
    QStringList ids;
    for (const QString &localpart : localparts) {
        ids += m_office.idOf(localpart);
    }
    return ids;
}

void TestJobDriver::change(const std::function<void(PracticeAdminSettings &)> &edit) const
{
    PracticeSettings settings = m_office.server->settings();
    edit(settings.admin);
    m_office.server->setSettings(settings);
}

/// Also those that never reached the server.
qsizetype TestJobDriver::posts(const QString &localpart) const
{
    QList<FaultRequest> all = m_office.line->requests();
    const QByteArray of = localpart.isEmpty() ? QByteArray() : "%40" + localpart.toUtf8() + "%3A";
    all.removeIf([&of](const FaultRequest &request) {
        return request.verb != "POST" || !request.path.contains("/deactivate/" + of);
    });
    return all.size();
}

QString TestJobDriver::journal() const
{
    const QDir jobs(folder());
    const QStringList names = jobs.entryList({u"*.jsonl"_s}, QDir::Files);
    return names.isEmpty() ? QString() : jobs.filePath(names.constFirst());
}

QList<QByteArray> TestJobDriver::journalLines() const
{
    QFile file(journal());
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeAll({});
    return lines;
}

void TestJobDriver::compareWithServer() const
{
    for (const JobRow &row : m_driver->rows()) {
        const QString localpart = row.id.sliced(1).section(u':', 0, 0);
        const bool isClosed = m_office.server->isDeactivated(localpart);
        if (row.state == State::Done || row.state == State::StillJoined) {
            QVERIFY2(isClosed, qPrintable(row.id));
        } else if (row.state == State::Failed || row.state == State::Waiting
                   || row.state == State::Stopped) {
            QVERIFY2(!isClosed, qPrintable(row.id));
        }
    }
}

void TestJobDriver::compareWithJournal() const
{
    WAIT_VERIFY(m_driver->isAtRest()); // the last of it is written from the event loop
    const auto read = readJob(journal());
    const auto *record = std::get_if<JobRecord>(&read);
    QVERIFY(record);
    QCOMPARE(record->rows.size(), m_driver->rows().size());
    for (qsizetype at = 0; at < record->rows.size(); ++at) {
        QCOMPARE(record->rows.at(at), m_driver->rows().at(at));
    }
}

/// So that what was begun can be told from what was not.
void TestJobDriver::giveSessions(const QStringList &localparts) const
{
    for (const QString &localpart : localparts) {
        m_office.server->editAccount(localpart, [](PracticeAccount &account) {
            account.sessions += PracticeSession{u"THEIRS"_s, u"Phone"_s, {}};
        });
    }
}

void TestJobDriver::everyRow()
{
    const QStringList all{u"deals-01"_s, u"deals-02"_s, u"leah"_s};
    start(all, true);
    QCOMPARE(state().total, 3);
    QVERIFY(passUntil(Phase::Checking));
    QCOMPARE(state().count(State::Done), 3);
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(state().count(State::Done), 3);
    QCOMPARE(state().reason, JobReason::None);
    for (const QString &one : all) {
        QVERIFY(m_office.server->isErased(one));
        QVERIFY(m_office.server->account(one)->rooms.isEmpty());
        QCOMPARE(posts(one), 1);
    }
    QCOMPARE(m_office.changes().size(), 3);
    QCOMPARE(m_office.changes().constFirst().body, R"({"erase":true})"_ba);
    QCOMPARE(row(1).roomsLeft, std::optional<qint64>(0));
    QVERIFY(row(3).readBackAt);
    compareWithServer();
    compareWithJournal();
    const QList<ActivityEntry> written = m_office.log->read();
    QCOMPARE(written.size(), 3);
    for (const ActivityEntry &entry : written) {
        QCOMPARE(entry.what, Activity::Deactivate);
        QCOMPARE(entry.erase, std::optional(true));
        QCOMPARE(entry.answer, u"accepted"_s);
        QCOMPARE(entry.readBack, u"deactivated, erased"_s);
        QCOMPARE(entry.note, u"ticket 7"_s);
    }
    // It stays until somebody has seen it.
    QCOMPARE(JobFolder(folder()).read().size(), 0); // ours
    QVERIFY(m_driver->removeJournal());
    QVERIFY(journal().isEmpty());
}

/// The look at the next and the last look back are beside a request; another request never is.
void TestJobDriver::oneRequestAtATime()
{
    const QStringList who{u"deals-01"_s, u"deals-02"_s, u"deals-03"_s};
    answerLate(who, 3s);
    start(who);
    const auto isLookedAt = [this](const QByteArray &account) {
        return !m_office.line->requestsTo("/v2/users/%40" + account + "%3Apractice.test").isEmpty();
    };
    QVERIFY(passUntil([this] { return posts() == 1; }, 1ms));
    WAIT_VERIFY(isLookedAt("deals-02"));
    QVERIFY(!isLookedAt("deals-03"));
    QList<std::chrono::milliseconds> times;
    QVERIFY(passUntil(
        [this, &times] {
            while (times.size() < posts()) {
                times += m_office.clock->elapsed();
            }
            return m_driver->phase() == Phase::Checking;
        },
        100ms));
    QCOMPARE(times.size(), 3);
    QVERIFY(times.at(1) - times.at(0) >= 3s); // the answer to the one before has come
    QVERIFY(times.at(2) - times.at(1) >= 3s);
}

void TestJobDriver::answers_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<State>("state");
    QTest::addColumn<JobReason>("reason");
    QTest::newRow("lost, done") << Fault::dropAfterBody(Acts::Yes) << State::Done
                                << JobReason::None;
    QTest::newRow("lost, not done")
        << Fault::dropAfterBody(Acts::No) << State::Failed << JobReason::NoEffect;
    QTest::newRow("half an answer") << Fault::halfBody(Acts::Yes) << State::Done << JobReason::None;
    QTest::newRow("a proxy's 504, not done")
        << Fault::page(504) << State::Failed << JobReason::NoEffect;
    QTest::newRow("200 that is something else")
        << Fault::json("{}") << State::Failed << JobReason::NoEffect;
    QTest::newRow("no such account")
        << Fault::json(R"({"errcode":"M_NOT_FOUND","error":"User not found"})", 404)
        << State::Failed << JobReason::Gone;
    QTest::newRow("not to be understood")
        << Fault::json(R"({"errcode":"M_BAD_JSON","error":"No"})", 400) << State::Failed
        << JobReason::Refused;
    QTest::newRow("the server's own rules")
        << Fault::json(R"({"errcode":"M_FORBIDDEN","error":"Not this one"})", 403) << State::Failed
        << JobReason::Policy;
    QTest::newRow("the identity server")
        << Fault::json(R"({"errcode":"M_UNKNOWN","error":"Failed to remove threepid"})", 400)
        << State::Failed << JobReason::IdentityServer;
}

void TestJobDriver::answers()
{
    QFETCH(const Fault, fault);
    m_office.line->faultNext("POST", "deactivate/%40leah%3Apractice.test", fault);
    start({u"deals-01"_s, u"leah"_s, u"deals-02"_s});
    QVERIFY(passUntil(Phase::Finished));
    QTEST(row(2).state, "state");
    QTEST(row(2).reason, "reason");
    QCOMPARE(row(1).state, State::Done); // and it went on
    QCOMPARE(row(3).state, State::Done);
    QCOMPARE(posts(), 3);
    QCOMPARE(posts(u"leah"_s), 1);
    compareWithServer();
    compareWithJournal();
    const QList<ActivityEntry> written = m_office.log->read();
    QCOMPARE(written.size(), 3);
    QVERIFY(std::ranges::all_of(
        written, [](const ActivityEntry &entry) { return !entry.readBack.isEmpty(); }));
}

void TestJobDriver::pausesWhere_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<JobReason>("reason");
    QTest::newRow("the line breaks before the request")
        << Fault::dropBeforeBody() << JobReason::Network;
    QTest::newRow("signed out") << Fault::json(R"({"errcode":"M_MISSING_TOKEN","error":"Missing"})",
                                               401)
                                << JobReason::SignedOut;
    QTest::newRow("a proxy's 403") << Fault::page(403) << JobReason::Hidden;
}

void TestJobDriver::pausesWhere()
{
    QFETCH(const Fault, fault);
    m_office.line->faultNext("POST", "deactivate/%40leah%3Apractice.test", fault);
    start({u"deals-01"_s, u"leah"_s, u"deals-02"_s});
    if (QTest::currentDataTag() == "the line breaks before the request"_ba) {
        QVERIFY(passUntil([this] {
            return m_driver->phase() == Phase::Paused || m_driver->phase() == Phase::Finished;
        }));
        if (m_driver->phase() == Phase::Finished) {
            QCOMPARE(row(2).state, State::Failed); // the body may have left
            QCOMPARE(posts(u"leah"_s), 1);
            return;
        }
    }
    QVERIFY(passUntil(Phase::Paused));
    QTEST(state().reason, "reason");
    QCOMPARE(row(2).state, State::Waiting);
    QVERIFY(state().hasFailure);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
    const auto later = m_office.clock->elapsed() + 10min;
    QVERIFY(passUntil([this, later] { return m_office.clock->elapsed() >= later; }, 1min));
    QCOMPARE(posts(), 2); // nothing follows by itself
    compareWithJournal();
    m_driver->resume();
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(state().count(State::Done), 3);
    QCOMPARE(posts(u"leah"_s), 2);
    QCOMPARE(posts(), 4);
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::threeUnknownInARow()
{
    const QStringList all{u"deals-01"_s, u"deals-02"_s, u"deals-03"_s, u"deals-04"_s, u"leah"_s};
    giveSessions(all);
    for (const QString &one : {all.at(1), all.at(2), all.at(3)}) {
        m_office.line->faultNext("POST", "deactivate/%40" + one.toUtf8() + "%3Apractice.test",
                                 Fault::page(502));
    }
    start(all);
    QVERIFY(passUntil(Phase::Paused));
    QCOMPARE(state().reason, JobReason::UnknownInARow);
    QCOMPARE(state().failure.httpStatus, 502);
    QCOMPARE(posts(), 4);
    QCOMPARE(state().count(State::Unknown), 3);
    QCOMPARE(row(5).state, State::Waiting);
    m_driver->resume();
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(state().count(State::Failed), 3);
    QCOMPARE(row(2).reason, JobReason::NoEffect);
    QCOMPARE(posts(), 5);
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::waitsWhereItIsAskedTo()
{
    using PutOff = PracticeAdminSettings::PutOff;
    change([](auto &admin) { admin.putOff = {PutOff::Seconds, PutOff::Date, PutOff::InBody}; });
    start({u"deals-01"_s, u"deals-02"_s});
    QVERIFY(passUntil(Phase::Cooling));
    QCOMPARE(row(1).state, State::Waiting);
    QVERIFY(state().coolingLeft.value_or(0ms) > 0ms);
    const qsizetype before = posts();
    const auto until = m_office.clock->elapsed() + *state().coolingLeft;
    QVERIFY(passUntil([this, before] { return posts() > before; }, 100ms));
    QVERIFY(m_office.clock->elapsed() >= until);
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(state().count(State::Done), 2);
    QCOMPARE(posts(u"deals-01"_s), 4); // one, and one for each time that it was put off
    QCOMPARE(posts(), 5);
    compareWithServer();
    compareWithJournal();
}

/// Its questions are put off as well, by a proxy that counts everything: it waits and asks again.
void TestJobDriver::waitsWithItsQuestionsToo()
{
    m_office.line->faultNext("GET", "/v2/users/%40deals-02%3Apractice.test",
                             Fault::rateLimited(3s));
    start({u"deals-01"_s, u"deals-02"_s});
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(state().count(State::Done), 2);
    QCOMPARE(posts(), 2);
}

void TestJobDriver::demotedInBetween()
{
    change([](auto &admin) { admin.demotesAfter = 2; });
    const QStringList all{u"deals-01"_s, u"deals-02"_s, u"deals-03"_s, u"deals-04"_s};
    giveSessions(all);
    start(all);
    QVERIFY(passUntil(Phase::Paused));
    QCOMPARE(state().reason, JobReason::NotAdmin);
    // Both were closed; whoever is read back after that is not shown any more.
    for (const int closed : {1, 2}) {
        QVERIFY(row(closed).state == State::Unknown || row(closed).state == State::Done);
    }
    QCOMPARE(row(3).state, State::Waiting);
    QCOMPARE(row(4).state, State::Waiting);
    QVERIFY(posts() <= 3);
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::refusedHalfWay()
{
    change([](auto &admin) { admin.refusesHalfWay = true; });
    start({u"leah"_s, u"deals-01"_s});
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(row(1).state, State::Unknown);
    QCOMPARE(row(1).reason, JobReason::HalfDone);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
    QCOMPARE(row(2).state, State::Done);
    QCOMPARE(posts(), 2);
    compareWithJournal();
}

/// A yes to a request that nobody has heard of.
void TestJobDriver::swallowed()
{
    giveSessions({u"deals-02"_s});
    m_office.line->faultNext("POST", "deactivate/%40deals-02%3Apractice.test",
                             Fault::json(R"({"id_server_unbind_result":"success"})"));
    start({u"deals-01"_s, u"deals-02"_s, u"deals-03"_s});
    QVERIFY(passUntil(Phase::Finished));
    QVERIFY(!m_office.server->isDeactivated(u"deals-02"_s));
    QVERIFY(row(2).state != State::Done);
    QVERIFY(row(2).state == State::Failed || row(2).state == State::Unknown);
    QCOMPARE(posts(), 3);
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::renamedComeLater()
{
    change([](auto &admin) { admin.renamingTakes = 20s; });
    m_office.server->rename(u"deals-01"_s, u"Somebody else"_s);
    start({u"deals-01"_s, u"deals-02"_s, u"deals-03"_s});
    QVERIFY(passUntil(Phase::Checking));
    QList<QByteArray> order;
    for (const PracticeRequest &request : m_office.changes()) {
        order += request.path;
    }
    QCOMPARE(order.size(), 3);
    QVERIFY(order.constLast().contains("deals-01"));
    QVERIFY(m_office.clock->elapsed() > 60s); // six rooms
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(state().count(State::Done), 3);
    QVERIFY(m_office.server->account(u"deals-01"_s)->rooms.isEmpty());
}

void TestJobDriver::changedSinceTheFreeze()
{
    m_office.server->editAccount(u"deals-02"_s,
                                 [](PracticeAccount &account) { account.admin = true; });
    start({u"gone-1"_s, u"deals-02"_s, u"nobody-of-that-name"_s, u"deals-03"_s});
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(row(1).state, State::Skipped);
    QCOMPARE(row(1).reason, JobReason::Deactivated);
    QCOMPARE(row(2).state, State::Skipped);
    QCOMPARE(row(2).reason, JobReason::MadeAdmin);
    QCOMPARE(row(3).state, State::Skipped);
    QCOMPARE(row(3).reason, JobReason::Gone);
    QCOMPARE(row(4).state, State::Done);
    QCOMPARE(posts(), 1);
    QVERIFY(!m_office.server->isDeactivated(u"deals-02"_s));
    QCOMPARE(m_office.log->read().size(), 1); // of what was done
    compareWithJournal();
}

void TestJobDriver::stillInRooms()
{
    change([](auto &admin) { admin.leavingTakes = 1h; });
    start({u"deals-01"_s});
    QVERIFY(passUntil(Phase::Checking));
    const QSignalSpy told(m_driver.get(), &JobDriver::changed);
    QVERIFY(passUntil([this] { return m_driver->phase() == Phase::Finished; }, 5s));
    QVERIFY2(told.size() < 60, qPrintable(QString::number(told.size()))); // where nothing changes
    QCOMPARE(row(1).state, State::StillJoined);
    QCOMPARE(row(1).roomsLeft, std::optional<qint64>(6));
    QCOMPARE(state().count(State::StillJoined), 1);
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::aDryRunChangesNothing()
{
    const QStringList all{u"deals-01"_s, u"gone-1"_s, u"deals-02"_s};
    m_driver->listGiven();
    m_driver->resolved();
    m_driver->rehearse(rowsOf(idsOf(all)));
    QVERIFY(state().isDryRun);
    QVERIFY(passUntil(Phase::Preview));
    QCOMPARE(m_office.changes().size(), 0);
    QCOMPARE(posts(), 0);
    QVERIFY(journal().isEmpty());
    QCOMPARE(row(1).state, State::Waiting);
    QCOMPARE(row(2).state, State::Skipped);
    QCOMPARE(row(2).reason, JobReason::Deactivated);
    const QList<ActivityEntry> written = m_office.log->read();
    QCOMPARE(written.size(), 1);
    QCOMPARE(written.constFirst().what, Activity::DryRun);
    QCOMPARE(written.constFirst().readBack, u"2 of 3 as they were"_s);
    // And then the run itself, from what was frozen.
    m_driver->start(rowsOf(idsOf(all)), false);
    QVERIFY(!state().isDryRun);
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(posts(), 2);
    QCOMPARE(state().count(State::Done), 2);
    QCOMPARE(state().count(State::Skipped), 1);
}

void TestJobDriver::nothingIsSentThatIsNotWritten_data()
{
    QTest::addColumn<QString>("inTheWay");
    QTest::newRow("no journal") << u"jobs"_s;
    QTest::newRow("no activity log") << u"log"_s;
}

void TestJobDriver::nothingIsSentThatIsNotWritten()
{
    QFETCH(const QString, inTheWay);
    const QString path = m_office.folder->filePath(inTheWay);
    QFile file(path); // where there ought to be a folder
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    start({u"deals-01"_s, u"deals-02"_s});
    QVERIFY(passUntil(Phase::Paused));
    QCOMPARE(state().reason, JobReason::JournalFailed);
    QVERIFY(state().fault != LogFault::None);
    QCOMPARE(posts(), 0);
    QCOMPARE(m_office.changes().size(), 0);
    QVERIFY(QFile::remove(path));
    m_driver->resume();
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(state().count(State::Done), 2);
    QCOMPARE(posts(), 2);
    compareWithServer();
    compareWithJournal();
}

/// What came of a row is written with the next that is sent: before its request both files have
/// it, and everything of the rows before the last one.
void TestJobDriver::twoFlushesForEachRow()
{
    const QStringList who{u"deals-01"_s, u"deals-02"_s, u"deals-03"_s,
                          u"deals-04"_s, u"deals-05"_s, u"deals-06"_s};
    const qsizetype count = who.size();
    Flushes flushes(m_office.folder->path());
    answerLate(who, 5s); // so that the row before is read back meanwhile
    start(who);
    QVERIFY(passUntil([this, count] { return posts() == count; }));
    QList<Flush> ofJournal = flushes.seen();
    ofJournal.removeIf([this](const Flush &one) { return one.path != journal(); });
    QList<Flush> ofLog = flushes.seen();
    ofLog.removeIf([](const Flush &one) { return !one.content.startsWith('{'); });
    ofLog.removeIf([this](const Flush &one) { return one.path == journal(); });
    QCOMPARE(ofJournal.size(), count + 1); // one with the list
    QCOMPARE(ofLog.size(), count);
    for (qsizetype begun = 1; begun <= count; ++begun) {
        const QList<ActivityEntry> told = foldActivities(ofLog.at(begun - 1).content);
        QCOMPARE(told.size(), begun);
        for (qsizetype before = 0; before < begun - 2; ++before) {
            QCOMPARE(told.at(before).readBack, u"deactivated"_s);
        }
    }
    QVERIFY(passUntil(Phase::Finished));
    const QList<ActivityEntry> told = m_office.log->read();
    QCOMPARE(told.size(), count);
    for (const ActivityEntry &entry : told) {
        QCOMPARE(entry.readBack, u"deactivated"_s);
    }
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::pausesBeforeItIsLeft()
{
    const QStringList who{u"deals-01"_s, u"deals-02"_s};
    answerLate(who, 5s);
    start(who);
    QVERIFY(passUntil([this] { return posts() == 1; }, 1ms));
    QSignalSpy rest(m_driver.get(), &JobDriver::cameToRest);
    m_driver->comeToRest();
    QCOMPARE(m_driver->phase(), Phase::Pausing);
    QCoreApplication::processEvents();
    QVERIFY(rest.isEmpty());
    QVERIFY(!m_driver->isAtRest());
    QVERIFY(passUntil([&rest] { return !rest.isEmpty(); }));
    QCOMPARE(m_driver->phase(), Phase::Paused);
    QCOMPARE(row(1).state, State::Done); // read back, too
    QCOMPARE(row(2).state, State::Waiting);
    QCOMPARE(posts(), 1);
    compareWithJournal();
    const QList<LeftJob> left = [this] {
        m_driver.reset();
        return JobFolder(folder()).read();
    }();
    QCOMPARE(left.size(), 1);
    QVERIFY(left.constFirst().record());
    QCOMPARE(left.constFirst().record()->count(State::Done), 1);
}

void TestJobDriver::restsAtOnceWhereNothingRuns()
{
    QSignalSpy rest(m_driver.get(), &JobDriver::cameToRest);
    QVERIFY(m_driver->isAtRest());
    m_driver->comeToRest();
    WAIT_COMPARE(rest.size(), 1);
    m_driver->listGiven();
    m_driver->resolved();
    m_driver->rehearse(rowsOf(idsOf({u"deals-01"_s, u"deals-02"_s})));
    QVERIFY(!m_driver->isAtRest());
    m_driver->comeToRest();
    WAIT_COMPARE(rest.size(), 2);
    QCOMPARE(m_driver->phase(), Phase::Preview);
}

void TestJobDriver::stopLeavesTheRest()
{
    const QStringList who{u"deals-01"_s, u"deals-02"_s, u"deals-03"_s};
    answerLate(who, 5s);
    start(who);
    QVERIFY(passUntil([this] { return posts() == 1; }, 1ms));
    m_driver->stop();
    QCOMPARE(m_driver->phase(), Phase::Stopping);
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(row(1).state, State::Done);
    QCOMPARE(state().count(State::Stopped), 2);
    QCOMPARE(posts(), 1);
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::goesOnAfterASignIn()
{
    m_office.line->faultNext("POST", "deactivate/%40deals-02%3Apractice.test",
                             Fault::json(R"({"errcode":"M_UNKNOWN_TOKEN","error":"No"})", 401));
    giveSessions({u"deals-02"_s});
    start({u"deals-01"_s, u"deals-02"_s, u"deals-03"_s});
    QVERIFY(passUntil(Phase::Paused));
    QCOMPARE(state().reason, JobReason::SignedOut);
    QCOMPARE(row(2).state, State::Waiting);
    const QString path = journal();
    m_driver.reset();
    m_office.admin
        = test::signedIn(*m_office.client, *m_office.clock,
                         {.url = m_office.line->baseUrl(), .userId = m_office.idOf(u"alice"_s)});
    open();
    QCOMPARE(m_driver->open(path), JobRefusal::None);
    QCOMPARE(m_driver->phase(), Phase::Paused);
    QCoreApplication::processEvents();
    QCOMPARE(posts(), 2); // nothing before somebody says so
    m_driver->resume();
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(row(1).state, State::Done);
    QCOMPARE(row(3).state, State::Done);
    // What it had before is not known any more: it is not sent a second time.
    QVERIFY(posts(u"deals-02"_s) <= 2);
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::anotherAdminIsRefused()
{
    start({u"deals-01"_s, u"deals-02"_s});
    m_driver->comeToRest();
    QVERIFY(passUntil(Phase::Paused));
    const QString path = journal();
    m_driver.reset();
    m_office.server->editAccount(u"dana"_s, [](PracticeAccount &account) {
        account.sessions += PracticeSession{u"OTHER"_s, u"Farewell"_s, "dana-token"};
    });
    m_office.admin = test::signedIn(*m_office.client, *m_office.clock,
                                    {.url = m_office.line->baseUrl(),
                                     .userId = m_office.idOf(u"dana"_s),
                                     .token = "dana-token"});
    open();
    const QList<QByteArray> before = journalLines();
    JobRecord record;
    QCOMPARE(m_driver->open(path, &record), JobRefusal::OtherAdmin);
    QCOMPARE(record.admin, m_office.idOf(u"alice"_s)); // to be named
    QCOMPARE(m_driver->phase(), Phase::Empty);
    m_driver->resume();
    QCoreApplication::processEvents();
    QVERIFY(posts() <= 1);
    QCOMPARE(journalLines(), before);
}

void TestJobDriver::anotherServerIsRefused()
{
    JobJournal other(folder());
    QList<JobRow> rows = rowsOf({u"@a:elsewhere.test"_s});
    QCOMPARE(other.begin({.frozenAt = m_office.clock->nowUtc(),
                          .server = u"elsewhere.test"_s,
                          .address = u"https://elsewhere.test"_s,
                          .admin = u"@alice:elsewhere.test"_s,
                          .fingerprint = fingerprintOf(rows),
                          .rows = rows}),
             LogFault::None);
    other.close();
    QCOMPARE(m_driver->open(journal()), JobRefusal::OtherServer);
    QCOMPARE(m_driver->phase(), Phase::Empty);
}

void TestJobDriver::whatIsNoJournalIsRefused()
{
    QVERIFY(QDir().mkpath(folder()));
    QFile file(folder() + u"/torn.jsonl"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\":");
    file.close();
    QCOMPARE(m_driver->open(file.fileName()), JobRefusal::Unreadable);
    QCOMPARE(m_driver->open(folder() + u"/none.jsonl"_s), JobRefusal::Unreadable);
    QCOMPARE(m_driver->phase(), Phase::Empty);
}

void TestJobDriver::oneProgramAtATime()
{
    start({u"deals-01"_s, u"deals-02"_s});
    m_driver->comeToRest();
    QVERIFY(passUntil(Phase::Paused));
    ActivityLog log(m_office.folder->filePath(u"other log"_s));
    JobDriver second(AdminDesk{m_office.place(), *m_office.clock, log}, folder());
    QCOMPARE(second.open(journal()), JobRefusal::Busy);
    QCOMPARE(second.phase(), Phase::Empty);
    QVERIFY(JobFolder(folder()).read().isEmpty());
}

/// A program that was killed after any line of the journal: nobody gets a second request.
void TestJobDriver::goesOnFromAnyLine()
{
    const QStringList all{u"deals-01"_s, u"deals-02"_s, u"deals-03"_s};
    giveSessions(all);
    start(all);
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(posts(), 3);
    const QList<QByteArray> lines = journalLines();
    const QString path = journal();
    m_driver.reset();
    for (qsizetype kept = 1; kept <= lines.size(); ++kept) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(lines.first(kept).join('\n') + '\n');
        file.write(lines.value(kept).first(lines.value(kept).size() / 2)); // torn
        file.close();
        open();
        QCOMPARE(m_driver->open(path), JobRefusal::None);
        m_driver->resume();
        QVERIFY(passUntil(Phase::Finished));
        // All were closed before: none is sent again, whatever the journal knows.
        QCOMPARE(posts(), 3);
        for (const JobRow &row : m_driver->rows()) {
            QVERIFY(row.state == State::Done || row.state == State::Skipped);
        }
        compareWithServer();
        compareWithJournal();
        m_driver.reset();
    }
}

void TestJobDriver::goesOnAfterACrashInTheRequest_data()
{
    QTest::addColumn<bool>("isDone");
    QTest::addColumn<State>("state");
    QTest::newRow("it was sent") << true << State::Done;
    QTest::newRow("it was not") << false << State::Unknown;
}

/// Killed between the line of the journal and the answer: it is read back, and never sent again.
void TestJobDriver::goesOnAfterACrashInTheRequest()
{
    QFETCH(const bool, isDone);
    const QStringList all{u"deals-01"_s, u"deals-02"_s};
    giveSessions(all);
    if (isDone) {
        start({u"deals-01"_s});
        QVERIFY(passUntil(Phase::Finished));
        QVERIFY(m_driver->removeJournal());
        open();
    }
    JobJournal killed(folder());
    const QList<JobRow> rows = rowsOf(idsOf(all));
    QCOMPARE(killed.begin({.frozenAt = m_office.clock->nowUtc(),
                           .server = u"practice.test"_s,
                           .address = m_office.line->baseUrl(),
                           .admin = m_office.idOf(u"alice"_s),
                           .fingerprint = fingerprintOf(rows),
                           .rows = rows}),
             LogFault::None);
    const QString path = killed.path();
    QCOMPARE(killed.write({{.number = 1, .at = m_office.clock->nowUtc(), .state = State::Sending}}),
             LogFault::None);
    killed.close();
    const qsizetype before = posts(u"deals-01"_s);
    QCOMPARE(m_driver->open(path), JobRefusal::None);
    m_driver->resume();
    QVERIFY(passUntil(Phase::Finished));
    QTEST(row(1).state, "state");
    QCOMPARE(posts(u"deals-01"_s), before);
    QCOMPARE(row(2).state, State::Done);
    QCOMPARE(posts(u"deals-02"_s), 1);
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::theLogOfAnEarlierRunIsConcluded()
{
    answerLate({u"deals-01"_s}, 5s);
    start({u"deals-01"_s});
    QVERIFY(passUntil([this] { return posts() == 1; }, 1ms));
    // As after a kill: what stands on the disk now is all that is left.
    const QString kept = m_office.folder->filePath(u"kept"_s);
    QVERIFY(QDir().mkpath(kept));
    QVERIFY(QFile::copy(journal(), kept + u"/job.jsonl"_s));
    const QString month = m_office.log->months().constFirst() + u".jsonl"_s;
    QVERIFY(QFile::copy(m_office.log->folder() + u'/' + month, kept + u'/' + month));
    QVERIFY(passUntil(Phase::Finished));
    m_driver.reset();
    ActivityLog log(kept);
    QVERIFY(log.read().constFirst().readBack.isEmpty());
    JobDriver second(AdminDesk{m_office.place(), *m_office.clock, log}, kept);
    QCOMPARE(second.open(kept + u"/job.jsonl"_s), JobRefusal::None);
    QVERIFY(passUntil([&second] { return second.rows().at(0).state == State::Done; }));
    QCOMPARE(log.read().size(), 1);
    QCOMPARE(log.read().constFirst().readBack, u"deactivated"_s);
    QCOMPARE(posts(), 1);
}

/// A look at somebody of a list that is not the list any more.
void TestJobDriver::answersToAnotherListNeverCome()
{
    m_driver->listGiven();
    m_driver->resolved();
    m_office.line->faultAlways("GET", "/v2/users/%40deals-01%3Apractice.test", Fault::late(5s));
    m_driver->rehearse(rowsOf(idsOf({u"deals-01"_s})));
    QVERIFY(passUntil([this] { return m_office.line->heldBack() > 0; }, 0ms));
    m_driver->stop();
    QCOMPARE(m_driver->phase(), Phase::Preview);
    m_driver->backToList();
    QCOMPARE(m_driver->phase(), Phase::Empty);
    QVERIFY(m_driver->rows().isEmpty());
    start({u"deals-02"_s});
    m_office.clock->advance(6s);
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(posts(u"deals-01"_s), 0);
    QCOMPARE(posts(u"deals-02"_s), 1);
    QCOMPARE(row(1).state, State::Done);
}

/// The account service is asked, and the bridge's account, which it does not know, is closed at the
/// homeserver.
void TestJobDriver::managedByAnAccountService()
{
    openManaged();
    start({u"leah"_s, u"_telegram_1"_s, u"deals-01"_s}, true);
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(m_office.log->read().constFirst().address, m_office.line->baseUrl());
    QCOMPARE(state().count(State::Done), 3);
    QByteArrayList paths;
    for (const PracticeRequest &request : m_office.changes()) {
        paths += request.path;
        QVERIFY(request.body == R"({"skip_erase":false})" || request.body == R"({"erase":true})");
    }
    QCOMPARE(paths.size(), 3);
    QVERIFY(paths.at(0).startsWith("/api/admin/v1/users/"));
    QVERIFY(paths.at(1).startsWith("/_synapse/admin/v1/deactivate/"));
    QVERIFY(paths.at(2).startsWith("/api/admin/v1/users/"));
    QVERIFY(m_office.server->account(u"leah"_s)->deactivatedAt);
    compareWithServer();
    compareWithJournal();
}

void TestJobDriver::acceptedAndDoneLater()
{
    openManaged();
    change([](auto &admin) { admin.followsAfter = 40s; });
    start({u"leah"_s, u"deals-01"_s, u"deals-02"_s, u"deals-03"_s});
    QVERIFY(passUntil([this] { return row(1).reason == JobReason::Accepted; }));
    QCOMPARE(row(1).state, State::Unknown);
    QVERIFY(passUntil([this] { return m_office.changes().size() == 4; })); // not one of three
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(state().count(State::Done), 4);
    QCOMPARE(m_office.changes().size(), 4);
    compareWithServer();
    compareWithJournal();
}

/// The service answers with somebody whose name is written otherwise.
void TestJobDriver::anotherNameIsNeverClosed()
{
    openManaged();
    m_office.line->faultAlways(
        "GET", "/users/by-username/leah",
        Fault::json(R"({"data":{"type":"user","id":"01040G2081040G2081040G2081",
            "attributes":{"username":"Leah","created_at":"2026-01-01T00:00:00Z","locked_at":null,
            "deactivated_at":null,"admin":false,"legacy_guest":false}},"links":{"self":"/"}})"));
    start({u"leah"_s, u"deals-01"_s});
    QVERIFY(passUntil(Phase::Finished));
    QCOMPARE(row(1).state, State::Skipped);
    QCOMPARE(row(1).reason, JobReason::StaleTarget);
    QCOMPARE(row(2).state, State::Done);
    QCOMPARE(m_office.changes().size(), 1);
}

/// The bookkeeping of a long list: begun, paused, stopped and ended.
void TestJobDriver::thousandsOfRowsWithoutAStall()
{
    QStringList ids;
    for (int number = 1; number <= 10'000; ++number) {
        ids += u"@nobody-%1:practice.test"_s.arg(number);
    }
    ids[3] = m_office.idOf(u"deals-01"_s);
    const QList<JobRow> rows = rowsOf(ids);
    m_driver->listGiven();
    m_driver->resolved();
    std::chrono::milliseconds longest{0};
    const auto timed = [&longest](const std::function<void()> &work) {
        const test::WorkTimer timer;
        work();
        longest = std::max(longest, timer.elapsed());
    };
    const test::WorkTimer beginning;
    m_driver->start(rows, false); // and the whole list is written down
    QVERIFY2(beginning.elapsed() <= test::allowed(1s),
             qPrintable(u"%1 ms"_s.arg(beginning.elapsed().count())));
    while (state().count(State::Skipped) < 300) {
        timed([] { QCoreApplication::processEvents(); });
        timed([this] { (void)m_driver->state(); });
        if (m_office.client->onTheWire().isEmpty()) {
            m_office.clock->advance(10ms);
        }
    }
    QCOMPARE(posts(u"deals-01"_s), 1);
    timed([this] { m_driver->comeToRest(); });
    QVERIFY(passUntil(Phase::Paused));
    timed([this] { m_driver->stop(); });
    while (m_driver->phase() != Phase::Finished) {
        timed([] { QCoreApplication::processEvents(); });
        if (m_office.client->onTheWire().isEmpty()) {
            m_office.clock->advance(100ms);
        }
    }
    compareWithJournal();
    QVERIFY2(longest <= test::allowed(50ms), qPrintable(u"%1 ms"_s.arg(longest.count())));
}

QTEST_GUILESS_MAIN(TestJobDriver)
#include "TestJobDriver.moc"
