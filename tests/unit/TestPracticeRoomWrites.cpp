// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticePermissions.h"
#include "tests/support/PlainPractice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using test::PlainReply;
using namespace Qt::StringLiterals;
using Writes = PracticeSettings::PermissionWrites;

namespace {

const QString alice = u"@alice:practice.test"_s;
const QString bob = u"@bob:practice.test"_s;
const QString bobElsewhere = u"@bob:example.org"_s;
const QString carolElsewhere = u"@carol:example.net"_s;
const QString danElsewhere = u"@dan:example.org"_s;

/// JSON written with single quotes.
QJsonObject object(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

/// `content` with what `patch` says instead, down to single levels; null takes one away.
QJsonObject patched(QJsonObject content, const QJsonObject &patch)
{
    for (auto it = patch.begin(); it != patch.end(); ++it) {
        if (it->isNull()) {
            content.remove(it.key());
        } else if (it->isObject()) {
            content.insert(it.key(), patched(content[it.key()].toObject(), it->toObject()));
        } else {
            content.insert(it.key(), it.value());
        }
    }
    return content;
}

} // namespace

/// What Synapse allows in rooms, and the practice homeserver repeats, seen by a plain client.
class TestPracticeRoomWrites final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_practice.close(); }

    void writes_data();
    void writes();
    void letsNobodyElseWrite_data();
    void letsNobodyElseWrite();
    void anothersGiftsAreTakenBack();
    void equalContentIsNoEvent();
    void onlyOnesOwnContentIsEqual();
    void hasTwoPaths();
    void theAdminApiGoesByWhatWasWritten();
    void writesToARoomOfWhichNothingWasKnown();

    void theOfficeIsLost_data();
    void theOfficeIsLost();
    void othersWriteMeanwhile_data();
    void othersWriteMeanwhile();

    void tellsWhoWrote();
    void tellsWhoIsThere();
    void peopleLeaveElsewhere();

private:
    PlainReply get(const QByteArray &end, const QByteArray &localpart = "alice")
    {
        return m_practice.send("GET", room() + end, {}, localpart);
    }
    PlainReply put(const QJsonObject &content, const QByteArray &localpart = "alice",
                   const QByteArray &end = "/")
    {
        return m_practice.send("PUT", room() + "/state/m.room.power_levels" + end,
                               QJsonDocument(content).toJson(QJsonDocument::Compact), localpart);
    }

    /// The whole event.
    QJsonObject permissions() { return get("/state/m.room.power_levels?format=event").object(); }
    QJsonObject content() { return permissions()["content"_L1].toObject(); }

    /// Opens a room of that version, which alice has made and where bob is.
    void open(const QString &version);
    void write(const QJsonObject &patch);
    void setWrites(Writes writes) const;
    [[nodiscard]] QByteArray room() const
    {
        return "/_matrix/client/v3/rooms/" + m_room.toUtf8().toPercentEncoding();
    }

    test::PlainPractice m_practice;
    QString m_room;
};

void TestPracticeRoomWrites::init()
{
    QVERIFY(m_practice.open({u"alice"_s, u"bob"_s, u"carol"_s}));
}

void TestPracticeRoomWrites::open(const QString &version)
{
    m_practice.server->openRooms(u"alice"_s, {.sole = 2});
    m_room = m_practice.server->roomId(version == "12"_L1 ? u"Neighbours"_s : u"Choir"_s);
    m_practice.server->editRoom(m_room, [&](PracticeRoom &room) { room.version = version; });
    m_practice.server->editAccount(u"bob"_s,
                                   [this](PracticeAccount &account) { account.rooms += m_room; });
}

void TestPracticeRoomWrites::write(const QJsonObject &patch)
{
    m_practice.server->editRoom(m_room, [&](PracticeRoom &room) {
        writePermissions(room, patched(practicePermissions(room), patch), alice);
    });
}

void TestPracticeRoomWrites::setWrites(Writes writes) const
{
    PracticeSettings settings = m_practice.server->settings();
    settings.permissionWrites = writes;
    m_practice.server->setSettings(settings);
}

