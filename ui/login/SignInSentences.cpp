// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/SignInSentences.h"

#include "app/base/Text.h"
#include "app/base/UserId.h"
#include "ui/Translations.h"
#include "ui/sentences/DiscoverySentences.h"
#include "ui/sentences/ProxySentences.h"
#include "ui/sentences/Times.h"
#include "ui/sentences/TlsSentences.h"

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::SignInSentences
    %1 is a host name where nothing else is said. Words in quotation marks, and Edit, are those of
    a link or button of Farewell, and named as there.
*/

namespace {

/// The server as the person knows it: what discovery found, else what was typed.
QString serverOf(const SignInState &state)
{
    return isolatedLtr(state.server ? state.server->url.displayHost() : cleaned(state.serverText));
}

/// What answered a sign-in, which is not always the homeserver.
QString answererOf(const SignInState &state)
{
    return state.signInHost.isEmpty() ? serverOf(state) : isolatedLtr(state.signInHost);
}

} // namespace

QString SignInSentences::of(const SignInState &state)
{
    const QString server = answererOf(state);
    if (state.tlsFlaw) {
        return TlsSentences::ofSignIn(*state.tlsFlaw, server);
    }
    if (state.proxy) {
        return ProxySentences::of(*state.proxy, server);
    }
    if (state.reason == SignInReason::ServerProblem) {
        return DiscoverySentences::of(state.problem.value_or(DiscoveryFailure::Problem::NotReached),
                                      server, state.serverFromId);
    }
    const bool isAnswer
        = state.reason == SignInReason::Network || state.reason == SignInReason::Refused;
    return isAnswer
        ? ofCause(state, server)
        : ofReason(state, state.reason == SignInReason::LinkUsed ? server : serverOf(state));
}

QString SignInSentences::ofReason(const SignInState &state, const QString &host)
{
    switch (state.reason) {
    case SignInReason::None:
    case SignInReason::ServerProblem:
    case SignInReason::Network:
    case SignInReason::Refused:
        return {};
    case SignInReason::NotAMatrixId:
        return tr("That is not a Matrix ID. It looks like %1. A username, an email address or a "
                  "phone number such as +44 7700 900000 works too.")
            .arg(isolatedLtr(u"@you:example.org"_s));
    case SignInReason::CountryNeeded:
        //: %1 and %2: two ways to write a phone number; %3: a Matrix ID
        return tr("A phone number needs its country: type it as in %1, not as in %2. If it is a "
                  "username, type it as in %3.")
            .arg(isolatedLtr(u"+44 7700 900000"_s), isolatedLtr(u"07700 900000"_s),
                 isolatedLtr(u"@07700900000:example.org"_s));
    case SignInReason::ServerNeeded:
        return tr("Which homeserver is this account on? Type its address below, as you know it "
                  "from Element.");
    case SignInReason::ManagedElsewhere:
        return state.accountPage.isEmpty()
            //: %1: a host name
            ? tr("%1 manages your account in the browser, but does not say where. Ask the people "
                 "who run it.")
                  .arg(host)
            //: %1: a host name; %2: the host of the account page, often another one
            : tr("%1 manages your account in the browser. You can deactivate it on your account "
                 "page at %2.")
                  .arg(host, isolatedLtr(shownHost(state.accountPage)));
    case SignInReason::WrongPassword:
        if (state.isToFindOut) {
            //: %1: a homeserver
            return tr("%1 refused the password. That is what a deactivated account does; a wrong "
                      "password or a half-finished deactivation looks the same.")
                .arg(host);
        }
        return wrongPassword(state);
    case SignInReason::Deactivated:
        return tr("This account is already deactivated. There is nothing left to do.");
    case SignInReason::Locked:
        return tr("This account is locked. Only the people who run %1 can unlock it: see “Can't "
                  "sign in?” for how to reach them.")
            .arg(host);
    case SignInReason::OtherPerson:
        //: %1 and %2: Matrix IDs
        return tr("You typed %1, but the sign-in was for %2. Nothing was changed, and we sign that "
                  "one out. Sign in as %1, or type %2 if that is the account you mean.")
            .arg(isolatedLtr(cleaned(state.typedId)), isolatedLtr(cleaned(state.actualId)));
    case SignInReason::BrowserTimeout:
        return tr("Nothing came back from the browser in time, so we stopped waiting. Start again "
                  "when you are ready.");
    case SignInReason::LinkUsed:
        return tr("%1 did not accept what the browser brought: it was too old, or used before. "
                  "Start again.")
            .arg(host);
    case SignInReason::Declined:
        return tr("You said no in the browser, so nobody is signed in.");
    }
    return {};
}

