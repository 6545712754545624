// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/AccountChangeGuide.h"

#include "ui/Names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::AccountChangeGuide
    %1 is what stands on a button, as it is translated there.
*/

namespace {

using Act = TourStep::Act;
using Steps = QList<TourStep>;

/// The texts, where lupdate finds them.
class Guide final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AccountChangeGuide)

public:
    [[nodiscard]] static Steps steps(const Sight &sight);

private:
    [[nodiscard]] static Steps choosing(const Sight &sight);
    [[nodiscard]] static Steps closing(const QString &see);
    [[nodiscard]] static QString settled(const Sight &sight);
    [[nodiscard]] static QString impossible(const QString &reason);

    [[nodiscard]] static Steps passing(const QString &see)
    {
        return {{.see = see, .when = TourStep::When::Passing, .onlyOnce = true}};
    }
};

Steps Guide::steps(const Sight &sight)
{
    const QString &phase = sight.phase;
    if (phase == "choosing"_L1) {
        return choosing(sight);
    }
    if (phase == "reading"_L1) {
        return passing(tr("The account is read once more before anything is sent."));
    }
    if (phase == "submitting"_L1) {
        return passing(tr("The one request is under way."));
    }
    if (phase == "cooling"_L1) {
        return passing(tr("The server wants a pause and has done nothing yet."));
    }
    if (phase == "verifying"_L1) {
        return passing(tr("The account is read back, for only that shows what has happened."));
    }
    if (phase == "settled"_L1) {
        return closing(settled(sight));
    }
    return phase == "impossible"_L1 ? closing(impossible(sight.reason)) : Steps();
}

Steps Guide::choosing(const Sight &sight)
{
    const TourStep confirm{.see = tr("Nothing has been sent yet, and this click covers the one "
                                     "request."),
                           .todo = tr("If you are sure, press “%1”."),
                           .control = names::confirmButton,
                           .act = Act::Click};
    TourStep once = confirm;
    if (sight.reason == "network"_L1) {
        once.see = tr("The server was not reached, and nothing was changed.");
        return {once};
    }
    if (sight.reason == "journalFailed"_L1) {
        once.see = tr("The activity log could not be written, so nothing was sent.");
        return {once};
    }
    if (!sight.reason.isEmpty()) {
        return {};
    }
    if (sight.window == names::lockDialog) {
        return {confirm};
    }
    once.see = tr("The new password is shown here only, and kept nowhere: it is to be passed on "
                  "in a safe way.");
    return {{.see = tr("What comes back with the account and what does not; nothing has been "
                       "sent."),
             .todo = tr("Press “%1”, for without one nobody could sign in."),
             .control = names::generatePasswordButton,
             .act = Act::Click,
             .onlyOnce = true},
            once};
}

/// Nothing where there is nothing to say.
Steps Guide::closing(const QString &see)
{
    if (see.isEmpty()) {
        return {};
    }
    return {{.see = see,
             .todo = tr("Press “%1” to go back to the list."),
             .control = names::cancelButton,
             .act = Act::Click}};
}

QString Guide::settled(const Sight &sight)
{
    if (sight.reason == "already"_L1) {
        return tr("It was so before, and nothing was sent.");
    }
    if (sight.outcome == "done"_L1) {
        return sight.window == names::reactivateDialog
            ? tr("The account was read back active: the person can sign in with the new password "
                 "and be invited to rooms again.")
            : tr("The account was read back, and is as you wanted it.");
    }
    if (sight.outcome == "notDone"_L1) {
        return tr("No clear answer came, and after five minutes the account is as it was.");
    }
    return sight.outcome == "unknown"_L1
        ? tr("Nobody can say yet what has come of the request; look at the account later.")
        : QString();
}

QString Guide::impossible(const QString &reason)
{
    if (reason == "gone"_L1) {
        return tr("There is no such account any more, and nothing was sent.");
    }
    if (reason == "selfTarget"_L1) {
        return tr("It is the account that you act with, so nothing was sent.");
    }
    if (reason == "staleTarget"_L1) {
        return tr("Somebody has deactivated the account meanwhile, so nothing was sent.");
    }
    if (reason == "notAdmin"_L1) {
        return tr("The server says that you do not administrate it any more.");
    }
    if (reason == "signedOut"_L1) {
        return tr("The server does not accept your sign-in any more.");
    }
    if (reason == "hidden"_L1) {
        return tr("Something in between has answered in place of the server.");
    }
    return reason == "refused"_L1 ? tr("The server has refused, and the account is as it was.")
                                  : QString();
}

} // namespace

namespace accountchangeguide {

QList<TourStep> stepsAt(const Sight &sight)
{
    return Guide::steps(sight);
}

} // namespace accountchangeguide

} // namespace farewell
