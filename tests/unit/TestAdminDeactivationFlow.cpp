// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminDeactivationFlow.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <iterator>
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

StepEnd putOff(std::chrono::milliseconds pause)
{
    Failure failure = Failure::of(Cause::RateLimited);
    failure.retryAfter = pause;
    return StepEnd::failed(AdminReason::None, failure);
}

constexpr int deepest = 12;

/// How far a deactivation has come, and what has been seen on the way.
struct Course
{
    AdminDeactivationFlow flow;
    Order order;
    bool isReadBack = false;                 ///< a verdict said "deactivated"
    AdminReason verdict = AdminReason::None; ///< of the last one
    int depth = 0;

    [[nodiscard]] bool isAtTheEnd() const
    {
        return order == Order::Nothing && flow.phase() != Phase::Asking;
    }

    /// Nothing is destroyed and no success is told without a read-back, what a step has asked about
    /// is not said of the account, and what comes late changes nothing.
    [[nodiscard]] bool isSound() const
    {
        const bool isDestroying = order == Order::Run
            && (flow.step() == AdminStep::Redact || flow.step() == AdminStep::Media);
        const bool isTold = flow.outcome() == Outcome::Deactivated;
        const bool isOfTheAccount = flow.phase() != Phase::Settled
            || flow.reason() == AdminReason::None || flow.reason() == verdict;
        AdminDeactivationFlow late = flow;
        const bool isQuiet = !isAtTheEnd()
            || (late.ended(by(State::Settled, Outcome::Deactivated)) == Order::Nothing
                && late.outcome() == flow.outcome() && flow.phase() != Phase::Stepping);
        return (isReadBack || (!isDestroying && !isTold)) && isOfTheAccount && isQuiet;
    }
};

std::vector<StepEnd> endsOf(AdminStep step)
{
    if (step != AdminStep::Deactivate) {
        return {done(),
                {.result = StepResult::Skipped},
                StepEnd::failed(AdminReason::Network),
                putOff(3s),
                StepEnd::unknown()};
    }
    return {by(State::NotSent, Outcome::StillActive, AdminReason::Network),
            by(State::Cooling, Outcome::StillActive),
            by(State::Settled, Outcome::Deactivated),
            by(State::Settled, Outcome::Deactivated, AdminReason::NotErased),
            by(State::Settled, Outcome::Unknown, AdminReason::HalfDone),
            by(State::Settled, Outcome::StillActive, AdminReason::NoEffect),
            by(State::Impossible, Outcome::StillActive, AdminReason::Policy),
            by(State::Impossible, Outcome::Unknown, AdminReason::Hidden),
            StepEnd::failed(AdminReason::StaleTarget),
            {.result = StepResult::Waiting, .hasProfileTask = true}};
}

Course after(const Course &course, const std::function<Order(AdminDeactivationFlow &)> &act)
{
    Course next = course;
    ++next.depth;
    next.order = act(next.flow);
    return next;
}

Course after(const Course &course, const StepEnd &end)
{
    Course next = after(course, [&end](AdminDeactivationFlow &flow) { return flow.ended(end); });
    next.verdict = end.verdict ? end.verdict->reason : next.verdict;
    next.isReadBack
        = next.isReadBack || (end.verdict && end.verdict->outcome == Outcome::Deactivated);
    return next;
}

