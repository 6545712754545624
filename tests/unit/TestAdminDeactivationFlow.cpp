// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminDeactivationFlow.h"

#include <QTest>

#include <set>
#include <vector>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Order = AdminDeactivationFlow::Order;
using Phase = AdminDeactivationPhase;
using State = AdminVerdict::State;

namespace {

constexpr std::array allSteps{AdminStep::WaitProfile, AdminStep::HandOver, AdminStep::Deactivate,
                              AdminStep::Rooms,       AdminStep::Redact,   AdminStep::Media};

const AdminChoices everything{
    .erase = true, .heirs = {{u"!a"_s, u"@b:c"_s}}, .redact = true, .deleteFiles = true};

StepEnd done()
{
    return {.result = StepResult::Done};
}

StepEnd by(State state, Outcome outcome, AdminReason reason = AdminReason::None)
{
    StepEnd end;
    end.verdict = AdminVerdict{state, reason, outcome};
    return end;
}

} // namespace

/// What follows what in a deactivation for somebody else. Over every course that steps can take,
/// nothing is destroyed and no success is told without a read-back that says "deactivated".
class TestAdminDeactivationFlow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsInTheirOrder();
    void nothingWithoutAChoice();
    void anAccountSeenTooLongAgo();
    void asksAndWaits();
    void aNameThatChangesAfterAll();
    void whatWasDoneIsNotTakenBack();
    void whatWasClosedStaysClosed();
    void everyCourse();
};

void TestAdminDeactivationFlow::stepsInTheirOrder()
{
    AdminDeactivationFlow flow;
    QList<AdminStep> ran;
    Order order = flow.confirmed(everything, 0s);
    while (order == Order::Run) {
        const AdminStep step = flow.step();
        ran += step;
        order = step == AdminStep::Rooms    ? flow.roomsBegun()
            : step == AdminStep::Deactivate ? flow.ended(by(State::Settled, Outcome::Deactivated))
                                            : flow.ended(done());
    }
    QCOMPARE(ran, QList<AdminStep>(allSteps.begin(), allSteps.end()));
    QCOMPARE(flow.phase(), Phase::Settled);
    QCOMPARE(flow.step(), AdminStep::Rooms); // which are still being left
    flow.roomsEnded(StepEnd::failed(AdminReason::StillJoined));
    QCOMPARE(flow.reason(), AdminReason::StillJoined);
    QVERIFY(flow.canRunAgain());
}

void TestAdminDeactivationFlow::nothingWithoutAChoice()
{
    AdminDeactivationFlow flow;
    QCOMPARE(flow.confirmed({}, 0s), Order::Nothing);
    QCOMPARE(flow.triedAgain(), Order::Nothing);
    QCOMPARE(flow.wentOnWithout(), Order::Nothing);
    QCOMPARE(flow.readAgain(true), Order::Nothing);
    QCOMPARE(flow.ended(done()), Order::Nothing);
    QCOMPARE(flow.ended(by(State::Settled, Outcome::Deactivated)), Order::Nothing);
    flow.stoppedHere();
    QCOMPARE(flow.phase(), Phase::Choosing);
    QCOMPARE(flow.confirmed(everything, 0s), Order::Run);
    QCOMPARE(flow.confirmed(everything, 0s), Order::Nothing); // a double click
}

void TestAdminDeactivationFlow::anAccountSeenTooLongAgo()
{
    for (const bool isSame : {true, false}) {
        AdminDeactivationFlow flow;
        QCOMPARE(flow.confirmed(everything, 60s), Order::Read);
        QCOMPARE(flow.phase(), Phase::Reading);
        QCOMPARE(flow.readAgain(isSame), isSame ? Order::Run : Order::Nothing);
        QCOMPARE(flow.phase(), isSame ? Phase::Stepping : Phase::Reading);
        flow.seenAnew(); // only then it can be clicked again
        QCOMPARE(flow.phase(), isSame ? Phase::Stepping : Phase::Choosing);
        QCOMPARE(flow.reason(), isSame ? AdminReason::None : AdminReason::StaleTarget);
    }
    AdminDeactivationFlow flow;
    QCOMPARE(flow.confirmed(everything, 60s), Order::Read);
    flow.notReadAgain(Failure::of(Cause::NotFound), AdminReason::Gone);
    QCOMPARE(flow.phase(), Phase::Impossible);
    QCOMPARE(flow.reason(), AdminReason::Gone);
}

