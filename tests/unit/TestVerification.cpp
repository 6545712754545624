// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Verification.h"

#include <QTest>

using namespace farewell;
using namespace std::chrono_literals;

using Setup = Verification::Setup;
using Verdict = Verification::Verdict;

namespace {

const Setup plain{false, true, false, true};
const Setup erasing{true, true, false, true};
const Setup erasingUnseen{true, false, false, true};
const Setup withStatus{false, true, true, true};
const Setup innocent{false, true, false, false}; ///< nothing that could have acted was sent

/// The whole sequence of one look: the sign-in, then its end.
void look(Verification &verification, SignInSign sign, std::chrono::milliseconds at)
{
    verification.signInLooked(sign, at);
    verification.lookEnded(at);
}

constexpr Verdict unknown(Likely likely = Likely::None, bool settled = false)
{
    return {Outcome::Unknown, likely, settled};
}

constexpr Verdict deactivated{Outcome::Deactivated, Likely::None, true};
constexpr Verdict stillActive{Outcome::StillActive, Likely::None, true};

} // namespace

/// What may be said after a request without a clear answer: every sign at every time.
class TestVerification final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signInAtEveryTime_data();
    void signInAtEveryTime();
    void profile_data();
    void profile();
    void theSignInIsHeardBeforeTheProfile();
    void accountStatus();
    void aConfirmationIsHeldAgainstTheSignIn_data();
    void aConfirmationIsHeldAgainstTheSignIn();
    void aLateConfirmationIsHeldAgainstALaterLook();
    void aRefusalIsHeldAgainstTheSignIn_data();
    void aRefusalIsHeldAgainstTheSignIn();
    void rejectionIsTheLastUseOfTheToken_data();
    void rejectionIsTheLastUseOfTheToken();
    void laterSignsReplaceEarlierOnes();
    void noAnswerChangesNothing();
    void leansOnlyWhenSomethingCanHaveActed();
    void readsTheProfileWhileItCanProve();
    void timetable_data();
    void timetable();
    void settlesWithTheLastLook();
    void onTheAccountPage_data();
    void onTheAccountPage();
    void aProfileThatIsGoneSpeaksAgainstASignInThatWorks();
};

void TestVerification::signInAtEveryTime_data()
{
    QTest::addColumn<SignInSign>("sign");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<Verdict>("verdict");

    const auto row = [](const char *name, SignInSign sign, int seconds, const Setup &setup,
                        const Verdict &verdict) {
        QTest::addRow("%s at %d s", name, seconds) << sign << seconds << setup << verdict;
    };
    for (const int seconds : {0, 5, 15, 60, 299}) {
        row("accepted", SignInSign::Accepted, seconds, plain, unknown(Likely::StillActive));
        row("rejected", SignInSign::Rejected, seconds, plain, unknown(Likely::Deactivated, true));
        row("rejected, erasing", SignInSign::Rejected, seconds, erasing,
            unknown(Likely::Deactivated));
        row("rejected, erasing, profile never seen", SignInSign::Rejected, seconds, erasingUnseen,
            unknown(Likely::Deactivated, true));
        row("rejected, status offered", SignInSign::Rejected, seconds, withStatus,
            unknown(Likely::Deactivated));
        row("rejected, nothing sent", SignInSign::Rejected, seconds, innocent,
            unknown(Likely::None, true));
        row("rejected softly", SignInSign::RejectedSoftly, seconds, plain,
            unknown(Likely::None, true));
        row("rejected softly, erasing", SignInSign::RejectedSoftly, seconds, erasing, unknown());
        row("no answer", SignInSign::NoAnswer, seconds, plain, unknown());
        row("no answer, erasing", SignInSign::NoAnswer, seconds, erasing, unknown());
        row("named deactivated", SignInSign::UserDeactivated, seconds, plain, deactivated);
        row("named deactivated, nothing sent", SignInSign::UserDeactivated, seconds, innocent,
            deactivated);
    }
    for (const int seconds : {300, 301, 86400}) {
        row("accepted", SignInSign::Accepted, seconds, plain, stillActive);
        row("accepted, erasing", SignInSign::Accepted, seconds, erasing, stillActive);
        row("rejected", SignInSign::Rejected, seconds, plain, unknown(Likely::Deactivated, true));
        row("rejected, erasing", SignInSign::Rejected, seconds, erasing,
            unknown(Likely::Deactivated, true));
        row("rejected softly", SignInSign::RejectedSoftly, seconds, plain,
            unknown(Likely::None, true));
        row("no answer", SignInSign::NoAnswer, seconds, plain, unknown(Likely::None, true));
        row("named deactivated", SignInSign::UserDeactivated, seconds, plain, deactivated);
    }
}

