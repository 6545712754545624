// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/DeactivationFlow.h"

#include <QTest>

#include <map>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Flow = DeactivationFlow;
using Order = Flow::Order;
using Phase = DeactivationPhase;
using Reason = DeactivationReason;

Q_DECLARE_METATYPE(farewell::DeactivateReply)

namespace {

Failure failed(int status, const QString &errcode = {})
{
    Failure failure;
    failure.sent = Sent::Perhaps;
    failure.httpStatus = status;
    failure.errcode = errcode;
    failure.serverText = u"words of the server"_s;
    return failure;
}

Failure lost(Sent sent = Sent::Perhaps)
{
    Failure failure = Failure::of(Cause::ConnectionLost);
    failure.sent = sent;
    return failure;
}

reply::Challenge challenge(const QList<QStringList> &flows, const QString &errcode = {},
                           const QStringList &completed = {}, const QString &session = u"S"_s)
{
    return {{flows, completed, session, errcode, {}}};
}

QStringList password()
{
    return {u"m.login.password"_s};
}

QStringList sso()
{
    return {u"m.login.sso"_s};
}

QStringList dummy()
{
    return {u"m.login.dummy"_s};
}

QStringList terms()
{
    return {u"m.login.terms"_s};
}

/// Brings a flow into a phase by the events that lead there in life.
Flow flowIn(Phase phase)
{
    const auto kind = [](Session::Kind sessionKind) { return Flow({sessionKind, true, false}); };
    Flow byPassword = kind(Session::Kind::Password);
    Flow bySso = kind(Session::Kind::Sso);
    switch (phase) {
    case Phase::Password:
        return byPassword;
    case Phase::Sso:
        return bySso;
    case Phase::Choice:
        (void)byPassword.confirmed();
        (void)byPassword.answered(challenge({sso(), terms()}), 0ms);
        return byPassword;
    case Phase::Fallback:
        (void)byPassword.confirmed();
        (void)byPassword.answered(challenge({terms()}), 0ms);
        return byPassword;
    case Phase::Browser:
        (void)bySso.pageWanted();
        (void)bySso.answered(challenge({sso()}), 0ms);
        return bySso;
    case Phase::Submitting:
        (void)byPassword.confirmed();
        return byPassword;
    case Phase::Cooling:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::RateLimited{failed(429)}, 0ms);
        return byPassword;
    case Phase::Verifying:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::Unclear{lost()}, 0ms);
        return byPassword;
    case Phase::Impossible:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::Locked{failed(401, u"M_USER_LOCKED"_s)}, 0ms);
        return byPassword;
    case Phase::Checking:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::Deactivated{UnbindResult::Success, 200}, 0ms);
        return byPassword;
    case Phase::Settled:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::Deactivated{UnbindResult::Success, 200}, 0ms);
        byPassword.lookEnded(0ms);
        return byPassword;
    }
    Q_UNREACHABLE();
}

QList<Phase> allPhases()
{
    return {Phase::Password,   Phase::Sso,        Phase::Choice,  Phase::Fallback,
            Phase::Browser,    Phase::Submitting, Phase::Cooling, Phase::Verifying,
            Phase::Impossible, Phase::Checking,   Phase::Settled};
}

QByteArray nameOf(Phase phase)
{
    static const std::map<Phase, QByteArray> names{
        {Phase::Password, "password"},     {Phase::Sso, "sso"},
        {Phase::Choice, "choice"},         {Phase::Fallback, "fallback"},
        {Phase::Browser, "browser"},       {Phase::Submitting, "submitting"},
        {Phase::Cooling, "cooling"},       {Phase::Verifying, "verifying"},
        {Phase::Impossible, "impossible"}, {Phase::Checking, "checking"},
        {Phase::Settled, "settled"}};
    return names.at(phase);
}

/// How the request whose answer is looked at came about.
enum class Asked {
    FirstFromPassword, ///< password account, first request
    FirstFromSso,      ///< SSO account, first request
    Password,          ///< the password as proof
    Browser,           ///< what was done in the browser as proof
    Dummy,             ///< the last click of a server that asks for nothing more
};

