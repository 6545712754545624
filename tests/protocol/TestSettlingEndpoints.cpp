// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticePermissions.h"
#include "tests/protocol/endpoints/Trial.h"
#include "tests/protocol/failures/Row.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EntryDelegate.h"

#include <QApplication>
#include <QListView>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;
using endpoints::addRows;
using endpoints::Endpoint;
using endpoints::Sort;
using endpoints::Trouble;
using failures::error;

namespace {

constexpr char removalPath[] = "/account/3pid/delete";
constexpr char permissionsPath[] = "/state/m.room.power_levels";
constexpr char leavePath[] = "/leave";

} // namespace

/// Every endpoint of what is settled before, each in every trouble a line or a server can make:
/// what is said of it is what the server has, and nothing is sent twice.
class TestSettlingEndpoints final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void handingOver_data();
    void handingOver();
    void leavingRooms_data();
    void leavingRooms();
    void clearingTheProfile_data();
    void clearingTheProfile();
    void removing_data();
    void removing();
    void cleanupTestCase() { m_table.close(); }

private:
    void verifyThatOpeningAgainTells();

    std::unique_ptr<endpoints::Trial> m_trial;
    endpoints::Table m_table;
};

void TestSettlingEndpoints::initTestCase()
{
    Theme::apply(*qApp, Appearance::Light);
    QVERIFY(m_table.open(u"settling"_s));
}

void TestSettlingEndpoints::init()
{
    m_trial = std::make_unique<endpoints::Trial>();
}

void TestSettlingEndpoints::cleanup()
{
    QCOMPARE(m_trial->line.requests(), 0);
    QVERIFY(!m_trial->isLedElsewhere());
    m_trial.reset();
}

void TestSettlingEndpoints::handingOver_data()
{
    addRows({
        {"GET", "/state/m.room.create"},
        {"GET", "/joined_members"},
        {"GET", "/messages", false},
        {"GET", "/state/m.room.member/%40bob%3Aexample.org"},
        {"GET", permissionsPath},
        {"PUT", permissionsPath},
    });
}

/// What is said of a room is what the room says; and it is changed once at most.
void TestSettlingEndpoints::handingOver()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_trial->line.stage;
    stage.server.openRooms(u"alice"_s, {.sole = 1});
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.account.waitReachable(names::keyed(names::settleButton, u"admins"_s)));
    QVERIFY(stage.account.click(names::keyed(names::settleButton, u"admins"_s)));
    m_trial->breakAlways(endpoint, trouble);
    QVERIFY(stage.settings.click(names::indexed(names::handOverButton, 0)));
    QVERIFY(m_trial->line.waitFor(stage.handOver, {u"choosing"_s, u"failed"_s}));
    if (stage.handOver.property("phase") == u"choosing"_s) {
        auto *list = stage.handOver.window()->findChild<QListView *>(names::memberList);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 0)).center());
        QVERIFY(stage.arm(stage.handOver, names::handOverConfirmButton));
        QVERIFY(stage.handOver.click(names::handOverConfirmButton));
        QVERIFY(m_trial->line.waitFor(stage.handOver, {u"done"_s, u"failed"_s, u"choosing"_s}));
    }
    QVERIFY(m_trial->isMet(endpoint));
    const QString phase = stage.handOver.property("phase");
    const QString heading = stage.handOver.text(names::headingLabel);
    const QString words = stage.handOver.text(names::handOverStatusLabel);
    const auto levels = practicePermissions(*stage.server.room(stage.server.roomId(u"Choir"_s)));
    const bool isAdmin = levels["users"_L1]["@bob:example.org"_L1].toInt() == 100;
    if (phase == u"done"_s) {
        QVERIFY(isAdmin);
        QVERIFY(!endpoint.isVital);
    } else if (heading.contains(u"was not handed over"_s) || phase == u"choosing"_s
               || heading == u"We could not look at Choir"_s) {
        QVERIFY(!isAdmin);
    } else {
        QCOMPARE(heading, u"We do not know whether it worked"_s);
        QCOMPARE(words.contains(u"is an admin"_s), isAdmin);
    }
    QCOMPARE(phase == u"choosing"_s, stage.handOver.says(u"asks for a pause"_s));
    QCOMPARE(words.contains(u"sign-in has ended"_s),
             endpoint.isVital && trouble.sort == Sort::Ended);
    QCOMPARE(words.contains(u"is locked"_s), endpoint.isVital && trouble.sort == Sort::Locked);
    const auto sent = m_trial->line.proxy.requestsTo(permissionsPath);
    const bool isWrite = endpoint.verb == "PUT"_ba;
    QCOMPARE(std::ranges::count(sent, "PUT", &FaultRequest::verb),
             isWrite || !endpoint.isVital ? 1 : 0);
    m_table.note(stage.handOver, phase + u": "_s + heading + u' ' + words);
    QVERIFY(stage.handOver.press(Qt::Key_Escape));
    QVERIFY(stage.handOver.waitGone());
    m_trial->line.proxy.forgetFaults();
    QVERIFY(stage.settings.press(Qt::Key_Escape));
    QVERIFY(stage.openDeactivation());
}

