// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/EvidenceLines.h"
#include "tests/support/SentState.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using test::answered;
using test::at;
using namespace std::chrono_literals;

namespace {

using Line = EvidenceLine;
using Mark = EvidenceLine::Mark;
using What = EvidenceLine::What;

Attempt left(const QString &software = {})
{
    const UserId alice = UserId::parse(u"@alice:example.org"_s).value();
    return {.actor = alice,
            .subject = alice,
            .homeserver = HomeserverUrl::parse(u"https://matrix.example.org"_s).value(),
            .software = software,
            .step = AttemptStep::Proved,
            .erase = true,
            .profileWasThere = true};
}

/// What that witness told; else what no test expects.
EvidenceLine lineOf(const DeactivationState &state, What what)
{
    for (const EvidenceLine &line : evidenceLines(state)) {
        if (line.what() == what) {
            return line;
        }
    }
    return {Line::NextCheck{}};
}

} // namespace

/// Which evidence there is, in which order, and what it tells.
class TestEvidenceLines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServersAnswer_data();
    void theServersAnswer();
    void ourSignIn_data();
    void ourSignIn();
    void theProfile_data();
    void theProfile();
    void accountStatus();
    void theIdentityServer_data();
    void theIdentityServer();
    void everyUnansweredLookIsKept();
    void theOrder();
    void anEarlierRun_data();
    void anEarlierRun();
};

void TestEvidenceLines::theServersAnswer_data()
{
    using A = Line::Answer;
    using E = EndpointSign;
    QTest::addColumn<EndpointSign>("endpoint");
    QTest::addColumn<int>("status");
    QTest::addColumn<Line::Answer>("sign");
    QTest::addColumn<Mark>("mark");
    QTest::newRow("waiting") << E::Waiting << 0 << A::Waiting << Mark::Pending;
    QTest::newRow("stopped") << E::StoppedWaiting << 0 << A::StoppedWaiting << Mark::Pending;
    QTest::newRow("confirmed") << E::Confirmed << 200 << A::Confirmed << Mark::Seen;
    QTest::newRow("already") << E::AlreadyDone << 403 << A::AlreadyDone << Mark::Seen;
    QTest::newRow("lost") << E::Lost << 0 << A::Lost << Mark::Unclear;
    QTest::newRow("unclear") << E::Unclear << 502 << A::Unclear << Mark::Unclear;
    QTest::newRow("turned away") << E::Unclear << 401 << A::TurnedAway << Mark::Unclear;
    QTest::newRow("unusable") << E::Unclear << 0 << A::Unusable << Mark::Unclear;
    QTest::newRow("failed") << E::Failed << 500 << A::Failed << Mark::Unclear;
    QTest::newRow("refused") << E::Refused << 403 << A::Refused << Mark::Unclear;
    QTest::newRow("declined") << E::Declined << 403 << A::Declined << Mark::NotSeen;
}

void TestEvidenceLines::theServersAnswer()
{
    QFETCH(const EndpointSign, endpoint);
    QFETCH(const int, status);
    QFETCH(const Line::Answer, sign);
    const EvidenceLine line = lineOf(answered(endpoint, status), What::Answer);
    QCOMPARE(line, (EvidenceLine{sign, at(1), status}));
    QTEST(line.mark(), "mark");
}

