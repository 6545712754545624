// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminDeactivationDriver.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/Waiting.h"

#include <QFile>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(farewell::Fault)

/// Deactivating where an account service keeps the accounts: it is asked, and the account counts as
/// deactivated when both say so. What is said at the end is compared with both servers' own state.
class TestManagedDeactivation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksTheServiceAndReadsBackBoth_data();
    void asksTheServiceAndReadsBackBoth();
    void acceptedAndDoneLater();
    void acceptedAndNeverDone();
    void theHomeserverIsDown();
    void onlyOnTheHomeserver();
    void onlyTheHomeserverHadClosedIt();
    void hiddenLater();
    void answers_data();
    void answers();
    void aTokenThatHasRunOut_data();
    void aTokenThatHasRunOut();
    void putOff();
    void anotherCaseIsNeverClosed();
    void changedSinceTheClick_data();
    void changedSinceTheClick();
    void withoutAClearWord_data();
    void withoutAClearWord();
    void aClickThatComesLate();
    void nothingIsSentThatIsNotWritten();

private:
    void open(const QString &localpart, std::chrono::milliseconds age = 0ms);
    [[nodiscard]] bool passUntil(const std::function<bool()> &isSo,
                                 std::chrono::milliseconds step = 500ms) const
    {
        return m_office.passUntil(isSo, step);
    }
    [[nodiscard]] bool passUntil(AdminDeactivationPhase phase) const;
    void followAfter(std::optional<std::chrono::milliseconds> time) const;
    [[nodiscard]] const AdminDeactivationState &state() const { return m_driver->state(); }
    [[nodiscard]] QList<PracticeRequest> changes() const { return m_office.changes(); }
    [[nodiscard]] ActivityEntry lastWritten() const { return m_office.log->read().constLast(); }
    [[nodiscard]] bool isClosedAtService(const QString &localpart) const
    {
        return m_office.server->account(localpart)->deactivatedAt.has_value();
    }

    test::AdminOffice m_office;
    std::unique_ptr<AdminDeactivationDriver> m_driver;
};

void TestManagedDeactivation::init()
{
    QVERIFY(m_office.openManaged());
}

void TestManagedDeactivation::cleanup()
{
    QCOMPARE(m_office.server->creations(), 0);
    m_driver.reset();
    m_office.close();
}

void TestManagedDeactivation::open(const QString &localpart, std::chrono::milliseconds age)
{
    const auto target = m_office.readTarget(localpart);
    QVERIFY(target);
    m_driver = m_office.driverFor(*target, age);
    m_office.server->forgetRequests();
}

bool TestManagedDeactivation::passUntil(AdminDeactivationPhase phase) const
{
    return passUntil([this, phase] { return state().phase == phase; });
}

void TestManagedDeactivation::followAfter(std::optional<std::chrono::milliseconds> time) const
{
    PracticeSettings settings = m_office.server->settings();
    settings.admin.followsAfter = time;
    m_office.server->setSettings(settings);
}

void TestManagedDeactivation::asksTheServiceAndReadsBackBoth_data()
{
    QTest::addColumn<bool>("erase");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("hidden") << true << R"({"skip_erase":false})"_ba;
    QTest::newRow("kept") << false << R"({"skip_erase":true})"_ba;
}

void TestManagedDeactivation::asksTheServiceAndReadsBackBoth()
{
    QFETCH(const bool, erase);
    QFETCH(const QByteArray, body);
    open(u"leah"_s);
    m_driver->confirm({.erase = erase});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(state().reason, AdminReason::None);
    QVERIFY(isClosedAtService(u"leah"_s));
    QVERIFY(m_office.server->isDeactivated(u"leah"_s));
    QCOMPARE(m_office.server->isErased(u"leah"_s), erase);
    QCOMPARE(changes().size(), 1);
    QCOMPARE(changes().constFirst().body, body);
    const QList<PracticeRequest> all = m_office.server->requests();
    const auto post = std::ranges::find(all, "POST"_ba, &PracticeRequest::verb);
    QVERIFY(post->path.startsWith("/api/admin/v1/users/"));
    QVERIFY(post->path.endsWith("/deactivate"));
    // Directly before it, who that is; after it, what both say of the account.
    QCOMPARE((post - 1)->path, "/api/admin/v1/users/by-username/leah");
    QCOMPARE((post - 2)->path, "/api/admin/v1/site-config");
    QByteArrayList after;
    for (auto it = post + 1; it != post + 4; ++it) {
        after += it->path;
    }
    QVERIFY(after.contains("/_synapse/admin/v2/users/%40leah%3Apractice.test"));
    QVERIFY(after.contains(post->path.chopped(qsizetype(qstrlen("/deactivate")))));
    QVERIFY(
        passUntil([this] { return state().resultOf(AdminStep::Rooms) == StepResult::Done; }, 1s));
    QCOMPARE(lastWritten().what, Activity::Deactivate);
    QCOMPARE(lastWritten().erase, std::optional(erase));
    QCOMPARE(lastWritten().address, m_office.line->baseUrl());
    QCOMPARE(lastWritten().answer, u"accepted"_s);
    QCOMPARE(lastWritten().readBack, erase ? u"deactivated, erased"_s : u"deactivated"_s);
}

