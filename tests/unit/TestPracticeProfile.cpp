// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/FaultProxy.h"
#include "app/practice/Scenarios.h"
#include "tests/support/PlainPractice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace farewell;
using test::PlainReply;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString alice = u"@alice:practice.test"_s;
const QString bob = u"@bob:practice.test"_s;
const QString club = u"!book-club:practice.test"_s; // where bob is, too
const QString cat = u"mxc://example.org/cat"_s;
constexpr char name[] = "displayname";
constexpr char picture[] = "avatar_url";
constexpr char noName[] = R"({"displayname":""})";
constexpr char noPicture[] = R"({"avatar_url":""})";

QByteArray encoded(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

QByteArray profileOf(const QString &user)
{
    return "/_matrix/client/v3/profile/" + encoded(user);
}

/// A body that changes that member of the profile.
QByteArray bodyWith(const QString &key, const QJsonValue &value)
{
    return QJsonDocument(QJsonObject{{key, value}}).toJson(QJsonDocument::Compact);
}

/// What a room says of somebody who is in it.
QJsonObject joinedAs(const QString &displayName, const QString &avatar = {})
{
    QJsonObject content{{u"membership"_s, u"join"_s}};
    if (!displayName.isEmpty()) {
        content.insert(u"displayname"_s, displayName);
    }
    if (!avatar.isEmpty()) {
        content.insert(u"avatar_url"_s, avatar);
    }
    return content;
}

} // namespace

/// How Synapse 1.160 lets people change their names and pictures, and how long their rooms go on
/// showing the old ones; and the scenario for it, all seen by a plain client.
class TestPracticeProfile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_practice.close(); }

    void changes();
    void comesToNothing_data();
    void comesToNothing();
    void takesSoManyCharacters_data();
    void takesSoManyCharacters();
    void isRemoved_data();
    void isRemoved();
    void isForbidden_data();
    void isForbidden();
    void theFirstMayBeChosen();
    void whoAdministersMay();

    void spreadsAtOnceByDefault();
    void spreadsRoomByRoom();
    void somethingNewerIsSpread();
    void namesOfOnesOwnAreOverwritten();
    void othersSeeIt();
    void roomsJoinedMeanwhileShowTheNewOne();
    void whoHasLeftSeesTheOldOne();
    void isLimitedLikeLeaving();

    void theDeactivatedAreJoinedAgain_data();
    void theDeactivatedAreJoinedAgain();
    void whoWaitsIsNotJoinedAgain();
    void theBannedAreNotJoinedAgain();

    void nameStillSpreading();

private:
    PlainReply put(const QByteArray &key, const QByteArray &body,
                   const QByteArray &localpart = "alice", const QString &user = alice)
    {
        return m_practice.send("PUT", profileOf(user) + '/' + key, body, localpart);
    }

    /// The content of the event that says how alice belongs to the room.
    QJsonObject member(const QString &room, const QByteArray &localpart = "alice")
    {
        return m_practice
            .send("GET",
                  "/_matrix/client/v3/rooms/" + encoded(room) + "/state/m.room.member/"
                      + encoded(alice),
                  {}, localpart)
            .object();
    }
    QJsonObject capabilities()
    {
        return m_practice.send("GET", "/_matrix/client/v3/capabilities")
            .object()["capabilities"_L1]
            .toObject();
    }
    int deactivate(bool erase = false);

    /// How many rooms show alice so, and all that she is in, in the order in which they are told.
    qsizetype showing(const QJsonObject &content);
    [[nodiscard]] QStringList rooms() const;

    void edit(const std::function<void(PracticeSettings &)> &edit) const;
    void spreadSlowly()
    {
        edit([](auto &settings) { settings.spreadingTakes = 1s; });
    }

    test::PlainPractice m_practice;
    QString m_avatar;
};

void TestPracticeProfile::init()
{
    QVERIFY(m_practice.open({u"alice"_s, u"bob"_s}));
    m_avatar = m_practice.server->account(u"alice"_s)->avatar;
}

int TestPracticeProfile::deactivate(bool erase)
{
    const QByteArray path = "/_matrix/client/v3/account/deactivate";
    const QString session = m_practice.send("POST", path, "{}").text(u"session"_s);
    const QJsonObject proof{
        {u"type"_s, u"m.login.password"_s},
        {u"identifier"_s, QJsonObject{{u"type"_s, u"m.id.user"_s}, {u"user"_s, alice}}},
        {u"password"_s, u"correct horse battery"_s},
        {u"session"_s, session}};
    const QJsonObject body{{u"auth"_s, proof}, {u"erase"_s, erase}};
    return m_practice.send("POST", path, QJsonDocument(body).toJson()).status;
}

