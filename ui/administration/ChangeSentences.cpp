// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/ChangeSentences.h"

#include "app/base/HttpStatus.h"
#include "app/base/Text.h"
#include "ui/administration/LogSentences.h"
#include "ui/administration/UserCardSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = ChangePhase;
using Outcome = ChangeOutcome;
using Reason = ChangeReason;

bool isError(int status)
{
    return http::isClientError(status) || http::isServerError(status);
}

QString item(const QString &text)
{
    return u"• "_s + text;
}

} // namespace

QString ChangeSentences::title(AccountAct act)
{
    switch (act) {
    case AccountAct::Lock:
        return tr("Lock somebody's account");
    case AccountAct::Unlock:
        return tr("Unlock somebody's account");
    case AccountAct::Reactivate:
        return tr("Reactivate somebody's account");
    }
    Q_UNREACHABLE();
}

QString ChangeSentences::button(AccountAct act)
{
    switch (act) {
    case AccountAct::Lock:
        return tr("Lock account");
    case AccountAct::Unlock:
        return tr("Unlock account");
    case AccountAct::Reactivate:
        return tr("Reactivate account");
    }
    Q_UNREACHABLE();
}

QString ChangeSentences::hintForSpace(AccountAct act)
{
    switch (act) {
    case AccountAct::Lock:
        return tr("Press Space to lock");
    case AccountAct::Unlock:
        return tr("Press Space to unlock");
    case AccountAct::Reactivate:
        return tr("Press Space to reactivate");
    }
    Q_UNREACHABLE();
}

QString ChangeSentences::consequences(const AccountChangeView &view)
{
    switch (view.act) {
    case AccountAct::Lock:
        return QStringList{
            tr("If you proceed:"),
            item(tr("Nobody can use the account or sign in to it until it is unlocked")),
            item(tr("Its apps stop working and say that they are signed out")),
            item(tr("Its rooms, messages, contacts and sessions are kept")),
            tr("You can unlock it at any time. The person is not asked and not told."),
        }
            .join(u'\n');
    case AccountAct::Unlock:
        return QStringList{
            tr("If you proceed:"),
            item(tr("The person can use the account again, as before")),
            item(tr("Its sessions go on; an app may ask to sign in once more")),
            tr("You can lock it again at any time. The person is not told."),
        }
            .join(u'\n');
    case AccountAct::Reactivate:
        return aboutReactivation(view);
    }
    Q_UNREACHABLE();
}

QString ChangeSentences::aboutReactivation(const AccountChangeView &view)
{
    const AdminUser &user = view.account.user;
    QStringList lines{tr("This comes back:"),
                      item(tr("The Matrix ID: the same person can use it again"))};
    for (const AdminAccount::Link &link : view.account.links) {
        //: %1 is a sign-in provider such as GitHub
        lines += item(tr("Signing in with %1")
                          .arg(UserCardSentences::provider(link.provider, view.providers)));
    }
    if (user.isAdmin) {
        lines += item(tr("The rights of a server administrator"));
    }
    if (user.isErased) {
        lines += item(tr("Hidden messages become visible again"));
    }
    lines += tr("This does not come back:");
    lines += item(tr("Rooms and direct chats: others have to invite the account again"));
    lines += item(tr("Email addresses and phone numbers"));
    lines += item(tr("Sessions and the key backup: old encrypted messages stay unreadable"));
    if (user.isErased) {
        lines += item(tr("The name and the picture"));
    }
    if (user.isLocked) {
        lines += tr("The account is locked as well, and stays so until you unlock it.");
    }
    return lines.join(u'\n');
}

QString ChangeSentences::withoutPassword(const AccountChangeView &view)
{
    if (view.account.links.isEmpty()) {
        return tr("Without a password nobody can sign in until one is set.");
    }
    //: %1 is a sign-in provider such as GitHub
    return tr("Without a password the person signs in with %1.")
        .arg(UserCardSentences::provider(view.account.links.constFirst().provider, view.providers));
}

QString ChangeSentences::heading(const AccountChangeState &state)
{
    const AccountAct act = state.act;
    switch (state.outcome) {
    case Outcome::None:
        return title(act);
    case Outcome::Unknown:
        return tr("We could not find out");
    case Outcome::Done:
        return act == AccountAct::Lock  ? tr("The account is locked")
            : act == AccountAct::Unlock ? unlocked(state)
                                        : tr("The account is active again");
    case Outcome::NotDone:
        return act == AccountAct::Lock  ? tr("The account was not locked")
            : act == AccountAct::Unlock ? tr("The account was not unlocked")
                                        : tr("The account was not reactivated");
    }
    Q_UNREACHABLE();
}

