// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ActivityLog.h"
#include "app/admin/steps/AdminDeactivationDriver.h"
#include "app/base/ManualClock.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/Waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Phase = AdminDeactivationPhase;

namespace {

constexpr char leahsDeactivation[] = "deactivate/%40leah%3Apractice.test";

} // namespace

/// A deactivation for somebody else that is not the first word about the account: closed before,
/// half done before, clicked twice, or changed by others between looking and acting.
class TestAdminAgain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void hidingLaterIsWaitedFor_data();
    void hidingLaterIsWaitedFor();
    void broughtBackSinceItWasRead();
    void refusedTwice();
    void refusedWhereItIsStillInRooms();
    void whatAnswersInItsPlaceIsNotBelievedAtOnce();
    void whatCannotBeWrittenAfterwardsIsNotForgotten();
    void aRoomIsHandedOverOnce();
    void anHeirWhoHasLeftIsNotInvited();
    void aLongReadingIsAsOldAsItsBeginning();

private:
    void open(const QString &localpart, std::chrono::milliseconds age = 0ms);
    void close(const QString &localpart, bool isErased) const;
    [[nodiscard]] QList<Heir> heirs() const { return test::heirsOf(m_driver->target()); }
    [[nodiscard]] bool passUntil(const std::function<bool()> &isSo,
                                 std::chrono::milliseconds step = 500ms) const
    {
        return m_office.passUntil(isSo, step);
    }
    [[nodiscard]] bool passUntil(Phase phase) const
    {
        return passUntil([this, phase] { return state().phase == phase; });
    }
    [[nodiscard]] const AdminDeactivationState &state() const { return m_driver->state(); }
    [[nodiscard]] qsizetype sent(const QByteArray &what) const
    {
        return m_office.sent("POST", what);
    }
    [[nodiscard]] QStringList notes() const
    {
        return QDir(m_office.folder->filePath(u"notes"_s)).entryList(QDir::Files);
    }

    test::AdminOffice m_office;
    std::unique_ptr<AdminDeactivationDriver> m_driver;
    std::unique_ptr<ActivityLog> m_another; ///< of another program
};

void TestAdminAgain::init()
{
    QVERIFY(m_office.open());
}

void TestAdminAgain::cleanup()
{
    QCOMPARE(m_office.server->creations(), 0);
    m_driver.reset();
    m_another.reset();
    m_office.close();
}

void TestAdminAgain::open(const QString &localpart, std::chrono::milliseconds age)
{
    const auto target = m_office.readTarget(localpart);
    QVERIFY(target);
    m_driver = m_office.driverFor(*target, age);
}

void TestAdminAgain::close(const QString &localpart, bool isErased) const
{
    m_office.server->editAccount(localpart, [isErased](PracticeAccount &account) {
        account.deactivated = true;
        account.erased = isErased;
        account.rooms.clear();
    });
}

void TestAdminAgain::hidingLaterIsWaitedFor_data()
{
    QTest::addColumn<bool>("acts");
    QTest::newRow("the server has done it") << true;
    QTest::newRow("the server has not done it") << false;
}

/// That it is deactivated says nothing of the request: it was so before.
void TestAdminAgain::hidingLaterIsWaitedFor()
{
    QFETCH(const bool, acts);
    close(u"leah"_s, false);
    open(u"leah"_s);
    m_office.line->faultNext("POST", leahsDeactivation,
                             Fault::dropAfterBody(acts ? Fault::Acts::Yes : Fault::Acts::No));
    m_driver->confirm({.erase = true});
    if (!acts) {
        QVERIFY(passUntil([this] { return m_office.clock->elapsed() >= 250s; }));
        QCOMPARE(state().phase, Phase::Verifying);
    }
    QVERIFY(passUntil(Phase::Settled));
    QCOMPARE(m_office.server->isErased(u"leah"_s), acts);
    QCOMPARE(state().reason, acts ? AdminReason::None : AdminReason::NotErased);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(m_office.line->requestsTo(leahsDeactivation).size(), 1);
}

void TestAdminAgain::broughtBackSinceItWasRead()
{
    close(u"leah"_s, true);
    open(u"leah"_s);
    m_office.server->editAccount(u"leah"_s,
                                 [](PracticeAccount &account) { account.deactivated = false; });
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil(Phase::Asking));
    QCOMPARE(state().reason, AdminReason::StaleTarget);
    m_driver->stopHere();
    QCOMPARE(state().outcome, Outcome::StillActive);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
    QCOMPARE(sent("/deactivate/"), 0);
}

/// What the first request has begun is as half done after the second one's refusal.
void TestAdminAgain::refusedTwice()
{
    open(u"leah"_s);
    for (int round = 1; round <= 2; ++round) {
        PracticeSettings settings = m_office.server->settings();
        settings.admin.refusesHalfWay = true;
        m_office.server->setSettings(settings);
        m_driver->confirm({.erase = true});
        QVERIFY(passUntil(
            [&] { return state().phase == Phase::Settled && sent("/deactivate/") == round; }));
        QCOMPARE(state().reason, AdminReason::HalfDone);
        QCOMPARE(state().outcome, Outcome::Unknown);
        QVERIFY(state().canRunAgain);
        QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
    }
    m_driver->confirm(state().choices);
    QVERIFY(passUntil([this] { return state().outcome == Outcome::Deactivated; }));
    QVERIFY(m_office.server->isErased(u"leah"_s));
    QCOMPARE(sent("/deactivate/"), 3);
}

