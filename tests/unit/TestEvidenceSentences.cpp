// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/EvidenceLines.h"
#include "tests/support/Saying.h"
#include "tests/support/SentState.h"
#include "ui/deactivation/EvidenceSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using test::answered;
using test::at;
using test::sent;
using namespace std::chrono_literals;

using Mark = EvidenceLine::Mark;

namespace {

const QString host = u"matrix.example.org"_s;

/// A line as it stands in a window.
struct Told
{
    Mark mark = Mark::Pending;
    QString title;
    QString detail;
};

QList<Told> told(const DeactivationState &state)
{
    QList<Told> all;
    for (const EvidenceLine &line : evidenceLines(state)) {
        const EvidenceText text = EvidenceSentences::of(line, host);
        all += Told{line.mark(), text.title, text.detail};
    }
    return all;
}

} // namespace

class TestEvidenceSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingSentIsNoEvidence();
    void marksHaveNames();
    void theServersAnswer_data();
    void theServersAnswer();
    void ourSignIn_data();
    void ourSignIn();
    void unreachable();
    void theLastAnswerCounts();
    void theProfile_data();
    void theProfile();
    void aProfileThatNeverWas();
    void accountStatus();
    void theIdentityServer_data();
    void theIdentityServer();
    void contraryEvidenceAfterAConfirmation();
    void theNextCheckComesLast();
    void whatIsManagedIsSaidInItsOwnWords();
};

/// Nine hours before UTC: a person reads the clock on their wall.
void TestEvidenceSentences::initTestCase()
{
    qputenv("TZ", "Asia/Tokyo");
    tzset();
}

void TestEvidenceSentences::nothingSentIsNoEvidence()
{
    QVERIFY(told({}).isEmpty());
}

/// What a screen reader says of them.
void TestEvidenceSentences::marksHaveNames()
{
    QCOMPARE(EvidenceSentences::name(Mark::Seen), u"Seen"_s);
    QCOMPARE(EvidenceSentences::name(Mark::NotSeen), u"Not seen"_s);
    QCOMPARE(EvidenceSentences::name(Mark::Unclear), u"Unclear"_s);
    QCOMPARE(EvidenceSentences::name(Mark::Pending), u"Still to come"_s);
}

void TestEvidenceSentences::theServersAnswer_data()
{
    QTest::addColumn<EndpointSign>("sign");
    QTest::addColumn<int>("status");
    QTest::addColumn<Mark>("mark");
    QTest::addColumn<QString>("part");
    QTest::newRow("confirmed, its title")
        << EndpointSign::Confirmed << 200 << Mark::Seen << u"The homeserver confirmed it"_s;
    QTest::newRow("already, its title") << EndpointSign::AlreadyDone << 403 << Mark::Seen
                                        << u"The homeserver says that it is deactivated"_s;
    QTest::newRow("already, its time")
        << EndpointSign::AlreadyDone << 403 << Mark::Seen << u"answered at 23:09:22 that it"_s;
    QTest::newRow("lost, and once")
        << EndpointSign::Lost << 0 << Mark::Unclear << u"Nothing was sent twice."_s;
    QTest::newRow("unclear, its title")
        << EndpointSign::Unclear << 502 << Mark::Unclear << u"says neither yes nor no"_s;
    QTest::newRow("rejected, its title") << EndpointSign::Unclear << 401 << Mark::Unclear
                                         << u"Our sign-in was turned away when we asked"_s;
    QTest::newRow("declined, its title")
        << EndpointSign::Declined << 403 << Mark::NotSeen << u"The homeserver did not do it"_s;
    QTest::newRow("waiting") << EndpointSign::Waiting << 0 << Mark::Pending << u"not answered"_s;
    QTest::newRow("stopped") << EndpointSign::StoppedWaiting << 0 << Mark::Pending
                             << u"best evidence"_s;
    QTest::newRow("confirmed") << EndpointSign::Confirmed << 200 << Mark::Seen
                               << u"answered 200 at 23:09:22"_s;
    QTest::newRow("already") << EndpointSign::AlreadyDone << 403 << Mark::Seen << u"already was"_s;
    QTest::newRow("lost") << EndpointSign::Lost << 0 << Mark::Unclear << u"No complete answer"_s;
    QTest::newRow("unclear") << EndpointSign::Unclear << 502 << Mark::Unclear << u"502"_s;
    QTest::newRow("rejected") << EndpointSign::Unclear << 401 << Mark::Unclear
                              << u"this request did nothing"_s;
    QTest::newRow("failed") << EndpointSign::Failed << 500 << Mark::Unclear
                            << u"says that it failed"_s;
    QTest::newRow("refused") << EndpointSign::Refused << 403 << Mark::Unclear << u"refused"_s;
    QTest::newRow("unusable") << EndpointSign::Unclear << 0 << Mark::Unclear << u"no usable"_s;
    QTest::newRow("declined") << EndpointSign::Declined << 403 << Mark::NotSeen << u"403"_s;
}

