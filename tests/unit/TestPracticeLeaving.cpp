// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/FaultProxy.h"
#include "app/practice/PracticePermissions.h"
#include "app/practice/Scenarios.h"
#include "tests/support/PlainPractice.h"
#include "tests/support/WorkTimer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <malloc.h>

using namespace farewell;
using test::PlainReply;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString alice = u"@alice:practice.test"_s;
const QString bob = u"@bob:practice.test"_s;
constexpr char sliding[] = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync";

QByteArray encoded(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

qint64 inUse()
{
    return static_cast<qint64>(mallinfo2().uordblks + mallinfo2().hblkhd);
}

} // namespace

/// How Synapse 1.160 lets people leave rooms (tried), how often, and what they see of them then;
/// and the scenarios for it, all seen by a plain client.
class TestPracticeLeaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_practice.close(); }

    void leavesARoom();
    void leavesARoomOfWhichNothingWasKnown();
    void declinesAndWithdraws_data();
    void declinesAndWithdraws();
    void comesToNothing_data();
    void comesToNothing();
    void leavesTwice();
    void cannotLeaveWhereTheServerIsNot();
    void whoIsSuspendedMayLeave();
    void seesTheRoomAsItWas();
    void comesBack();

    void takesTenAndThenOneEveryFiveSeconds();
    void countsPermissionsToo();
    void countsNothingThatDoesNothing();
    void countsEachAccountByItself();
    void isNotLimitedByDefault();

    void slowToLeave();
    void roomsUnreadable();
    void tenThousandRooms();

private:
    PlainReply leave(const QString &room, const QByteArray &body = {},
                     const QByteArray &localpart = "alice")
    {
        return m_practice.send("POST", at(room) + "/leave", body, localpart);
    }
    PlainReply get(const QString &room, const QByteArray &end,
                   const QByteArray &localpart = "alice")
    {
        return m_practice.send("GET", at(room) + end, {}, localpart);
    }
    [[nodiscard]] static QByteArray at(const QString &room)
    {
        return "/_matrix/client/v3/rooms/" + encoded(room);
    }

    /// The content of the event that says how that person belongs to the room.
    QJsonObject member(const QString &room, const QString &user = alice,
                       const QByteArray &localpart = "alice")
    {
        return get(room, "/state/m.room.member/" + encoded(user), localpart).object();
    }
    QStringList joinedRooms();

    void open(const PracticeRoomPlan &plan) const;
    void setBurst(int burst) const;
    void prepare(const QString &scenario) const;

    /// How many of the first so many rooms were left.
    int leaveSome(int count);
    [[nodiscard]] QString room(const QString &name) const
    {
        return m_practice.server->roomId(name);
    }
    PlainReply page(int first, int last);

    test::PlainPractice m_practice;
};

void TestPracticeLeaving::init()
{
    QVERIFY(m_practice.open({u"alice"_s, u"bob"_s}));
}

QStringList TestPracticeLeaving::joinedRooms()
{
    QStringList rooms;
    const QJsonArray told = m_practice.send("GET", "/_matrix/client/v3/joined_rooms")
                                .object()["joined_rooms"_L1]
                                .toArray();
    for (const auto id : told) {
        rooms += id.toString();
    }
    return rooms;
}

void TestPracticeLeaving::open(const PracticeRoomPlan &plan) const
{
    m_practice.server->openRooms(u"alice"_s, plan);
}

void TestPracticeLeaving::setBurst(int burst) const
{
    PracticeSettings settings = m_practice.server->settings();
    settings.eventBurst = burst;
    m_practice.server->setSettings(settings);
}

void TestPracticeLeaving::prepare(const QString &scenario) const
{
    const auto found = scenarioWith(scenario);
    QVERIFY(found);
    FaultProxy line(m_practice.server->baseUrl(), *m_practice.clock);
    found->prepare(*m_practice.server, line);
}

int TestPracticeLeaving::leaveSome(int count)
{
    const QStringList all = joinedRooms();
    const QStringList rooms = all.first(count);
    int left = 0;
    for (const QString &id : rooms) {
        left += leave(id).status == 200 ? 1 : 0;
    }
    return left;
}

PlainReply TestPracticeLeaving::page(int first, int last)
{
    return m_practice.send(
        "POST", QByteArray(sliding) + "?timeout=0",
        R"({"conn_id":"farewell","lists":{"all":{"ranges":[[%1,%2]],"timeline_limit":0,)"
        R"("required_state":[["m.room.create",""],["m.room.power_levels",""]]}}})"_ba
            .replace("%1", QByteArray::number(first))
            .replace("%2", QByteArray::number(last)));
}