qsizetype TestPracticeProfile::showing(const QJsonObject &content)
{
    const QStringList all = rooms();
    return std::ranges::count_if(all, [&](const QString &id) { return member(id) == content; });
}

QStringList TestPracticeProfile::rooms() const
{
    QStringList rooms = m_practice.server->account(u"alice"_s)->rooms;
    rooms.sort();
    return rooms;
}

void TestPracticeProfile::edit(const std::function<void(PracticeSettings &)> &edit) const
{
    PracticeSettings settings = m_practice.server->settings();
    edit(settings);
    m_practice.server->setSettings(settings);
}

void TestPracticeProfile::changes()
{
    QCOMPARE(put(name, R"({"displayname":"Alicia"})").body, "{}"_ba);
    QCOMPARE(put(picture, bodyWith(u"avatar_url"_s, cat)).body, "{}"_ba);
    QCOMPARE(m_practice.send("GET", profileOf(alice)).object(),
             QJsonObject({{u"displayname"_s, u"Alicia"_s}, {u"avatar_url"_s, cat}}));
}

void TestPracticeProfile::comesToNothing_data()
{
    QTest::addColumn<QByteArray>("body"); // K is the key
    QTest::addColumn<QByteArray>("localpart");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *what, const QByteArray &body, const QString &error,
                        const QByteArray &localpart = "alice", const QString &user = alice) {
        QTest::newRow(what) << body << localpart << user << error;
    };
    const QString notAString = u"400 M_INVALID_PARAM: 'K' must be a string"_s;
    row("null", R"({"K":null})", notAString);
    row("a number", R"({"K":5})", notAString);
    row("an object", R"({"K":{}})", notAString);
    row("nothing", "{}", u"400 M_MISSING_PARAM: Missing key 'K'"_s);
    row("something else", R"({"name":""})", u"400 M_MISSING_PARAM: Missing key 'K'"_s);
    row("no JSON", "{", u"400 M_NOT_JSON: Content not JSON."_s);
    row("no object", "[]", u"400 M_BAD_JSON: Content must be a JSON object."_s);
    row("not signed in", R"({"K":""})", u"401 M_UNKNOWN_TOKEN: Invalid access token passed."_s,
        "nobody");
    row("no user id", R"({"K":""})", u"400 M_INVALID_PARAM: Invalid user id"_s, "alice",
        u"alice"_s);
    row("somebody elsewhere", R"({"K":""})",
        u"400 M_UNKNOWN: User is not hosted on this homeserver"_s, "alice",
        u"@alice:example.org"_s);
    row("somebody else", R"({"K":""})", u"400 M_FORBIDDEN: Cannot set another user's K"_s, "bob");
    row("suspended", R"({"K":""})",
        u"403 M_USER_SUSPENDED: Updating profile while account is suspended is not allowed."_s,
        "suspended");
}

void TestPracticeProfile::comesToNothing()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, localpart);
    QFETCH(QString, user);
    QFETCH(QString, error);
    m_practice.server->editAccount(u"suspended"_s, [](PracticeAccount &account) {
        account.suspended = true;
        account.sessions = {{u"HERE"_s, u"Farewell"_s, "token_of_suspended"}};
    });
    spreadSlowly();
    const QByteArray before = m_practice.send("GET", profileOf(alice)).body;
    for (const char *key : {name, picture}) {
        QByteArray sent = body;
        QString expected = error;
        const PlainReply reply
            = put(key, sent.replace("\"K\"", '"' + QByteArray(key) + '"'), localpart, user);
        QCOMPARE(reply.error(),
                 expected.replace(u"'K'"_s, u"'%1'"_s.arg(QLatin1StringView(key)))
                     .replace(u" K"_s, u' ' + QLatin1StringView(key)));
    }
    QCOMPARE(m_practice.send("GET", profileOf(alice)).body, before);
    m_practice.clock->advance(1min);
    QCOMPARE(showing(joinedAs(u"Alice"_s, m_avatar)), rooms().size());
}

void TestPracticeProfile::takesSoManyCharacters_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<QString>("error");
    QTest::newRow("name") << u"displayname"_s << 256
                          << u"400 M_UNKNOWN: Displayname is too long (max 256)"_s;
    QTest::newRow("picture") << u"avatar_url"_s << 1000
                             << u"400 M_UNKNOWN: Avatar URL is too long (max 1000)"_s;
}