void TestAdminDeactivationFlow::asksAndWaits()
{
    AdminDeactivationFlow flow;
    (void)flow.confirmed(everything, 0s);
    (void)flow.ended(done());
    QCOMPARE(flow.ended(StepEnd::failed(AdminReason::Refused)), Order::Nothing);
    QCOMPARE(flow.phase(), Phase::Asking);
    QCOMPARE(flow.step(), AdminStep::HandOver);
    QVERIFY(flow.canGoOnWithout());
    QCOMPARE(flow.triedAgain(), Order::Run);
    QCOMPARE(flow.step(), AdminStep::HandOver);
    (void)flow.ended(StepEnd::unknown());
    QCOMPARE(flow.wentOnWithout(), Order::Run);
    QCOMPARE(flow.step(), AdminStep::Deactivate);
    StepEnd late = by(State::Cooling, Outcome::StillActive);
    late.failure.retryAfter = 7s;
    QCOMPARE(flow.ended(late), Order::Cool);
    QCOMPARE(flow.coolingTime(), 7s);
    QCOMPARE(flow.coolingEnded(), Order::Nothing);
    QCOMPARE(flow.phase(), Phase::Asking);
    QVERIFY(!flow.canGoOnWithout()); // not without the deactivation itself
    QCOMPARE(flow.wentOnWithout(), Order::Nothing);
}

void TestAdminDeactivationFlow::aNameThatChangesAfterAll()
{
    AdminDeactivationFlow flow;
    (void)flow.confirmed({.erase = false}, 0s);
    (void)flow.ended(done());
    QCOMPARE(flow.step(), AdminStep::Deactivate);
    QCOMPARE(flow.ended({.result = StepResult::Waiting, .hasProfileTask = true}), Order::Run);
    QCOMPARE(flow.step(), AdminStep::WaitProfile);
    QCOMPARE(flow.ended(done()), Order::Run);
    QCOMPARE(flow.step(), AdminStep::Deactivate);
}

void TestAdminDeactivationFlow::whatWasDoneIsNotTakenBack()
{
    const auto runAgain = [](AdminReason why) {
        AdminDeactivationFlow flow;
        (void)flow.confirmed({.erase = false}, 0s);
        (void)flow.ended(done());
        if (why == AdminReason::HalfDone) {
            (void)flow.ended(by(State::Settled, Outcome::Unknown, why));
        } else {
            (void)flow.ended(by(State::Settled, Outcome::Deactivated));
            (void)flow.roomsBegun();
            flow.roomsEnded(StepEnd::failed(why));
        }
        (void)flow.confirmed(flow.choices(), 1h);
        (void)flow.ended(done());
        return flow;
    };
    const std::vector<AdminVerdict> bad{
        {State::NotSent, AdminReason::Network, Outcome::StillActive},
        {State::Impossible, AdminReason::NotAdmin, Outcome::StillActive},
        {State::Settled, AdminReason::NoEffect, Outcome::StillActive}};
    for (const AdminVerdict &verdict : bad) {
        AdminDeactivationFlow half = runAgain(AdminReason::HalfDone);
        (void)half.ended(by(verdict.state, verdict.outcome, verdict.reason));
        QCOMPARE(half.outcome(), Outcome::Unknown);
        AdminDeactivationFlow joined = runAgain(AdminReason::StillJoined);
        (void)joined.ended(by(verdict.state, verdict.outcome, verdict.reason));
        QCOMPARE(joined.outcome(), Outcome::Deactivated);
    }
}

/// An account that was deactivated before, and is to be taken out of its rooms: nothing that goes
/// wrong makes it active.
void TestAdminDeactivationFlow::whatWasClosedStaysClosed()
{
    const std::vector<AdminVerdict> bad{
        {State::NotSent, AdminReason::Network, Outcome::StillActive},
        {State::Impossible, AdminReason::NotAdmin, Outcome::StillActive},
        {State::Settled, AdminReason::None, Outcome::Unknown}};
    for (const AdminVerdict &verdict : bad) {
        AdminDeactivationFlow flow;
        (void)flow.confirmed({.erase = true}, 0s, true);
        (void)flow.ended(done());
        (void)flow.ended(by(verdict.state, verdict.outcome, verdict.reason));
        QCOMPARE(flow.outcome(), Outcome::Deactivated);
    }
    AdminDeactivationFlow stopped;
    (void)stopped.confirmed({.erase = true}, 0s, true);
    (void)stopped.ended(StepEnd::failed(AdminReason::Network));
    stopped.stoppedHere();
    QCOMPARE(stopped.outcome(), Outcome::Deactivated);
}

