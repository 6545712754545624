// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobRow.h"
#include "app/admin/steps/StepWords.h"
#include "app/practice/Scenarios.h"
#include "app/tour/TourGuide.h"
#include "tests/support/Enumerators.h"
#include "ui/Names.h"
#include "ui/administration/AdminDeactivationWords.h"
#include "ui/administration/AdminView.h"
#include "ui/administration/AdminWords.h"
#include "ui/administration/ChangeWords.h"
#include "ui/administration/many/JobWords.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

using Reasons = std::map<QString, QStringList>; ///< those that a phase can have, by the phase

const PracticeScenario scenario{
    u"admin-lost"_s, {}, {}, u"alice"_s, PracticeScenario::SignIn::Password, true};

QStringList listed(const char *words)
{
    return QString::fromLatin1(words).split(u' ');
}

/// The names of buttons may end like a sentence.
qsizetype sentencesIn(QString text)
{
    text.remove(QRegularExpression(u"“[^”]*”"_s));
    return text.count(QRegularExpression(u"[.?!](\\s|$)"_s));
}

/// What is wrong with what the guide tells there; nothing when all is well.
QString complaint(const Sight &sight, const PracticeScenario &played = scenario)
{
    const QList<TourStep> steps = tourguide::stepsAt(sight, played);
    if (steps.isEmpty()) {
        return u"the guide does not know the way"_s;
    }
    for (const TourStep &step : steps) {
        const QString told = step.todo.isEmpty() ? step.see : step.see + u' ' + step.todo;
        const auto sentences = sentencesIn(told);
        if (step.see.isEmpty() || !told.endsWith(u'.') || sentences < 1 || sentences > 2) {
            return u"not one or two sentences: “%1”"_s.arg(told);
        }
        if (step.todo.contains(u"%1"_s) == step.control.isEmpty()) {
            return u"a control without words, or words without one: “%1”"_s.arg(told);
        }
    }
    return {};
}

QStringList sorted(QStringList words)
{
    words.sort();
    return words;
}

QStringList reasonsIn(const Reasons &possible)
{
    QStringList all{QString()};
    for (const auto &[phase, reasons] : possible) {
        all += reasons;
    }
    all.removeDuplicates();
    return sorted(all);
}

} // namespace

/// The guide knows the way out of every state that an administrator's windows can have.
class TestTourGuide final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyState_data();
    void everyState();
    void nothingIsLeftOut();

private:
    static void add(const Sight &sight);
    static void addDeactivation();
    static void addChanges();
    static void addMany();

    static const Reasons &ofDeactivation();
    static const Reasons &ofChanges();
    static const Reasons &ofMany();
    static const QStringList &ofRows();
};

/// By admin-windows.md and what the flow makes of it.
const Reasons &TestTourGuide::ofDeactivation()
{
    static const Reasons possible{
        {u"choosing"_s, listed("network staleTarget notAdmin signedOut hidden")},
        {u"asking"_s,
         listed("network refused noEffect gone staleTarget notAdmin signedOut hidden "
                "journalFailed")},
        {u"verifying"_s, listed("accepted")},
        {u"settled"_s,
         listed("network refused policy identityServer notErased halfDone noEffect stillJoined "
                "accepted")},
        {u"impossible"_s, listed("gone refused policy identityServer notAdmin signedOut hidden")}};
    return possible;
}

const Reasons &TestTourGuide::ofChanges()
{
    static const Reasons possible{
        {u"choosing"_s, listed("network journalFailed")},
        {u"verifying"_s, listed("refused")},
        {u"settled"_s, listed("already refused noEffect")},
        {u"impossible"_s, listed("gone selfTarget staleTarget notAdmin signedOut hidden refused")}};
    return possible;
}

const Reasons &TestTourGuide::ofMany()
{
    static const QStringList halts
        = listed("network notAdmin signedOut hidden journalFailed unknownInARow");
    static const Reasons possible{{u"preview"_s, listed("network notAdmin signedOut hidden")},
                                  {u"pausing"_s, halts},
                                  {u"paused"_s, halts},
                                  {u"stopping"_s, halts},
                                  {u"finished"_s, listed("journalFailed")}};
    return possible;
}

/// Why an account of a list is as it is: that stands in its line, and halts nothing.
const QStringList &TestTourGuide::ofRows()
{
    static const QStringList reasons
        = listed("gone refused policy identityServer notErased halfDone noEffect staleTarget "
                 "stillJoined accepted deactivated reactivated madeAdmin notTicked selfTarget "
                 "lastAdmin adminsNotKnown remote otherName notFound twice unreadable");
    return reasons;
}

