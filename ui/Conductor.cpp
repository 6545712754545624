// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/Conductor.h"

#include "app/base/BrowserLauncher.h"
#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
#include "app/matrix/SignedIn.h"
#include "ui/login/CantSignInDialog.h"
#include "ui/login/LoginWindow.h"
#include "ui/login/SignInSentences.h"
#include "ui/practice/PracticeMark.h"

#include <QApplication>

namespace farewell {

Conductor::Conductor(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_keys(nullptr)
    , m_cantSignIn(m_services)
    , m_unfinished(m_services)
    , m_lists(m_services)
    , m_findOut(m_services)
{
    connect(&m_keys, &LeavingKeys::quitRequested, this, &Conductor::closeAll,
            Qt::QueuedConnection); // the window that has the key goes
    connect(&m_unfinished, &UnfinishedScene::signInWanted, this, &Conductor::fillIn);
    connect(&m_unfinished, &UnfinishedScene::adminSignInWanted, this, &Conductor::signInAsAdmin);
    connect(&m_unfinished, &UnfinishedScene::allShown, &m_lists, [this] {
        if (m_login) {
            m_lists.open(m_login.get()); // one thing after the other
        }
    });
    connect(&m_lists, &UnfinishedListScene::adminSignInWanted, this, &Conductor::signInAsAdmin);
    connect(&m_cantSignIn, &CantSignInScene::pageWanted, this, &Conductor::openPage);
    connect(&m_cantSignIn, &CantSignInScene::accountPageWanted, this, &Conductor::openAccountPage);
    connect(&m_cantSignIn, &CantSignInScene::administerWanted, this, [this] { turnRound(true); });
    connect(&m_findOut, &FindOutScene::read, this, [this] {
        // A screen reader may have signed in behind it.
        if (m_login && m_signIn->isSettled()) {
            renewLogin(AccountScene::Notice::None);
        }
    });
}

Conductor::~Conductor() = default;

void Conductor::start()
{
    openLogin(AccountScene::Notice::None);
    m_unfinished.open(m_login.get());
}

void Conductor::leave()
{
    m_isLeaving = true;
    m_unfinished.stop();
    m_lists.stop();
    if (m_account) {
        m_account->leave();
    } else if (m_admin) {
        m_admin->leave();
    } else {
        endSignIn();
    }
}

void Conductor::closeAll()
{
    const bool wasSignedIn = m_account || m_admin;
    while (QWidget *front = QApplication::activeModalWidget()) {
        if (!front->close()) {
            return;
        }
    }
    if (m_account) {
        m_account->window().close();
    } else if (m_admin) {
        m_admin->window().close();
    } else if (!wasSignedIn || !m_login->hasNotice()) { // else that is read first
        m_login->close();
    }
}

void Conductor::openLogin(AccountScene::Notice notice)
{
    m_typedId.reset(); // the window begins empty
    m_isForAdmin = false;
    m_signIn
        = std::make_unique<SignInDriver>(m_services.client, m_services.clock, m_services.browser,
                                         SignInSentences::lastPage(m_services.practice != nullptr));
    m_login = std::make_unique<LoginWindow>(m_services.clock);
    SignInDriver *signIn = m_signIn.get();
    LoginWindow *login = m_login.get();
    connect(signIn, &SignInDriver::changed, login,
            [this, login](const SignInState &state) { login->showState(shown(state)); });
    connect(signIn, &SignInDriver::changed, this, [this](const SignInState &state) {
        m_unfinished.signInChanged(state, m_typedId);
        m_findOut.signInChanged(state, m_typedId);
    });
    connect(signIn, &SignInDriver::signedIn, this, &Conductor::onSignedIn);
    connect(login, &LoginWindow::identifierEntered, this, [this](const QString &text) {
        const auto identifier = Identifier::parse(text);
        m_typedId = identifier ? identifier->userId : std::nullopt;
        m_signIn->enterIdentifier(text);
    });
    connect(login, &LoginWindow::serverEntered, signIn, &SignInDriver::enterServer);
    connect(login, &LoginWindow::signInRequested, this,
            [this] { m_signIn->signIn(m_login->password()); });
    connect(login, &LoginWindow::ssoRequested, signIn, &SignInDriver::signInBySso);
    connect(login, &LoginWindow::oauthRequested, signIn, &SignInDriver::signInByOAuth);
    connect(login, &LoginWindow::openPageAgainRequested, signIn, &SignInDriver::openPageAgain);
    connect(login, &LoginWindow::cancelRequested, signIn, &SignInDriver::cancel);
    connect(login, &LoginWindow::openAccountPageRequested, this, &Conductor::openAccountPage);
    connect(login, &LoginWindow::openConsentPageRequested, this,
            [this] { openPage(m_signIn->state().consentPage); });
    connect(login, &LoginWindow::cantSignInRequested, this, &Conductor::openCantSignIn);
    connect(login, &LoginWindow::administerRequested, this, &Conductor::turnRound);
    connect(login, &LoginWindow::practiceRequested, this, &Conductor::practiceRequested);
    connect(login, &LoginWindow::closed, this, &Conductor::endSignIn);
    markIfPractice(m_services, *login);
    login->showState(signIn->state());
    if (m_services.practice != nullptr) {
        rehearse(m_services.practice->practice());
    }
    tell(notice);
    login->show();
    login->raise();
    login->activateWindow();
}

/// The same account at the same server, wherever the Matrix ID alone might lead.
void Conductor::fillIn(const UserId &userId, const HomeserverUrl &homeserver)
{
    m_typedId = userId;
    m_login->fillIn(m_typedId->toString());
    m_signIn->enterIdentifier(m_typedId->toString());
    m_signIn->enterServer(homeserver.toString());
}

SignInState Conductor::shown(SignInState state) const
{
    state.isToFindOut
        = m_unfinished.isAskedBy(state, m_typedId) || m_findOut.isAskedBy(state, m_typedId);
    state.isForAdmin = m_isForAdmin;
    return state;
}

void Conductor::signInAsAdmin(const UserId &userId, const HomeserverUrl &homeserver)
{
    turnRound(true);
    fillIn(userId, homeserver);
}

void Conductor::rehearse(const Practice &practice)
{
    if (practice.current.isForAdmin) {
        turnRound(true);
    }
    m_login->beInPractice(practice);
    m_signIn->enterIdentifier(practice.current.localpart);
    m_signIn->enterServer(practice.homeserver);
}

void Conductor::sayThatPracticeFailed()
{
    m_login->tell(Banner::Kind::Error,
                  tr("Practice could not start. Either a file of Farewell is missing, and "
                     "installing it again helps; or this computer does not let Farewell open a "
                     "server of its own, and a restart may help."));
}

/// Nothing is asked for that: it is the next sign-in that is another.
void Conductor::turnRound(bool isForAdmin)
{
    m_isForAdmin = isForAdmin;
    m_signIn->setForAdmin(isForAdmin);
    m_login->showState(shown(m_signIn->state()));
}

void Conductor::onSignedIn()
{
    SignInResult result = m_signIn->take();
    const std::optional<ServerInfo> &server = m_signIn->state().server;
    if (m_isForAdmin) {
        openAdministration(std::move(result), server);
    } else {
        openAccount(std::move(result), server);
    }
    m_login->hide();
    m_login.release()->deleteLater();
    m_signIn.release()->deleteLater(); // it is calling us
}

void Conductor::openAccount(SignInResult result, const std::optional<ServerInfo> &server)
{
    m_account = std::make_unique<AccountScene>(
        std::move(result),
        server ? ServerSoftware{server->software, server->softwareVersion} : ServerSoftware(),
        m_services);
    connect(m_account.get(), &AccountScene::ended, this, &Conductor::onAccountEnded);
    m_account->open();
    m_unfinished.signedIn(m_account->session(), &m_account->window());
    m_findOut.signedIn(*m_account);
}

void Conductor::openAdministration(SignInResult result, const std::optional<ServerInfo> &server)
{
    m_admin = std::make_unique<AdminScene>(std::move(result), server, m_services);
    connect(m_admin.get(), &AdminScene::ended, this, &Conductor::onAdministrationEnded);
    connect(m_admin.get(), &AdminScene::opened, &m_unfinished,
            &UnfinishedScene::administrationOpened);
    connect(m_admin.get(), &AdminScene::opened, &m_lists, [this](const AdminPlace &place) {
        m_lists.administrationOpened(place.actor.session().userId, &m_admin->window());
    });
    connect(&m_lists, &UnfinishedListScene::listWanted, m_admin.get(), &AdminScene::openLeftList);
    connect(m_admin.get(), &AdminScene::accountWanted, this, [this] {
        m_unfinished.stop();
        m_lists.stop();
        AdminScene *admin = m_admin.release();
        openAccount(admin->take(), admin->server());
        admin->deleteLater(); // it is calling us
    });
    m_admin->open();
    m_unfinished.signedIn(m_admin->session(), &m_admin->window());
    m_unfinished.administratorSignedIn(m_admin->session());
}

void Conductor::onAdministrationEnded(AccountScene::Notice notice, bool quits)
{
    m_unfinished.stop();
    m_lists.stop();
    m_admin.release()->deleteLater();
    (void)beginAnew(notice, quits);
}

void Conductor::onAccountEnded(AccountScene::Notice notice, bool quits)
{
    const auto open = m_account->openOutcome();
    m_account.release()->deleteLater();
    if (beginAnew(notice, quits) && open) {
        m_findOut.ask(*open);
        fillIn(open->account.userId, open->homeserver);
    }
}

/// Or the program ends. A session that could not be ended must be told, also to somebody who is on
/// their way out; but not where nobody can read it any more.
bool Conductor::beginAnew(AccountScene::Notice notice, bool quits)
{
    if (m_isLeaving || (quits && notice == AccountScene::Notice::None)) {
        Q_EMIT finished();
        return false;
    }
    openLogin(notice);
    return true;
}

void Conductor::endSignIn()
{
    if (m_signIn->isSettled()) {
        Q_EMIT finished();
        return;
    }
    // Once, also for who closes the window and is then asked to go.
    connect(m_signIn.get(), &SignInDriver::settled, this, &Conductor::onSignInEnded,
            Qt::UniqueConnection);
    m_signIn->cancel();
}

void Conductor::onSignInEnded()
{
    if (m_isLeaving || !m_signIn->state().sessionMayRemain) {
        Q_EMIT finished();
        return;
    }
    renewLogin(AccountScene::Notice::SessionMayRemain);
}

/// Empty, as at the start.
void Conductor::renewLogin(AccountScene::Notice notice)
{
    m_login->hide();
    m_login.release()->deleteLater();
    m_signIn.release()->deleteLater(); // it may be calling us
    openLogin(notice);
}

void Conductor::tell(AccountScene::Notice notice)
{
    switch (notice) {
    case AccountScene::Notice::None:
        return;
    case AccountScene::Notice::SessionMayRemain:
        m_login->tell(Banner::Kind::Warning,
                      //: “session list” is what Element calls the list of a person's devices
                      tr("A session named Farewell may remain in your session list. Remove it "
                         "there with another app."));
        return;
    case AccountScene::Notice::SignInEnded:
        m_login->tell(Banner::Kind::Warning,
                      tr("Your sign-in has ended. If you can sign in again, your account is "
                         "still active."));
        return;
    }
}

/// With nobody signed in, nobody could tell afterwards what was done there.
void Conductor::openAccountPage()
{
    const QUrl page = m_signIn->state().accountPage;
    if (openPage(page)) {
        m_login->tell(Banner::Kind::Info,
                      //: %1 is a host name
                      tr("We asked your desktop to open %1. As nobody is signed in here, Farewell "
                         "cannot check what you do there: go by what the page says. If no page "
                         "appears, “Can't sign in?” lets you copy its address.")
                          .arg(isolatedLtr(shownHost(page))));
    }
}

bool Conductor::openPage(const QUrl &page)
{
    const bool opened = m_services.browser.open(page, [conductor = QPointer(this), page] {
        if (conductor) {
            conductor->tellNotOpened(page);
        }
    });
    if (!opened) {
        tellNotOpened(page);
    }
    return opened;
}

/// It may come to light only when the person has signed in meanwhile.
void Conductor::tellNotOpened(const QUrl &page)
{
    if (m_login) {
        m_login->tellToOpen(page);
    }
}

void Conductor::openCantSignIn()
{
    m_cantSignIn.open(SignInHelp::of(m_signIn->state(), m_typedId), m_login.get());
}

} // namespace farewell