void TestPracticeLeaving::leavesARoom()
{
    open({.sole = 2});
    const QString choir = room(u"Choir"_s);
    QVERIFY(joinedRooms().contains(choir));
    const PlainReply reply = leave(choir, R"({"reason":"I am closing my account"})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, "{}"_ba);
    QVERIFY(!joinedRooms().contains(choir));
    QVERIFY(!page(0, 100).object()["rooms"_L1].toObject().contains(choir));
    QVERIFY(joinedRooms().contains(room(u"Neighbours"_s)));

    const QJsonObject event
        = get(choir, "/state/m.room.member/" + encoded(alice) + "?format=event").object();
    QCOMPARE(event["sender"_L1].toString(), alice);
    QCOMPARE(
        event["content"_L1].toObject(),
        QJsonObject({{u"membership"_s, u"leave"_s}, {u"reason"_s, u"I am closing my account"_s}}));
}

void TestPracticeLeaving::leavesARoomOfWhichNothingWasKnown()
{
    const QString club = u"!book-club:practice.test"_s;
    QVERIFY(!m_practice.server->room(club));
    QCOMPARE(leave(club, R"({"reason":""})").status, 200);
    QCOMPARE(member(club), QJsonObject({{u"membership"_s, u"leave"_s}, {u"reason"_s, QString()}}));
    QCOMPARE(member(club, alice, "bob"), member(club));
    QCOMPARE(member(club, bob, "bob")["membership"_L1].toString(), u"join"_s);

    // Nobody else of this server is in it.
    const QString family = u"!family:practice.test"_s;
    QCOMPARE(leave(family).status, 200);
    QCOMPARE(member(family), QJsonObject({{u"membership"_s, u"leave"_s}}));

    const QString withBob = u"!alice-and-bob:practice.test"_s;
    QCOMPARE(leave(withBob).status, 200);
    QCOMPARE(member(withBob)["membership"_L1].toString(), u"leave"_s);
    QCOMPARE(member(withBob, bob)["membership"_L1].toString(), u"join"_s);
    QCOMPARE(member(withBob, alice, "bob")["membership"_L1].toString(), u"leave"_s);
}

void TestPracticeLeaving::declinesAndWithdraws_data()
{
    QTest::addColumn<bool>("isKnock");
    QTest::newRow("invitation") << false;
    QTest::newRow("knock") << true;
}

void TestPracticeLeaving::declinesAndWithdraws()
{
    QFETCH(bool, isKnock);
    open({.invitations = isKnock ? 0 : 1, .knocks = isKnock ? 1 : 0});
    const QString filmNight = room(u"Film night"_s);
    QVERIFY(page(0, 100).object()["rooms"_L1].toObject().contains(filmNight));
    QCOMPARE(get(filmNight, "/state/m.room.member/" + encoded(alice)).status, 403);
    QCOMPARE(leave(filmNight, R"({"reason":"No"})").status, 200);
    QVERIFY(!page(0, 100).object()["rooms"_L1].toObject().contains(filmNight));
    QCOMPARE(member(filmNight)["membership"_L1].toString(), u"leave"_s);
    QCOMPARE(member(filmNight)["reason"_L1].toString(), u"No"_s);
}

void TestPracticeLeaving::comesToNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("localpart");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::newRow("never in it") << u"Choir"_s << "bob"_ba << "{}"_ba
                                 << u"403 M_FORBIDDEN: @bob:practice.test not in room %1."_s;
    QTest::newRow("banned") << u"Film night"_s << "alice"_ba << "{}"_ba
                            << u"403 M_FORBIDDEN: @alice:practice.test not in room %1."_s;
    QTest::newRow("no such room") << u"Nowhere"_s << "alice"_ba << "{}"_ba
                                  << u"404 M_UNKNOWN: Not a known room"_s;
    QTest::newRow("not signed in") << u"Choir"_s << "nobody"_ba << "{}"_ba
                                   << u"401 M_UNKNOWN_TOKEN: Invalid access token passed."_s;
    QTest::newRow("no JSON") << u"Choir"_s << "alice"_ba << "{"_ba
                             << u"400 M_NOT_JSON: Content not JSON."_s;
    QTest::newRow("no object") << u"Choir"_s << "alice"_ba << "[]"_ba
                               << u"400 M_BAD_JSON: Content must be a JSON object."_s;
    for (const char *reason : {"5", "1.5", "null", "true", "{}", "[]"}) {
        QTest::addRow("reason %s", reason)
            << u"Choir"_s << "alice"_ba << QByteArray("{\"reason\":") + reason + '}'
            << u"400 M_BAD_JSON: 1 validation error for PostBody\nreason\n  Input should be a "
               "valid string"_s;
    }
}

