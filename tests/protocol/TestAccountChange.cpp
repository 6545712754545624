// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AccountChange.h"
#include "app/base/ManualClock.h"
#include "app/matrix/SignedIn.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Passage.h"
#include "tests/support/Waiting.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Phase = ChangePhase;
using Outcome = ChangeOutcome;
using Reason = ChangeReason;

Q_DECLARE_METATYPE(farewell::AccountAct)
Q_DECLARE_METATYPE(farewell::Fault)

/// Locking, unlocking and reactivating: what the server is sent, what is written down first, and
/// what is said of it.
class TestAccountChange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isDoneOnceAndReadBack_data();
    void isDoneOnceAndReadBack();
    void setsAPassword();
    void whatIsSoAlreadyIsNotSent_data();
    void whatIsSoAlreadyIsNotSent();
    void nobodyIsMade_data();
    void nobodyIsMade();
    void nobodyLocksThemself();
    void aDeactivatedAccountIsNotLocked();
    void lockedStaysLocked();
    void whatCannotBeWrittenDownIsNotSent();
    void anotherWriterStopsIt();
    void aLostAnswerIsReadAndNeverSentAgain_data();
    void aLostAnswerIsReadAndNeverSentAgain();
    void whatNobodyCanReadIsUnknown();
    void aRefusalChangesNothing();
    void noAdministratorAnyMore();
    void tooFast();
    void notReached();
    void whoLeavesIsWrittenDown();

private:
    [[nodiscard]] std::unique_ptr<AccountChange> change(AccountAct act, const QString &userId);
    [[nodiscard]] bool waitPhase(const AccountChange &change, Phase phase) const
    {
        return waitUntil([&] { return change.state().phase == phase; });
    }
    [[nodiscard]] QList<PracticeRequest> puts() const
    {
        QList<PracticeRequest> requests = m_office.server->requests();
        requests.removeIf([](const PracticeRequest &request) { return request.verb == "GET"; });
        return requests;
    }
    [[nodiscard]] qsizetype sentPuts() const
    {
        return std::ranges::count_if(m_office.line->requests(), [](const FaultRequest &request) {
            return request.verb == "PUT";
        });
    }
    [[nodiscard]] QString logFolder() const { return m_office.folder->filePath(u"log"_s); }

    test::AdminOffice m_office;
    std::unique_ptr<Passage> m_passage;
};

void TestAccountChange::init()
{
    QVERIFY(m_office.open());
    m_passage = std::make_unique<Passage>(*m_office.clock, *m_office.client);
}

void TestAccountChange::cleanup()
{
    QCOMPARE(m_office.server->creations(), 0);
    m_passage.reset();
    m_office.close();
}

std::unique_ptr<AccountChange> TestAccountChange::change(AccountAct act, const QString &userId)
{
    return std::make_unique<AccountChange>(m_office.place(), *m_office.clock, *m_office.log, act,
                                           userId);
}

void TestAccountChange::isDoneOnceAndReadBack_data()
{
    QTest::addColumn<AccountAct>("act");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("readBack");
    QTest::newRow("lock") << AccountAct::Lock << u"leah"_s << QJsonObject{{u"locked"_s, true}}
                          << u"locked"_s;
    QTest::newRow("unlock") << AccountAct::Unlock << u"locked-1"_s
                            << QJsonObject{{u"locked"_s, false}} << u"not locked"_s;
    QTest::newRow("reactivate") << AccountAct::Reactivate << u"gone-1"_s
                                << QJsonObject{{u"deactivated"_s, false}} << u"active"_s;
}