/// Every end of every step, and every answer of the person to it.
void TestAdminDeactivationFlow::everyCourse()
{
    struct Course
    {
        AdminDeactivationFlow flow;
        Order order;
        bool isReadBack = false;                 ///< a verdict said "deactivated"
        AdminReason verdict = AdminReason::None; ///< of the last one
        int depth = 0;
    };
    const std::vector<StepEnd> ends{done(),
                                    {.result = StepResult::Skipped},
                                    StepEnd::failed(AdminReason::Network),
                                    StepEnd::unknown()};
    const std::vector<StepEnd> verdicts{
        by(State::NotSent, Outcome::StillActive, AdminReason::Network),
        by(State::Cooling, Outcome::StillActive),
        by(State::Settled, Outcome::Deactivated),
        by(State::Settled, Outcome::Deactivated, AdminReason::NotErased),
        by(State::Settled, Outcome::Unknown, AdminReason::HalfDone),
        by(State::Settled, Outcome::StillActive, AdminReason::NoEffect),
        by(State::Impossible, Outcome::StillActive, AdminReason::Policy),
        by(State::Impossible, Outcome::Unknown, AdminReason::Hidden),
        StepEnd::failed(AdminReason::StaleTarget),
        {.result = StepResult::Waiting, .hasProfileTask = true}};
    AdminDeactivationFlow first;
    const Order begun = first.confirmed(everything, 0s);
    std::vector<Course> open{{first, begun}};
    int seen = 0;
    std::set<Phase> phases;
    while (!open.empty()) {
        const Course course = open.back();
        open.pop_back();
        ++seen;
        const AdminDeactivationFlow &flow = course.flow;
        phases.insert(flow.phase());
        if (flow.outcome() == Outcome::Deactivated) {
            QVERIFY(course.isReadBack);
        }
        if (flow.phase() == Phase::Settled) {
            // What a step has asked about is not said of the account.
            const AdminReason reason = flow.reason();
            QVERIFY(reason == AdminReason::None || reason == course.verdict);
        }
        const bool isDestroying = course.order == Order::Run
            && (flow.step() == AdminStep::Redact || flow.step() == AdminStep::Media);
        QVERIFY(!isDestroying || course.isReadBack);
        if (course.depth > 12) {
            continue;
        }
        const auto follow = [&](Order (*act)(AdminDeactivationFlow &)) {
            Course next = course;
            ++next.depth;
            next.order = act(next.flow);
            open.push_back(next);
        };
        if (course.order == Order::Run) {
            if (flow.step() == AdminStep::Rooms) {
                follow([](AdminDeactivationFlow &one) { return one.roomsBegun(); });
                continue;
            }
            const bool isIt = flow.step() == AdminStep::Deactivate;
            for (const StepEnd &end : isIt ? verdicts : ends) {
                Course next = course;
                ++next.depth;
                next.order = next.flow.ended(end);
                next.verdict = end.verdict ? end.verdict->reason : next.verdict;
                next.isReadBack = next.isReadBack
                    || (end.verdict && end.verdict->outcome == Outcome::Deactivated);
                open.push_back(next);
            }
        } else if (course.order == Order::Cool) {
            follow([](AdminDeactivationFlow &one) { return one.coolingEnded(); });
        } else if (flow.phase() == Phase::Asking) {
            follow([](AdminDeactivationFlow &one) {
                one.stoppedHere();
                return Order::Nothing;
            });
            if (flow.canGoOnWithout()) {
                follow([](AdminDeactivationFlow &one) { return one.wentOnWithout(); });
            }
        } else {
            // The end, or the click is open again: whatever comes late changes nothing.
            AdminDeactivationFlow late = flow;
            QCOMPARE(late.ended(by(State::Settled, Outcome::Deactivated)), Order::Nothing);
            QCOMPARE(late.outcome(), flow.outcome());
            QVERIFY(flow.phase() != Phase::Stepping);
        }
    }
    QVERIFY2(seen > 100, qPrintable(QString::number(seen)));
    QCOMPARE(phases,
             (std::set{Phase::Choosing, Phase::Stepping, Phase::Asking, Phase::Cooling,
                       Phase::Settled, Phase::Impossible}));
}

QTEST_GUILESS_MAIN(TestAdminDeactivationFlow)
#include "TestAdminDeactivationFlow.moc"