/// Some servers that take their accounts from elsewhere know them by the name alone.
QString SignInSentences::wrongPassword(const SignInState &state)
{
    const auto typed = UserId::parse(state.typedId);
    if (!typed || !state.server) {
        return tr("The Matrix ID or the password is not right, or this account is already closed. "
                  "Servers do not say which.");
    }
    //: %1: a username, the first part of a Matrix ID; %2: the address of its homeserver
    return tr("The Matrix ID or the password is not right, or this account is already closed. "
              "Servers do not say which. A few take only the username: if you are sure of the "
              "password, type %1 above, and %2 as the homeserver.")
        .arg(isolatedLtr(cleaned(typed->localpart())), serverOf(state));
}

QString SignInSentences::ofCause(const SignInState &state, const QString &host)
{
    if (!state.cause) {
        return tr("This computer does not let Farewell wait for the browser. Sign in with a "
                  "password if you have one, or try again after a restart.");
    }
    switch (*state.cause) {
    case Cause::NoSuchHost:
    case Cause::PortClosed:
    case Cause::TlsFailed:
    case Cause::ProxyFailed:
    case Cause::NotReached:
    case Cause::OutsidePractice:
    case Cause::PracticeOnly:
        return tr("%1 cannot be reached any more. Check your connection, then try again.")
            .arg(host);
    case Cause::ConnectionLost:
        return tr("The connection to %1 broke before it answered. Check your connection, then try "
                  "again.")
            .arg(host);
    case Cause::DeadlinePassed:
        return tr("%1 did not answer the sign-in in time. Try again in a while.").arg(host);
    case Cause::Redirected:
        return redirected(state, host);
    case Cause::ServerTrouble:
        return tr("%1 could not sign you in: it has a problem of its own at the moment. Try again "
                  "in a few minutes.")
            .arg(host);
    case Cause::TooLarge:
    case Cause::NotMatrix:
    case Cause::BadAnswer:
        return tr("%1 answered the sign-in with something that makes no sense. Try again; if it "
                  "keeps happening, tell the people who run it.")
            .arg(host);
    case Cause::TokenRejected:
        return tr("%1 ended the new sign-in at once. Try again; if it keeps happening, ask the "
                  "people who run it.")
            .arg(host);
    case Cause::Unrecognized:
    case Cause::NotFound:
        return tr("%1 does not offer this way to sign in any more. Try another one, or see “Can't "
                  "sign in?” for what you can do.")
            .arg(host);
    case Cause::UserDeactivated:
        //: %1: a host name
        return tr("%1 says that the account chosen in the browser is deactivated. If that is the "
                  "one you mean, there is nothing left to do.")
            .arg(host);
    case Cause::RateLimited:
    case Cause::WrongCredentials:
    case Cause::UserLocked:
    case Cause::ClientError:
        return refused(state, host);
    }
    Q_UNREACHABLE();
}

QString SignInSentences::refused(const SignInState &state, const QString &host)
{
    if (!state.consentPage.isEmpty()) {
        //: %1 and %2: host names, often the same
        return tr("%1 signs you in only once you have agreed to its terms. They are at %2: open "
                  "them below, agree there, then sign in again.")
            .arg(host, isolatedLtr(shownHost(state.consentPage)));
    }
    if (!state.adminContact.isEmpty()) {
        //: %1: a host name; %2: an email address, or another way to reach somebody
        return tr("%1 has reached a limit and signs nobody in at the moment. Try again later, or "
                  "write to the people who run it: %2. “Can't sign in?” lets you copy that.")
            .arg(host, isolatedLtr(state.adminContact));
    }
    return tr("%1 did not accept the sign-in. See “Can't sign in?” for what you can do.").arg(host);
}

