// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/AdminJobGuide.h"

#include "ui/Names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::AdminJobGuide
    %1 is what stands on a button, or beside a field, as it is translated there.
*/

namespace {

using Act = TourStep::Act;
using Steps = QList<TourStep>;

/// The texts, where lupdate finds them.
class Guide final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AdminJobGuide)

public:
    [[nodiscard]] static Steps inTheList(const TourTask &task);
    [[nodiscard]] static Steps steps(const Sight &sight, const TourTask &task,
                                     const PracticeScenario &scenario);
    [[nodiscard]] static Steps unfinished();

private:
    [[nodiscard]] static Steps list(const TourTask &task, const PracticeScenario &scenario);
    [[nodiscard]] static Steps preview(const QString &reason, const TourTask &task);
    [[nodiscard]] static Steps lookThrough();
    [[nodiscard]] static Steps confirm();
    [[nodiscard]] static QString rehearsal(const QString &reason);
    [[nodiscard]] static Steps running();
    [[nodiscard]] static QString underWay(const QString &phase);
    [[nodiscard]] static Steps paused(const QString &reason);
    [[nodiscard]] static Steps finished(const QString &reason, const TourTask &task);

    [[nodiscard]] static QString pressIt() { return tr("Press “%1”."); }
    [[nodiscard]] static QString pressIfSure() { return tr("If you are sure, press “%1”."); }
    [[nodiscard]] static TourStep press(const QString &control, const QString &see,
                                        const QString &todo)
    {
        return {.see = see, .todo = todo, .control = control, .act = Act::Click};
    }
    [[nodiscard]] static TourStep pressOnce(const QString &control, const QString &see,
                                            const QString &todo)
    {
        TourStep step = press(control, see, todo);
        step.onlyOnce = true;
        return step;
    }
    /// Nothing where there is nothing to say.
    [[nodiscard]] static Steps passing(const QString &see)
    {
        const TourStep step{.see = see, .when = TourStep::When::Passing, .onlyOnce = true};
        return see.isEmpty() ? Steps() : Steps{step};
    }
};

Steps Guide::inTheList(const TourTask &task)
{
    if (task.search.isEmpty()) {
        return {
            press(names::manyButton,
                  tr("The accounts of the server; for many of them at once there is a window of "
                     "its own, which this button only opens."),
                  pressIt())};
    }
    return {{.see = tr("The accounts of the server, among them some that do nothing but "
                       "advertise."),
             .todo = tr("Type what their names have in common into “%1”."),
             .control = names::userSearchEdit,
             .act = Act::Search,
             .text = task.search,
             .onlyOnce = true},
            press(names::manyButton,
                  tr("The search has found them, and nobody else: look before you go on."),
                  tr("Press “%1”; it takes over everybody whom the search has found."))};
}

Steps Guide::steps(const Sight &sight, const TourTask &task, const PracticeScenario &scenario)
{
    const QString &phase = sight.phase;
    if (phase == "empty"_L1) {
        return list(task, scenario);
    }
    if (phase == "preview"_L1) {
        return preview(sight.reason, task);
    }
    if (phase == "paused"_L1) {
        return paused(sight.reason);
    }
    if (phase == "finished"_L1) {
        return finished(sight.reason, task);
    }
    return phase == "running"_L1 ? running() : passing(underWay(phase));
}

Steps Guide::list(const TourTask &task, const PracticeScenario &scenario)
{
    const TourStep look = press(names::resolveButton,
                                tr("Before anything can be sent, everybody on the list is looked "
                                   "at."),
                                pressIt());
    if (!task.search.isEmpty()) {
        return {press(names::resolveButton,
                      tr("These are the accounts of the search, as they were found; whoever comes "
                         "later is not among them."),
                      pressIt())};
    }
    if (!scenario.listName.isEmpty()) {
        return {{.see = tr("The file is read, and Farewell has found out which column names the "
                           "accounts; look whether it is the right one."),
                 .todo = tr("“%1” takes another file; in this rehearsal one is there already."),
                 .control = names::openFileButton},
                look};
    }
    return {{.see = tr("A list can be pasted, with anything between the names, or opened as a "
                       "file."),
             .todo = tr("“%1” is the place for it; in this rehearsal one is there already."),
             .control = names::listEdit},
            look};
}

