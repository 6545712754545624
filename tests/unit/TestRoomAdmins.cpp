// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomAdmins.h"

#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using Verdict = OnlyAdmin::Verdict;

Q_DECLARE_METATYPE(farewell::OnlyAdmin::Verdict)

namespace {

const QString me = u"@me:x"_s;
const QString bob = u"@bob:x"_s;
const QString carol = u"@carol:x"_s;

QJsonObject object(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        qFatal("%s: %s", json, qPrintable(error.errorString()));
    }
    return document.object();
}

/// What rooms of a version say where nothing else was wished for (Synapse 1.160).
constexpr char usual[] = R"({"users":{"@me:x":100},"events":{"m.room.power_levels":100,
    "m.room.name":50,"m.room.history_visibility":100,"m.room.tombstone":100,
    "m.room.server_acl":100,"m.room.encryption":100},"users_default":0,"events_default":0,
    "state_default":50,"ban":50,"kick":50,"redact":50,"invite":0})";
constexpr char usual12[] = R"({"users":{},"events":{"m.room.power_levels":100,"m.room.name":50,
    "m.room.history_visibility":100,"m.room.tombstone":150,"m.room.server_acl":100,
    "m.room.encryption":100},"users_default":0,"state_default":50,"ban":50,"kick":50,"redact":50})";

} // namespace

/// The table "Am I the only admin?", row by row, and what lies between its rows.
class TestRoomAdmins final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void levels();
    void whoeverIsNotNamed();
    void whoIsNamed_data();
    void whoIsNamed();
    void aRoomThatCannotBeReadIsNotJudged_data();
    void aRoomThatCannotBeReadIsNotJudged();
};

