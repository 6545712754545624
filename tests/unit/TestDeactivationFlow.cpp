// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/FlowSteps.h"

#include <QTest>

#include <map>
#include <variant>

using namespace farewell;
using namespace farewell::steps;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Flow = DeactivationFlow;
using Order = Flow::Order;
using Phase = DeactivationPhase;
using Reason = DeactivationReason;

Q_DECLARE_METATYPE(farewell::DeactivateReply)

namespace {

QList<Phase> allPhases()
{
    return {Phase::Password,   Phase::Sso,        Phase::Choice,  Phase::Fallback,
            Phase::Browser,    Phase::Submitting, Phase::Cooling, Phase::Verifying,
            Phase::Impossible, Phase::Checking,   Phase::Settled, Phase::Account};
}

QByteArray nameOf(Phase phase)
{
    static const std::map<Phase, QByteArray> names{
        {Phase::Password, "password"},     {Phase::Sso, "sso"},
        {Phase::Choice, "choice"},         {Phase::Fallback, "fallback"},
        {Phase::Browser, "browser"},       {Phase::Submitting, "submitting"},
        {Phase::Cooling, "cooling"},       {Phase::Verifying, "verifying"},
        {Phase::Impossible, "impossible"}, {Phase::Checking, "checking"},
        {Phase::Settled, "settled"},       {Phase::Account, "account"}};
    return names.at(phase);
}

std::map<QByteArray, DeactivateReply> everyReply()
{
    const Failure no = failed(403);
    std::map<QByteArray, DeactivateReply> replies{
        {"nothing sent", reply::NothingSent{lost(Sent::No)}},
        {"deactivated", reply::Deactivated{UnbindResult::Success, 200}},
        {"already deactivated", reply::AlreadyDeactivated{}},
        {"challenge", challenge({password()})},
        {"forbidden", reply::Forbidden{no}},
        {"bad request", reply::BadRequest{failed(400)}},
        {"locked", reply::Locked{failed(401)}},
        {"signed out", reply::SignedOut{failed(401)}},
        {"unrecognized", reply::Unrecognized{failed(404)}},
        {"rate limited", reply::RateLimited{failed(429)}},
        {"refused", reply::Refused{failed(413)}},
        {"unclear", reply::Unclear{lost()}},
    };
    static_assert(std::variant_size_v<DeactivateReply> == 12, "one of every kind");
    return replies;
}

} // namespace

/// Every event in every phase, and what comes of some in a row.
class TestDeactivationFlow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsThatDoNotFitDoNothing_data();
    void eventsThatDoNotFitDoNothing();
    void optionsAreThereWhereTheyAreOffered_data() { eventsThatDoNotFitDoNothing_data(); }
    void optionsAreThereWhereTheyAreOffered();
    void answersThatComeLate_data();
    void answersThatComeLate();
    void theOtherWayWhileTheBrowserIsOpen();
    void wrongThenRightUsesTheSameSession();
    void changingEraseDropsTheSession();
    void choiceSurvivesAChangeOfErase();
    void sessionExpiresOnlyAfterAnHour();
    void coolingGoesBackAndSendsNothing();
    void twoStages();
    void otherPersonStartsOver();
    void unstableStageNameIsKept();
    void lateAnswersDecide_data();
    void lateAnswersDecide();
    void theServersOwnFailureIsNoSignOfSuccess_data();
    void theServersOwnFailureIsNoSignOfSuccess();
    void aRefusalWaitsForOneLook();
    void stopWaitingKeepsTheQuestionOpen();
    void whatComesFirstIsShown_data();
    void whatComesFirstIsShown();
    void aRequestTurnedAwayHasDoneNothing_data();
    void aRequestTurnedAwayHasDoneNothing();
    void whatIsHeldBackCanBeClickedAgain();
};

void TestDeactivationFlow::eventsThatDoNotFitDoNothing_data()
{
    QTest::addColumn<Phase>("phase");
    const QList<Phase> phases = allPhases();
    for (const Phase phase : phases) {
        QTest::newRow(nameOf(phase).constData()) << phase;
    }
}

