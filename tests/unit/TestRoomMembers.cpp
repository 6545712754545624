// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomMembers.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

QDateTime day(int ofMonth)
{
    return QDateTime(QDate(2026, 11, ofMonth), QTime(12, 0), Qt::UTC);
}

RoomPowers room()
{
    RoomPowers powers{u"11"_s, u"@me:x"_s};
    powers.powerLevels = QJsonObject{{u"users"_s,
                                      QJsonObject{{u"@me:x"_s, 100},
                                                  {u"@zoe:x"_s, 50},
                                                  {u"@yan:x"_s, 60},
                                                  {u"@low:x"_s, 10},
                                                  {u"@left:x"_s, 90}}}};
    return powers;
}

QStringList idsOf(const QList<RoomMember> &members)
{
    QStringList ids;
    for (const RoomMember &member : members) {
        ids += member.id;
    }
    return ids;
}

} // namespace

/// Who is proposed first, of what a server tells about who is in a room.
class TestRoomMembers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order();
    void namesAreCleaned();
    void shapes_data();
    void shapes();
    void whoWroteLast();
    void twentyThousand();
};

void TestRoomMembers::order()
{
    const QByteArray json = R"({"joined":{"@me:x":{"display_name":"Me"},"@zoe:x":{},
        "@yan:x":{"display_name":"Yan"},"@low:x":{"display_name":"low"},
        "@b:x":{"display_name":"Bea"},"@a:x":{"display_name":"Cem"},"@c:x":{"display_name":"Ada"},
        "@wrote:x":{"display_name":"Zed"},"@earlier:x":{"display_name":"Abe"}}})";
    const auto members = parseHeirs(json, room(), u"@me:x"_s,
                                    {{u"@wrote:x"_s, day(20)}, {u"@earlier:x"_s, day(3)}});
    QVERIFY(members);
    QCOMPARE(idsOf(*members),
             QStringList({u"@yan:x"_s, u"@zoe:x"_s, u"@wrote:x"_s, u"@earlier:x"_s, u"@c:x"_s,
                          u"@b:x"_s, u"@a:x"_s, u"@low:x"_s}));
    QVERIFY(members->at(0).isModerator);
    QVERIFY(members->at(1).isModerator);
    QVERIFY(!members->at(2).isModerator);
    QVERIFY(!members->at(7).isModerator);
    QCOMPARE(members->at(2).wroteLast, day(20));
    QVERIFY(!members->at(4).wroteLast.isValid());
}

void TestRoomMembers::namesAreCleaned()
{
    const QJsonObject person{{u"display_name"_s, u"B\u202eob\n\u200b!"_s}};
    const QJsonObject answer{{u"joined"_s, QJsonObject{{u"@b:x"_s, person}}}};
    const auto members = parseHeirs(QJsonDocument(answer).toJson(), room(), u"@me:x"_s, {});
    QVERIFY(members);
    QCOMPARE(members->at(0).name, u"Bob !"_s);
}

void TestRoomMembers::shapes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("people"); ///< -1: another shape
    QTest::newRow("nothing") << QByteArray() << -1;
    QTest::newRow("half") << QByteArray(R"({"joined":{"@a:x":{)") << -1;
    QTest::newRow("a list") << QByteArray("[]") << -1;
    QTest::newRow("no list of people") << QByteArray("{}") << -1;
    QTest::newRow("of another kind") << QByteArray(R"({"joined":["@a:x"]})") << -1;
    QTest::newRow("nobody") << QByteArray(R"({"joined":{}})") << 0;
    QTest::newRow("only me") << QByteArray(R"({"joined":{"@me:x":{}}})") << 0;
    QTest::newRow("odd people") << QByteArray(R"({"joined":{"":{},"@a:x":7,"@b:x":null,
        "@c:x":{"display_name":{"a":1}}}})")
                                << 3;
}

void TestRoomMembers::shapes()
{
    QFETCH(QByteArray, json);
    QFETCH(int, people);
    const auto members = parseHeirs(json, room(), u"@me:x"_s, {});
    QCOMPARE(members ? static_cast<int>(members->size()) : -1, people);
}

void TestRoomMembers::whoWroteLast()
{
    const auto event = [](const char *sender, double at, bool isState = false) {
        QJsonObject object{{u"sender"_s, QString::fromLatin1(sender)}, {u"origin_server_ts"_s, at}};
        if (isState) {
            object.insert(u"state_key"_s, QString());
        }
        return object;
    };
    const auto noon = static_cast<double>(day(20).toMSecsSinceEpoch());
    const QJsonArray events{event("@a:x", noon),    event("@a:x", noon - 1000),
                            event("@b:x", 5, true), event("@c:x", -5),
                            event("@d:x", 1e300),   event("", noon),
                            QJsonValue(7),          QJsonObject()};
    const auto last = parseLastWritten({{u"chunk"_s, events}});
    QCOMPARE(last.size(), 1);
    QCOMPARE(last.value(u"@a:x"_s), day(20));
    QVERIFY(parseLastWritten({}).isEmpty());
    QVERIFY(parseLastWritten({{u"chunk"_s, 7}}).isEmpty());
}

/// On a thread of its own, and yet nobody should wait for it.
void TestRoomMembers::twentyThousand()
{
    QByteArray json = R"({"joined":{)";
    for (int n = 0; n < 20'000; ++n) {
        json += "\"@p" + QByteArray::number(n) + R"(:example.org":{"display_name":"Person )"
            + QByteArray::number(n) + "\"},";
    }
    json.chop(1);
    json += "}}";
    QElapsedTimer timer;
    timer.start();
    const auto members = parseHeirs(json, room(), u"@me:x"_s, {});
    QVERIFY(members);
    QCOMPARE(members->size(), 20'000);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestRoomMembers)
#include "TestRoomMembers.moc"