QString SignInSentences::redirected(const SignInState &state, const QString &host)
{
    return state.signInHost.isEmpty()
        ? tr("%1 sends the sign-in on to another address. We did not go there. Type the address of "
             "the homeserver itself, as you use it in Element.")
              .arg(host)
        // Nobody has typed that address.
        //: %1: a host name
        : tr("%1 sends the sign-in on to another address. We did not go there. Tell the people who "
             "run the server.")
              .arg(host);
}

QString SignInSentences::found(const SignInState &state)
{
    if (!state.server) {
        return {};
    }
    const QString host = serverOf(state);
    const QString software = cleaned(state.server->software, 40);
    //: what is at an address: %1 a host name, %2 a program such as Synapse
    return software.isEmpty() ? host : tr("%1, %2").arg(host, isolatedLtr(software));
}

QString SignInSentences::waiting(const SignInState &state)
{
    return state.phase == SignInPhase::Discovering ? tr("Asking %1…").arg(serverOf(state))
                                                   : tr("Signing in…");
}

QString SignInSentences::cooling(const SignInState &state)
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(state.coolingLeft);
    //: %1 a host name, %2 minutes and seconds as 0:30
    return tr("%1 asks us to wait. You can try again in %2.")
        .arg(answererOf(state), Times::minutesAndSeconds(left));
}

QString SignInSentences::browser(const SignInState &state)
{
    if (state.device) {
        return onAnotherDevice(state);
    }
    if (state.page.isEmpty()) {
        return tr("Asking %1…").arg(serverOf(state));
    }
    const QString host = isolatedLtr(shownHost(state.page));
    return state.pageOpened
        ? tr("We asked your desktop to open %1. Sign in there, then come back; this window moves on "
             "by itself. If no page appears, copy the link and open it yourself.")
              .arg(host)
        : tr("Your browser did not open. Copy the link and open it in a browser yourself: it leads "
             "to %1. Sign in there, then come back.")
              .arg(host);
}

QString SignInSentences::whatThePageMaySay(const SignInState &state)
{
    if (state.isForAdmin) {
        return tr("The page also asks for an administrator's rights. If it refuses them, it stays "
                  "there and nothing comes back here: then cancel.");
    }
    return state.isToFindOut
        ? tr("If the page says that the account is deactivated or deleted, it is closed.")
        : QString();
}

QString SignInSentences::managed(const SignInState &state)
{
    if (state.isForAdmin) {
        //: %1 is a host name
        return tr("%1 signs administrators in through the browser, and asks there whether Farewell "
                  "may use an administrator's rights.")
            .arg(serverOf(state));
    }
    if (state.accountPage.isEmpty()) {
        //: %1 is a host name
        return tr("%1 signs you in through the browser. It names no page to deactivate your "
                  "account on; sign in to see what you would lose, and whom to ask.")
            .arg(serverOf(state));
    }
    //: %1 is a host name, %2 the host of the account page, often another one
    return tr("%1 manages your account in the browser. Sign in to see first what you would lose, "
              "and afterwards what really happened; or go straight to your account page at %2.")
        .arg(serverOf(state), isolatedLtr(shownHost(state.accountPage)));
}

QString SignInSentences::onAnotherDevice(const SignInState &state)
{
    const QUrl &page = state.device->page;
    const QString query = page.hasQuery() ? u'?' + page.query(QUrl::FullyEncoded) : QString();
    //: %1 is a web address
    return tr("Open %1 in a browser on any device, and type this code there. The page may warn you: "
              "go on only if the code it shows is the one on this screen. This window moves on by "
              "itself.")
        .arg(isolatedLtr(shownHost(page) + page.path(QUrl::FullyEncoded) + query));
}

QString SignInSentences::leftBehind()
{
    //: “session list” is what Element calls the list of a person's devices
    return tr("A session named Farewell may remain in your session list.");
}

LoopbackTexts SignInSentences::lastPage(bool isPractice)
{
    return {
        Translations::installed(),
        tr("You can close this page and go back to Farewell."),
        tr("There is nothing here."),
        isPractice ? tr("Practice: this is not a real account") : QString(),
    };
}

} // namespace farewell
