// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationDriver.h"
#include "app/record/Settled.h"
#include "ui/LetterScene.h"
#include "ui/OpenOutcome.h"
#include "ui/ReceiptScene.h"
#include "ui/WhomToAsk.h"
#include "ui/account/AccountView.h"
#include "ui/account/ProfileState.h"

#include <QPointer>

#include <functional>

namespace farewell {

class DeactivateAccountDialog;
class OutcomeDialog;

/// One attempt to deactivate: the driver, which outlives both dialogs, and the dialogs.
class DeactivationScene final : public QObject
{
    Q_OBJECT

public:
    /// How an attempt ended for the rest of the program.
    enum class End {
        BackToSettings, ///< nothing was done, or surely still active: still signed in
        BackToContacts, ///< likewise, and the contacts stand in the way
        SignOutWanted,  ///< surely still active, and the person has had enough
        SignedOut,      ///< the sign-in had ended elsewhere
        Deactivated,    ///< never use the session again
        Unknown,        ///< nobody knows; the session may be ended only when it is surely alive
        SignInWanted,   ///< likewise, and the person wants to sign in anew to find out
    };

    /// `beforehand` is asked for what a receipt says of the time before, and lives as long.
    DeactivationScene(SignedIn &actor, const DeactivationFlow::Setup &setup,
                      const AccountView &account, std::function<Beforehand()> beforehand,
                      Services services, QWidget *parent);
    ~DeactivationScene() override;

    void open();

    /// A request was sent, and the person has not seen or not closed what came of it.
    [[nodiscard]] bool holdsTheSession() const;
    void raise();

    /// How far the rooms have been told of a profile that is gone.
    void showProfile(const ProfileState &state);

    [[nodiscard]] const DeactivationDriver &driver() const { return m_driver; }

    /// With End::SignInWanted.
    [[nodiscard]] OpenOutcome leftOpen() const;

Q_SIGNALS:
    /// Something is sent, or the person may deactivate the account elsewhere: nothing else may be
    /// asked from now on.
    void confirmed();

    /// Nothing was sent, or came to nothing: the person may click once more.
    void clickAwaited();

    /// The account is surely gone: every window that shows it closes before the outcome is shown.
    void deactivated();
    void ended(farewell::DeactivationScene::End end);

private:
    void onChanged(const DeactivationState &state);
    void noteClick();
    void onLeave();
    void openOutcome();
    [[nodiscard]] End wayBack() const;
    [[nodiscard]] Receipt receipt() const;
    [[nodiscard]] LetterSubject letterSubject() const;
    void onOutcomeClosed();
    void showContacts(const SupportContacts &contacts);
    void askForAccountPage();
    void openPage(const QUrl &page);

    Services m_services;
    AccountView m_account;
    HomeserverUrl m_homeserver;
    DeactivationDriver m_driver;
    WhomToAsk m_whomToAsk;
    ReceiptScene m_receipt;
    LetterScene m_letter;
    std::function<Beforehand()> m_beforehand;
    QPointer<DeactivateAccountDialog> m_dialog;
    QPointer<OutcomeDialog> m_outcome;
    bool m_isConfirmed = false; ///< and what was clicked has not come to nothing
    bool m_saidDeactivated = false;
    bool m_hasAskedForAccountPage = false;
};

} // namespace farewell