void TestPracticeRoomWrites::writes_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QByteArray>("writer");
    QTest::addColumn<QJsonObject>("before");
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("errcode");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *name, const QStringList &versions, const QByteArray &writer,
                        const QByteArray &before, const QByteArray &change, int status = 200,
                        const QString &words = {}, const QString &errcode = {}) {
        for (const QString &version : versions) {
            QTest::addRow("%s, %s", qPrintable(version), name)
                << version << writer << object(before) << object(change) << status
                << (status == 403 ? u"M_FORBIDDEN"_s : errcode) << words;
        }
    };
    const QStringList all{u"6"_s, u"10"_s, u"11"_s, u"12"_s};
    const QStringList old{u"6"_s, u"10"_s, u"11"_s};
    const QStringList eleven{u"11"_s};
    const QStringList twelve{u"12"_s};
    const QString equal = u"You don't have permission to remove ops level equal to your own"_s;
    const QString greater = u"You don't have permission to add ops level greater than your own"_s;
    const auto low = [](int level, int needed) {
        return u"You don't have permission to post that to the room. user_level (%1) < "
               "send_level (%2)"_s.arg(level)
                   .arg(needed);
    };
    constexpr char nothing[] = "{}";
    constexpr char peer[] = "{'users':{'@bob:practice.test':100}}";
    constexpr char moderator[] = "{'users':{'@bob:practice.test':50}}";
    constexpr char noPeer[] = "{'users':{'@bob:practice.test':null}}";

    row("somebody is made an admin", all, "alice", nothing, "{'users':{'@bob:example.org':100}}");
    row("who has left", all, "alice", nothing, "{'users':{'@left:example.org':100}}");
    row("with keys that nobody knows", all, "alice", nothing,
        "{'users':{'@dan:example.org':100},'org.example':{'a':['1']},'historical':200}");
    row("nothing but that is left", all, "alice", nothing,
        "{'events':null,'notifications':{'room':50}}");

    row("an equal is taken away", old, "alice", peer, noPeer, 403, equal);
    row("an equal is lowered", old, "alice", peer, moderator, 403, equal);
    row("of equals", old, "bob", peer, "{'users':{'@alice:practice.test':50}}", 403, equal);
    row("an equal is taken away", twelve, "alice", peer, noPeer);
    row("an equal is lowered", twelve, "alice", peer, moderator);
    row("somebody lower is taken away", all, "alice", moderator, noPeer);
    row("oneself is lowered", old, "alice", nothing, "{'users':{'@alice:practice.test':50}}");
    row("oneself is taken away", old, "alice", nothing, "{'users':{'@alice:practice.test':null}}");

    row("above one's own", old, "alice", nothing, "{'users':{'@bob:example.org':101}}", 403,
        greater);
    row("above one's own, an event", old, "alice", nothing, "{'events':{'m.room.tombstone':150}}",
        403, greater);
    row("above one's own, all events", old, "alice", nothing, "{'state_default':101}", 403,
        greater);
    row("above one's own, a notification", old, "alice", nothing, "{'notifications':{'room':101}}",
        403, greater);
    row("what stands above one's own is lowered", old, "alice",
        "{'events':{'m.room.tombstone':150}}", "{'events':{'m.room.tombstone':50}}", 403, greater);
    row("what stands above one's own stays", old, "alice", "{'events':{'m.room.tombstone':150}}",
        "{'users':{'@bob:example.org':100}}");
    row("150", twelve, "alice", nothing, "{'users':{'@bob:example.org':150}}");
    row("as much as there is", twelve, "alice", nothing,
        "{'users':{'@bob:example.org':9007199254740991}}");
    row("above 150, an event", twelve, "alice", nothing, "{'events':{'m.room.tombstone':200}}");
    row("not a creator's", twelve, "bob", peer, "{'users':{'@bob:example.org':101}}", 403, greater);
    row("an equal, not a creator's", twelve, "bob",
        "{'users':{'@bob:practice.test':100,'@bob:example.org':100}}",
        "{'users':{'@bob:example.org':0}}", 403, equal);

    row("not in the list", all, "bob", nothing, "{'users':{'@dan:example.org':50}}", 403,
        low(0, 100));
    row("too low", all, "bob", moderator, "{'users':{'@dan:example.org':50}}", 403, low(50, 100));
    row("everybody's level", eleven, "bob", "{'users_default':100}",
        "{'users':{'@dan:example.org':100}}");
    row("one's own before everybody's", eleven, "bob",
        "{'users_default':100,'users':{'@bob:practice.test':50}}",
        "{'users':{'@dan:example.org':100}}", 403, low(50, 100));
    row("as for all events", eleven, "bob",
        "{'events':{'m.room.power_levels':null},'users':{'@bob:practice.test':50}}",
        "{'users':{'@dan:example.org':50}}");
    row("as for all events, higher", eleven, "bob",
        "{'events':null,'state_default':60,'users':{'@bob:practice.test':50}}",
        "{'users':{'@dan:example.org':50}}", 403, low(50, 60));
    row("as for all events, not said", eleven, "bob",
        "{'events':null,'state_default':null,'users':{'@bob:practice.test':49}}",
        "{'users':{'@dan:example.org':49}}", 403, low(49, 50));

    const QString badJson = u"M_BAD_JSON"_s;
    row("a string", all, "alice", nothing, "{'users':{'@bob:example.org':'100'}}", 400,
        u"\"@bob:example.org\": '100' is not of type 'integer'"_s, badJson);
    row("a string, kick", all, "alice", nothing, "{'kick':'50'}", 400,
        u"\"kick\": '50' is not of type 'integer'"_s, badJson);
    row("a fraction", all, "alice", nothing, "{'events':{'m.room.topic':0.25}}", 400,
        u"\"m.room.topic\": '0.25' is not of type 'integer'"_s, badJson);
    row("a truth", all, "alice", nothing, "{'ban':true}", 400,
        u"\"ban\": 'true' is not of type 'integer'"_s, badJson);
    row("too great a number", twelve, "alice", nothing,
        "{'users':{'@bob:example.org':9007199254740992}}", 400, {}, badJson);
    row("a list", all, "alice", nothing, "{'users':['@bob:example.org']}", 400,
        u"\"users\": is not of type 'object'"_s, badJson);
    row("no user", all, "alice", nothing, "{'users':{'bob':50}}", 400,
        u"Not a valid user_id: bob"_s, u"M_UNKNOWN"_s);
    row("no server", all, "alice", nothing, "{'users':{'@bob':50}}", 400,
        u"Not a valid user_id: @bob"_s, u"M_UNKNOWN"_s);
    row("a creator", twelve, "alice", nothing, "{'users':{'@alice:practice.test':100}}", 400,
        u"Creator user @alice:practice.test must not appear in content.users"_s, u"M_UNKNOWN"_s);
}

