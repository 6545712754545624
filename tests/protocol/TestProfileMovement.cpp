// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/ProfileMovement.h"
#include "app/overview/SpreadSample.h"
#include "tests/support/AliceOnALine.h"
#include "tests/support/Waiting.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char profilePath[] = "/profile/%40alice%3Apractice.test";
constexpr char memberPath[] = "/state/m.room.member/%40alice%3Apractice.test";
constexpr char joinedPath[] = "/joined_rooms";

} // namespace

/// A name that another app has changed counts while the rooms are told of it, and no name of one's
/// own in single rooms does.
class TestProfileMovement final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_alice.open()); }
    void cleanup() { m_alice.close(); }

    void nothingDiffers();
    void namesOfOnesOwn();
    void changedAMomentAgo_data();
    void changedAMomentAgo();
    void amongNamesOfOnesOwn();
    void changedOnceMore();
    void thatStandsStill();
    void aRoomThatCouldNotBeRead();
    void aMomentWithoutAnAnswer_data();
    void aMomentWithoutAnAnswer();
    void whatCannotBeReadAtAll_data();
    void whatCannotBeReadAtAll();
    void whatCannotBeReadAnyMore_data();
    void whatCannotBeReadAnyMore();
    void inNoRoom();

private:
    struct Seen
    {
        bool hasMoved = false;
        bool isSeen = false;
    };

    /// By another app of hers; the rooms are told one after the other, `takes` for all.
    void rename(const QString &name, std::chrono::milliseconds takes) const;
    void callHerselfIn(const QStringList &rooms) const;
    [[nodiscard]] qsizetype untold() const;
    [[nodiscard]] Seen watch();

    test::AliceOnALine m_alice;
};

void TestProfileMovement::rename(const QString &name, std::chrono::milliseconds takes) const
{
    PracticeSettings settings = m_alice.server->settings();
    settings.admin.renamingTakes = takes;
    m_alice.server->setSettings(settings);
    m_alice.server->rename(u"alice"_s, name);
}

void TestProfileMovement::callHerselfIn(const QStringList &rooms) const
{
    for (const QString &id : rooms) {
        m_alice.server->editRoom(id, [this](PracticeRoom &room) {
            room.profiles[m_alice.server->userId(u"alice"_s)] = {u"Ali of this room"_s, {}};
        });
    }
}

/// Rooms that show something else than the profile, as the server has it.
qsizetype TestProfileMovement::untold() const
{
    const QStringList rooms = m_alice.account().rooms;
    return std::ranges::count_if(rooms, [this](const QString &id) {
        const auto room = m_alice.server->room(id);
        return room && room->profiles.contains(m_alice.server->userId(u"alice"_s));
    });
}

TestProfileMovement::Seen TestProfileMovement::watch()
{
    ProfileMovement movement(*m_alice.signedIn, *m_alice.clock);
    const QSignalSpy moved(&movement, &ProfileMovement::moved);
    const QSignalSpy ended(&movement, &ProfileMovement::ended);
    movement.start();
    if (!m_alice.passUntil([&] { return !ended.isEmpty(); }) || ended.size() != 1
        || moved.size() > 1) {
        QTest::qFail("it does not end once", __FILE__, __LINE__);
        return {};
    }
    return {!moved.isEmpty(), ended.first().first().toBool()};
}

void TestProfileMovement::nothingDiffers()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 40});
    const Seen seen = watch();
    QVERIFY(!seen.hasMoved && seen.isSeen);
    QCOMPARE(m_alice.sent(profilePath), 1);
    QCOMPARE(m_alice.sent(joinedPath), 1);
    QCOMPARE(m_alice.sent(memberPath), 16);
}

/// In 3 of some 20 rooms, wherever these are.
void TestProfileMovement::namesOfOnesOwn()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 15});
    const QStringList rooms = inOrderOfTelling(m_alice.account().rooms);
    callHerselfIn({rooms.first(), rooms.at(7), rooms.last()});
    QCOMPARE(untold(), 3);
    const Seen seen = watch();
    QVERIFY(!seen.hasMoved && seen.isSeen);
    QCOMPARE(m_alice.sent(profilePath), 2); // one look, and another
}

void TestProfileMovement::changedAMomentAgo_data()
{
    QTest::addColumn<int>("rooms");
    QTest::addColumn<int>("perRoom");
    QTest::newRow("rooms that are all looked at") << 8 << 1000;
    QTest::newRow("many rooms, a few at each look") << 150 << 300;
    QTest::newRow("one room between two looks") << 12 << 1900;
}

/// To the last room: whoever hears that it is at rest is brought back into none.
void TestProfileMovement::changedAMomentAgo()
{
    QFETCH(const int, rooms);
    QFETCH(const int, perRoom);
    m_alice.server->openRooms(u"alice"_s, {.shared = rooms});
    rename(u"Alice at last"_s, std::chrono::milliseconds(perRoom));
    QVERIFY(untold() > rooms);
    const Seen seen = watch();
    QVERIFY(seen.hasMoved && seen.isSeen);
    QCOMPARE(untold(), 0);
}