Steps Guide::preview(const QString &reason, const TourTask &task)
{
    Steps steps;
    if (task.looksThrough) {
        steps += lookThrough();
    }
    for (const int line : task.ticks) {
        steps += press(names::indexed(names::includeCheckBox, line),
                       tr("Whoever wants a second thought is sent with a tick only, and the line "
                          "says why."),
                       tr("Tick “%1” if that is meant, as it is in this tour."));
    }
    if (task.looksThrough) {
        steps += press(names::keyed(names::verdictChip, u"all"_s),
                       tr("It is ticked, and one more account would be deactivated."),
                       tr("Press “%1” to see the whole list again."));
    }
    steps += press(names::hideMessagesRadio,
                   tr("Each line says what would happen to its account, and what becomes of the "
                      "messages is chosen once, for all of them."),
                   tr("Choose one of the two; this tour takes “%1”."));
    steps += pressOnce(names::dryRunButton,
                       tr("The same can be rehearsed first, without a request that changes "
                          "anything."),
                       pressIt());
    steps += press(names::backToListButton, rehearsal(reason), pressIt());
    return steps + confirm();
}

/// What a list has besides those who are simply sent.
Steps Guide::lookThrough()
{
    return {press(names::keyed(names::verdictChip, u"notFound"_s),
                  tr("Nothing has been sent, and for some lines nothing ever will be."),
                  tr("Press “%1” to see these lines only.")),
            press(names::keyed(names::verdictChip, u"refused"_s),
                  tr("A name that was mistyped, and one whose first letter is a small one: nobody "
                     "is guessed, and nothing is sent for them."),
                  tr("Press “%1” to see whom Farewell does not send at all.")),
            press(names::keyed(names::verdictChip, u"attention"_s),
                  tr("Your own account is on the list, and one of another server: neither is "
                     "ever sent."),
                  tr("Press “%1” to see who is left to your decision."))};
}

Steps Guide::confirm()
{
    return {{.see = tr("So that it is this list, its number is asked for."),
             .todo = tr("“%1”: type the number that stands in the heading."),
             .control = names::typedCountEdit,
             .act = Act::TypeTotal},
            {.see = tr("And the server, for whoever looks after two of them."),
             .todo = tr("“%1”: it stands at the top of the window."),
             .control = names::typedServerEdit,
             .act = Act::Type,
             .text = u"practice.test"_s},
            press(names::startJobButton,
                  tr("This click covers the whole list: one request for each of these accounts, "
                     "and no other."),
                  pressIfSure())};
}

QString Guide::rehearsal(const QString &reason)
{
    if (reason == "network"_L1) {
        return tr("The server was not reached, so the dry run was broken off; nothing was sent.");
    }
    if (reason == "hidden"_L1) {
        return tr("Something in between has answered in place of the server, so the dry run was "
                  "broken off.");
    }
    if (reason == "signedOut"_L1) {
        return tr("Your sign-in has ended, so the dry run was broken off.");
    }
    return reason == "notAdmin"_L1
        ? tr("You do not administrate the server any more, so the dry run was broken off.")
        : tr("Everybody was read again, one by one, and the window says who has changed since the "
             "list was made.");
}

Steps Guide::running()
{
    Steps steps = passing(tr("One account after the other: it is read once more, the request is "
                             "sent, and the account is read back."));
    steps += {.see = tr("Each line says how far its account is, and nobody is sent twice."),
              .todo = tr("Wait: “%1”, if the others take as long as the last ones."),
              .control = names::etaLabel,
              .when = TourStep::When::Appears,
              .onlyOnce = true};
    return steps;
}

