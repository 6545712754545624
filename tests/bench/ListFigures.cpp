// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/ProbedApplication.h"
#include "tests/support/Figure.h"
#include "tests/support/JobDesk.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int everybody = 100'000;
constexpr int usual = 20'000; ///< up to here nothing may be noticed at all
constexpr qint64 mostMilliseconds = 50;
constexpr qint64 mostMillisecondsLater = 150;
constexpr qint64 mostMebibytes = 40;
constexpr int onOneList = 10'000;
constexpr qint64 mostMebibytesOfAList = 20;
constexpr int rowsAtATime = 4; ///< as fast as a server can be, within a tenth of a second

/// An administrator, and so many people in all.
void populate(PracticeHomeserver &server)
{
    server.editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.admin = true; });
    for (int i = 2; i < everybody; ++i) { // bob is there as well
        server.editAccount(u"p%1"_s.arg(i, 6, 10, QChar(u'0')), [&](PracticeAccount &account) {
            account.displayName = u"Person %1"_s.arg(i);
            account.created = 1'600'000'000 + i;
        });
    }
}

} // namespace

/// Whether administration can be used on the largest servers: the list of all accounts, scrolled to
/// its end as somebody does who drags the scroll bar, and a list of accounts to be deactivated;
/// `figures` reads what it prints. The practice homeserver is in the same process, and full before
/// anything is measured.
class ListFigures final : public QObject
{
    Q_OBJECT

public:
    explicit ListFigures(ProbedApplication &application)
        : m_application(application)
    {
    }

private Q_SLOTS:
    void initTestCase() { Theme::apply(m_application, Appearance::Light); }

    void everybodyIsScrolledTo()
    {
        Stage stage(Stage::Time::Real);
        populate(stage.server);
        QVERIFY(stage.login.click(names::administerButton));
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.admin.waitPhase(u"ready"_s));
        const auto *table = stage.admin.window()->findChild<QTableView *>(names::userTable);
        QVERIFY(table != nullptr);
        const qint64 before = ProbedApplication::residentMebibytes();
        const auto first = scrollTo(*table, usual);
        const auto rest = scrollTo(*table, everybody);
        QCOMPARE(table->model()->rowCount(), everybody);
        const qint64 more = ProbedApplication::residentMebibytes() - before;
        printStall(u"Longest time away from the event loop, list of accounts to 20,000"_s, first,
                   mostMilliseconds);
        printStall(u"Longest time away from the event loop, list of accounts to 100,000"_s, rest,
                   mostMillisecondsLater);
        Figure{u"Memory for 100,000 accounts"_s, more, u" MiB"_s, mostMebibytes, {}}.print();
    }

    void manyAreOnOneList()
    {
        test::JobDesk desk(onOneList);
        QTableView &table = desk.table();
        const auto tick = [&desk] { desk.window().showPreview(desk.preview()); };
        const auto only = [&desk](const QString &chip) {
            QVERIFY(desk.robot().click(names::keyed(names::verdictChip, chip)));
        };
        desk.show(JobPhase::Resolving);
        QCoreApplication::processEvents();
        const qint64 before = ProbedApplication::residentMebibytes();
        (void)m_application.takeLongest();
        atOnce([&desk] { desk.showPreview(); });
        atOnce(tick);
        atOnce([&table] { table.model()->sort(2, Qt::DescendingOrder); });
        atOnce([&table] {
            table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum());
        });
        only(u"ready"_s);
        only(u"all"_s);
        printStall(u"Longest time away from the event loop, list of 10,000 to deactivate"_s,
                   m_application.takeLongest(), mostMilliseconds);
        atOnce([&desk] { desk.show(JobPhase::Running); });
        QList<JobRow> rows = desk.preview().frozen();
        for (qsizetype at = 0; at < onOneList; at += rowsAtATime) {
            for (qsizetype place = at; place < at + rowsAtATime; ++place) {
                rows[place].state = JobRowState::Done;
                desk.window().updateRow(rows.at(place));
            }
            desk.pass(100ms);
            QCoreApplication::processEvents();
        }
        printStall(u"Longest time away from the event loop, list of 10,000 being deactivated"_s,
                   m_application.takeLongest(), mostMilliseconds);
        const qint64 more = ProbedApplication::residentMebibytes() - before;
        Figure{u"Memory for a list of 10,000"_s, more, u" MiB"_s, mostMebibytesOfAList, {}}.print();
    }

private:
    /// From an event of its own, so that its time counts.
    static void atOnce(const std::function<void()> &act)
    {
        QMetaObject::invokeMethod(qApp, act, Qt::QueuedConnection);
        for (int round = 0; round < 5; ++round) {
            QCoreApplication::processEvents();
        }
    }

    std::chrono::microseconds scrollTo(const QTableView &table, int rows)
    {
        const QAbstractItemModel &model = *table.model();
        (void)m_application.takeLongest();
        while (model.rowCount() < rows) {
            const int seen = model.rowCount();
            table.verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
            if (!waitUntil([&] { return model.rowCount() > seen; }, 30s)) {
                break;
            }
        }
        return m_application.takeLongest();
    }

    ProbedApplication &m_application;
};

int main(int argc, char *argv[])
{
    ProbedApplication application(argc, argv);
    ListFigures figures(application);
    return QTest::qExec(&figures, argc, argv);
}

#include "ListFigures.moc"
