// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/ListCourses.h"

#include "tests/support/AdminClicks.h"
#include "ui/Names.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

/// How many rows are how, in the words of the window's properties.
using Numbers = QList<std::pair<const char *, int>>;

PatientRobot job()
{
    return PatientRobot(names::adminJobWindow);
}

/// "deals-03" to "deals-09".
QStringList deals(int first, int last)
{
    QStringList all;
    for (int number = first; number <= last; ++number) {
        all += u"deals-%1"_s.arg(number, 2, 10, QChar(u'0'));
    }
    return all;
}

/// As practicelists::people(): "amira.01" and so on.
QStringList people(int count)
{
    const QStringList names{u"amira"_s,  u"ben"_s,   u"chloe"_s, u"david"_s, u"elif"_s,
                            u"fatima"_s, u"goran"_s, u"hana"_s,  u"ivan"_s,  u"jana"_s};
    QStringList all;
    for (int number = 0; number < count; ++number) {
        all += u"%1.%2"_s.arg(names.at(number % 10)).arg(number / 10 + 1, 2, 10, QChar(u'0'));
    }
    return all;
}

QStringList without(QStringList names, const QStringList &others)
{
    names.removeIf([&](const QString &name) { return others.contains(name); });
    return names;
}

QStringList idsOf(QStringList localparts)
{
    for (QString &one : localparts) {
        one = u"@%1:practice.test"_s.arg(one);
    }
    return localparts;
}

bool passUntil(Learner &l, const QString &phase)
{
    for (int i = 0; i < 2000 && job().property("phase") != phase; ++i) {
        if (!l.pass(500ms)) {
            return false;
        }
    }
    return job().property("phase") == phase;
}

bool areAsTold(const Numbers &numbers)
{
    return std::ranges::all_of(numbers, [](const auto &number) {
        return job().waitProperty(number.first, QString::number(number.second));
    });
}

bool areDeactivated(Learner &l, const QStringList &localparts)
{
    return std::ranges::all_of(localparts,
                               [&](const QString &one) { return l.server().isDeactivated(one); });
}

/// To the preview of the accounts that a search finds, or of the scenario's own list.
bool open(Learner &l, const QString &search = {})
{
    const bool isSearched = search.isEmpty()
        || (l.admin.type(names::userSearchEdit, search) && l.admin.press(Qt::Key_Return));
    const auto isToldWhoseListItIs
        = [] { return job().says(u"This list belongs to what you practise."_s); };
    return isSearched && l.isAtRest() && l.admin.waitPhase(u"ready"_s)
        && l.admin.click(names::manyButton) && job().waitPhase(u"empty"_s)
        && search.isEmpty() == isToldWhoseListItIs() && job().click(names::resolveButton)
        && job().waitPhase(u"preview"_s);
}

bool press(Learner &l, const QString &dangerButton)
{
    return l.arm(job(), dangerButton) && job().click(dangerButton);
}

bool tick(const QList<int> &lines)
{
    return std::ranges::all_of(
        lines, [](int line) { return job().click(names::indexed(names::includeCheckBox, line)); });
}

bool rehearse(Learner &l)
{
    return job().click(names::dryRunButton) && job().waitReachable(names::backToListButton)
        && l.isAtRest() && job().click(names::backToListButton);
}

bool start(Learner &l, int count)
{
    return job().type(names::typedCountEdit, QString::number(count))
        && job().type(names::typedServerEdit, l.server().serverName())
        && press(l, names::startJobButton);
}

bool rehearseAndStart(Learner &l, int count)
{
    return job().click(names::hideMessagesRadio) && rehearse(l) && start(l, count);
}

/// Those who are left, as a list of their own.
bool runAgain(Learner &l, const QList<int> &ticks, int count)
{
    return job().click(names::useRestButton) && job().waitPhase(u"preview"_s) && tick(ticks)
        && job().click(names::hideMessagesRadio) && start(l, count);
}

bool isFinished(Learner &l, const Numbers &numbers)
{
    return passUntil(l, u"finished"_s) && areAsTold(numbers) && l.isAtRest();
}

bool isPaused(Learner &l, const QString &reason, const Numbers &numbers)
{
    return passUntil(l, u"paused"_s) && job().waitProperty("reason", reason) && areAsTold(numbers)
        && l.isAtRest();
}