void TestEvidenceLines::ourSignIn_data()
{
    using S = Line::SignIn;
    using O = Outcome;
    QTest::addColumn<SignInSign>("said");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Likely>("likely");
    QTest::addColumn<bool>("managed");
    QTest::addColumn<Line::SignIn>("sign");
    QTest::addColumn<Mark>("mark");
    const auto row
        = [](const char *name, SignInSign said, S sign, Mark mark, O outcome = O::Unknown,
             Likely likely = Likely::None, bool managed = false) {
              QTest::newRow(name) << said << outcome << likely << managed << sign << mark;
          };
    const auto accepted = SignInSign::Accepted;
    row("accepted", accepted, S::AcceptedEarly, Mark::Unclear);
    row("accepted, and likely what it seems", accepted, S::AcceptedEarly, Mark::Unclear, O::Unknown,
        Likely::StillActive);
    row("accepted, though deactivated", accepted, S::AcceptedMeanwhile, Mark::Unclear,
        O::Deactivated);
    row("accepted, and that decided", accepted, S::Accepted, Mark::NotSeen, O::StillActive);
    row("accepted, on the page", accepted, S::AcceptedAfterPage, Mark::NotSeen, O::StillActive,
        Likely::None, true);
    const auto rejected = SignInSign::Rejected;
    row("rejected", rejected, S::RejectedOpen, Mark::Unclear);
    row("rejected, and likely what it seems", rejected, S::RejectedLikely, Mark::Seen, O::Unknown,
        Likely::Deactivated);
    row("rejected, as it must be", rejected, S::Rejected, Mark::Seen, O::Deactivated);
    row("rejected, on the page", rejected, S::RejectedAfterPage, Mark::Seen, O::Unknown,
        Likely::None, true);
    row("softly", SignInSign::RejectedSoftly, S::RejectedSoftly, Mark::Unclear);
    row("softly, on the page", SignInSign::RejectedSoftly, S::RejectedSoftly, Mark::Unclear,
        O::Unknown, Likely::None, true);
    row("for that reason", SignInSign::UserDeactivated, S::UserDeactivated, Mark::Seen,
        O::Deactivated);
}

void TestEvidenceLines::ourSignIn()
{
    QFETCH(const SignInSign, said);
    QFETCH(const Line::SignIn, sign);
    DeactivationState state = answered(EndpointSign::Lost);
    QFETCH(const Outcome, outcome);
    QFETCH(const Likely, likely);
    QFETCH(const bool, managed);
    state.outcome = outcome;
    state.likely = likely;
    state.isManaged = managed;
    // What was said last counts, and a look without an answer says nothing.
    state.evidence.signIn = {{SignInSign::Accepted, at(1)}, {said, at(15)}};
    state.evidence.signIn += {SignInSign::NoAnswer, at(60)};
    const EvidenceLine line = lineOf(state, What::SignIn);
    QCOMPARE(line, (EvidenceLine{sign, at(15)}));
    QTEST(line.mark(), "mark");
}

void TestEvidenceLines::theProfile_data()
{
    using P = Line::Profile;
    using O = Outcome;
    const QString keeps = u"Dendrite"_s;
    const QString removes = u"continuwuity"_s;
    QTest::addColumn<ProfileSign>("said");
    QTest::addColumn<bool>("erase");
    QTest::addColumn<bool>("managed");
    QTest::addColumn<QString>("software");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Line::Profile>("sign");
    QTest::addColumn<Mark>("mark");
    const auto row = [](const char *name, ProfileSign said, bool erase, P sign, Mark mark,
                        const QString &software = {}, O outcome = O::Deactivated,
                        bool managed = false) {
        QTest::newRow(name) << said << erase << managed << software << outcome << sign << mark;
    };
    const auto gone = ProfileSign::Gone;
    row("gone as chosen", gone, true, P::GoneAsChosen, Mark::Seen);
    row("gone, by whom nobody knows", gone, true, P::Gone, Mark::Seen, {}, O::Unknown);
    row("gone", gone, false, P::Gone, Mark::Seen);
    row("gone, on the page", gone, true, P::Gone, Mark::Seen, {}, O::Deactivated, true);
    row("gone, where it always goes", gone, true, P::GoneInAnyCase, Mark::Seen, removes);
    row("gone, where it never goes", gone, true, P::GoneAsChosen, Mark::Seen, keeps);
    const auto shown = ProfileSign::Shown;
    row("shown", shown, false, P::Shown, Mark::Unclear);
    row("shown, though to be hidden", shown, true, P::ShownThoughHidden, Mark::NotSeen);
    row("shown, on the page", shown, true, P::Shown, Mark::Unclear, {}, O::Unknown, true);
    row("shown, where it always goes", shown, false, P::ShownThoughRemoved, Mark::NotSeen, removes);
    row("shown, where it never goes", shown, true, P::ShownInAnyCase, Mark::Unclear, keeps);
    row("empty", ProfileSign::Empty, true, P::Empty, Mark::Unclear);
    row("for members", ProfileSign::ForMembers, true, P::ForMembers, Mark::Unclear);
}

