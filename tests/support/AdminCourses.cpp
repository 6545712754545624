// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/AdminCourses.h"

#include "tests/support/AdminClicks.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

const QString leah = u"leah"_s;
const QString nora = u"nora"_s;

QString idOf(const QString &localpart)
{
    return u"@%1:practice.test"_s.arg(localpart);
}

PatientRobot dialog()
{
    return PatientRobot(names::adminDeactivateDialog);
}

PatientRobot lock()
{
    return PatientRobot(names::lockDialog);
}

PatientRobot back()
{
    return PatientRobot(names::reactivateDialog);
}

/// The card is there, to its end.
bool isRead(Learner &l)
{
    const auto isSo = [&] {
        return l.admin.text(names::userTableStatusLabel).startsWith(u"1 account"_s)
            && l.admin.look(names::userTags).obstacle != reach::Obstacle::Hidden
            && l.admin.look(names::userCardProgressBar).obstacle == reach::Obstacle::Hidden;
    };
    return waitUntil(isSo) && l.pass(0ms) && l.isAtRest();
}

bool find(Learner &l, const QString &localpart)
{
    return l.admin.type(names::userSearchEdit, localpart) && l.admin.press(Qt::Key_Return)
        && isRead(l);
}

bool press(Learner &l, const PatientRobot &robot, const QString &dangerButton)
{
    return l.arm(robot, dangerButton) && robot.click(dangerButton);
}

bool press(Learner &l, const QString &dangerButton)
{
    return press(l, dialog(), dangerButton);
}

/// By the card's button, in the window that it opens, and back to the list.
bool changeLock(Learner &l, bool isToBeLocked)
{
    return l.admin.click(names::lockButton) && lock().waitPhase(u"choosing"_s)
        && press(l, lock(), names::confirmButton) && lock().waitPhase(u"settled"_s)
        && lock().waitProperty("outcome", u"done"_s)
        && l.server().account(nora)->locked == isToBeLocked && lock().click(names::cancelButton)
        && lock().waitGone() && isRead(l);
}

bool bringBack(Learner &l)
{
    return l.admin.click(names::reactivateButton) && back().waitPhase(u"choosing"_s)
        && back().click(names::generatePasswordButton) && press(l, back(), names::confirmButton)
        && back().waitPhase(u"settled"_s) && back().waitProperty("outcome", u"done"_s)
        && back().click(names::cancelButton) && back().waitGone() && isRead(l);
}

/// To where the server answers administrators, as it is known from an earlier time.
bool goToTheOtherAddress(Learner &l)
{
    return l.address.waitShown() && l.address.click(names::checkAdminAddressButton)
        && l.address.click(names::trustAdminAddressButton) && l.address.waitGone()
        && l.admin.waitPhase(u"ready"_s);
}

/// Looks at the proposals, and takes them.
bool takeTheHeirs()
{
    const PatientRobot heirs(names::heirsDialog);
    return dialog().click(names::handoverCheckBox) && dialog().click(names::chooseHeirsButton)
        && heirs.waitShown() && heirs.click(names::acceptHeirsButton) && heirs.waitGone();
}

/// What was done is in the log, by the window of the list.
bool readTheLog(Learner &l, const QString &whose)
{
    const PatientRobot log(names::adminLogWindow);
    return dialog().click(names::closeButton) && dialog().waitGone() && isRead(l)
        && l.admin.click(names::logButton) && log.waitShown() && log.waitPhase(u"ready"_s)
        && log.type(names::logSearchEdit, idOf(whose));
}

bool deactivate(Learner &l, const QString &localpart, const QStringList &boxes = {},
                bool handsOver = false)
{
    if (!find(l, localpart) || !l.admin.click(names::deactivateUserButton)
        || !dialog().waitPhase(u"choosing"_s) || !dialog().click(names::hideMessagesRadio)
        || (handsOver && !takeTheHeirs())) {
        return false;
    }
    for (const QString &box : boxes) {
        if (!dialog().click(box)) {
            return false;
        }
    }
    return dialog().type(names::typedUserIdEdit, l.server().userId(localpart))
        && press(l, names::confirmButton);
}

/// Looks at what the server does by and by.
bool passUntil(Learner &l, const std::function<bool()> &isSo)
{
    for (int i = 0; i < 800 && !isSo(); ++i) {
        if (!l.pass(500ms)) {
            return false;
        }
    }
    return isSo();
}

bool isAsked(Learner &l, const QString &step)
{
    return passUntil(l, [] { return dialog().property("phase") == "asking"_L1; })
        && dialog().waitProperty("step", step);
}

/// Until nothing is left to be watched.
bool isSettled(Learner &l, const QString &outcome, const QString &reason = {})
{
    const auto isOver = [] {
        return dialog().property("phase") == "settled"_L1 && dialog().property("step").isEmpty();
    };
    return passUntil(l, isOver) && dialog().waitProperty("outcome", outcome)
        && dialog().waitProperty("reason", reason);
}

bool isDeactivated(Learner &l)
{
    return isSettled(l, u"deactivated"_s) && dialog().waitProperty("stepResult_rooms", u"done"_s);
}

Course of(const QString &id, const QString &subject, const std::function<bool(Learner &)> &play,
          const QList<QStringList> &clicks)
{
    Course course{.id = id, .play = play, .isDeactivated = true};
    course.subject = subject;
    course.covered = covered::by(clicks);
    return course;
}

