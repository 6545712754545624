// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/ProfileClearing.h"
#include "app/overview/ProfileSpread.h"
#include "app/overview/SpreadSample.h"
#include "tests/support/AliceOnALine.h"
#include "tests/support/Waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char namePath[] = "/displayname";
constexpr char picturePath[] = "/avatar_url";
constexpr char profilePath[] = "/profile/%40alice%3Apractice.test";
constexpr char memberPath[] = "/state/m.room.member/%40alice%3Apractice.test";

QList<ProfilePart> everything()
{
    return {ProfilePart::Name, ProfilePart::Picture};
}

Fault refusal(const QByteArray &errcode, int status = 403)
{
    return Fault::json(R"({"errcode":")" + errcode + R"(","error":"No"})", status);
}

} // namespace

/// Name and picture are removed, and it is watched how the rooms are told; what the server saw of
/// it.
class TestProfileClearing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void bothAndReadBack();
    void aNameThatMayNotGo();
    void aLostAnswer_data();
    void aLostAnswer();
    void aPauseIsWaitedFor();
    void nothingCouldBeSent();
    void anEndedSignIn();

    void watchedToTheLastRoom();
    void whatCannotBeReadIsNotTold();
    void givenUpAfterAWhile();
    void inNoRoom();

private:
    [[nodiscard]] ProfileCleared clear();

    test::AliceOnALine m_alice;
};

void TestProfileClearing::init()
{
    QVERIFY(m_alice.open());
    QVERIFY(!m_alice.account().displayName.isEmpty() && !m_alice.account().avatar.isEmpty());
}

void TestProfileClearing::cleanup()
{
    m_alice.close();
}

ProfileCleared TestProfileClearing::clear()
{
    ProfileClearing clearing(*m_alice.signedIn, *m_alice.clock, everything());
    const QSignalSpy ended(&clearing, &ProfileClearing::ended);
    clearing.start();
    if (!m_alice.passUntil([&] { return !ended.isEmpty(); })) {
        qWarning("it did not end");
    }
    return clearing.result();
}

void TestProfileClearing::bothAndReadBack()
{
    const ProfileCleared result = clear();
    QVERIFY(result.isGone());
    QVERIFY(!result.failure);
    QCOMPARE(m_alice.account().displayName, QString());
    QCOMPARE(m_alice.account().avatar, QString());
    QCOMPARE(m_alice.sent(namePath), 1);
    QCOMPARE(m_alice.sent(picturePath), 1);
}

void TestProfileClearing::aNameThatMayNotGo()
{
    m_alice.line->faultAlways("PUT", namePath, refusal("M_FORBIDDEN"));
    const ProfileCleared result = clear();
    QVERIFY(!result.isGone());
    QCOMPARE(result.profile->displayName, m_alice.account().displayName);
    QCOMPARE(result.profile->avatarMxc, QString()); // one that fails stops not the other
    QCOMPARE(result.failure->errcode, u"M_FORBIDDEN"_s);
}

void TestProfileClearing::aLostAnswer_data()
{
    QTest::addColumn<bool>("acts");
    QTest::addColumn<bool>("isReadable");
    QTest::newRow("removed") << true << true;
    QTest::newRow("not removed") << false << true;
    QTest::newRow("nobody knows") << true << false;
}

/// What the profile says counts, and nothing is sent twice.
void TestProfileClearing::aLostAnswer()
{
    QFETCH(bool, acts);
    QFETCH(bool, isReadable);
    const Fault lost = Fault::dropAfterBody(acts ? Fault::Acts::Yes : Fault::Acts::No);
    m_alice.line->faultAlways("PUT", namePath, lost);
    m_alice.line->faultAlways("PUT", picturePath, lost);
    if (!isReadable) {
        m_alice.line->faultAlways("GET", profilePath, refusal("M_UNKNOWN", 500));
    }
    const ProfileCleared result = clear();
    QCOMPARE(result.profile.has_value(), isReadable);
    QCOMPARE(result.isGone(), acts && isReadable);
    QVERIFY(result.isSent);
    QCOMPARE(m_alice.sent(namePath), 1);
    QCOMPARE(m_alice.sent(picturePath), 1);
    QCOMPARE(m_alice.account().displayName.isEmpty(), acts);
}

/// Synapse has changed the profile by then, and tells no room before it is asked again.
void TestProfileClearing::aPauseIsWaitedFor()
{
    m_alice.line->faultNext("PUT", namePath, Fault::rateLimited(5s));
    const auto before = m_alice.clock->elapsed();
    QVERIFY(clear().isGone());
    QCOMPARE(m_alice.sent(namePath), 2);
    QCOMPARE(m_alice.sent(picturePath), 1);
    QVERIFY(m_alice.clock->elapsed() - before >= 5s);
}