void TestPracticeRoomWrites::writes()
{
    QFETCH(QString, version);
    QFETCH(QByteArray, writer);
    QFETCH(QJsonObject, before);
    QFETCH(QJsonObject, change);
    QFETCH(int, status);
    QFETCH(QString, words);
    open(version);
    write(before);
    const QJsonObject old = permissions();
    const QJsonObject wanted = patched(old["content"_L1].toObject(), change);
    const PlainReply reply = put(wanted, writer);
    QCOMPARE(reply.status, status);
    QTEST(reply.text(u"errcode"_s), "errcode");
    if (!words.isEmpty()) {
        QCOMPARE(reply.text(u"error"_s), words);
    }
    const QJsonObject now = permissions();
    if (status != 200) {
        QCOMPARE(now, old);
        return;
    }
    QCOMPARE(now["content"_L1].toObject(), wanted);
    QCOMPARE(now["event_id"_L1].toString(), reply.text(u"event_id"_s));
    QVERIFY(now["event_id"_L1] != old["event_id"_L1]);
    QCOMPARE(now["sender"_L1].toString(), m_practice.server->userId(QString::fromUtf8(writer)));
    QCOMPARE(permissions(), now);
}

void TestPracticeRoomWrites::letsNobodyElseWrite_data()
{
    QTest::addColumn<QByteArray>("writer");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("errcode");
    QTest::newRow("not in the room") << "carol"_ba << "{}"_ba << 403 << u"M_FORBIDDEN"_s;
    QTest::newRow("not signed in") << "nobody"_ba << "{}"_ba << 401 << u"M_UNKNOWN_TOKEN"_s;
    QTest::newRow("suspended") << "bob"_ba << "{}"_ba << 403 << u"M_USER_SUSPENDED"_s;
    QTest::newRow("no JSON") << "alice"_ba << "{"_ba << 400 << u"M_NOT_JSON"_s;
    QTest::newRow("no object") << "alice"_ba << "[]"_ba << 400 << u"M_BAD_JSON"_s;
}

