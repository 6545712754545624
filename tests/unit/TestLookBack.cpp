// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/LookBack.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace farewell;

using SignIn = Findings::SignIn;

namespace {

QDateTime sentAt()
{
    return {QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC};
}

Attempt attemptOf(bool erase, bool profileWasThere)
{
    const UserId alice = UserId::parse(u"@alice:example.org"_s).value();
    return {.actor = alice,
            .subject = alice,
            .homeserver = HomeserverUrl::parse(u"https://matrix.example.org"_s).value(),
            .step = AttemptStep::Proved,
            .sentAt = sentAt(),
            .erase = erase,
            .profileWasThere = profileWasThere,
            .accountStatus = true};
}

Findings profileIs(ProfileSign sign)
{
    Findings findings;
    findings.profile = Look<ProfileSign>{sign, sentAt().addDays(1)};
    return findings;
}

Findings signInWas(SignIn signIn, std::chrono::seconds afterSending = 24h)
{
    Findings findings = profileIs(ProfileSign::Shown);
    findings.signIn = signIn;
    findings.signInAfter = afterSending;
    return findings;
}

} // namespace

/// What a later start knows of an interrupted deactivation: never more than what it saw.
class TestLookBack final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdicts_data()
    {
        QTest::addColumn<Attempt>("attempt");
        QTest::addColumn<Findings>("findings");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<Likely>("likely");
        const Attempt plain = attemptOf(false, true);
        const Attempt erasing = attemptOf(true, true);
        const Attempt erasingNothing = attemptOf(true, false);
        const auto row = [](const char *name, const Attempt &attempt, const Findings &findings,
                            Outcome outcome, Likely likely = Likely::None) {
            QTest::newRow(name) << attempt << findings << outcome << likely;
        };
        row("nothing seen", plain, {}, Outcome::Unknown);
        row("profile shown", plain, profileIs(ProfileSign::Shown), Outcome::Unknown);
        row("profile shown, erase", erasing, profileIs(ProfileSign::Shown), Outcome::Unknown);
        row("no answer", erasing, profileIs(ProfileSign::NoAnswer), Outcome::Unknown);
        row("profile gone", plain, profileIs(ProfileSign::Gone), Outcome::Unknown);
        row("profile gone, erase", erasing, profileIs(ProfileSign::Gone), Outcome::Unknown,
            Likely::Deactivated);
        Attempt asking = erasing;
        asking.step = AttemptStep::Asked;
        row("profile gone, no proof was sent", asking, profileIs(ProfileSign::Gone),
            Outcome::Unknown);
        const auto answered
            = [&erasing](AttemptRequest::Result result, int status, const QString &errcode = {}) {
                  Attempt attempt = erasing;
                  attempt.requests
                      = {{sentAt(), AttemptRequest::Proof::Password, result, status, errcode}};
                  return attempt;
              };
        using Came = AttemptRequest::Result;
        const Findings gone = profileIs(ProfileSign::Gone);
        row("profile gone, the server says that it failed",
            answered(Came::Answered, 500, u"M_UNKNOWN"_s), gone, Outcome::Unknown);
        row("profile gone, it refused", answered(Came::Answered, 403, u"M_FORBIDDEN"_s), gone,
            Outcome::Unknown);
        row("profile gone, somebody refused", answered(Came::Answered, 403), gone,
            Outcome::Unknown);
        row("profile gone, our sign-in was turned away", answered(Came::Answered, 401), gone,
            Outcome::Unknown);
        row("profile gone, a success that is none", answered(Came::Answered, 200, u"M_FORBIDDEN"_s),
            gone, Outcome::Unknown);
        row("profile gone, a proxy's word", answered(Came::Answered, 502), gone, Outcome::Unknown,
            Likely::Deactivated);
        row("profile gone, a proxy was tired of waiting", answered(Came::Answered, 408), gone,
            Outcome::Unknown, Likely::Deactivated);
        row("profile gone, done", answered(Came::Answered, 200), gone, Outcome::Unknown,
            Likely::Deactivated);
        row("profile gone, no answer", answered(Came::Lost, 0), gone, Outcome::Unknown,
            Likely::Deactivated);
        row("never had a profile", erasingNothing, profileIs(ProfileSign::Gone), Outcome::Unknown);

        Findings listed = profileIs(ProfileSign::Shown);
        listed.accountStatusDeactivated = true;
        row("listed as deactivated", plain, listed, Outcome::Deactivated);
        listed.accountStatusDeactivated = false;
        row("listed as active", plain, listed, Outcome::Unknown);

        row("refused", plain, signInWas(SignIn::Refused), Outcome::Unknown);
        row("M_USER_DEACTIVATED", plain, signInWas(SignIn::Deactivated), Outcome::Deactivated);
        row("signed in", plain, signInWas(SignIn::Worked), Outcome::StillActive);
        row("signed in at 300 s", plain, signInWas(SignIn::Worked, 300s), Outcome::StillActive);
        row("signed in at 299 s", plain, signInWas(SignIn::Worked, 299s), Outcome::Unknown,
            Likely::StillActive);

        Findings both = profileIs(ProfileSign::Gone);
        both.signIn = SignIn::Refused;
        row("refused and gone, erase", erasing, both, Outcome::Unknown, Likely::Deactivated);
        row("refused and gone", plain, both, Outcome::Unknown);
        both.signIn = SignIn::Worked;
        both.signInAfter = 24h;
        row("signed in, though gone", erasing, both, Outcome::StillActive);
    }

    void verdicts()
    {
        QFETCH(const Attempt, attempt);
        QFETCH(const Findings, findings);
        const Verification::Verdict verdict = verdictOf(attempt, findings);
        QTEST(verdict.outcome, "outcome");
        QTEST(verdict.likely, "likely");
        QCOMPARE(verdict.settled, verdict.outcome != Outcome::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestLookBack)
#include "TestLookBack.moc"
