// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/AdminStates.h"
#include "tests/support/Saying.h"
#include "ui/unfinished/ForOthersSentences.h"
#include "ui/unfinished/UnfinishedSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

using Phase = UnfinishedPhase;
using State = AdminVerdict::State;

UnfinishedState asking(const AdminAttempt &attempt)
{
    UnfinishedState state;
    state.note = {u"/home/alice/note.json"_s, Note::ForOthers()};
    state.others = UnfinishedForOthers{.attempt = attempt};
    return state;
}

/// As a look at the account has found it.
UnfinishedState told(const AdminAttempt &attempt, bool isDeactivated, bool hasAllSigns = true,
                     std::chrono::seconds sinceSent = std::chrono::seconds(300))
{
    UnfinishedState state = asking(attempt);
    state.phase = Phase::Told;
    AdminSeen &seen = state.others->findings.account;
    seen.access = AdminAccess::May;
    seen.isDeactivated = isDeactivated;
    seen.isErased = isDeactivated;
    seen.hadSigns = true;
    seen.hasAllSigns = hasAllSigns;
    seen.sinceSent = sinceSent;
    state.others->findings.roomsLeft = 0;
    state.others->verdict = verdictOf(attempt, state.others->findings);
    state.others->looksAgain = state.others->verdict.state == State::Verifying;
    return state;
}

AdminAttempt with(AdminStep step, StepResult result)
{
    AdminAttempt attempt = test::someAttempt();
    attempt.results.at(static_cast<std::size_t>(step)) = result;
    return attempt;
}

AdminAttempt notSent()
{
    AdminAttempt attempt = with(AdminStep::Deactivate, StepResult::Waiting);
    attempt.sentAt = {};
    return attempt;
}

AdminAttempt answered(AdminReply::Kind kind, int status)
{
    AdminAttempt attempt = test::someAttempt();
    attempt.reply = kind;
    attempt.httpStatus = status;
    return attempt;
}

AdminAttempt onlyTheAccount()
{
    AdminAttempt attempt = test::someAttempt();
    attempt.redact = attempt.deleteFiles = false;
    return attempt;
}

UnfinishedState notRead(AdminReason reason)
{
    UnfinishedState state = asking(test::someAttempt());
    state.phase = Phase::Told;
    state.others->findings.noAccount = reason;
    state.others->verdict = verdictOf(state.others->attempt, state.others->findings);
    return state;
}

} // namespace

/// What is said of somebody else's account: each sentence against what it has to say, and what it
/// must not.
class TestForOthersSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasUnderWay();
    void howFarItHadCome_data();
    void howFarItHadCome();
    void whatIsKnownNow_data();
    void whatIsKnownNow();
    void whatIsLeftToBeDone_data();
    void whatIsLeftToBeDone();
    void somebodyElse();
    void whatBecomesOfTheNote();
};

void TestForOthersSentences::whatWasUnderWay()
{
    UnfinishedState state = asking(test::someAttempt());
    QCOMPARE(unsaid(UnfinishedSentences::heading(state),
                    {u"You were deactivating @ben:example.org for others"_s}),
             QStringList());
    QCOMPARE(
        unsaid(UnfinishedSentences::subtitle(state), {u"@ben:example.org · matrix.example.org"_s}),
        QStringList());
    const QStringList parts{u"You acted as @support:example.org"_s,
                            u"28 November 2026"_s,
                            u"at matrix.example.org and had begun"_s,
                            u"Their messages were to be hidden"_s,
                            u"of their messages in each room were to be redacted"_s,
                            u"sign in as @support:example.org"_s,
                            u"changes nothing about the account"_s};
    QCOMPARE(unsaid(UnfinishedSentences::sentence(state), parts), QStringList());
    state.phase = Phase::Checking;
    QCOMPARE(unsaid(UnfinishedSentences::sentence(state), parts), QStringList());
    state.others->attempt.erase = false;
    QVERIFY(!UnfinishedSentences::sentence(state).contains(u"hidden"_s));
}