/// In every phase: only the named events order anything, and none orders a request twice.
void TestDeactivationFlow::eventsThatDoNotFitDoNothing()
{
    QFETCH(Phase, phase);
    QCOMPARE(flowIn(phase).phase(), phase);

    const bool confirms = phase == Phase::Password || phase == Phase::Browser;
    Flow confirmed = flowIn(phase);
    QCOMPARE(confirmed.confirmed(), confirms ? Order::Send : Order::Nothing);
    QCOMPARE(confirmed.confirmed(), Order::Nothing); // the double click

    Flow paged = flowIn(phase);
    const Order page = phase == Phase::Sso ? Order::Send
        : phase == Phase::Fallback         ? Order::OpenPage
                                           : Order::Nothing;
    QCOMPARE(paged.pageWanted(), page);
    QCOMPARE(paged.pageWanted(), Order::Nothing);

    Flow stopped = flowIn(phase);
    QCOMPARE(stopped.stoppedWaiting(),
             phase == Phase::Submitting ? Order::FindOut : Order::Nothing);

    Flow left = flowIn(phase);
    QCOMPARE(left.leftDialog(), phase == Phase::Submitting ? Order::FindOut : Order::Nothing);
    if (phase == Phase::Submitting || phase == Phase::Verifying) {
        QCOMPARE(left.phase(), Phase::Checking);
    }

    Flow cooled = flowIn(phase);
    QCOMPARE(cooled.coolingEnded(), Order::Nothing);
    QCOMPARE(cooled.phase(), phase == Phase::Cooling ? Phase::Password : phase);

    Flow erased = flowIn(phase);
    erased.eraseChosen(true);
    const bool changes = phase == Phase::Password || phase == Phase::Sso || phase == Phase::Choice
        || phase == Phase::Account;
    QCOMPARE(erased.erase(), changes);

    Flow chosen = flowIn(phase);
    chosen.optionChosen(-1);
    chosen.optionChosen(99);
    QCOMPARE(chosen.phase(), phase);

    const bool isAccount = phase == Phase::Account;
    Flow managed = flowIn(phase);
    QCOMPARE(managed.accountPageWanted(), isAccount ? Order::OpenAccountPage : Order::Nothing);
    QCOMPARE(managed.phase(), phase);
    QCOMPARE(managed.checkWanted(), isAccount ? Order::FindOut : Order::Nothing);
    QCOMPARE(managed.checkWanted(), Order::Nothing);
    managed.accountPageFound(
        QUrl(u"https://account.example.org/"_s)); // only where it is looked for
    QCOMPARE(managed.phase(), isAccount ? Phase::Verifying : phase);

    Flow unsent = flowIn(phase);
    unsent.heldBack();
    QCOMPARE(unsent.phase(), phase == Phase::Submitting ? Phase::Password : phase);

    // Where an outcome is known already, nobody looks again.
    QCOMPARE(flowIn(phase).anotherLookWanted(),
             phase == Phase::Verifying ? Order::FindOut : Order::Nothing);

    Flow looked = flowIn(phase);
    looked.signInLooked(SignInSign::Rejected, 300s);
    looked.profileLooked(ProfileSign::Gone);
    looked.accountStatusSaid(true);
    looked.lookEnded(300s);
    const bool finds
        = phase == Phase::Verifying || phase == Phase::Checking || phase == Phase::Settled;
    QCOMPARE(looked.phase(), finds ? Phase::Settled : phase);
    QCOMPARE(looked.outcome(), finds ? Outcome::Deactivated : flowIn(phase).outcome());
}

void TestDeactivationFlow::optionsAreThereWhereTheyAreOffered()
{
    QFETCH(Phase, phase);
    Flow flow = flowIn(phase);
    const QList<ProofOption> options = flow.otherOptions();
    QCOMPARE(options.isEmpty(), phase != Phase::Choice);
    flow.optionChosen(0);
    QCOMPARE(flow.phase(), phase == Phase::Choice ? Phase::Sso : phase);
}

