// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "app/overview/ProfileClearing.h"
#include "app/overview/ProfileSpread.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"

#include <QElapsedTimer>
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
    [[nodiscard]] bool pass(const std::function<bool()> &condition);
    [[nodiscard]] PracticeAccount alice() const { return *m_server->account(u"alice"_s); }
    [[nodiscard]] qsizetype sent(const char *path) const
    {
        return m_proxy->requestsTo(path).size();
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<PracticeHomeserver> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<SignedIn> m_signedIn;
};

void TestProfileClearing::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_server = std::make_unique<PracticeHomeserver>();
    QVERIFY(m_server->start());
    m_server->editAccount(u"alice"_s, [](PracticeAccount &alice) {
        alice.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary-token"};
    });
    m_proxy = std::make_unique<FaultProxy>(m_server->baseUrl(), *m_clock);
    QVERIFY(m_proxy->start());
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_signedIn = test::signedIn(
        *m_client, *m_clock, {.url = m_proxy->baseUrl(), .userId = m_server->userId(u"alice"_s)});
    QVERIFY(!alice().displayName.isEmpty() && !alice().avatar.isEmpty());
}

void TestProfileClearing::cleanup()
{
    m_signedIn.reset();
    m_client.reset();
    m_proxy.reset();
    m_server.reset();
    m_clock.reset();
}

/// Time passes where somebody waits for it.
bool TestProfileClearing::pass(const std::function<bool()> &condition)
{
    QElapsedTimer real;
    real.start();
    return waitUntil(
        [&] {
            if (m_client->onTheWire().isEmpty() && m_clock->untilNext() && real.elapsed() > 20) {
                m_clock->advance(*m_clock->untilNext());
                real.restart();
            }
            return condition();
        },
        20s);
}

ProfileCleared TestProfileClearing::clear()
{
    ProfileClearing clearing(*m_signedIn, *m_clock, {ProfilePart::Name, ProfilePart::Picture});
    const QSignalSpy ended(&clearing, &ProfileClearing::ended);
    clearing.start();
    if (!pass([&] { return !ended.isEmpty(); })) {
        qWarning("it did not end");
    }
    return clearing.result();
}

void TestProfileClearing::bothAndReadBack()
{
    const ProfileCleared result = clear();
    QVERIFY(result.isGone());
    QVERIFY(!result.failure);
    QCOMPARE(alice().displayName, QString());
    QCOMPARE(alice().avatar, QString());
    QCOMPARE(sent(namePath), 1);
    QCOMPARE(sent(picturePath), 1);
}

void TestProfileClearing::aNameThatMayNotGo()
{
    m_proxy->faultAlways("PUT", namePath, refusal("M_FORBIDDEN"));
    const ProfileCleared result = clear();
    QVERIFY(!result.isGone());
    QCOMPARE(result.profile->displayName, alice().displayName);
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
    m_proxy->faultAlways("PUT", namePath, lost);
    m_proxy->faultAlways("PUT", picturePath, lost);
    if (!isReadable) {
        m_proxy->faultAlways("GET", profilePath, refusal("M_UNKNOWN", 500));
    }
    const ProfileCleared result = clear();
    QCOMPARE(result.profile.has_value(), isReadable);
    QCOMPARE(result.isGone(), acts && isReadable);
    QVERIFY(result.isSent);
    QCOMPARE(sent(namePath), 1);
    QCOMPARE(sent(picturePath), 1);
    QCOMPARE(alice().displayName.isEmpty(), acts);
}

/// Synapse has changed the profile by then, and tells no room before it is asked again.
void TestProfileClearing::aPauseIsWaitedFor()
{
    m_proxy->faultNext("PUT", namePath, Fault::rateLimited(5s));
    const auto before = m_clock->elapsed();
    QVERIFY(clear().isGone());
    QCOMPARE(sent(namePath), 2);
    QCOMPARE(sent(picturePath), 1);
    QVERIFY(m_clock->elapsed() - before >= 5s);
}