void TestPracticeLeaving::comesToNothing()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, localpart);
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    open({.sole = 1, .invitations = 1});
    m_practice.server->editRoom(room(u"Film night"_s),
                                [](PracticeRoom &room) { room.elsewise.insert(alice, u"ban"_s); });
    const QString id = name == "Nowhere"_L1 ? u"!nowhere:practice.test"_s : room(name);
    const QStringList before = joinedRooms();
    QCOMPARE(leave(id, body, localpart).error(), error.contains(u'%') ? error.arg(id) : error);
    QCOMPARE(joinedRooms(), before);
    QCOMPARE(m_practice.server->room(id).has_value(), name != "Nowhere"_L1);
    QCOMPARE(get(u"!nowhere:practice.test"_s, "/state/m.room.create").status, 403);
}

/// What would say nothing new is no event, and so is not refused.
void TestPracticeLeaving::leavesTwice()
{
    open({.sole = 1});
    const QString choir = room(u"Choir"_s);
    const QString refusal = u"403 M_FORBIDDEN: @alice:practice.test not in room %1."_s.arg(choir);
    QCOMPARE(leave(choir, R"({"reason":"Bye"})").status, 200);
    QCOMPARE(leave(choir).error(), refusal);
    QCOMPARE(leave(choir, R"({"reason":"See you"})").error(), refusal);
    QCOMPARE(leave(choir, R"({"reason":"Bye"})").error(), QString());
    QCOMPARE(member(choir)["reason"_L1].toString(), u"Bye"_s);
}

void TestPracticeLeaving::cannotLeaveWhereTheServerIsNot()
{
    open({.sole = 1});
    const QString choir = room(u"Choir"_s);
    QCOMPARE(leave(choir).status, 200);
    QCOMPARE(leave(choir, {}, "bob").error(), u"404 M_UNKNOWN: Not a known room"_s);
    QCOMPARE(leave(choir, R"({"reason":"Bye"})").status, 403);
}

void TestPracticeLeaving::whoIsSuspendedMayLeave()
{
    open({.sole = 1});
    m_practice.server->editAccount(u"alice"_s,
                                   [](PracticeAccount &account) { account.suspended = true; });
    QCOMPARE(leave(room(u"Choir"_s)).error(), QString());
    QVERIFY(!joinedRooms().contains(room(u"Choir"_s)));
}

/// And nothing of what has happened since.
void TestPracticeLeaving::seesTheRoomAsItWas()
{
    open({.sole = 1});
    const QString choir = room(u"Choir"_s);
    m_practice.server->editAccount(u"bob"_s,
                                   [&](PracticeAccount &account) { account.rooms += choir; });
    const QJsonObject permissions = get(choir, "/state/m.room.power_levels").object();
    QCOMPARE(leave(choir).status, 200);

    m_practice.server->editRoom(choir, [](PracticeRoom &room) {
        room.name = u"Chorus"_s;
        writeLevel(room, bob, 100, bob);
        room.elsewise.insert(u"@dan:example.org"_s, u"leave"_s);
        room.lastWrote.clear();
    });
    QCOMPARE(leave(choir, {}, "bob").status, 200);
    QCOMPARE(get(choir, "/state/m.room.name").text(u"name"_s), u"Choir"_s);
    QCOMPARE(get(choir, "/state/m.room.power_levels").object(), permissions);
    QCOMPARE(member(choir, bob)["membership"_L1].toString(), u"join"_s);
    QCOMPARE(member(choir, u"@dan:example.org"_s)["membership"_L1].toString(), u"join"_s);
    QCOMPARE(get(choir, "/messages?dir=b").object()["chunk"_L1].toArray().size(), 2);
    QCOMPARE(get(choir, "/joined_members").error(),
             u"403 M_FORBIDDEN: Getting joined members while not being a current member of the "
             "room is forbidden."_s);

    QCOMPARE(get(choir, "/state/m.room.name", "bob").text(u"name"_s), u"Chorus"_s);
    QCOMPARE(member(choir, u"@dan:example.org"_s, "bob")["membership"_L1].toString(), u"leave"_s);
}