void TestDeactivationFlow::answersThatComeLate_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<DeactivateReply>("reply");
    const QList<Phase> phases = allPhases();
    const std::map<QByteArray, DeactivateReply> replies = everyReply();
    for (const Phase phase : phases) {
        for (const auto &[name, reply] : replies) {
            if (phase != Phase::Submitting) {
                QTest::newRow((nameOf(phase) + ", " + name).constData()) << phase << reply;
            }
        }
    }
}

/// An answer to nothing changes nothing; one that was not waited for sends nothing, and what is
/// known stays known.
void TestDeactivationFlow::answersThatComeLate()
{
    QFETCH(Phase, phase);
    QFETCH(DeactivateReply, reply);
    Flow flow = flowIn(phase);
    const Order order = flow.answered(reply, 1s);
    QVERIFY(order == Order::Nothing || order == Order::Witness);
    QVERIFY(flow.phase() != Phase::Submitting);
    const bool finds
        = phase == Phase::Verifying || phase == Phase::Checking || phase == Phase::Settled;
    if (!finds) {
        QCOMPARE(order, Order::Nothing);
        QCOMPARE(flow.phase(), phase);
        QCOMPARE(flow.reason(), flowIn(phase).reason());
        QCOMPARE(flow.outcome(), flowIn(phase).outcome());
    }
}

void TestDeactivationFlow::theOtherWayWhileTheBrowserIsOpen()
{
    Flow flow = asked(Asked::FirstFromSso);
    QCOMPARE(flow.answered(challenge({sso(), password()}), 0ms), Order::OpenPage);
    QCOMPARE(flow.otherOptions().size(), 1);
    flow.optionChosen(0);
    QCOMPARE(flow.phase(), Phase::Password);
    QCOMPARE(flow.confirmed(), Order::Send);
    QCOMPARE(flow.proof().kind, Proof::Kind::Password);
    QCOMPARE(flow.proof().session, u"S"_s);
}

void TestDeactivationFlow::wrongThenRightUsesTheSameSession()
{
    Flow flow = asked(Asked::Password);
    QCOMPARE(flow.proof().kind, Proof::Kind::Password);
    QCOMPARE(flow.proof().session, u"S"_s);
    (void)flow.answered(challenge({password()}, u"M_FORBIDDEN"_s), 1s);
    QCOMPARE(flow.confirmed(), Order::Send);
    QCOMPARE(flow.proof().kind, Proof::Kind::Password);
    QCOMPARE(flow.proof().session, u"S"_s);
}

void TestDeactivationFlow::changingEraseDropsTheSession()
{
    Flow flow = asked(Asked::Password);
    (void)flow.answered(challenge({password()}, u"M_FORBIDDEN"_s), 1s);
    flow.eraseChosen(true);
    QCOMPARE(flow.session(), QString());
    QCOMPARE(flow.confirmed(), Order::Send);
    QCOMPARE(flow.proof().kind, Proof::Kind::None);
    QVERIFY(flow.erase());
}

void TestDeactivationFlow::choiceSurvivesAChangeOfErase()
{
    Flow flow = flowIn(Phase::Choice);
    flow.eraseChosen(true);
    QCOMPARE(flow.otherOptions().size(), 2);
    flow.optionChosen(0);
    QCOMPARE(flow.phase(), Phase::Sso);
    QCOMPARE(flow.pageWanted(), Order::Send);
    QCOMPARE(flow.answered(challenge({sso(), terms()}), 2s), Order::OpenPage);
}

void TestDeactivationFlow::sessionExpiresOnlyAfterAnHour()
{
    Flow young = asked(Asked::Browser);
    (void)young.answered(reply::BadRequest{failed(400)}, 59min);
    (void)young.refusalHeard(SignInSign::Accepted, 1s);
    QCOMPARE(young.reason(), Reason::IdentityServer);

    Flow old = asked(Asked::Browser);
    (void)old.answered(reply::BadRequest{failed(400)}, 61min);
    (void)old.refusalHeard(SignInSign::Accepted, 1s);
    QCOMPARE(old.reason(), Reason::SessionExpired);
    QCOMPARE(old.phase(), Phase::Sso);
    QCOMPARE(old.pageWanted(), Order::Send);
    QCOMPARE(old.proof().kind, Proof::Kind::None);
}