void TestTourGuide::add(const Sight &sight)
{
    const QStringList parts{sight.window, sight.phase, sight.step, sight.reason, sight.outcome};
    QTest::newRow(qPrintable(parts.join(u' '))) << sight;
}

void TestTourGuide::addDeactivation()
{
    const QStringList outcomes{u"deactivated"_s, u"stillActive"_s, u"unknown"_s};
    for (const QString &phase : allWords<AdminDeactivationPhase>(words::phase)) {
        const auto of = ofDeactivation().find(phase);
        QStringList reasons = of == ofDeactivation().end() ? QStringList() : of->second;
        if (phase != u"impossible"_s) {
            reasons += QString();
        }
        for (const QString &reason : std::as_const(reasons)) {
            for (const QString &step : allWords<AdminStep>(wordOf)) {
                const bool hasStep = phase == u"stepping"_s || phase == u"asking"_s;
                const bool isAsked = phase != u"asking"_s || step != u"rooms"_s;
                if (hasStep != step.isEmpty() && isAsked) {
                    for (const QString &outcome : outcomes) {
                        add({names::adminDeactivateDialog, phase, reason, outcome, {}, step});
                    }
                }
            }
        }
    }
    add({names::adminDeactivateDialog, u"settled"_s, {}, u"deactivated"_s, {}, u"rooms"_s});
    add({.window = names::heirsDialog});
}

void TestTourGuide::addChanges()
{
    for (const QLatin1StringView window : {names::lockDialog, names::reactivateDialog}) {
        for (const QString &phase : allWords<ChangePhase>(words::phase)) {
            if (phase == u"settled"_s) {
                add({window, phase, u"already"_s, u"done"_s});
                add({window, phase, {}, u"done"_s});
                add({window, phase, u"noEffect"_s, u"notDone"_s});
                add({window, phase, u"refused"_s, u"unknown"_s});
                add({window, phase, {}, u"unknown"_s});
                continue;
            }
            if (phase != u"impossible"_s) {
                add({window, phase});
            }
            const auto of = ofChanges().find(phase);
            const QStringList reasons = of == ofChanges().end() ? QStringList() : of->second;
            for (const QString &reason : reasons) {
                add({window, phase, reason, phase == u"impossible"_s ? u"notDone"_s : QString()});
            }
        }
    }
}

void TestTourGuide::addMany()
{
    for (const QString &phase : allWords<JobPhase>(words::phase)) {
        const auto of = ofMany().find(phase);
        const QStringList reasons = of == ofMany().end() ? QStringList() : of->second;
        for (const QString &reason : reasons + QStringList{QString()}) {
            add({names::adminJobWindow, phase, reason});
        }
    }
    add({.window = names::unfinishedListDialog});
}

void TestTourGuide::everyState_data()
{
    QTest::addColumn<Sight>("sight");
    for (const QString &phase : allWords<AdminPhase>(words::phase)) {
        for (const QString &reason : allWords<EntryReason>(words::reason)) {
            if ((phase == u"unavailable"_s) != reason.isEmpty()) {
                add({names::adminWindow, phase, reason});
            }
        }
    }
    add({.window = names::adminAddressDialog});
    add({names::adminLogWindow, u"loading"_s});
    add({names::adminLogWindow, u"ready"_s});
    addDeactivation();
    addChanges();
    addMany();
}

void TestTourGuide::everyState()
{
    QFETCH(const Sight, sight);
    QCOMPARE(complaint(sight), QString());
    for (const Scenario &one : scenarios()) {
        if (one.told.isForAdmin) {
            QCOMPARE(complaint(sight, one.told), QString());
        }
    }
}

/// A new reason has to be put where it can be.
void TestTourGuide::nothingIsLeftOut()
{
    QCOMPARE(reasonsIn(ofDeactivation()), sorted(allWords<AdminReason>(wordOf)));
    QCOMPARE(reasonsIn(ofChanges()), sorted(allWords<ChangeReason>(words::reason)));
    QCOMPARE(sorted(reasonsIn(ofMany()) + ofRows()), sorted(allWords<JobReason>(wordOf)));
    QVERIFY(!complaint({names::adminDeactivateDialog, u"impossible"_s, u"unheardOf"_s}).isEmpty());
    QVERIFY(!complaint({names::adminWindow, u"unheardOf"_s}).isEmpty());
    QVERIFY(!complaint({names::adminJobWindow, u"unheardOf"_s}).isEmpty());
    QVERIFY(!complaint({names::adminJobWindow, u"paused"_s, u"unheardOf"_s}).isEmpty());
}

QTEST_GUILESS_MAIN(TestTourGuide)
#include "TestTourGuide.moc"
