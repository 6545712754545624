// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminCardReader.h"
#include "app/base/ManualClock.h"
#include "app/matrix/SignedIn.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/AdminOffice.h"
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
    void anAccountThatFailsIsReadAgain();
    void anotherChoiceDropsAnswers();
    void roomsAreLookedAtUntilSomebodySaysStop();
    void aDeactivatedAccountHasRoomsStill();
    void theLastAdministratorIsKnown();

private:
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
            m_office.clock->advance(100ms);
            return isRead();
        });
    }
    [[nodiscard]] const AdminCard &card() const { return m_reader->card(); }

    test::AdminOffice m_office;
    std::unique_ptr<AdminCardReader> m_reader;
};

void TestAdminCardReader::init()
{
    QVERIFY(m_office.open());
    m_reader = std::make_unique<AdminCardReader>(m_office.place());
}

void TestAdminCardReader::cleanup()
{
    for (const PracticeRequest &request : m_office.server->requests()) {
        QCOMPARE(request.verb, "GET"); // reading changes nothing
    }
    m_reader.reset();
    m_office.close();
}

void TestAdminCardReader::readsAllOfIt()
{
    m_reader->read(m_office.idOf(u"leah"_s));
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
    QVERIFY(card().onlyAdmin.rooms.at(0).name < card().onlyAdmin.rooms.at(1).name);
    QVERIFY(!card().livingAdmins.has_value()); // she is none
    QVERIFY(!card().hasGaps());
}

/// Of an id that is none, the server says that it is in no room.
void TestAdminCardReader::nobodyIsAskedForTheRestOfNobody()
{
    m_reader->read(u"@nobody:practice.test"_s);
    QVERIFY(waitRead());
    QCOMPARE(card().account->error().cause, Cause::NotFound);
    QCOMPARE(m_office.server->requests().size(), 1);
    QVERIFY(!card().joinedRooms.has_value());
}

void TestAdminCardReader::aPartThatFailsHidesNoOther()
{
    m_office.line->faultAlways("GET", "/media", Fault::page(502));
    m_office.line->faultAlways("GET", "/memberships", Fault::json("[]"));
    m_reader->read(m_office.idOf(u"leah"_s));
    QVERIFY(waitRead());
    QVERIFY(!*card().files);
    QVERIFY(!*card().invitations);
    QCOMPARE(card().sessions->value(), 1);
    QCOMPARE(card().onlyAdmin.rooms.size(), 2);
    QVERIFY(card().hasGaps());

    m_office.line->forgetFaults();
    m_office.server->forgetRequests();
    m_reader->readGaps();
    QVERIFY(waitRead());
    QVERIFY(!card().hasGaps());
    QCOMPARE(card().files->value(), 400);
    QCOMPARE(m_office.server->requests().size(), 2); // what was known is not asked for again
}

void TestAdminCardReader::anAccountThatFailsIsReadAgain()
{
    m_office.line->faultNext("GET", "/v2/users/%40leah%3Apractice.test", Fault::page(404));
    m_reader->read(m_office.idOf(u"leah"_s));
    QVERIFY(waitRead());
    QVERIFY(card().known() == nullptr);
    QVERIFY(card().hasGaps());
    m_reader->readGaps();
    QVERIFY(waitRead());
    QVERIFY(card().known() != nullptr);
    QCOMPARE(card().userId, m_office.idOf(u"leah"_s));
}

void TestAdminCardReader::anotherChoiceDropsAnswers()
{
    m_office.line->faultNext("GET", "%40leah%3Apractice.test", Fault::late(2s));
    m_reader->read(m_office.idOf(u"leah"_s));
    QVERIFY(waitUntil([this] { return m_office.line->heldBack() == 1; }));
    m_reader->read(m_office.idOf(u"nora"_s));
    QVERIFY(waitRead());
    m_office.clock->advance(5s);
    QVERIFY(waitRead());
    QCOMPARE(card().userId, m_office.idOf(u"nora"_s));
    QCOMPARE(card().known()->user.id, m_office.idOf(u"nora"_s));
    QVERIFY(m_office.server->requestsTo("/users/%40leah%3Apractice.test/joined_rooms").isEmpty());
}

void TestAdminCardReader::roomsAreLookedAtUntilSomebodySaysStop()
{
    QString who;
    for (const QString &localpart : {u"olga"_s, u"nora"_s, u"leah"_s}) {
        if (m_office.server->account(localpart)->rooms.size() > 100) {
            who = localpart;
        }
    }
    QVERIFY(!who.isEmpty());
    const qint64 total = m_office.server->account(who)->rooms.size();
    m_reader->read(m_office.idOf(who));
    QVERIFY(waitUntil([this] { return card().onlyAdmin.looked >= 14; }));
    m_reader->stopLooking();
    const OnlyAdminSearch stopped = card().onlyAdmin;
    QCOMPARE(stopped.state, State::Stopped);
    QCOMPARE(stopped.total, total);
    QVERIFY(stopped.looked < total);
    // At most those that were under way.
    const qsizetype asked = m_office.server->requestsTo("/state").size();
    QVERIFY2(asked <= stopped.looked + 4, qPrintable(QString::number(asked)));
    QVERIFY(waitUntil([this] { return card().isComplete(); }));
    QCOMPARE(card().onlyAdmin, stopped);

    m_reader->lookInTheOthers();
    QVERIFY(waitRead());
    QCOMPARE(card().onlyAdmin.looked, total);
}

void TestAdminCardReader::aDeactivatedAccountHasRoomsStill()
{
    const QString room = m_office.server->account(u"leah"_s)->rooms.constFirst();
    m_office.server->editAccount(u"gone-1"_s,
                                 [&room](PracticeAccount &account) { account.rooms += room; });
    m_reader->read(m_office.idOf(u"gone-1"_s));
    QVERIFY(waitRead());
    QVERIFY(card().known()->user.isDeactivated);
    QCOMPARE(card().joinedRooms->value(), QStringList{room});
}

void TestAdminCardReader::theLastAdministratorIsKnown()
{
    m_reader->read(m_office.idOf(u"dana"_s));
    QVERIFY(waitRead());
    QCOMPARE(card().livingAdmins->value(), 2);
    QCOMPARE(guardOn(card(), m_office.idOf(u"alice"_s)), AdminGuard::None);
    // Locked administrators cannot act, and deactivated ones are called administrators still.
    m_office.server->editAccount(u"locked-1"_s,
                                 [](PracticeAccount &account) { account.admin = true; });
    m_reader->read(m_office.idOf(u"dana"_s));
    QVERIFY(waitRead());
    QCOMPARE(card().livingAdmins->value(), 2);
}

QTEST_GUILESS_MAIN(TestAdminCardReader)
#include "TestAdminCardReader.moc"