Flow asked(Asked how)
{
    switch (how) {
    case Asked::FirstFromPassword: {
        Flow flow({Session::Kind::Password, true, false});
        (void)flow.confirmed();
        return flow;
    }
    case Asked::FirstFromSso: {
        Flow flow({Session::Kind::Sso, true, false});
        (void)flow.pageWanted();
        return flow;
    }
    case Asked::Password: {
        Flow flow = asked(Asked::FirstFromPassword);
        (void)flow.answered(challenge({password()}), 0ms);
        return flow;
    }
    case Asked::Browser: {
        Flow flow = flowIn(Phase::Browser);
        (void)flow.confirmed();
        return flow;
    }
    case Asked::Dummy: {
        Flow flow = asked(Asked::FirstFromPassword);
        (void)flow.answered(challenge({dummy()}), 0ms);
        (void)flow.confirmed();
        return flow;
    }
    }
    Q_UNREACHABLE();
}

} // namespace

Q_DECLARE_METATYPE(Asked)

/// The table "From answer to phase", row by row, and every event in every phase.
class TestDeactivationFlow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromAnswerToPhase_data();
    void fromAnswerToPhase();
    void everyKindOfAnswerHasARow();
    void eventsThatDoNotFitDoNothing_data();
    void eventsThatDoNotFitDoNothing();
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
    void stopWaitingKeepsTheQuestionOpen();
};

void TestDeactivationFlow::fromAnswerToPhase_data()
{
    QTest::addColumn<Asked>("how");
    QTest::addColumn<DeactivateReply>("reply");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Order>("order");

    const auto row = [](const char *name, Asked how, const DeactivateReply &reply, Phase phase,
                        Reason reason, Outcome outcome, Order order = Order::Nothing) {
        QTest::newRow(name) << how << reply << phase << reason << outcome << order;
    };
    const auto unknown = Outcome::Unknown;
    const auto none = Outcome::None;
    const auto active = Outcome::StillActive;

    row("nothing was sent, password", Asked::FirstFromPassword, reply::NothingSent{lost(Sent::No)},
        Phase::Password, Reason::Network, active);
    row("nothing was sent, sso", Asked::FirstFromSso, reply::NothingSent{lost(Sent::No)},
        Phase::Sso, Reason::Network, active);
    row("nothing was sent, after the browser", Asked::Browser, reply::NothingSent{lost(Sent::No)},
        Phase::Browser, Reason::Network, active);
    row("2xx to the first request", Asked::FirstFromPassword,
        reply::Deactivated{UnbindResult::Success, 200}, Phase::Checking, Reason::None,
        Outcome::Deactivated, Order::Witness);
    row("2xx to the first request, sso", Asked::FirstFromSso,
        reply::Deactivated{UnbindResult::NotReported, 200}, Phase::Checking, Reason::None,
        Outcome::Deactivated, Order::Witness);
    row("2xx to a proof", Asked::Password, reply::Deactivated{UnbindResult::NoSupport, 200},
        Phase::Checking, Reason::None, Outcome::Deactivated, Order::Witness);
    row("flows with the password: the proof follows", Asked::FirstFromPassword,
        challenge({sso(), password()}), Phase::Submitting, Reason::None, none, Order::Send);
    row("flows with sso: the page opens", Asked::FirstFromSso, challenge({password(), sso()}),
        Phase::Browser, Reason::None, none, Order::OpenPage);
    row("other flow, one usable: sso", Asked::FirstFromPassword, challenge({sso()}), Phase::Sso,
        Reason::MoreNeeded, none);
    row("other flow, one usable: password", Asked::FirstFromSso, challenge({password()}),
        Phase::Password, Reason::MoreNeeded, none);
    row("other flow, one usable: a page", Asked::FirstFromPassword, challenge({terms()}),
        Phase::Fallback, Reason::MoreNeeded, none);
    row("other flows, several usable", Asked::FirstFromPassword, challenge({sso(), terms()}),
        Phase::Choice, Reason::MoreNeeded, none);
    row("only dummy left", Asked::FirstFromPassword, challenge({dummy()}), Phase::Choice,
        Reason::MoreNeeded, none);
    row("no flows", Asked::FirstFromPassword, challenge({}), Phase::Impossible,
        Reason::NoProofPossible, active);
    row("a browser stage without session", Asked::FirstFromSso, challenge({sso()}, {}, {}, {}),
        Phase::Impossible, Reason::NoProofPossible, active);
    row("a password without session still works", Asked::FirstFromPassword,
        challenge({password()}, {}, {}, {}), Phase::Submitting, Reason::None, none, Order::Send);
    row("wrong password", Asked::Password, challenge({password()}, u"M_FORBIDDEN"_s),
        Phase::Password, Reason::WrongPassword, none);
    row("completed has grown", Asked::Password,
        challenge({{password().constFirst(), terms().constFirst()}}, {}, password()),
        Phase::Fallback, Reason::MoreNeeded, none);
    row("not confirmed in the browser yet", Asked::Browser, challenge({sso()}), Phase::Browser,
        Reason::NotConfirmedYet, none);
    row("dummy refused", Asked::Dummy, challenge({dummy()}), Phase::Impossible, Reason::Refused,
        active);
    row("403 after the browser", Asked::Browser, reply::Forbidden{failed(403)}, Phase::Sso,
        Reason::OtherPerson, none);
    row("403 to the first request", Asked::FirstFromSso, reply::Forbidden{failed(403)},
        Phase::Impossible, Reason::Policy, active);
    row("403 to a password", Asked::Password, reply::Forbidden{failed(403)}, Phase::Impossible,
        Reason::Policy, active);
    row("400 M_UNKNOWN to a proof, young session", Asked::Password, reply::BadRequest{failed(400)},
        Phase::Impossible, Reason::IdentityServer, active);
    row("400 M_UNKNOWN to the first request", Asked::FirstFromPassword,
        reply::BadRequest{failed(400)}, Phase::Impossible, Reason::Refused, active);
    row("locked", Asked::Password, reply::Locked{failed(401)}, Phase::Impossible, Reason::Locked,
        active);
    row("already deactivated", Asked::FirstFromPassword, reply::AlreadyDeactivated{},
        Phase::Checking, Reason::None, Outcome::Deactivated, Order::Witness);
    row("401 without flows to the first request", Asked::FirstFromPassword,
        reply::SignedOut{failed(401)}, Phase::Impossible, Reason::SignedOut, unknown);
    row("401 without flows to a proof", Asked::Password, reply::SignedOut{failed(401)},
        Phase::Verifying, Reason::None, unknown, Order::FindOut);
    row("404 M_UNRECOGNIZED", Asked::FirstFromPassword, reply::Unrecognized{failed(404)},
        Phase::Impossible, Reason::ManagedElsewhere, active);
    row("429", Asked::Password, reply::RateLimited{failed(429)}, Phase::Cooling, Reason::None, none,
        Order::Cool);
    row("other 4xx", Asked::Password, reply::Refused{failed(413)}, Phase::Impossible,
        Reason::Refused, active);
    row("lost", Asked::Password, reply::Unclear{lost()}, Phase::Verifying, Reason::None, unknown,
        Order::FindOut);
    row("lost, first request", Asked::FirstFromSso, reply::Unclear{lost()}, Phase::Verifying,
        Reason::None, unknown, Order::FindOut);
    row("5xx", Asked::Browser, reply::Unclear{failed(502)}, Phase::Verifying, Reason::None, unknown,
        Order::FindOut);
    row("3xx", Asked::Password, reply::Unclear{failed(302)}, Phase::Verifying, Reason::None,
        unknown, Order::FindOut);
}

