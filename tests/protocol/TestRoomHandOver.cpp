// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "app/overview/HeirReader.h"
#include "app/overview/RoomHandOver.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "app/practice/PracticePermissions.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Acts = Fault::Acts;
using Kind = RoomHandOverResult::Kind;
using Verdict = OnlyAdmin::Verdict;

Q_DECLARE_METATYPE(farewell::RoomHandOverResult::Kind)
Q_DECLARE_METATYPE(farewell::Fault)

namespace {

constexpr char permissionsPath[] = "/state/m.room.power_levels";
const QString bob = u"@bob:example.org"_s;

} // namespace

/// A room changes hands: one request, and what is said of it is what the room says.
class TestRoomHandOver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whoCouldLookAfterIt();
    void unreadWriting();
    void listsThatCannotBeRead_data();
    void listsThatCannotBeRead();
    void handedOverAndTakenBack_data();
    void handedOverAndTakenBack();
    void betweenListAndClick_data();
    void betweenListAndClick();
    void refused();
    void raced();
    void overwritten();
    void troublesOfTheRequest_data();
    void troublesOfTheRequest();
    void goingEndsIt();

private:
    [[nodiscard]] bool list();
    [[nodiscard]] bool end(RoomHandOver &change);
    [[nodiscard]] bool handOver();
    [[nodiscard]] RoomHandOverFlow::Offer offer() const
    {
        return {m_server->userId(u"alice"_s), m_list.room, bob, m_list.judged};
    }
    void let(PracticeSettings::PermissionWrites writes);
    [[nodiscard]] qsizetype writes() const;
    [[nodiscard]] QJsonObject levels() const { return practicePermissions(*m_server->room(m_id)); }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<PracticeHomeserver> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<SignedIn> m_signedIn;
    QString m_id;
    HeirList m_list;
    RoomHandOverResult m_result;
};

void TestRoomHandOver::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_server = std::make_unique<PracticeHomeserver>();
    QVERIFY(m_server->start());
    m_server->editAccount(u"alice"_s, [](PracticeAccount &alice) {
        alice.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary-token"};
    });
    m_server->openRooms(u"alice"_s, {.sole = 2});
    m_id = m_server->roomId(u"Choir"_s);
    m_proxy = std::make_unique<FaultProxy>(m_server->baseUrl(), *m_clock);
    QVERIFY(m_proxy->start());
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_signedIn = test::signedIn(
        *m_client, *m_clock, {.url = m_proxy->baseUrl(), .userId = m_server->userId(u"alice"_s)});
    m_list = {};
    m_result = {};
}

void TestRoomHandOver::cleanup()
{
    m_signedIn.reset();
    m_client.reset();
    m_proxy.reset();
    m_server.reset();
    m_clock.reset();
}

/// Time passes only where somebody waits for it.
bool TestRoomHandOver::list()
{
    HeirReader reader(*m_signedIn, m_id);
    bool hasEnded = false;
    connect(&reader, &HeirReader::ended, this, [&] {
        hasEnded = true;
        m_list = reader.list();
    });
    reader.start();
    return waitUntil([&] {
        if (m_client->onTheWire().isEmpty() && m_clock->untilNext()) {
            m_clock->advance(500ms);
        }
        return hasEnded;
    });
}

bool TestRoomHandOver::end(RoomHandOver &change)
{
    bool hasEnded = false;
    connect(&change, &RoomHandOver::ended, this, [&] { hasEnded = true; });
    change.start();
    const bool isOver = waitUntil([&] {
        if (m_client->onTheWire().isEmpty() && m_clock->untilNext()) {
            m_clock->advance(500ms);
        }
        return hasEnded;
    });
    m_result = change.result();
    return isOver;
}

bool TestRoomHandOver::handOver()
{
    RoomHandOver change(*m_signedIn, m_id, RoomHandOverFlow(offer()));
    return end(change);
}

void TestRoomHandOver::let(PracticeSettings::PermissionWrites writes)
{
    PracticeSettings settings = m_server->settings();
    settings.permissionWrites = writes;
    m_server->setSettings(settings);
}

qsizetype TestRoomHandOver::writes() const
{
    const auto requests = m_server->requestsTo(permissionsPath);
    return std::ranges::count(requests, "PUT", &PracticeRequest::verb);
}