/// As somebody does whose name is still being written into the rooms. What was is forgotten then.
void TestPracticeLeaving::comesBack()
{
    open({.sole = 1});
    PracticeSettings settings = m_practice.server->settings();
    settings.admin.renamingTakes = 1s;
    m_practice.server->setSettings(settings);
    m_practice.server->rename(u"alice"_s, u"Alicia"_s);
    const QString choir = room(u"Choir"_s);
    QCOMPARE(leave(choir, R"({"reason":"Bye"})").status, 200);
    m_practice.server->editRoom(choir, [](PracticeRoom &room) { room.name = u"Chorus"_s; });
    QCOMPARE(get(choir, "/state/m.room.name").text(u"name"_s), u"Choir"_s);

    m_practice.clock->advance(1min);
    QVERIFY(joinedRooms().contains(choir));
    QCOMPARE(member(choir)["membership"_L1].toString(), u"join"_s);
    QCOMPARE(member(choir)["displayname"_L1].toString(), u"Alicia"_s);
    QCOMPARE(get(choir, "/state/m.room.name").text(u"name"_s), u"Chorus"_s);
    QCOMPARE(leave(choir).status, 200);
    QCOMPARE(member(choir), QJsonObject({{u"membership"_s, u"leave"_s}}));
    QCOMPARE(get(choir, "/state/m.room.name").text(u"name"_s), u"Chorus"_s);
}

void TestPracticeLeaving::takesTenAndThenOneEveryFiveSeconds()
{
    open({.shared = 20});
    setBurst(10);
    QCOMPARE(leaveSome(12), 10);
    const QString next = joinedRooms().constFirst();
    const auto wait = [&](const QByteArray &seconds, int milliseconds) {
        const PlainReply reply = leave(next);
        QCOMPARE(reply.error(), u"429 M_LIMIT_EXCEEDED: Too Many Requests"_s);
        QCOMPARE(reply.retryAfter, seconds);
        QCOMPARE(reply.object()["retry_after_ms"_L1].toInt(), milliseconds);
        QVERIFY(joinedRooms().contains(next));
    };
    wait("5", 5000);
    m_practice.clock->advance(1500ms);
    wait("4", 3500);
    m_practice.clock->advance(3499ms);
    wait("1", 1);
    m_practice.clock->advance(1ms);
    QCOMPARE(leaveSome(2), 1);
    m_practice.clock->advance(12s);
    QCOMPARE(leaveSome(4), 2);
    m_practice.clock->advance(1h);
    QCOMPARE(leaveSome(11), 10); // no more are saved up
}

void TestPracticeLeaving::countsPermissionsToo()
{
    open({.shared = 10, .sole = 1});
    setBurst(10);
    const QString choir = room(u"Choir"_s);
    const auto put = [&](int level) {
        QJsonObject content = get(choir, "/state/m.room.power_levels").object();
        content.insert(u"events_default"_s, level);
        return m_practice.send("PUT", at(choir) + "/state/m.room.power_levels/",
                               QJsonDocument(content).toJson());
    };
    QCOMPARE(leaveSome(7), 7);
    for (int level = 1; level <= 3; ++level) {
        QCOMPARE(put(level).status, 200);
    }
    QCOMPARE(put(4).error(), u"429 M_LIMIT_EXCEEDED: Too Many Requests"_s);
    QCOMPARE(put(3).status, 429); // looked at before anything else, the same content too
    QCOMPARE(leaveSome(1), 0);
    QCOMPARE(get(choir, "/state/m.room.power_levels").object()["events_default"_L1].toInt(), 3);
    m_practice.clock->advance(5s);
    QCOMPARE(put(4).status, 200);
    QCOMPARE(put(5).status, 429);
}

void TestPracticeLeaving::countsNothingThatDoesNothing()
{
    open({.shared = 12, .sole = 1});
    setBurst(10);
    const QString gone = joinedRooms().constFirst();
    const QString choir = room(u"Choir"_s);
    const QByteArray same = get(choir, "/state/m.room.power_levels").body;
    QCOMPARE(leave(gone).status, 200);
    for (int n = 0; n < 5; ++n) {
        QCOMPARE(leave(gone).status, 200);
        QCOMPARE(leave(gone, R"({"reason":"Bye"})").status, 403);
        QCOMPARE(leave(u"!nowhere:practice.test"_s).status, 404);
        QCOMPARE(leave(choir, "[]").status, 400);
        QCOMPARE(m_practice.send("PUT", at(choir) + "/state/m.room.power_levels", same).status,
                 200);
        QCOMPARE(m_practice.send("PUT", at(choir) + "/state/m.room.power_levels", R"({"ban":"x"})")
                     .status,
                 400);
    }
    QCOMPARE(leaveSome(10), 9);

    // Nor is it looked at before a refusal.
    QCOMPARE(leave(gone).status, 200);
    QCOMPARE(leave(u"!nowhere:practice.test"_s).status, 404);
}

