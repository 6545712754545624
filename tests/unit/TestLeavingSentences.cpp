// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/LeavingSentences.h"

#include "app/overview/RoomReader.h"
#include "ui/settings/RoomSentences.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = OwnRoom::Kind;
using Left = RoomLeft::Kind;
using Phase = LeavingState::Phase;

Q_DECLARE_METATYPE(farewell::LeavingState)
Q_DECLARE_METATYPE(farewell::RoomLeft)

namespace {

Failure answered(int status, Cause cause)
{
    Failure failure = Failure::of(cause);
    failure.sent = Sent::Perhaps;
    failure.httpStatus = status;
    return failure;
}

OwnRoom roomOf(const QString &id, Kind kind = Kind::Room)
{
    return {.id = id, .name = id, .kind = kind};
}

} // namespace

/// What is said of leaving all rooms: never more than is known.
class TestLeavingSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void status_data();
    void status();
    void pace_data();
    void pace();
    void question();
    void ofARoom_data();
    void ofARoom();
    void whatIsForgotten();
};

void TestLeavingSentences::status_data()
{
    QTest::addColumn<LeavingState>("state");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const LeavingState &state, const QString &text) {
        QTest::newRow(name) << state << text;
    };
    row("running", {.phase = Phase::Running, .left = 46, .toGo = 152, .notLeft = 2},
        u"46 left, 152 to go, 2 did not work"_s);
    row("not known", {.phase = Phase::Running, .toGo = 3, .unknown = 1},
        u"0 left, 3 to go, 1 not known"_s);
    row("all", {.phase = Phase::Ended, .left = 4}, u"You have left 4 room(s)."_s);
    row("stopped", {.phase = Phase::Ended, .left = 4, .toGo = 2}, u"Stopped. 4 left, 2 to go."_s);
    row("not all", {.phase = Phase::Ended, .left = 4, .unknown = 1}, u"4 left, 1 not known"_s);
    row("silent",
        {.phase = Phase::Ended, .left = 1, .toGo = 2, .failure = Failure::of(Cause::NotReached)},
        u"Stopped. Your server did not answer. 1 left, 2 to go."_s);
    row("signed out",
        {.phase = Phase::Ended, .toGo = 2, .failure = answered(401, Cause::TokenRejected)},
        u"Stopped. Your sign-in has ended. Sign in again. 0 left, 2 to go."_s);
}

void TestLeavingSentences::status()
{
    QFETCH(LeavingState, state);
    QTEST(LeavingSentences::status(state), "text");
}

void TestLeavingSentences::pace_data()
{
    QTest::addColumn<LeavingState>("state");
    QTest::addColumn<QString>("text");
    QTest::newRow("one every five seconds")
        << LeavingState{.phase = Phase::Running, .toGo = 152, .pace = 5020ms}
        << u"Your server takes one every 5 second(s). About 13 minute(s) more."_s;
    QTest::newRow("fast") << LeavingState{.phase = Phase::Running, .toGo = 10, .pace = 20ms}
                          << u"Your server takes one every 1 second(s). About 1 minute(s) more."_s;
    QTest::newRow("not known") << LeavingState{.phase = Phase::Running, .toGo = 10} << QString();
    QTest::newRow("over") << LeavingState{.phase = Phase::Ended, .toGo = 10, .pace = 5s}
                          << QString();
}

void TestLeavingSentences::pace()
{
    QFETCH(LeavingState, state);
    QTEST(LeavingSentences::pace(state), "text");
}

void TestLeavingSentences::question()
{
    const QString one = LeavingSentences::question({roomOf(u"a"_s)}, 0);
    QCOMPARE(one, u"Leave 1 room(s) now? You can come back to public rooms only."_s);
    const QString all
        = LeavingSentences::question({roomOf(u"a"_s), roomOf(u"b"_s, Kind::Invitation)}, 1);
    QCOMPARE(all,
             u"Leave 2 room(s) now? Your direct chats and invitations are among them. In 1 of "
             "them nobody may be left who can look after it. You can come back to public rooms "
             "only."_s);
}

void TestLeavingSentences::ofARoom_data()
{
    QTest::addColumn<RoomLeft>("how");
    QTest::addColumn<QString>("text");
    QTest::newRow("refused") << RoomLeft{Left::NotLeft, answered(403, Cause::ClientError)}
                             << u"Not left. Your server did not allow it."_s;
    QTest::newRow("no answer") << RoomLeft{Left::NotLeft, Failure::of(Cause::ConnectionLost)}
                               << u"Not left. Your server did not answer."_s;
    QTest::newRow("signed out") << RoomLeft{Left::NotLeft, answered(401, Cause::TokenRejected)}
                                << u"Not left. Your sign-in has ended. Sign in again."_s;
    QTest::newRow("nobody knows")
        << RoomLeft{Left::Unknown, answered(502, Cause::ServerTrouble)}
        << u"Your server had a problem. We could not look whether you are still in it."_s;
}

void TestLeavingSentences::ofARoom()
{
    QFETCH(RoomLeft, how);
    QTEST(RoomSentences::told({.kind = RoomRowState::Kind::NotLeft, .leaving = how}), "text");
}

/// The numbers of what is left agree with the list, and what is not known stays so.
void TestLeavingSentences::whatIsForgotten()
{
    OwnRoom mine = roomOf(u"mine"_s);
    mine.isJudged = true;
    mine.judged.verdict = OnlyAdmin::Verdict::OnlyThem;
    RoomOverview rooms;
    rooms.rooms = 2;
    rooms.directChats = 1;
    rooms.invitations = 1;
    rooms.all = {roomOf(u"a"_s), mine, roomOf(u"chat"_s, Kind::DirectChat),
                 roomOf(u"invited"_s, Kind::Invitation), roomOf(u"asked"_s, Kind::Knock)};
    rooms.onlyMine = {mine};
    for (const auto *id : {"mine", "invited", "asked", "elsewhere"}) {
        rooms.forget(QString::fromLatin1(id));
    }
    QCOMPARE(rooms.rooms, std::optional<qsizetype>(1));
    QCOMPARE(rooms.directChats, std::optional<qsizetype>(1));
    QCOMPARE(rooms.invitations, std::optional<qsizetype>(0));
    QVERIFY(!rooms.knocks);
    QCOMPARE(rooms.all.size(), 2);
    QVERIFY(rooms.onlyMine.isEmpty());
}

QTEST_GUILESS_MAIN(TestLeavingSentences)
#include "TestLeavingSentences.moc"