void TestRoomHandOver::whoCouldLookAfterIt()
{
    QVERIFY(list());
    QVERIFY(!m_list.failure);
    QCOMPARE(m_list.judged.verdict, Verdict::OnlyThem);
    QCOMPARE(m_list.judged.give, 100);
    QVERIFY(!m_list.judged.canBeTakenBack);
    QCOMPARE(m_list.members.size(), 213); // without alice
    QCOMPARE(m_list.members.at(0).name, u"Bob"_s);
    QVERIFY(m_list.members.at(0).isModerator);
    QVERIFY(m_list.members.at(0).wroteLast.isValid());
    QCOMPARE(m_list.members.at(1).name, u"Carol"_s);
    QVERIFY(m_list.knowsWriting);
    QCOMPARE(writes(), 0);

    m_id = m_server->roomId(u"Neighbours"_s); // version 12
    m_list = {};
    QVERIFY(list());
    QCOMPARE(m_list.judged.give, 150);
    QVERIFY(m_list.judged.canBeTakenBack);
    QVERIFY(m_list.abilities.changesRoom);
}

/// It only helps to choose.
void TestRoomHandOver::unreadWriting()
{
    m_proxy->faultAlways("GET", "/messages", Fault::dropAfterBody(Acts::No));
    QVERIFY(list());
    QVERIFY(!m_list.failure);
    QVERIFY(!m_list.knowsWriting);
    QCOMPARE(m_list.members.size(), 213);
    QVERIFY(!m_list.members.at(0).wroteLast.isValid());
}

void TestRoomHandOver::listsThatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Fault>("fault");
    for (const char *path : {"/state/m.room.create", permissionsPath, "/joined_members"}) {
        const QByteArray name = path;
        QTest::newRow((name + ", 403").constData())
            << name << Fault::json(R"({"errcode":"M_FORBIDDEN","error":"No"})", 403);
        QTest::newRow((name + ", 502").constData()) << name << Fault::json("{}", 502);
        QTest::newRow((name + ", dropped").constData()) << name << Fault::dropAfterBody(Acts::No);
        QTest::newRow((name + ", a page").constData()) << name << Fault::json("[]", 200);
        QTest::newRow((name + ", nothing").constData()) << name << Fault::json("{}", 200);
    }
}

void TestRoomHandOver::listsThatCannotBeRead()
{
    QFETCH(QByteArray, path);
    QFETCH(Fault, fault);
    m_proxy->faultAlways("GET", path, fault);
    QVERIFY(list());
    QVERIFY(m_list.failure);
    QCOMPARE(writes(), 0);
}

void TestRoomHandOver::handedOverAndTakenBack_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<qint64>("level");
    QTest::addColumn<bool>("canBeTakenBack");
    QTest::newRow("11") << u"Choir"_s << qint64(100) << false;
    QTest::newRow("12") << u"Neighbours"_s << qint64(150) << true;
}

void TestRoomHandOver::handedOverAndTakenBack()
{
    QFETCH(QString, room);
    QFETCH(qint64, level);
    QFETCH(bool, canBeTakenBack);
    m_id = m_server->roomId(room);
    const QJsonObject before = levels();
    QVERIFY(list());
    QVERIFY(handOver());
    QCOMPARE(m_result.kind, Kind::Done);
    QCOMPARE(writes(), 1);
    QCOMPARE(levels()["users"_L1][bob].toInteger(), level);
    QCOMPARE(withChange(levels(), m_result.change.reversed()), before); // and nothing else

    QVERIFY(list());
    QCOMPARE(m_list.judged.verdict, Verdict::Others);

    RoomHandOver back(*m_signedIn, m_id, RoomHandOverFlow(offer(), m_result.change));
    QVERIFY(end(back));
    QCOMPARE(writes(), 2);
    if (canBeTakenBack) {
        QCOMPARE(m_result.kind, Kind::Done);
        QCOMPARE(levels(), before);
    } else {
        QCOMPARE(m_result.kind, Kind::Refused); // an equal cannot be demoted
        QVERIFY(m_result.isStillAdmin);
        QCOMPARE(levels()["users"_L1][bob].toInteger(), level);
    }
}

void TestRoomHandOver::betweenListAndClick_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("Bob leaves") << 0 << Kind::HeirLeft;
    QTest::newRow("somebody is promoted") << 1 << Kind::HasOther;
    QTest::newRow("a former admin comes back") << 2 << Kind::HasOther;
    QTest::newRow("Bob is promoted") << 3 << Kind::HasOther;
}

void TestRoomHandOver::betweenListAndClick()
{
    QFETCH(int, what);
    QFETCH(Kind, kind);
    QVERIFY(list());
    const QString alice = m_server->userId(u"alice"_s);
    m_server->editRoom(m_id, [&](PracticeRoom &room) {
        switch (what) {
        case 0:
            room.elsewise.insert(bob, u"leave"_s);
            return;
        case 1:
            writeLevel(room, u"@carol:example.net"_s, 100, alice);
            return;
        case 2:
            room.elsewise.insert(u"@former:example.org"_s, u"join"_s);
            return;
        default:
            writeLevel(room, bob, 100, alice);
        }
    });
    QVERIFY(handOver());
    QCOMPARE(m_result.kind, kind);
    QCOMPARE(writes(), 0);
}

