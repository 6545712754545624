// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ActivityLog.h"
#include "app/admin/AdminActs.h"
#include "app/admin/AdminReads.h"
#include "app/admin/steps/AdminDeactivationDriver.h"
#include "app/base/ManualClock.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/Waiting.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Tries = Request::Tries;

/// The steps of a deactivation for somebody else, against a server that counts what it was asked
/// and a line that breaks. What is said at the end is compared with the server's own state.
class TestAdminDeactivation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everythingInItsOrder();
    void nothingButWhatWasChosen();
    void nothingBeforeTheClick();
    void aHandOverThatIsRefused_data();
    void aHandOverThatIsRefused();
    void handsOverAfterAWait();
    void aRoomThatIsTriedAgainIsLookedAt();
    void aNewNameIsWaitedFor();
    void theAccountIsReadOnceMore_data();
    void theAccountIsReadOnceMore();
    void aClickThatComesLate_data();
    void aClickThatComesLate();
    void answersThatAreLost_data();
    void answersThatAreLost();
    void neverSent();
    void refusedAfterItHadBegun();
    void runAgainAfterAHalf();
    void putOff();
    void noMoreAnAdmin();
    void noMoreAnAdminBeforeTheFirstStep();
    void noMoreAnAdminBetweenTwoRooms();
    void anAccountThatStaysInRooms();
    void aLastLookWithoutAnAnswer();
    void runAgainOfOneThatWasBroughtBack();
    void aNewNameThatIsNotWaitedFor();
    void aRedactionThatFails();
    void aRedactionThatIsPutOff();
    void nothingIsDestroyedOfAnActiveAccount();
    void nothingIsSentThatIsNotWritten();
    void stoppingStopsWhatFollows();
    void stoppingOutlastsNoSilence();

private:
    template <class T>
    T read(const std::function<void(QObject *, Reply<T>)> &ask);
    [[nodiscard]] AdminTarget targetOf(const QString &localpart);
    void open(const QString &localpart, std::chrono::milliseconds age = 0ms);
    void change(const std::function<void(PracticeAdminSettings &)> &edit) const;

    [[nodiscard]] bool passUntil(const std::function<bool()> &isSo,
                                 std::chrono::milliseconds step) const
    {
        return m_office.passUntil(isSo, step);
    }
    [[nodiscard]] bool passUntil(AdminDeactivationPhase phase) const;
    [[nodiscard]] const AdminDeactivationState &state() const { return m_driver->state(); }
    [[nodiscard]] qsizetype sent(const QByteArray &verb, const QByteArray &part) const
    {
        return m_office.sent(verb, part);
    }
    [[nodiscard]] qsizetype changes() const { return m_office.changes().size(); }
    [[nodiscard]] ActivityEntry lastWritten() const { return m_office.log->read().constLast(); }

    test::AdminOffice m_office;
    std::unique_ptr<AdminDeactivationDriver> m_driver;
};

void TestAdminDeactivation::init()
{
    QVERIFY(m_office.open());
}

void TestAdminDeactivation::cleanup()
{
    QCOMPARE(m_office.server->creations(), 0); // nothing may make an account
    m_driver.reset();
    m_office.close();
}

template <class T>
T TestAdminDeactivation::read(const std::function<void(QObject *, Reply<T>)> &ask)
{
    QObject context;
    std::optional<Result<T>> answer;
    ask(&context, [&answer](Result<T> result) { answer.emplace(std::move(result)); });
    return waitUntil([&answer] { return answer.has_value(); }) && *answer ? **answer : T();
}