void TestProfileClearing::nothingCouldBeSent()
{
    m_alice.line.reset(); // nobody listens there any more
    const ProfileCleared result = clear();
    QVERIFY(!result.profile);
    QVERIFY(!result.isSent);
    QVERIFY(!m_alice.account().displayName.isEmpty());
}

void TestProfileClearing::anEndedSignIn()
{
    m_alice.line->faultAlways("PUT", namePath, refusal("M_UNKNOWN_TOKEN", 401));
    const ProfileCleared result = clear();
    QCOMPARE(m_alice.sent(picturePath), 0);
    QVERIFY(!result.isGone());
    QVERIFY(!m_alice.account().avatar.isEmpty());
}

/// In its own order, a room after the other; each is read until it shows it, and no longer.
void TestProfileClearing::watchedToTheLastRoom()
{
    m_alice.server->openRooms(u"alice"_s, {.shared = 40});
    const QStringList rooms = inOrderOfTelling(m_alice.account().rooms);
    QStringList sample;
    for (const qsizetype place : evenlySpaced(0, rooms.size() - 1)) {
        sample += rooms.at(place);
    }
    QCOMPARE(sample.size(), 16);
    // None but the first half has been told so far.
    const QString &last = sample.constLast();
    const Fault untold = Fault::json(R"({"membership":"join","displayname":"Alice"})");
    for (const QString &id : sample.sliced(8)) {
        const QByteArray path = "/" + QUrl::toPercentEncoding(id) + memberPath;
        m_alice.line->faultNext("GET", path, untold);
        m_alice.line->faultNext("GET", path, id == last ? untold : Fault());
    }
    QVERIFY(clear().isGone());
    ProfileSpread spread(*m_alice.signedIn, *m_alice.clock, everything());
    const QSignalSpy ended(&spread, &ProfileSpread::ended);
    QList<qsizetype> looked;
    connect(&spread, &ProfileSpread::progressed, this, [&] { looked += spread.looked(); });
    spread.start();
    QVERIFY(m_alice.passUntil([&] { return !ended.isEmpty(); }));
    QVERIFY(ended.first().first().toBool());
    QCOMPARE(looked, (QList<qsizetype>{8, 15}));
    QCOMPARE(m_alice.sent(memberPath), 16 + 8 + 1);
    QCOMPARE(spread.looked(), 16);
}

void TestProfileClearing::whatCannotBeReadIsNotTold()
{
    m_alice.line->faultNext("GET", memberPath, refusal("M_UNKNOWN", 403));
    QVERIFY(clear().isGone());
    ProfileSpread spread(*m_alice.signedIn, *m_alice.clock, everything());
    const QSignalSpy ended(&spread, &ProfileSpread::ended);
    const QSignalSpy progressed(&spread, &ProfileSpread::progressed);
    spread.start();
    QVERIFY(m_alice.passUntil([&] { return !ended.isEmpty(); }));
    QCOMPARE(progressed.size(), 1);
    QVERIFY(ended.first().first().toBool());
}

void TestProfileClearing::givenUpAfterAWhile()
{
    ProfileSpread spread(*m_alice.signedIn, *m_alice.clock,
                         everything()); // of a name that is still there
    const QSignalSpy ended(&spread, &ProfileSpread::ended);
    const auto before = m_alice.clock->elapsed();
    spread.start();
    QVERIFY(!spread.remaining());
    m_alice.line->faultAlways("GET", memberPath, refusal("M_UNKNOWN", 403));
    WAIT_VERIFY(m_alice.clock->untilNext().has_value());
    m_alice.clock->advance(15min);
    QVERIFY(m_alice.passUntil([&] { return !ended.isEmpty(); }));
    QVERIFY(!ended.first().first().toBool());
    QVERIFY(m_alice.clock->elapsed() - before < 16min);
}

void TestProfileClearing::inNoRoom()
{
    m_alice.server->editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.rooms.clear(); });
    ProfileSpread spread(*m_alice.signedIn, *m_alice.clock, everything());
    const QSignalSpy ended(&spread, &ProfileSpread::ended);
    spread.start();
    QVERIFY(m_alice.passUntil([&] { return !ended.isEmpty(); }));
    QVERIFY(ended.first().first().toBool());
    QCOMPARE(spread.total(), 0);
}

QTEST_GUILESS_MAIN(TestProfileClearing)
#include "TestProfileClearing.moc"