void TestAccountChange::isDoneOnceAndReadBack()
{
    QFETCH(const AccountAct, act);
    QFETCH(const QString, who);
    QFETCH(const QJsonObject, body);
    const auto one = change(act, m_office.idOf(who));
    QVERIFY(m_office.server->requests().isEmpty()); // not before somebody says so
    one->confirm();
    one->confirm(); // a second click has nothing to say
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::Done);
    QCOMPARE(one->state().reason, Reason::None);
    QCOMPARE(puts().size(), 1);
    QCOMPARE(puts().constFirst().json(), body);
    QStringList verbs;
    for (const PracticeRequest &request : m_office.server->requests()) {
        verbs += QString::fromLatin1(request.verb);
    }
    QCOMPARE(verbs, (QStringList{u"GET"_s, u"PUT"_s, u"GET"_s}));
    const QList<ActivityEntry> entries = m_office.log->read();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.constFirst().actor, m_office.idOf(u"alice"_s));
    QCOMPARE(entries.constFirst().subject, m_office.idOf(who));
    QCOMPARE(entries.constFirst().server, u"practice.test"_s);
    QCOMPARE(entries.constFirst().answer, u"accepted"_s);
    QTEST(entries.constFirst().readBack, "readBack");
    QVERIFY(entries.constFirst().answeredAt.has_value());
}

void TestAccountChange::setsAPassword()
{
    const auto one = change(AccountAct::Reactivate, m_office.idOf(u"gone-2"_s));
    one->confirm(Secret("a canary of a password"));
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::Done);
    QCOMPARE(
        puts().constFirst().json(),
        (QJsonObject{{u"deactivated"_s, false}, {u"password"_s, u"a canary of a password"_s}}));
    QVERIFY(!one->state().account->user.isErased); // hidden messages are visible again
    for (const QString &name : QDir(logFolder()).entryList(QDir::Files | QDir::Hidden)) {
        QFile file(QDir(logFolder()).filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("canary of a password"));
    }
}

void TestAccountChange::whatIsSoAlreadyIsNotSent_data()
{
    QTest::addColumn<AccountAct>("act");
    QTest::addColumn<QString>("who");
    QTest::newRow("lock") << AccountAct::Lock << u"locked-1"_s;
    QTest::newRow("unlock") << AccountAct::Unlock << u"leah"_s;
    QTest::newRow("reactivate") << AccountAct::Reactivate << u"leah"_s;
}

void TestAccountChange::whatIsSoAlreadyIsNotSent()
{
    QFETCH(const AccountAct, act);
    QFETCH(const QString, who);
    const auto one = change(act, m_office.idOf(who));
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().reason, Reason::Already);
    QCOMPARE(sentPuts(), 0);
    QVERIFY(m_office.log->read().isEmpty()); // nothing was done
}

void TestAccountChange::nobodyIsMade_data()
{
    QTest::addColumn<AccountAct>("act");
    QTest::addColumn<QString>("id");
    for (const QString &id :
         {u"@nobody:practice.test"_s, u"@Leah:practice.test"_s, u"@leah:example.org"_s}) {
        QTest::addRow("lock %s", qPrintable(id)) << AccountAct::Lock << id;
        QTest::addRow("unlock %s", qPrintable(id)) << AccountAct::Unlock << id;
        QTest::addRow("reactivate %s", qPrintable(id)) << AccountAct::Reactivate << id;
    }
}

void TestAccountChange::nobodyIsMade()
{
    QFETCH(const AccountAct, act);
    QFETCH(const QString, id);
    const auto one = change(act, id);
    one->confirm(Secret("password"));
    QVERIFY(waitPhase(*one, Phase::Impossible));
    QCOMPARE(one->state().outcome, Outcome::NotDone);
    QCOMPARE(one->state().reason, Reason::Gone);
    QCOMPARE(sentPuts(), 0);
    QVERIFY(m_office.log->read().isEmpty());
}

void TestAccountChange::nobodyLocksThemself()
{
    const auto one = change(AccountAct::Lock, m_office.idOf(u"alice"_s));
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Impossible));
    QCOMPARE(one->state().reason, Reason::SelfTarget);
    QVERIFY(m_office.line->requests().isEmpty());
}

void TestAccountChange::aDeactivatedAccountIsNotLocked()
{
    const auto one = change(AccountAct::Lock, m_office.idOf(u"gone-1"_s));
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Impossible));
    QCOMPARE(one->state().reason, Reason::StaleTarget);
    QCOMPARE(sentPuts(), 0);
}

