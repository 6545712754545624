// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobFolder.h"
#include "tests/support/AdminClicks.h"
#include "tests/support/Administrator.h"
#include "tests/support/Sheet.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/Translations.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr const char *closedAnswer = R"({"id_server_unbind_result":"success"})";

} // namespace

/// From the accounts of a server to a list of them and back, by mouse and keys: what is sent, and
/// that nothing else is. What the window says is compared with the server's own state.
class TestAdminJob final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void whomASearchMeans();
    void aPastedListIsRehearsedFirst();
    void aFileIsRead();
    void roomsWithoutAnotherAdmin();
    void closingTheWindowPausesFirst();
    void quittingPausesFirst();
    void theNextStartGoesOn();
    void nobodyElseGoesOn();
    void aListThatIsPutOff();
    void aListThatIsForgotten();
    void resultsThatNobodyHasSaved();
    void signedOutInBetween();
    void theRestIsANewList();

private:
    /// A run of the program; the one before has ended.
    [[nodiscard]] Stage &arrive();
    void depart();
    [[nodiscard]] bool come(Stage &stage) const;
    [[nodiscard]] bool openWindow(Stage &stage, const QString &search = {}) const;
    [[nodiscard]] bool paste(Stage &stage, const QString &list) const;
    [[nodiscard]] bool start(Stage &stage, int count) const;
    [[nodiscard]] bool passUntil(Stage &stage, const QString &phase) const;
    void leaveBehind();
    [[nodiscard]] QString idOf(const QString &who) const { return m_server->userId(who); }
    [[nodiscard]] QStringList changes() const { return adminChanges(*m_server); }
    [[nodiscard]] QStringList deactivations(const QStringList &who) const;
    [[nodiscard]] QList<LeftJob> left() const { return JobFolder(m_place.jobs).read(); }
    static bool choose(const PatientRobot &robot, const QString &path);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeHomeserver> m_server;
    ManualClock m_nobodysClock; ///< the server's while nobody is there
    std::unique_ptr<Stage> m_stage;
    Stage::Place m_place;
    PatientRobot m_job{names::adminJobWindow};
    PatientRobot m_offer{names::unfinishedListDialog};
};

void TestAdminJob::initTestCase()
{
    Theme::apply(*qobject_cast<QApplication *>(QCoreApplication::instance()), Appearance::Light);
    Translations().install(*QCoreApplication::instance(), {u"en_GB"_s});
}

void TestAdminJob::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<PracticeHomeserver>();
    m_server->moveCrowdIn();
    QVERIFY(m_server->start());
    administrator::appoint(*m_server, u"alice"_s);
    m_place = {.notes = m_folder->filePath(u"farewell"_s),
               .baseUrl = m_server->baseUrl(),
               .activities = m_folder->filePath(u"activities"_s),
               .jobs = m_folder->filePath(u"jobs"_s)};
}

Stage &TestAdminJob::arrive()
{
    depart();
    m_stage = std::make_unique<Stage>(Stage::Time::Manual, m_place);
    m_server->setClock(m_stage->manualClock);
    return *m_stage;
}

void TestAdminJob::depart()
{
    m_server->setClock(m_nobodysClock);
    m_stage.reset();
}

void TestAdminJob::cleanup()
{
    depart();
    QCOMPARE(m_server->creations(), 0);
    m_server.reset();
}

bool TestAdminJob::come(Stage &stage) const
{
    return administrator::signIn(stage, u"alice"_s);
}

bool TestAdminJob::openWindow(Stage &stage, const QString &search) const
{
    if (!search.isEmpty()
        && !(stage.admin.type(names::userSearchEdit, search) && stage.admin.press(Qt::Key_Return)
             && stage.admin.waitPhase(u"ready"_s))) {
        return false;
    }
    return stage.admin.click(names::manyButton) && m_job.waitPhase(u"empty"_s);
}

