// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/JobDesk.h"
#include "tests/support/Waiting.h"
#include "ui/Translations.h"
#include "ui/administration/many/JobTableModel.h"
#include "ui/administration/many/UnfinishedListDialog.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ArmedButton.h"

#include <QApplication>
#include <QHeaderView>
#include <QProgressBar>
#include <QScrollBar>
#include <QSignalSpy>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::JobDesk;
using Window = AdminJobWindow;
using Model = JobTableModel;

/// adminJobWindow while a list is carried out and after, and what is asked about lists that were
/// left behind.
class TestJobRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Translations().install(*qApp, {u"en"_s}); // its plurals
        Theme::apply(*qApp, Appearance::Light);
    }

    void saysHowFarItIs();
    void rowsAreToldTogether();
    void numbersBelongToTheirPhase();
    void nothingMovesUnderTheMouse();
    void followsUntilTheEnd();
    void isPausedAndStopped();
    void saysWhyItHasPaused_data();
    void saysWhyItHasPaused();
    void resumingIsADangerClick();
    void isCooling();
    void pausesBeforeItCloses();
    void leavesWithoutBeingAsked();
    void theRestIsANewList();
    void resultsAreAskedAbout();
    void aListThatWentThrough();
    void anUnfinishedListIsOffered();
    void isForgottenAfterAQuestion();
    void isNobodyElses();
    void cannotBeRead();

private:
    static void start(JobDesk &desk);
    static void finish(JobDesk &desk, bool areSaved = false);
};

void TestJobRun::start(JobDesk &desk)
{
    desk.showPreview();
    desk.show(JobPhase::Running);
    desk.window().showRows(test::halfDone(desk.preview()));
}

void TestJobRun::finish(JobDesk &desk, bool areSaved)
{
    start(desk);
    JobView view = test::jobAt(JobPhase::Finished);
    view.areResultsSaved = areSaved;
    desk.window().showView(view);
    desk.window().showRows(test::ended(desk.preview()));
}

void TestJobRun::saysHowFarItIs()
{
    JobDesk desk;
    start(desk);
    QCOMPARE(desk.robot().property("phase"), u"running"_s);
    QCOMPARE(desk.number("total"), 23);
    QCOMPARE(desk.number("done"), 4);
    QCOMPARE(desk.number("failed"), 1);
    QCOMPARE(desk.number("unknown"), 1);
    QCOMPARE(desk.number("waiting"), 16);
    QCOMPARE(desk.number("stillJoined"), 0);
    QCOMPARE(desk.robot().text(names::jobProgressLabel), u"6 of 23, one at a time"_s);
    QCOMPARE(desk.robot().text(names::etaLabel), u"about 2 min left"_s);
    QCOMPARE(desk.window().windowTitle(),
             u"6 of 23, about 2 min left — Deactivate many accounts — example.org"_s);
    const auto *bar = desk.window().findChild<QProgressBar *>(names::jobProgressBar);
    QCOMPARE(bar->value(), 6);
    QCOMPARE(bar->maximum(), 23);
    QCOMPARE(desk.table().model()->rowCount(), 23); // of those that are sent
}

void TestJobRun::rowsAreToldTogether()
{
    JobDesk desk(200);
    start(desk);
    const QSignalSpy changed(desk.table().model(), &QAbstractItemModel::dataChanged);
    QList<JobRow> rows = test::halfDone(desk.preview());
    for (qsizetype place = 20; place < 60; ++place) {
        rows[place].state = JobRowState::Done;
        desk.window().updateRow(rows.at(place));
    }
    QCOMPARE(desk.number("done"), 4);
    QCOMPARE(changed.size(), 0);
    desk.pass(JobTableModel::telling);
    WAIT_COMPARE(desk.number("done"), 44);
    QCOMPARE(changed.size(), 1);
}

void TestJobRun::numbersBelongToTheirPhase()
{
    JobDesk desk(200);
    start(desk);
    QList<JobRow> rows = test::halfDone(desk.preview());
    rows[20].state = JobRowState::Done;
    desk.window().updateRow(rows.at(20));
    QCOMPARE(desk.number("done"), 4);
    desk.show(JobPhase::Paused);
    QCOMPARE(desk.number("done"), 5);
    rows[21].state = JobRowState::Done; // an answer that came late
    desk.window().updateRow(rows.at(21));
    QCOMPARE(desk.number("done"), 6);
}