/// Seen or not: what is behind a dialog that opens at once, or is over before the next look.
Course fleeting(const QString &phase, Course course)
{
    course.fleeting = phase;
    return course;
}

QList<Course> handOverCourses()
{
    return {
        fleeting(u"adminLogWindow-loading"_s,
                 of(u"admin-leaver"_s, leah,
                    [](Learner &l) {
                        return deactivate(l, leah, {names::mediaCheckBox}, true) && isDeactivated(l)
                            && dialog().says(u"All rooms left"_s) && l.server().isErased(leah)
                            && l.server().account(leah)->files.isEmpty() && readTheLog(l, leah);
                    },
                    {covered::handOvers(2) + covered::deactivation(idOf(leah))
                     + covered::files(400, idOf(leah))})),
        of(u"admin-heir-refused"_s, leah,
           [](Learner &l) {
               return deactivate(l, leah, {}, true) && isAsked(l, u"handover"_s)
                   && press(l, names::goOnWithoutButton) && isDeactivated(l);
           },
           {covered::handOvers(2), covered::deactivation(idOf(leah))}),
    };
}

QList<Course> deactivationCourses()
{
    return {
        of(u"admin-redact-fails"_s, nora,
           [](Learner &l) {
               return deactivate(l, nora, {names::redactCheckBox}) && isAsked(l, u"redact"_s)
                   && press(l, names::tryAgainButton) && isDeactivated(l)
                   && dialog().says(u"Messages redacted"_s);
           },
           {covered::deactivation(idOf(nora)) + covered::redaction(idOf(nora)),
            covered::redaction(idOf(nora))}),
        of(u"admin-half-done"_s, nora,
           [](Learner &l) {
               return deactivate(l, nora) && isSettled(l, u"unknown"_s, u"halfDone"_s)
                   && press(l, names::confirmButton) && isDeactivated(l);
           },
           {covered::deactivation(idOf(nora)), covered::deactivation(idOf(nora))}),
        of(u"admin-lost"_s, nora,
           [](Learner &l) {
               return deactivate(l, nora) && dialog().waitPhase(u"verifying"_s) && isDeactivated(l);
           },
           {covered::deactivation(idOf(nora))}),
        of(u"admin-managed"_s, nora,
           [](Learner &l) {
               return find(l, u"_telegram_1"_s)
                   && l.admin.says(u"the account is only on the homeserver"_s)
                   && deactivate(l, nora) && dialog().waitPhase(u"verifying"_s)
                   && dialog().waitProperty("reason", u"accepted"_s)
                   && l.server().account(nora)->deactivatedAt && !l.server().isDeactivated(nora)
                   && isDeactivated(l);
           },
           {covered::deactivationAtTheService()}),
        of(u"admin-too-fast"_s, nora,
           [](Learner &l) {
               bool isSo = deactivate(l, nora);
               for (int i = 0; i < 3 && isSo; ++i) {
                   isSo = dialog().waitPhase(u"cooling"_s) && isAsked(l, u"deactivate"_s)
                       && press(l, names::tryAgainButton);
               }
               return isSo && isDeactivated(l);
           },
           {covered::deactivation(idOf(nora)), covered::deactivation(idOf(nora)),
            covered::deactivation(idOf(nora)), covered::deactivation(idOf(nora))}),
    };
}

Course active(Course course)
{
    course.isDeactivated = false;
    return course;
}

/// After which the account is as active as before.
QList<Course> activeCourses()
{
    return {
        active(of(u"admin-lost-not-done"_s, nora,
                  [](Learner &l) {
                      return deactivate(l, nora) && dialog().waitPhase(u"verifying"_s)
                          && isSettled(l, u"stillActive"_s, u"noEffect"_s);
                  },
                  {covered::nothing()})),
        active(of(u"admin-demoted"_s, nora,
                  [](Learner &l) {
                      return deactivate(l, nora) && dialog().waitPhase(u"impossible"_s)
                          && dialog().waitProperty("reason", u"notAdmin"_s)
                          && dialog().waitProperty("outcome", u"stillActive"_s) && l.isAtRest();
                  },
                  {covered::deactivation(idOf(nora))})),
    };
}

/// Where nobody is deactivated.
QList<Course> otherCourses()
{
    return {
        active(
            of(u"admin-one"_s, leah,
               [](Learner &l) { return find(l, leah) && l.admin.says(u"Only admin in 2 room"_s); },
               {})),
        fleeting(
            u"adminWindow-unavailable"_s,
            active(of(u"admin-hidden"_s, nora,
                      [](Learner &l) { return goToTheOtherAddress(l) && find(l, nora); }, {}))),
        active(of(
            u"admin-lock"_s, nora,
            [](Learner &l) { return find(l, nora) && changeLock(l, true) && changeLock(l, false); },
            {covered::change(idOf(nora)), covered::change(idOf(nora))})),
        active(of(u"admin-back"_s, nora,
                  [](Learner &l) {
                      return find(l, nora) && bringBack(l)
                          && !l.server().account(nora)->password.isEmpty();
                  },
                  {covered::change(idOf(nora))})),
    };
}

} // namespace

QList<Course> adminCourses()
{
    return handOverCourses() + deactivationCourses() + activeCourses() + otherCourses();
}

} // namespace farewell
