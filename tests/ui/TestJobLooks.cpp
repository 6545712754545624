// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "tests/support/JobStates.h"
#include "tests/support/Looks.h"
#include "tests/support/PatientRobot.h"
#include "ui/Names.h"
#include "ui/administration/many/AdminJobWindow.h"
#include "ui/administration/many/UnfinishedListDialog.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using looks::look;

namespace {

CsvTable someTable()
{
    return {.rows = {{1, {u"user_id"_s, u"email"_s, u"note"_s}},
                     {2, {u"@ben:example.org"_s, u"ben@example.org"_s, u"ticket 4711"_s}},
                     {3, {u"@carla:example.org"_s, u""_s, u""_s}}}};
}

void rehearse(AdminJobWindow &window, const JobPreview &preview)
{
    JobView view = test::jobAt(JobPhase::Rehearsing);
    view.rehearsed = 20;
    window.showView(view);
    QList<JobRow> rows = preview.frozen();
    rows[12].state = JobRowState::Skipped;
    rows[12].reason = JobReason::Deactivated;
    window.showRows(rows);
    view.phase = JobPhase::Preview;
    view.rehearsed = preview.countToBeSent();
    window.showView(view);
}

} // namespace

/// The windows for many accounts, in every way they can be seen.
class TestJobLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void before_data() { looks::addRows(); }

    void before()
    {
        looks::dress();
        ManualClock clock;
        AdminJobWindow window(test::desk(), clock);
        window.show();
        const PatientRobot robot(names::adminJobWindow);
        look(robot, u"job-empty"_s);
        window.showFile(u"leavers-november.csv"_s, someTable(), JobColumns::of(someTable()));
        look(robot, u"job-file"_s);
        window.showView(test::jobAt(JobPhase::Resolving));
        look(robot, u"job-resolving"_s);
        const JobPreview preview = test::leavers(false, 209);
        window.showView(test::jobAt(JobPhase::Preview));
        window.showPreview(preview);
        look(robot, u"job-preview"_s);
        QVERIFY(window.showLine(5));
        look(robot, u"job-preview-chosen"_s);
        rehearse(window, preview);
        look(robot, u"job-dry-run"_s);
    }

    void run_data() { looks::addRows(); }

    void run()
    {
        looks::dress();
        ManualClock clock;
        AdminJobWindow window(test::desk(), clock);
        const JobPreview preview = test::leavers(false, 209);
        window.showView(test::jobAt(JobPhase::Preview));
        window.showPreview(preview);
        window.showView(test::jobAt(JobPhase::Running));
        window.showRows(test::halfDone(preview));
        window.show();
        const PatientRobot robot(names::adminJobWindow);
        look(robot, u"job-running"_s);
        JobView paused = test::jobAt(JobPhase::Paused, JobReason::NotAdmin);
        paused.serverText = u"You are not a server admin"_s;
        window.showView(paused);
        look(robot, u"job-paused"_s);
        window.showView(test::jobAt(JobPhase::Cooling));
        look(robot, u"job-cooling"_s);
        window.showView(test::jobAt(JobPhase::Checking));
        look(robot, u"job-checking"_s);
        window.showView(test::jobAt(JobPhase::Finished));
        window.showRows(test::ended(preview));
        look(robot, u"job-finished"_s);
        window.reject();
        look(PatientRobot(names::jobAskDialog), u"job-ask"_s);
    }

    void unfinished_data() { looks::addRows(); }

    void unfinished()
    {
        looks::dress();
        ManualClock clock;
        UnfinishedListDialog dialog(test::leftJob(), clock);
        dialog.show();
        const PatientRobot robot(names::unfinishedListDialog);
        look(robot, u"job-unfinished"_s);
        dialog.refuse(u"@other:example.org"_s, u"example.org"_s);
        look(robot, u"job-unfinished-refused"_s);
    }
};

QTEST_MAIN(TestJobLooks)
#include "TestJobLooks.moc"