void TestForOthersSentences::howFarItHadCome_data()
{
    QTest::addColumn<AdminAttempt>("attempt");
    QTest::addColumn<int>("line");
    QTest::addColumn<StepResult>("result");
    QTest::addColumn<QString>("title");
    const auto row
        = [](const char *name, const AdminAttempt &attempt, int line, StepResult result,
             const QString &title) { QTest::newRow(name) << attempt << line << result << title; };
    row("handing over", with(AdminStep::HandOver, StepResult::Running), 0, StepResult::Unknown,
        u"2 of 3 room(s) handed over"_s);
    row("sent", test::someAttempt(), 1, StepResult::Unknown,
        u"The request to deactivate the account was sent"_s);
    row("not sent", notSent(), 1, StepResult::Waiting,
        u"No request to deactivate the account was sent"_s);
    row("put off", answered(AdminReply::Kind::RateLimited, 429), 1, StepResult::Failed,
        u"The request to deactivate the account was not carried out"_s);
    row("done", with(AdminStep::Deactivate, StepResult::Done), 1, StepResult::Done,
        u"Deactivated, as the server said"_s);
    row("redacting", with(AdminStep::Redact, StepResult::Running), 2, StepResult::Unknown,
        u"Redacting their messages was begun"_s);
    row("redacted", with(AdminStep::Redact, StepResult::Done), 2, StepResult::Done,
        u"Messages redacted"_s);
    row("not redacted", test::someAttempt(), 2, StepResult::Waiting,
        u"Redacting their messages was not begun"_s);
    row("deleting", with(AdminStep::Media, StepResult::Running), 3, StepResult::Unknown,
        u"0 file(s) deleted, perhaps not all of them"_s);
    row("deleted", with(AdminStep::Media, StepResult::Done), 3, StepResult::Done,
        u"0 file(s) deleted"_s);
    row("not deleted", test::someAttempt(), 3, StepResult::Waiting,
        u"Deleting their files was not begun"_s);
}

void TestForOthersSentences::howFarItHadCome()
{
    QFETCH(const AdminAttempt, attempt);
    QFETCH(const int, line);
    const QList<StepLine> lines = ForOthersSentences::steps(attempt);
    QCOMPARE(lines.size(), 4);
    QTEST(lines.at(line).result, "result");
    QTEST(lines.at(line).title, "title");
    QCOMPARE(ForOthersSentences::steps(onlyTheAccount()).size(), 2);
}

void TestForOthersSentences::whatIsKnownNow_data()
{
    QTest::addColumn<UnfinishedState>("state");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QStringList>("parts");
    QTest::addColumn<QStringList>("never");
    const QString closed = u"The account is deactivated"_s;
    const QString active = u"The account is still active"_s;
    const QString unknown = u"We could not find out"_s;
    const QString anew = u"press “Deactivate…”"_s;
    const auto row = [](const char *name, const UnfinishedState &state, const QString &heading,
                        const QStringList &parts, const QStringList &never) {
        QTest::newRow(name) << state << heading << parts << never;
    };
    row("deactivated", told(onlyTheAccount(), true), closed,
        {u"matrix.example.org says that @ben:example.org is deactivated."_s,
         u"in no room any more"_s},
        {u"press"_s, u"not"_s});
    UnfinishedState visible = told(onlyTheAccount(), true);
    visible.others->verdict.reason = AdminReason::NotErased;
    visible.others->findings.roomsLeft = 3;
    row("deactivated, not hidden", visible, closed,
        {u"not hidden, although you chose that"_s, u"out of 11 of its 14 room(s)"_s,
         u"press “Deactivate again…”"_s},
        {u"no room"_s});
    row("active", told(test::someAttempt(), false), active,
        {u"@ben:example.org is active"_s, u"all the sessions and contacts"_s,
         u"2 room(s) had been handed over"_s, anew},
        {u"may"_s});
    row("no request", told(notSent(), false), active,
        {u"@ben:example.org is active"_s, u"No request to deactivate it had been sent"_s, anew},
        {u"may"_s, u"sessions"_s});
    row("put off", told(answered(AdminReply::Kind::RateLimited, 429), false), active,
        {u"The request to deactivate it was not carried out"_s, anew}, {u"sessions"_s});
    row("refused", told(answered(AdminReply::Kind::RefusedBefore, 400), false), active,
        {u"matrix.example.org did not carry it out"_s, anew}, {u"may"_s});
    row("brought back", told(with(AdminStep::Deactivate, StepResult::Done), false), active,
        {u"it had been deactivated, and was brought back since"_s}, {u"carried out"_s});
    row("too early", told(test::someAttempt(), false, true, std::chrono::seconds(10)),
        u"The account has not been deactivated so far"_s,
        {u"active so far"_s, u"may still be working on it"_s, u"looks again"_s},
        {u"not carried out"_s, anew});
    row("begun", told(test::someAttempt(), false, false), unknown,
        {u"is not deactivated"_s, u"matrix.example.org may have begun"_s, anew},
        {u"is active"_s, u"as it was"_s});
    UnfinishedState half = told(test::someAttempt(), false, false, std::chrono::seconds(10));
    half.others->findings.account.isAccepted = true;
    half.others->verdict = verdictOf(half.others->attempt, half.others->findings);
    QCOMPARE(half.others->verdict.outcome, Outcome::Unknown);
    row("at the account service only", half, u"The account service has accepted it"_s,
        {u"has deactivated @ben:example.org"_s, u"matrix.example.org has not followed"_s},
        {u"is active"_s, anew});
    UnfinishedState without = told(test::someAttempt(), false);
    without.others->findings.account.hadSigns = false;
    without.others->verdict = verdictOf(without.others->attempt, without.others->findings);
    row("nothing to see", without, unknown,
        {u"neither a session nor a contact"_s, u"cannot be seen"_s}, {u"is active"_s});
    row("gone", notRead(AdminReason::Gone), u"There is no such account"_s,
        {u"no account @ben:example.org on matrix.example.org"_s}, {u"active"_s});
    row("signed out", notRead(AdminReason::SignedOut), unknown, {u"Your sign-in has ended"_s},
        {u"active"_s, u"deactivated"_s});
    row("no administrator", notRead(AdminReason::NotAdmin), unknown,
        {u"You do not administrate matrix.example.org"_s}, {u"active"_s, u"deactivated"_s});
    row("no answer", notRead(AdminReason::Network), unknown,
        {u"matrix.example.org did not tell"_s, u"@ben:example.org"_s},
        {u"active"_s, u"deactivated"_s});
}

