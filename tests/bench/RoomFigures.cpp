// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/ProbedApplication.h"
#include "tests/support/Figure.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QElapsedTimer>
#include <QListView>
#include <QScrollBar>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int rooms = 10'000;
constexpr qint64 mostMilliseconds = 50;
constexpr qint64 mostUntilUsable = 1'000;
constexpr qint64 mostMebibytes = 40;

} // namespace

/// Whether somebody in very many rooms can settle things; `figures` reads what it prints. The
/// practice homeserver is in the same process, and its rooms are there before anything is measured.
class RoomFigures final : public QObject
{
    Q_OBJECT

public:
    explicit RoomFigures(ProbedApplication &application)
        : m_application(application)
    {
    }

private Q_SLOTS:
    void initTestCase() { Theme::apply(m_application, Appearance::Light); }

    void tenThousandRooms()
    {
        Stage stage(Stage::Time::Real);
        stage.server.openRooms(u"alice"_s, {.shared = rooms, .sole = 3});
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        const qint64 before = ProbedApplication::residentMebibytes();
        (void)m_application.takeLongest();
        QElapsedTimer since;
        since.start();
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        Figure{u"Until the account window can be used, 10,000 rooms"_s,
               since.elapsed(),
               u" ms"_s,
               mostUntilUsable,
               {}}
            .print();
        QVERIFY(stage.account.click(names::accountIsMineButton));
        const auto cardState = [&stage] {
            const auto *card = stage.account.window()->findChild<QWidget *>(
                names::keyed(names::settleCard, u"rooms"_s));
            return card == nullptr ? QString() : card->property("state").toString();
        };
        QVERIFY(waitUntil([&] { return cardState() == u"open"_s; }, 120s));
        printStall(u"Longest time away from the event loop, 10,000 rooms being read"_s,
                   m_application.takeLongest(), mostMilliseconds);

        QVERIFY(stage.account.click(names::keyed(names::settleButton, u"rooms"_s)));
        QVERIFY(stage.settings.waitReachable(names::roomSearchEdit));
        const auto *list = stage.settings.window()->findChild<QListView *>(names::roomList);
        QVERIFY(list != nullptr && list->model()->rowCount() > rooms);
        list->verticalScrollBar()->setValue(list->verticalScrollBar()->maximum());
        QCoreApplication::processEvents();
        QVERIFY(stage.settings.type(names::roomSearchEdit, u"Choir"_s));
        QVERIFY(waitUntil([&] { return list->model()->rowCount() < rooms; }));
        printStall(u"Longest time away from the event loop, list of 10,000 rooms"_s,
                   m_application.takeLongest(), mostMilliseconds);
        const qint64 more = ProbedApplication::residentMebibytes() - before;
        Figure{u"Memory for 10,000 rooms"_s, more, u" MiB"_s, mostMebibytes, {}}.print();
    }

private:
    ProbedApplication &m_application;
};

int main(int argc, char *argv[])
{
    ProbedApplication application(argc, argv);
    RoomFigures figures(application);
    return QTest::qExec(&figures, argc, argv);
}

#include "RoomFigures.moc"