void TestDeactivationFlow::fromAnswerToPhase()
{
    QFETCH(Asked, how);
    QFETCH(DeactivateReply, reply);
    QFETCH(Phase, phase);
    QFETCH(Reason, reason);
    QFETCH(Outcome, outcome);
    QFETCH(Order, order);

    Flow flow = asked(how);
    QCOMPARE(flow.phase(), Phase::Submitting);
    QCOMPARE(flow.answered(reply, 1s), order);
    QCOMPARE(flow.phase(), phase);
    QCOMPARE(flow.reason(), reason);
    QCOMPARE(flow.outcome(), outcome);
}

/// A kind of answer without a row in the table above would not be noticed there.
void TestDeactivationFlow::everyKindOfAnswerHasARow()
{
    std::array<int, std::variant_size_v<DeactivateReply>> rows{};
    const QList<DeactivateReply> kinds{
        reply::NothingSent{lost(Sent::No)}, reply::Deactivated{UnbindResult::Success, 200},
        reply::AlreadyDeactivated{},        challenge({password()}),
        reply::Forbidden{failed(403)},      reply::BadRequest{failed(400)},
        reply::Locked{failed(401)},         reply::SignedOut{failed(401)},
        reply::Unrecognized{failed(404)},   reply::RateLimited{failed(429)},
        reply::Refused{failed(413)},        reply::Unclear{lost()}};
    for (const DeactivateReply &reply : kinds) {
        ++rows.at(reply.index());
        for (const Asked how : {Asked::FirstFromPassword, Asked::FirstFromSso, Asked::Password,
                                Asked::Browser, Asked::Dummy}) {
            Flow flow = asked(how);
            (void)flow.answered(reply, 1s);
            // Whatever comes, the flow has an answer for the person: only a proof goes on by
            // itself.
            const bool goesOn = flow.phase() == Phase::Submitting;
            QVERIFY(!goesOn || std::holds_alternative<reply::Challenge>(reply));
        }
    }
    QVERIFY(std::ranges::all_of(rows, [](int count) { return count == 1; }));
}

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
    QCOMPARE(erased.eraseChosen(true), Order::Nothing);
    const bool changes = phase == Phase::Password || phase == Phase::Sso || phase == Phase::Choice;
    QCOMPARE(erased.erase(), changes);

    Flow chosen = flowIn(phase);
    QCOMPARE(chosen.optionChosen(-1), Order::Nothing);
    QCOMPARE(chosen.optionChosen(99), Order::Nothing);
    QCOMPARE(chosen.phase(), phase);

    Flow late = flowIn(phase);
    if (phase != Phase::Submitting) {
        (void)late.answered(challenge({password()}), 1s);
        QVERIFY2(late.phase() != Phase::Submitting, "a late answer never sends");
    }
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
    (void)flow.eraseChosen(true);
    QCOMPARE(flow.session(), QString());
    QCOMPARE(flow.confirmed(), Order::Send);
    QCOMPARE(flow.proof().kind, Proof::Kind::None);
    QVERIFY(flow.erase());
}