void TestForOthersSentences::whatIsKnownNow()
{
    QFETCH(const UnfinishedState, state);
    QFETCH(const QString, heading);
    QFETCH(const QStringList, parts);
    QFETCH(const QStringList, never);
    QCOMPARE(UnfinishedSentences::heading(state), heading);
    const QString sentence = UnfinishedSentences::sentence(state);
    QCOMPARE(unsaid(sentence, parts), QStringList());
    QCOMPARE(unsaid(sentence, never), never);
}

void TestForOthersSentences::whatIsLeftToBeDone_data()
{
    QTest::addColumn<StepResult>("redaction");
    QTest::addColumn<bool>("hasFilesLeft");
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("goesOn");
    const auto done = StepResult::Done;
    QTest::newRow("all done") << done << false << u"Their messages are redacted."_s << false;
    QTest::newRow("files left") << done << true << u"files have not all been deleted"_s << true;
    QTest::newRow("redacting") << StepResult::Running << false << u"still being redacted"_s
                               << false;
    QTest::newRow("failed") << StepResult::Failed << false << u"Not all of their messages"_s
                            << true;
    QTest::newRow("not known") << StepResult::Unknown << false << u"redacted is not known"_s
                               << true;
    QTest::newRow("not begun") << StepResult::Skipped << false << u"have not been redacted"_s
                               << true;
}

void TestForOthersSentences::whatIsLeftToBeDone()
{
    QFETCH(const StepResult, redaction);
    QFETCH(const bool, hasFilesLeft);
    QFETCH(const QString, part);
    QFETCH(const bool, goesOn);
    UnfinishedState state
        = told(with(AdminStep::Media, hasFilesLeft ? StepResult::Running : StepResult::Done), true);
    state.others->findings.redaction = redaction;
    const QString sentence = UnfinishedSentences::sentence(state);
    QCOMPARE(unsaid(sentence, {part}), QStringList());
    QCOMPARE(sentence.contains(u"press “Deactivate again…”"_s), goesOn);
}

void TestForOthersSentences::somebodyElse()
{
    UnfinishedState state = asking(test::someAttempt());
    state.phase = Phase::Told;
    state.others->signedIn = Session{HomeserverUrl::parse(u"https://example.com"_s).value(),
                                     UserId::parse(u"@carol:example.com"_s).value(),
                                     {}};
    QCOMPARE(UnfinishedSentences::heading(state),
             u"You are not signed in as the one who was acting"_s);
    QCOMPARE(unsaid(UnfinishedSentences::sentence(state),
                    {u"You signed in as @carol:example.com at example.com"_s,
                     u"@support:example.org at matrix.example.org"_s, u"sign out"_s}),
             QStringList());
    QCOMPARE(state.outcome(), Outcome::Unknown);
}

void TestForOthersSentences::whatBecomesOfTheNote()
{
    UnfinishedState state = told(onlyTheAccount(), true);
    QCOMPARE(unsaid(UnfinishedSentences::aboutNote(state),
                    {u"could not be written into the activity log"_s, u"the note of it stays"_s}),
             QStringList());
    state.others->isLogged = true;
    QCOMPARE(unsaid(UnfinishedSentences::aboutNote(state), {u"could not be removed"_s}),
             QStringList());
    state.noteIsGone = true;
    QCOMPARE(unsaid(UnfinishedSentences::aboutNote(state),
                    {u"The note of it is removed from this computer."_s}),
             QStringList());
    for (const UnfinishedState &open :
         {asking(test::someAttempt()), told(test::someAttempt(), false, false)}) {
        QCOMPARE(
            unsaid(UnfinishedSentences::aboutNote(open),
                   {u"asks again at the next start"_s, u"changes nothing about the account"_s}),
            QStringList());
    }
}

QTEST_GUILESS_MAIN(TestForOthersSentences)
#include "TestForOthersSentences.moc"
