// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/HandOverGuide.h"

#include "ui/Names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::HandOverGuide
    %1 is what stands on a button, or beside a field, as it is translated there.
*/

namespace {

using Act = TourStep::Act;
using Steps = QList<TourStep>;

/// The texts, where lupdate finds them.
class Guide final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::HandOverGuide)

public:
    [[nodiscard]] static Steps onThePage();
    [[nodiscard]] static Steps steps(const Sight &sight);

private:
    [[nodiscard]] static Steps choosing();
};

Steps Guide::onThePage()
{
    return {{.see = tr("The rooms that only you can look after: here you can make somebody else an "
                       "admin while your account lives."),
             .todo = tr("Press “%1” beside the first one."),
             .control = names::indexed(names::handOverButton, 0),
             .act = Act::Click,
             .onlyOnce = true},
            {.see = tr("The room says how far it has come, and below stand all of your rooms."),
             .todo = tr("Close this window with Escape."),
             .control = names::indexed(names::roomRow, 0),
             .act = Act::Leave}};
}

Steps Guide::choosing()
{
    return {{.see = tr("Everybody who is in the room, moderators first; nobody is chosen for you."),
             .todo = tr("Choose whom you trust in “%1”."),
             .control = names::memberList,
             .act = Act::Choose},
            {.see = tr("The window says what the person will be able to do, and whether that can "
                       "be taken back."),
             .todo = tr("If you are sure, press “%1”."),
             .control = names::handOverConfirmButton,
             .act = Act::Click}};
}

Steps Guide::steps(const Sight &sight)
{
    const auto close = [](const QString &see) {
        return Steps{{.see = see,
                      .todo = tr("Press “%1”."),
                      .control = names::cancelButton,
                      .act = Act::Click}};
    };
    if (sight.phase == "loading"_L1) {
        return {{.see = tr("Farewell asks who is in the room, and what they may do there."),
                 .when = TourStep::When::Passing}};
    }
    if (sight.phase == "choosing"_L1) {
        return choosing();
    }
    if (sight.phase == "working"_L1) {
        return {{.see = tr("Farewell looks once more whether all is as it was, and sends one "
                           "request."),
                 .when = TourStep::When::Passing}};
    }
    if (sight.phase == "done"_L1) {
        return close(tr("Farewell has looked again, and the server shows it."));
    }
    return close(tr("It did not go as it was meant to; the window says what is so now, and how we "
                    "know."));
}

} // namespace

namespace handoverguide {

QList<TourStep> onThePage()
{
    return Guide::onThePage();
}

QList<TourStep> stepsAt(const Sight &sight)
{
    return Guide::steps(sight);
}

} // namespace handoverguide

} // namespace farewell
