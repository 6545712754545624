// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AdminScene.h"

#include "app/admin/AdminAddresses.h"
#include "ui/administration/AdminAddressDialog.h"
#include "ui/administration/AdminWindow.h"
#include "ui/practice/PracticeMark.h"

namespace farewell {

AdminScene::AdminScene(SignInResult result, QString software, Services services)
    : m_services(services)
    , m_signedIn(std::move(result.signedIn))
    , m_software(std::move(software))
    , m_isAsTyped(result.isAsTyped)
    , m_view{.admin = session().userId,
             .serverName = session().userId.serverName(),
             .host = session().homeserver.displayHost()}
    , m_entry(*m_signedIn)
    , m_window(std::make_unique<AdminWindow>())
{
    AdminWindow *window = m_window.get();
    markIfPractice(m_services, *window);
    connect(window, &AdminWindow::closed, this, [this] { signOut(true); });
    connect(window, &AdminWindow::signOutRequested, this, [this] { signOut(false); });
    connect(window, &AdminWindow::checkAgainRequested, &m_entry, &AdminEntry::probe);
    connect(window, &AdminWindow::openAccountRequested, this, [this] {
        closeWindows();
        Q_EMIT accountWanted();
    });
    connect(&m_entry, &AdminEntry::changed, this, &AdminScene::onEntry);
}

AdminScene::~AdminScene() = default;

QWidget &AdminScene::window() const
{
    return *m_window;
}

SignInResult AdminScene::take()
{
    return {std::move(m_signedIn), m_isAsTyped};
}

void AdminScene::open()
{
    m_window->showView(m_view);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    m_entry.probe();
}

void AdminScene::leave()
{
    signOut(true);
}

void AdminScene::onEntry()
{
    using Phase = AdminEntry::Phase;
    const AdminEntry::State &state = m_entry.state();
    switch (state.phase) {
    case Phase::Probing:
        show(AdminPhase::Probing);
        return;
    case Phase::Open:
        onOpen();
        return;
    case Phase::NotAdmin:
        delete m_addressDialog;
        show(AdminPhase::Unavailable, AdminReason::NotAdmin);
        return;
    case Phase::Hidden:
        show(AdminPhase::Unavailable, AdminReason::Hidden);
        openAddressDialog();
        return;
    case Phase::SignedOut:
        show(AdminPhase::Unavailable, AdminReason::SignedOut);
        return;
    case Phase::Unknown:
        show(AdminPhase::Unavailable, AdminReason::Network);
        return;
    }
}

void AdminScene::onOpen()
{
    const HomeserverUrl &address = m_entry.state().address;
    if (address != session().homeserver) {
        (void)m_services.adminAddresses.keep(m_view.serverName, address); // else typed again
    }
    delete m_addressDialog;
    m_view.host = address.displayHost();
    show(AdminPhase::Ready);
}

void AdminScene::openAddressDialog()
{
    if (!m_addressDialog) {
        const auto known = m_services.adminAddresses.of(m_view.serverName);
        m_addressDialog = new AdminAddressDialog(
            m_view.serverName, m_view.host, known ? known->toString() : QString(), m_window.get());
        m_addressDialog->setAttribute(Qt::WA_DeleteOnClose);
        markIfPractice(m_services, *m_addressDialog);
        connect(m_addressDialog, &AdminAddressDialog::checkRequested, &m_entry, &AdminEntry::check);
        connect(m_addressDialog, &AdminAddressDialog::editedAfterCheck, &m_entry,
                &AdminEntry::askAnew);
        connect(m_addressDialog, &AdminAddressDialog::trustRequested, &m_entry, &AdminEntry::trust);
        // It is deleted later than it is closed, and may be asked for again before that.
        connect(m_addressDialog, &QDialog::finished, this, [this] {
            m_addressDialog.clear();
            m_entry.stop();
            m_window->activateWindow(); // not every desktop does it by itself
        });
        m_addressDialog->open();
    }
    m_addressDialog->showState(m_entry.state());
}

void AdminScene::show(AdminPhase phase, AdminReason reason)
{
    m_view.phase = phase;
    m_view.reason = reason;
    m_window->showView(m_view);
}

/// Also where the server seems to have ended it: another address may have said so that knew nothing
/// of it.
void AdminScene::signOut(bool quits)
{
    m_quits = m_quits || quits; // also of one that is under way
    if (m_quits) {
        closeWindows();
    }
    if (m_isEnding) {
        return;
    }
    m_isEnding = true;
    delete m_addressDialog;
    show(AdminPhase::Working);
    m_signedIn->end(this, [this](bool hasEnded) {
        closeWindows();
        Q_EMIT ended(hasEnded ? AccountScene::Notice::None : AccountScene::Notice::SessionMayRemain,
                     m_quits);
    });
}

void AdminScene::closeWindows()
{
    delete m_addressDialog;
    m_window->hide();
}

} // namespace farewell