void TestRoomAdmins::table_data()
{
    QTest::addColumn<RoomPowers>("room");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<qint64>("need");
    QTest::addColumn<qint64>("give");
    QTest::addColumn<bool>("back");

    const auto room = [](const char *version, const QString &sender, const char *levels,
                         const QSet<QString> &joined, const char *create = "{}") {
        RoomPowers powers{QString::fromLatin1(version), sender, object(create)};
        if (levels != nullptr) {
            powers.powerLevels = object(levels);
        }
        powers.joined = joined;
        powers.joined.insert(me);
        return powers;
    };
    const auto row = [](const QByteArray &name, const RoomPowers &powers, Verdict verdict,
                        qint64 need, qint64 give = 0, bool back = false) {
        QTest::newRow(name.constData()) << powers << verdict << need << give << back;
    };
    for (const char *version : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"}) {
        row(version, room(version, me, usual, {bob}), Verdict::OnlyThem, 100, 100);
        row(QByteArray(version) + ", made by somebody who has gone",
            room(version, carol, usual, {bob}), Verdict::OnlyThem, 100, 100);
    }
    for (const char *version : {"12", "13", "40"}) {
        row(version, room(version, me, usual12, {bob}), Verdict::OnlyThem, 100, 150, true);
    }
    row("12, tombstone 100",
        room("12", me,
             R"({"users":{},"events":{"m.room.power_levels":100,"m.room.tombstone":100}})", {bob}),
        Verdict::OnlyThem, 100, 100, true);
    row("12, tombstone 2^53-1",
        room("12", me,
             R"({"events":{"m.room.power_levels":100,"m.room.tombstone":9007199254740991}})",
             {bob}),
        Verdict::OnlyThem, 100, 150, true);
    constexpr char withBob[] = R"({"additional_creators":["@bob:x"]})";
    row("12, a creator beside me is there", room("12", me, usual12, {bob}, withBob),
        Verdict::Others, 100);
    row("12, a creator beside me has gone", room("12", me, usual12, {carol}, withBob),
        Verdict::OnlyThem, 100, 150, true);
    row("11 knows no such creators", room("11", me, usual, {bob}, withBob), Verdict::OnlyThem, 100,
        100);
    row("12, the creator has gone, and I have 100",
        room("12", carol, R"({"users":{"@me:x":100},"events":{"m.room.power_levels":100}})", {bob}),
        Verdict::OnlyThem, 100, 100);
    constexpr char both[] = R"({"users":{"@me:x":100,"@bob:x":100},
        "events":{"m.room.power_levels":100}})";
    row("two admins", room("11", me, both, {bob}), Verdict::Others, 100);
    row("the other admin is not joined", room("11", me, both, {carol}), Verdict::OnlyThem, 100,
        100);
    row("everybody is", room("11", me, R"({"users_default":100})", {bob}), Verdict::Others, 50);
    row("everybody may change the permissions",
        room("11", me, R"({"users":{"@me:x":100},"events":{},"state_default":0})", {bob}),
        Verdict::OnlyThem, 50, 50, true);
    row("and remove people",
        room("11", me, R"({"users":{"@me:x":100},"events":{},"state_default":0,"kick":0,"ban":0})",
             {bob}),
        Verdict::OnlyThem, 1, 50, true);
    constexpr char half[] = R"({"users":{"@me:x":100},"events":{"m.room.power_levels":50,
        "m.room.tombstone":100}})";
    row("permissions at 50", room("11", me, half, {bob}), Verdict::OnlyThem, 50, 100);
    row("permissions at 50, and somebody has them",
        room("11", me, R"({"users":{"@me:x":100,"@bob:x":50},"events":{"m.room.power_levels":50}})",
             {bob}),
        Verdict::Others, 50);
    row("nobody can",
        room("11", carol, R"({"users":{"@me:x":50},"events":{"m.room.power_levels":100}})", {bob}),
        Verdict::Nobody, 100);
    row("no permissions were ever written", room("10", me, nullptr, {bob}), Verdict::OnlyThem, 50,
        50, true);
    row("written as text",
        room("9", me, R"({"users":{"@me:x":"100"},"events":{"m.room.power_levels":100}})", {bob}),
        Verdict::OnlyThem, 100, 100);
    row("written with a point",
        room("9", me, R"({"users":{"@me:x":100.0,"@bob:x":" 100 "},
            "events":{"m.room.power_levels":100}})",
             {bob}),
        Verdict::Others, 100);
    row("not a number", room("org.matrix.hydra.11", me, usual, {bob}), Verdict::CannotJudge, 0);
    row("nobody else", room("11", me, usual, {}), Verdict::EndsWithThem, 0);
    row("nobody else, in a version of its own", room("x", me, usual, {}), Verdict::EndsWithThem, 0);

    RoomPowers replaced = room("11", me, usual, {bob});
    replaced.isReplaced = true;
    row("replaced", replaced, Verdict::Replaced, 0);
    RoomPowers direct = room("11", me, usual, {bob});
    direct.isDirectChat = true;
    row("a chat of two", direct, Verdict::DirectChat, 0);
    direct.joined.insert(carol);
    row("a chat of three", direct, Verdict::OnlyThem, 100, 100);

    // Up to 10 the content names the creator; what no event says, holds for him alone.
    row("10, made for me", room("10", carol, nullptr, {bob}, R"({"creator":"@me:x"})"),
        Verdict::OnlyThem, 50, 50, true);
    row("11, made by somebody else", room("11", carol, nullptr, {bob}, R"({"creator":"@me:x"})"),
        Verdict::Nobody, 50);
}

void TestRoomAdmins::table()
{
    QFETCH(const RoomPowers, room);
    const OnlyAdmin found = onlyAdminIn(room, me);
    QTEST(found.verdict, "verdict");
    QTEST(found.need, "need");
    QTEST(found.give, "give");
    QTEST(found.canBeTakenBack, "back");
}

void TestRoomAdmins::levels()
{
    RoomPowers room{u"12"_s, me, {}, object(R"({"users":{"@bob:x":"7"},"users_default":3})")};
    QCOMPARE(levelIn(room, me), std::numeric_limits<qint64>::max());
    QCOMPARE(levelIn(room, bob), 7);
    QCOMPARE(levelIn(room, carol), 3);
    room.version = u"11"_s;
    QCOMPARE(levelIn(room, me), 3);
    room.powerLevels.reset();
    QCOMPARE(levelIn(room, me), 100);
    QCOMPARE(levelIn(room, bob), 0);
    room.version = u"new"_s;
    QCOMPARE(levelIn(room, me), std::nullopt);
}