void TestEvidenceLines::theProfile()
{
    QFETCH(const ProfileSign, said);
    QFETCH(const bool, erase);
    QFETCH(const bool, managed);
    QFETCH(const QString, software);
    QFETCH(const Outcome, outcome);
    QFETCH(const Line::Profile, sign);
    DeactivationState state = answered(EndpointSign::Lost);
    state.erase = erase;
    state.isManaged = managed;
    state.software = software;
    state.outcome = outcome;
    state.evidence.profile = {{said, at(5)}, {ProfileSign::NoAnswer, at(15)}};
    const EvidenceLine line = lineOf(state, What::Profile);
    QCOMPARE(line.sign, Line::Sign(sign));
    QCOMPARE(line.at, at(5));
    QTEST(line.mark(), "mark");
    // Whom a habit is told of is named, and nobody else.
    const bool isByHabit = sign == Line::Profile::GoneInAnyCase
        || sign == Line::Profile::ShownThoughRemoved || sign == Line::Profile::ShownInAnyCase;
    QCOMPARE(line.software, isByHabit ? software : QString());
    if (said == ProfileSign::Gone) {
        state.evidence.profileWasThere = false;
        QCOMPARE(lineOf(state, What::Profile), (EvidenceLine{Line::Profile::NeverSeen, at(5)}));
        QCOMPARE(lineOf(state, What::Profile).mark(), Mark::Unclear);
    }
}

void TestEvidenceLines::accountStatus()
{
    DeactivationState state = answered(EndpointSign::Lost);
    state.evidence.accountStatusDeactivated = true;
    state.evidence.accountStatusAt = at(5);
    EvidenceLine line = lineOf(state, What::AccountStatus);
    QCOMPARE(line, (EvidenceLine{Line::AccountStatus::Deactivated, at(5)}));
    QCOMPARE(line.mark(), Mark::Seen);
    state.evidence.accountStatusDeactivated = false;
    line = lineOf(state, What::AccountStatus);
    QCOMPARE(line, (EvidenceLine{Line::AccountStatus::Active, at(5)}));
    QCOMPARE(line.mark(), Mark::NotSeen);
}

void TestEvidenceLines::theIdentityServer_data()
{
    using I = Line::IdentityServer;
    QTest::addColumn<UnbindResult>("unbind");
    QTest::addColumn<QString>("software");
    QTest::addColumn<Line::IdentityServer>("sign");
    QTest::addColumn<Mark>("mark");
    QTest::newRow("success") << UnbindResult::Success << u"Synapse"_s << I::Removed << Mark::Seen;
    QTest::newRow("claimed") << UnbindResult::Success << u"continuwuity"_s << I::OnlyClaimed
                             << Mark::Unclear;
    QTest::newRow("no support") << UnbindResult::NoSupport << u"continuwuity"_s << I::NoSupport
                                << Mark::Unclear;
    QTest::newRow("not reported") << UnbindResult::NotReported << QString() << I::NotReported
                                  << Mark::Unclear;
}

void TestEvidenceLines::theIdentityServer()
{
    QFETCH(const UnbindResult, unbind);
    QFETCH(const QString, software);
    QFETCH(const Line::IdentityServer, sign);
    DeactivationState state = answered(EndpointSign::Confirmed, 200);
    state.evidence.unbind = unbind;
    state.software = software;
    const EvidenceLine line = lineOf(state, What::IdentityServer);
    QCOMPARE(line.sign, Line::Sign(sign));
    QCOMPARE(line.at, at(1));
    QTEST(line.mark(), "mark");
    QCOMPARE(line.software, sign == Line::IdentityServer::OnlyClaimed ? software : QString());
    // Without the server's confirmation there is nothing to report about it.
    state.evidence.endpoint = EndpointSign::Lost;
    QCOMPARE(evidenceLines(state).size(), 1);
}