AdminTarget TestAdminDeactivation::targetOf(const QString &localpart)
{
    const AdminPlace place = m_office.place();
    const QString id = m_office.idOf(localpart);
    AdminTarget target;
    target.account = read<AdminAccount>([&](QObject *context, auto reply) {
        fetchAdminAccount(place, id, Tries::Single, context, std::move(reply));
    });
    target.sessions = read<QStringList>([&](QObject *context, auto reply) {
                          fetchAdminSessions(place, id, Tries::Single, context, std::move(reply));
                      }).size();
    target.joined = read<QStringList>([&](QObject *context, auto reply) {
        fetchAdminJoinedRooms(place, id, Tries::Single, context, std::move(reply));
    });
    target.files = read<qint64>([&](QObject *context, auto reply) {
        fetchAdminFiles(place, id, context, std::move(reply));
    });
    target.redactable = target.joined;
    for (const QString &roomId : target.joined) {
        const auto room = read<AdminRoom>([&](QObject *context, auto reply) {
            fetchAdminRoom(place, roomId, context, std::move(reply));
        });
        if (onlyAdminIn(room.powers, id).verdict == OnlyAdmin::Verdict::OnlyThem) {
            target.onlyAdminIn += room;
        }
    }
    return target;
}

void TestAdminDeactivation::open(const QString &localpart, std::chrono::milliseconds age)
{
    AdminTarget target = targetOf(localpart);
    QVERIFY(!target.id().isEmpty());
    m_driver = std::make_unique<AdminDeactivationDriver>(
        AdminDesk{m_office.place(), *m_office.clock, *m_office.log}, *m_office.notes,
        std::move(target), age);
    QCOMPARE(state().phase, AdminDeactivationPhase::Choosing);
}

void TestAdminDeactivation::change(const std::function<void(PracticeAdminSettings &)> &edit) const
{
    PracticeSettings settings = m_office.server->settings();
    edit(settings.admin);
    m_office.server->setSettings(settings);
}

bool TestAdminDeactivation::passUntil(AdminDeactivationPhase phase) const
{
    return passUntil([this, phase] { return state().phase == phase; }, 500ms);
}

