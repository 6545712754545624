// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomReader.h"
#include "tests/support/AliceOnALine.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"
#include "tests/support/WorkTimer.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Acts = Fault::Acts;
using Phase = RoomOverview::Phase;

namespace {

constexpr char pagesPath[] = "/org.matrix.simplified_msc3575/sync";
constexpr char syncPath[] = "/v3/sync";
constexpr char joinedPath[] = "/joined_rooms";
constexpr char directPath[] = "/account_data/m.direct";
constexpr char versionsPath[] = "/versions";
constexpr char membersPath[] = "/joined_members";

QStringList namesOf(const QList<OwnRoom> &rooms)
{
    QStringList names;
    for (const OwnRoom &room : rooms) {
        names += room.name;
    }
    return names;
}

} // namespace

/// All rooms of an account, by whichever way the server has; what the server saw of it.
class TestRoomReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyWayTellsTheSame_data();
    void everyWayTellsTheSame();
    void pageByPage();
    void whoLooksAfterARoomBesideUs();
    void neverMoreThanFourAtATime();
    void troubles_data();
    void troubles();
    void theSignInHasEnded_data();
    void theSignInHasEnded();
    void membersThatCannotBeRead();
    void stoppingEndsTheRequests();
    void goingEndsTheRequests();
    void tenThousandRooms();

private:
    void openSome() const;
    void refuse(const QByteArray &verb, const QByteArray &path) const;
    void begin();
    [[nodiscard]] bool read();
    [[nodiscard]] const RoomOverview &overview() const { return m_reader->overview(); }

    test::AliceOnALine m_alice;
    std::unique_ptr<RoomReader> m_reader;
};

void TestRoomReader::init()
{
    QVERIFY(m_alice.open());
}

void TestRoomReader::cleanup()
{
    m_reader.reset();
    m_alice.close();
}

/// Three rooms that alice alone looks after, beside the five that she has.
void TestRoomReader::openSome() const
{
    m_alice.server->openRooms(
        u"alice"_s, {.shared = 4, .sole = 3, .directChats = 1, .invitations = 2, .knocks = 1});
}

void TestRoomReader::refuse(const QByteArray &verb, const QByteArray &path) const
{
    m_alice.line->faultAlways(verb, path,
                              Fault::json(R"({"errcode":"M_UNRECOGNIZED","error":"No"})", 404));
}

void TestRoomReader::begin()
{
    m_reader = std::make_unique<RoomReader>(*m_alice.signedIn);
    m_reader->start();
}

bool TestRoomReader::read()
{
    begin();
    return m_alice.passUntil([this] { return !overview().isReading(); });
}

void TestRoomReader::everyWayTellsTheSame_data()
{
    QTest::addColumn<int>("refused");
    QTest::newRow("page by page") << 0;
    QTest::newRow("at once") << 1;
    QTest::newRow("one by one") << 2;
}

void TestRoomReader::everyWayTellsTheSame()
{
    QFETCH(int, refused);
    openSome();
    if (refused > 0) {
        refuse("POST", pagesPath);
    }
    if (refused > 1) {
        refuse("GET", syncPath);
    }
    QVERIFY(read());
    QCOMPARE(overview().phase, Phase::Complete);
    QCOMPARE(overview().rooms, std::optional<qsizetype>(10));
    QCOMPARE(overview().directChats, std::optional<qsizetype>(3));
    QCOMPARE(overview().looked, 13);
    QCOMPARE(overview().unread, 0);
    QCOMPARE(overview().invitations.has_value(), refused < 2); // not "none" for "not known"
    QCOMPARE(overview().invitations.value_or(2), 2);
    QCOMPARE(overview().knocks.value_or(1), 1);
    QCOMPARE(overview().all.size(), refused < 2 ? 16 : 13);
    QCOMPARE(namesOf(overview().onlyMine),
             (QStringList{u"Choir"_s, u"Neighbours"_s, u"Chess circle"_s}));
    const OwnRoom &choir = overview().onlyMine.constFirst();
    QVERIFY(choir.isPublic);
    QCOMPARE(choir.people, std::optional<qsizetype>(214));
    QCOMPARE(choir.judged.give, 100);
    QVERIFY(!choir.judged.canBeTakenBack);
    const OwnRoom &neighbours = overview().onlyMine.at(1);
    QCOMPARE(neighbours.kind, OwnRoom::Kind::Space);
    QVERIFY(neighbours.judged.canBeTakenBack); // version 12
    for (const PracticeRequest &request : m_alice.server->requests()) {
        QVERIFY2(request.verb == "GET" || request.path.endsWith(pagesPath),
                 request.path.constData());
        QVERIFY(request.authorizationPresent);
    }
    QCOMPARE(m_alice.sent(membersPath), refused < 2 ? 0 : 3); // never a list of members otherwise
}

