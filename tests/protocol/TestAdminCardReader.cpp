// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminCardReader.h"
#include "app/base/ManualClock.h"
#include "app/matrix/SignedIn.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = OnlyAdminSearch::State;

/// The card of an account, as it is read from a server that counts what it is asked.
class TestAdminCardReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readsAllOfIt();
    void nobodyIsAskedForTheRestOfNobody();
    void aPartThatFailsHidesNoOther();
    void anotherChoiceDropsAnswers();
    void roomsAreLookedAtUntilSomebodySaysStop();
    void aDeactivatedAccountHasRoomsStill();
    void theLastAdministratorIsKnown();

private:
    [[nodiscard]] QString idOf(const QString &localpart) const
    {
        return m_server->userId(localpart);
    }
    [[nodiscard]] bool isRead() const
    {
        const AdminCard &card = m_reader->card();
        return card.isComplete()
            && (card.known() == nullptr || !card.joinedRooms->has_value()
                || card.onlyAdmin.state == State::Done);
    }
    [[nodiscard]] bool waitRead() const
    {
        return waitUntil([this] {
            m_clock->advance(100ms);
            return isRead();
        });
    }
    [[nodiscard]] const AdminCard &card() const { return m_reader->card(); }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<PracticeHomeserver> m_server;
    std::unique_ptr<FaultProxy> m_line;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<SignedIn> m_admin;
    std::unique_ptr<AdminCardReader> m_reader;
};

void TestAdminCardReader::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_server = std::make_unique<PracticeHomeserver>();
    m_server->setClock(*m_clock);
    m_server->moveCrowdIn();
    QVERIFY(m_server->start());
    m_line = std::make_unique<FaultProxy>(m_server->baseUrl(), *m_clock);
    QVERIFY(m_line->start());
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_server->editAccount(u"alice"_s, [](PracticeAccount &account) {
        account.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary-token"};
    });
    m_admin = test::signedIn(*m_client, *m_clock,
                             {.url = m_line->baseUrl(), .userId = idOf(u"alice"_s)});
    m_reader = std::make_unique<AdminCardReader>(AdminPlace{*m_admin, m_admin->homeserver()});
}

void TestAdminCardReader::cleanup()
{
    for (const PracticeRequest &request : m_server->requests()) {
        QCOMPARE(request.verb, "GET"); // reading changes nothing
    }
    m_reader.reset();
    m_admin.reset();
    m_client.reset();
    m_line.reset();
    m_server.reset();
    m_clock.reset();
}

void TestAdminCardReader::readsAllOfIt()
{
    m_reader->read(idOf(u"leah"_s));
    QVERIFY(card().account == std::nullopt);
    QVERIFY(waitRead());
    QVERIFY(card().known() != nullptr);
    QCOMPARE(card().known()->user.displayName, u"Leah"_s);
    QCOMPARE(card().sessions->value(), 1);
    QCOMPARE(card().files->value(), 400);
    QVERIFY(card().invitations->has_value());
    QCOMPARE(card().onlyAdmin.total, card().joinedRooms->value().size());
    QCOMPARE(card().onlyAdmin.looked, card().onlyAdmin.total);
    QCOMPARE(card().onlyAdmin.rooms.size(), 2);
    for (const OnlyAdminRoom &room : card().onlyAdmin.rooms) {
        QVERIFY(room.people > 1);
        QVERIFY(!room.name.isEmpty());
    }
    QVERIFY(!card().livingAdmins.has_value()); // she is none
    QVERIFY(!card().hasGaps());
}

/// Of an id that is none, the server says that it is in no room.
void TestAdminCardReader::nobodyIsAskedForTheRestOfNobody()
{
    m_reader->read(u"@nobody:practice.test"_s);
    QVERIFY(waitRead());
    QCOMPARE(card().account->error().cause, Cause::NotFound);
    QCOMPARE(m_server->requests().size(), 1);
    QVERIFY(!card().joinedRooms.has_value());
}

