// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomJudge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using Kind = OwnRoom::Kind;
using Verdict = OnlyAdmin::Verdict;

namespace {

const QString me = u"@me:x"_s;

/// Single quotes stand for double ones.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray page(const QByteArray &rooms, int count = 1)
{
    return json("{'pos':'1','lists':{'all':{'count':" + QByteArray::number(count) + "}},'rooms':{"
                + rooms + "}}");
}

constexpr char create[] = "{'type':'m.room.create','state_key':'','sender':'@me:x',"
                          "'content':{'room_version':'11'}}";
constexpr char levels[] = "{'type':'m.room.power_levels','state_key':'','sender':'@me:x',"
                          "'content':{'users':{'@me:x':100,'@gone:x':100,'@mod:x':50},"
                          "'events':{'m.room.power_levels':100}}}";

QByteArray room(const QByteArray &more = {}, const QByteArray &about = "'joined_count':3")
{
    return QByteArray("'!a:x':{'name':'Called so',") + about + ",'required_state':[" + create + ","
        + levels + more + "]}";
}

RoomJudge judge(const QSet<QString> &joined = {u"!a:x"_s})
{
    return {me, {}, joined};
}

RoomJudge::SortedOut sortedOut(const QByteArray &rooms, const RoomJudge &by = judge())
{
    const auto told = parseRoomPage(page(rooms), me);
    return told ? by.sortOut(told->rooms) : RoomJudge::SortedOut();
}

QByteArray stateEvent(const char *type, const QByteArray &content)
{
    return QByteArray(",{'type':'") + type + "','state_key':'','content':" + content + "}";
}

} // namespace

/// What is made of the rooms that a server tells.
class TestOwnRooms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatARoomIs_data();
    void whatARoomIs();
    void guestRooms();
    void aRoomThatOneIsNotInAnyMore();
    void onlyTheirsDependsOnWhoIsThere();
    void atOnceIsTheSame();
    void hostile_data();
    void hostile();
    void counts_data();
    void counts();
    void inOrder();
};

void TestOwnRooms::whatARoomIs_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("about");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isPublic");
    const auto row = [](const char *title, const QByteArray &more, Kind kind, const QString &name,
                        bool isPublic, const QByteArray &about = "'joined_count':1") {
        QTest::newRow(title) << more << about << kind << name << isPublic;
    };
    row("as the server calls it", "", Kind::Room, u"Called so"_s, false);
    row("a name", stateEvent("m.room.name", "{'name':'Choir'}"), Kind::Room, u"Choir"_s, false);
    row("an address", stateEvent("m.room.canonical_alias", "{'alias':'#choir:x'}"), Kind::Room,
        u"#choir:x"_s, false);
    row("a name before an address",
        stateEvent("m.room.canonical_alias", "{'alias':'#choir:x'}")
            + stateEvent("m.room.name", "{'name':'Choir'}"),
        Kind::Room, u"Choir"_s, false);
    row("no letters", stateEvent("m.room.name", "{'name':'\\u202e\\n'}"), Kind::Room,
        u"Called so"_s, false);
    row("public", stateEvent("m.room.join_rules", "{'join_rule':'public'}"), Kind::Room,
        u"Called so"_s, true);
    row("by invitation", stateEvent("m.room.join_rules", "{'join_rule':'invite'}"), Kind::Room,
        u"Called so"_s, false);
    row("direct", "", Kind::DirectChat, u"Called so"_s, false, "'joined_count':1,'is_dm':true");
}

void TestOwnRooms::whatARoomIs()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, about);
    const auto sorted = sortedOut(room(more, about));
    QCOMPARE(sorted.settled.size(), 1);
    const OwnRoom &own = sorted.settled.constFirst();
    QCOMPARE(own.id, u"!a:x"_s);
    QTEST(own.kind, "kind");
    QTEST(own.name, "name");
    QTEST(own.isPublic, "isPublic");
    QCOMPARE(own.people, std::optional<qsizetype>(1));
    QCOMPARE(own.judged.verdict, Verdict::EndsWithThem);
}

/// Neither is one's to look after.
void TestOwnRooms::guestRooms()
{
    const auto guest = [](const char *membership) {
        return QByteArray("'!b:x':{'name':'Film night','invite_state':[{'type':'m.room.name',"
                          "'state_key':'','content':{'name':'Film night'}},{'type':'m.room.member',"
                          "'state_key':'@me:x','content':{'membership':'")
            + membership + "'}}]}";
    };
    const auto invited = sortedOut(guest("invite")).settled;
    QCOMPARE(invited.size(), 1);
    QCOMPARE(invited.constFirst().kind, Kind::Invitation);
    QCOMPARE(invited.constFirst().name, u"Film night"_s);
    QVERIFY(!invited.constFirst().isOnlyMine());
    QCOMPARE(sortedOut(guest("knock")).settled.constFirst().kind, Kind::Knock);
    QVERIFY(sortedOut(guest("ban")).settled.isEmpty());
    // Accepted while we looked: it is told again as a room.
    QVERIFY(sortedOut(guest("invite"), judge({u"!b:x"_s})).settled.isEmpty());
}

/// Synapse tells of rooms from which one was removed.
void TestOwnRooms::aRoomThatOneIsNotInAnyMore()
{
    const auto past = sortedOut(room(), judge({}));
    QVERIFY(past.settled.isEmpty());
    QVERIFY(past.open.isEmpty());
    RoomJudge unsure = judge();
    unsure.joined.reset();
    QCOMPARE(sortedOut(room(), unsure).open.size(), 1);
    QVERIFY(sortedOut(room({}, "'membership':'leave'"), unsure).open.isEmpty());
}