void TestVerification::signInAtEveryTime()
{
    QFETCH(SignInSign, sign);
    QFETCH(int, seconds);
    QFETCH(Setup, setup);
    QFETCH(Verdict, verdict);
    Verification verification(setup);
    QVERIFY(verification.verdict() == unknown());
    look(verification, sign, std::chrono::seconds(seconds));
    QCOMPARE(verification.verdict().outcome, verdict.outcome);
    QCOMPARE(verification.verdict().likely, verdict.likely);
    QCOMPARE(verification.verdict().settled, verdict.settled);
}

void TestVerification::profile_data()
{
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<ProfileSign>("sign");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char *name, const Setup &setup, ProfileSign sign, Outcome outcome) {
        QTest::newRow(name) << setup << sign << outcome;
    };
    row("gone after erase", erasing, ProfileSign::Gone, Outcome::Deactivated);
    row("shown after erase", erasing, ProfileSign::Shown, Outcome::Unknown);
    row("no answer after erase", erasing, ProfileSign::NoAnswer, Outcome::Unknown);
    row("gone without erase", plain, ProfileSign::Gone, Outcome::Unknown);
    row("gone, but never seen before", erasingUnseen, ProfileSign::Gone, Outcome::Unknown);
    row("shown without erase", plain, ProfileSign::Shown, Outcome::Unknown);
}

void TestVerification::profile()
{
    QFETCH(Setup, setup);
    QFETCH(ProfileSign, sign);
    QFETCH(Outcome, outcome);
    Verification verification(setup);
    verification.profileLooked(sign);
    QCOMPARE(verification.verdict().outcome, Outcome::Unknown); // the sign-in may speak against it
    verification.lookEnded(0ms);
    QCOMPARE(verification.verdict().outcome, outcome);
    // What is gone stays gone, whatever comes after.
    verification.profileLooked(ProfileSign::NoAnswer);
    verification.signInLooked(SignInSign::NoAnswer, 5s);
    QCOMPARE(verification.verdict().outcome, outcome);
}

/// A profile that the person has cleared looks as if there was none.
void TestVerification::theSignInIsHeardBeforeTheProfile()
{
    Verification rejected(erasing);
    rejected.profileLooked(ProfileSign::Gone);
    rejected.signInLooked(SignInSign::Rejected, 0ms);
    QVERIFY(rejected.verdict() == deactivated);

    Verification accepted(erasing);
    accepted.profileLooked(ProfileSign::Gone);
    look(accepted, SignInSign::Accepted, 0s);
    QVERIFY(accepted.verdict() == unknown(Likely::StillActive));
    look(accepted, SignInSign::NoAnswer, 5s);
    QVERIFY(accepted.verdict() == unknown(Likely::StillActive));
    look(accepted, SignInSign::Accepted, 300s);
    QVERIFY(accepted.verdict() == stillActive);

    Verification later(erasing);
    look(later, SignInSign::NoAnswer, 0s);
    later.profileLooked(ProfileSign::Gone); // before the sign-in of the same look
    QVERIFY(later.verdict() == unknown());
    look(later, SignInSign::Accepted, 5s);
    QVERIFY(later.verdict() == unknown(Likely::StillActive));

    for (const SignInSign other : {SignInSign::RejectedSoftly, SignInSign::Accepted}) {
        Verification notEnded(erasing);
        notEnded.profileLooked(ProfileSign::Gone);
        look(notEnded, other, 0s);
        QCOMPARE(notEnded.verdict().outcome, Outcome::Unknown);
    }
    Verification turnedAway(erasing); // that request has done nothing
    turnedAway.rejectionProvesNothing();
    turnedAway.profileLooked(ProfileSign::Gone);
    look(turnedAway, SignInSign::Rejected, 0s);
    QCOMPARE(turnedAway.verdict().outcome, Outcome::Unknown);
}