bool TestAdminJob::paste(Stage &stage, const QString &list) const
{
    // The list is where the keys go as soon as the window is there.
    return openWindow(stage) && m_job.waitFocus(names::listEdit) && m_job.typeHere(list)
        && m_job.click(names::resolveButton) && m_job.waitPhase(u"preview"_s);
}

bool TestAdminJob::start(Stage &stage, int count) const
{
    return m_job.click(names::keepMessagesRadio)
        && m_job.type(names::typedCountEdit, QString::number(count))
        && m_job.type(names::typedServerEdit, m_server->serverName())
        && stage.arm(m_job, names::startJobButton) && m_job.click(names::startJobButton);
}

bool TestAdminJob::passUntil(Stage &stage, const QString &phase) const
{
    for (int i = 0; i < 400 && m_job.property("phase") != phase; ++i) {
        if (!stage.pass(500ms)) {
            return false;
        }
    }
    return m_job.property("phase") == phase;
}

QStringList TestAdminJob::deactivations(const QStringList &who) const
{
    QList<QStringList> clicks;
    for (const QString &one : who) {
        clicks += covered::deactivation(idOf(one));
    }
    return covered::by(clicks);
}

bool TestAdminJob::choose(const PatientRobot &robot, const QString &path)
{
    auto *files = robot.window()->findChild<QFileDialog *>();
    if (files == nullptr) {
        return false;
    }
    files->selectFile(path);
    return QMetaObject::invokeMethod(files, "accept");
}

void TestAdminJob::whomASearchMeans()
{
    Stage &stage = arrive();
    QVERIFY(come(stage));
    QVERIFY(openWindow(stage, u"deals-0"_s));
    WAIT_VERIFY(m_job.says(u"9 accounts"_s));
    QVERIFY(m_job.click(names::resolveButton));
    QVERIFY(m_job.waitPhase(u"preview"_s));
    QCOMPARE(changes(), QStringList());
    QVERIFY(start(stage, 9));
    QVERIFY(passUntil(stage, u"finished"_s));
    QStringList all;
    for (int number = 1; number <= 9; ++number) {
        all += u"deals-0%1"_s.arg(number);
        QVERIFY(m_server->isDeactivated(all.constLast()));
        QVERIFY(!m_server->isErased(all.constLast()));
    }
    QCOMPARE(changes(), deactivations(all));
    QCOMPARE(m_job.property("done"), u"9"_s);
    QCOMPARE(m_job.property("total"), u"9"_s);
    const QString path = m_folder->filePath(u"results.csv"_s);
    QVERIFY(m_job.click(names::saveResultsButton));
    QVERIFY(choose(m_job, path));
    WAIT_VERIFY(m_job.says(u"It is saved as"_s));
    QFile results(path);
    QVERIFY(results.open(QIODevice::ReadOnly));
    QCOMPARE(results.readAll().count("\"done\""), 9);
    const QString summary = m_folder->filePath(u"summary.pdf"_s);
    QVERIFY(m_job.click(names::saveSummaryButton));
    QVERIFY(choose(m_job, summary));
    WAIT_VERIFY(m_job.says(u"summary.pdf"_s));
    const QString paper = test::told(u"pdftotext"_s, {u"-raw"_s, summary, u"-"_s});
    QVERIFY2(paper.contains(u"Lines in the list 9"_s), qPrintable(paper));
    QVERIFY(!paper.contains(u"Not done"_s));
    QVERIFY(m_job.click(names::closeButton));
    QVERIFY(m_job.waitGone());
    QVERIFY(left().isEmpty());
    QCOMPARE(stage.activities().size(), 9);
    // And another one.
    QVERIFY(stage.admin.click(names::manyButton));
    QVERIFY(m_job.waitPhase(u"empty"_s));
}