void TestManagedDeactivation::acceptedAndDoneLater()
{
    followAfter(40s);
    open(u"leah"_s);
    m_driver->confirm({.erase = false, .deleteFiles = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Verifying));
    QVERIFY(passUntil([this] { return state().reason == AdminReason::Accepted; }, 0ms));
    QCOMPARE(state().outcome, Outcome::None);
    QVERIFY(isClosedAtService(u"leah"_s));
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
    QVERIFY(passUntil([this] { return m_office.clock->elapsed() > 30s; }));
    QCOMPARE(state().phase, AdminDeactivationPhase::Verifying);
    QCOMPARE(changes().size(), 1); // nothing is destroyed before
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(m_office.server->isDeactivated(u"leah"_s));
    QCOMPARE(state().resultOf(AdminStep::Media), StepResult::Done);
    QVERIFY(m_office.server->account(u"leah"_s)->files.isEmpty());
}

void TestManagedDeactivation::acceptedAndNeverDone()
{
    followAfter(std::nullopt);
    open(u"leah"_s);
    const auto begun = m_office.clock->elapsed();
    m_driver->confirm({.erase = false, .redact = true, .deleteFiles = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QVERIFY(m_office.clock->elapsed() - begun >= 300s);
    QCOMPARE(state().reason, AdminReason::Accepted);
    QCOMPARE(state().outcome, Outcome::Unknown);
    QVERIFY(isClosedAtService(u"leah"_s));
    QVERIFY(!m_office.server->isDeactivated(u"leah"_s));
    QCOMPARE(state().resultOf(AdminStep::Media), StepResult::Skipped);
    QCOMPARE(changes().size(), 1);
    QCOMPARE(lastWritten().readBack, u"deactivated at the account service only"_s);
}

/// The service says yes all the same, and the homeserver follows when it is back.
void TestManagedDeactivation::theHomeserverIsDown()
{
    followAfter(30s);
    open(u"leah"_s);
    const QByteArray account = "/v2/users/%40leah%3Apractice.test";
    connect(m_driver.get(), &AdminDeactivationDriver::changed, this, [this, account] {
        if (state().phase == AdminDeactivationPhase::Submitting) {
            m_office.line->faultAlways("GET", account, Fault::page(502));
            m_office.line->faultAlways("GET", account + "/devices", Fault::page(502));
        }
    });
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Verifying));
    QVERIFY(state().deactivation.isAccepted());
    QVERIFY(!state().deactivation.account.isDeactivated);
    QVERIFY(passUntil([this] { return m_office.clock->elapsed() > 40s; }));
    QCOMPARE(state().phase, AdminDeactivationPhase::Verifying);
    m_office.line->forgetFaults();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(m_office.server->isErased(u"leah"_s));
    QCOMPARE(changes().size(), 1);
}

void TestManagedDeactivation::onlyOnTheHomeserver()
{
    open(u"_telegram_1"_s);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(m_office.server->isDeactivated(u"_telegram_1"_s));
    QCOMPARE(changes().size(), 1);
    QCOMPARE(changes().constFirst().path,
             "/_synapse/admin/v1/deactivate/%40_telegram_1%3Apractice.test");
    QCOMPARE(changes().constFirst().body, R"({"erase":false})");
    QCOMPARE(m_office.server->requestsTo("/by-username/_telegram_1").size(), 1);
}

/// Its person can sign in again, so it is not deactivated.
void TestManagedDeactivation::onlyTheHomeserverHadClosedIt()
{
    m_office.server->editAccount(u"leah"_s,
                                 [](PracticeAccount &account) { account.deactivated = true; });
    open(u"leah"_s);
    QVERIFY(!m_driver->target().account.user.isDeactivated);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QVERIFY(isClosedAtService(u"leah"_s));
}

/// The service's yes comes long before the messages are hidden, and the account is deactivated all
/// the time.
void TestManagedDeactivation::hiddenLater()
{
    followAfter(40s);
    m_office.server->editAccount(u"leah"_s, [](PracticeAccount &account) {
        account.deactivated = true;
        account.deactivatedAt = 1;
    });
    open(u"leah"_s);
    QVERIFY(m_driver->target().account.user.isDeactivated);
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Verifying));
    QVERIFY(!m_office.server->isErased(u"leah"_s));
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().reason, AdminReason::None);
    QVERIFY(m_office.server->isErased(u"leah"_s));
    QCOMPARE(changes().size(), 1);
}