void TestAdminDeactivation::everythingInItsOrder()
{
    open(u"leah"_s);
    const AdminTarget target = m_driver->target();
    QCOMPARE(target.onlyAdminIn.size(), 2);
    QCOMPARE(target.files, 400);
    m_driver->confirm(
        {.erase = true, .heirs = test::heirsOf(target), .redact = true, .deleteFiles = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(state().reason, AdminReason::None);
    QVERIFY(m_office.server->isDeactivated(u"leah"_s));
    QVERIFY(m_office.server->isErased(u"leah"_s));
    QVERIFY(passUntil([this] { return state().resultOf(AdminStep::Rooms) != StepResult::Running; },
                      1s));
    for (const AdminStep step : {AdminStep::WaitProfile, AdminStep::HandOver, AdminStep::Deactivate,
                                 AdminStep::Rooms, AdminStep::Redact, AdminStep::Media}) {
        QCOMPARE(state().resultOf(step), StepResult::Done);
    }
    QVERIFY(m_office.server->account(u"leah"_s)->rooms.isEmpty());
    QVERIFY(m_office.server->account(u"leah"_s)->files.isEmpty());
    // Two rooms, one deactivation, one redaction, four hundreds and a look.
    QCOMPARE(sent("POST", "make_room_admin"), 2);
    QCOMPARE(sent("POST", "/deactivate/"), 1);
    QCOMPARE(sent("POST", "/redact"), 1);
    QCOMPARE(sent("DELETE", "/media"), 5);
    QCOMPARE(changes(), 9);
    // What was done is written, in its order, and what came of it.
    QList<Activity> acts;
    const QList<ActivityEntry> written = m_office.log->read();
    for (const ActivityEntry &entry : written) {
        acts += entry.what;
        QCOMPARE(entry.subject, target.id());
        QCOMPARE(entry.answer, u"accepted"_s);
        QVERIFY(!entry.readBack.isEmpty());
    }
    QCOMPARE(acts,
             (QList{Activity::HandOver, Activity::HandOver, Activity::Deactivate, Activity::Redact,
                    Activity::DeleteMedia}));
}

void TestAdminDeactivation::nothingButWhatWasChosen()
{
    open(u"leah"_s);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(!m_office.server->isErased(u"leah"_s));
    QVERIFY(
        passUntil([this] { return state().resultOf(AdminStep::Rooms) == StepResult::Done; }, 1s));
    QCOMPARE(changes(), 1);
    QCOMPARE(state().resultOf(AdminStep::HandOver), StepResult::Skipped);
    QCOMPARE(state().resultOf(AdminStep::Redact), StepResult::Skipped);
    QCOMPARE(state().resultOf(AdminStep::Media), StepResult::Skipped);
    QCOMPARE(m_office.server->account(u"leah"_s)->files.size(), 400);
}

void TestAdminDeactivation::nothingBeforeTheClick()
{
    open(u"leah"_s);
    m_driver->confirm({}); // without a choice about the messages
    m_driver->tryAgain();
    m_driver->goOnWithout();
    m_driver->stopHere();
    m_office.clock->advance(10min);
    QCoreApplication::processEvents();
    QCOMPARE(state().phase, AdminDeactivationPhase::Choosing);
    QCOMPARE(changes(), 0);
    QVERIFY(m_office.log->read().isEmpty());
}

void TestAdminDeactivation::aHandOverThatIsRefused_data()
{
    QTest::addColumn<int>("press"); // 0: try again, 1: go on without it, 2: stop here
    QTest::newRow("try again") << 0;
    QTest::newRow("go on without it") << 1;
    QTest::newRow("stop here") << 2;
}

void TestAdminDeactivation::aHandOverThatIsRefused()
{
    QFETCH(const int, press);
    change([](auto &admin) { admin.refusedRoomAdmin = 2; });
    open(u"leah"_s);
    m_driver->confirm({.erase = false, .heirs = test::heirsOf(m_driver->target())});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().step, AdminStep::HandOver);
    QCOMPARE(state().handOvers.at(0).result, StepResult::Done);
    QCOMPARE(state().handOvers.at(1).result, StepResult::Failed);
    QVERIFY(!state().failure.serverText.isEmpty());
    m_office.clock->advance(10min); // nothing follows by itself
    QCoreApplication::processEvents();
    QCOMPARE(changes(), 2);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
    if (press == 2) {
        m_driver->stopHere();
        QCOMPARE(state().phase, AdminDeactivationPhase::Settled);
        QCOMPARE(state().outcome, Outcome::StillActive);
        QCOMPARE(changes(), 2);
        return;
    }
    press == 0 ? m_driver->tryAgain() : m_driver->goOnWithout();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(m_office.server->isDeactivated(u"leah"_s));
    // One more of the room that was refused, where it was tried again; never of the other one.
    QCOMPARE(sent("POST", "make_room_admin"), press == 0 ? 3 : 2);
    QCOMPARE(state().handOvers.at(1).result, press == 0 ? StepResult::Done : StepResult::Skipped);
}

void TestAdminDeactivation::handsOverAfterAWait()
{
    open(u"leah"_s);
    m_office.line->faultNext("POST", "/make_room_admin", Fault::rateLimited(7s));
    m_driver->confirm({.erase = false, .heirs = test::heirsOf(m_driver->target())});
    QVERIFY(passUntil([this] { return state().pauseLeft.has_value(); }, 1ms));
    QCOMPARE(state().phase, AdminDeactivationPhase::Stepping); // the click covers the whole list
    QVERIFY(*state().pauseLeft > 6s);
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QVERIFY(!state().pauseLeft);
    QCOMPARE(state().resultOf(AdminStep::HandOver), StepResult::Done);
    QCOMPARE(m_office.line->requestsTo("/make_room_admin").size(), 3);
}

void TestAdminDeactivation::aRoomThatIsTriedAgainIsLookedAt()
{
    change([](auto &admin) { admin.refusedRoomAdmin = 2; });
    open(u"leah"_s);
    const QList<Heir> heirs = test::heirsOf(m_driver->target());
    m_driver->confirm({.erase = false, .heirs = heirs});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().handOvers.at(1).result, StepResult::Failed);
    // Meanwhile somebody else does it.
    (void)read<QJsonObject>([&](QObject *context, auto reply) {
        makeRoomAdmin(m_office.place(), heirs.at(1).roomId, heirs.at(1).userId, context,
                      std::move(reply));
    });
    QCOMPARE(sent("POST", "make_room_admin"), 3);
    m_driver->tryAgain();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(sent("POST", "make_room_admin"), 3);
    QCOMPARE(state().handOvers.at(1).result, StepResult::Done);
    QVERIFY(state().handOvers.at(1).isHeirAdmin);
    QCOMPARE(state().outcome, Outcome::Deactivated);
}