void TestAdminJob::aPastedListIsRehearsedFirst()
{
    Stage &stage = arrive();
    QVERIFY(come(stage));
    QVERIFY(paste(stage, u"deals-01 gone-1 @dana:practice.test alice"_s));
    QVERIFY(m_job.click(names::hideMessagesRadio));
    QVERIFY(m_job.click(names::dryRunButton));
    QVERIFY(m_job.waitReachable(names::backToListButton));
    QCOMPARE(changes(), QStringList());
    QVERIFY(left().isEmpty());
    QVERIFY(m_job.click(names::backToListButton));
    // An administrator needs a tick, and oneself is never sent.
    QVERIFY(m_job.click(u"includeCheckBox_3"_s));
    QVERIFY(m_job.type(names::typedCountEdit, u"2"_s));
    QVERIFY(m_job.type(names::typedServerEdit, m_server->serverName()));
    QVERIFY(stage.arm(m_job, names::startJobButton));
    QVERIFY(m_job.click(names::startJobButton));
    QVERIFY(passUntil(stage, u"finished"_s));
    QCOMPARE(changes(), deactivations({u"dana"_s, u"deals-01"_s}));
    QVERIFY(m_server->isErased(u"dana"_s));
    QVERIFY(!m_server->isDeactivated(u"alice"_s));
}

void TestAdminJob::aFileIsRead()
{
    const QString path = m_folder->filePath(u"leavers.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("user_id;note\r\n@deals-01:practice.test;HR 1\r\n@deals-02:practice.test;HR 2\r\n");
    file.close();
    Stage &stage = arrive();
    QVERIFY(come(stage));
    QVERIFY(openWindow(stage));
    QVERIFY(m_job.click(names::openFileButton));
    QVERIFY(choose(m_job, path));
    WAIT_VERIFY(m_job.says(u"leavers.csv"_s));
    QVERIFY(m_job.click(names::resolveButton));
    QVERIFY(m_job.waitPhase(u"preview"_s));
    QVERIFY(start(stage, 2));
    QVERIFY(passUntil(stage, u"finished"_s));
    QCOMPARE(changes(), deactivations({u"deals-01"_s, u"deals-02"_s}));
    QCOMPARE(stage.activities().constFirst().note, u"HR 1"_s);
}

void TestAdminJob::roomsWithoutAnotherAdmin()
{
    Stage &stage = arrive();
    QVERIFY(come(stage));
    QVERIFY(paste(stage, u"sole-1 deals-01"_s));
    QCOMPARE(m_job.property("total"), u"2"_s);
    QVERIFY(m_job.click(names::soleAdminCheckBox));
    QVERIFY(m_job.waitProperty("total", u"1"_s)); // the other one needs a tick now
    QVERIFY(m_job.click(names::soleAdminCheckBox));
    QVERIFY(m_job.waitProperty("total", u"2"_s));
    QCOMPARE(changes(), QStringList());
}

void TestAdminJob::closingTheWindowPausesFirst()
{
    Stage &stage = arrive();
    QVERIFY(come(stage));
    QVERIFY(paste(stage, u"deals-01 deals-02 deals-03"_s));
    m_server->answerNext("POST", "/deactivate/%40deals-01%3Apractice.test",
                         {.body = closedAnswer, .delay = 3s, .actFirst = true});
    QVERIFY(start(stage, 3));
    WAIT_COMPARE(changes().size(), 1);
    QVERIFY(m_job.press(Qt::Key_Escape));
    QVERIFY(m_job.says(u"The account in turn gets its answer first"_s));
    QVERIFY(m_job.waitGone());
    QCOMPARE(changes(), deactivations({u"deals-01"_s}));
    WAIT_COMPARE(left().size(), 1); // once it is let go
    QCOMPARE(left().constFirst().record()->count(JobRowState::Done), 1);
    QCOMPARE(left().constFirst().record()->count(JobRowState::Waiting), 2);
}

/// A list of three of which one is done, with the session ended.
void TestAdminJob::leaveBehind()
{
    Stage &stage = arrive();
    QVERIFY(come(stage));
    const qsizetype sessions = m_server->sessionNames(u"alice"_s).size();
    QVERIFY(paste(stage, u"deals-01 deals-02 deals-03"_s));
    m_server->answerNext("POST", "/deactivate/%40deals-01%3Apractice.test",
                         {.body = closedAnswer, .delay = 3s, .actFirst = true});
    QVERIFY(start(stage, 3));
    WAIT_COMPARE(changes().size(), 1);
    QVERIFY(stage.leave());
    QCOMPARE(changes(), deactivations({u"deals-01"_s}));
    QCOMPARE(m_server->sessionNames(u"alice"_s).size(), sessions - 1);
    WAIT_COMPARE(left().size(), 1); // once it is let go
    QCOMPARE(left().constFirst().record()->count(JobRowState::Done), 1);
}

void TestAdminJob::quittingPausesFirst()
{
    leaveBehind();
}

void TestAdminJob::theNextStartGoesOn()
{
    leaveBehind();
    Stage &stage = arrive();
    QVERIFY(m_offer.waitShown());
    QVERIFY(m_offer.says(u"An unfinished list: 1 of 3"_s));
    m_server->forgetRequests();
    QVERIFY(m_offer.click(names::resumeListButton));
    QVERIFY(m_offer.waitGone());
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QCOMPARE(stage.login.text(names::userIdEdit), idOf(u"alice"_s));
    QVERIFY(stage.login.says(u"Sign in as administrator"_s));
    QVERIFY(administrator::typePassword(stage));
    QVERIFY(m_job.waitPhase(u"paused"_s));
    QCOMPARE(m_job.property("done"), u"1"_s);
    QVERIFY(stage.pass(1min));
    QCOMPARE(changes(), QStringList()); // it is only opened
    QVERIFY(stage.arm(m_job, names::resumeButton));
    QVERIFY(m_job.click(names::resumeButton));
    QVERIFY(passUntil(stage, u"finished"_s));
    QCOMPARE(changes(), deactivations({u"deals-02"_s, u"deals-03"_s}));
    QCOMPARE(m_job.property("done"), u"3"_s);
}

void TestAdminJob::nobodyElseGoesOn()
{
    leaveBehind();
    administrator::appoint(*m_server, u"dana"_s);
    Stage &stage = arrive();
    m_server->forgetRequests();
    QVERIFY(m_offer.click(names::resumeListButton));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.enter(u"dana"_s));
    QVERIFY(administrator::typePassword(stage));
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
    QVERIFY(m_offer.waitShown());
    QVERIFY(m_offer.says(idOf(u"alice"_s)));
    QVERIFY(m_offer.says(idOf(u"dana"_s)));
    QVERIFY(m_offer.click(names::resumeListButton));
    QVERIFY(!m_job.window());
    QVERIFY(m_offer.click(names::notNowButton));
    QVERIFY(m_offer.waitGone());
    QCOMPARE(changes(), QStringList());
    WAIT_COMPARE(left().size(), 1); // once it is let go
}

