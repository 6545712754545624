// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/ProofSentences.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
#include "ui/deactivation/ManagedSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString ProofText::spoken() const
{
    const QString below = Sentences::inARow({body, note, question});
    return heading.isEmpty() ? below : Sentences::underHeading(heading, below);
}

ProofText ProofSentences::of(const DeactivationState &state, const AccountView &account)
{
    switch (state.phase) {
    case DeactivationPhase::Password:
        return {};
    case DeactivationPhase::Sso:
        return {{},
                tr("Confirm your account deactivation by using Single Sign On to prove your "
                   "identity."),
                beforeTheBrowser(state),
                {}};
    case DeactivationPhase::Choice:
        if (state.noProofNeeded) {
            return {{}, {}, {}, sure()};
        }
        // The reason has said it where there is one.
        return {{},
                state.reason == DeactivationReason::MoreNeeded ? QString()
                                                               : tr("Choose how to prove it:"),
                {},
                {}};
    case DeactivationPhase::Fallback:
        return {{},
                state.reason == DeactivationReason::MoreNeeded
                    ? QString()
                    : tr("Your server asks for a step that is done in the browser."),
                beforeTheBrowser(state),
                {}};
    case DeactivationPhase::Account:
        return ManagedSentences::proof(state, account);
    case DeactivationPhase::Browser:
        return browser(state, account);
    case DeactivationPhase::Submitting:
        return submitting(state);
    case DeactivationPhase::Cooling:
        //: %1 is a time such as 0:29
        return {tr("Please wait %1")
                    .arg(Times::minutesAndSeconds(
                        std::chrono::ceil<std::chrono::seconds>(state.coolingLeft))),
                tr("Your server asks for a pause. Nothing is sent when the time is over: you "
                   "decide then."),
                {},
                {}};
    case DeactivationPhase::Verifying:
        return verifying(state);
    case DeactivationPhase::Impossible:
    case DeactivationPhase::Checking:
    case DeactivationPhase::Settled:
        return {};
    }
    Q_UNREACHABLE();
}

QString ProofSentences::option(const ProofOption &option)
{
    switch (option.way) {
    case ProofOption::Way::Password:
        return tr("Use the account password");
    case ProofOption::Way::Sso:
        return tr("Use Single Sign On");
    case ProofOption::Way::Page:
        return page(option.stage);
    case ProofOption::Way::None:
        return tr("Go on without further proof");
    }
    Q_UNREACHABLE();
}

QString ProofSentences::page(const QString &stage)
{
    if (stage == "m.login.email.identity"_L1) {
        return tr("Confirm by email, in the browser");
    }
    if (stage == "m.login.msisdn"_L1) {
        return tr("Confirm by text message, in the browser");
    }
    if (stage == "m.login.terms"_L1) {
        return tr("Accept the terms, in the browser");
    }
    //: %1 is what the server calls it, in a line of its own, for it may be long
    return tr("Use a page in the browser:\n%1").arg(isolatedLtr(cleaned(stage, 30)));
}

ProofText ProofSentences::browser(const DeactivationState &state, const AccountView &account)
{
    const QString host = isolatedLtr(shownHost(state.page));
    const QString id = account.userId.display();
    //: %1 is a host name, %2 a Matrix ID
    const QString opened
        = tr("We asked your desktop to open %1. Prove there that it is you, then come back. The "
             "browser may be signed in as somebody else: choose %2. If no page appears, copy the "
             "link and open it yourself.");
    //: %1 is a host name, %2 a Matrix ID
    const QString copied = tr("The browser did not open. Copy the link to %1 and open it yourself, "
                              "prove there that it is you as %2, then come back.");
    return {{}, (state.pageOpened ? opened : copied).arg(host, id), {}, sure()};
}

ProofText ProofSentences::submitting(const DeactivationState &state)
{
    const QString patience = tr("Large accounts can take minutes.");
    return {
        //: %1 is a time such as 0:14
        tr("Deactivating… %1")
            .arg(Times::minutesAndSeconds(
                std::chrono::floor<std::chrono::seconds>(state.sinceSent))),
        {},
        state.canStopWaiting
            ? Sentences::inARow({patience,
                                 tr("You can stop waiting and find out what happened. This does "
                                    "not cancel the deactivation.")})
            : patience,
        {}};
}

ProofText ProofSentences::verifying(const DeactivationState &state)
{
    const QString heading = tr("Finding out what happened");
    if (state.isManaged) {
        return {heading, {}, {}, {}};
    }
    //: %1 is a time of day, %2 minutes and seconds such as 0:29: no words, so none that bend
    const QString body = tr("We began to send the request to deactivate at %1, %2 ago. Now we are "
                            "looking whether it was carried out.");
    return {heading,
            body.arg(Times::ofDay(state.evidence.sentAt),
                     Times::minutesAndSeconds(
                         std::chrono::floor<std::chrono::seconds>(state.sinceSent))),
            {},
            {}};
}

QString ProofSentences::beforeTheBrowser(const DeactivationState &state)
{
    return state.proofStarted
        ? tr("This opens a page of your server in the browser. We ask you once more when you come "
             "back.")
        : tr("Your server may deactivate your account as soon as you continue. Most servers ask "
             "you to confirm once more.");
}

QString ProofSentences::sure()
{
    return tr("Are you sure you want to deactivate your account? This is irreversible.");
}

} // namespace farewell