void TestVerification::accountStatus()
{
    Verification verification(withStatus);
    QVERIFY(verification.mayAskAccountStatus());
    verification.accountStatusSaid(false);
    QVERIFY(verification.verdict() == unknown());
    verification.accountStatusSaid(true);
    QVERIFY(verification.verdict() == deactivated);
    QVERIFY(!Verification(plain).mayAskAccountStatus());
}

void TestVerification::aConfirmationIsHeldAgainstTheSignIn_data()
{
    QTest::addColumn<QList<std::pair<SignInSign, std::chrono::seconds>>>("looks");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("settled");
    using Looks = QList<std::pair<SignInSign, std::chrono::seconds>>;
    const auto accepted = SignInSign::Accepted;
    QTest::newRow("rejected") << Looks{{SignInSign::Rejected, 0s}} << Outcome::Deactivated << true;
    QTest::newRow("no answer") << Looks{{SignInSign::NoAnswer, 0s}} << Outcome::Deactivated << true;
    QTest::newRow("still works") << Looks{{accepted, 0s}} << Outcome::Deactivated << false;
    QTest::newRow("still works at 60 s")
        << Looks{{accepted, 0s}, {accepted, 60s}} << Outcome::Deactivated << false;
    QTest::newRow("ends late") << Looks{{accepted, 0s}, {SignInSign::Rejected, 60s}}
                               << Outcome::Deactivated << true;
    QTest::newRow("no answer in the end")
        << Looks{{SignInSign::NoAnswer, 0s}, {SignInSign::NoAnswer, 300s}} << Outcome::Deactivated
        << true;
    QTest::newRow("works for good")
        << Looks{{accepted, 0s}, {accepted, 300s}} << Outcome::Unknown << true;
    QTest::newRow("worked when it last answered")
        << Looks{{accepted, 0s}, {SignInSign::NoAnswer, 300s}} << Outcome::Unknown << true;
}

/// A server that confirms, and goes on taking our sign-in, has not done what it says.
void TestVerification::aConfirmationIsHeldAgainstTheSignIn()
{
    using Looks = QList<std::pair<SignInSign, std::chrono::seconds>>;
    QFETCH(const Looks, looks);
    Verification verification(plain);
    verification.endpointSaid(Verification::Word::Done);
    for (const auto &[sign, at] : looks) {
        look(verification, sign, at);
    }
    QTEST(verification.verdict().outcome, "outcome");
    QTEST(verification.verdict().settled, "settled");
    QCOMPARE(verification.verdict().likely, Likely::None);
}

void TestVerification::aLateConfirmationIsHeldAgainstALaterLook()
{
    Verification done(plain);
    look(done, SignInSign::Accepted, 300s);
    QVERIFY(done.verdict() == stillActive);
    done.endpointSaid(Verification::Word::Done);
    QVERIFY(done.verdict() == deactivated); // the sign-in worked before the server said so
    look(done, SignInSign::Accepted, 301s);
    QCOMPARE(done.verdict().outcome, Outcome::Unknown);
}

void TestVerification::aRefusalIsHeldAgainstTheSignIn_data()
{
    using Word = Verification::Word;
    QTest::addColumn<Word>("word");
    QTest::addColumn<std::optional<SignInSign>>("sign");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char *name, Word word, std::optional<SignInSign> sign,
                        Outcome outcome) { QTest::newRow(name) << word << sign << outcome; };
    row("nothing done, nobody looked", Word::DidNothing, {}, Outcome::StillActive);
    row("nothing done, no answer", Word::DidNothing, SignInSign::NoAnswer, Outcome::StillActive);
    row("nothing done, accepted", Word::DidNothing, SignInSign::Accepted, Outcome::StillActive);
    row("nothing done, rejected", Word::DidNothing, SignInSign::Rejected, Outcome::Unknown);
    row("nothing done, softly", Word::DidNothing, SignInSign::RejectedSoftly, Outcome::Unknown);
    row("nothing done, deactivated", Word::DidNothing, SignInSign::UserDeactivated,
        Outcome::Deactivated);
    row("refused, nobody looked", Word::Refused, {}, Outcome::Unknown);
    row("refused, no answer", Word::Refused, SignInSign::NoAnswer, Outcome::Unknown);
    row("refused, accepted", Word::Refused, SignInSign::Accepted, Outcome::StillActive);
    row("refused, rejected", Word::Refused, SignInSign::Rejected, Outcome::Unknown);
    row("refused, softly", Word::Refused, SignInSign::RejectedSoftly, Outcome::Unknown);
    row("refused, deactivated", Word::Refused, SignInSign::UserDeactivated, Outcome::Deactivated);
}