void TestJobRun::nothingMovesUnderTheMouse()
{
    JobDesk desk;
    start(desk);
    desk.table().model()->sort(Model::What, Qt::DescendingOrder);
    QStringList before;
    for (int row = 0; row < 23; ++row) {
        before += desk.cell(row, Model::Account);
    }
    QVERIFY(before.first() != u"@ben:example.org"_s);
    const QList<JobRow> rows = test::ended(desk.preview());
    for (const JobRow &row : rows) {
        desk.window().updateRow(row);
    }
    desk.pass(JobTableModel::telling);
    WAIT_COMPARE(desk.number("waiting"), 0);
    for (int row = 0; row < 23; ++row) {
        QCOMPARE(desk.cell(row, Model::Account), before.at(row));
    }
}

/// What has come of it is read from the top.
void TestJobRun::followsUntilTheEnd()
{
    JobDesk desk(200);
    start(desk);
    QList<JobRow> rows = test::halfDone(desk.preview());
    const auto change = [&](qsizetype place, JobRowState state) {
        rows[place].state = state;
        desk.window().updateRow(rows.at(place));
        desk.pass(JobTableModel::telling);
    };
    const QScrollBar *bar = desk.table().verticalScrollBar();
    change(150, JobRowState::Done);
    WAIT_VERIFY(bar->value() > 0);
    desk.show(JobPhase::Finished);
    QCOMPARE(bar->value(), 0);
    change(151, JobRowState::Failed);
    QCOMPARE(bar->value(), 0);
}

void TestJobRun::isPausedAndStopped()
{
    JobDesk desk;
    start(desk);
    const QSignalSpy paused(&desk.window(), &Window::pauseRequested);
    const QSignalSpy stopped(&desk.window(), &Window::stopRequested);
    QVERIFY(desk.robot().click(names::pauseButton));
    QCOMPARE(paused.size(), 1);
    desk.show(JobPhase::Pausing);
    QCOMPARE(desk.robot().property("phase"), u"pausing"_s);
    QVERIFY(!desk.isEnabled(names::pauseButton));
    QVERIFY(!desk.isEnabled(names::resumeButton));
    QVERIFY(desk.robot().click(names::stopButton));
    QCOMPARE(stopped.size(), 1);
    desk.show(JobPhase::Stopping);
    QVERIFY(!desk.isEnabled(names::stopButton));
    desk.show(JobPhase::Checking);
    QCOMPARE(desk.robot().property("phase"), u"checking"_s);
    QVERIFY(desk.robot().click(names::stopButton));
    QCOMPARE(stopped.size(), 2);
}

void TestJobRun::saysWhyItHasPaused_data()
{
    QTest::addColumn<JobReason>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("network") << JobReason::Network << u"Look whether this computer is connected"_s;
    QTest::newRow("notAdmin") << JobReason::NotAdmin << u"is no administrator any more"_s;
    QTest::newRow("signedOut") << JobReason::SignedOut << u"sign in again as"_s;
    QTest::newRow("hidden") << JobReason::Hidden << u"has answered in its place"_s;
    QTest::newRow("journalFailed") << JobReason::JournalFailed << u"could not be written down"_s;
    QTest::newRow("unknownInARow") << JobReason::UnknownInARow << u"last three requests"_s;
}

