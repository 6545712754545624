// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/LoginWindow.h"

#include "ui/Names.h"
#include "ui/login/BrowserPage.h"
#include "ui/login/SignInForm.h"
#include "ui/login/SignInWords.h"
#include "ui/sentences/Sentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/CopyCard.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

constexpr double margin = 1.5;
constexpr double tightMargin = 0.9;
constexpr double tightWidth = 24; // below, margins give way
constexpr double usualWidth = 28;
constexpr double largestWidth = 34;

} // namespace

LoginWindow::LoginWindow(Clock &clock, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(names::loginWindow);
    setWindowTitle(tr("Farewell"));
    openWithinScreen(this);
    m_scroll = new ScrollColumn(names::contentScrollArea, this);
    m_notice = new Banner(names::noticeBanner, m_scroll->content());
    m_address
        = new CopyCard({names::addressLabel, tr("Address")},
                       {names::copyAddressButton, tr("Copy the address")}, m_scroll->content());
    m_address->hide();
    m_form = new SignInForm(clock, m_scroll->content());
    m_browser = new BrowserPage(m_scroll->content());
    m_browser->hide();
    const int around = em(this, margin);
    m_scroll->column()->setContentsMargins(around, around, around, around);
    m_scroll->column()->setSpacing(em(this, 1.2));
    for (QWidget *page : std::initializer_list<QWidget *>{m_notice, m_address, m_form, m_browser}) {
        m_scroll->column()->addWidget(page);
    }
    m_scroll->column()->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(m_scroll);

    connect(m_form, &SignInForm::identifierEntered, this, &LoginWindow::identifierEntered);
    connect(m_form, &SignInForm::serverEntered, this, &LoginWindow::serverEntered);
    connect(m_form, &SignInForm::signInRequested, this, &LoginWindow::signInRequested);
    connect(m_form, &SignInForm::ssoRequested, this, &LoginWindow::ssoRequested);
    connect(m_form, &SignInForm::oauthRequested, this, &LoginWindow::oauthRequested);
    connect(m_form, &SignInForm::cantSignInRequested, this, &LoginWindow::cantSignInRequested);
    connect(m_form, &SignInForm::administerRequested, this, &LoginWindow::administerRequested);
    connect(m_form, &SignInForm::practiceRequested, this, &LoginWindow::practiceRequested);
    connect(m_form, &SignInForm::accountPageRequested, this,
            &LoginWindow::openAccountPageRequested);
    connect(m_form, &SignInForm::consentPageRequested, this,
            &LoginWindow::openConsentPageRequested);
    connect(m_form, &SignInForm::cancelRequested, this, &LoginWindow::cancelRequested);
    connect(m_browser, &BrowserPage::openAgainRequested, this,
            &LoginWindow::openPageAgainRequested);
    connect(m_browser, &BrowserPage::cancelRequested, this, &LoginWindow::cancelRequested);
    connect(m_scroll, &ScrollColumn::contentChanged, this, &LoginWindow::fit);
    resize(em(this, usualWidth), 0);
    showState(SignInState{});
    fit();
    m_form->setFocus();
}

void LoginWindow::showState(const SignInState &state)
{
    const SignInPhase before = std::exchange(m_phase, state.phase);
    setProperty("phase", words::phase(state.phase));
    setProperty("reason", words::reason(state));
    const bool waits = state.phase == SignInPhase::Browser;
    m_form->setHidden(waits);
    m_browser->setVisible(waits);
    const bool hasNews = waits && m_browser->showState(state);
    m_form->showState(state);
    if (waits && (hasNews || before != SignInPhase::Browser)) {
        m_browser->takeFocus();
    }
    if (!waits && before == SignInPhase::Browser && isVisible()) {
        raise(); // the person is still in the browser
        activateWindow();
    }
}

Secret LoginWindow::password() const
{
    return m_form->password();
}

void LoginWindow::fillIn(const QString &userId)
{
    m_form->fillIn(userId);
}

void LoginWindow::beInPractice(const Practice &practice)
{
    const PracticeScenario &scenario = practice.current;
    m_form->beInPractice(scenario.localpart);
    const bool hasPassword = scenario.signIn == PracticeScenario::SignIn::Password;
    const QString how = hasPassword
        //: %1 a username, %2 a password
        ? tr("Sign in as %1 with the password “%2”.").arg(scenario.localpart, practice.password)
        //: %1 a username
        : tr("Sign in with the button below, and choose %1 in the browser.")
              .arg(scenario.localpart);
    tell(Banner::Kind::Info,
         Sentences::inARow({Sentences::named(scenario.title, scenario.explanation), how}));
}

bool LoginWindow::hasNotice() const
{
    return !m_notice->isHidden();
}

void LoginWindow::tell(Banner::Kind kind, const QString &text)
{
    m_address->hide();
    m_notice->tell(kind, text);
    announce(m_notice, text);
}

void LoginWindow::tellToOpen(const QUrl &page)
{
    tell(Banner::Kind::Warning, tr("The browser did not open. Open this address yourself:"));
    m_address->row()->setAddress(page);
    m_address->show();
}

void LoginWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT closed();
}

void LoginWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int around = em(this, width() < em(this, tightWidth) ? tightMargin : margin);
    // Not a largest width of the pages: a layout asks for their height at the width it offers them.
    const int beside = std::max(around, (width() - em(this, largestWidth)) / 2);
    m_scroll->column()->setContentsMargins(beside, around, beside, around);
}

void LoginWindow::keyPressEvent(QKeyEvent *event)
{
    const bool stoppable = m_phase == SignInPhase::Discovering || m_phase == SignInPhase::SigningIn
        || m_phase == SignInPhase::Browser || m_phase == SignInPhase::Cooling;
    if (event->key() == Qt::Key_Escape && stoppable) {
        Q_EMIT cancelRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void LoginWindow::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) { // minimising keeps what was typed
        m_form->forgetPassword();
    }
    QWidget::hideEvent(event);
}

void LoginWindow::fit()
{
    // Not only the last one: a window manager tells late of those before.
    const bool chosen = !m_fitted.isEmpty() && !m_fitted.contains(size());
    if (chosen || isMaximized() || isFullScreen()) {
        return;
    }
    const QSize room = largestOnScreen(*this);
    const int across = std::min(width(), room.width());
    const QWidget *above = layout()->menuBar(); // the mark of a rehearsal
    const int banner = above == nullptr ? 0 : above->sizeHint().height();
    const int fitting = std::min(banner + m_scroll->fittingHeight(across), room.height());
    const QSize wanted(across, fitting);
    if (!m_fitted.contains(wanted)) {
        m_fitted += wanted;
    }
    resize(wanted);
}

} // namespace farewell
