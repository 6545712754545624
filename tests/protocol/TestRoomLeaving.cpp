// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomLeaving.h"
#include "tests/support/AliceOnALine.h"
#include "tests/support/Waiting.h"

#include <QTest>

#include <algorithm>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = RoomLeft::Kind;

namespace {

constexpr char leavePath[] = "/leave";
constexpr char memberPath[] = "/state/m.room.member/%40alice%3Apractice.test";

Fault refusal(const QByteArray &errcode, int status = 403)
{
    return Fault::json(R"({"errcode":")" + errcode + R"(","error":"No"})", status);
}

} // namespace

/// Rooms are left one after the other; what the server saw of it.
class TestRoomLeaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void oneAfterTheOtherWithAReason();
    void oneThatFailsStopsNone();
    void whatIsLeftAlready();
    void aLostAnswer_data();
    void aLostAnswer();
    void aPauseIsWaitedForAndTold();
    void aServerThatIsSilent();
    void anEndedSignIn();
    void anEndedSignInAfterALostAnswer();
    void stoppingInAPause();
    void stoppingBeforeTheAnswer();
    void oneMore();

private:
    void begin(const QString &reason = {});
    [[nodiscard]] bool waitEnd();
    [[nodiscard]] qsizetype sent() const { return m_alice.sent(leavePath); }
    [[nodiscard]] QStringList rooms() const { return m_alice.account().rooms; }

    /// How often each end was told.
    [[nodiscard]] qsizetype count(Kind kind) const
    {
        return std::ranges::count(m_over, kind, &RoomLeft::kind);
    }

    test::AliceOnALine m_alice;
    std::unique_ptr<RoomLeaving> m_leaving;
    QStringList m_ids;
    OwnRoom::Kind m_kind = OwnRoom::Kind::Room;
    QMap<QString, RoomLeft> m_over;
    int m_ends = 0;
};

void TestRoomLeaving::init()
{
    QVERIFY(m_alice.open());
    m_ids = rooms();
    QVERIFY(m_ids.size() >= 5);
}

void TestRoomLeaving::cleanup()
{
    m_leaving.reset();
    m_alice.close();
    m_over.clear();
    m_ends = 0;
    m_kind = OwnRoom::Kind::Room;
}

void TestRoomLeaving::begin(const QString &reason)
{
    QList<OwnRoom> rooms;
    for (const QString &id : std::as_const(m_ids)) {
        rooms += {.id = id, .kind = m_kind};
    }
    m_leaving = std::make_unique<RoomLeaving>(*m_alice.signedIn, *m_alice.clock, rooms, reason);
    connect(m_leaving.get(), &RoomLeaving::over, this,
            [this](const QString &id, const RoomLeft &how) { m_over.insert(id, how); });
    connect(m_leaving.get(), &RoomLeaving::ended, this, [this] { ++m_ends; });
    m_leaving->start();
}

bool TestRoomLeaving::waitEnd()
{
    return m_alice.passUntil([this] { return m_ends > 0; }) && m_ends == 1;
}

void TestRoomLeaving::oneAfterTheOtherWithAReason()
{
    begin(u"Farewell"_s);
    QVERIFY(waitEnd());
    QCOMPARE(rooms(), QStringList());
    QCOMPARE(sent(), m_ids.size());
    QCOMPARE(count(Kind::Left), m_ids.size());
    QCOMPARE(m_leaving->toGo(), 0);
    QVERIFY(!m_leaving->failure());
    for (const QString &id : std::as_const(m_ids)) {
        QCOMPARE(m_alice.server->room(id)->leaveReasons.value(m_alice.server->userId(u"alice"_s)),
                 u"Farewell"_s);
    }
}