void TestAdminAgain::refusedWhereItIsStillInRooms()
{
    PracticeSettings settings = m_office.server->settings();
    settings.admin.leavingTakes = 24h;
    m_office.server->setSettings(settings);
    open(u"deals-04"_s);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil([this] { return state().reason == AdminReason::StillJoined; }));
    QVERIFY(state().canRunAgain);
    m_office.line->faultNext("POST", "deactivate/%40deals-04%3Apractice.test",
                             Fault::json(R"({"errcode":"M_FORBIDDEN","error":"No"})", 403));
    m_driver->confirm(state().choices);
    QVERIFY(passUntil([this] {
        return state().phase == Phase::Settled
            && m_office.line->requestsTo("deactivate/%40deals-04%3Apractice.test").size() == 2;
    }));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(
        passUntil([this] { return state().resultOf(AdminStep::Rooms) != StepResult::Running; }));
    QCOMPARE(state().reason, AdminReason::StillJoined);
    QVERIFY(state().canRunAgain);
    QVERIFY(!m_office.server->account(u"deals-04"_s)->rooms.isEmpty());
}

/// A proxy may have put its page in the place of a server that is at work.
void TestAdminAgain::whatAnswersInItsPlaceIsNotBelievedAtOnce()
{
    open(u"leah"_s);
    m_office.line->faultNext("POST", leahsDeactivation, Fault::page(403));
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil(Phase::Impossible));
    QCOMPARE(state().reason, AdminReason::Hidden);
    QCOMPARE(state().outcome, Outcome::StillActive);
    const auto &seen = state().deactivation;
    QVERIFY(seen.sentAt.msecsTo(seen.readAt) >= 2000);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
}

/// The next start has to know of it then.
void TestAdminAgain::whatCannotBeWrittenAfterwardsIsNotForgotten()
{
    open(u"leah"_s);
    m_another = std::make_unique<ActivityLog>(m_office.folder->filePath(u"log"_s));
    connect(m_driver.get(), &AdminDeactivationDriver::changed, this, [this] {
        if (state().phase == Phase::Submitting) {
            m_office.log->close();
            QCOMPARE(m_another->begin({.id = u"1"_s, .at = m_office.clock->nowUtc()}),
                     LogFault::None);
        }
    });
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil([this] { return state().resultOf(AdminStep::Rooms) == StepResult::Done; }));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(m_office.server->isErased(u"leah"_s));
    QVERIFY(state().isResultUnwritten);
    m_driver->stop(); // the window closes
    m_driver.reset();
    QCOMPARE(notes().size(), 1);
}

void TestAdminAgain::aRoomIsHandedOverOnce()
{
    open(u"leah"_s);
    const auto going = connect(m_driver.get(), &AdminDeactivationDriver::changed, this, [this] {
        if (state().phase == Phase::Submitting) {
            m_office.line->goAway();
        }
    });
    m_driver->confirm({.erase = false, .heirs = heirs()});
    QVERIFY(passUntil([this] { return state().reason == AdminReason::Network; }));
    disconnect(going);
    QCOMPARE(state().phase, Phase::Choosing);
    QCOMPARE(sent("make_room_admin"), 2);
    QVERIFY(m_office.line->comeBack());
    m_driver->confirm({.erase = false, .heirs = heirs()});
    QVERIFY(passUntil(Phase::Settled));
    QVERIFY(m_office.server->isDeactivated(u"leah"_s));
    QCOMPARE(sent("make_room_admin"), 2);
    QCOMPARE(state().resultOf(AdminStep::HandOver), StepResult::Done);
}

void TestAdminAgain::anHeirWhoHasLeftIsNotInvited()
{
    open(u"leah"_s);
    const QList<Heir> chosen = heirs();
    const QString gone = chosen.constFirst().userId;
    const QString room = chosen.constFirst().roomId;
    m_office.server->editAccount(gone.mid(1).section(u':', 0, 0),
                                 [&room](PracticeAccount &heir) { heir.rooms.removeAll(room); });
    m_driver->confirm({.erase = false, .heirs = chosen});
    QVERIFY(passUntil(Phase::Asking));
    QCOMPARE(state().step, AdminStep::HandOver);
    QCOMPARE(state().handOvers.constFirst().result, StepResult::Failed);
    QCOMPARE(sent("make_room_admin"), 0);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
}

void TestAdminAgain::aLongReadingIsAsOldAsItsBeginning()
{
    open(u"leah"_s, 2min);
    m_office.server->forgetRequests();
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(Phase::Settled));
    // Once because of its age, and once directly before the request.
    const QList<PracticeRequest> all = m_office.server->requests();
    qsizetype before = 0;
    for (const PracticeRequest &request : all) {
        if (request.verb == "POST") {
            break;
        }
        before += request.path == "/_synapse/admin/v2/users/%40leah%3Apractice.test" ? 1 : 0;
    }
    QCOMPARE(before, 2);
}

QTEST_GUILESS_MAIN(TestAdminAgain)
#include "TestAdminAgain.moc"