/// How many of them are told is for a window to say.
void TestEvidenceLines::everyUnansweredLookIsKept()
{
    DeactivationState state = answered(EndpointSign::Lost);
    QList<QDateTime> times;
    for (const int seconds : {1, 5, 15, 60, 90, 120, 300}) {
        state.evidence.signIn += {SignInSign::NoAnswer, at(seconds)};
        state.evidence.profile += {ProfileSign::NoAnswer, at(seconds)};
        times += at(seconds);
    }
    const EvidenceLine signIn = lineOf(state, What::SignIn);
    QCOMPARE(signIn, (EvidenceLine{Line::SignIn::NoAnswer, at(300), 0, times}));
    QCOMPARE(signIn.mark(), Mark::NotSeen);
    const EvidenceLine profile = lineOf(state, What::Profile);
    QCOMPARE(profile, (EvidenceLine{Line::Profile::NoAnswer, at(300), 0, times}));
    QCOMPARE(profile.mark(), Mark::NotSeen);
}

void TestEvidenceLines::theOrder()
{
    QVERIFY(evidenceLines(DeactivationState()).isEmpty());
    DeactivationState state = answered(EndpointSign::Confirmed, 200);
    state.evidence.signIn += {SignInSign::Rejected, at(2)};
    state.evidence.profile += {ProfileSign::Shown, at(2)};
    state.evidence.accountStatusDeactivated = true;
    state.nextCheckIn = 8'200ms;
    const auto order = [&state] {
        QList<What> whats;
        for (const EvidenceLine &line : evidenceLines(state)) {
            whats += line.what();
        }
        return whats;
    };
    QCOMPARE(order(),
             (QList<What>{What::Answer, What::SignIn, What::Profile, What::AccountStatus,
                          What::IdentityServer, What::NextCheck}));
    QCOMPARE(lineOf(state, What::NextCheck), (EvidenceLine{Line::NextCheck{8'200ms}}));
    QCOMPARE(lineOf(state, What::NextCheck).mark(), Mark::Pending);
    state.evidence.signIn += {SignInSign::Accepted, at(3)}; // read before what it speaks against
    QCOMPARE(order().sliced(0, 2), (QList<What>{What::SignIn, What::Answer}));
}

void TestEvidenceLines::anEarlierRun_data()
{
    using S = Findings::SignIn;
    using N = Line::NewSignIn;
    QTest::addColumn<Findings::SignIn>("signIn");
    QTest::addColumn<Line::NewSignIn>("sign");
    QTest::addColumn<Mark>("mark");
    QTest::newRow("worked") << S::Worked << N::Worked << Mark::NotSeen;
    QTest::newRow("refused") << S::Refused << N::Refused << Mark::Unclear;
    QTest::newRow("deactivated") << S::Deactivated << N::Deactivated << Mark::Seen;
}

/// With what the note kept; what was tried last is read last.
void TestEvidenceLines::anEarlierRun()
{
    QFETCH(const Findings::SignIn, signIn);
    QFETCH(const Line::NewSignIn, sign);
    Findings findings;
    QVERIFY(evidenceLines(left(), findings, Outcome::Unknown).isEmpty());
    findings.profile = Look<ProfileSign>{ProfileSign::Gone, at(3600)};
    findings.accountStatusDeactivated = true;
    findings.accountStatusAt = at(3601);
    findings.signIn = signIn;
    findings.signInAt = at(3660);
    const QList<EvidenceLine> lines = evidenceLines(left(), findings, Outcome::Unknown);
    QCOMPARE(lines,
             QList<EvidenceLine>({{Line::Profile::Gone, at(3600)},
                                  {Line::AccountStatus::Deactivated, at(3601)},
                                  {sign, at(3660)}}));
    QTEST(lines.constLast().mark(), "mark");
    const auto profile = [&findings](const Attempt &attempt, Outcome outcome) {
        return evidenceLines(attempt, findings, outcome).constFirst();
    };
    QCOMPARE(profile(left(), Outcome::Deactivated),
             (EvidenceLine{Line::Profile::GoneAsChosen, at(3600)}));
    QCOMPARE(profile(left(u"continuwuity"_s), Outcome::Unknown).sign,
             Line::Sign(Line::Profile::GoneInAnyCase));
}

QTEST_GUILESS_MAIN(TestEvidenceLines)
#include "TestEvidenceLines.moc"