void TestDeactivationFlow::choiceSurvivesAChangeOfErase()
{
    Flow flow = flowIn(Phase::Choice);
    (void)flow.eraseChosen(true);
    QCOMPARE(flow.otherOptions().size(), 2);
    (void)flow.optionChosen(0);
    QCOMPARE(flow.phase(), Phase::Sso);
    QCOMPARE(flow.pageWanted(), Order::Send);
    QCOMPARE(flow.answered(challenge({sso(), terms()}), 2s), Order::OpenPage);
}

void TestDeactivationFlow::sessionExpiresOnlyAfterAnHour()
{
    Flow young = asked(Asked::Browser);
    (void)young.answered(reply::BadRequest{failed(400)}, 59min);
    QCOMPARE(young.reason(), Reason::IdentityServer);

    Flow old = asked(Asked::Browser);
    (void)old.answered(reply::BadRequest{failed(400)}, 61min);
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
    (void)flow.answered(reply::Forbidden{failed(403)}, 1s);
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
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("done after all")
        << DeactivateReply(reply::Deactivated{UnbindResult::Success, 200}) << Outcome::Deactivated;
    QTest::newRow("was done before")
        << DeactivateReply(reply::AlreadyDeactivated{}) << Outcome::Deactivated;
    QTest::newRow("asked for a proof")
        << DeactivateReply(challenge({password()})) << Outcome::StillActive;
    QTest::newRow("refused") << DeactivateReply(reply::Forbidden{failed(403)})
                             << Outcome::StillActive;
    QTest::newRow("told to wait") << DeactivateReply(reply::RateLimited{failed(429)})
                                  << Outcome::StillActive;
    QTest::newRow("never sent") << DeactivateReply(reply::NothingSent{lost(Sent::No)})
                                << Outcome::StillActive;
    QTest::newRow("lost") << DeactivateReply(reply::Unclear{lost()}) << Outcome::Unknown;
    QTest::newRow("gateway") << DeactivateReply(reply::Unclear{failed(504)}) << Outcome::Unknown;
    QTest::newRow("token gone") << DeactivateReply(reply::SignedOut{failed(401)})
                                << Outcome::Unknown;
}

void TestDeactivationFlow::lateAnswersDecide()
{
    QFETCH(DeactivateReply, reply);
    QFETCH(Outcome, outcome);
    Flow flow = asked(Asked::Password);
    (void)flow.stoppedWaiting();
    (void)flow.answered(reply, 40s);
    QCOMPARE(flow.outcome(), outcome);
    QVERIFY(flow.phase() != Phase::Submitting);
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

QTEST_GUILESS_MAIN(TestDeactivationFlow)
#include "TestDeactivationFlow.moc"