void TestRoomLeaving::oneThatFailsStopsNone()
{
    m_alice.line->faultNext("POST", leavePath, Fault());
    m_alice.line->faultNext("POST", leavePath, refusal("M_FORBIDDEN"));
    begin();
    QVERIFY(waitEnd());
    QCOMPARE(rooms(), QStringList{m_ids.at(1)});
    QCOMPARE(m_over[m_ids.at(1)].kind, Kind::NotLeft);
    QCOMPARE(m_over[m_ids.at(1)].failure->errcode, u"M_FORBIDDEN"_s);
    QCOMPARE(count(Kind::Left), m_ids.size() - 1);
    QCOMPARE(sent(), m_ids.size());
}

/// In another app, a moment ago: the server refuses, and the person is not in it.
void TestRoomLeaving::whatIsLeftAlready()
{
    m_alice.line->faultNext("POST", leavePath, Fault::dropAfterBody(Fault::Acts::Yes));
    begin();
    QVERIFY(waitEnd());
    m_leaving.reset();
    m_ends = 0;
    m_over.clear();
    begin(u"Once more"_s); // all of them again; the same event twice would be one
    QVERIFY(waitEnd());
    QCOMPARE(count(Kind::Left), m_ids.size());
    QVERIFY(m_over[m_ids.at(0)].failure);
}

void TestRoomLeaving::aLostAnswer_data()
{
    QTest::addColumn<bool>("acts");
    QTest::addColumn<bool>("isReadable");
    QTest::addColumn<bool>("areAllReadable");
    QTest::addColumn<OwnRoom::Kind>("kind");
    QTest::addColumn<Kind>("end");
    const auto room = OwnRoom::Kind::Room;
    QTest::newRow("left") << true << true << false << room << Kind::Left;
    QTest::newRow("not left") << false << true << false << room << Kind::NotLeft;
    QTest::newRow("left, by the list") << true << false << true << room << Kind::Left;
    QTest::newRow("not left, by the list") << false << false << true << room << Kind::NotLeft;
    QTest::newRow("nobody knows") << true << false << false << room << Kind::Unknown;
    QTest::newRow("an invitation is not in the list")
        << true << false << true << OwnRoom::Kind::Invitation << Kind::Unknown;
}

/// The room is asked what came of it, or else the list of all rooms, and nothing is sent twice.
void TestRoomLeaving::aLostAnswer()
{
    QFETCH(bool, acts);
    QFETCH(bool, isReadable);
    QFETCH(bool, areAllReadable);
    QFETCH(OwnRoom::Kind, kind);
    QFETCH(Kind, end);
    m_ids = m_ids.first(1);
    m_kind = kind;
    m_alice.line->faultNext("POST", leavePath,
                            Fault::dropAfterBody(acts ? Fault::Acts::Yes : Fault::Acts::No));
    if (!isReadable) {
        m_alice.line->faultAlways("GET", memberPath, refusal("M_FORBIDDEN"));
    }
    if (!areAllReadable) {
        m_alice.line->faultAlways("GET", "/joined_rooms", refusal("M_FORBIDDEN"));
    }
    begin();
    QVERIFY(waitEnd());
    QCOMPARE(sent(), 1);
    QCOMPARE(m_over[m_ids.at(0)].kind, end);
    QCOMPARE(rooms().contains(m_ids.at(0)), !acts);
}

/// Synapse lets ten go at once, so that the first pause says nothing of its pace.
void TestRoomLeaving::aPauseIsWaitedForAndTold()
{
    m_alice.line->faultNext("POST", leavePath, Fault());
    m_alice.line->faultNext("POST", leavePath, Fault::rateLimited(4s));
    m_alice.line->faultNext("POST", leavePath, Fault());
    m_alice.line->faultNext("POST", leavePath, Fault::rateLimited(5s));
    begin();
    WAIT_COMPARE(sent(), 2);
    WAIT_VERIFY(m_alice.clock->untilNext() && *m_alice.clock->untilNext() == 4s);
    QVERIFY(!m_leaving->pace());
    m_alice.clock->advance(3s);
    QCOMPARE(sent(), 2);
    m_alice.clock->advance(1s);
    WAIT_COMPARE(sent(), 4);
    WAIT_VERIFY(m_leaving->pace().has_value());
    QCOMPARE(*m_leaving->pace(), std::chrono::milliseconds(5000)); // one in five seconds
    QVERIFY(waitEnd());
    QCOMPARE(rooms(), QStringList());
    QCOMPARE(sent(), m_ids.size() + 2);
}