void TestPracticeRoomWrites::letsNobodyElseWrite()
{
    QFETCH(QByteArray, writer);
    QFETCH(QByteArray, body);
    open(u"11"_s);
    write(object("{'users':{'@bob:practice.test':100,'@carol:practice.test':100}}"));
    m_practice.server->editAccount(u"bob"_s,
                                   [](PracticeAccount &account) { account.suspended = true; });
    const QJsonObject old = permissions();
    const PlainReply reply
        = m_practice.send("PUT", room() + "/state/m.room.power_levels/", body, writer);
    QTEST(reply.status, "status");
    QTEST(reply.text(u"errcode"_s), "errcode");
    QCOMPARE(permissions(), old);
}

/// In version 12; and nobody can be put below a creator who is another's.
void TestPracticeRoomWrites::anothersGiftsAreTakenBack()
{
    open(u"12"_s);
    m_practice.server->editRoom(m_room,
                                [](PracticeRoom &room) { room.additionalCreators = {bob}; });
    const QJsonObject old = content();
    const QJsonObject given
        = patched(old, object("{'users':{'@dan:example.org':9007199254740991}}"));
    QCOMPARE(put(given, "bob").status, 200);
    QCOMPARE(permissions()["sender"_L1].toString(), bob);
    QCOMPARE(put(old, "alice").status, 200);
    QCOMPARE(content(), old);
    const PlainReply reply = put(patched(old, object("{'users':{'@bob:practice.test':0}}")));
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.text(u"errcode"_s), u"M_UNKNOWN"_s);
}

void TestPracticeRoomWrites::equalContentIsNoEvent()
{
    open(u"11"_s);
    const QJsonObject old = permissions();
    const QJsonObject first = old["content"_L1].toObject();
    const PlainReply same = put(first);
    QCOMPARE(same.status, 200);
    QCOMPARE(same.text(u"event_id"_s), old["event_id"_L1].toString());
    QCOMPARE(permissions(), old);
    QVERIFY(!m_practice.server->room(m_room)->permissions);

    const QString there
        = put(patched(first, object("{'users':{'@dan:example.org':50}}"))).text(u"event_id"_s);
    const QString back = put(first).text(u"event_id"_s);
    QCOMPARE(content(), first);
    QVERIFY(there != back);
    QVERIFY(back != same.text(u"event_id"_s));
    QCOMPARE(put(first).text(u"event_id"_s), back);
}

void TestPracticeRoomWrites::onlyOnesOwnContentIsEqual()
{
    open(u"11"_s);
    write(object("{'users':{'@bob:practice.test':100}}"));
    const QJsonObject old = permissions();
    const PlainReply reply = put(old["content"_L1].toObject(), "bob");
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.text(u"event_id"_s) != old["event_id"_L1].toString());
    QCOMPARE(permissions()["sender"_L1].toString(), bob);
    QCOMPARE(content(), old["content"_L1].toObject());
}

void TestPracticeRoomWrites::hasTwoPaths()
{
    open(u"11"_s);
    const QJsonObject wanted = patched(content(), object("{'users':{'@dan:example.org':100}}"));
    QCOMPARE(put(wanted, "alice", "").status, 200);
    QCOMPARE(content(), wanted);
    QCOMPARE(put(wanted, "alice", "/").text(u"event_id"_s),
             permissions()["event_id"_L1].toString());
    QCOMPARE(put(wanted, "alice", "/x").status, 405);
    QCOMPARE(m_practice.server->requestsTo("/state/m.room.power_levels/").size(), 1);
}