void TestAdminDeactivation::aNewNameIsWaitedFor()
{
    change([](auto &admin) { admin.renamingTakes = 30s; });
    open(u"deals-03"_s);
    m_office.server->rename(u"deals-03"_s, u"Somebody else"_s);
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil([this] { return m_office.clock->elapsed() >= 20s; }, 1s));
    QCOMPARE(state().step, AdminStep::WaitProfile);
    QCOMPARE(changes(), 0);
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QVERIFY(passUntil([this] { return state().resultOf(AdminStep::Rooms) != StepResult::Running; },
                      1s));
    QCOMPARE(state().resultOf(AdminStep::Rooms), StepResult::Done);
    QVERIFY(m_office.server->account(u"deals-03"_s)->rooms.isEmpty());
}

void TestAdminDeactivation::theAccountIsReadOnceMore_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("deactivated by somebody else") << 0;
    QTest::newRow("made an administrator") << 1;
}

void TestAdminDeactivation::theAccountIsReadOnceMore()
{
    QFETCH(const int, what);
    open(u"leah"_s);
    m_office.server->editAccount(u"leah"_s, [what](PracticeAccount &account) {
        account.deactivated = what == 0;
        account.admin = what == 1;
    });
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().reason, AdminReason::StaleTarget);
    QCOMPARE(state().canGoOnWithout, false);
    m_driver->goOnWithout();
    m_driver->stopHere();
    QCOMPARE(state().phase, AdminDeactivationPhase::Settled);
    QCOMPARE(state().outcome, what == 0 ? Outcome::Deactivated : Outcome::StillActive);
    QCOMPARE(changes(), 0);
}

void TestAdminDeactivation::aClickThatComesLate_data()
{
    QTest::addColumn<bool>("isChanged");
    QTest::newRow("as it was") << false;
    QTest::newRow("in fewer rooms") << true;
}

void TestAdminDeactivation::aClickThatComesLate()
{
    QFETCH(const bool, isChanged);
    open(u"leah"_s, 61s);
    const QSignalSpy stale(m_driver.get(), &AdminDeactivationDriver::targetIsStale);
    if (isChanged) {
        m_office.server->editAccount(u"leah"_s,
                                     [](PracticeAccount &account) { account.rooms.removeLast(); });
    }
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil(
        [&] { return !stale.isEmpty() || state().phase == AdminDeactivationPhase::Settled; },
        500ms));
    QCOMPARE(!stale.isEmpty(), isChanged);
    QCOMPARE(changes(), isChanged ? 0 : 1);
    QCOMPARE(state().reason, isChanged ? AdminReason::StaleTarget : AdminReason::None);
    if (isChanged) { // not before it is read again
        QCOMPARE(state().phase, AdminDeactivationPhase::Reading);
        m_driver->confirm({.erase = true});
        QCOMPARE(changes(), 0);
        m_driver->setTarget(targetOf(u"leah"_s));
        m_driver->confirm({.erase = true});
        QVERIFY(passUntil(AdminDeactivationPhase::Settled));
        QVERIFY(m_office.server->isErased(u"leah"_s));
    }
}