/// After three in a row it would only be a long wait.
void TestRoomLeaving::aServerThatIsSilent()
{
    m_alice.line->faultAlways("POST", leavePath, Fault::dropAfterBody(Fault::Acts::No));
    begin();
    QVERIFY(waitEnd());
    QCOMPARE(sent(), 3);
    QCOMPARE(count(Kind::NotLeft), 3);
    QCOMPARE(m_leaving->toGo(), m_ids.size() - 3);
    QVERIFY(m_leaving->failure());
}

void TestRoomLeaving::anEndedSignIn()
{
    m_alice.line->faultNext("POST", leavePath, Fault());
    m_alice.line->faultNext("POST", leavePath, refusal("M_UNKNOWN_TOKEN", 401));
    begin();
    QVERIFY(waitEnd());
    QCOMPARE(sent(), 2);
    QCOMPARE(rooms(), m_ids.sliced(1));
    QCOMPARE(m_leaving->failure()->cause, Cause::TokenRejected);
}

/// The room cannot be asked any more; what was sent to it may have been done.
void TestRoomLeaving::anEndedSignInAfterALostAnswer()
{
    m_alice.line->faultAlways("POST", leavePath, Fault::dropAfterBody(Fault::Acts::Yes));
    m_alice.line->faultAlways("GET", memberPath, refusal("M_UNKNOWN_TOKEN", 401));
    begin();
    QVERIFY(waitEnd());
    QCOMPARE(sent(), 1);
    QCOMPARE(m_over.size(), 1);
    QCOMPARE(m_over[m_ids.at(0)].kind, Kind::Unknown);
    QCOMPARE(m_leaving->failure()->cause, Cause::TokenRejected);
}

void TestRoomLeaving::stoppingInAPause()
{
    m_alice.line->faultNext("POST", leavePath, Fault());
    m_alice.line->faultNext("POST", leavePath, Fault::rateLimited(3600s));
    begin();
    WAIT_COMPARE(sent(), 2);
    WAIT_VERIFY(m_alice.clock->untilNext() && *m_alice.clock->untilNext() == 1h);
    m_leaving->stop();
    QCOMPARE(m_ends, 1);
    QCOMPARE(m_leaving->toGo(), m_ids.size() - 1);
    m_alice.clock->advance(2h);
    QCOMPARE(sent(), 2);
}

void TestRoomLeaving::stoppingBeforeTheAnswer()
{
    m_alice.line->faultNext("POST", leavePath, Fault::late(3s));
    begin();
    WAIT_COMPARE(m_alice.line->heldBack(), 1);
    m_leaving->stop();
    QCOMPARE(m_ends, 0);
    m_alice.clock->advance(3s);
    QVERIFY(waitEnd());
    QCOMPARE(sent(), 1);
    QCOMPARE(count(Kind::Left), 1);
    QCOMPARE(m_leaving->toGo(), m_ids.size() - 1);
}

void TestRoomLeaving::oneMore()
{
    const QString last = m_ids.takeLast();
    m_alice.line->faultNext("POST", leavePath, Fault::late(3s));
    begin();
    WAIT_COMPARE(m_alice.line->heldBack(), 1);
    m_leaving->add({.id = last});
    m_leaving->add({.id = last});
    m_leaving->add({.id = m_ids.constFirst()}); // which is being left
    m_alice.clock->advance(3s);
    QVERIFY(waitEnd());
    QCOMPARE(sent(), m_ids.size() + 1);
    QCOMPARE(rooms(), QStringList());
}

QTEST_GUILESS_MAIN(TestRoomLeaving)
#include "TestRoomLeaving.moc"