void TestPracticeRoomWrites::theAdminApiGoesByWhatWasWritten()
{
    open(u"11"_s);
    m_practice.server->editAccount(u"alice"_s,
                                   [](PracticeAccount &account) { account.admin = true; });
    const QByteArray api = "/_synapse/admin/v1/rooms/" + m_room.toUtf8().toPercentEncoding();
    const auto appoint = [&](const QString &user) {
        const QJsonObject body{{u"user_id"_s, user}};
        return m_practice.send("POST", api + "/make_room_admin", QJsonDocument(body).toJson())
            .status;
    };
    QJsonObject expected = patched(content(), object("{'org.example':1}"));
    QCOMPARE(put(expected).status, 200);
    QCOMPARE(appoint(danElsewhere), 200);
    expected = patched(expected, object("{'users':{'@dan:example.org':100}}"));
    QCOMPARE(content(), expected);
    QCOMPARE(m_practice.send("GET", api + "/state?type=m.room.power_levels")
                 .object()["state"_L1][0]["content"_L1]
                 .toObject(),
             expected);
    QCOMPARE(m_practice.server->room(m_room)->powers[danElsewhere], 100);

    expected = patched(expected, object("{'users':{'@alice:practice.test':50}}"));
    QCOMPARE(put(expected).status, 200);
    QCOMPARE(appoint(carolElsewhere), 400); // nobody here can any more
    QCOMPARE(content(), expected);
}

void TestPracticeRoomWrites::writesToARoomOfWhichNothingWasKnown()
{
    const auto account = m_practice.server->account(u"alice"_s);
    m_room = account->directChats.constBegin()->constFirst();
    QVERIFY(!m_practice.server->room(m_room));
    const QJsonObject wanted = patched(content(), object("{'users':{'@dan:example.org':100}}"));
    QCOMPARE(put(wanted).status, 200);
    QCOMPARE(content(), wanted);
    QVERIFY(m_practice.server->room(m_room));

    m_room = u"!allotment:practice.test"_s;
    QCOMPARE(put(content()).status, 403);
    QVERIFY(!m_practice.server->room(m_room));
}

void TestPracticeRoomWrites::theOfficeIsLost_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("11") << u"11"_s;
    QTest::newRow("12") << u"12"_s;
}

void TestPracticeRoomWrites::theOfficeIsLost()
{
    QFETCH(QString, version);
    open(version);
    setWrites(Writes::Refused);
    const QJsonObject old = content();
    const PlainReply reply = put(patched(old, object("{'users':{'@bob:example.org':100}}")));
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.text(u"errcode"_s), u"M_FORBIDDEN"_s);
    QCOMPARE(reply.text(u"error"_s),
             u"You don't have permission to post that to the room. user_level (0) < "
             "send_level (100)"_s);
    QCOMPARE(content(),
             version == "12"_L1 ? old
                                : patched(old, object("{'users':{'@alice:practice.test':0}}")));
}

void TestPracticeRoomWrites::othersWriteMeanwhile_data()
{
    theOfficeIsLost_data();
}

void TestPracticeRoomWrites::othersWriteMeanwhile()
{
    QFETCH(QString, version);
    open(version);
    setWrites(Writes::Raced);
    QJsonObject expected = patched(content(), object("{'users':{'@bob:example.org':100}}"));
    const PlainReply reply = put(expected);
    QCOMPARE(reply.status, 200);
    expected = patched(expected,
                       object("{'users':{'@carol:example.net':0},'events':{'m.room.topic':50}}"));
    QCOMPARE(content(), expected);
    QVERIFY(permissions()["event_id"_L1].toString() != reply.text(u"event_id"_s));
    QCOMPARE(permissions()["sender"_L1].toString(), bobElsewhere);

    // Each time; but what was written is there as well.
    expected = patched(expected, object("{'users':{'@carol:example.net':100}}"));
    QCOMPARE(put(expected).status, 200);
    QCOMPARE(content(), patched(expected, object("{'events':{'m.room.topic':100}}")));
}