void TestAdminDeactivation::answersThatAreLost_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<AdminDeactivationPhase>("phase");
    QTest::addColumn<AdminReason>("reason");
    QTest::addColumn<Outcome>("outcome");
    using Acts = Fault::Acts;
    QTest::newRow("lost, done") << Fault::dropAfterBody(Acts::Yes)
                                << AdminDeactivationPhase::Settled << AdminReason::None
                                << Outcome::Deactivated;
    QTest::newRow("lost, not done")
        << Fault::dropAfterBody(Acts::No) << AdminDeactivationPhase::Settled
        << AdminReason::NoEffect << Outcome::StillActive;
    QTest::newRow("half an answer") << Fault::halfBody(Acts::Yes) << AdminDeactivationPhase::Settled
                                    << AdminReason::None << Outcome::Deactivated;
    QTest::newRow("a proxy's 504, not done") << Fault::page(504) << AdminDeactivationPhase::Settled
                                             << AdminReason::NoEffect << Outcome::StillActive;
    QTest::newRow("200 that is something else")
        << Fault::json("{}") << AdminDeactivationPhase::Settled << AdminReason::NoEffect
        << Outcome::StillActive;
    QTest::newRow("a proxy's 403") << Fault::page(403) << AdminDeactivationPhase::Impossible
                                   << AdminReason::Hidden << Outcome::StillActive;
    QTest::newRow("404 that names an error")
        << Fault::json(R"({"errcode":"M_NOT_FOUND","error":"User not found"})", 404)
        << AdminDeactivationPhase::Impossible << AdminReason::Gone << Outcome::StillActive;
    QTest::newRow("the server's own rules")
        << Fault::json(R"({"errcode":"M_FORBIDDEN","error":"Not this one"})", 403)
        << AdminDeactivationPhase::Impossible << AdminReason::Policy << Outcome::StillActive;
    QTest::newRow("the identity server")
        << Fault::json(R"({"errcode":"M_UNKNOWN","error":"Failed to remove threepid"})", 400)
        << AdminDeactivationPhase::Impossible << AdminReason::IdentityServer
        << Outcome::StillActive;
}

void TestAdminDeactivation::answersThatAreLost()
{
    QFETCH(const Fault, fault);
    QFETCH(const AdminDeactivationPhase, phase);
    open(u"leah"_s);
    m_office.line->faultNext("POST", "deactivate/%40leah%3Apractice.test", fault);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(phase));
    QTEST(state().reason, "reason");
    QTEST(state().outcome, "outcome");
    // What is said is what the server has.
    QCOMPARE(state().outcome == Outcome::Deactivated, m_office.server->isDeactivated(u"leah"_s));
    QCOMPARE(m_office.line->requestsTo("deactivate/%40leah%3Apractice.test").size(), 1);
    QCOMPARE(lastWritten().readBack,
             m_office.server->isDeactivated(u"leah"_s) ? u"deactivated"_s : u"active"_s);
}

void TestAdminDeactivation::neverSent()
{
    open(u"leah"_s);
    // The server goes at the last moment.
    const auto going = connect(m_driver.get(), &AdminDeactivationDriver::changed, this, [this] {
        if (state().phase == AdminDeactivationPhase::Submitting) {
            m_office.line->goAway();
        }
    });
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil([this] { return state().reason == AdminReason::Network; }, 100ms));
    disconnect(going);
    QCOMPARE(state().phase, AdminDeactivationPhase::Choosing);
    QCOMPARE(state().outcome, Outcome::StillActive);
    QCOMPARE(lastWritten().answer, u"not sent"_s);
    QVERIFY(m_office.line->comeBack());
    QCOMPARE(changes(), 0);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QVERIFY(m_office.server->isDeactivated(u"leah"_s));
}