void TestAdminJob::aListThatIsPutOff()
{
    leaveBehind();
    Stage &stage = arrive();
    const QString path = m_folder->filePath(u"results.csv"_s);
    QVERIFY(m_offer.click(names::saveResultsButton));
    QVERIFY(choose(m_offer, path));
    WAIT_VERIFY(m_offer.says(u"The results are saved as"_s));
    QVERIFY(QFile::exists(path));
    QVERIFY(m_offer.click(names::notNowButton));
    QVERIFY(m_offer.waitGone());
    WAIT_COMPARE(left().size(), 1); // once it is let go
    // Whoever comes to administrate is not asked again in this run.
    QVERIFY(administrator::signIn(stage, u"alice"_s));
    QVERIFY(!m_offer.window());
}

void TestAdminJob::aListThatIsForgotten()
{
    leaveBehind();
    Stage &stage = arrive();
    QVERIFY(m_offer.click(names::forgetListButton));
    const PatientRobot question(names::jobAskDialog);
    QVERIFY(stage.arm(question, names::confirmButton));
    QVERIFY(question.click(names::confirmButton));
    QVERIFY(m_offer.waitGone());
    QVERIFY(left().isEmpty());
}

/// Who quits is not asked whether to save them: they are offered again.
void TestAdminJob::resultsThatNobodyHasSaved()
{
    Stage &stage = arrive();
    QVERIFY(come(stage));
    QVERIFY(paste(stage, u"deals-01"_s));
    QVERIFY(start(stage, 1));
    QVERIFY(passUntil(stage, u"finished"_s));
    QVERIFY(stage.leave());
    WAIT_COMPARE(left().size(), 1); // once it is let go
    QVERIFY(left().constFirst().record()->isFinished);
    Stage &again = arrive();
    QVERIFY(m_offer.waitShown());
    QVERIFY(m_offer.says(u"A finished list: 1 of 1"_s));
    m_server->forgetRequests();
    QVERIFY(m_offer.click(names::resumeListButton));
    QVERIFY(administrator::typePassword(again));
    QVERIFY(m_job.waitPhase(u"finished"_s)); // there is nothing to go on with
    QVERIFY(m_job.waitReachable(names::saveResultsButton));
    QCOMPARE(changes(), QStringList());
}

