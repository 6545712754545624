// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/AdminGuide.h"

#include "app/tour/AccountChangeGuide.h"
#include "app/tour/AdminDeactivationGuide.h"
#include "app/tour/AdminJobGuide.h"
#include "app/tour/TourTask.h"
#include "ui/Names.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::AdminGuide
    %1 is what stands on a button, or beside a field, as it is translated there.
*/

namespace {

using Act = TourStep::Act;
using Goal = TourTask::Goal;
using Steps = QList<TourStep>;
using When = TourStep::When;

constexpr std::array windows{
    names::adminWindow, names::adminAddressDialog, names::adminLogWindow,
    names::lockDialog,  names::reactivateDialog,   names::adminDeactivateDialog,
    names::heirsDialog, names::adminJobWindow,     names::unfinishedListDialog};

/// The texts, where lupdate finds them.
class Guide final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AdminGuide)

public:
    [[nodiscard]] static Steps window(const Sight &sight, const TourTask &task);
    [[nodiscard]] static Steps address();
    [[nodiscard]] static Steps log(const Sight &sight, const TourTask &task);

private:
    [[nodiscard]] static Steps list(const TourTask &task);
    [[nodiscard]] static Steps onTheCard(const TourTask &task);
    [[nodiscard]] static Steps unavailable(const QString &reason);

    [[nodiscard]] static QString pressIt() { return tr("Press “%1”."); }
    [[nodiscard]] static Steps passing(const QString &see)
    {
        return {{.see = see, .when = When::Passing}};
    }
};

Steps Guide::window(const Sight &sight, const TourTask &task)
{
    if (sight.phase == "probing"_L1) {
        return passing(tr("You are signed in, and Farewell asks the server whether you may look "
                          "after other people's accounts."));
    }
    if (sight.phase == "searching"_L1) {
        return {{.see = tr("Farewell asks the server; looking and reading change nothing."),
                 .when = When::Passing,
                 .onlyOnce = true}};
    }
    if (sight.phase == "working"_L1) {
        return passing(tr("You sign out: what is under way still gets its answer, and nothing new "
                          "is sent."));
    }
    if (sight.phase == "unavailable"_L1) {
        return unavailable(sight.reason);
    }
    return sight.phase == "ready"_L1 ? list(task) : Steps();
}

Steps Guide::list(const TourTask &task)
{
    if (task.goal == Goal::DeactivateMany) {
        return adminjobguide::inTheList(task);
    }
    Steps first;
    if (!task.bridged.isEmpty()) {
        first = {{.see = tr("This server has an account service, which keeps most accounts; those "
                            "of bridges are only on the homeserver."),
                  .todo = tr("Type the name of such an account into “%1”."),
                  .control = names::userSearchEdit,
                  .act = Act::Search,
                  .text = task.bridged,
                  .onlyOnce = true},
                 {.see = tr("The card says who keeps the account, and that is who is asked to "
                            "change it."),
                  .onlyOnce = true}};
    }
    const Steps found{
        {.see = tr("The accounts of the server: the first ones are read, more come as you "
                   "scroll, and who acts stands at the top."),
         .todo = tr("Type a name, a Matrix ID, an email address or a phone number into "
                    "“%1”, or paste it."),
         .control = names::userSearchEdit,
         .act = Act::Search,
         .text = task.person,
         .onlyOnce = true},
        {.see = tr("Only one account is left in the list. It is chosen, and what is known "
                   "of it stands on its card."),
         .onlyOnce = true}};
    return first + found + onTheCard(task);
}

Steps Guide::onTheCard(const TourTask &task)
{
    switch (task.goal) {
    case Goal::Look:
        return {};
    case Goal::Lock:
        return {{.see = tr("A lock can be taken back, and keeps rooms and everything else; this "
                           "button only opens the next window."),
                 .todo = pressIt(),
                 .control = names::lockButton,
                 .act = Act::Click,
                 .onlyOnce = true},
                {.see = tr("The card says that the account is locked, as it was read back."),
                 .todo = tr("Press “%1” when the time for that has come."),
                 .control = names::lockButton,
                 .act = Act::Click,
                 .onlyOnce = true},
                {.see = tr("The account is as it was before. The activity log has kept both, the "
                           "lock and its end.")}};
    case Goal::BringBack:
        return {{.see = tr("The account is deactivated, and this button only opens the window that "
                           "brings it back."),
                 .todo = pressIt(),
                 .control = names::reactivateButton,
                 .act = Act::Click,
                 .onlyOnce = true},
                {.see = tr("The account is active again, and in no room: others have to invite "
                           "it.")}};
    case Goal::Deactivate:
    case Goal::DeactivateMany:
        break;
    }
    Steps steps{{.see = tr("At the end of the card is what can be done: milder things first, and "
                           "this button only opens the next window."),
                 .todo = pressIt(),
                 .control = names::deactivateUserButton,
                 .act = Act::Click,
                 .onlyOnce = true}};
    if (task.readsTheLog) {
        steps += {.see = tr("Back in the list, the account was read anew and is marked as "
                            "deactivated."),
                  .todo = tr("Press “%1” when somebody wants to know, next year, who did that."),
                  .control = names::logButton,
                  .act = Act::Click};
    }
    return steps;
}

