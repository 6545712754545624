// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AdminScene.h"

#include "app/admin/ActivityLog.h"
#include "app/base/Text.h"
#include "app/matrix/AccountEndpoints.h"
#include "ui/administration/AdminSentences.h"
#include "ui/administration/AdminWindow.h"
#include "ui/administration/UserCard.h"
#include "ui/administration/UserListPage.h"
#include "ui/practice/PracticeMark.h"

using namespace Qt::StringLiterals;

namespace farewell {

AdminScene::AdminScene(SignInResult result, std::optional<ServerInfo> server, Services services)
    : m_services(services)
    , m_signedIn(std::move(result.signedIn))
    , m_server(std::move(server))
    , m_isAsTyped(result.isAsTyped)
    , m_view{.admin = session().userId,
             .serverName = session().userId.serverName(),
             .host = session().homeserver.displayHost()}
    , m_entry(*m_signedIn)
    , m_window(std::make_unique<AdminWindow>(services.clock))
{
    AdminWindow *window = m_window.get();
    markIfPractice(m_services, *window);
    connect(window, &AdminWindow::closed, this, [this] { signOut(true); });
    connect(window, &AdminWindow::signOutRequested, this, [this] { signOut(false); });
    connect(window, &AdminWindow::checkAgainRequested, &m_entry, &AdminEntry::probe);
    connect(&window->list(), &UserListPage::manyRequested, this, &AdminScene::openMany);
    connect(window, &AdminWindow::logRequested, this, &AdminScene::openLog);
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
        m_address.reset();
        show(AdminPhase::Unavailable, EntryReason::NotAdmin);
        return;
    case Phase::Hidden:
        show(AdminPhase::Unavailable,
             state.hasNone ? EntryReason::NoAdminApi : EntryReason::Hidden);
        askForAddress();
        return;
    case Phase::SignedOut:
        show(AdminPhase::Unavailable, EntryReason::SignedOut);
        return;
    case Phase::Unknown:
        show(AdminPhase::Unavailable, EntryReason::Network);
        return;
    }
}

void AdminScene::onOpen()
{
    const HomeserverUrl &address = m_entry.state().address;
    m_view.host = address.displayHost();
    show(AdminPhase::Ready);
    openList();
    Q_EMIT opened(AdminPlace::of(*m_signedIn, address));
    fetchProfileAs(*m_signedIn, session().userId, Request::Tries::Single, this,
                   [this](const Result<Profile> &profile) {
                       if (profile) {
                           m_view.name = profile->displayName;
                           m_window->showView(m_view);
                       }
                   });
}

void AdminScene::openList()
{
    m_list = std::make_unique<UserListScene>(m_window->list(),
                                             AdminPlace::of(*m_signedIn, m_entry.state().address),
                                             m_server, m_window.get());
    connect(m_list.get(), &UserListScene::signedOut, this,
            [this] { show(AdminPhase::Unavailable, EntryReason::SignedOut); });
    connect(m_list.get(), &UserListScene::changed, this, [this] {
        if (!m_isEnding && !m_isLeaving) {
            show(m_list->isBeginning() ? AdminPhase::Searching : AdminPhase::Ready);
        }
    });
    openUser();
    m_list->begin();
}

void AdminScene::openUser()
{
    if (m_user && m_user->isBusy()) {
        return; // it goes on with what it does
    }
    UserListPage *page = &m_window->list();
    m_user = std::make_unique<UserScene>(
        m_services, AdminPlace::of(*m_signedIn, m_entry.state().address),
        AdminSentences::acting(m_view), providers(), m_window.get());
    page->setCard(m_user->card());
    connect(page, &UserListPage::accountChosen, m_user.get(), &UserScene::choose);
    connect(m_user.get(), &UserScene::serviceFound, m_list.get(), &UserListScene::setService);
    connect(m_user.get(), &UserScene::userRead, page, &UserListPage::update);
    connect(m_user.get(), &UserScene::cardGoes, page, &UserListPage::focusList);
    connect(m_user.get(), &UserScene::failed, page,
            [page](const QString &sentence) { page->tell(Banner::Kind::Error, sentence); });
    connect(m_user.get(), &UserScene::idle, this, [this] {
        if (m_isLeaving) {
            endWhereNothingGoesOn();
        } else {
            m_list->startPagesAnew(); // an account that is another one now moves all that follow
        }
    });
}