void TestPracticeProfile::takesSoManyCharacters()
{
    QFETCH(QString, key);
    QFETCH(int, maximum);
    QString text;
    for (int n = 0; n < maximum; ++n) {
        text += u"\U0001F44B"_s; // of two code units
    }
    QCOMPARE(put(key.toLatin1(), bodyWith(key, text)).status, 200);
    QCOMPARE(m_practice.send("GET", profileOf(alice)).text(key), text);
    QTEST(put(key.toLatin1(), bodyWith(key, text + u'.')).error(), "error");
    QCOMPARE(m_practice.send("GET", profileOf(alice)).text(key), text);
}

void TestPracticeProfile::isRemoved_data()
{
    QTest::addColumn<bool>("showsEmptyProfiles");
    QTest::newRow("Synapse") << false;
    QTest::newRow("Dendrite") << true;
}

void TestPracticeProfile::isRemoved()
{
    QFETCH(bool, showsEmptyProfiles);
    edit([&](auto &settings) { settings.showsEmptyProfiles = showsEmptyProfiles; });
    QCOMPARE(put(name, noName).status, 200);
    QCOMPARE(m_practice.send("GET", profileOf(alice)).object(),
             QJsonObject({{u"avatar_url"_s, m_avatar}}));
    QCOMPARE(put(picture, noPicture).status, 200);
    const PlainReply empty = m_practice.send("GET", profileOf(alice));
    QCOMPARE(empty.error(),
             showsEmptyProfiles ? QString() : u"404 M_NOT_FOUND: Profile was not found"_s);
    if (showsEmptyProfiles) {
        QCOMPARE(empty.body, "{}"_ba);
    }
    QCOMPARE(showing(joinedAs({})), rooms().size());
}

void TestPracticeProfile::isForbidden_data()
{
    QTest::addColumn<bool>("isName");
    QTest::newRow("name") << true;
    QTest::newRow("picture") << false;
}

void TestPracticeProfile::isForbidden()
{
    QFETCH(bool, isName);
    for (const auto &key : {u"m.set_displayname"_s, u"m.set_avatar_url"_s}) {
        QCOMPARE(capabilities()[key]["enabled"_L1], true);
    }
    QCOMPARE(capabilities()["m.profile_fields"_L1].toObject(), QJsonObject({{u"enabled"_s, true}}));
    edit([&](auto &settings) {
        (isName ? settings.allowNameChanges : settings.allowPictureChanges) = false;
    });
    QCOMPARE(capabilities()["m.set_displayname"_L1]["enabled"_L1], !isName);
    QCOMPARE(capabilities()["m.set_avatar_url"_L1]["enabled"_L1], isName);
    QCOMPARE(capabilities()["m.profile_fields"_L1]["disallowed"_L1].toArray(),
             QJsonArray{QLatin1StringView(isName ? name : picture)});
    const QString refusal = isName
        ? u"400 M_FORBIDDEN: Changing display name is disabled on this server"_s
        : u"400 M_FORBIDDEN: Changing avatar is disabled on this server"_s;
    QCOMPARE(put(name, noName).error(), isName ? refusal : QString());
    QCOMPARE(put(picture, noPicture).error(), isName ? QString() : refusal);
    QCOMPARE(showing(isName ? joinedAs(u"Alice"_s) : joinedAs({}, m_avatar)), rooms().size());
}

void TestPracticeProfile::theFirstMayBeChosen()
{
    edit([](auto &settings) { settings.allowPictureChanges = false; });
    const QByteArray body = bodyWith(u"avatar_url"_s, cat);
    QCOMPARE(put(picture, body, "bob", bob).status, 200); // bob had none
    QCOMPARE(put(picture, body, "bob", bob).status, 400);
}

void TestPracticeProfile::whoAdministersMay()
{
    edit([](auto &settings) { settings.allowNameChanges = false; });
    m_practice.server->editAccount(u"bob"_s,
                                   [](PracticeAccount &account) { account.admin = true; });
    QCOMPARE(put(name, R"({"displayname":"A"})", "bob").status, 200);
    QCOMPARE(showing(joinedAs(u"A"_s, m_avatar)), rooms().size());
}

void TestPracticeProfile::spreadsAtOnceByDefault()
{
    m_practice.server->openRooms(u"alice"_s, {.shared = 3});
    m_practice.server->editRoom(
        club, [](PracticeRoom &room) { room.profiles.insert(alice, {u"Al"_s, {}}); });
    QCOMPARE(put(name, R"({"displayname":"Alicia"})").status, 200);
    QCOMPARE(showing(joinedAs(u"Alicia"_s, m_avatar)), 8);
    QVERIFY(!m_practice.server->room(u"!family:practice.test"_s)); // which nobody has changed
}