void TestDeactivationFlow::coolingGoesBackAndSendsNothing()
{
    Failure wait = failed(429);
    wait.retryAfter = 7s;
    Flow flow = asked(Asked::Password);
    QCOMPARE(flow.answered(reply::RateLimited{wait}, 1s), Order::Cool);
    QCOMPARE(flow.coolingTime(), 7s);
    QCOMPARE(flow.confirmed(), Order::Nothing);
    QCOMPARE(flow.coolingEnded(), Order::Nothing);
    QCOMPARE(flow.phase(), Phase::Password);
    QCOMPARE(flow.confirmed(), Order::Send);

    Flow noHint = asked(Asked::Password);
    (void)noHint.answered(reply::RateLimited{failed(429)}, 1s);
    QCOMPARE(noHint.coolingTime(), 30s);

    // Nobody could read a pause of no length, nor see that there was an answer.
    wait.retryAfter = 0ms;
    Flow noWait = asked(Asked::Password);
    (void)noWait.answered(reply::RateLimited{wait}, 1s);
    QCOMPARE(noWait.coolingTime(), 1s);
}

void TestDeactivationFlow::twoStages()
{
    const QStringList both{password().constFirst(), terms().constFirst()};
    Flow flow = asked(Asked::FirstFromPassword);
    QCOMPARE(flow.answered(challenge({both}), 0ms), Order::Send);
    QCOMPARE(flow.answered(challenge({both}, {}, password()), 1s), Order::Nothing);
    QCOMPARE(flow.phase(), Phase::Fallback);
    QCOMPARE(flow.stage(), terms().constFirst());
    QCOMPARE(flow.pageWanted(), Order::OpenPage);
    QCOMPARE(flow.confirmed(), Order::Send);
    QCOMPARE(flow.proof().kind, Proof::Kind::Session);
}

void TestDeactivationFlow::otherPersonStartsOver()
{
    Flow flow = asked(Asked::Browser);
    (void)flow.answered(reply::Forbidden{failed(403, u"M_FORBIDDEN"_s)}, 1s);
    (void)flow.refusalHeard(SignInSign::Accepted, 1s);
    QCOMPARE(flow.session(), QString());
    QCOMPARE(flow.pageWanted(), Order::Send);
    QCOMPARE(flow.proof().kind, Proof::Kind::None);
}

void TestDeactivationFlow::unstableStageNameIsKept()
{
    Flow flow = asked(Asked::FirstFromSso);
    QCOMPARE(flow.answered(challenge({{u"org.matrix.login.sso"_s}}), 0ms), Order::OpenPage);
    QCOMPARE(flow.stage(), u"org.matrix.login.sso"_s);
}

void TestDeactivationFlow::lateAnswersDecide_data()
{
    QTest::addColumn<DeactivateReply>("reply");
    QTest::addColumn<SignInSign>("sign");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Reason>("reason");
    const auto row = [](const char *name, const DeactivateReply &reply, SignInSign sign,
                        Outcome outcome, Reason reason = Reason::None) {
        QTest::newRow(name) << reply << sign << outcome << reason;
    };
    const auto unheard = SignInSign::NoAnswer;
    const auto alive = SignInSign::Accepted;
    const auto ended = SignInSign::Rejected;
    row("done after all", reply::Deactivated{UnbindResult::Success, 200}, unheard,
        Outcome::Deactivated);
    row("was done before", reply::AlreadyDeactivated{}, unheard, Outcome::Deactivated);
    row("began anew", challenge({password()}), unheard, Outcome::StillActive);
    row("began anew, sign-in ended", challenge({password()}), ended, Outcome::Unknown);
    row("wrong password", challenge({password()}, u"M_FORBIDDEN"_s), unheard, Outcome::StillActive,
        Reason::WrongPassword);
    row("told to wait", reply::RateLimited{failed(429)}, unheard, Outcome::StillActive);
    row("told to wait, sign-in ended", reply::RateLimited{failed(429)}, ended, Outcome::Unknown);
    row("never sent", reply::NothingSent{lost(Sent::No)}, unheard, Outcome::StillActive,
        Reason::Network);
    row("never sent, sign-in ended", reply::NothingSent{lost(Sent::No)}, ended, Outcome::Unknown,
        Reason::Network);
    row("lost", reply::Unclear{lost()}, unheard, Outcome::Unknown);
    row("gateway", reply::Unclear{failed(504, {})}, unheard, Outcome::Unknown);
    row("token gone", reply::SignedOut{failed(401)}, unheard, Outcome::Unknown);
    const std::tuple<const char *, DeactivateReply, Reason> refusals[]{
        {"forbidden", reply::Forbidden{failed(403, u"M_FORBIDDEN"_s)}, Reason::Refused},
        {"identity server", reply::BadRequest{failed(400)}, Reason::IdentityServer},
        {"locked", reply::Locked{failed(401)}, Reason::Locked},
        {"not there", reply::Unrecognized{failed(404)}, Reason::ManagedElsewhere},
        {"refused", reply::Refused{failed(413)}, Reason::Refused},
    };
    for (const auto &[name, reply, reason] : refusals) {
        row(qPrintable(QString::fromLatin1(name)), reply, unheard, Outcome::Unknown, reason);
        row(qPrintable(QString::fromLatin1(name) + u", alive"_s), reply, alive,
            Outcome::StillActive, reason);
        row(qPrintable(QString::fromLatin1(name) + u", sign-in ended"_s), reply, ended,
            Outcome::Unknown, reason);
    }
}