QString Guide::underWay(const QString &phase)
{
    if (phase == "resolving"_L1) {
        return tr("Each account of the list is looked at, and nothing is changed.");
    }
    if (phase == "rehearsing"_L1) {
        return tr("The dry run reads each account once more, as the run would, and sends nothing.");
    }
    if (phase == "pausing"_L1) {
        return tr("The account in turn still gets its answer, and nothing new is sent.");
    }
    if (phase == "cooling"_L1) {
        return tr("The server wants a pause and has done nothing to that account; after it the "
                  "list goes on by itself, for the click covers it whole.");
    }
    if (phase == "stopping"_L1) {
        return tr("The account in turn still gets its answer, and to the others nothing is done.");
    }
    return phase == "checking"_L1
        ? tr("All requests are answered. The server takes the accounts out of their rooms one by "
             "one, and Farewell looks now and then how many are left.")
        : QString();
}

Steps Guide::paused(const QString &reason)
{
    const QString close = tr("“%1”: the list is kept, and offered at the next start.");
    if (reason.isEmpty()) {
        return {press(names::resumeButton, tr("Nothing is sent until somebody goes on."),
                      pressIfSure())};
    }
    if (reason == "unknownInARow"_L1) {
        return {press(names::resumeButton,
                      tr("Three requests in a row have got no answer, so nothing more is sent: "
                         "something may be wrong with the server."),
                      tr("Look whether the server is well, then press “%1”."))};
    }
    if (reason == "network"_L1) {
        return {press(names::resumeButton, tr("The server was not reached, so the list waits."),
                      tr("Press “%1” when it can be reached again."))};
    }
    if (reason == "hidden"_L1) {
        return {press(names::resumeButton,
                      tr("Something in between has answered in place of the server, so the list "
                         "waits."),
                      tr("Press “%1” when the server itself answers again."))};
    }
    if (reason == "journalFailed"_L1) {
        return {press(names::resumeButton,
                      tr("What is sent could not be written down, so nothing was sent."),
                      tr("Make room on the disk, then press “%1”."))};
    }
    if (reason == "notAdmin"_L1) {
        return {{.see = tr("You do not administrate the server any more, so the list waits; the "
                           "account in turn is as it was."),
                 .todo = close,
                 .control = names::closeButton}};
    }
    return reason == "signedOut"_L1
        ? Steps{{.see = tr("Your sign-in has ended, so the list waits for the same administrator."),
                 .todo = close,
                 .control = names::closeButton}}
        : Steps();
}

Steps Guide::finished(const QString &reason, const TourTask &task)
{
    const QString save = tr("“%1” keeps what has come of each line, as a table.");
    if (reason == "journalFailed"_L1) {
        return {{.see = tr("All is done, and the last results could not be written down."),
                 .todo = save,
                 .control = names::saveResultsButton}};
    }
    if (!reason.isEmpty()) {
        return {};
    }
    Steps steps;
    if (task.runsAgain) {
        steps += pressOnce(names::useRestButton,
                           tr("What has come of each account, as it was read back; for some there "
                              "is still something to do."),
                           tr("Press “%1” to go on with them."));
    }
    steps += {.see = task.search.isEmpty() || task.runsAgain
                  ? tr("What has come of each account, as it was read back.")
                  : tr("Who has changed meanwhile was not sent, and who has come meanwhile is "
                       "found by a new search."),
              .todo = save,
              .control = names::saveResultsButton};
    return steps;
}

Steps Guide::unfinished()
{
    return {{.see = tr("An earlier run of the program has not come to the end of a list."),
             .todo = tr("“%1” opens it, and nothing is sent by that."),
             .control = names::resumeListButton},
            {.see = tr("It is offered again at each start, until it is finished or forgotten."),
             .todo = tr("“%1” puts it off."),
             .control = names::notNowButton}};
}

} // namespace

namespace adminjobguide {

QList<TourStep> inTheList(const TourTask &task)
{
    return Guide::inTheList(task);
}

QList<TourStep> stepsAt(const Sight &sight, const TourTask &task, const PracticeScenario &scenario)
{
    return Guide::steps(sight, task, scenario);
}

QList<TourStep> unfinished()
{
    return Guide::unfinished();
}

bool isTheEnd(const Sight &sight)
{
    const bool isLeft = sight.phase == "paused"_L1
        && (sight.reason == "notAdmin"_L1 || sight.reason == "signedOut"_L1);
    return isLeft || sight.phase == "finished"_L1;
}

} // namespace adminjobguide

} // namespace farewell