Course of(const QString &id, const QString &subject, const std::function<bool(Learner &)> &play,
          const QStringList &sent)
{
    Course course{.id = id, .play = play, .isDeactivated = true};
    course.subject = subject;
    course.covered = covered::by({covered::job(sent)});
    return course;
}

Course wave()
{
    const auto play = [](Learner &l) {
        return open(l, u"deals"_s) && rehearseAndStart(l, 60)
            && isFinished(l, {{"total", 60}, {"done", 58}, {"stillJoined", 2}})
            && areDeactivated(l, deals(1, 60)) && runAgain(l, {1, 2}, 2)
            && isFinished(l, {{"total", 2}, {"done", 2}});
    };
    return of(u"admin-wave"_s, u"deals-31"_s, play,
              idsOf(deals(1, 60)) + idsOf({u"deals-07"_s, u"deals-31"_s}));
}

Course table()
{
    // Those who stand there with nothing remarkable, an administrator, and one who is locked.
    const QStringList sent = people(30) + QStringList{u"dana"_s, u"locked-1"_s};
    const auto play = [sent](Learner &l) {
        const auto chip = [](const QString &word) {
            return job().click(names::keyed(names::verdictChip, word));
        };
        return open(l) && areAsTold({{"total", 31}}) && chip(u"attention"_s) && tick({33})
            && chip(u"all"_s) && rehearseAndStart(l, 32)
            && isFinished(l, {{"total", 32}, {"done", 32}}) && areDeactivated(l, sent)
            && !l.server().isDeactivated(u"alice"_s);
    };
    return of(u"admin-csv"_s, u"dana"_s, play, idsOf(sent));
}

Course moves()
{
    const QStringList sent = without(deals(1, 9), {u"deals-06"_s, u"deals-08"_s});
    const auto play = [sent](Learner &l) {
        return open(l, u"deals-0"_s) && rehearseAndStart(l, 9)
            && isFinished(l, {{"total", 9}, {"done", 7}}) && areDeactivated(l, sent)
            && !l.server().isDeactivated(u"deals-00"_s) && !l.server().isDeactivated(u"deals-08"_s);
    };
    return of(u"admin-list-moves"_s, u"deals-09"_s, play, idsOf(sent));
}

/// Of the first requests to three accounts the server hears nothing.
Course trouble()
{
    const auto play = [](Learner &l) {
        return open(l) && rehearseAndStart(l, 10)
            && isPaused(l, u"unknownInARow"_s, {{"done", 3}, {"unknown", 3}, {"waiting", 4}})
            && press(l, names::resumeButton)
            && isFinished(l, {{"total", 10}, {"done", 7}, {"failed", 3}}) && runAgain(l, {}, 3)
            && isFinished(l, {{"total", 3}, {"done", 3}}) && areDeactivated(l, deals(1, 10));
    };
    return of(u"admin-trouble"_s, u"deals-05"_s, play, idsOf(deals(1, 10)));
}

} // namespace

QList<Course> listCourses()
{
    return {wave(), table(), moves(), trouble()};
}

QList<Course> coursesWithAList()
{
    const QString nora = u"nora"_s;
    const auto lost = [](Learner &l) {
        return open(l) && rehearseAndStart(l, 10) && isFinished(l, {{"total", 10}, {"done", 10}});
    };
    const auto tooFast = [](Learner &l) {
        return open(l) && rehearseAndStart(l, 6) && passUntil(l, u"cooling"_s)
            && isFinished(l, {{"total", 6}, {"done", 6}});
    };
    const auto demoted = [](Learner &l) {
        return open(l) && rehearseAndStart(l, 8)
            && isPaused(l, u"notAdmin"_s, {{"total", 8}, {"done", 4}, {"waiting", 4}});
    };
    const QStringList putOff(3, people(1).constFirst());
    Course ended = of(u"admin-demoted"_s, nora, demoted, idsOf(people(4) + QStringList{nora}));
    ended.isDeactivated = false;
    return {of(u"admin-lost"_s, nora, lost,
               idsOf(without(people(10), {u"goran.01"_s}) + QStringList{nora})),
            of(u"admin-too-fast"_s, nora, tooFast, idsOf(people(5) + putOff + QStringList{nora})),
            ended};
}

} // namespace farewell