void TestAccountChange::lockedStaysLocked()
{
    m_office.server->editAccount(u"gone-1"_s,
                                 [](PracticeAccount &account) { account.locked = true; });
    const auto one = change(AccountAct::Reactivate, m_office.idOf(u"gone-1"_s));
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::Done);
    QVERIFY(one->state().account->user.isLocked);
}

void TestAccountChange::whatCannotBeWrittenDownIsNotSent()
{
    const auto one = change(AccountAct::Lock, m_office.idOf(u"leah"_s));
    {
        const FullDisk full;
        one->confirm();
        QVERIFY(waitUntil([&] { return one->state().reason == Reason::JournalFailed; }));
    }
    QCOMPARE(one->state().phase, Phase::Choosing);
    QCOMPARE(one->state().logFault, LogFault::NoRoom);
    QCOMPARE(sentPuts(), 0);
    QVERIFY(!m_office.server->account(u"leah"_s)->locked);
    one->confirm(); // there is room again
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::Done);
    QCOMPARE(sentPuts(), 1);
}

void TestAccountChange::anotherWriterStopsIt()
{
    ActivityLog other(logFolder());
    QCOMPARE(other.begin({.id = u"1"_s, .at = m_office.clock->nowUtc()}), LogFault::None);
    const auto one = change(AccountAct::Lock, m_office.idOf(u"leah"_s));
    one->confirm();
    QVERIFY(waitUntil([&] { return one->state().reason == Reason::JournalFailed; }));
    QCOMPARE(one->state().logFault, LogFault::Busy);
    QCOMPARE(sentPuts(), 0);
}

void TestAccountChange::aLostAnswerIsReadAndNeverSentAgain_data()
{
    QTest::addColumn<AccountAct>("act");
    QTest::addColumn<QString>("who");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("isDone");
    const auto rows = [](const char *name, AccountAct act, const QString &who) {
        using Acts = Fault::Acts;
        QTest::addRow("%s, done", name) << act << who << Fault::dropAfterBody(Acts::Yes) << true;
        QTest::addRow("%s, not done", name)
            << act << who << Fault::dropAfterBody(Acts::No) << false;
        QTest::addRow("%s, half an answer", name)
            << act << who << Fault::halfBody(Acts::Yes) << true;
        QTest::addRow("%s, a gateway's page", name) << act << who << Fault::page(502) << false;
        QTest::addRow("%s, a page", name) << act << who << Fault::page(403) << false;
    };
    rows("lock", AccountAct::Lock, u"leah"_s);
    rows("unlock", AccountAct::Unlock, u"locked-1"_s);
    rows("reactivate", AccountAct::Reactivate, u"gone-1"_s);
}

void TestAccountChange::aLostAnswerIsReadAndNeverSentAgain()
{
    QFETCH(const AccountAct, act);
    QFETCH(const QString, who);
    QFETCH(const Fault, fault);
    QFETCH(const bool, isDone);
    m_office.line->faultNext("PUT", "/v2/users/%40" + who.toUtf8() + "%3Apractice.test", fault);
    const auto one = change(act, m_office.idOf(who));
    one->confirm();
    QVERIFY(waitPhase(*one, isDone ? Phase::Settled : Phase::Verifying));
    if (!isDone) {
        QVERIFY(m_passage->pass(299s));
        QCOMPARE(one->state().phase, Phase::Verifying);
        QVERIFY(m_passage->pass(2s));
        QVERIFY(waitPhase(*one, Phase::Settled));
    }
    QCOMPARE(one->state().outcome, isDone ? Outcome::Done : Outcome::NotDone);
    QCOMPARE(one->state().reason, isDone ? Reason::None : Reason::NoEffect);
    QCOMPARE(sentPuts(), 1);
    QVERIFY(!m_office.log->read().constFirst().readBack.isEmpty());
}