/// Never more than what our sign-in has said since allows.
void TestDeactivationFlow::lateAnswersDecide()
{
    QFETCH(const DeactivateReply, reply);
    QFETCH(const SignInSign, sign);
    QFETCH(const Outcome, outcome);
    QFETCH(const Reason, reason);
    Flow flow = asked(Asked::Password);
    (void)flow.stoppedWaiting();
    flow.signInLooked(sign, 5s);
    (void)flow.answered(reply, 40s);
    QCOMPARE(flow.outcome(), outcome);
    QCOMPARE(flow.reason(), reason);
    QVERIFY(flow.phase() != Phase::Submitting);
}

void TestDeactivationFlow::theServersOwnFailureIsNoSignOfSuccess_data()
{
    QTest::addColumn<QString>("errcode");
    QTest::addColumn<bool>("isLate");
    QTest::addColumn<Likely>("likely");
    for (const bool isLate : {false, true}) {
        const QByteArray when = isLate ? "late" : "at once";
        QTest::newRow(("the homeserver's word, " + when).constData())
            << u"M_UNKNOWN"_s << isLate << Likely::None;
        QTest::newRow(("a proxy's, " + when).constData())
            << QString() << isLate << Likely::Deactivated;
    }
}

/// Dendrite ends the sessions first, and may fail after that: the password still works.
void TestDeactivationFlow::theServersOwnFailureIsNoSignOfSuccess()
{
    QFETCH(const QString, errcode);
    QFETCH(const bool, isLate);
    Flow flow = asked(Asked::Password);
    if (isLate) {
        (void)flow.stoppedWaiting();
    }
    (void)flow.answered(reply::Unclear{failed(500, errcode)}, 1s);
    flow.signInLooked(SignInSign::Rejected, 1s);
    flow.lookEnded(1s);
    QCOMPARE(flow.outcome(), Outcome::Unknown);
    QTEST(flow.likely(), "likely");
    QCOMPARE(flow.endpoint(), errcode.isEmpty() ? EndpointSign::Unclear : EndpointSign::Failed);
}

void TestDeactivationFlow::aRefusalWaitsForOneLook()
{
    Flow flow = asked(Asked::Password);
    QCOMPARE(flow.answered(reply::Refused{failed(400)}, 1s), Order::HearSignIn);
    QCOMPARE(flow.phase(), Phase::Submitting);
    QCOMPARE(flow.confirmed(), Order::Nothing);
    QCOMPARE(flow.stoppedWaiting(), Order::FindOut); // the person does not wait for it
    QCOMPARE(flow.endpoint(), EndpointSign::Refused);
    QCOMPARE(flow.outcome(), Outcome::Unknown);
    QCOMPARE(flow.reason(), Reason::Refused);
    QCOMPARE(flow.refusalHeard(SignInSign::Accepted, 1s), Order::Nothing); // answered too late
    flow.signInLooked(SignInSign::Accepted, 2s);
    QCOMPARE(flow.outcome(), Outcome::StillActive);
}