/// These are overwritten, too, in their turn.
void TestProfileMovement::amongNamesOfOnesOwn()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 30});
    const QStringList rooms = inOrderOfTelling(m_alice.account().rooms);
    callHerselfIn({rooms.at(3), rooms.at(20), rooms.last()});
    rename(u"Alice at last"_s, 500ms);
    const Seen seen = watch();
    QVERIFY(seen.hasMoved && seen.isSeen);
    QCOMPARE(untold(), 0);
}

/// While it is watched: the rooms are told of the newest, from the first on.
void TestProfileMovement::changedOnceMore()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 30});
    rename(u"Alice at last"_s, 500ms);
    m_alice.clock->callAfter(5s, this, [this] { rename(u"Alice after all"_s, 500ms); });
    const Seen seen = watch();
    QVERIFY(seen.hasMoved && seen.isSeen);
    QCOMPARE(untold(), 0);
}

/// Nobody knows whether the last room has a name of one's own, or the server has stopped half-way.
void TestProfileMovement::thatStandsStill()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 10});
    rename(u"Alice at last"_s, 1s);
    const QStringList rooms = inOrderOfTelling(m_alice.account().rooms);
    const QString &last = rooms.last();
    m_alice.line->faultAlways("GET", "/" + QUrl::toPercentEncoding(last) + memberPath,
                              Fault::json(R"({"membership":"join","displayname":"Ali"})"));
    const Seen seen = watch();
    QVERIFY(seen.hasMoved && !seen.isSeen);
}

/// It is asked for until it can be read: those behind it may not be told yet.
void TestProfileMovement::aRoomThatCouldNotBeRead()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 40});
    rename(u"Alice at last"_s, 300ms);
    const QStringList rooms = inOrderOfTelling(m_alice.account().rooms);
    const QString &last = rooms.last();
    const QByteArray path = "/" + QUrl::toPercentEncoding(last) + memberPath;
    m_alice.line->faultNext("GET", path,
                            Fault::json(R"({"errcode":"M_FORBIDDEN","error":"No"})", 403));
    const Seen seen = watch();
    QVERIFY(seen.hasMoved && seen.isSeen);
    QCOMPARE(untold(), 0);
    QVERIFY(m_alice.sent(path) > 1);
}

/// A moment without an answer ends nothing.
void TestProfileMovement::aMomentWithoutAnAnswer_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("the profile") << QByteArray(profilePath);
    QTest::newRow("what they show") << QByteArray(memberPath);
}

void TestProfileMovement::aMomentWithoutAnAnswer()
{
    QFETCH(const QByteArray, path);
    m_alice.server->openRooms(u"alice"_s, {.shared = 30});
    rename(u"Alice at last"_s, 1s);
    m_alice.clock->callAfter(
        9s, this, [this, path] { m_alice.line->faultAlways("GET", path, Fault::page(502)); });
    m_alice.clock->callAfter(20s, this, [this] { m_alice.line->forgetFaults(); });
    const Seen seen = watch();
    QVERIFY(seen.hasMoved && seen.isSeen);
    QCOMPARE(untold(), 0);
}

void TestProfileMovement::whatCannotBeReadAtAll_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("the profile") << QByteArray(profilePath);
    QTest::newRow("which rooms there are") << QByteArray(joinedPath);
    QTest::newRow("what they show") << QByteArray(memberPath);
}

/// Stops nobody, as nothing else does that could not be read.
void TestProfileMovement::whatCannotBeReadAtAll()
{
    QFETCH(const QByteArray, path);
    rename(u"Alice at last"_s, 1h);
    m_alice.line->faultAlways("GET", path,
                              Fault::json(R"({"errcode":"M_FORBIDDEN","error":"No"})", 403));
    const Seen seen = watch();
    QVERIFY(!seen.hasMoved && seen.isSeen);
}

void TestProfileMovement::whatCannotBeReadAnyMore_data()
{
    QTest::addColumn<QByteArray>("errcode");
    QTest::addColumn<int>("status");
    QTest::newRow("for a quarter of an hour") << QByteArray("M_FORBIDDEN") << 403;
    QTest::newRow("as the sign-in has ended") << QByteArray("M_UNKNOWN_TOKEN") << 401;
}

/// What was seen to move, and could not be looked at to its end.
void TestProfileMovement::whatCannotBeReadAnyMore()
{
    QFETCH(const QByteArray, errcode);
    QFETCH(const int, status);
    m_alice.server->openRooms(u"alice"_s, {.shared = 30});
    rename(u"Alice at last"_s, 1s);
    m_alice.clock->callAfter(9s, this, [this, errcode, status] {
        m_alice.line->faultAlways(
            "GET", memberPath,
            Fault::json(R"({"errcode":")" + errcode + R"(","error":"No"})", status));
    });
    m_alice.clock->callAfter(15s, this, [this] { m_alice.clock->advance(15min); });
    const Seen seen = watch();
    QVERIFY(seen.hasMoved && !seen.isSeen);
}

void TestProfileMovement::inNoRoom()
{
    m_alice.server->editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.rooms.clear(); });
    const Seen seen = watch();
    QVERIFY(!seen.hasMoved && seen.isSeen);
    QCOMPARE(m_alice.sent(memberPath), 0);
}

QTEST_GUILESS_MAIN(TestProfileMovement)
#include "TestProfileMovement.moc"
