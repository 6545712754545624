// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Courses.h"

#include "tests/support/AdminClicks.h"
#include "tests/support/AdminCourses.h"
#include "tests/support/ListCourses.h"
#include "ui/Names.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

QList<Course> refusedCourses()
{
    const auto endsWith = [](const QString &reason) {
        return [reason](Learner &l) { return l.confirm() && l.isDeadEnd(reason); };
    };
    return {{u"forbidden"_s, endsWith(u"policy"_s)},
            {u"no-proof-possible"_s, endsWith(u"noProofPossible"_s)},
            {u"locked-account"_s, endsWith(u"locked"_s)},
            {u"dead-identity-server"_s,
             [](Learner &l) { return l.confirm() && l.isDeadEnd(u"identityServer"_s); }}};
}

QList<Course> managedCourses()
{
    const auto endsWith = [](const QString &outcome, const QString &likely = {}) {
        return [=](Learner &l) { return l.doOnThePage() && l.isOver(outcome, likely); };
    };
    return {
        {u"managed"_s, endsWith(u"unknown"_s, u"deactivated"_s), true},
        {u"managed-signed-out"_s, endsWith(u"unknown"_s, u"deactivated"_s)},
        {u"managed-cancelled"_s, endsWith(u"stillActive"_s), false, u"outcomeDialog-checking"_s},
        {u"page-without-button"_s, endsWith(u"stillActive"_s), false, u"outcomeDialog-checking"_s}};
}

} // namespace

bool isAsTold(const Course &course, const PracticeHomeserver &server)
{
    const QString whose
        = course.subject.isEmpty() ? scenarioWith(course.id)->told.localpart : course.subject;
    return QTest::qCompare(server.isDeactivated(whose), course.isDeactivated, "is deactivated",
                           "as told", __FILE__, __LINE__)
        && QTest::qCompare(adminChanges(server), course.covered, "asked by administrators",
                           "covered by clicks", __FILE__, __LINE__)
        && QTest::qCompare(server.creations(), 0, "accounts made", "none", __FILE__, __LINE__);
}

QList<Course> courses()
{
    const auto again = [](const QString &reason) {
        return [reason](Learner &l) {
            return l.confirm() && l.dialog.waitProperty("reason", reason) && l.confirm()
                && l.isOver(u"deactivated"_s);
        };
    };
    QList<Course> all{
        {u"all-well"_s, [](Learner &l) { return l.confirm() && l.isOver(u"deactivated"_s); }, true},
        {u"wrong-password"_s, again(u"wrongPassword"_s), true},
        {u"session-expired"_s, again(u"sessionExpired"_s), true},
        {u"told-to-wait"_s,
         [](Learner &l) {
             return l.confirm() && l.dialog.waitPhase(u"cooling"_s) && l.pass(10s)
                 && l.dialog.waitPhase(u"password"_s) && l.press(names::confirmButton)
                 && l.isOver(u"deactivated"_s);
         },
         true},
        {u"large-account"_s,
         [](Learner &l) {
             return l.confirm() && l.dialog.waitPhase(u"submitting"_s) && l.pass(11s)
                 && l.dialog.waitReachable(names::stopWaitingButton) && l.pass(20s)
                 && l.isOver(u"deactivated"_s);
         },
         true},
        {u"only-admin"_s, [](Learner &l) { return l.confirm() && l.isOver(u"deactivated"_s); },
         true},
        {u"hand-over-refused"_s,
         [](Learner &l) { return l.confirm() && l.isOver(u"deactivated"_s); }, true},
        {u"hand-over-raced"_s, [](Learner &l) { return l.confirm() && l.isOver(u"deactivated"_s); },
         true},
        {u"name-still-spreading"_s,
         [](Learner &l) { return l.confirm() && l.isOver(u"deactivated"_s); }, true},
        {u"slow-to-leave"_s, [](Learner &l) { return l.confirm() && l.isOver(u"deactivated"_s); },
         true},
        {u"rooms-unreadable"_s,
         [](Learner &l) { return l.confirm() && l.isOver(u"deactivated"_s); }, true},
        {u"ten-thousand-rooms"_s,
         [](Learner &l) { return l.confirm() && l.isOver(u"deactivated"_s); }, true},
        {u"single-sign-on"_s,
         [](Learner &l) { return l.confirmInBrowser() && l.isOver(u"deactivated"_s); }, true},
        {u"sso-not-confirmed"_s,
         [](Learner &l) {
             return l.confirmInBrowser() && l.dialog.waitProperty("reason", u"notConfirmedYet"_s)
                 && l.press(names::confirmButton) && l.isOver(u"deactivated"_s);
         },
         true},
        {u"sso-other-person"_s,
         [](Learner &l) {
             return l.confirmInBrowser() && l.dialog.waitProperty("reason", u"otherPerson"_s)
                 && l.confirmInBrowser() && l.isOver(u"deactivated"_s);
         },
         true},
        {u"lost-done"_s,
         [](Learner &l) { return l.confirm() && l.isOver(u"unknown"_s, u"deactivated"_s); }, true},
        {u"lost-not-done"_s, [](Learner &l) { return l.confirm() && l.isOver(u"stillActive"_s); }},
        {u"server-failed"_s, [](Learner &l) { return l.confirm() && l.isOver(u"unknown"_s); }},
        {u"server-gone"_s, [](Learner &l) { return l.confirm() && l.isOver(u"unknown"_s); }, true},
    };
    return all + refusedCourses() + managedCourses() + adminCourses() + listCourses();
}

} // namespace farewell