void TestRoomHandOver::refused()
{
    let(PracticeSettings::PermissionWrites::Refused);
    QVERIFY(list());
    QVERIFY(handOver());
    QCOMPARE(m_result.kind, Kind::Refused);
    QVERIFY(!m_result.isStillAdmin);
    QVERIFY(m_result.failure->serverText.contains(u"user_level (0) < send_level (100)"_s));
    QCOMPARE(writes(), 1);
}

void TestRoomHandOver::raced()
{
    let(PracticeSettings::PermissionWrites::Raced);
    QVERIFY(list());
    QVERIFY(handOver());
    QCOMPARE(m_result.kind, Kind::MoreChanged);
    QCOMPARE(writes(), 1);
    QCOMPARE(levels()["users"_L1][bob].toInt(), 100);
    QCOMPARE(levels()["users"_L1]["@carol:example.net"_L1].toInt(), 0); // theirs has survived
}

/// Somebody writes between our look and our request, which undoes what they wrote.
void TestRoomHandOver::overwritten()
{
    QVERIFY(list());
    m_proxy->faultNext("GET", "/state/m.room.member/%40bob%3Aexample.org", Fault::late(5s));
    RoomHandOver change(*m_signedIn, m_id, RoomHandOverFlow(offer()));
    bool hasEnded = false;
    connect(&change, &RoomHandOver::ended, this, [&hasEnded] { hasEnded = true; });
    change.start();
    WAIT_COMPARE(m_proxy->heldBack(), 1);
    m_server->editRoom(m_id, [](PracticeRoom &room) {
        writeLevel(room, u"@dan:example.org"_s, 30, room.creator);
    });
    m_clock->advance(5s);
    WAIT_VERIFY(hasEnded);
    QCOMPARE(change.result().kind, Kind::MoreChanged);
    QCOMPARE(writes(), 1);
    QVERIFY(!levels()["users"_L1].toObject().contains(u"@dan:example.org"_s));
}

void TestRoomHandOver::troublesOfTheRequest_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("isThere");
    const auto row = [](const char *name, const Fault &fault, Kind kind, bool isThere) {
        QTest::newRow(name) << fault << kind << isThere;
    };
    row("done, the answer lost", Fault::dropAfterBody(Acts::Yes), Kind::Unknown, true);
    row("not done, the answer lost", Fault::dropAfterBody(Acts::No), Kind::Unknown, false);
    row("502", Fault::json("{}", 502), Kind::Unknown, false);
    row("a page", Fault::json("[]", 200), Kind::Unknown, false);
    row("said yes, and did nothing", Fault::json(R"({"event_id":"$a"})", 200), Kind::NotThere,
        false);
    row("429", Fault::rateLimited(5s), Kind::NotDone, false);
    row("403 of a proxy", Fault::json("{}", 403), Kind::Unknown, false);
    row("the sign-in has ended", Fault::json(R"({"errcode":"M_UNKNOWN_TOKEN","error":"No"})", 401),
        Kind::NotDone, false);
}

/// It is sent once, whatever comes of it.
void TestRoomHandOver::troublesOfTheRequest()
{
    QFETCH(Fault, fault);
    QFETCH(Kind, kind);
    QFETCH(bool, isThere);
    QVERIFY(list());
    m_proxy->faultAlways("PUT", permissionsPath, fault);
    QVERIFY(handOver());
    QCOMPARE(m_result.kind, kind);
    const auto sent = m_proxy->requestsTo(permissionsPath);
    QCOMPARE(std::ranges::count(sent, "PUT", &FaultRequest::verb), 1);
    QCOMPARE(levels()["users"_L1][bob].toInt() == 100, isThere);
    if (kind == Kind::Unknown) {
        QCOMPARE(m_result.isThere, std::optional(isThere));
    }
}

void TestRoomHandOver::goingEndsIt()
{
    QVERIFY(list());
    m_proxy->faultAlways("PUT", permissionsPath, Fault::late(1h));
    auto change = std::make_unique<RoomHandOver>(*m_signedIn, m_id, RoomHandOverFlow(offer()));
    change->start();
    QVERIFY(!change->isWritten());
    WAIT_COMPARE(m_proxy->heldBack(), 1);
    QVERIFY(change->isWritten());
    change.reset();
    m_clock->advance(1h);
    (void)waitUntil([] { return false; }, 50ms); // what would come now, would come at once
    const auto sent = m_proxy->requestsTo(permissionsPath);
    QCOMPARE(std::ranges::count(sent, "PUT", &FaultRequest::verb), 1);
    QCOMPARE(std::ranges::count(sent, "GET", &FaultRequest::verb), 2); // not read back
}

QTEST_GUILESS_MAIN(TestRoomHandOver)
#include "TestRoomHandOver.moc"