/// Whatever came first: what our sign-in says is never overruled by a refusal, and a profile that
/// is gone may be half of what was refused.
void TestVerification::aRefusalIsHeldAgainstTheSignIn()
{
    QFETCH(const Verification::Word, word);
    QFETCH(const std::optional<SignInSign>, sign);
    for (const bool isLookFirst : {true, false}) {
        Verification verification(erasing);
        if (isLookFirst && sign) {
            look(verification, *sign, 5s);
        }
        verification.endpointSaid(word);
        if (!isLookFirst && sign) {
            look(verification, *sign, 5s);
        }
        verification.profileLooked(ProfileSign::Gone);
        QTEST(verification.verdict().outcome, "outcome");
        QCOMPARE(verification.verdict().likely, Likely::None);
    }
}

void TestVerification::rejectionIsTheLastUseOfTheToken_data()
{
    QTest::addColumn<SignInSign>("sign");
    QTest::addColumn<bool>("mayGoOn");
    QTest::newRow("accepted") << SignInSign::Accepted << true;
    QTest::newRow("no answer") << SignInSign::NoAnswer << true;
    QTest::newRow("rejected") << SignInSign::Rejected << false;
    QTest::newRow("rejected softly") << SignInSign::RejectedSoftly << false;
    QTest::newRow("named deactivated") << SignInSign::UserDeactivated << false;
}

void TestVerification::rejectionIsTheLastUseOfTheToken()
{
    QFETCH(SignInSign, sign);
    QFETCH(bool, mayGoOn);
    Verification verification(erasing);
    QVERIFY(verification.mayAskSignIn());
    look(verification, sign, 5s);
    QCOMPARE(verification.mayAskSignIn(), mayGoOn);
    look(verification, SignInSign::NoAnswer, 60s);
    QCOMPARE(verification.mayAskSignIn(), mayGoOn);
}

void TestVerification::laterSignsReplaceEarlierOnes()
{
    Verification verification(plain);
    look(verification, SignInSign::Accepted, 5s);
    QVERIFY(verification.verdict() == unknown(Likely::StillActive));
    look(verification, SignInSign::Rejected, 15s);
    QVERIFY(verification.verdict() == unknown(Likely::Deactivated, true));

    // "Check again" after the table has ended: a sign-in that ended late is no longer "still
    // active".
    Verification late(plain);
    look(late, SignInSign::Accepted, 300s);
    QVERIFY(late.verdict() == stillActive);
    look(late, SignInSign::Rejected, 900s);
    QVERIFY(late.verdict() == unknown(Likely::Deactivated, true));
}

void TestVerification::noAnswerChangesNothing()
{
    Verification verification(plain);
    look(verification, SignInSign::Accepted, 5s);
    look(verification, SignInSign::NoAnswer, 15s);
    QVERIFY(verification.verdict() == unknown(Likely::StillActive));
    look(verification, SignInSign::NoAnswer, 300s);
    QVERIFY(verification.verdict() == unknown(Likely::StillActive, true));
    look(verification, SignInSign::Accepted, 400s);
    QVERIFY(verification.verdict() == stillActive);
}

void TestVerification::leansOnlyWhenSomethingCanHaveActed()
{
    Verification verification(innocent);
    look(verification, SignInSign::Rejected, 0s);
    QCOMPARE(verification.verdict().likely, Likely::None);
    QCOMPARE(verification.verdict().outcome, Outcome::Unknown);
}

void TestVerification::readsTheProfileWhileItCanProve()
{
    QVERIFY(!Verification(plain).mayReadProfile());
    QVERIFY(!Verification(erasingUnseen).mayReadProfile());
    Verification verification(erasing);
    QVERIFY(verification.mayReadProfile());
    verification.profileLooked(ProfileSign::Shown);
    QVERIFY(verification.mayReadProfile());
    verification.profileLooked(ProfileSign::Gone);
    QVERIFY(!verification.mayReadProfile());
}