void TestOwnRooms::onlyTheirsDependsOnWhoIsThere()
{
    const auto sorted = sortedOut(room());
    QVERIFY(sorted.settled.isEmpty());
    QCOMPARE(sorted.open.size(), 1);
    const ToldRoom &told = sorted.open.constFirst();
    QCOMPARE(adminsNamedIn(told.powers, me),
             std::optional(QStringList{u"@gone:x"_s})); // nobody below the need
    QVERIFY(judge().judged(told).isOnlyMine());
    QCOMPARE(judge().judged(told).judged.give, 100);
    QVERIFY(!judge().judged(told, u"@gone:x"_s).isOnlyMine());

    RoomJudge elsewhere = judge();
    elsewhere.directChats = {u"!a:x"_s};
    QCOMPARE(elsewhere.sortOut({told}).open.size(), 1); // three people are more than a chat
    ToldRoom ofTwo = told;
    ofTwo.room.people = 2;
    const auto chat = elsewhere.sortOut({ofTwo}).settled;
    QCOMPARE(chat.size(), 1);
    QCOMPARE(chat.constFirst().judged.verdict, Verdict::DirectChat);

    ToldRoom replaced = told;
    replaced.replacement = u"!new:x"_s;
    QCOMPARE(judge().sortOut({replaced}).open.size(), 1);
    QVERIFY(judge({u"!a:x"_s, u"!new:x"_s}).sortOut({replaced}).open.isEmpty());

    ToldRoom uncounted = told;
    uncounted.room.people.reset();
    uncounted.powers.powerLevels->insert(u"users"_s, QJsonObject{{me, 100}});
    QCOMPARE(judge().sortOut({uncounted}).open.size(), 1); // perhaps nobody else is there
    uncounted.room.people = 3;
    QVERIFY(judge().sortOut({uncounted}).settled.constFirst().isOnlyMine());
}

void TestOwnRooms::atOnceIsTheSame()
{
    const auto told = parseRoomSync(
        json(QByteArray("{'next_batch':'s1','rooms':{'join':{'!a:x':{'state':{'events':[") + create
             + "," + levels
             + "]},'summary':{'m.joined_member_count':3,'m.heroes':['@bob:x']}}},"
               "'invite':{'!b:x':{'invite_state':{'events':[]}}},"
               "'knock':{'!c:x':{'knock_state':{'events':[]}}}}}"));
    QVERIFY(told);
    QCOMPARE(told->count, std::optional<qsizetype>(3));
    const auto sorted = judge().sortOut(told->rooms);
    QCOMPARE(sorted.open.size(), 1);
    QCOMPARE(sorted.open.constFirst().room.name, u"@bob:x"_s);
    QCOMPARE(sorted.open.constFirst().room.people, std::optional<qsizetype>(3));
    QCOMPARE(sorted.settled.size(), 2);
    QCOMPARE(sorted.settled.at(0).kind, Kind::Invitation);
    QCOMPARE(sorted.settled.at(1).kind, Kind::Knock);
}

void TestOwnRooms::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *text :
         {"", "x", "[]", "null", "{}", "{'lists':5}", "{'lists':{'all':{'count':-1}}}",
          "{'lists':{'all':{'count':1e300}}}", "{'rooms':{},'next_batch':5}"}) {
        QTest::newRow(text[0] == 0 ? "empty" : text) << json(text);
    }
}

/// No answer of another shape is taken for "no rooms".
void TestOwnRooms::hostile()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!parseRoomPage(bytes, me));
    QVERIFY(!parseRoomSync(bytes));
    QVERIFY(!parseJoinedCount(bytes));
}

void TestOwnRooms::counts_data()
{
    QTest::addColumn<QByteArray>("entry");
    for (const char *entry :
         {"5", "null", "[]", "{}", "{'required_state':5}", "{'required_state':[5,null,{}]}",
          "{'required_state':[{'type':5,'state_key':''}]}", "{'joined_count':-5}",
          "{'joined_count':'3'}", "{'invite_state':[5]}"}) {
        QTest::newRow(entry) << json(entry);
    }
}

/// A room that cannot be read is a room all the same, and nobody says that others look after it.
void TestOwnRooms::counts()
{
    QFETCH(QByteArray, entry);
    const auto told = parseRoomPage(page("'!a:x':" + entry), me);
    QVERIFY(told);
    const auto sorted = judge().sortOut(told->rooms);
    QVERIFY(sorted.open.isEmpty());
    for (const OwnRoom &own : sorted.settled) {
        QVERIFY(!own.isJudged);
        QVERIFY(!own.isOnlyMine());
    }
}

void TestOwnRooms::inOrder()
{
    const auto make = [](const QString &name, Kind kind, bool isPublic, qsizetype people) {
        OwnRoom own;
        own.name = name;
        own.kind = kind;
        own.isPublic = isPublic;
        own.people = people;
        return own;
    };
    QList<OwnRoom> rooms{make({}, Kind::Room, false, 1), make(u"room 10"_s, Kind::Room, false, 9),
                         make(u"Room 2"_s, Kind::Space, false, 5),
                         make(u"älter"_s, Kind::Room, true, 2),
                         make(u"zoo"_s, Kind::Room, true, 3)};
    const auto names = [&rooms] {
        QStringList all;
        for (const OwnRoom &own : std::as_const(rooms)) {
            all += own.name;
        }
        return all;
    };
    sortByName(rooms);
    QCOMPARE(names().constLast(), QString());
    QVERIFY(names().indexOf(u"Room 2"_s) < names().indexOf(u"zoo"_s));
    sortByReach(rooms);
    QCOMPARE(names(), (QStringList{u"zoo"_s, u"älter"_s, u"Room 2"_s, u"room 10"_s, {}}));
}

QTEST_APPLESS_MAIN(TestOwnRooms)
#include "TestOwnRooms.moc"
