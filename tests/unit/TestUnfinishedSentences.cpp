// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Saying.h"
#include "ui/deactivation/EvidenceSentences.h"
#include "ui/unfinished/UnfinishedSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

using Mark = EvidenceLine::Mark;
using Phase = UnfinishedPhase;
using SignIn = Findings::SignIn;

QDateTime afternoon()
{
    return {QDate(2026, 11, 23), QTime(23, 30, 21), Qt::UTC};
}

Attempt attempt(AttemptStep step = AttemptStep::Proved)
{
    const UserId alice = UserId::parse(u"@alice:example.org"_s).value();
    return {.actor = alice,
            .subject = alice,
            .homeserver = HomeserverUrl::parse(u"https://matrix.example.org"_s).value(),
            .step = step,
            .sentAt = afternoon(),
            .erase = true,
            .profileWasThere = true};
}

UnfinishedState asking(const Note::Content &content)
{
    UnfinishedState state;
    state.note = {u"/home/alice/note.json"_s, content};
    return state;
}

UnfinishedState told(Outcome outcome, Likely likely = Likely::None,
                     SignIn signIn = SignIn::NotTried)
{
    UnfinishedState state = asking(attempt());
    state.phase = Phase::Told;
    state.verdict.outcome = outcome;
    state.verdict.likely = likely;
    state.findings.signIn = signIn;
    state.findings.signInAt = afternoon();
    return state;
}

} // namespace