/// Of many people only the number is known, and that the permissions do not name them.
void TestRoomAdmins::whoeverIsNotNamed()
{
    RoomPowers room{u"11"_s, me, {}, object(usual), {me}};
    QCOMPARE(onlyAdminIn(room, me).verdict, Verdict::EndsWithThem);
    room.unnamed = 1;
    QCOMPARE(onlyAdminIn(room, me).verdict, Verdict::OnlyThem);
    room.isDirectChat = true;
    QCOMPARE(onlyAdminIn(room, me).verdict, Verdict::DirectChat);
    room.unnamed = 2;
    QCOMPARE(onlyAdminIn(room, me).verdict, Verdict::OnlyThem);
    room.powerLevels->insert(u"users_default"_s, 100);
    QCOMPARE(onlyAdminIn(room, me).verdict, Verdict::Others);
    room.powerLevels.reset(); // then nobody but the creator has any level
    QCOMPARE(onlyAdminIn(room, me).verdict, Verdict::OnlyThem);
}

void TestRoomAdmins::whoIsNamed_data()
{
    QTest::addColumn<RoomPowers>("room");
    QTest::addColumn<std::optional<QStringList>>("named");
    const auto row
        = [](const char *name, const RoomPowers &room, const std::optional<QStringList> &named) {
              QTest::newRow(name) << room << named;
          };
    const QString dan = u"@dan:x"_s;
    const QJsonObject levels = object(
        R"({"users":{"@me:x":100,"@bob:x":50,"@carol:x":"100","@dan:x":200},"state_default":100})");
    row("the mightiest first", {u"11"_s, me, {}, levels}, QStringList{dan, carol});
    row("by the creation, from 12 on",
        {u"12"_s, dan, object(R"({"additional_creators":["@bob:x"]})"), object(usual12)},
        QStringList{dan, bob});
    row("by the creation, where no event says otherwise",
        {u"10"_s, dan, object(R"({"creator":"@bob:x"})")}, QStringList{dan, bob});
    row("not by the creation, where one does", {u"11"_s, dan, {}, object(usual)}, QStringList());
    row("unreadable", {u"11"_s, me, {}, object(R"({"users":{"@me:x":100,"@bob:x":true}})")},
        std::nullopt);
    row("a version without a number", {u"new"_s, me, {}, levels}, std::nullopt);
}

void TestRoomAdmins::whoIsNamed()
{
    QFETCH(const RoomPowers, room);
    const std::optional<QStringList> named = adminsNamedIn(room, me);
    QTEST(named, "named");
}

void TestRoomAdmins::aRoomThatCannotBeReadIsNotJudged_data()
{
    QTest::addColumn<QByteArray>("levels");
    for (const char *levels :
         {R"({"users":{"@me:x":{}}})", R"({"users":{"@me:x":"many"}})",
          R"({"users":{"@me:x":100},"kick":null})", R"({"users":{"@me:x":100},"ban":[]})",
          R"({"users":{"@me:x":100,"@bob:x":true}})", R"({"users":{"@me:x":1e300}})",
          R"({"users":{"@me:x":100},"events":{"m.room.power_levels":"x"}})",
          R"({"users":["@me:x"]})", R"({"users":{"@me:x":100},"events":[]})",
          R"({"users":null,"users_default":100})"}) {
        QTest::newRow(levels) << QByteArray(levels);
    }
}

void TestRoomAdmins::aRoomThatCannotBeReadIsNotJudged()
{
    QFETCH(const QByteArray, levels);
    const RoomPowers room{u"11"_s, me, {}, object(levels.constData()), {me, bob}};
    QCOMPARE(onlyAdminIn(room, me).verdict, Verdict::CannotJudge);
}

QTEST_APPLESS_MAIN(TestRoomAdmins)
#include "TestRoomAdmins.moc"