void TestRoomReader::pageByPage()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 500});
    QVERIFY(read());
    QCOMPARE(overview().rooms, std::optional<qsizetype>(503));
    QCOMPARE(overview().looked, 505);
    QVERIFY(overview().onlyMine.isEmpty());
    const auto pages = m_alice.server->requestsTo(pagesPath);
    QCOMPARE(pages.size(), 3);
    int first = 0;
    for (const PracticeRequest &page : pages) {
        const QJsonObject list = page.json()["lists"_L1]["all"_L1].toObject();
        QCOMPARE(list["ranges"_L1].toArray(),
                 (QJsonArray{QJsonValue(QJsonArray{first, first + 199})}));
        QCOMPARE(list["timeline_limit"_L1].toInt(-1), 0);
        QCOMPARE(page.query, "timeout=0");
        QVERIFY(!page.json().contains("pos"_L1));
        first += 200;
    }
    // Beside the pages, and whether somebody is there who is named in some of them.
    QCOMPARE(m_alice.server->requests().size(), 3 + 3 + 10);
}

/// They are asked for by name, and only where the account may be the only admin.
void TestRoomReader::whoLooksAfterARoomBesideUs()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 6, .sole = 1});
    QVERIFY(read());
    const auto asks
        = [this](const QByteArray &user) { return m_alice.sent("/state/m.room.member/" + user); };
    QCOMPARE(asks("%40host%3Aexample.org"), 2); // two of the six have alice beside them
    QCOMPARE(asks("%40former%3Aexample.org"), 1);
    QCOMPARE(namesOf(overview().onlyMine), QStringList{u"Choir"_s});
}

void TestRoomReader::neverMoreThanFourAtATime()
{
    m_alice.server->openRooms(u"alice"_s, {.sole = 30});
    m_alice.line->faultAlways("GET", "/state/m.room.member/%40former%3Aexample.org",
                              Fault::late(1s));
    qsizetype most = 0;
    begin();
    QVERIFY(waitUntil(
        [&] {
            const qsizetype now = m_alice.client->onTheWire().size();
            most = std::max(most, now);
            if (m_alice.line->heldBack() == now && now > 0) {
                m_alice.clock->advance(1s);
            }
            return !overview().isReading();
        },
        20s));
    QCOMPARE(most, 4);
    QCOMPARE(overview().onlyMine.size(), 30);
}

void TestRoomReader::troubles_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Fault>("fault");
    struct Endpoint
    {
        const char *verb;
        const char *path;
    };
    for (const Endpoint &end :
         {Endpoint{"GET", joinedPath}, Endpoint{"GET", directPath}, Endpoint{"GET", versionsPath},
          Endpoint{"POST", pagesPath}, Endpoint{"GET", syncPath},
          Endpoint{"GET", "/state/m.room.member/%40former%3Aexample.org"},
          Endpoint{"GET", "/state/m.room.create"}, Endpoint{"GET", membersPath}}) {
        const auto row = [&end](const char *name, const Fault &fault) {
            QTest::addRow("%s: %s", end.path, name)
                << QByteArray(end.verb) << QByteArray(end.path) << fault;
        };
        row("403", Fault::json(R"({"errcode":"M_FORBIDDEN","error":"No"})", 403));
        row("404", Fault::json(R"({"errcode":"M_UNRECOGNIZED","error":"No"})", 404));
        row("404, a page", Fault::page(404));
        row("429", Fault::rateLimited());
        row("500", Fault::json(R"({"errcode":"M_UNKNOWN","error":"Oops"})", 500));
        row("a page", Fault::page(200));
        row("a list", Fault::json("[]"));
        row("an object", Fault::json("{}"));
        row("half a body", Fault::halfBody(Acts::Yes));
        row("nothing", Fault::dropAfterBody(Acts::No));
        row("10 MiB", Fault::huge());
    }
}

/// Whatever cannot be read: the reading ends, and nothing is called "none" that is not known.
void TestRoomReader::troubles()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, path);
    QFETCH(Fault, fault);
    openSome();
    if (path == syncPath || path == membersPath || path.endsWith(".create")) {
        refuse("POST", pagesPath);
    }
    if (path == membersPath || path.endsWith(".create")) {
        refuse("GET", syncPath);
    }
    m_alice.line->faultAlways(verb, path, fault);
    QVERIFY(read());
    const RoomOverview &seen = overview();
    QVERIFY(seen.phase == Phase::Complete || seen.phase == Phase::Failed);
    QVERIFY(seen.phase != Phase::Failed || seen.failure);
    QVERIFY(!seen.refusal);
    // Three rooms have no other admin: each is listed, or said not to have been looked into.
    const bool isWhole = seen.phase == Phase::Complete;
    QVERIFY(!isWhole || seen.onlyMine.size() + seen.unread >= 3);
    QVERIFY(!isWhole || seen.rooms);
    QVERIFY(seen.onlyMine.size() <= 3);
    QVERIFY(m_alice.sent(path) <= 3 * 16);
    QCOMPARE(m_alice.server->account(u"alice"_s)->rooms.size(), 13);
}

