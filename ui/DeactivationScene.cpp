// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/DeactivationScene.h"

#include "app/base/BrowserLauncher.h"
#include "app/deactivation/EvidenceLines.h"
#include "app/matrix/SignedIn.h"
#include "ui/NewOutcomeDialog.h"
#include "ui/deactivation/DeactivateAccountDialog.h"
#include "ui/deactivation/OutcomeDialog.h"
#include "ui/practice/PracticeMark.h"
#include "ui/widgets/Controls.h"

#include <utility>

namespace farewell {

using Phase = DeactivationPhase;

namespace {

/// Nothing is under way, and no page is open on which the account may be deactivated.
bool awaitsClick(Phase phase)
{
    return phase == Phase::Password || phase == Phase::Sso || phase == Phase::Choice
        || phase == Phase::Fallback;
}

} // namespace

DeactivationScene::DeactivationScene(SignedIn &actor, const DeactivationFlow::Setup &setup,
                                     const AccountView &account,
                                     std::function<Beforehand()> beforehand, Services services,
                                     QWidget *parent)
    : m_services(services)
    , m_account(account)
    , m_homeserver(actor.homeserver())
    , m_driver(actor, account.userId, setup, services.clock, services.browser, services.notes)
    , m_whomToAsk(services, account.serverName)
    , m_receipt(services)
    , m_letter(services)
    , m_beforehand(std::move(beforehand))
    , m_dialog(new DeactivateAccountDialog(account, services.clock, parent))
{
    connect(&m_whomToAsk, &WhomToAsk::told, this, &DeactivationScene::showContacts);
    connect(&m_driver, &DeactivationDriver::changed, this, &DeactivationScene::onChanged);
    DeactivateAccountDialog *dialog = m_dialog;
    markIfPractice(m_services, *dialog);
    connect(dialog, &DeactivateAccountDialog::eraseChosen, &m_driver,
            &DeactivationDriver::chooseErase);
    connect(dialog, &DeactivateAccountDialog::armed, &m_driver, &DeactivationDriver::expectClick);
    connect(dialog, &DeactivateAccountDialog::confirmRequested, this, [this] {
        m_driver.confirm(m_dialog->password());
        noteClick();
    });
    connect(dialog, &DeactivateAccountDialog::ssoRequested, this, [this] {
        m_driver.proveInBrowser();
        noteClick();
    });
    connect(dialog, &DeactivateAccountDialog::openPageAgainRequested, &m_driver,
            &DeactivationDriver::openPageAgain);
    connect(dialog, &DeactivateAccountDialog::optionChosen, &m_driver,
            &DeactivationDriver::chooseOption);
    connect(dialog, &DeactivateAccountDialog::stopWaitingRequested, &m_driver,
            &DeactivationDriver::stopWaiting);
    connect(dialog, &DeactivateAccountDialog::accountPageRequested, this, [this] {
        m_driver.openAccountPage();
        Q_EMIT confirmed();
    });
    connect(dialog, &DeactivateAccountDialog::checkNowRequested, this, [this] {
        m_driver.checkNow();
        Q_EMIT confirmed();
    });
    connect(dialog, &DeactivateAccountDialog::openPageRequested, this,
            &DeactivationScene::openPage);
    connect(&m_receipt, &ReceiptScene::saved, &m_driver, &DeactivationDriver::noteReceipt);
    offerReceipts(m_receipt, dialog, [this] { return receipt(); });
    offerLetters(m_letter, dialog, [this] { return letterSubject(); });
    connect(dialog, &DeactivateAccountDialog::leaveRequested, this, &DeactivationScene::onLeave);
}

DeactivationScene::~DeactivationScene()
{
    delete m_dialog;
    delete m_outcome;
}

void DeactivationScene::open()
{
    onChanged(m_driver.state());
    m_dialog->open();
}

void DeactivationScene::onChanged(const DeactivationState &state)
{
    const bool isOutcome = state.phase == Phase::Checking || state.phase == Phase::Settled;
    if (isOutcome && !m_outcome) {
        openOutcome();
    }
    m_receipt.update();
    m_letter.setNamed(state.failure.adminContact);
    if (m_outcome) {
        m_outcome->showState(state);
    } else if (m_dialog) {
        m_dialog->showState(state);
    }
    if (m_isConfirmed && awaitsClick(state.phase)) {
        m_isConfirmed = false;
        Q_EMIT clickAwaited();
    }
    if (state.phase == Phase::Impossible || state.phase == Phase::Account
        || state.phase == Phase::Settled) {
        m_whomToAsk.ask();
    }
    if (state.phase == Phase::Impossible && state.reason == DeactivationReason::ManagedElsewhere) {
        askForAccountPage();
    }
    if (state.outcome == Outcome::Deactivated && !m_saidDeactivated) {
        m_saidDeactivated = true;
        Q_EMIT deactivated();
    }
}

/// A click that could not be carried out at once has sent nothing.
void DeactivationScene::noteClick()
{
    if (!awaitsClick(m_driver.state().phase)) {
        m_isConfirmed = true;
        Q_EMIT confirmed();
    }
}

void DeactivationScene::showProfile(const ProfileState &state)
{
    m_driver.setProfileChanging(state.phase == ProfileState::Phase::Working);
    if (m_dialog) {
        m_dialog->showProfile(state);
    }
}

void DeactivationScene::onLeave()
{
    const DeactivationState &state = m_driver.state();
    if (m_driver.isCommitted()) {
        m_driver.leaveDialog(); // goes on in the outcome dialog
        return;
    }
    Q_EMIT ended(state.reason == DeactivationReason::SignedOut ? End::SignedOut : wayBack());
}

/// A dead identity server is got around by removing the contacts first.
DeactivationScene::End DeactivationScene::wayBack() const
{
    const bool hasToRemove = m_driver.state().reason == DeactivationReason::IdentityServer;
    return hasToRemove ? End::BackToContacts : End::BackToSettings;
}

void DeactivationScene::openOutcome()
{
    m_outcome = newOutcomeDialog(m_account, m_services);
    connect(m_outcome, &OutcomeDialog::checkAgainRequested, this, [this] {
        m_whomToAsk.ask();
        m_driver.checkAgain();
    });
    connect(m_outcome, &OutcomeDialog::closed, this, &DeactivationScene::onOutcomeClosed);
    connect(m_outcome, &OutcomeDialog::signOutRequested, this,
            [this] { Q_EMIT ended(End::SignOutWanted); });
    connect(m_outcome, &OutcomeDialog::signInRequested, this,
            [this] { Q_EMIT ended(End::SignInWanted); });
    offerReceipts(m_receipt, m_outcome.data(), [this] { return receipt(); });
    offerLetters(m_letter, m_outcome.data(), [this] { return letterSubject(); });
    m_outcome->showState(m_driver.state());
    m_outcome->show();
    if (m_dialog) { // gone with the settings when the program was asked to leave just before
        m_dialog->accept();
        retire(m_dialog);
        m_dialog.clear();
    }
    m_outcome->showContacts(m_whomToAsk.contacts()); // the dialog may have had them
    m_whomToAsk.ask();
}

OpenOutcome DeactivationScene::leftOpen() const
{
    const DeactivationState &state = m_driver.state();
    return {m_account,   m_homeserver,    m_driver.note(), state.software,
            state.erase, state.isManaged, letterSubject(), m_receipt.last()};
}

bool DeactivationScene::holdsTheSession() const
{
    return m_outcome != nullptr || m_driver.isCommitted();
}

void DeactivationScene::raise()
{
    if (QWidget *front = m_outcome ? static_cast<QWidget *>(m_outcome) : m_dialog;
        front != nullptr) {
        front->raise();
        front->activateWindow();
    }
}

void DeactivationScene::onOutcomeClosed()
{
    switch (m_driver.state().outcome) {
    case Outcome::Deactivated:
        m_driver.leaveOutcome();
        Q_EMIT ended(End::Deactivated);
        return;
    case Outcome::StillActive:
        Q_EMIT ended(wayBack());
        return;
    case Outcome::Unknown:
    case Outcome::None:
        m_driver.leaveOutcome(); // the dialog has said what to do later
        Q_EMIT ended(End::Unknown);
        return;
    }
}

Receipt DeactivationScene::receipt() const
{
    const DeactivationState &state = m_driver.state();
    const Beforehand before = m_beforehand();
    Receipt receipt{.account = m_account.userId,
                    .signIn = m_account.kind,
                    .server = m_homeserver,
                    .software = state.software,
                    .softwareVersion = m_account.softwareVersion,
                    .outcome = state.outcome,
                    .likely = state.likely,
                    .isStillLooking = state.phase == Phase::Checking,
                    .knownSince = state.knownSince,
                    .requests = m_driver.attempt().requests,
                    .evidence = evidenceLines(state),
                    .before = before.had,
                    .settled = before.settled};
    if (state.isManaged) {
        receipt.page = {shownHost(state.accountPage),
                        state.pageOpened ? state.pageOpenedAt : QDateTime(), state.finishedSaidAt};
        if (!state.hasLostProfile) {
            receipt.likely = Likely::None; // being signed out there looks the same
        }
    } else if (receipt.isAsked()) {
        receipt.hidesMessages = state.erase;
    }
    return receipt;
}

LetterSubject DeactivationScene::letterSubject() const
{
    const DeactivationState &state = m_driver.state();
    const bool isRefusal = state.reason == DeactivationReason::Policy
        || state.reason == DeactivationReason::Refused
        || state.reason == DeactivationReason::NoProofPossible
        || state.reason == DeactivationReason::Locked;
    return {receipt(), m_beforehand().hadEmail, state.phase == Phase::Impossible && isRefusal};
}

void DeactivationScene::showContacts(const SupportContacts &contacts)
{
    m_letter.showContacts(contacts);
    if (m_outcome) {
        m_outcome->showContacts(contacts);
    } else if (m_dialog) {
        m_dialog->showContacts(contacts);
    }
}

/// Its address stands beside the button, to be copied where the desktop does not open it.
void DeactivationScene::openPage(const QUrl &page)
{
    (void)m_services.browser.open(page, [] { });
}

/// At sign-in the server did not say that it manages accounts in the browser; it may have begun to.
void DeactivationScene::askForAccountPage()
{
    if (std::exchange(m_hasAskedForAccountPage, true)) {
        return;
    }
    fetchAuthMetadata(m_services.client, m_homeserver, this,
                      [this](const Result<AuthMetadata> &metadata) {
                          if (metadata) {
                              m_driver.accountPageFound(metadata->deactivationPage());
                          }
                      });
}

} // namespace farewell