void TestPracticeRoomWrites::tellsWhoWrote()
{
    open(u"11"_s);
    constexpr qint64 day = 86'400'000;
    const qint64 now = m_practice.clock->nowUtc().toMSecsSinceEpoch();
    m_practice.server->editRoom(
        m_room, [&](PracticeRoom &room) { room.lastWrote.insert(alice, now - day); });
    const auto told = [this](const QByteArray &query) {
        QStringList lines;
        const QJsonArray chunk = get("/messages" + query).object()["chunk"_L1].toArray();
        for (const auto event : chunk) {
            lines += event["sender"_L1].toString() + u' '
                + QString::number(event["origin_server_ts"_L1].toInteger());
        }
        return lines;
    };
    const QStringList newestFirst{bobElsewhere + u' ' + QString::number(now),
                                  alice + u' ' + QString::number(now - day),
                                  carolElsewhere + u' ' + QString::number(now - 16 * day)};
    QCOMPARE(told("?dir=b&limit=100"), newestFirst);
    QCOMPARE(told("?dir=b&limit=2"), newestFirst.first(2));
    QCOMPARE(told("?dir=f&limit=1"), newestFirst.last(1));

    const QJsonObject page = get("/messages?dir=b&limit=2").object();
    QVERIFY(page["start"_L1].isString());
    const QByteArray end = page["end"_L1].toString().toUtf8();
    QVERIFY(!end.isEmpty());
    QCOMPARE(told("?dir=b&limit=2&from=" + end), newestFirst.last(1));
    QVERIFY(!get("/messages?dir=b&limit=3").object().contains(u"end"_s));

    const QJsonObject event = page["chunk"_L1][0].toObject();
    QCOMPARE(event["type"_L1].toString(), u"m.room.message"_s);
    QVERIFY(event["event_id"_L1].toString().startsWith(u'$'));
    QCOMPARE(event["content"_L1]["msgtype"_L1].toString(), u"m.text"_s);
    QVERIFY(!event.contains(u"state_key"_s));

    QCOMPARE(get("/messages?dir=b", "carol").status, 403);
    QCOMPARE(get("/messages?dir=x").status, 400);
    QCOMPARE(get("/messages?dir=b&limit=-1").status, 400);
}

void TestPracticeRoomWrites::tellsWhoIsThere()
{
    open(u"11"_s);
    m_practice.server->editRoom(m_room,
                                [](PracticeRoom &room) { room.profiles.remove(danElsewhere); });
    const QJsonObject joined = get("/joined_members").object()["joined"_L1].toObject();
    QCOMPARE(joined.size(), 215); // 214, and bob of this server
    const auto name
        = [&joined](const QString &user) { return joined[user]["display_name"_L1].toString(); };
    QCOMPARE(name(alice), u"Alice"_s);
    QCOMPARE(name(bobElsewhere), u"Bob"_s);
    QCOMPARE(name(carolElsewhere), u"Carol"_s);
    QCOMPARE(name(danElsewhere), u"dan"_s);
    QVERIFY(!joined.contains(u"@former:example.org"_s));
}

void TestPracticeRoomWrites::peopleLeaveElsewhere()
{
    open(u"12"_s);
    m_practice.server->editRoom(m_room, [](PracticeRoom &room) {
        room.elsewise.insert(bobElsewhere, u"leave"_s);
        writeLevel(room, danElsewhere, 100, alice);
    });
    const QJsonObject joined = get("/joined_members").object()["joined"_L1].toObject();
    QVERIFY(!joined.contains(bobElsewhere));
    QVERIFY(joined.contains(danElsewhere));
    QCOMPARE(get("/state/m.room.member/%40bob%3Aexample.org").text(u"membership"_s), u"leave"_s);
    QCOMPARE(content()["users"_L1][danElsewhere].toInt(), 100);
}

QTEST_GUILESS_MAIN(TestPracticeRoomWrites)
#include "TestPracticeRoomWrites.moc"
