// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/AdminTroubleGuide.h"

#include "ui/Names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::AdminTroubleGuide
    %1 is what stands on a button, as it is translated there.
*/

namespace {

using Act = TourStep::Act;
using Steps = QList<TourStep>;

/// The texts, where lupdate finds them.
class Guide final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AdminTroubleGuide)

public:
    [[nodiscard]] static Steps choosingAgain(const QString &reason);
    [[nodiscard]] static Steps asking(const Sight &sight);
    [[nodiscard]] static Steps runningAgain(const QString &reason);
    [[nodiscard]] static QString impossible(const QString &reason);

private:
    [[nodiscard]] static Steps askingBecauseOf(const QString &reason);
    [[nodiscard]] static Steps pressing(QLatin1StringView control, const QString &see,
                                        const QString &todo)
    {
        return {{.see = see, .todo = todo, .control = control, .act = Act::Click}};
    }
};

Steps Guide::choosingAgain(const QString &reason)
{
    if (reason == "staleTarget"_L1) {
        return pressing(names::confirmButton,
                        tr("The account has changed since you looked, and nothing was sent."),
                        tr("Read it through once more, and press “%1” if you are still sure."));
    }
    if (reason == "network"_L1) {
        return pressing(names::confirmButton,
                        tr("The server was not reached, and the account was not touched."),
                        tr("If you are sure, press “%1”."));
    }
    const QString close = tr("Press “%1”: there is nothing more to do here.");
    if (reason == "notAdmin"_L1) {
        return pressing(names::cancelButton,
                        tr("You do not administrate the server any more, and nothing was sent."),
                        close);
    }
    if (reason == "signedOut"_L1) {
        return pressing(names::cancelButton, tr("Your sign-in has ended, and nothing was sent."),
                        close);
    }
    return reason == "hidden"_L1
        ? pressing(names::cancelButton,
                   tr("Something in between has answered in place of the server, and nothing was "
                      "sent."),
                   close)
        : Steps();
}

Steps Guide::asking(const Sight &sight)
{
    if (const Steps steps = askingBecauseOf(sight.reason); !steps.isEmpty()) {
        return steps;
    }
    const QString &step = sight.step;
    if (step == "waitProfile"_L1) {
        return pressing(names::tryAgainButton,
                        tr("A new name is still being written into the rooms, and would bring the "
                           "account back there."),
                        tr("Press “%1” to wait for it once more."));
    }
    if (step == "handover"_L1) {
        return pressing(names::goOnWithoutButton,
                        tr("One room has not got its admin; nothing follows by itself, and the "
                           "window says what the server said."),
                        tr("Press “%1” if that room can do without."));
    }
    if (step == "deactivate"_L1) {
        return pressing(names::tryAgainButton,
                        tr("The pause is over, and the account is as it was."),
                        tr("Press “%1” when you like; it sends the one request again."));
    }
    const QString again = tr("Press “%1” to have this step done once more, and no other.");
    if (step == "redact"_L1) {
        return pressing(names::tryAgainButton,
                        tr("The account is deactivated, and some messages are still there; "
                           "nothing follows by itself."),
                        again);
    }
    return step == "media"_L1
        ? pressing(names::tryAgainButton,
                   tr("The account is deactivated, and some files are still there; nothing "
                      "follows by itself."),
                   again)
        : Steps();
}

/// Whatever step it is; nothing where that matters.
Steps Guide::askingBecauseOf(const QString &reason)
{
    const QString stop = tr("Press “%1”: what was done stays, and nothing more is sent.");
    if (reason == "network"_L1) {
        return pressing(names::tryAgainButton,
                        tr("The server was not reached, so this step is not done."),
                        tr("Press “%1” when it can be reached again."));
    }
    if (reason == "journalFailed"_L1) {
        return pressing(names::tryAgainButton,
                        tr("The activity log could not be written, so this step was not sent."),
                        tr("Make room on the disk, then press “%1”."));
    }
    if (reason == "staleTarget"_L1) {
        return pressing(names::stopHereButton,
                        tr("Somebody else has changed the account since the click, and no request "
                           "to deactivate it was sent."),
                        stop);
    }
    if (reason == "gone"_L1) {
        return pressing(names::stopHereButton, tr("There is no such account any more."), stop);
    }
    if (reason == "notAdmin"_L1) {
        return pressing(names::stopHereButton, tr("You do not administrate the server any more."),
                        stop);
    }
    if (reason == "signedOut"_L1) {
        return pressing(names::stopHereButton, tr("Your sign-in has ended."), stop);
    }
    return reason == "hidden"_L1
        ? pressing(names::stopHereButton,
                   tr("Something in between has answered in place of the server."), stop)
        : Steps();
}

Steps Guide::runningAgain(const QString &reason)
{
    if (reason == "halfDone"_L1) {
        return pressing(names::confirmButton,
                        tr("The server had begun and then refused: the sessions are ended, and "
                           "the account is still active."),
                        tr("Press “%1”; only a deactivated account can be reactivated."));
    }
    return reason == "stillJoined"_L1
        ? pressing(names::confirmButton,
                   tr("The account is deactivated, and the server has left it in some rooms."),
                   tr("Press “%1” to have it taken out of them."))
        : Steps();
}

QString Guide::impossible(const QString &reason)
{
    if (reason == "gone"_L1) {
        return tr("There is no such account on the server, so nothing was done.");
    }
    if (reason == "notAdmin"_L1) {
        return tr("The server says that you do not administrate it any more, and the account is "
                  "as it was. Whoever took that right away can tell why.");
    }
    if (reason == "signedOut"_L1) {
        return tr("Your sign-in has ended. Sign in again, and look at the account before you go "
                  "on.");
    }
    if (reason == "hidden"_L1) {
        return tr("Something in between has answered in place of the server. The window says what "
                  "can be said of the account.");
    }
    if (reason == "policy"_L1) {
        return tr("The rules of the server do not allow it, and the account is as it was.");
    }
    if (reason == "identityServer"_L1) {
        return tr("The identity server did not let go of the contacts, so the server stopped. The "
                  "account is as it was.");
    }
    return reason == "refused"_L1
        ? tr("The server has refused, and the account is as it was. The window says what the "
             "server said in its own words.")
        : QString();
}

} // namespace

namespace admintroubleguide {

QList<TourStep> choosingAgain(const QString &reason)
{
    return Guide::choosingAgain(reason);
}

QList<TourStep> asking(const Sight &sight)
{
    return Guide::asking(sight);
}

QList<TourStep> runningAgain(const QString &reason)
{
    return Guide::runningAgain(reason);
}

QList<TourStep> impossible(const QString &reason)
{
    const QString why = Guide::impossible(reason);
    return why.isEmpty() ? Steps() : Steps{{.see = why}};
}

} // namespace admintroubleguide

} // namespace farewell