void TestAdminDeactivation::refusedAfterItHadBegun()
{
    change([](auto &admin) { admin.refusesHalfWay = true; });
    open(u"leah"_s);
    m_driver->confirm({.erase = false, .deleteFiles = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().reason, AdminReason::HalfDone);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(state().resultOf(AdminStep::Media), StepResult::Skipped);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
    QVERIFY(m_office.server->account(u"leah"_s)->sessions.isEmpty());
    QVERIFY(state().canRunAgain);
    QCOMPARE(changes(), 1);
}

void TestAdminDeactivation::runAgainAfterAHalf()
{
    refusedAfterItHadBegun();
    m_driver->confirm(state().choices);
    QVERIFY(passUntil(
        [this] {
            return state().phase == AdminDeactivationPhase::Settled
                && state().outcome == Outcome::Deactivated;
        },
        500ms));
    QVERIFY(m_office.server->isDeactivated(u"leah"_s));
    QVERIFY(m_office.server->account(u"leah"_s)->files.isEmpty());
    QCOMPARE(sent("POST", "/deactivate/"), 2);
}

void TestAdminDeactivation::putOff()
{
    change([](auto &admin) { admin.putOff = {PracticeAdminSettings::PutOff::Seconds}; });
    open(u"leah"_s);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil([this] { return state().phase == AdminDeactivationPhase::Cooling; }, 1ms));
    QCOMPARE(state().outcome, Outcome::None);
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    m_office.clock->advance(10min); // at zero nothing is sent
    QCoreApplication::processEvents();
    QCOMPARE(sent("POST", "/deactivate/"), 1);
    m_driver->tryAgain();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(sent("POST", "/deactivate/"), 2);
}

void TestAdminDeactivation::noMoreAnAdmin()
{
    open(u"leah"_s);
    m_office.line->faultNext(
        "POST", "deactivate/%40leah%3Apractice.test",
        Fault::json(R"({"errcode":"M_FORBIDDEN","error":"You are not a server admin"})", 403));
    m_office.line->faultAlways(
        "GET", "users/%40alice%3Apractice.test",
        Fault::json(R"({"errcode":"M_FORBIDDEN","error":"You are not a server admin"})", 403));
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Impossible));
    QCOMPARE(state().reason, AdminReason::NotAdmin);
    QCOMPARE(state().outcome, Outcome::StillActive);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
}

void TestAdminDeactivation::noMoreAnAdminBeforeTheFirstStep()
{
    open(u"leah"_s);
    m_office.server->editAccount(u"alice"_s, [](auto &account) { account.admin = false; });
    m_driver->confirm({.erase = true, .heirs = test::heirsOf(m_driver->target())});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().step, AdminStep::WaitProfile);
    QCOMPARE(state().reason, AdminReason::NotAdmin);
    QVERIFY(!state().canGoOnWithout); // nothing at all would be done
    m_driver->goOnWithout();
    QCOMPARE(state().phase, AdminDeactivationPhase::Asking);
    QCOMPARE(changes(), 0);
    m_driver->stopHere();
    QCOMPARE(state().outcome, Outcome::StillActive);
}

void TestAdminDeactivation::noMoreAnAdminBetweenTwoRooms()
{
    open(u"leah"_s);
    const Fault forbidden
        = Fault::json(R"({"errcode":"M_FORBIDDEN","error":"You are not a server admin"})", 403);
    m_office.line->faultAlways("POST", "/make_room_admin", forbidden);
    m_office.line->faultAlways("GET", "/state", forbidden);
    m_driver->confirm({.erase = true, .heirs = test::heirsOf(m_driver->target())});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().step, AdminStep::HandOver);
    QCOMPARE(state().reason, AdminReason::NotAdmin);
    QVERIFY(!state().canGoOnWithout);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
}

void TestAdminDeactivation::anAccountThatStaysInRooms()
{
    change([](auto &admin) { admin.leavingTakes = 24h; });
    const QString town = m_office.server->roomId(u"town-01"_s);
    m_office.server->editAccount(u"deals-04"_s,
                                 [town](PracticeAccount &account) { account.rooms = {town}; });
    open(u"deals-04"_s);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QVERIFY(passUntil([this] { return state().reason == AdminReason::StillJoined; },
                      500ms)); // many of them before a deadline, also on a slow machine
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(state().roomsLeft, std::optional<qsizetype>(1));
    QVERIFY(state().canRunAgain);
    // Once more takes it out.
    m_driver->confirm(state().choices);
    QVERIFY(passUntil([this] { return sent("POST", "/deactivate/") == 2; }, 1s));
    m_office.server->editAccount(u"deals-04"_s,
                                 [](PracticeAccount &account) { account.rooms.clear(); });
    QVERIFY(
        passUntil([this] { return state().resultOf(AdminStep::Rooms) == StepResult::Done; }, 1s));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(state().reason, AdminReason::None);
    QVERIFY(m_office.server->account(u"deals-04"_s)->rooms.isEmpty());
    QCOMPARE(sent("POST", "/deactivate/"), 2);
}