void TestVerification::timetable_data()
{
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("next"); // 0: none
    const auto row = [](int after, int next) { QTest::addRow("%d ms", after) << after << next; };
    row(0, 5'000);
    row(1, 5'000);
    row(4'999, 5'000);
    row(5'000, 15'000);
    row(15'000, 60'000);
    row(40'000, 60'000);
    row(60'000, 300'000);
    row(299'999, 300'000);
    row(300'000, 0);
    row(900'000, 0);
}

void TestVerification::timetable()
{
    QFETCH(int, after);
    QFETCH(int, next);
    const Verification verification(erasing);
    const auto found = verification.nextLookAfter(std::chrono::milliseconds(after));
    QCOMPARE(found.has_value(), next != 0);
    QCOMPARE(found.value_or(0ms).count(), next);

    Verification settled(plain);
    look(settled, SignInSign::Rejected, 0s);
    QVERIFY(!settled.nextLookAfter(std::chrono::milliseconds(after)));
}

void TestVerification::settlesWithTheLastLook()
{
    Verification verification(erasing);
    for (const auto at : Verification::lookTimes) {
        QVERIFY(!verification.verdict().settled);
        look(verification, SignInSign::NoAnswer, at);
    }
    QVERIFY(verification.verdict() == unknown(Likely::None, true));
    // A look that began in time but whose questions are still open has not ended.
    Verification open(erasing);
    open.signInLooked(SignInSign::Rejected, 300s);
    QVERIFY(!open.verdict().settled);
    open.lookEnded(300s);
    QVERIFY(open.verdict().settled);
}

void TestVerification::onTheAccountPage_data()
{
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<SignInSign>("sign");
    QTest::addColumn<ProfileSign>("profile");
    QTest::addColumn<Verdict>("verdict");
    const Setup named{false, true, false, false, true, false};
    const Setup pictured{false, true, false, false, true, true};
    const Setup erasingThere{true, true, false, false, true, true};
    const auto row = [](const char *name, const Setup &setup, SignInSign sign, ProfileSign profile,
                        const Verdict &verdict) {
        QTest::newRow(name) << setup << sign << profile << verdict;
    };
    using Sign = SignInSign;
    using Seen = ProfileSign;
    row("lets us in", pictured, Sign::Accepted, Seen::Shown, stillActive);
    row("lets us in, nothing of the profile", pictured, Sign::Accepted, Seen::NoAnswer,
        stillActive);
    row("ended", pictured, Sign::Rejected, Seen::Shown, unknown(Likely::Deactivated));
    row("ended, erased", pictured, Sign::Rejected, Seen::Gone, deactivated);
    row("ended, erased as chosen", erasingThere, Sign::Rejected, Seen::Gone, deactivated);
    row("ended, the name cleared", named, Sign::Rejected, Seen::Gone,
        unknown(Likely::Deactivated, true));
    row("lets us in, profile cleared", pictured, Sign::Accepted, Seen::Gone,
        unknown(Likely::StillActive));
    row("lets us in, cleared though erasure was chosen", erasingThere, Sign::Accepted, Seen::Gone,
        unknown(Likely::StillActive));
    row("no answer, profile cleared", pictured, Sign::NoAnswer, Seen::Gone, unknown());
    row("named deactivated", named, Sign::UserDeactivated, Seen::Shown, deactivated);
}

/// Nothing was sent from here, and what was done there is not told.
void TestVerification::onTheAccountPage()
{
    QFETCH(Setup, setup);
    QFETCH(SignInSign, sign);
    QFETCH(ProfileSign, profile);
    QFETCH(Verdict, verdict);
    Verification verification(setup);
    verification.signInLooked(sign, 0s);
    verification.profileLooked(profile);
    verification.lookEnded(0s);
    QCOMPARE(verification.verdict().outcome, verdict.outcome);
    QCOMPARE(verification.verdict().likely, verdict.likely);
    QCOMPARE(verification.verdict().settled, verdict.settled);
}

void TestVerification::aProfileThatIsGoneSpeaksAgainstASignInThatWorks()
{
    Verification verification({false, true, false, false, true, true});
    verification.profileLooked(ProfileSign::Gone);
    look(verification, SignInSign::Accepted, 0s);
    QVERIFY(verification.verdict() == unknown(Likely::StillActive));
    look(verification, SignInSign::Accepted, 300s); // it had only been cleared
    QVERIFY(verification.verdict() == stillActive);
}

QTEST_GUILESS_MAIN(TestVerification)
#include "TestVerification.moc"