std::vector<Course> nextOf(const Course &course)
{
    const AdminDeactivationFlow &flow = course.flow;
    if (course.order == Order::Run && flow.step() == AdminStep::Rooms) {
        return {after(course, [](AdminDeactivationFlow &one) { return one.roomsBegun(); })};
    }
    std::vector<Course> all;
    if (course.order == Order::Run) {
        for (const StepEnd &end : endsOf(flow.step())) {
            all.push_back(after(course, end));
        }
    } else if (course.order == Order::Cool) {
        all.push_back(after(course, [](AdminDeactivationFlow &one) { return one.coolingEnded(); }));
    } else if (flow.phase() == Phase::Asking) {
        all.push_back(after(course, [](AdminDeactivationFlow &one) {
            one.stoppedHere();
            return Order::Nothing;
        }));
        all.push_back(
            after(course, [](AdminDeactivationFlow &one) { return one.wentOnWithout(); }));
    }
    return all;
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
    void everyStepMayBePutOff();
    void whyItAskedIsOverWithTheAnswer();
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

void TestAdminDeactivationFlow::everyStepMayBePutOff()
{
    AdminDeactivationFlow flow;
    (void)flow.confirmed(everything, 0s);
    (void)flow.ended(done());
    (void)flow.ended(done());
    (void)flow.ended(by(State::Settled, Outcome::Deactivated));
    (void)flow.roomsBegun();
    QCOMPARE(flow.step(), AdminStep::Redact);
    QCOMPARE(flow.ended(putOff(9s)), Order::Cool);
    QCOMPARE(flow.phase(), Phase::Cooling);
    QCOMPARE(flow.coolingTime(), 9s);
    QCOMPARE(flow.resultOf(AdminStep::Redact), StepResult::Waiting); // it is not refused
    QCOMPARE(flow.outcome(), Outcome::Deactivated);
    QCOMPARE(flow.coolingEnded(), Order::Nothing);
    QCOMPARE(flow.phase(), Phase::Asking);
    QVERIFY(flow.canGoOnWithout());
    QCOMPARE(flow.triedAgain(), Order::Run);
    QCOMPARE(flow.step(), AdminStep::Redact);
    flow.stopWanted();
    QCOMPARE(flow.ended(putOff(9s)), Order::Nothing); // nobody waits any more
    QCOMPARE(flow.phase(), Phase::Settled);
    QCOMPARE(flow.outcome(), Outcome::Deactivated);
}

/// A step that did not work says nothing of the account; what the rooms have told stays.
void TestAdminDeactivationFlow::whyItAskedIsOverWithTheAnswer()
{
    enum class Answer { Again, Without, Here, Stop };
    for (const Answer answer : {Answer::Again, Answer::Without, Answer::Here, Answer::Stop}) {
        for (const AdminReason lasting : {AdminReason::None, AdminReason::StillJoined}) {
            AdminDeactivationFlow flow;
            (void)flow.confirmed({.erase = true, .redact = true}, 0s);
            (void)flow.ended(done());
            (void)flow.ended(by(State::Settled, Outcome::Deactivated));
            (void)flow.roomsBegun();
            (void)flow.ended(StepEnd::failed(AdminReason::NoEffect));
            QCOMPARE(flow.phase(), Phase::Asking);
            flow.roomsEnded(StepEnd{.result = StepResult::Done, .reason = lasting});
            QCOMPARE(flow.reason(), AdminReason::NoEffect); // of what is asked
            if (answer == Answer::Again) {
                QCOMPARE(flow.triedAgain(), Order::Run);
                QCOMPARE(flow.ended(done()), Order::Nothing);
            } else if (answer == Answer::Without) {
                QCOMPARE(flow.wentOnWithout(), Order::Nothing);
            } else if (answer == Answer::Here) {
                flow.stoppedHere();
            } else {
                flow.stopWanted();
            }
            QCOMPARE(flow.phase(), Phase::Settled);
            QCOMPARE(flow.outcome(), Outcome::Deactivated);
            QCOMPARE(flow.reason(), lasting);
        }
    }
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
    AdminDeactivationFlow first;
    const Order begun = first.confirmed(everything, 0s);
    std::vector<Course> open{{first, begun}};
    int seen = 0;
    std::set<Phase> phases;
    while (!open.empty()) {
        const Course course = open.back();
        open.pop_back();
        ++seen;
        phases.insert(course.flow.phase());
        QVERIFY(course.isSound());
        if (course.depth < deepest) {
            std::ranges::copy(nextOf(course), std::back_inserter(open));
        }
    }
    QVERIFY2(seen > 100, qPrintable(QString::number(seen)));
    QCOMPARE(phases,
             (std::set{Phase::Choosing, Phase::Stepping, Phase::Asking, Phase::Cooling,
                       Phase::Settled, Phase::Impossible}));
}

QTEST_GUILESS_MAIN(TestAdminDeactivationFlow)
#include "TestAdminDeactivationFlow.moc"