void TestManagedDeactivation::answers_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<AdminDeactivationPhase>("phase");
    QTest::addColumn<AdminReason>("reason");
    QTest::addColumn<Outcome>("outcome");
    using Phase = AdminDeactivationPhase;
    using Acts = Fault::Acts;
    QTest::newRow("lost, done") << Fault::dropAfterBody(Acts::Yes) << Phase::Settled
                                << AdminReason::None << Outcome::Deactivated;
    QTest::newRow("half an answer") << Fault::halfBody(Acts::Yes) << Phase::Settled
                                    << AdminReason::None << Outcome::Deactivated;
    const auto noEffect = [](const char *name, const Fault &fault) {
        QTest::newRow(name) << fault << Phase::Settled << AdminReason::NoEffect
                            << Outcome::StillActive;
    };
    noEffect("lost, not done", Fault::dropAfterBody(Acts::No));
    noEffect("a proxy's 502", Fault::page(502));
    noEffect("500 of its own", Fault::json(R"({"errors":[{"title":"a"},{"title":"b"}]})", 500));
    noEffect("422 in plain text",
             Fault::instead("HTTP/1.1 422 Unprocessable Entity\r\nContent-Type: text/plain\r\n"
                            "Content-Length: 6\r\nConnection: close\r\n\r\nFailed"));
    noEffect("200 that is something else", Fault::json("{}"));
    noEffect("200 of a homeserver", Fault::json(R"({"id_server_unbind_result":"success"})"));
    const auto impossible = [](const char *name, const Fault &fault, AdminReason reason) {
        QTest::newRow(name) << fault << Phase::Impossible << reason << Outcome::StillActive;
    };
    impossible("401, the scope is missing",
               Fault::json(R"({"errors":[{"title":"Missing urn:mas:admin scope"}]})", 401),
               AdminReason::SignedOut);
    impossible("401, revoked", Fault::json(R"({"errors":[{"title":"Access token revoked"}]})", 401),
               AdminReason::SignedOut);
    impossible("404 of its own", Fault::json(R"({"errors":[{"title":"User not found"}]})", 404),
               AdminReason::Gone);
    impossible("400 of its own", Fault::json(R"({"errors":[{"title":"Invalid ULID"}]})", 400),
               AdminReason::Refused);
    impossible("404 of something else", Fault::page(404), AdminReason::Hidden);
    impossible("403 of something else", Fault::page(403), AdminReason::Hidden);
    impossible("a homeserver's 404", Fault::json(R"({"errcode":"M_NOT_FOUND"})", 404),
               AdminReason::Hidden);
}

void TestManagedDeactivation::answers()
{
    QFETCH(const Fault, fault);
    QFETCH(const AdminDeactivationPhase, phase);
    open(u"leah"_s);
    m_office.line->faultNext("POST", "/deactivate", fault);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(phase));
    QTEST(state().reason, "reason");
    QTEST(state().outcome, "outcome");
    // What is said is what both have.
    const bool isDone = state().outcome == Outcome::Deactivated;
    QCOMPARE(isDone, m_office.server->isDeactivated(u"leah"_s));
    QCOMPARE(isDone, isClosedAtService(u"leah"_s));
    QCOMPARE(m_office.line->requestsTo("/deactivate").size(), 1);
}

/// A 401 says that nothing was done, and may mean no more than that the token has run out.
void TestManagedDeactivation::aTokenThatHasRunOut_data()
{
    QTest::addColumn<int>("rejections");
    QTest::addColumn<AdminDeactivationPhase>("phase");
    QTest::addColumn<AdminReason>("reason");
    QTest::addColumn<Outcome>("outcome");
    using Phase = AdminDeactivationPhase;
    QTest::newRow("once") << 1 << Phase::Settled << AdminReason::None << Outcome::Deactivated;
    QTest::newRow("with the new one as well")
        << 2 << Phase::Impossible << AdminReason::SignedOut << Outcome::StillActive;
}

void TestManagedDeactivation::aTokenThatHasRunOut()
{
    QFETCH(const int, rejections);
    QFETCH(const AdminDeactivationPhase, phase);
    m_office.giveRefreshToken();
    open(u"leah"_s);
    for (int i = 0; i < rejections; ++i) {
        m_office.line->faultNext(
            "POST", "/deactivate",
            Fault::json(R"({"errors":[{"title":"Access token expired"}]})", 401));
    }
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil(phase));
    QTEST(state().reason, "reason");
    QTEST(state().outcome, "outcome");
    const bool isDone = state().outcome == Outcome::Deactivated;
    QCOMPARE(isClosedAtService(u"leah"_s), isDone);
    QCOMPARE(m_office.server->isErased(u"leah"_s), isDone);
    QCOMPARE(m_office.line->requestsTo("/deactivate").size(), 2);
    QCOMPARE(m_office.line->requestsTo("/oauth/token").size(), 1);
    QCOMPARE(changes().size(), isDone ? 1 : 0);
}

