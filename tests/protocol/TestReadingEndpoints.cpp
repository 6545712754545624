// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/protocol/endpoints/Trial.h"
#include "tests/protocol/failures/Row.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;
using endpoints::addRows;
using endpoints::Endpoint;
using endpoints::Sort;
using endpoints::Trouble;
using failures::error;

namespace {

constexpr char profilePath[] = "/profile/%40alice%3Apractice.test";
constexpr char roomPagesPath[] = "/org.matrix.simplified_msc3575/sync";
constexpr char picturePath[] = "/v1/media/thumbnail/practice.test/avatarofalice";

} // namespace

/// Every endpoint that is read of an account, each in every trouble a line or a server can make:
/// what could not be read is told, and stops nobody.
class TestReadingEndpoints final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void looking_data();
    void looking();
    void lookingAtRooms_data();
    void lookingAtRooms();
    void cleanupTestCase() { m_table.close(); }

private:
    std::unique_ptr<endpoints::Trial> m_trial;
    endpoints::Table m_table;
};

void TestReadingEndpoints::initTestCase()
{
    Theme::apply(*qApp, Appearance::Light);
    QVERIFY(m_table.open(u"reading"_s));
}

void TestReadingEndpoints::init()
{
    m_trial = std::make_unique<endpoints::Trial>();
}

void TestReadingEndpoints::cleanup()
{
    QCOMPARE(m_trial->line.requests(), 0);
    QVERIFY(!m_trial->isLedElsewhere());
    m_trial.reset();
}

void TestReadingEndpoints::looking_data()
{
    addRows({
        {"GET", profilePath},
        {"GET", "/capabilities"},
        {"GET", "/account/3pid"},
        {"GET", "/devices"},
        {"GET", "/room_keys/version"},
        {"GET", "/pushers"},
        {"GET", picturePath},
    });
}

/// What could not be read is missing, and stops nobody.
void TestReadingEndpoints::looking()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    m_trial->breakAlways(endpoint, trouble);
    Stage &stage = m_trial->line.stage;
    QVERIFY(stage.enter(u"alice"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(stage.login.click(names::signInButton));
    QVERIFY(stage.account.waitShown());
    QVERIFY(m_trial->line.waitFor(stage.account, {u"ready"_s}));
    QVERIFY(stage.account.click(names::accountIsMineButton));
    // The profile is read as anybody could read it, and of the picture nobody is told.
    const bool isOurs = endpoint.path != profilePath && endpoint.path != picturePath;
    const bool hasCard = endpoint.path != picturePath && endpoint.path != "/capabilities"_ba;
    const bool hasEnded = isOurs && trouble.sort == Sort::Ended;
    const bool isLocked = isOurs && trouble.sort == Sort::Locked;
    QCOMPARE(stage.account.says(u"Your sign-in has ended"_s), hasEnded);
    QCOMPARE(stage.account.says(u"Sign out and sign in again."_s), hasEnded);
    QCOMPARE(stage.account.says(u"Your account is locked"_s), isLocked);
    // A server that has no such thing has nothing of it to settle.
    const bool isPart = stage.account.says(u"could not check"_s)
        || stage.account.says(u"We could not read where notifications go."_s);
    QCOMPARE(isPart, hasCard && !hasEnded && !isLocked && trouble.sort != Sort::NotThere);
    WAIT_VERIFY(m_trial->isMet(endpoint));
    QCOMPARE(m_trial->line.posts({}) - m_trial->line.posts(roomPagesPath), 1); // the sign-in
    m_table.note(stage.account,
                 hasEnded       ? u"Your sign-in has ended"_s
                     : isLocked ? u"Your account is locked"_s
                     : isPart   ? u"could not check"_s
                                : QString());
    QVERIFY(stage.openDeactivation());
}

void TestReadingEndpoints::lookingAtRooms_data()
{
    addRows({
        {"GET", "/joined_rooms"},
        {"GET", "/account_data/m.direct"},
        {"POST", roomPagesPath},
        {"GET", "/v3/sync"},
        {"GET", "/state/m.room.create"},
        {"GET", "/state/m.room.member/%40former%3Aexample.org"},
        {"GET", "/joined_members"},
    });
}

/// Rooms of which nothing is known are not called none, and stop nobody.
void TestReadingEndpoints::lookingAtRooms()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const Trouble, trouble);
    Stage &stage = m_trial->line.stage;
    stage.server.openRooms(u"alice"_s, {.sole = 2});
    const QByteArray path(endpoint.path);
    const bool isOne = path == "/state/m.room.create" || path == "/joined_members";
    if (isOne || path == "/v3/sync") {
        m_trial->line.proxy.faultAlways("POST", roomPagesPath, error(404, "M_UNRECOGNIZED"));
    }
    if (isOne) {
        m_trial->line.proxy.faultAlways("GET", "/v3/sync", error(404, "M_UNRECOGNIZED"));
    }
    m_trial->breakAlways(endpoint, trouble);
    QVERIFY(stage.enter(u"alice"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(stage.login.click(names::signInButton));
    QVERIFY(m_trial->line.waitFor(stage.account, {u"ready"_s}));
    QVERIFY(stage.account.click(names::accountIsMineButton));
    const auto stateOf = [&stage](const QString &key) {
        const auto *card
            = stage.account.window()->findChild<QWidget *>(names::keyed(names::settleCard, key));
        return card == nullptr ? QString() : card->property("state").toString();
    };
    // What is parsed beside the windows takes no time by the clock.
    const auto hasEndedReading = [&] { return stateOf(u"rooms"_s) != u"reading"_s; };
    for (int i = 0; i < 100 && !waitUntil(hasEndedReading, 100ms); ++i) {
        QVERIFY(stage.pass(30s));
    }
    const bool hasEnded = trouble.sort == Sort::Ended || trouble.sort == Sort::Locked;
    const bool isTold = hasEnded || stateOf(u"rooms"_s) == u"failed"_s
        || stateOf(u"admins"_s) == u"open"_s || stage.account.says(u"could not look into"_s);
    QVERIFY2(isTold, qPrintable(stateOf(u"rooms"_s)));
    QVERIFY(!stage.account.says(u"Nothing to settle"_s));
    QCOMPARE(stage.account.says(u"Your sign-in has ended"_s), trouble.sort == Sort::Ended);
    QCOMPARE(stage.account.says(u"Your account is locked"_s), trouble.sort == Sort::Locked);
    QVERIFY(m_trial->isMet(endpoint));
    m_table.note(stage.account, stateOf(u"rooms"_s) + u' ' + stateOf(u"admins"_s));
    QVERIFY(stage.openDeactivation());
}

QTEST_MAIN(TestReadingEndpoints)
#include "TestReadingEndpoints.moc"
