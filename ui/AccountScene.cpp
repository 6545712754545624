// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AccountScene.h"

#include "app/base/BrowserLauncher.h"
#include "ui/account/AccountWindow.h"
#include "ui/practice/PracticeMark.h"
#include "ui/settings/SettingsDialog.h"

namespace farewell {

AccountScene::AccountScene(SignInResult result, QString software, Services services)
    : m_services(services)
    , m_signedIn(std::move(result.signedIn))
    , m_software(std::move(software))
    , m_account{session().userId,
                {},
                {},
                session().homeserver.displayHost(),
                session().kind,
                session().userId.serverName(),
                m_signedIn->accountPage()}
    , m_isAsTyped(result.isAsTyped)
    , m_window(std::make_unique<AccountWindow>())
{
    AccountWindow *window = m_window.get();
    markIfPractice(m_services, *window);
    connect(window, &AccountWindow::settingsRequested, this, [this] { openSettings(false); });
    connect(window, &AccountWindow::deactivateRequested, this, [this] { openSettings(true); });
    connect(window, &AccountWindow::signOutRequested, this, [this] { askToSignOut(false); });
    connect(window, &AccountWindow::closed, this, [this] { askToSignOut(true); });
    connect(window, &AccountWindow::accountConfirmed, this, [this](bool isMine) {
        if (!isMine) {
            signOut(false);
        }
    });
}

AccountScene::~AccountScene() = default;

QWidget &AccountScene::window() const
{
    return *m_window;
}

void AccountScene::open()
{
    m_window->showAccount(m_account);
    if (!m_isAsTyped) {
        m_window->askWhoseAccount();
    }
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    readOverview(*m_signedIn, this, [this](const Overview &overview) { onOverview(overview); });
}

void AccountScene::leave()
{
    if (m_deactivation && !m_deactivation->driver().mayBeSignedOut()) {
        end(Notice::None, true);
    } else {
        signOut(true);
    }
}

void AccountScene::onOverview(const Overview &overview)
{
    const auto contacts = std::move(m_overview.contacts);
    m_overview = overview;
    if (contacts || m_contactsAreReadAgain) {
        m_overview.contacts = contacts; // some may have been removed since they were read
    }
    const QString name = overview.profile ? overview.profile->displayName : QString();
    if (name != m_account.name || overview.avatar != m_account.avatar) {
        m_account.name = name;
        m_account.avatar = overview.avatar;
        showAccount();
    }
    m_window->showOverview(m_overview);
    if (m_settings) {
        m_settings->showOverview(m_overview);
    }
}

void AccountScene::showAccount()
{
    m_window->showAccount(m_account);
    if (m_settings) {
        m_settings->showAccount(m_account);
    }
}

void AccountScene::openSettings(bool atDeactivation)
{
    if (std::exchange(m_contactsAreUncertain, false)) {
        readContactsAgain();
    }
    if (!m_settings) {
        m_settings = new SettingsDialog(m_services.clock, m_window.get());
        m_settings->setAttribute(Qt::WA_DeleteOnClose);
        markIfPractice(m_services, *m_settings);
        // It is deleted later than it is closed, and may be asked for again before that.
        connect(m_settings, &QDialog::finished, this, [this] { m_settings.clear(); });
        connect(m_settings, &SettingsDialog::removeContactRequested, this,
                &AccountScene::removeContactNow);
        connect(m_settings, &SettingsDialog::deactivateRequested, this,
                &AccountScene::openDeactivation);
        connect(m_settings, &SettingsDialog::accountPageRequested, this,
                &AccountScene::openAccountPage);
        m_settings->showAccount(m_account);
        m_settings->showOverview(m_overview);
        m_settings->open();
    }
    if (atDeactivation) {
        m_settings->scrollToDeactivation();
    }
}

void AccountScene::openAccountPage()
{
    m_settings->tellPageOpened(m_services.browser.open(m_account.page, [settings = m_settings] {
        if (settings) {
            settings->tellPageOpened(false);
        }
    }));
}

void AccountScene::removeContactNow(const Contact &contact)
{
    m_settings->showRemoval(contact, removal::Working{});
    removeContact(*m_signedIn, contact, this, [this, contact](const Result<UnbindResult> &result) {
        if (result && m_overview.contacts) {
            m_overview.contacts->removeAll(contact);
            m_window->showOverview(m_overview);
        }
        m_contactsAreUncertain = m_contactsAreUncertain || !result;
        if (!m_settings) {
            return;
        }
        if (result) {
            m_settings->showRemoval(contact, removal::Removed{*result});
            m_settings->showOverview(m_overview);
        } else {
            m_settings->showRemoval(contact, removal::Failed{result.error()});
        }
    });
}

void AccountScene::readContactsAgain()
{
    // What they were is not shown as if they still were.
    m_overview.contacts.reset();
    m_contactsAreReadAgain = true;
    const bool isComplete = std::exchange(m_overview.isComplete, false);
    const auto onContacts = [this, isComplete](const Result<QList<Contact>> &read) {
        m_overview.isComplete = m_overview.isComplete || isComplete;
        if (read) {
            m_overview.contacts = *read;
        } else {
            m_contactsAreUncertain = true;
        }
        m_window->showOverview(m_overview);
        if (m_settings) {
            m_settings->showOverview(m_overview);
        }
    };
    fetchContacts(*m_signedIn, this, onContacts);
}

void AccountScene::openDeactivation()
{
    if (m_deactivation) {
        return;
    }
    const Profile profile = m_overview.profile.value_or(Profile());
    const DeactivationFlow::Setup setup{session().kind,
                                        profile != Profile(),
                                        m_overview.capabilities
                                            && m_overview.capabilities->accountStatus,
                                        m_signedIn->deactivationPage(),
                                        !m_overview.contacts || !m_overview.contacts->isEmpty(),
                                        m_software};
    m_deactivation = std::make_unique<DeactivationScene>(*m_signedIn, setup, m_account, m_services,
                                                         m_settings);
    connect(m_deactivation.get(), &DeactivationScene::deactivated, this,
            &AccountScene::closeWindows);
    connect(m_deactivation.get(), &DeactivationScene::ended, this,
            &AccountScene::onDeactivationEnded);
    m_deactivation->open();
}

void AccountScene::sayFoundActive()
{
    m_window->sayFoundActive();
}

void AccountScene::onDeactivationEnded(DeactivationScene::End how)
{
    if (how == DeactivationScene::End::SignInWanted) {
        m_openOutcome = m_deactivation->leftOpen();
    }
    const DeactivationDriver &driver = m_deactivation->driver();
    const bool mayBeSignedOut = driver.mayBeSignedOut();
    const bool mayRemain = driver.mayHaveSession();
    const bool isOver = driver.state().failure.endsSession();
    m_deactivation.release()->deleteLater(); // it is calling us
    switch (how) {
    case DeactivationScene::End::BackToSettings:
        return;
    case DeactivationScene::End::BackToContacts:
        if (m_settings) {
            m_settings->scrollToContacts();
        }
        return;
    case DeactivationScene::End::SignOutWanted:
        signOut(false);
        return;
    case DeactivationScene::End::SignedOut:
        if (isOver) {
            end(Notice::SignInEnded, false);
        } else {
            signOut(false); // what answered knew nothing of it
        }
        return;
    case DeactivationScene::End::Deactivated:
        end(Notice::None, false);
        return;
    case DeactivationScene::End::Unknown:
    case DeactivationScene::End::SignInWanted:
        if (mayBeSignedOut) {
            signOut(false);
        } else {
            end(mayRemain ? Notice::SessionMayRemain : Notice::None, false);
        }
        return;
    }
}

/// What is behind a modal window can be pressed by a screen reader. A session that is evidence
/// stays, and so does what says what is not known.
void AccountScene::askToSignOut(bool quits)
{
    if (m_deactivation && m_deactivation->holdsTheSession()) {
        m_deactivation->raise();
        return;
    }
    signOut(quits);
}

void AccountScene::signOut(bool quits)
{
    m_quits = m_quits || quits; // also of one that is under way
    if (m_isEnding) {
        return;
    }
    m_isEnding = true;
    if (m_signedIn->isOver()) {
        const auto &refusal = m_overview.refusal;
        const bool isTold = m_quits || (refusal && refusal->cause == Cause::UserDeactivated);
        end(isTold ? Notice::None : Notice::SignInEnded, m_quits);
        return;
    }
    delete m_settings;
    if (m_quits) {
        m_window->hide();
    }
    m_window->setWorking(true);
    m_signedIn->end(this, [this](bool hasEnded) {
        end(hasEnded ? Notice::None : Notice::SessionMayRemain, m_quits);
    });
}

void AccountScene::end(Notice notice, bool quits)
{
    closeWindows();
    Q_EMIT ended(notice, quits);
}

void AccountScene::closeWindows()
{
    delete m_settings;
    m_window->hide();
}

} // namespace farewell