void TestDeactivationFlow::stopWaitingKeepsTheQuestionOpen()
{
    Flow flow = asked(Asked::Password);
    QCOMPARE(flow.stoppedWaiting(), Order::FindOut);
    QCOMPARE(flow.phase(), Phase::Verifying);
    QCOMPARE(flow.outcome(), Outcome::Unknown);
    flow.signInLooked(SignInSign::Accepted, 0ms);
    QCOMPARE(flow.phase(), Phase::Checking);
    flow.lookEnded(0ms);
    QCOMPARE(flow.phase(), Phase::Checking);
    QCOMPARE(flow.likely(), Likely::StillActive);
    flow.signInLooked(SignInSign::Rejected, 5s);
    flow.lookEnded(5s);
    QCOMPARE(flow.phase(), Phase::Settled);
    QCOMPARE(flow.outcome(), Outcome::Unknown);
    QCOMPARE(flow.likely(), Likely::Deactivated);
}

void TestDeactivationFlow::whatComesFirstIsShown_data()
{
    using Look = std::function<void(Flow &)>;
    QTest::addColumn<Look>("look");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("sign-in") << Look([](Flow &flow) {
        flow.signInLooked(SignInSign::Rejected, 0ms);
    }) << Outcome::Unknown;
    QTest::newRow("profile") << Look([](Flow &flow) { flow.profileLooked(ProfileSign::Gone); })
                             << Outcome::Unknown; // the sign-in may speak against it
    QTest::newRow("account status")
        << Look([](Flow &flow) { flow.accountStatusSaid(true); }) << Outcome::Deactivated;
}

/// An outcome belongs to the outcome dialog, whichever question is answered first.
void TestDeactivationFlow::whatComesFirstIsShown()
{
    QFETCH(const std::function<void(Flow &)>, look);
    Flow flow({Session::Kind::Password, true, true});
    flow.eraseChosen(true);
    (void)flow.confirmed();
    (void)flow.answered(challenge({password()}), 0ms);
    QCOMPARE(flow.answered(reply::Unclear{lost()}, 1s), Order::FindOut);
    QCOMPARE(flow.phase(), Phase::Verifying);
    look(flow);
    QCOMPARE(flow.phase(), Phase::Checking);
    QTEST(flow.outcome(), "outcome");
}

void TestDeactivationFlow::aRequestTurnedAwayHasDoneNothing_data()
{
    QTest::addColumn<bool>("isLate");
    QTest::newRow("at once") << false;
    QTest::newRow("after waiting was stopped") << true;
}

/// The sign-in had ended before, so that it is rejected afterwards says nothing either way.
void TestDeactivationFlow::aRequestTurnedAwayHasDoneNothing()
{
    QFETCH(const bool, isLate);
    Flow flow = asked(Asked::Browser);
    if (isLate) {
        (void)flow.stoppedWaiting();
    }
    (void)flow.answered(reply::SignedOut{failed(401)}, 1s);
    flow.signInLooked(SignInSign::Rejected, 1s);
    flow.lookEnded(1s);
    QCOMPARE(flow.phase(), Phase::Settled);
    QCOMPARE(flow.outcome(), Outcome::Unknown);
    QCOMPARE(flow.likely(), Likely::None);
}

void TestDeactivationFlow::whatIsHeldBackCanBeClickedAgain()
{
    Flow flow = asked(Asked::Password);
    flow.heldBack();
    QCOMPARE(flow.phase(), Phase::Password);
    QCOMPARE(flow.endpoint(), EndpointSign::NotSent);
    flow.heldBack(); // there is nothing to hold back
    QCOMPARE(flow.phase(), Phase::Password);
    QCOMPARE(flow.confirmed(), Order::Send);
    QCOMPARE(flow.proof().kind, Proof::Kind::Password);
}

QTEST_GUILESS_MAIN(TestDeactivationFlow)
#include "TestDeactivationFlow.moc"