void TestAdminJob::signedOutInBetween()
{
    Stage &stage = arrive();
    QVERIFY(come(stage));
    QVERIFY(paste(stage, u"deals-01 deals-02 deals-03"_s));
    m_server->answerNext(
        "POST", "/deactivate/%40deals-02%3Apractice.test",
        {.status = 401, .body = R"({"errcode":"M_UNKNOWN_TOKEN","error":"Gone"})"});
    QVERIFY(start(stage, 3));
    QVERIFY(passUntil(stage, u"paused"_s));
    QCOMPARE(m_job.property("reason"), u"signedOut"_s);
    QVERIFY(m_job.click(names::closeButton));
    QVERIFY(m_job.waitGone());
    WAIT_COMPARE(left().size(), 1); // once it is let go
    QCOMPARE(left().constFirst().record()->count(JobRowState::Done), 1);
    // Whoever signs in again as the same is asked whether to go on.
    QVERIFY(stage.admin.click(names::signOutButton));
    QVERIFY(administrator::signIn(stage, u"alice"_s));
    QVERIFY(m_offer.waitShown());
    QVERIFY(m_offer.click(names::resumeListButton));
    QVERIFY(m_job.waitPhase(u"paused"_s));
    QVERIFY(stage.arm(m_job, names::resumeButton));
    QVERIFY(m_job.click(names::resumeButton));
    QVERIFY(passUntil(stage, u"finished"_s));
    QVERIFY(m_server->isDeactivated(u"deals-03"_s));
    // What it had before that answer is not known any more: it is not sent a second time.
    QCOMPARE(changes(), deactivations({u"deals-01"_s, u"deals-02"_s, u"deals-03"_s}));
    QCOMPARE(m_job.property("unknown"), u"1"_s);
}

void TestAdminJob::theRestIsANewList()
{
    Stage &stage = arrive();
    QVERIFY(come(stage));
    QVERIFY(paste(stage, u"deals-01 deals-02"_s));
    m_server->answerNext(
        "POST", "/deactivate/%40deals-02%3Apractice.test",
        {.status = 403, .body = R"({"errcode":"M_FORBIDDEN","error":"Not this one"})"});
    QVERIFY(start(stage, 2));
    QVERIFY(passUntil(stage, u"finished"_s));
    QCOMPARE(m_job.property("failed"), u"1"_s);
    QVERIFY(!m_server->isDeactivated(u"deals-02"_s));
    QVERIFY(m_job.click(names::useRestButton));
    QVERIFY(m_job.waitPhase(u"preview"_s));
    QCOMPARE(m_job.property("total"), u"1"_s);
    m_server->forgetRequests();
    QVERIFY(start(stage, 1));
    QVERIFY(passUntil(stage, u"finished"_s));
    QCOMPARE(changes(), deactivations({u"deals-02"_s}));
    QVERIFY(m_server->isDeactivated(u"deals-02"_s));
}

QTEST_MAIN(TestAdminJob)
#include "TestAdminJob.moc"
