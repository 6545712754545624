// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/ChangeSentences.h"

#include <QTest>

#include <array>
#include <set>

using namespace farewell;
using namespace Qt::StringLiterals;
using Act = AccountAct;
using Outcome = ChangeOutcome;
using Phase = ChangePhase;
using Reason = ChangeReason;

namespace {

constexpr std::array acts{Act::Lock, Act::Unlock, Act::Reactivate};

AccountChangeView viewOf(Act act)
{
    AccountChangeView view{.act = act, .host = u"matrix.example.org"_s};
    view.account.user.id = u"@ben:example.org"_s;
    return view;
}

AccountChangeState stateOf(Act act, Phase phase, Outcome outcome, Reason reason = Reason::None)
{
    return {.act = act, .phase = phase, .outcome = outcome, .reason = reason};
}

QString statusOf(const AccountChangeState &state)
{
    return ChangeSentences::status(state, viewOf(state.act));
}

} // namespace

/// What is said of a lock, its end and a reactivation, which is never more than is known.
class TestChangeSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReasonHasItsOwnSentence();
    void everyEndHasItsOwnHeading();
    void whatIsUnknownIsNotCalledDoneOrNot();
    void anErrorIsNoLostAnswer();
    void aTimeIsNamed();
    void whatTheLogMissesIsSaid();
    void nothingIsSaidBeforeAnythingHappens();
};

void TestChangeSentences::everyReasonHasItsOwnSentence()
{
    for (const Act act : acts) {
        std::set<QString> sentences;
        for (const Reason reason :
             {Reason::Gone, Reason::SelfTarget, Reason::StaleTarget, Reason::NotAdmin,
              Reason::SignedOut, Reason::Hidden, Reason::Refused, Reason::NoEffect}) {
            const QString sentence
                = statusOf(stateOf(act, Phase::Impossible, Outcome::NotDone, reason));
            QVERIFY(sentence.endsWith(u'.'));
            QVERIFY2(sentences.insert(sentence).second, qPrintable(sentence));
        }
        for (const Reason reason : {Reason::Network, Reason::JournalFailed}) {
            AccountChangeState state = stateOf(act, Phase::Choosing, Outcome::None, reason);
            state.logFault = LogFault::Busy;
            QVERIFY(sentences.insert(statusOf(state)).second);
        }
    }
}

void TestChangeSentences::everyEndHasItsOwnHeading()
{
    std::set<QString> headings;
    for (const Act act : acts) {
        for (const Outcome outcome : {Outcome::None, Outcome::Done, Outcome::NotDone}) {
            const QString heading = ChangeSentences::heading(stateOf(act, Phase::Settled, outcome));
            QVERIFY2(headings.insert(heading).second, qPrintable(heading));
        }
    }
}

void TestChangeSentences::whatIsUnknownIsNotCalledDoneOrNot()
{
    for (const Act act : acts) {
        const AccountChangeState state = stateOf(act, Phase::Settled, Outcome::Unknown);
        QCOMPARE(ChangeSentences::heading(state), u"We could not find out"_s);
        QVERIFY(statusOf(state).contains(u"cannot be seen"_s));
    }
}

void TestChangeSentences::anErrorIsNoLostAnswer()
{
    AccountChangeState state
        = stateOf(Act::Reactivate, Phase::Settled, Outcome::NotDone, Reason::NoEffect);
    for (const int status : {0, 200, 302}) {
        state.failure.httpStatus = status;
        QVERIFY(statusOf(state).startsWith(u"The answer was lost,"_s));
    }
    for (const int status : {408, 500, 502}) {
        state.failure.httpStatus = status;
        QVERIFY(statusOf(state).startsWith(u"The answer was an error,"_s));
    }
}

void TestChangeSentences::aTimeIsNamed()
{
    AccountChangeState state = stateOf(Act::Lock, Phase::Cooling, Outcome::None);
    state.coolUntil = QDateTime(QDate(2026, 11, 29), QTime(12, 0, 5));
    QVERIFY(statusOf(state).contains(u"12:00:05"_s));
}

void TestChangeSentences::whatTheLogMissesIsSaid()
{
    for (const Outcome outcome : {Outcome::Done, Outcome::NotDone, Outcome::Unknown}) {
        AccountChangeState state = stateOf(Act::Lock, Phase::Settled, outcome);
        state.readAt = QDateTime(QDate(2026, 11, 29), QTime(12, 0, 5));
        QVERIFY(!statusOf(state).contains(u"activity log"_s));
        state.isResultUnwritten = true;
        QVERIFY(statusOf(state).contains(u"activity log"_s));
    }
}

void TestChangeSentences::nothingIsSaidBeforeAnythingHappens()
{
    for (const Act act : acts) {
        QCOMPARE(statusOf(stateOf(act, Phase::Choosing, Outcome::None)), QString());
    }
}

QTEST_GUILESS_MAIN(TestChangeSentences)
#include "TestChangeSentences.moc"