void TestRoomReader::theSignInHasEnded_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("first") << "GET"_ba << QByteArray(joinedPath);
    QTest::newRow("at the pages") << "POST"_ba << QByteArray(pagesPath);
    QTest::newRow("at a member") << "GET"_ba
                                 << "/state/m.room.member/%40former%3Aexample.org"_ba;
}

/// Then nothing more is asked.
void TestRoomReader::theSignInHasEnded()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, path);
    m_alice.server->openRooms(u"alice"_s, {.sole = 40});
    m_alice.line->faultAlways(
        verb, path, Fault::json(R"({"errcode":"M_UNKNOWN_TOKEN","error":"Unknown"})", 401));
    QVERIFY(read());
    QCOMPARE(overview().phase, Phase::Failed);
    QVERIFY(overview().refusal);
    QCOMPARE(overview().refusal->cause, Cause::TokenRejected);
    QVERIFY(m_alice.sent(path) <= 4);
    QVERIFY(path != joinedPath || m_alice.sent(pagesPath) == 0);
}

void TestRoomReader::membersThatCannotBeRead()
{
    m_alice.server->openRooms(u"alice"_s, {.sole = 5});
    m_alice.line->faultNext("GET", "/state/m.room.member/%40former%3Aexample.org",
                            Fault::json(R"({"errcode":"M_FORBIDDEN","error":"No"})", 403));
    QVERIFY(read());
    QCOMPARE(overview().phase, Phase::Complete);
    QCOMPARE(overview().onlyMine.size(), 4);
    QCOMPARE(overview().unread, 1);
}

void TestRoomReader::stoppingEndsTheRequests()
{
    m_alice.server->openRooms(u"alice"_s, {.sole = 40});
    m_alice.line->faultAlways("GET", "/state/m.room.member/%40former%3Aexample.org",
                              Fault::late(1h));
    begin();
    WAIT_COMPARE(m_alice.line->heldBack(), 4);
    WAIT_COMPARE(overview().looked, 5); // hers, which others look after
    const QSignalSpy ended(m_reader.get(), &RoomReader::ended);
    m_reader->stop();
    WAIT_COMPARE(ended.size(), 1);
    QCOMPARE(overview().phase, Phase::Stopped);
    QCOMPARE(overview().unread, 40);
    QCOMPARE(overview().rooms, std::optional<qsizetype>(43));
    WAIT_VERIFY(m_alice.client->onTheWire().isEmpty());
    const qsizetype before = m_alice.sent("/state/m.room.member/%40former%3Aexample.org");
    m_alice.clock->advance(2h);
    QCoreApplication::processEvents();
    QCOMPARE(m_alice.sent("/state/m.room.member/%40former%3Aexample.org"), before);
    QCOMPARE(before, 4);
    m_reader->stop();
    QCoreApplication::processEvents();
    QCOMPARE(ended.size(), 1);
}

void TestRoomReader::goingEndsTheRequests()
{
    m_alice.server->openRooms(u"alice"_s, {.sole = 4});
    m_alice.line->faultAlways("POST", pagesPath, Fault::late(1h));
    begin();
    WAIT_COMPARE(m_alice.line->heldBack(), 1);
    m_reader.reset();
    WAIT_VERIFY(m_alice.client->onTheWire().isEmpty());
}

/// Nothing keeps the windows from moving, and the end comes.
void TestRoomReader::tenThousandRooms()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 10'000, .sole = 3});
    m_alice.signedIn = test::signedIn(
        *m_alice.client, *m_alice.clock,
        {.url = m_alice.server->baseUrl(), .userId = m_alice.server->userId(u"alice"_s)});
    begin();
    std::chrono::milliseconds longest{0};
    test::WorkTimer since;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this,
            [&longest, &since] { longest = std::max(longest, since.restart()); });
    beat.start(0);
    QVERIFY(waitUntil([&] { return !overview().isReading(); }, 120s));
    QCOMPARE(overview().looked, 10'008);
    QCOMPARE(overview().onlyMine.size(), 3);
    QCOMPARE(m_alice.server->requestsTo(pagesPath).size(), 51);
    QVERIFY2(longest <= test::allowed(50ms), qPrintable(u"%1 ms"_s.arg(longest.count())));
}

QTEST_GUILESS_MAIN(TestRoomReader)
#include "TestRoomReader.moc"