void TestProfileClearing::nothingCouldBeSent()
{
    m_proxy.reset(); // nobody listens there any more
    const ProfileCleared result = clear();
    QVERIFY(!result.profile);
    QVERIFY(!result.isSent);
    QVERIFY(!alice().displayName.isEmpty());
}

void TestProfileClearing::anEndedSignIn()
{
    m_proxy->faultAlways("PUT", namePath, refusal("M_UNKNOWN_TOKEN", 401));
    const ProfileCleared result = clear();
    QCOMPARE(sent(picturePath), 0);
    QVERIFY(!result.isGone());
    QVERIFY(!alice().avatar.isEmpty());
}

/// In its own order, a room after the other; each is read until it shows it, and no longer.
void TestProfileClearing::watchedToTheLastRoom()
{
    m_server->openRooms(u"alice"_s, {.shared = 40});
    const QStringList sample = spreadSample(alice().rooms);
    QCOMPARE(sample.size(), 16);
    // None but the first half has been told so far.
    const QString &last = sample.constLast();
    const Fault untold = Fault::json(R"({"membership":"join","displayname":"Alice"})");
    for (const QString &id : sample.sliced(8)) {
        const QByteArray path = "/" + QUrl::toPercentEncoding(id) + memberPath;
        m_proxy->faultNext("GET", path, untold);
        m_proxy->faultNext("GET", path, id == last ? untold : Fault());
    }
    QVERIFY(clear().isGone());
    ProfileSpread spread(*m_signedIn, *m_clock);
    const QSignalSpy ended(&spread, &ProfileSpread::ended);
    QList<qsizetype> looked;
    connect(&spread, &ProfileSpread::progressed, this, [&] { looked += spread.looked(); });
    spread.start();
    QVERIFY(pass([&] { return !ended.isEmpty(); }));
    QVERIFY(ended.first().first().toBool());
    QCOMPARE(looked, (QList<qsizetype>{8, 15}));
    QCOMPARE(sent(memberPath), 16 + 8 + 1);
    QCOMPARE(spread.looked(), 16);
}

void TestProfileClearing::whatCannotBeReadIsNotTold()
{
    m_proxy->faultNext("GET", memberPath, refusal("M_UNKNOWN", 403));
    QVERIFY(clear().isGone());
    ProfileSpread spread(*m_signedIn, *m_clock);
    const QSignalSpy ended(&spread, &ProfileSpread::ended);
    const QSignalSpy progressed(&spread, &ProfileSpread::progressed);
    spread.start();
    QVERIFY(pass([&] { return !ended.isEmpty(); }));
    QCOMPARE(progressed.size(), 1);
    QVERIFY(ended.first().first().toBool());
}

void TestProfileClearing::givenUpAfterAWhile()
{
    ProfileSpread spread(*m_signedIn, *m_clock); // of a name that is still there
    const QSignalSpy ended(&spread, &ProfileSpread::ended);
    const auto before = m_clock->elapsed();
    spread.start();
    QVERIFY(!spread.remaining());
    m_proxy->faultAlways("GET", memberPath, refusal("M_UNKNOWN", 403));
    WAIT_VERIFY(m_clock->untilNext().has_value());
    m_clock->advance(15min);
    QVERIFY(pass([&] { return !ended.isEmpty(); }));
    QVERIFY(!ended.first().first().toBool());
    QVERIFY(m_clock->elapsed() - before < 16min);
}

void TestProfileClearing::inNoRoom()
{
    m_server->editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.rooms.clear(); });
    ProfileSpread spread(*m_signedIn, *m_clock);
    const QSignalSpy ended(&spread, &ProfileSpread::ended);
    spread.start();
    QVERIFY(pass([&] { return !ended.isEmpty(); }));
    QVERIFY(ended.first().first().toBool());
    QCOMPARE(spread.total(), 0);
}

QTEST_GUILESS_MAIN(TestProfileClearing)
#include "TestProfileClearing.moc"