Steps Guide::unavailable(const QString &reason)
{
    if (reason == "notAdmin"_L1) {
        return {{.see = tr("The server says that you do not administrate it."),
                 .todo = tr("“%1” leads to your own account instead."),
                 .control = names::openAccountButton}};
    }
    if (reason == "hidden"_L1) {
        return {{.see = tr("At this address the server does not answer administrators."),
                 .todo = tr("“%1” asks there once more."),
                 .control = names::checkAgainButton}};
    }
    if (reason == "noAdminApi"_L1) {
        return {{.see = tr("The server says that it has no admin API, as most software has none."),
                 .todo = tr("“%1” leads to your own account instead."),
                 .control = names::openAccountButton}};
    }
    if (reason == "signedOut"_L1) {
        return {{.see = tr("The server does not accept your sign-in any more."),
                 .todo = tr("“%1” leads back to the first window, to sign in again."),
                 .control = names::signOutButton}};
    }
    if (reason == "network"_L1) {
        return {{.see = tr("The server does not answer, and nothing was changed."),
                 .todo = tr("“%1” asks once more."),
                 .control = names::checkAgainButton}};
    }
    return {};
}

Steps Guide::address()
{
    return {{.see = tr("This server does not answer administrators where it answers everybody "
                       "else, and the people who run it know the other address."),
             .todo = tr("Type or paste it into “%1”; in this rehearsal it is there already."),
             .control = names::adminAddressEdit},
            {.see = tr("Before your sign-in goes anywhere, Farewell looks what answers there."),
             .todo = pressIt(),
             .control = names::checkAdminAddressButton,
             .act = Act::Click},
            {.see = tr("Whoever runs that address could act as you, so this is asked in every run "
                       "of Farewell."),
             .todo = tr("If you trust them, press “%1”."),
             .control = names::trustAdminAddressButton,
             .act = Act::Click,
             .when = When::Appears}};
}

Steps Guide::log(const Sight &sight, const TourTask &task)
{
    if (sight.phase == "loading"_L1) {
        return passing(tr("The activity log is read from this computer; no server is asked."));
    }
    if (sight.phase != "ready"_L1) {
        return {};
    }
    return {{.see = tr("Whatever administrators change with Farewell on this computer is written "
                       "down here before it is sent."),
             .todo = tr("Type or paste a Matrix ID into “%1”."),
             .control = names::logSearchEdit,
             .act = Act::Type,
             .text = u"@%1:practice.test"_s.arg(task.person)},
            {.see = tr("What was done to that account, when, by whom and with what answer."),
             .todo = tr("“%1” saves these lines as a table."),
             .control = names::exportLogButton}};
}

} // namespace

namespace adminguide {

bool knows(const Sight &sight)
{
    return std::ranges::any_of(windows,
                               [&](QLatin1StringView window) { return sight.window == window; });
}

QList<TourStep> stepsAt(const Sight &sight, const PracticeScenario &scenario)
{
    const TourTask task = tourTaskIn(scenario.id);
    if (sight.window == names::adminWindow) {
        return Guide::window(sight, task);
    }
    if (sight.window == names::adminAddressDialog) {
        return Guide::address();
    }
    if (sight.window == names::adminLogWindow) {
        return Guide::log(sight, task);
    }
    if (sight.window == names::adminJobWindow) {
        return adminjobguide::stepsAt(sight, task, scenario);
    }
    if (sight.window == names::unfinishedListDialog) {
        return adminjobguide::unfinished();
    }
    const bool isChange
        = sight.window == names::lockDialog || sight.window == names::reactivateDialog;
    return isChange ? accountchangeguide::stepsAt(sight)
                    : admindeactivationguide::stepsAt(sight, task);
}

bool isTheEnd(const Sight &sight, const PracticeScenario &scenario)
{
    const TourTask task = tourTaskIn(scenario.id);
    if (sight.window == names::adminLogWindow) {
        return sight.phase == "ready"_L1;
    }
    if (sight.window == names::adminJobWindow) {
        return adminjobguide::isTheEnd(sight);
    }
    if (sight.window == names::adminWindow) {
        return sight.phase == "ready"_L1 && task.goal != Goal::Deactivate
            && task.goal != Goal::DeactivateMany;
    }
    return sight.window == names::adminDeactivateDialog && !task.readsTheLog
        && admindeactivationguide::isTheEnd(sight);
}

} // namespace adminguide

} // namespace farewell