/// Somebody has brought the account back meanwhile: that is not undone by a second look at the
/// first.
void TestAdminDeactivation::aLastLookWithoutAnAnswer()
{
    change([](auto &admin) { admin.leavingTakes = 24h; });
    open(u"deals-08"_s);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    const auto end = m_office.clock->elapsed() + 570s;
    QVERIFY(passUntil([&] { return m_office.clock->elapsed() >= end; }, 1s));
    m_office.line->faultNext("GET", "/joined_rooms", Fault::page(502));
    QVERIFY(passUntil([this] { return state().resultOf(AdminStep::Rooms) != StepResult::Running; },
                      1s));
    QCOMPARE(state().resultOf(AdminStep::Rooms), StepResult::Failed);
    QCOMPARE(state().reason, AdminReason::StillJoined);
}

void TestAdminDeactivation::runAgainOfOneThatWasBroughtBack()
{
    change([](auto &admin) { admin.leavingTakes = 24h; });
    const QString town = m_office.server->roomId(u"town-01"_s);
    m_office.server->editAccount(u"deals-06"_s,
                                 [town](PracticeAccount &account) { account.rooms = {town}; });
    open(u"deals-06"_s);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QVERIFY(passUntil([this] { return state().reason == AdminReason::StillJoined; },
                      500ms)); // many of them before a deadline, also on a slow machine
    m_office.server->editAccount(u"deals-06"_s,
                                 [](PracticeAccount &account) { account.deactivated = false; });
    m_driver->confirm(state().choices);
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().reason, AdminReason::StaleTarget);
    QCOMPARE(sent("POST", "/deactivate/"), 1);
    m_driver->stopHere();
    QCOMPARE(state().outcome, Outcome::StillActive);
    QVERIFY(!m_office.server->isDeactivated(u"deals-06"_s));
}

/// Who does not wait for a new name is not made to wait for it.
void TestAdminDeactivation::aNewNameThatIsNotWaitedFor()
{
    change([](auto &admin) { admin.renamingTakes = 30min; });
    open(u"deals-07"_s);
    m_office.server->rename(u"deals-07"_s, u"Somebody else"_s);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().step, AdminStep::WaitProfile);
    m_driver->goOnWithout();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(m_office.server->isDeactivated(u"deals-07"_s));
}

void TestAdminDeactivation::aRedactionThatFails()
{
    change([](auto &admin) { admin.failingRedactions = 3; });
    open(u"deals-05"_s);
    m_driver->confirm({.erase = true, .redact = true, .deleteFiles = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().step, AdminStep::Redact);
    QCOMPARE(state().resultOf(AdminStep::Redact), StepResult::Failed);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(state().resultOf(AdminStep::Media), StepResult::Waiting);
    QCOMPARE(sent("DELETE", "/media"), 0);
    m_driver->goOnWithout();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().resultOf(AdminStep::Redact), StepResult::Skipped);
    QCOMPARE(state().resultOf(AdminStep::Media), StepResult::Done);
    QCOMPARE(state().reason, AdminReason::None); // of the account nothing is wrong
    QCOMPARE(sent("POST", "/redact"), 1);
}