/// What the next start says of a deactivation whose end nobody saw: heading and sentence have to
/// say the same, and never more than is known.
class TestUnfinishedSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Nine hours before UTC: a person reads the clock on their wall.
    void initTestCase()
    {
        qputenv("TZ", "Asia/Tokyo");
        tzset();
    }

    void whatWasUnderWay_data()
    {
        QTest::addColumn<AttemptStep>("step");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("asked") << AttemptStep::Asked
                               << QStringList{u"was about to ask"_s, u"carries no proof"_s};
        QTest::newRow("proved") << AttemptStep::Proved
                                << QStringList{u"was sending the request"_s,
                                               u"with the proof that it is you"_s};
        QTest::newRow("finding out")
            << AttemptStep::FindingOut
            << QStringList{u"got no clear answer"_s, u"ended while it was finding out"_s};
    }

    void whatWasUnderWay()
    {
        QFETCH(const AttemptStep, step);
        QFETCH(const QStringList, parts);
        UnfinishedState state = asking(attempt(step));
        const QString hidden = u"Your messages were to be hidden"_s;
        for (const Phase phase : {Phase::Asking, Phase::Checking}) {
            state.phase = phase;
            const QString sentence = UnfinishedSentences::sentence(state);
            QCOMPARE(unsaid(sentence, parts), QStringList());
            QCOMPARE(unsaid(sentence,
                            {u"(24 November 2026, 08:30)"_s, hidden,
                             u"Whether the server carried it out is not known."_s}),
                     QStringList());
        }
        Attempt kept = attempt(step);
        kept.requests = {{afternoon(), AttemptRequest::Proof::Password,
                          AttemptRequest::Result::Answered, 500, u"M_UNKNOWN"_s}};
        const QString answered = UnfinishedSentences::sentence(asking(kept));
        QCOMPARE(answered.contains(u"The server answered, but that did not settle it"_s),
                 step == AttemptStep::FindingOut);
        QVERIFY(!answered.contains(u"no clear answer"_s));
        kept.erase = false;
        QVERIFY(!UnfinishedSentences::sentence(asking(kept)).contains(hidden));
    }

    void headings()
    {
        UnfinishedState state = asking(attempt());
        QCOMPARE(UnfinishedSentences::heading(state), u"A deactivation was under way"_s);
        state.phase = Phase::Checking;
        QCOMPARE(UnfinishedSentences::heading(state), u"Finding out what happened"_s);
        QCOMPARE(unsaid(UnfinishedSentences::subtitle(state),
                        {u"@alice:example.org · matrix.example.org"_s}),
                 QStringList());
    }

    void whatIsKnownNow_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<Likely>("likely");
        QTest::addColumn<SignIn>("signIn");
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QStringList>("parts");
        QTest::addColumn<QStringList>("never");

        const QString works = u"Signing in tells more: if it works five minutes after the request "
                              "or later, your account is still active."_s;
        const QString ask = u"If you are sure of your password, ask the people who run "
                            "matrix.example.org."_s;
        const QString probably = u"Your account is very probably deactivated"_s;
        const QString unknown = u"We could not find out"_s;
        const QString gone = u"Name and picture are gone"_s;
        const QString cleared = u"somebody has cleared looks the same"_s;
        const QString done = u"says that this account is deactivated."_s;
        const QString canSignIn = u"You can sign in"_s;

        QTest::newRow("deactivated")
            << Outcome::Deactivated << Likely::None << SignIn::NotTried
            << u"Your account is deactivated"_s
            << QStringList{u"The server says that this account is deactivated."_s}
            << QStringList{canSignIn, u"not"_s};
        QTest::newRow("still active")
            << Outcome::StillActive << Likely::None << SignIn::Worked
            << u"Your account is still active"_s
            << QStringList{u"Your account is active: you have just signed in."_s,
                           u"Nothing was deactivated, or not to the end."_s, u"try again"_s}
            << QStringList{u"few minutes old"_s};
        QTest::newRow("active so far")
            << Outcome::Unknown << Likely::StillActive << SignIn::Worked
            << u"Your account has not been deactivated so far"_s
            << QStringList{canSignIn, u"only a few minutes old"_s, u"may still be working on it"_s}
            << QStringList{u"did not"_s};
        QTest::newRow("probably") << Outcome::Unknown << Likely::Deactivated << SignIn::NotTried
                                  << probably << QStringList{gone, cleared, works}
                                  << QStringList{ask, done};
        QTest::newRow("probably, sign-in refused")
            << Outcome::Unknown << Likely::Deactivated << SignIn::Refused << probably
            << QStringList{gone, cleared, ask} << QStringList{works, done};
        QTest::newRow("unknown") << Outcome::Unknown << Likely::None << SignIn::NotTried << unknown
                                 << QStringList{u"does not tell"_s, works}
                                 << QStringList{gone, ask, done};
        QTest::newRow("unknown, sign-in refused")
            << Outcome::Unknown << Likely::None << SignIn::Refused << unknown << QStringList{ask}
            << QStringList{gone, works, done};
    }

    void whatIsKnownNow()
    {
        QFETCH(const Outcome, outcome);
        QFETCH(const Likely, likely);
        QFETCH(const SignIn, signIn);
        QFETCH(const QString, heading);
        QFETCH(const QStringList, parts);
        QFETCH(const QStringList, never);
        const UnfinishedState state = told(outcome, likely, signIn);
        QCOMPARE(UnfinishedSentences::heading(state), heading);
        const QString sentence = UnfinishedSentences::sentence(state);
        QCOMPARE(unsaid(sentence, parts), QStringList());
        QCOMPARE(unsaid(sentence, never), never);
    }

    void notesThatCannotBeRead()
    {
        const UnfinishedState newer = asking(Note::Problem::Newer);
        QCOMPARE(UnfinishedSentences::heading(newer), u"A note from a newer Farewell"_s);
        QCOMPARE(unsaid(UnfinishedSentences::sentence(newer),
                        {u"newer version"_s, u"start the newer one"_s}),
                 QStringList());
        const UnfinishedState damaged = asking(Note::Problem::Unreadable);
        QCOMPARE(UnfinishedSentences::heading(damaged),
                 u"A note of a deactivation cannot be read"_s);
        QCOMPARE(unsaid(UnfinishedSentences::sentence(damaged),
                        {u"empty or damaged"_s, u"if you can, it is still active"_s}),
                 QStringList());
        for (const UnfinishedState &state : {newer, damaged}) {
            QCOMPARE(unsaid(UnfinishedSentences::subtitle(state), {state.note.path}),
                     QStringList());
            QVERIFY(state.evidence().isEmpty());
        }
    }

    void theSignIn_data()
    {
        QTest::addColumn<SignIn>("signIn");
        QTest::addColumn<Mark>("mark");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("worked") << SignIn::Worked << Mark::NotSeen
                                << QStringList{u"accepts your sign-in"_s, u"Seen at 08:30:21"_s,
                                               u"A deactivated account cannot sign in"_s};
        QTest::newRow("refused") << SignIn::Refused << Mark::Unclear
                                 << QStringList{u"matrix.example.org"_s, u"refused the password"_s,
                                                u"That is what a deactivated account does"_s,
                                                u"a wrong password or a half-finished "
                                                "deactivation looks the same"_s};
        QTest::newRow("deactivated")
            << SignIn::Deactivated << Mark::Seen
            << QStringList{u"refused the sign-in"_s, u"the account is deactivated"_s};
    }

    void theSignIn()
    {
        QFETCH(const SignIn, signIn);
        QFETCH(const QStringList, parts);
        UnfinishedState state = told(Outcome::Unknown, Likely::None, signIn);
        const QList<EvidenceLine> lines = state.evidence();
        QCOMPARE(lines.size(), 1);
        QTEST(lines.constFirst().mark(), "mark");
        const EvidenceText text
            = EvidenceSentences::of(lines.constFirst(), u"matrix.example.org"_s);
        QCOMPARE(unsaid(text.title + u' ' + text.detail, parts), QStringList());
        state.findings.signIn = SignIn::NotTried;
        QVERIFY(state.evidence().isEmpty());
        state.findings.signIn = signIn;
        state.phase = Phase::Checking;
        QVERIFY(state.evidence().isEmpty());
    }

    /// With the choice and the profile of the note, not with those of a fresh start.
    void whatTheNoteKnewCounts()
    {
        UnfinishedState state = told(Outcome::Unknown);
        state.findings.profile = Look<ProfileSign>{ProfileSign::Gone, afternoon()};
        state.findings.accountStatusDeactivated = true;
        const QList<EvidenceLine> lines = state.evidence();
        QCOMPARE(lines.size(), 2);
        const auto title
            = [](const EvidenceLine &line) { return EvidenceSentences::of(line, {}).title; };
        QCOMPARE(title(lines.at(0)), u"Your profile is gone"_s);
        QCOMPARE(title(lines.at(1)), u"The server lists the account as deactivated"_s);
        state.findings.profile = Look<ProfileSign>{ProfileSign::Shown, afternoon()};
        QCOMPARE(state.evidence().at(0).mark(), Mark::NotSeen);
        std::get<Attempt>(state.note.content).software = u"Dendrite"_s; // which hides nothing
        QCOMPARE(state.evidence().at(0).mark(), Mark::Unclear);
        state.findings.profile = Look<ProfileSign>{ProfileSign::Gone, afternoon()};
        std::get<Attempt>(state.note.content).profileWasThere = false;
        QCOMPARE(title(state.evidence().at(0)), u"There is no profile to be seen"_s);
    }

    void whatBecomesOfTheNote()
    {
        for (const Outcome outcome : {Outcome::Deactivated, Outcome::StillActive}) {
            UnfinishedState state = told(outcome);
            QCOMPARE(unsaid(UnfinishedSentences::aboutNote(state),
                            {u"could not be removed"_s, u"asks about it again"_s}),
                     QStringList());
            state.noteIsGone = true;
            QCOMPARE(UnfinishedSentences::aboutNote(state),
                     u"The note of it is removed from this computer."_s);
        }
        for (const UnfinishedState &state : {told(Outcome::Unknown), asking(attempt())}) {
            QCOMPARE(unsaid(UnfinishedSentences::aboutNote(state),
                            {u"asks again at the next start"_s,
                             u"Forgetting the note changes "
                             "nothing about the account"_s}),
                     QStringList());
        }
    }
};

QTEST_GUILESS_MAIN(TestUnfinishedSentences)
#include "TestUnfinishedSentences.moc"