void TestJobRun::saysWhyItHasPaused()
{
    QFETCH(const JobReason, reason);
    QFETCH(const QString, words);
    JobDesk desk;
    start(desk);
    JobView view = test::jobAt(JobPhase::Paused, reason);
    view.serverText = u"Go away"_s;
    desk.window().showView(view);
    QCOMPARE(desk.robot().property("phase"), u"paused"_s);
    QCOMPARE(desk.robot().property("reason"), QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(desk.robot().says(words));
    QCOMPARE(desk.robot().text(names::serverSaidLabel), u"The server said: “Go away”"_s);
}

void TestJobRun::resumingIsADangerClick()
{
    JobDesk desk;
    start(desk);
    desk.show(JobPhase::Paused);
    const QSignalSpy resumed(&desk.window(), &Window::resumeRequested);
    QVERIFY(!desk.isEnabled(names::resumeButton));
    desk.pass(ArmedButton::armingTime);
    WAIT_VERIFY(desk.isEnabled(names::resumeButton));
    desk.window().findChild<QWidget *>(names::resumeButton)->setFocus();
    QVERIFY(desk.robot().press(Qt::Key_Return));
    QCOMPARE(resumed.size(), 0);
    QVERIFY(desk.robot().click(names::resumeButton));
    QCOMPARE(resumed.size(), 1);
    QVERIFY(!desk.isEnabled(names::resumeButton));
}

void TestJobRun::isCooling()
{
    JobDesk desk;
    start(desk);
    desk.show(JobPhase::Cooling);
    QCOMPARE(desk.robot().property("phase"), u"cooling"_s);
    QVERIFY(desk.robot().says(u"asks to wait 0:42 more"_s));
    QVERIFY(desk.robot().waitReachable(names::pauseButton));
}

void TestJobRun::pausesBeforeItCloses()
{
    JobDesk desk;
    start(desk);
    const QSignalSpy paused(&desk.window(), &Window::pauseRequested);
    const QSignalSpy closed(&desk.window(), &Window::closed);
    QVERIFY(desk.robot().press(Qt::Key_Escape));
    QVERIFY(desk.robot().press(Qt::Key_Escape));
    QCOMPARE(paused.size(), 1);
    QCOMPARE(closed.size(), 0);
    QVERIFY(desk.robot().says(u"Then the list pauses, and this window closes."_s));
    JobView view = test::jobAt(JobPhase::Pausing);
    view.mayClose = false;
    desk.window().showView(view);
    QCOMPARE(closed.size(), 0);
    desk.show(JobPhase::Paused);
    QVERIFY(desk.robot().waitGone());
    QCOMPARE(closed.size(), 1);
}

void TestJobRun::leavesWithoutBeingAsked()
{
    JobDesk desk;
    finish(desk);
    const QSignalSpy closed(&desk.window(), &Window::closed);
    desk.window().leave();
    QVERIFY(desk.robot().waitGone());
    QCOMPARE(closed.size(), 1);
}

void TestJobRun::theRestIsANewList()
{
    JobDesk desk;
    finish(desk);
    const QSignalSpy rest(&desk.window(), &Window::useRestRequested);
    const QSignalSpy save(&desk.window(), &Window::saveResultsRequested);
    QCOMPARE(desk.robot().property("phase"), u"finished"_s);
    QCOMPARE(desk.robot().text(names::headingLabel), u"20 of 23 accounts are deactivated"_s);
    QCOMPARE(desk.number("stillJoined"), 2);
    QVERIFY(desk.robot().says(u"2 accounts are still in rooms"_s));
    QVERIFY(desk.robot().says(u"@dana:example.org"_s));
    QVERIFY(desk.robot().click(names::saveResultsButton));
    QCOMPARE(save.size(), 1);
    QCOMPARE(desk.robot().text(names::useRestButton), u"Use these 5 as a new list…"_s);
    QVERIFY(desk.robot().click(names::useRestButton));
    QCOMPARE(rest.size(), 1);
}

void TestJobRun::resultsAreAskedAbout()
{
    const PatientRobot ask(names::jobAskDialog);
    {
        JobDesk desk;
        finish(desk);
        QVERIFY(desk.robot().press(Qt::Key_Escape));
        QVERIFY(ask.says(u"Go without saving the results?"_s));
        QVERIFY(ask.click(names::cancelButton));
        QVERIFY(ask.waitGone());
        QVERIFY(desk.window().isVisible());
        QVERIFY(desk.robot().click(names::closeButton));
        QVERIFY(ask.waitShown());
        desk.pass(ArmedButton::armingTime);
        QVERIFY(ask.click(names::confirmButton));
        QVERIFY(desk.robot().waitGone());
    }
    {
        JobDesk desk;
        finish(desk);
        const QSignalSpy other(&desk.window(), &Window::chooseListRequested);
        QVERIFY(desk.robot().click(names::chooseListButton));
        QVERIFY(ask.waitShown());
        QCOMPARE(other.size(), 0);
        desk.pass(ArmedButton::armingTime);
        QVERIFY(ask.click(names::confirmButton));
        QCOMPARE(other.size(), 1);
    }
    JobDesk desk;
    finish(desk, true);
    QVERIFY(desk.robot().click(names::closeButton));
    QVERIFY(desk.robot().waitGone());
}

void TestJobRun::aListThatWentThrough()
{
    JobDesk desk(0);
    desk.showPreview();
    desk.show(JobPhase::Finished);
    QList<JobRow> rows = desk.preview().frozen();
    for (JobRow &row : rows) {
        if (row.isToBeSent) {
            row.state = JobRowState::Done;
            row.roomsLeft = 0;
        }
    }
    desk.window().showRows(rows);
    QCOMPARE(desk.robot().text(names::headingLabel), u"3 of 3 accounts are deactivated"_s);
    QCOMPARE(desk.cell(0, Model::Why), u"It is out of all rooms."_s);
    QVERIFY(desk.robot().says(u"Nothing of this list is left to do."_s));
    QVERIFY(desk.robot().look(names::useRestButton).obstacle == reach::Obstacle::Hidden);
    QVERIFY(desk.robot().look(names::jobSummaryList).obstacle == reach::Obstacle::Hidden);
}

void TestJobRun::anUnfinishedListIsOffered()
{
    ManualClock clock;
    UnfinishedListDialog dialog(test::leftJob(), clock);
    dialog.show();
    const PatientRobot robot(names::unfinishedListDialog);
    const QSignalSpy resumed(&dialog, &UnfinishedListDialog::resumeRequested);
    const QSignalSpy saved(&dialog, &UnfinishedListDialog::saveResultsRequested);
    const QSignalSpy closed(&dialog, &UnfinishedListDialog::closed);
    QVERIFY(robot.waitShown());
    QCOMPARE(robot.text(names::headingLabel), u"An unfinished list: 6 of 43"_s);
    QVERIFY(robot.says(u"4 accounts are deactivated."_s));
    QVERIFY(robot.says(u"Of 2 accounts it is not known yet"_s));
    QVERIFY(robot.click(names::saveResultsButton));
    QCOMPARE(saved.size(), 1);
    QVERIFY(robot.click(names::resumeListButton));
    QCOMPARE(resumed.size(), 1);
    QVERIFY(robot.press(Qt::Key_Escape));
    QVERIFY(robot.waitGone());
    QCOMPARE(closed.size(), 1);
}

void TestJobRun::isForgottenAfterAQuestion()
{
    ManualClock clock;
    UnfinishedListDialog dialog(test::leftJob(), clock);
    dialog.show();
    const PatientRobot robot(names::unfinishedListDialog);
    const PatientRobot ask(names::jobAskDialog);
    const QSignalSpy forgotten(&dialog, &UnfinishedListDialog::forgetRequested);
    QVERIFY(robot.click(names::forgetListButton));
    QVERIFY(ask.click(names::cancelButton));
    QVERIFY(ask.waitGone());
    QCOMPARE(forgotten.size(), 0);
    QVERIFY(robot.click(names::forgetListButton));
    QVERIFY(ask.waitShown());
    clock.advance(ArmedButton::armingTime);
    QVERIFY(ask.click(names::confirmButton));
    QCOMPARE(forgotten.size(), 1);
}

void TestJobRun::isNobodyElses()
{
    ManualClock clock;
    UnfinishedListDialog dialog(test::leftJob(), clock);
    dialog.show();
    const PatientRobot robot(names::unfinishedListDialog);
    QVERIFY(robot.waitShown());
    dialog.refuse(u"@other:example.org"_s, u"example.org"_s);
    QVERIFY(robot.says(u"@other:example.org"_s));
    QVERIFY(robot.says(u"@support:example.org"_s));
    dialog.refuse(u"@support:example.org"_s, u"example.com"_s);
    QVERIFY(robot.says(u"example.com"_s));
}

void TestJobRun::cannotBeRead()
{
    ManualClock clock;
    LeftJob left = test::leftJob();
    left.content = JobProblem::Newer;
    UnfinishedListDialog dialog(left, clock);
    dialog.show();
    const PatientRobot robot(names::unfinishedListDialog);
    QVERIFY(robot.says(u"A later version of Farewell has written it down."_s));
    QVERIFY(robot.look(names::resumeListButton).obstacle == reach::Obstacle::Missing);
    QVERIFY(robot.look(names::saveResultsButton).obstacle == reach::Obstacle::Missing);
    QVERIFY(robot.click(names::notNowButton));
    QVERIFY(robot.waitGone());
}

QTEST_MAIN(TestJobRun)
#include "TestJobRun.moc"