void TestAdminDeactivation::aRedactionThatIsPutOff()
{
    open(u"deals-05"_s);
    m_office.line->faultNext("POST", "/redact", Fault::rateLimited(7s));
    m_driver->confirm({.erase = true, .redact = true, .deleteFiles = true});
    QVERIFY(passUntil([this] { return state().phase == AdminDeactivationPhase::Cooling; }, 1ms));
    QCOMPARE(state().step, AdminStep::Redact);
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().reason, AdminReason::None); // it was not refused
    m_office.clock->advance(10min);              // at zero nothing is sent
    QCoreApplication::processEvents();
    QCOMPARE(m_office.line->requestsTo("/redact").size(), 1);
    m_driver->tryAgain();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().resultOf(AdminStep::Redact), StepResult::Done);
    QCOMPARE(state().resultOf(AdminStep::Media), StepResult::Done);
    QCOMPARE(m_office.line->requestsTo("/redact").size(), 2);
    QCOMPARE(sent("POST", "/redact"), 1); // the other one never reached the server
}

void TestAdminDeactivation::nothingIsDestroyedOfAnActiveAccount()
{
    open(u"leah"_s);
    m_office.line->faultNext("POST", "deactivate/%40leah%3Apractice.test",
                             Fault::dropAfterBody(Fault::Acts::No));
    m_driver->confirm({.erase = false, .redact = true, .deleteFiles = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::StillActive);
    QCOMPARE(changes(), 0);
    QCOMPARE(m_office.server->account(u"leah"_s)->files.size(), 400);
    QCOMPARE(state().resultOf(AdminStep::Redact), StepResult::Skipped);
}

void TestAdminDeactivation::nothingIsSentThatIsNotWritten()
{
    open(u"leah"_s);
    QFile inTheWay(m_office.folder->filePath(u"log"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    m_driver->confirm({.erase = false, .heirs = test::heirsOf(m_driver->target())});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().reason, AdminReason::JournalFailed);
    QCOMPARE(changes(), 0);
    m_driver->goOnWithout();
    QVERIFY(passUntil(
        [this] {
            return state().step == AdminStep::Deactivate
                && state().phase == AdminDeactivationPhase::Asking;
        },
        500ms));
    QCOMPARE(state().reason, AdminReason::JournalFailed);
    QCOMPARE(changes(), 0);
    QVERIFY(inTheWay.remove());
    m_driver->tryAgain();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(changes(), 1);
}

void TestAdminDeactivation::stoppingStopsWhatFollows()
{
    open(u"leah"_s);
    m_office.line->faultNext("POST", "/make_room_admin", Fault::late(5s));
    m_driver->confirm(
        {.erase = false, .heirs = test::heirsOf(m_driver->target()), .deleteFiles = true});
    QVERIFY(passUntil([this] { return changes() == 1; }, 0ms));
    QVERIFY(!state().mayClose);
    m_driver->stop();
    QVERIFY(passUntil([this] { return state().mayClose; }, 500ms));
    m_office.clock->advance(10min);
    QCoreApplication::processEvents();
    QCOMPARE(changes(), 1); // what was under way, and nothing after it
    QCOMPARE(state().phase, AdminDeactivationPhase::Settled);
    QCOMPARE(state().outcome, Outcome::StillActive);
    QCOMPARE(state().handOvers.at(0).result, StepResult::Done);
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
}

/// Who has stopped it does not wait for a server that does not show the room.
void TestAdminDeactivation::stoppingOutlastsNoSilence()
{
    open(u"leah"_s);
    m_office.line->faultNext("POST", "/make_room_admin", Fault::late(5s));
    m_driver->confirm({.erase = false, .heirs = test::heirsOf(m_driver->target())});
    QVERIFY(passUntil([this] { return changes() == 1; }, 0ms));
    m_office.line->faultAlways("GET", "/state", Fault::late(10min));
    m_driver->stop();
    const auto stopped = m_office.clock->elapsed();
    QVERIFY(passUntil([this] { return state().mayClose; }, 500ms));
    QVERIFY(m_office.clock->elapsed() - stopped < 20s);
    QCOMPARE(state().handOvers.at(0).result, StepResult::Unknown);
    m_office.clock->advance(20min); // what comes now is heard by nobody
    QCoreApplication::processEvents();
    QCOMPARE(changes(), 1);
    QCOMPARE(state().outcome, Outcome::StillActive);
}

QTEST_GUILESS_MAIN(TestAdminDeactivation)
#include "TestAdminDeactivation.moc"