void TestSettlingEndpoints::leavingRooms_data()
{
    addRows({{"POST", leavePath},
             {"GET", "/state/m.room.member/%40alice%3Apractice.test"},
             {"GET", "/joined_rooms"}});
}

/// What is said of each room is what the server has, and a room is asked for once, but after a 429.
void TestSettlingEndpoints::leavingRooms()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_trial->line.stage;
    const QString card = names::keyed(names::settleButton, u"rooms"_s);
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.account.waitReachable(card));
    QVERIFY(stage.account.click(card));
    const QStringList before = stage.server.account(u"alice"_s)->rooms;
    if (endpoint.verb == "GET"_ba) {
        m_trial->line.proxy.faultAlways("POST", leavePath, Fault::dropAfterBody(Fault::Acts::Yes));
    }
    if (endpoint.path == "/joined_rooms"_ba) {
        m_trial->line.proxy.faultAlways("GET", "/state/m.room.member/%40alice%3Apractice.test",
                                        error(403, "M_FORBIDDEN"));
    }
    m_trial->breakAlways(endpoint, trouble);
    QVERIFY(stage.settings.click(names::leaveAllButton));
    QVERIFY(stage.arm(stage.settings, names::leaveConfirmButton));
    QVERIFY(stage.settings.click(names::leaveConfirmButton));
    const auto isRunning = [&stage] { return stage.settings.property("phase") == u"working"_s; };
    for (int i = 0; i < 80 && !waitUntil([&] { return !isRunning(); }, 10ms); ++i) {
        QVERIFY(stage.pass(30s));
    }
    if (isRunning()) { // for a 429 is waited for as often as it comes
        QCOMPARE(trouble.name, "429"_ba);
        QVERIFY(stage.settings.click(names::stopLeavingButton));
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
    }
    QVERIFY(m_trial->isMet(endpoint));
    const QStringList after = stage.server.account(u"alice"_s)->rooms;
    const auto *list = stage.settings.window()->findChild<QListView *>(names::roomList);
    for (int i = 0; i < list->model()->rowCount(); ++i) {
        const QModelIndex index = list->model()->index(i, 0);
        const QString words = index.data(EntryDelegate::DetailRole).toString();
        const bool isIn = after.contains(index.data(EntryDelegate::IdRole).toString());
        if (words == u"Left"_s) {
            QVERIFY(!isIn);
        } else if (!words.contains(u"whether you are still in it"_s)) {
            QVERIFY2(isIn, qPrintable(words)); // not left, or not come to
        }
    }
    const QString status = stage.settings.text(names::leaveStatusLabel);
    QCOMPARE(status.startsWith(u"You have left"_s), after.isEmpty() && status.contains(u"have"_s));
    QCOMPARE(status.contains(u"sign-in has ended"_s), trouble.sort == Sort::Ended);
    QCOMPARE(status.contains(u"is locked"_s), trouble.sort == Sort::Locked);
    if (trouble.name != "429"_ba) {
        QVERIFY(m_trial->line.posts(leavePath) <= before.size());
    }
    m_table.note(stage.settings, status);
}

void TestSettlingEndpoints::clearingTheProfile_data()
{
    addRows({{"PUT", "/displayname"}, {"PUT", "/avatar_url"}, {"GET", "/joined_rooms", false}});
    // What cannot be read is read for a quarter of an hour, each row of it; by the same reader as
    // in leavingRooms().
    endpoints::addRowsOf({"GET", "/state/m.room.member/%40alice%3Apractice.test", false},
                         endpoints::troubles().last(4));
}