/// The account service has done it; the homeserver may lock by itself.
QString ChangeSentences::unlocked(const AccountChangeState &state)
{
    return state.account && state.account->user.isLocked
        ? tr("The homeserver still locks the account")
        : tr("The account is unlocked");
}

QString ChangeSentences::status(const AccountChangeState &state, const AccountChangeView &view)
{
    const QString host = isolatedLtr(view.host);
    switch (state.phase) {
    case Phase::Choosing:
        return notSent(state, view);
    case Phase::Reading:
        return tr("Reading the account once more. Nothing has been sent yet.");
    case Phase::Submitting:
        return tr("The request is on its way. Closing this window does not take it back.");
    case Phase::Cooling:
        //: %1 is a server, %2 a time of day
        return tr("%1 asks for a pause, and has done nothing. You can try again at %2.")
            .arg(host, Times::ofDay(*state.coolUntil));
    case Phase::Verifying:
        // Whatever was answered: a yes is no proof either.
        return tr("The request was sent. Only the account tells what came of it: it is read until "
                  "it does, for five minutes at most. Nothing is sent a second time.");
    case Phase::Settled:
    case Phase::Impossible:
        break;
    }
    const QString log = state.isResultUnwritten
        ? tr("The activity log knows that the request was sent, but its result could not be added.")
        : QString();
    switch (state.outcome) {
    case Outcome::Done:
        return Sentences::inARow({done(state), log});
    case Outcome::NotDone:
        return Sentences::inARow({notDone(state, view), log});
    case Outcome::None:
    case Outcome::Unknown:
        break;
    }
    //: %1 is a server
    return Sentences::inARow(
        {tr("The request was sent, but what came of it cannot be seen at %1. Look at the account "
            "later before you do anything else.")
             .arg(host),
         log});
}

QString ChangeSentences::done(const AccountChangeState &state)
{
    if (state.reason == Reason::Already) {
        return tr("It was so before. Nothing was sent.");
    }
    const bool isLockedStill
        = state.act == AccountAct::Reactivate && state.account && state.account->user.isLocked;
    return Sentences::inARow(
        //: %1 is a time of day
        {tr("The account was read again at %1, and it is so.").arg(Times::ofDay(*state.readAt)),
         isLockedStill ? tr("It is still locked: unlock it so that the person can sign in.")
                       : QString()});
}

QString ChangeSentences::notSent(const AccountChangeState &state, const AccountChangeView &view)
{
    if (state.reason == Reason::JournalFailed) {
        return Sentences::inARow(
            {LogSentences::fault(state.logFault),
             tr("Nothing was sent: what administrators do is written down first.")});
    }
    //: %1 is a server
    return state.reason == Reason::Network
        ? tr("%1 could not be reached. Nothing was changed; you can try again.")
              .arg(isolatedLtr(view.host))
        : QString();
}

QString ChangeSentences::notDone(const AccountChangeState &state, const AccountChangeView &view)
{
    const QString host = isolatedLtr(view.host);
    switch (state.reason) {
    case Reason::Gone:
        //: %1 is a server
        return tr("There is no such account on %1 any more. Nothing was sent.").arg(host);
    case Reason::SelfTarget:
        return tr("This is the account that you act with. Nothing was sent.");
    case Reason::StaleTarget:
        return state.account && state.account->user.isDeactivated
            ? tr("The account has been deactivated meanwhile. Nothing was sent.")
            : tr("The account has changed meanwhile. Nothing was sent.");
    case Reason::NotAdmin:
        //: %1 is a server
        return tr("%1 says that you are not an administrator any more.").arg(host);
    case Reason::SignedOut:
        //: %1 is a server
        return tr("%1 does not accept your sign-in any more. Sign in again to go on.").arg(host);
    case Reason::Hidden:
        //: %1 is a server
        return tr("What answers at %1 is not the admin API. Something in between may block it.")
            .arg(host);
    case Reason::Refused:
        //: %1 is a server
        return tr("%1 refused, and the account is as it was.").arg(host);
    case Reason::NoEffect:
        return isError(state.failure.httpStatus)
            ? tr("The answer was an error, and five minutes later the account is as it was.")
            : tr("The answer was lost, and five minutes later the account is as it was.");
    case Reason::None:
    case Reason::Already:
    case Reason::Network:
    case Reason::JournalFailed:
        break;
    }
    return tr("The account is as it was.");
}

} // namespace farewell
