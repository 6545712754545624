// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/ManagedSentences.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/sentences/Times.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

//: a button on the account page, which is not ours: as that page says it in your language; where it
//: is not translated, as in English
constexpr auto deleteButton = QT_TRANSLATE_NOOP("farewell::ManagedSentences", "Delete account");
//: a box on the account page, which is not ours: as that page says it in your language; where it is
//: not translated, as in English
constexpr auto hideBox
    = QT_TRANSLATE_NOOP("farewell::ManagedSentences", "Yes, hide all my messages from new joiners");

} // namespace

/// The page speaks the browser's language, which need not be ours: so its English words are there,
/// too.
QString ManagedSentences::onThePage(const char *english)
{
    const QString here = tr(english);
    const QString there = QString::fromLatin1(english);
    //: the same words of a web page, %1 in your language, %2 in English
    return here == there ? there : tr("%1 / %2", "words of a web page").arg(here, there);
}

bool ManagedSentences::leadsThere(const DeactivationState &state)
{
    const QStringList actions = QUrlQuery(state.accountPage).allQueryItemValues(u"action"_s);
    return actions.contains("org.matrix.account_deactivate"_L1);
}

ProofText ManagedSentences::proof(const DeactivationState &state, const AccountView &account)
{
    const QString page = isolatedLtr(shownHost(state.accountPage));
    //: %1 is a homeserver
    const QString heading
        = tr("%1 manages your account in the browser").arg(isolatedLtr(account.host));
    if (!state.page.isEmpty() && !state.pageOpened) {
        return {heading,
                //: %1 is a host name
                tr("The browser did not open. Copy the link to %1 and open it yourself.").arg(page),
                {},
                {}};
    }
    const QString host = isolatedLtr(account.host);
    if (leadsThere(state)) {
        return {heading,
                //: %1 is a host name
                tr("Your account page at %1 asks you to confirm the deactivation. Nothing is sent "
                   "from here.")
                    .arg(page),
                //: %1 is a homeserver
                tr("If the page does not ask that, the people who run %1 do not let people delete "
                   "their account themselves; write to them.")
                    .arg(host),
                {}};
    }
    return {heading,
            //: %1 is a host name
            tr("Open your account page at %1, press this button there and confirm. Nothing is sent "
               "from here.")
                .arg(page),
            //: %1 is a homeserver
            tr("If the page has no such button, the people who run %1 do not let people delete "
               "their account themselves; write to them.")
                .arg(host),
            {}};
}

QString ManagedSentences::button(const DeactivationState &state)
{
    return leadsThere(state) ? QString() : onThePage(deleteButton);
}

QString ManagedSentences::box(const DeactivationState &state)
{
    const QString text = onThePage(hideBox);
    if (leadsThere(state)) { // on pages of their own, and not all have it
        return state.erase ? tr("If the page asks: hide your messages from new joiners, as above")
                           : tr("If the page asks: do not hide your messages from new joiners");
    }
    //: what to do with a box on a web page; %1 is its text
    return state.erase ? tr("Remember to tick: “%1”").arg(text)
                       //: what to do with a box on a web page; %1 is its text
                       : tr("Leave without a tick: “%1”").arg(text);
}

bool ManagedSentences::isOnlySignedOut(const DeactivationState &state)
{
    return state.outcome == Outcome::Unknown && state.likely == Likely::Deactivated
        && !state.hasLostProfile;
}

QString ManagedSentences::outcomeHeading(const DeactivationState &state)
{
    const auto last = state.evidence.lastOfSignIn();
    if (state.outcome == Outcome::StillActive && last) {
        // The server's view: one that has not noticed yet lets us in after a deletion as well.
        //: %1 is a time of day
        return tr("Still active at %1, says the server").arg(Times::ofDay(last->at));
    }
    // No more than that, unless more was seen: signing out on the page looks the same.
    return isOnlySignedOut(state)
        ? tr("Your sign-in has ended")
        : DeactivationSentences::outcomeHeading(state.outcome, state.likely);
}

QString ManagedSentences::outcomeSentence(const DeactivationState &state,
                                          const AccountView &account)
{
    if (state.outcome == Outcome::Deactivated) {
        return {};
    }
    if (state.outcome == Outcome::StillActive) {
        //: %1 is a homeserver
        return tr("If you deactivated it on your account page, give the server two minutes to "
                  "notice, then check again. If you cancelled there, nothing has changed. If the "
                  "page had no button for it, the people who run %1 do not let people delete their "
                  "account themselves; write to them.")
            .arg(isolatedLtr(account.host));
    }
    if (isOnlySignedOut(state)) {
        return tr("If the page said your account was deleted, it is closed; being signed out or "
                  "locked looks the same.");
    }
    if (state.likely == Likely::Deactivated) {
        return tr("Our sign-in has ended, and your name and picture are gone since you came to "
                  "this step: that is what deleting an account does. Clearing name and picture, "
                  "and then being signed out or locked, looks the same.");
    }
    return tr("Nothing tells us so far what was done on your account page.");
}

QString ManagedSentences::whatToDoLater()
{
    return tr("Go by what your account page said. If it said nothing clear, try to sign in to "
              "Element later: if that works, your account is still active.");
}

QString ManagedSentences::whatStays()
{
    return tr("Whether your messages are hidden from people who join later is what you chose on "
              "your account page.");
}

} // namespace farewell