void TestEvidenceSentences::theServersAnswer()
{
    QFETCH(EndpointSign, sign);
    QFETCH(int, status);
    QFETCH(QString, part);
    const Told line = told(answered(sign, status)).value(0);
    QTEST(line.mark, "mark");
    QVERIFY2((line.title + line.detail).contains(part), qPrintable(line.title + line.detail));
    QVERIFY(!(line.title + line.detail).contains(u'%'));
}

void TestEvidenceSentences::ourSignIn_data()
{
    QTest::addColumn<SignInSign>("sign");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<Mark>("mark");
    QTest::addColumn<QString>("part");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Likely>("likely");
    const auto row
        = [](const char *name, SignInSign sign, int seconds, Mark mark, const QString &part,
             Outcome outcome = Outcome::Unknown, Likely likely = Likely::None) {
              QTest::newRow(name) << sign << seconds << mark << part << outcome << likely;
          };
    row("rejected", SignInSign::Rejected, 6, Mark::Unclear, u"rejected since 23:09:27"_s);
    row("rejected, half-way", SignInSign::Rejected, 6, Mark::Unclear, u"is not finished"_s);
    row("rejected, and likely what it seems", SignInSign::Rejected, 6, Mark::Seen,
        u"That is what deactivation does."_s, Outcome::Unknown, Likely::Deactivated);
    row("softly", SignInSign::RejectedSoftly, 6, Mark::Unclear, u"says nothing"_s);
    row("deactivated", SignInSign::UserDeactivated, 6, Mark::Seen, u"account is deactivated"_s);
    row("accepted early", SignInSign::Accepted, 60, Mark::Unclear, u"proves nothing yet"_s);
    row("accepted, and that decided", SignInSign::Accepted, 300, Mark::NotSeen, u"still works"_s,
        Outcome::StillActive);
    // The clock on the wall may have jumped; what decides is the flow's business.
    row("accepted late, undecided", SignInSign::Accepted, 3600, Mark::Unclear,
        u"proves nothing yet"_s);
}

void TestEvidenceSentences::ourSignIn()
{
    QFETCH(SignInSign, sign);
    QFETCH(int, seconds);
    QFETCH(QString, part);
    QFETCH(Outcome, outcome);
    DeactivationState state = answered(EndpointSign::Lost);
    state.outcome = outcome;
    QFETCH(Likely, likely);
    state.likely = likely;
    state.evidence.signIn += {sign, at(seconds)};
    const Told line = told(state).value(1);
    QTEST(line.mark, "mark");
    QVERIFY2((line.title + line.detail).contains(part), qPrintable(line.title + line.detail));
}

void TestEvidenceSentences::unreachable()
{
    DeactivationState state = answered(EndpointSign::Lost);
    for (const int seconds : {1, 5, 15, 60, 90, 120, 300}) {
        state.evidence.signIn += {SignInSign::NoAnswer, at(seconds)};
    }
    const Told line = told(state).value(1);
    QCOMPARE(line.mark, Mark::NotSeen);
    QVERIFY(line.title.contains(host));
    QVERIFY(line.detail.contains("23:14:21"_L1));
    QCOMPARE(line.detail.count("23:"_L1), 5);
}

void TestEvidenceSentences::theLastAnswerCounts()
{
    DeactivationState state = answered(EndpointSign::Lost);
    state.evidence.signIn = {{SignInSign::Accepted, at(1)},
                             {SignInSign::Rejected, at(15)},
                             {SignInSign::NoAnswer, at(60)}};
    QVERIFY(told(state).value(1).title.contains(u"rejected since"_s));
}

void TestEvidenceSentences::theProfile_data()
{
    QTest::addColumn<bool>("erase");
    QTest::addColumn<ProfileSign>("sign");
    QTest::addColumn<Mark>("mark");
    QTest::addColumn<QString>("part");
    QTest::newRow("gone as chosen") << true << ProfileSign::Gone << Mark::Seen << u"as you chose"_s;
    QTest::newRow("gone anyway") << false << ProfileSign::Gone << Mark::Seen
                                 << u"Nobody can look up"_s;
    QTest::newRow("kept though chosen")
        << true << ProfileSign::Shown << Mark::NotSeen << u"still shown"_s;
    QTest::newRow("kept") << false << ProfileSign::Shown << Mark::Unclear << u"keep name"_s;
    QTest::newRow("for those who are signed in") << true << ProfileSign::ForMembers << Mark::Unclear
                                                 << u"only to people who are signed in"_s;
    QTest::newRow("empty") << true << ProfileSign::Empty << Mark::Unclear
                           << u"has no name or picture"_s;
    QTest::newRow("no answer") << true << ProfileSign::NoAnswer << Mark::NotSeen
                               << u"could not be read"_s;
}

void TestEvidenceSentences::theProfile()
{
    QFETCH(bool, erase);
    QFETCH(ProfileSign, sign);
    QFETCH(QString, part);
    DeactivationState state = answered(EndpointSign::Lost);
    state.erase = erase;
    state.evidence.profile += {sign, at(5)};
    state.outcome = Outcome::Deactivated;
    const Told line = told(state).value(1);
    QTEST(line.mark, "mark");
    QVERIFY2((line.title + line.detail).contains(part), qPrintable(line.title + line.detail));
    // Who has removed it is known only then.
    state.outcome = Outcome::Unknown;
    QVERIFY(!told(state).value(1).detail.contains(u"as you chose"_s));
}

