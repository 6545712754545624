// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/handover/HandOverSentences.h"

#include "app/base/Text.h"
#include "ui/settings/RoomSentences.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using Kind = RoomHandOverResult::Kind;
using Verdict = OnlyAdmin::Verdict;

Q_DECLARE_METATYPE(farewell::OnlyAdmin)
Q_DECLARE_METATYPE(farewell::Abilities)
Q_DECLARE_METATYPE(farewell::RoomHandOverResult)

namespace {

RoomMember bob()
{
    return {.id = u"@bob:x"_s, .name = u"Bob"_s};
}

HandOverState failedWith(const RoomHandOverResult &result)
{
    HandOverState state{.phase = HandOverPhase::Failed};
    state.list.judged = {.verdict = Verdict::OnlyThem, .need = 100, .give = 100};
    state.heir = bob();
    state.room.name = u"Choir"_s;
    state.result = result;
    return state;
}

} // namespace

/// What is said of a room that is handed over: what is promised is what the levels allow, and what
/// is told is what was read.
class TestHandOverSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void consequences_data();
    void consequences();
    void ends_data();
    void ends();
    void whenTheyWrote();
    void somebodyWithoutAName();
    void rows();
};

void TestHandOverSentences::consequences_data()
{
    QTest::addColumn<OnlyAdmin>("judged");
    QTest::addColumn<Abilities>("abilities");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("finality");
    const QString equal = u"This cannot be taken back: in this room Bob will be your equal."_s;
    const QString back = u"You can take it back until you deactivate."_s;
    const QString creators = u" Upgrading the room stays with its creators."_s;
    const OnlyAdmin full{Verdict::OnlyThem, 100, 100, false};
    const OnlyAdmin less{Verdict::OnlyThem, 100, 100, true};
    QTest::newRow("equal") << full << Abilities{true, true}
                           << u"Bob will be able to do everything you can do here."_s << equal;
    QTest::newRow("equal, though that is not all")
        << full << Abilities{true, false} << u"Bob will be able to do everything you can do here."_s
        << equal;
    QTest::newRow("less, all")
        << less << Abilities{true, true}
        << u"Bob will be able to remove people, change the room and appoint others."_s << back;
    QTest::newRow("less, no upgrade")
        << less << Abilities{true, false}
        << u"Bob will be able to remove people, change the room and appoint others."_s + creators
        << back;
    QTest::newRow("less, not the room itself")
        << less << Abilities{false, true}
        << u"Bob will be able to remove people and appoint others."_s << back;
    QTest::newRow("less, neither")
        << less << Abilities{false, false}
        << u"Bob will be able to remove people and appoint others."_s + creators << back;
}

void TestHandOverSentences::consequences()
{
    QFETCH(OnlyAdmin, judged);
    QFETCH(Abilities, abilities);
    HeirList list;
    list.judged = judged;
    list.abilities = abilities;
    list.room.version = u"12"_s;
    QTEST(HandOverSentences::consequence(list, bob()), "text");
    QTEST(HandOverSentences::finality(list, bob()), "finality");
    list.room.version = u"11"_s; // where creators are nothing special
    QVERIFY(!HandOverSentences::consequence(list, bob()).contains(u"creators"_s));
}

void TestHandOverSentences::ends_data()
{
    QTest::addColumn<RoomHandOverResult>("result");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("text");
    const QString nothing = u"Choir was not handed over"_s;
    const QString unknown = u"We do not know whether it worked"_s;
    const auto row = [](const char *name, const RoomHandOverResult &result, const QString &heading,
                        const QString &text) { QTest::newRow(name) << result << heading << text; };
    row("others", {.kind = Kind::NoMore}, nothing,
        u"The permissions of this room are not what they were when you opened this window. Look "
        "again before you choose."_s);
    row("left", {.kind = Kind::HeirLeft}, nothing,
        u"Bob has left this room. Choose somebody else."_s);
    row("not reached", {.kind = Kind::NotDone, .failure = Failure::of(Cause::NotReached)}, nothing,
        u"Your server could not be reached."_s);
    row("refused", {.kind = Kind::Refused}, nothing, u"The server did not allow it."_s);
    row("no admin any more", {.kind = Kind::Refused, .isStillAdmin = false}, nothing,
        u"The server did not allow it: you are not an admin any more."_s);
    row("not there", {.kind = Kind::NotThere, .isConfirmed = true, .isHeirAdmin = false},
        u"It did not work"_s,
        u"Your server said yes, but when we looked again, Bob was no admin."_s);
    row("no answer, there", {.kind = Kind::Unknown, .isHeirAdmin = true}, unknown,
        u"Your server gave no clear answer. We looked again: Bob is an admin."_s);
    row("no answer, not there", {.kind = Kind::Unknown, .isHeirAdmin = false}, unknown,
        u"Your server gave no clear answer. We looked again: Bob is none."_s);
    row("no answer at all", {.kind = Kind::Unknown}, unknown,
        u"Your server gave no clear answer. Nor could we look again. Bob may be an admin now, or "
        "not."_s);
    row("said yes", {.kind = Kind::Unknown, .isConfirmed = true}, unknown,
        u"Your server said yes, but we could not look again."_s);
}