/// By sorted id, and what has not been reached yet shows what it did.
void TestPracticeProfile::spreadsRoomByRoom()
{
    m_practice.server->openRooms(u"alice"_s, {.shared = 3});
    spreadSlowly();
    QCOMPARE(put(name, noName).status, 200);
    QCOMPARE(m_practice.send("GET", profileOf(alice)).object(),
             QJsonObject({{u"avatar_url"_s, m_avatar}}));
    const QStringList all = rooms();
    for (qsizetype reached = 0; reached <= all.size(); ++reached) {
        for (qsizetype n = 0; n < all.size(); ++n) {
            QCOMPARE(member(all[n]), joinedAs(n < reached ? QString() : u"Alice"_s, m_avatar));
        }
        m_practice.clock->advance(999ms);
        QCOMPARE(showing(joinedAs({}, m_avatar)), reached);
        m_practice.clock->advance(1ms);
    }
}

/// Nothing is written any more by what was under way.
void TestPracticeProfile::somethingNewerIsSpread()
{
    spreadSlowly();
    QCOMPARE(put(name, noName).status, 200);
    m_practice.clock->advance(2500ms);
    QCOMPARE(put(picture, noPicture).status, 200);
    QCOMPARE(showing(joinedAs({}, m_avatar)), 2);
    QCOMPARE(showing(joinedAs(u"Alice"_s, m_avatar)), 3);
    m_practice.clock->advance(500ms); // when the third would have had its turn
    QCOMPARE(showing(joinedAs(u"Alice"_s, m_avatar)), 3);
    m_practice.clock->advance(500ms);
    QCOMPARE(showing(joinedAs({})), 1);
    m_practice.clock->advance(2s);
    QCOMPARE(showing(joinedAs({})), 3);
    QCOMPARE(showing(joinedAs(u"Alice"_s, m_avatar)), 2);
    m_practice.clock->advance(2s);
    QCOMPARE(showing(joinedAs({})), 5);
}

void TestPracticeProfile::namesOfOnesOwnAreOverwritten()
{
    spreadSlowly();
    m_practice.server->editRoom(
        club, [this](PracticeRoom &room) { room.profiles.insert(alice, {u"Al"_s, m_avatar}); });
    QCOMPARE(member(club), joinedAs(u"Al"_s, m_avatar));
    m_practice.clock->advance(1min);
    QCOMPARE(showing(joinedAs(u"Alice"_s, m_avatar)), 4);
    QCOMPARE(put(name, R"({"displayname":"Alice"})").status, 200); // the same that she has
    QCOMPARE(rooms().indexOf(club), 3);
    m_practice.clock->advance(3s);
    QCOMPARE(member(club), joinedAs(u"Al"_s, m_avatar));
    m_practice.clock->advance(1s);
    QCOMPARE(member(club), joinedAs(u"Alice"_s, m_avatar));
}

void TestPracticeProfile::othersSeeIt()
{
    spreadSlowly();
    const auto shownName = [this] {
        return m_practice
            .send("GET", "/_matrix/client/v3/rooms/" + encoded(club) + "/joined_members", {}, "bob")
            .object()["joined"_L1][alice]["display_name"_L1]
            .toString();
    };
    QCOMPARE(put(name, R"({"displayname":"Alicia"})").status, 200);
    QCOMPARE(member(club, "bob"), joinedAs(u"Alice"_s, m_avatar));
    QCOMPARE(shownName(), u"Alice"_s);
    m_practice.clock->advance(5s);
    QCOMPARE(member(club, "bob"), joinedAs(u"Alicia"_s, m_avatar));
    QCOMPARE(shownName(), u"Alicia"_s);
}

void TestPracticeProfile::roomsJoinedMeanwhileShowTheNewOne()
{
    spreadSlowly();
    QCOMPARE(put(name, noName).status, 200);
    m_practice.server->openRooms(u"alice"_s, {.shared = 1});
    QCOMPARE(showing(joinedAs({}, m_avatar)), 1);
}

void TestPracticeProfile::whoHasLeftSeesTheOldOne()
{
    QCOMPARE(
        m_practice.send("POST", "/_matrix/client/v3/rooms/" + encoded(club) + "/leave", {}, "bob")
            .status,
        200);
    QCOMPARE(put(name, noName).status, 200);
    QCOMPARE(member(club), joinedAs({}, m_avatar));
    QCOMPARE(member(club, "bob"), joinedAs(u"Alice"_s, m_avatar));
}