void TestEvidenceSentences::aProfileThatNeverWas()
{
    DeactivationState state = answered(EndpointSign::Lost);
    state.erase = true;
    state.evidence.profileWasThere = false;
    state.evidence.profile += {ProfileSign::Gone, at(5)};
    QCOMPARE(told(state).value(1).mark, Mark::Unclear);
}

void TestEvidenceSentences::accountStatus()
{
    DeactivationState state = answered(EndpointSign::Lost);
    const auto line = [&state] { return told(state).value(1); };
    state.evidence.accountStatusDeactivated = true;
    QCOMPARE(line().mark, Mark::Seen);
    QCOMPARE(line().title, u"The server lists the account as deactivated"_s);
    state.evidence.accountStatusDeactivated = false;
    QCOMPARE(line().mark, Mark::NotSeen);
    QCOMPARE(line().title, u"The server lists the account as active"_s);
}

void TestEvidenceSentences::theIdentityServer_data()
{
    QTest::addColumn<UnbindResult>("unbind");
    QTest::addColumn<Mark>("mark");
    QTest::addColumn<QString>("part");
    QTest::newRow("success")
        << UnbindResult::Success << Mark::Seen
        << u"matrix.example.org says they were removed, or that there was nothing to "
           "remove."_s;
    QTest::newRow("no support") << UnbindResult::NoSupport << Mark::Unclear
                                << u"they may still be found"_s;
    QTest::newRow("not reported") << UnbindResult::NotReported << Mark::Unclear
                                  << u"did not report whether"_s;
}

void TestEvidenceSentences::theIdentityServer()
{
    QFETCH(UnbindResult, unbind);
    QFETCH(QString, part);
    DeactivationState state = answered(EndpointSign::Confirmed, 200);
    state.evidence.unbind = unbind;
    const QList<Told> lines = told(state);
    QCOMPARE(lines.size(), 2);
    QTEST(lines.at(1).mark, "mark");
    QCOMPARE(lines.at(1).title, u"Email and phone at the identity server"_s);
    QCOMPARE(unsaid(lines.at(1).detail, {part}), QStringList());
    if (unbind == UnbindResult::Success) { // whom its source says not to do it is not believed
        state.software = u"continuwuity"_s;
        const Told claimed = told(state).at(1);
        QCOMPARE(claimed.mark, Mark::Unclear);
        QCOMPARE(unsaid(claimed.detail, {u"known to us say so without doing it"_s}), QStringList());
    }
    // Without the server's confirmation there is nothing to report about it.
    state.evidence.endpoint = EndpointSign::Lost;
    QCOMPARE(told(state).size(), 1);
}

void TestEvidenceSentences::contraryEvidenceAfterAConfirmation()
{
    DeactivationState state = answered(EndpointSign::Confirmed, 200);
    state.outcome = Outcome::Deactivated;
    state.evidence.signIn += {SignInSign::Accepted, at(2)};
    const QList<Told> lines = told(state);
    QCOMPARE(lines.constFirst().mark, Mark::Unclear); // read before what it speaks against
    QVERIFY(lines.constFirst().detail.contains("still be finishing"_L1));
    QCOMPARE(lines.value(1).mark, Mark::Seen);
}

void TestEvidenceSentences::theNextCheckComesLast()
{
    DeactivationState state = answered(EndpointSign::Confirmed, 200);
    state.evidence.signIn += {SignInSign::NoAnswer, at(1)};
    state.nextCheckIn = 8'200ms;
    const QList<Told> lines = told(state);
    const Told &line = lines.constLast();
    QCOMPARE(line.mark, Mark::Pending);
    QCOMPARE(line.title, u"Next check in 9 s"_s);
}

/// Nothing was sent there, and the choice is the page's.
void TestEvidenceSentences::whatIsManagedIsSaidInItsOwnWords()
{
    DeactivationState state;
    state.isManaged = true;
    state.erase = true;
    state.outcome = Outcome::Unknown;
    state.evidence.profileWasThere = true;
    state.evidence.profile += {ProfileSign::Shown, at(5)};
    const auto line = [&state](SignInSign sign) {
        state.evidence.signIn = {{sign, at(5)}};
        const QList<Told> lines = told(state);
        return lines.value(0).title + u' ' + lines.value(0).detail;
    };
    QCOMPARE(unsaid(line(SignInSign::Accepted), {u"A server may take two minutes to notice."_s}),
             QStringList());
    QCOMPARE(unsaid(line(SignInSign::Rejected), {u"Being signed out or locked looks the same."_s}),
             QStringList());
    const Told profile = told(state).value(1);
    QCOMPARE(profile.mark, Mark::Unclear);
    QCOMPARE(profile.title, u"Your profile is still shown"_s);
}

QTEST_GUILESS_MAIN(TestEvidenceSentences)
#include "TestEvidenceSentences.moc"