void AdminScene::openLog()
{
    if (m_log) {
        m_log->comeForward();
        return;
    }
    const AdminLogScene::Reader reader{.acting = AdminSentences::acting(m_view),
                                       .userId = session().userId.toString(),
                                       .serverName = m_view.serverName,
                                       .address = m_entry.state().address.toString()};
    m_log = std::make_unique<AdminLogScene>(m_services, m_services.activityLog, reader,
                                            AdminLogScene::openerOfDesktop(), m_window.get());
    connect(m_log.get(), &AdminLogScene::closed, this, [this] {
        m_log.release()->deleteLater(); // it is calling us
    });
}

std::unique_ptr<AdminJobScene> AdminScene::makeJob()
{
    auto job = std::make_unique<AdminJobScene>(
        m_services, AdminPlace::of(*m_signedIn, m_entry.state().address), m_view, m_window.get());
    connect(job.get(), &AdminJobScene::ended, this, [this](bool hasSent) {
        m_job.release()->deleteLater(); // it is calling us
        if (m_isLeaving) {
            endWhereNothingGoesOn();
        } else if (hasSent) {
            m_list->begin(); // they are other accounts now
        }
    });
    return job;
}

void AdminScene::openMany()
{
    if (m_job) {
        m_job->raise();
        return;
    }
    m_job = makeJob();
    m_job->open(m_list->search());
}

void AdminScene::openLeftList(const QString &path)
{
    if (m_job) {
        m_job->raise(); // one list after the other
        return;
    }
    m_job = makeJob();
    if (const QString refusal = m_job->openLeft(path); !refusal.isEmpty()) {
        m_job.reset();
        m_window->list().tell(Banner::Kind::Error, refusal);
    }
}

QMap<QString, QString> AdminScene::providers() const
{
    QMap<QString, QString> names;
    const auto known = m_server ? m_server->methods.providers : QList<IdentityProvider>();
    for (const IdentityProvider &provider : known) {
        names.insert(provider.id, provider.name);
    }
    return names;
}

void AdminScene::askForAddress()
{
    m_address = std::make_unique<AddressScene>(m_services, m_entry.elsewhere(),
                                               AdminSentences::acting(m_view), m_view.serverName,
                                               m_view.serverName, m_window.get());
    connect(m_address.get(), &AddressScene::closed, this, [this] {
        m_address.release()->deleteLater(); // it is calling us
        m_window->activateWindow();         // not every desktop does it by itself
    });
}

void AdminScene::show(AdminPhase phase, EntryReason reason)
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
    if (m_isEnding || m_isLeaving) {
        return;
    }
    show(AdminPhase::Working);
    m_isLeaving = true;
    if (m_user && m_user->isBusy()) {
        m_user->leave(); // idle() comes, now or later
    }
    if (m_job) {
        m_job->leave(); // ended() comes
    }
    endWhereNothingGoesOn();
}

void AdminScene::endWhereNothingGoesOn()
{
    if (!m_job && !(m_user && m_user->isBusy())) {
        endSession();
    }
}

void AdminScene::endSession()
{
    if (m_isEnding) {
        return;
    }
    m_isEnding = true;
    if (!m_quits) {
        m_address.reset();
    }
    m_log.reset();
    m_list.reset(); // nothing of it is waited for
    if (m_user) {
        m_user.release()->deleteLater(); // it may be calling us
    }
    m_signedIn->end(this, [this](bool hasEnded) {
        m_services.activityLog.close(); // whoever still had something to write is gone
        closeWindows();
        Q_EMIT ended(hasEnded ? AccountScene::Notice::None : AccountScene::Notice::SessionMayRemain,
                     m_quits);
    });
}

void AdminScene::closeWindows()
{
    m_address.reset();
    m_window->hide();
}

} // namespace farewell
