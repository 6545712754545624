// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/SettlingGuide.h"

#include "app/tour/HandOverGuide.h"
#include "ui/Names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::SettlingGuide
    %1 is what stands on a button, as it is translated there.
*/

namespace {

using Act = TourStep::Act;
using Before = PracticeScenario::Before;
using Steps = QList<TourStep>;

/// The texts, where lupdate finds them.
class Guide final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::SettlingGuide)

public:
    [[nodiscard]] static Steps inTheAccount(Before before);
    [[nodiscard]] static Steps leavingRooms(const Sight &sight);
    [[nodiscard]] static Steps removingTheName(const Sight &sight);

private:
    [[nodiscard]] static QString pressIt() { return tr("Press “%1”."); }
};

Steps Guide::inTheAccount(Before before)
{
    Steps steps{{.see = tr("What could not be looked at says so, and what happens all the same. "
                           "Nobody has to wait for it."),
                 .control = names::keyed(names::retryButton, u"rooms"_s),
                 .onlyOnce = true},
                {.see = tr("In some rooms nobody else is an admin, and nobody left there could "
                           "appoint one once the account is closed."),
                 .todo = pressIt(),
                 .control = names::keyed(names::settleButton, u"admins"_s),
                 .act = Act::Click,
                 .onlyOnce = true}};
    if (before == Before::LeaveRooms) {
        steps += {.see = tr("All rooms are left by themselves once the account is closed; here "
                            "you can do it yourself, and watch."),
                  .todo = pressIt(),
                  .control = names::keyed(names::settleButton, u"rooms"_s),
                  .act = Act::Click,
                  .onlyOnce = true};
    }
    return steps;
}

Steps Guide::leavingRooms(const Sight &sight)
{
    if (sight.phase == "working"_L1) {
        return {{.see = tr("Farewell leaves one room after the other, and waits where the server "
                           "asks for a pause."),
                 .todo = tr("Press “%1”, for closing the account leaves the rest by itself."),
                 .control = names::stopLeavingButton,
                 .act = Act::Click}};
    }
    return {{.see = tr("Below the list of all rooms they can be left."),
             .todo = pressIt(),
             .control = names::leaveAllButton,
             .act = Act::Click,
             .onlyOnce = true},
            {.see = tr("Farewell says what that means, and asks once more."),
             .todo = pressIt(),
             .control = names::leaveConfirmButton,
             .act = Act::Click},
            {.see = tr("What has been left is told, and nothing else has happened."),
             .todo = tr("Close this window with Escape."),
             .control = names::leaveStatusLabel,
             .act = Act::Leave}};
}

Steps Guide::removingTheName(const Sight &sight)
{
    if (sight.phase == "working"_L1) {
        return {{.see = tr("Farewell asks the server to remove them from your profile, and then "
                           "reads it."),
                 .when = TourStep::When::Passing}};
    }
    return {{.see = tr("Your name and picture can be removed here; otherwise they stay visible in "
                       "your rooms."),
             .todo = pressIt(),
             .control = names::clearProfileButton,
             .act = Act::Click,
             .onlyOnce = true},
            {.see = tr("Farewell says who sees that, and asks once more."),
             .todo = pressIt(),
             .control = names::clearProfileConfirmButton,
             .act = Act::Click},
            {.see = tr("They are gone from your profile, and the server tells one room after the "
                       "other."),
             .control = names::clearProfileStatusLabel}};
}

} // namespace

QList<TourStep> settlingguide::inTheAccount(Before before)
{
    return Guide::inTheAccount(before);
}

QList<TourStep> settlingguide::inTheSettings(const Sight &sight, Before before)
{
    switch (before) {
    case Before::Nothing:
        return {};
    case Before::HandOver:
        return handoverguide::onThePage();
    case Before::LeaveRooms:
        return Guide::leavingRooms(sight);
    case Before::RemoveName:
        return Guide::removingTheName(sight);
    }
    Q_UNREACHABLE();
}

} // namespace farewell