void TestManagedDeactivation::putOff()
{
    open(u"leah"_s);
    m_office.line->faultNext("POST", "/deactivate", Fault::rateLimited(7s));
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QVERIFY(!isClosedAtService(u"leah"_s));
    m_driver->tryAgain();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    QCOMPARE(m_office.line->requestsTo("/deactivate").size(), 2);
}

/// The service knows `ben` alone, and names it when it is asked for `Ben`.
void TestManagedDeactivation::anotherCaseIsNeverClosed()
{
    m_office.server->editAccount(u"ben"_s,
                                 [](PracticeAccount &account) { account.localpart = u"ben"_s; });
    m_office.server->editAccount(u"Ben"_s, [](PracticeAccount &account) {
        account.localpart = u"Ben"_s;
        account.isManaged = false;
    });
    AdminTarget target; // as if both had been clear a minute ago
    target.account.user.id = m_office.idOf(u"Ben"_s);
    for (const auto kind : {ServiceWord::Kind::NotKnown, ServiceWord::Kind::Known}) {
        target.account.service.kind = kind;
        m_driver = m_office.driverFor(target);
        m_driver->confirm({.erase = true});
        QVERIFY(passUntil(AdminDeactivationPhase::Asking));
        QCOMPARE(state().reason, AdminReason::StaleTarget);
        QVERIFY(changes().isEmpty());
    }
    QVERIFY(!isClosedAtService(u"ben"_s));
    QVERIFY(!m_office.server->isDeactivated(u"ben"_s));
    QVERIFY(!m_office.server->isDeactivated(u"Ben"_s));
}

void TestManagedDeactivation::changedSinceTheClick_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("made an administrator") << 0;
    QTest::newRow("not known to it any more") << 1;
    QTest::newRow("deactivated by somebody else") << 2;
}

void TestManagedDeactivation::changedSinceTheClick()
{
    QFETCH(const int, what);
    open(u"leah"_s);
    m_office.server->editAccount(u"leah"_s, [what](PracticeAccount &account) {
        account.admin = what == 0;
        account.isManaged = what != 1;
        account.deactivated = what == 2;
        account.deactivatedAt = what == 2 ? std::optional<qint64>(1) : std::nullopt;
    });
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().reason, AdminReason::StaleTarget);
    m_driver->stopHere();
    QCOMPARE(state().outcome, what == 2 ? Outcome::Deactivated : Outcome::StillActive);
    QVERIFY(changes().isEmpty());
}

void TestManagedDeactivation::withoutAClearWord_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<AdminReason>("reason");
    QTest::newRow("hidden") << Fault::page(404) << AdminReason::Hidden;
    QTest::newRow("another server's")
        << Fault::json(R"({"server_name":"other.test"})") << AdminReason::Hidden;
    QTest::newRow("without the right")
        << Fault::json(R"({"errors":[{"title":"Missing urn:mas:admin scope"}]})", 401)
        << AdminReason::SignedOut;
    QTest::newRow("trouble") << Fault::page(502) << AdminReason::Network;
}

void TestManagedDeactivation::withoutAClearWord()
{
    QFETCH(const Fault, fault);
    open(u"leah"_s);
    m_office.line->faultAlways("GET", "/site-config", fault);
    m_driver->confirm({.erase = true});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QTEST(state().reason, "reason");
    QVERIFY(changes().isEmpty());
    QVERIFY(m_office.log->read().isEmpty());
    m_office.line->forgetFaults();
    m_driver->tryAgain();
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
}

/// Read again at both, for the homeserver calls nobody an administrator.
void TestManagedDeactivation::aClickThatComesLate()
{
    open(u"dana"_s, 61s);
    QVERIFY(m_driver->target().account.user.isAdmin);
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Settled));
    QCOMPARE(state().outcome, Outcome::Deactivated);
    open(u"leah"_s, 61s);
    m_office.line->faultNext("GET", "/site-config", Fault::page(404));
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Choosing));
    QCOMPARE(state().reason, AdminReason::Hidden);
    QVERIFY(changes().isEmpty());
}

void TestManagedDeactivation::nothingIsSentThatIsNotWritten()
{
    open(u"leah"_s);
    QFile inTheWay(m_office.folder->filePath(u"log"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    m_driver->confirm({.erase = false});
    QVERIFY(passUntil(AdminDeactivationPhase::Asking));
    QCOMPARE(state().reason, AdminReason::JournalFailed);
    QVERIFY(changes().isEmpty());
    QVERIFY(!isClosedAtService(u"leah"_s));
}

QTEST_GUILESS_MAIN(TestManagedDeactivation)
#include "TestManagedDeactivation.moc"