void TestPracticeLeaving::countsEachAccountByItself()
{
    open({.shared = 12});
    setBurst(10);
    QCOMPARE(leaveSome(11), 10);
    QCOMPARE(leave(u"!book-club:practice.test"_s, {}, "bob").status, 200);
}

void TestPracticeLeaving::isNotLimitedByDefault()
{
    QCOMPARE(m_practice.server->settings().eventBurst, 0);
    open({.shared = 40});
    QCOMPARE(leaveSome(40), 40);
}

void TestPracticeLeaving::slowToLeave()
{
    prepare(u"slow-to-leave"_s);
    const auto all = page(0, 199).object();
    QCOMPARE(all["lists"_L1]["all"_L1]["count"_L1].toInt(), 40);
    QCOMPARE(joinedRooms().size(), 38);
    QCOMPARE(leaveSome(38), 10);
    m_practice.clock->advance(28 * 5s);
    QCOMPARE(leaveSome(28), 10);
}

/// The account itself can be read.
void TestPracticeLeaving::roomsUnreadable()
{
    prepare(u"rooms-unreadable"_s);
    const QString club = u"!book-club:practice.test"_s;
    const QList<PlainReply> refused{
        page(0, 199),
        m_practice.send("GET", "/_matrix/client/v3/sync?timeout=0"),
        m_practice.send("GET", "/_matrix/client/v3/joined_rooms"),
        get(club, "/state/m.room.create"),
        get(club, "/state/m.room.member/" + encoded(alice)),
        get(club, "/joined_members"),
        get(club, "/messages?dir=b"),
    };
    for (const PlainReply &reply : refused) {
        QCOMPARE(reply.error(), u"403 M_FORBIDDEN: You are not allowed to see rooms"_s);
    }
    for (const char *path : {"account/whoami", "account/3pid", "devices", "pushers"}) {
        QCOMPARE(m_practice.send("GET", QByteArray("/_matrix/client/v3/") + path).status, 200);
    }
    QCOMPARE(m_practice.send("GET", "/_matrix/client/v3/profile/" + encoded(alice)).status, 200);
    QCOMPARE(leave(club).status, 200);
}

/// All at once, and yet neither is it noticed nor does it fill the memory.
void TestPracticeLeaving::tenThousandRooms()
{
    const qint64 before = inUse();
    test::WorkTimer timer;
    prepare(u"ten-thousand-rooms"_s);
    const auto took = timer.elapsed();
    const qint64 more = inUse() - before;
    // 30 to 40 without optimization, on an idle machine.
    QVERIFY2(took <= test::allowed(100ms), qPrintable(u"%1 ms"_s.arg(took.count())));
#ifdef __SANITIZE_ADDRESS__
    Q_UNUSED(more) // it has a heap of its own
#else
    constexpr qsizetype mebibyte = 1 << 20;
    QVERIFY2(more > mebibyte, "nothing was counted");
    QVERIFY2(more <= 30 * mebibyte, qPrintable(u"%1 KiB"_s.arg(more / 1024)));
#endif

    QSet<QString> ids;
    for (int first = 0; first < 10'000; first += 200) {
        const QJsonObject answer = page(first, first + 199).object();
        QCOMPARE(answer["lists"_L1]["all"_L1]["count"_L1].toInt(), 10'000);
        const QStringList here = answer["rooms"_L1].toObject().keys();
        QCOMPARE(here.size(), 200);
        ids.unite(QSet<QString>(here.begin(), here.end()));
    }
    QCOMPARE(ids.size(), 10'000);
    QCOMPARE(page(10'000, 10'199).object()["rooms"_L1].toObject().size(), 0);
    const QStringList joined = joinedRooms();
    QCOMPARE(QSet<QString>(joined.begin(), joined.end()), ids);
}

QTEST_GUILESS_MAIN(TestPracticeLeaving)
#include "TestPracticeLeaving.moc"