/// And only then: the profile has changed, and the rooms do not hear of it.
void TestPracticeProfile::isLimitedLikeLeaving()
{
    edit([](auto &settings) { settings.eventBurst = 2; });
    QCOMPARE(m_practice.send("POST", "/_matrix/client/v3/rooms/" + encoded(club) + "/leave").status,
             200);
    QCOMPARE(put(picture, noPicture).status, 200);
    const PlainReply reply = put(name, noName);
    QCOMPARE(reply.error(), u"429 M_LIMIT_EXCEEDED: Too Many Requests"_s);
    QCOMPARE(reply.retryAfter, "5"_ba);
    QCOMPARE(m_practice.send("GET", profileOf(alice)).status, 404);
    m_practice.clock->advance(5s);
    QCOMPARE(showing(joinedAs(u"Alice"_s)), 4);
    QCOMPARE(put(name, noName).status, 200);
    QCOMPARE(showing(joinedAs({})), 4);
}

void TestPracticeProfile::theDeactivatedAreJoinedAgain_data()
{
    QTest::addColumn<bool>("erase");
    QTest::newRow("messages stay") << false;
    QTest::newRow("messages hidden") << true;
}

/// In the public rooms that had not been written to yet.
void TestPracticeProfile::theDeactivatedAreJoinedAgain()
{
    QFETCH(bool, erase);
    m_practice.server->openRooms(u"alice"_s, {.shared = 5}); // the second and fourth are public
    spreadSlowly();
    const QStringList all = rooms();
    const QString &fourth = all[8];
    QVERIFY(m_practice.server->room(fourth)->isPublic());
    m_practice.server->editAccount(u"bob"_s,
                                   [&](PracticeAccount &account) { account.rooms += fourth; });
    QCOMPARE(put(name, noName).status, 200);
    m_practice.clock->advance(7500ms); // the second has been reached
    QCOMPARE(deactivate(erase), 200);
    QCOMPARE(rooms(), QStringList());
    m_practice.clock->advance(1499ms);
    QCOMPARE(rooms(), QStringList());
    m_practice.clock->advance(1ms);
    QCOMPARE(rooms(), QStringList{fourth});
    m_practice.clock->advance(1h);
    QCOMPARE(rooms(), QStringList{fourth});
    QVERIFY(m_practice.server->isDeactivated(u"alice"_s));
    QCOMPARE(member(fourth, "bob"), joinedAs({}, erase ? QString() : m_avatar));
}

void TestPracticeProfile::whoWaitsIsNotJoinedAgain()
{
    m_practice.server->openRooms(u"alice"_s, {.shared = 5});
    spreadSlowly();
    QCOMPARE(put(name, noName).status, 200);
    m_practice.clock->advance(10s);
    QCOMPARE(member(rooms().constLast()), joinedAs({}, m_avatar));
    QCOMPARE(deactivate(), 200);
    m_practice.clock->advance(1h);
    QCOMPARE(rooms(), QStringList());
}

void TestPracticeProfile::theBannedAreNotJoinedAgain()
{
    spreadSlowly();
    m_practice.server->editRoom(club, [](PracticeRoom &room) { room.joinRule = u"public"_s; });
    QCOMPARE(put(name, noName).status, 200);
    m_practice.server->editAccount(u"alice"_s,
                                   [](PracticeAccount &account) { account.rooms.clear(); });
    m_practice.server->editRoom(club,
                                [](PracticeRoom &room) { room.elsewise.insert(alice, u"ban"_s); });
    m_practice.clock->advance(1min);
    QCOMPARE(rooms(), QStringList());
    QCOMPARE(m_practice.server->room(club)->elsewise.value(alice), u"ban"_s);
}

void TestPracticeProfile::nameStillSpreading()
{
    const auto scenario = scenarioWith(u"name-still-spreading"_s);
    QVERIFY(scenario);
    FaultProxy line(m_practice.server->baseUrl(), *m_practice.clock);
    scenario->prepare(*m_practice.server, line);
    QCOMPARE(rooms().size(), 20);
    QCOMPARE(put(name, noName).status, 200);
    m_practice.clock->advance(1s);
    QCOMPARE(put(picture, noPicture).status, 200);
    m_practice.clock->advance(30s);
    QCOMPARE(showing(joinedAs({})), 10);
    QCOMPARE(showing(joinedAs(u"Alice"_s, m_avatar)), 10);
    QCOMPARE(deactivate(), 200);
    m_practice.clock->advance(30s);
    QCOMPARE(rooms().size(), 5);
}

QTEST_GUILESS_MAIN(TestPracticeProfile)
#include "TestPracticeProfile.moc"