/// What is said of name and picture is what the profile says, and of the rooms what they show.
void TestSettlingEndpoints::clearingTheProfile()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_trial->line.stage;
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.account.waitReachable(names::keyed(names::settleButton, u"rooms"_s)));
    QVERIFY(stage.openSettings());
    QVERIFY(stage.settings.waitReachable(names::clearProfileButton));
    m_trial->breakAlways(endpoint, trouble);
    QVERIFY(stage.settings.click(names::clearProfileButton));
    QVERIFY(stage.arm(stage.settings, names::clearProfileConfirmButton));
    QVERIFY(stage.settings.click(names::clearProfileConfirmButton));
    const auto words = [&stage] { return stage.settings.text(names::clearProfileStatusLabel); };
    const auto isOver = [&] {
        return !words().startsWith(u"Asking"_s) && !words().startsWith(u"Your server is telling"_s);
    };
    for (int i = 0; i < 80 && !waitUntil(isOver, 10ms); ++i) {
        QVERIFY(stage.pass(30s));
    }
    QVERIFY2(isOver() || trouble.name == "429"_ba, qPrintable(words()));
    QVERIFY(m_trial->isMet(endpoint));
    const PracticeAccount alice = *stage.server.account(u"alice"_s);
    const bool isGone = alice.displayName.isEmpty() && alice.avatar.isEmpty();
    if (words().startsWith(u"Every room"_s) || words().startsWith(u"We could not see"_s)) {
        QVERIFY(isGone);
        QCOMPARE(words().startsWith(u"We could not see"_s), !endpoint.isVital);
    } else if (words().contains(u"still shows"_s)) {
        QVERIFY(!isGone);
        QCOMPARE(words().contains(u"name"_s), !alice.displayName.isEmpty());
        QCOMPARE(words().contains(u"picture"_s), !alice.avatar.isEmpty());
    } else if (words().startsWith(u"Nothing was removed"_s)) {
        QVERIFY(!alice.displayName.isEmpty() && !alice.avatar.isEmpty());
    }
    if (trouble.name != "429"_ba) {
        QVERIFY(m_trial->line.proxy.requestsTo("/displayname").size() <= 1);
        QVERIFY(m_trial->line.proxy.requestsTo("/avatar_url").size() <= 1);
    }
    m_table.note(stage.settings, words());
}

void TestSettlingEndpoints::removing_data()
{
    addRows({{"POST", removalPath}});
}

/// An email address that could not be removed stays in the list, with a word about it.
void TestSettlingEndpoints::removing()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    m_trial->breakAlways(endpoint, trouble);
    Stage &stage = m_trial->line.stage;
    const QString confirm = names::indexed(names::removeContactConfirmButton, 0);
    const QString status = names::indexed(names::contactStatusLabel, 0);
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.openSettings());
    const qsizetype before = stage.server.contacts(u"alice"_s).size();
    QVERIFY(stage.settings.click(names::indexed(names::removeContactButton, 0)));
    QVERIFY(stage.arm(stage.settings, confirm));
    QVERIFY(stage.settings.click(confirm));
    QVERIFY(m_trial->line.waitFor(stage.settings, {u"ready"_s}));
    const QString words = stage.settings.text(status);
    QVERIFY(!words.isEmpty());
    QCOMPARE(m_trial->line.posts(removalPath), 1);
    const bool isRemoved = stage.server.contacts(u"alice"_s).size() < before;
    QVERIFY2(!isRemoved || words.contains(u"may or may not"_s), qPrintable(words));
    QCOMPARE(words.contains(u"sign-in has ended"_s), trouble.sort == Sort::Ended);
    QCOMPARE(words.contains(u"locked"_s), trouble.sort == Sort::Locked);
    m_table.note(stage.settings, words);
    if (words.contains(u"may or may not"_s)) {
        verifyThatOpeningAgainTells();
    }
}

/// As the words say that were shown: who opens the settings again sees how it is.
void TestSettlingEndpoints::verifyThatOpeningAgainTells()
{
    const Stage &stage = m_trial->line.stage;
    m_trial->line.proxy.forgetFaults();
    QVERIFY(stage.settings.press(Qt::Key_Escape));
    QVERIFY(stage.settings.waitGone());
    QVERIFY(m_trial->line.stage.openSettings());
    const auto rows = [&] {
        static const QRegularExpression name(u"^contactRow_"_s);
        return stage.settings.window()->findChildren<QWidget *>(name).size();
    };
    QVERIFY(waitUntil([&] { return rows() == stage.server.contacts(u"alice"_s).size(); }));
}

QTEST_MAIN(TestSettlingEndpoints)
#include "TestSettlingEndpoints.moc"