void TestAccountChange::whatNobodyCanReadIsUnknown()
{
    const QByteArray path = "/v2/users/%40leah%3Apractice.test";
    m_office.line->faultNext("PUT", path, Fault::dropAfterBody(Fault::Acts::Yes));
    const auto one = change(AccountAct::Lock, m_office.idOf(u"leah"_s));
    connect(one.get(), &AccountChange::changed, this, [&] {
        if (one->state().phase == Phase::Submitting) {
            m_office.line->faultAlways("GET", path, Fault::page(502));
        }
    });
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Verifying));
    QVERIFY(m_passage->pass(301s));
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::Unknown);
    QCOMPARE(sentPuts(), 1);
    QCOMPARE(m_office.log->read().constFirst().answer, u"no answer"_s);
    QCOMPARE(m_office.log->read().constFirst().readBack, u"not read"_s);
}

void TestAccountChange::aRefusalChangesNothing()
{
    m_office.server->answerNext(
        "PUT", "%40gone-1%3Apractice.test",
        PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"Password change disabled"_s));
    const auto one = change(AccountAct::Reactivate, m_office.idOf(u"gone-1"_s));
    one->confirm(Secret("password"));
    QVERIFY(waitPhase(*one, Phase::Impossible));
    QCOMPARE(one->state().outcome, Outcome::NotDone);
    QCOMPARE(one->state().reason, Reason::Refused);
    QCOMPARE(one->state().failure.serverText, u"Password change disabled"_s);
    QCOMPARE(sentPuts(), 1);
    QCOMPARE(m_office.log->read().constFirst().answer, u"403 M_FORBIDDEN"_s);
    QCOMPARE(m_office.log->read().constFirst().readBack, u"deactivated"_s);
}

void TestAccountChange::noAdministratorAnyMore()
{
    m_office.server->editAccount(u"alice"_s,
                                 [](PracticeAccount &account) { account.admin = false; });
    const auto one = change(AccountAct::Lock, m_office.idOf(u"leah"_s));
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Impossible));
    QCOMPARE(one->state().reason, Reason::NotAdmin);
    QCOMPARE(sentPuts(), 0);
}

void TestAccountChange::tooFast()
{
    m_office.line->faultNext("PUT", "%40leah%3Apractice.test", Fault::rateLimited(40s));
    const auto one = change(AccountAct::Lock, m_office.idOf(u"leah"_s));
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Cooling));
    QCOMPARE(one->state().coolUntil, m_office.clock->nowUtc().addSecs(40));
    one->confirm(); // not yet
    QVERIFY(m_passage->pass(41s));
    QCOMPARE(one->state().phase, Phase::Choosing); // and nothing is sent by itself
    QCOMPARE(sentPuts(), 1);
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::Done);
    QCOMPARE(sentPuts(), 2);
    QCOMPARE(m_office.log->read().size(), 2);
}

void TestAccountChange::notReached()
{
    m_office.line->goAway();
    const auto one = change(AccountAct::Lock, m_office.idOf(u"leah"_s));
    one->confirm();
    QVERIFY(waitUntil([&] { return one->state().reason == Reason::Network; }));
    QCOMPARE(one->state().phase, Phase::Choosing);
    QVERIFY(m_office.log->read().isEmpty());
}

/// The request may have arrived, and nobody waits for what comes of it.
void TestAccountChange::whoLeavesIsWrittenDown()
{
    m_office.line->faultNext("PUT", "%40leah%3Apractice.test", Fault::late(20s));
    auto one = change(AccountAct::Lock, m_office.idOf(u"leah"_s));
    one->confirm();
    QVERIFY(waitUntil([this] { return m_office.line->heldBack() == 1; }));
    one.reset();
    QCOMPARE(m_office.log->read().constFirst().answer, u"not waited for"_s);
    QCOMPARE(m_office.log->read().constFirst().readBack, QString());
}

QTEST_GUILESS_MAIN(TestAccountChange)
#include "TestAccountChange.moc"