void TestAdminCardReader::aPartThatFailsHidesNoOther()
{
    m_line->faultAlways("GET", "/media", Fault::page(502));
    m_line->faultAlways("GET", "/memberships", Fault::json("[]"));
    m_reader->read(idOf(u"leah"_s));
    QVERIFY(waitRead());
    QVERIFY(!*card().files);
    QVERIFY(!*card().invitations);
    QCOMPARE(card().sessions->value(), 1);
    QCOMPARE(card().onlyAdmin.rooms.size(), 2);
    QVERIFY(card().hasGaps());

    m_line->forgetFaults();
    m_server->forgetRequests();
    m_reader->readGaps();
    QVERIFY(waitRead());
    QVERIFY(!card().hasGaps());
    QCOMPARE(card().files->value(), 400);
    QCOMPARE(m_server->requests().size(), 2); // what was known is not asked for again
}

void TestAdminCardReader::anotherChoiceDropsAnswers()
{
    m_line->faultNext("GET", "%40leah%3Apractice.test", Fault::late(2s));
    m_reader->read(idOf(u"leah"_s));
    QVERIFY(waitUntil([this] { return m_line->heldBack() == 1; }));
    m_reader->read(idOf(u"nora"_s));
    QVERIFY(waitRead());
    m_clock->advance(5s);
    QVERIFY(waitRead());
    QCOMPARE(card().userId, idOf(u"nora"_s));
    QCOMPARE(card().known()->user.id, idOf(u"nora"_s));
    QVERIFY(m_server->requestsTo("/users/%40leah%3Apractice.test/joined_rooms").isEmpty());
}

void TestAdminCardReader::roomsAreLookedAtUntilSomebodySaysStop()
{
    QString who;
    for (const QString &localpart : {u"olga"_s, u"nora"_s, u"leah"_s}) {
        if (m_server->account(localpart)->rooms.size() > 100) {
            who = localpart;
        }
    }
    QVERIFY(!who.isEmpty());
    const qint64 total = m_server->account(who)->rooms.size();
    m_reader->read(idOf(who));
    QVERIFY(waitUntil([this] { return card().onlyAdmin.looked >= 14; }));
    m_reader->stopLooking();
    const OnlyAdminSearch stopped = card().onlyAdmin;
    QCOMPARE(stopped.state, State::Stopped);
    QCOMPARE(stopped.total, total);
    QVERIFY(stopped.looked < total);
    // At most those that were under way.
    const qsizetype asked = m_server->requestsTo("/state").size();
    QVERIFY2(asked <= stopped.looked + 4, qPrintable(QString::number(asked)));
    QVERIFY(waitUntil([this] { return card().isComplete(); }));
    QCOMPARE(card().onlyAdmin, stopped);

    m_reader->lookInTheOthers();
    QVERIFY(waitRead());
    QCOMPARE(card().onlyAdmin.looked, total);
}

void TestAdminCardReader::aDeactivatedAccountHasRoomsStill()
{
    const QString room = m_server->account(u"leah"_s)->rooms.constFirst();
    m_server->editAccount(u"gone-1"_s,
                          [&room](PracticeAccount &account) { account.rooms += room; });
    m_reader->read(idOf(u"gone-1"_s));
    QVERIFY(waitRead());
    QVERIFY(card().known()->user.isDeactivated);
    QCOMPARE(card().joinedRooms->value(), QStringList{room});
    QVERIFY(card().isToBeFinished());
}

void TestAdminCardReader::theLastAdministratorIsKnown()
{
    m_reader->read(idOf(u"dana"_s));
    QVERIFY(waitRead());
    QCOMPARE(card().livingAdmins->value(), 2);
    QCOMPARE(guardOn(card(), idOf(u"alice"_s)), AdminGuard::None);
    // Locked administrators cannot act, and deactivated ones are called administrators still.
    m_server->editAccount(u"locked-1"_s, [](PracticeAccount &account) { account.admin = true; });
    m_reader->read(idOf(u"dana"_s));
    QVERIFY(waitRead());
    QCOMPARE(card().livingAdmins->value(), 2);
}

QTEST_GUILESS_MAIN(TestAdminCardReader)
#include "TestAdminCardReader.moc"