void TestHandOverSentences::ends()
{
    QFETCH(RoomHandOverResult, result);
    QTEST(HandOverSentences::heading(failedWith(result)), "heading");
    QTEST(HandOverSentences::told(failedWith(result)), "text");
}

void TestHandOverSentences::whenTheyWrote()
{
    const QDateTime now(QDate(2026, 11, 30), QTime(12, 0), Qt::UTC);
    RoomMember member = bob();
    const auto about = [&](bool knowsWriting) {
        return withoutIsolates(HandOverSentences::about(member, knowsWriting, now));
    };
    QCOMPARE(about(false), u"@bob:x"_s); // not "has not written"
    QVERIFY(about(true).endsWith(u"has not written lately"_s));
    member.wroteLast = now.addSecs(-60);
    QVERIFY(about(true).endsWith(u"wrote today"_s));
    member.wroteLast = now.addDays(-18);
    QVERIFY(about(true).endsWith(u"wrote on 12 Nov 2026"_s));
    member.isModerator = true;
    QVERIFY(HandOverSentences::spoken(member, true, now).contains(u"Moderator"_s));
}

void TestHandOverSentences::somebodyWithoutAName()
{
    const RoomMember nobody{.id = u"@a-very-long-name-of-somebody:example.org"_s};
    QCOMPARE(withoutIsolates(HandOverSentences::name(nobody)), nobody.id);
    QCOMPARE(withoutIsolates(HandOverSentences::confirm(nobody)), u"Make @a-very-lon… an admin"_s);
}

/// The same in a row of the settings, also when something is taken back.
void TestHandOverSentences::rows()
{
    using Row = RoomRowState::Kind;
    const auto told = [](Row kind, const RoomHandOverResult &result) {
        return RoomSentences::told({.kind = kind, .heir = u"Bob"_s, .result = result});
    };
    QCOMPARE(told(Row::Open, {}), QString());
    QCOMPARE(told(Row::HandedOver, {}), u"Bob is an admin now."_s);
    QCOMPARE(told(Row::HandedOver, {.takesBack = true, .failure = Failure::of(Cause::NotReached)}),
             u"Bob is an admin now. This was not taken back. Your server could not be reached."_s);
    QCOMPARE(told(Row::Unknown, {.isHeirAdmin = true}),
             u"No answer. We looked again: Bob is an admin."_s);
    QCOMPARE(told(Row::Unknown, {.isHeirAdmin = false}),
             u"No answer. We looked again: Bob is none."_s);
    QCOMPARE(told(Row::Open, {.kind = Kind::HeirLeft}),
             u"Nothing was changed: Bob has left this room."_s);
    QCOMPARE(told(Row::Open, {.failure = Failure::of(Cause::NotReached)}),
             u"Nothing was changed. Your server could not be reached."_s);
    QCOMPARE(told(Row::Unknown, {}), u"No answer, and we could not look again."_s);
    QCOMPARE(told(Row::Unknown, {.isConfirmed = true, .isHeirAdmin = false}),
             u"Your server said yes, but Bob is no admin."_s);
    QCOMPARE(told(Row::Unknown, {.takesBack = true, .isConfirmed = true, .isHeirAdmin = true}),
             u"Your server said yes, but Bob is still an admin."_s);
    QCOMPARE(told(Row::Refused, {.isStillAdmin = false}),
             u"The server did not allow it: you are not an admin any more."_s);
}

QTEST_MAIN(TestHandOverSentences)
#include "TestHandOverSentences.moc"
