// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/SignInForm.h"

#include "app/base/Clock.h"
#include "ui/Names.h"
#include "ui/login/DelegatedWays.h"
#include "ui/login/EnteredText.h"
#include "ui/login/FoundServer.h"
#include "ui/login/ProviderButtons.h"
#include "ui/login/ServerField.h"
#include "ui/login/SignInHeading.h"
#include "ui/login/SignInLinks.h"
#include "ui/login/SignInProgress.h"
#include "ui/login/SignInSentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PasswordField.h"

#include <QApplication>
#include <QFrame>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Whether there is a server that can be signed in to.
bool isOpen(const SignInState &state)
{
    return state.server && !state.server->oauth && state.phase != SignInPhase::Failed;
}

bool offersPassword(const SignInState &state)
{
    return isOpen(state) && state.server->methods.password;
}

} // namespace

SignInForm::SignInForm(Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock)
{
    build();
    connectFields();
    showState({});
}

void SignInForm::build()
{
    m_heading = new SignInHeading(this);
    m_userId = makeEdit(names::userIdEdit, tr("Matrix ID or username"), this);
    m_userId.edit->setPlaceholderText(u"@you:example.org"_s);
    m_userId.edit->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_identifier = new EnteredText(*m_userId.edit);
    m_server = new ServerField(this);
    m_found = new FoundServer(this);
    m_problem = new Banner(names::problemBanner, this);
    m_consent = makeLink(names::consentPageButton, tr("Open the terms in the browser"), this);
    m_tryAgain = makeLink(names::tryAgainButton, tr("Try again"), this);
    m_delegated = new DelegatedWays(this);
    m_password = new PasswordField(tr("Password"), m_clock, this);
    m_signIn = makeButton(names::signInButton, tr("Sign in"), Role::Primary, this);
    m_providers = new ProviderButtons(this);
    m_cooling = makeText(names::coolingLabel, {}, TextStyle::Strong, this);
    m_waiting = new SignInProgress(this);
    setFocusProxy(m_userId.edit);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.8));
    column->addWidget(m_heading);
    auto *id = new QVBoxLayout;
    id->setSpacing(em(this, 0.35));
    id->addWidget(m_userId.label);
    id->addWidget(m_userId.edit);
    column->addLayout(id);
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_server, m_found, m_problem, m_consent, m_tryAgain, m_delegated, m_password, m_signIn,
             m_cooling, m_providers, m_waiting}) {
        column->addWidget(widget);
    }
    column->addWidget(makeRule(this));
    m_links = new SignInLinks(this);
    column->addWidget(m_links);
    connect(m_links, &SignInLinks::cantSignInRequested, this, &SignInForm::cantSignInRequested);
    connect(m_links, &SignInLinks::administerRequested, this,
            [this] { Q_EMIT administerRequested(true); });
    connect(m_heading, &SignInHeading::ownAccountRequested, this,
            [this] { Q_EMIT administerRequested(false); });
    connect(m_links, &SignInLinks::practiceRequested, this, &SignInForm::practiceRequested);
}

void SignInForm::connectFields()
{
    connect(m_identifier, &EnteredText::entered, this, [this](const QString &text) {
        m_server->stopEditing();
        Q_EMIT identifierEntered(text);
    });
    connect(m_identifier, &EnteredText::confirmed, this, &SignInForm::onConfirmed);
    connect(m_server, &ServerField::entered, this, &SignInForm::serverEntered);
    connect(m_server, &ServerField::confirmed, this, &SignInForm::onConfirmed);
    connect(m_tryAgain, &QPushButton::clicked, this, &SignInForm::tryAgain);
    connect(m_consent, &QPushButton::clicked, this, &SignInForm::consentPageRequested);
    connect(m_delegated, &DelegatedWays::accountPageRequested, this,
            &SignInForm::accountPageRequested);
    connect(m_delegated, &DelegatedWays::oauthRequested, this, &SignInForm::oauthRequested);
    connect(m_waiting, &SignInProgress::cancelRequested, this, &SignInForm::cancelRequested);
    connect(m_password, &PasswordField::returnPressed, this, &SignInForm::requestSignIn);
    connect(m_signIn, &QPushButton::clicked, this, &SignInForm::requestSignIn);
    connect(m_providers, &ProviderButtons::chosen, this, &SignInForm::ssoRequested);
    for (QLineEdit *edit : {m_userId.edit, m_server->edit(), m_password->edit()}) {
        connect(edit, &QLineEdit::textEdited, edit, [edit] { setInvalid(edit, false); });
    }
}

Secret SignInForm::password() const
{
    return m_password->copy();
}

void SignInForm::fillIn(const QString &userId)
{
    m_userId.edit->setText(userId);
    m_identifier->setKnown(userId);
    m_server->stopEditing();
}

void SignInForm::beInPractice(const QString &user)
{
    fillIn(user);
    m_links->withdrawPractice();
}

void SignInForm::forgetPassword()
{
    m_password->empty();
}

bool SignInForm::isBusy() const
{
    return m_state.phase == SignInPhase::Discovering || m_state.phase == SignInPhase::SigningIn;
}

void SignInForm::showState(const SignInState &state)
{
    const SignInPhase before = m_state.phase;
    const bool saysMore = state.reason != SignInReason::None
        && (state.reason != m_state.reason || state.phase != before);
    const bool wasForAdmin = m_state.isForAdmin;
    m_state = state;
    showPurpose(wasForAdmin);
    if (!isBusy()) {
        m_patience.reset();
    } else if (state.phase != before) {
        m_patience = std::make_unique<QObject>();
        m_clock.callAfter(patience, m_patience.get(), [this] {
            m_patience.reset();
            showWaiting();
        });
    }
    showServer();
    showWays();
    showProblem();
    showWaiting();
    if (saysMore) {
        tellFault(before);
    } else {
        moveFocus(before);
    }
}

void SignInForm::showPurpose(bool wasForAdmin)
{
    m_heading->setForAdmin(m_state.isForAdmin);
    m_links->setForAdmin(m_state.isForAdmin);
    if (m_state.isForAdmin != wasForAdmin) {
        focusAndAnnounce(m_userId.edit, m_heading->text()); // the link that was pressed has gone
    }
}

void SignInForm::showServer()
{
    const bool locked = m_state.phase == SignInPhase::SigningIn;
    m_userId.edit->setReadOnly(locked);
    m_server->setServer(m_state.serverText, m_state.serverFromId, locked);
    m_found->showFound(m_state.phase == SignInPhase::Failed ? QString()
                                                            : SignInSentences::found(m_state));
}

void SignInForm::showWays()
{
    const bool offered = offersPassword(m_state);
    const QString receiver = offered ? m_state.server->url.toString() : QString();
    if (receiver != m_passwordServer) {
        m_passwordServer = receiver;
        m_password->empty(); // it was meant for another server
    }
    const bool cooling = m_state.phase == SignInPhase::Cooling;
    const bool usable = m_state.phase == SignInPhase::Ready;
    m_password->setVisible(offered);
    m_password->edit()->setReadOnly(m_state.phase == SignInPhase::SigningIn);
    m_signIn->setVisible(offered && !cooling);
    m_signIn->setEnabled(usable);
    m_providers->setMethods(isOpen(m_state) && !cooling ? m_state.server->methods : LoginMethods{});
    m_providers->setEnabled(usable);
    QWidget *former = m_signIn; // the providers' buttons are younger than what follows them
    for (QWidget *button : m_providers->buttons()) {
        setTabOrder(former, button);
        former = button;
    }
    m_cooling->setText(cooling ? SignInSentences::cooling(m_state) : QString());
    m_cooling->setVisible(cooling);
    m_delegated->showState(m_state);
}

void SignInForm::showProblem()
{
    const QString sentence = SignInSentences::of(m_state);
    const QString remains = m_state.sessionMayRemain ? SignInSentences::leftBehind() : QString();
    const bool mild = m_state.reason == SignInReason::ServerNeeded
        || m_state.reason == SignInReason::ManagedElsewhere
        || m_state.reason == SignInReason::BrowserTimeout
        || m_state.reason == SignInReason::Declined;
    if (sentence.isEmpty() && remains.isEmpty()) {
        m_problem->clear();
    } else if (sentence.isEmpty()) {
        m_problem->tell(Banner::Kind::Warning, remains);
    } else {
        const QString whole = remains.isEmpty() ? sentence : sentence + u"\n\n"_s + remains;
        m_problem->tell(mild ? Banner::Kind::Info : Banner::Kind::Error, whole, m_state.serverSaid);
    }
    m_consent->setVisible(!m_state.consentPage.isEmpty());
    m_tryAgain->setVisible(m_state.phase == SignInPhase::Failed
                           && m_state.reason == SignInReason::ServerProblem);
    const QLineEdit *fault = fieldAtFault();
    for (QLineEdit *edit : {m_userId.edit, m_server->edit(), m_password->edit()}) {
        setInvalid(edit, edit == fault);
        describe(edit, edit == fault ? m_problem->text() : QString());
    }
}

void SignInForm::showWaiting()
{
    const bool late = isBusy() && !m_patience;
    const bool cooling = m_state.phase == SignInPhase::Cooling;
    m_waiting->say(isBusy() ? SignInSentences::waiting(m_state) : QString());
    m_heading->setBusy(isBusy());
    m_links->setBusy(isBusy());
    m_waiting->setVisible(late || cooling);
}

QLineEdit *SignInForm::fieldAtFault() const
{
    switch (m_state.reason) {
    case SignInReason::NotAMatrixId:
    case SignInReason::CountryNeeded:
        return m_userId.edit;
    case SignInReason::ServerProblem:
        return m_state.serverFromId ? m_userId.edit : m_server->edit();
    case SignInReason::WrongPassword:
        return m_password->edit();
    case SignInReason::None:
    case SignInReason::ServerNeeded:
    case SignInReason::ManagedElsewhere:
    case SignInReason::Deactivated:
    case SignInReason::Locked:
    case SignInReason::OtherPerson:
    case SignInReason::Network:
    case SignInReason::Refused:
    case SignInReason::BrowserTimeout:
    case SignInReason::LinkUsed:
    case SignInReason::Declined:
        return nullptr;
    }
    return nullptr;
}

/// Says what is wrong; the focus moves there only when nobody is typing elsewhere.
void SignInForm::tellFault(SignInPhase before)
{
    const QWidget *focus = QApplication::focusWidget();
    const bool wasAway = before == SignInPhase::SigningIn || before == SignInPhase::Browser;
    QWidget *target = fieldAtFault();
    if (m_state.reason == SignInReason::ServerNeeded) {
        target = m_server->edit();
    } else if (m_state.reason == SignInReason::ManagedElsewhere
               && m_delegated->accountPageButton() != nullptr) {
        target = m_delegated->accountPageButton();
    } else if (target == nullptr && m_delegated->continueButton() != nullptr) {
        target = m_delegated->continueButton();
    } else if (target == nullptr) {
        target = m_signIn->isVisible() ? static_cast<QWidget *>(m_password->edit())
                                       : m_providers->first();
    }
    // Also in the field at fault: whoever mends a typo there has not finished.
    const bool typing
        = (focus == m_userId.edit && m_identifier->isPending()) || m_server->isBeingTyped();
    const bool fromField = focus == nullptr || focus == m_userId.edit || focus == m_server->edit();
    if (target != nullptr && !typing && (wasAway || fromField)) {
        target->setFocus(Qt::OtherFocusReason);
    }
    announce(this, m_problem->text());
    if (m_state.reason == SignInReason::WrongPassword) {
        m_password->selectAll(); // the focus that has just come would have undone it
    }
}

void SignInForm::moveFocus(SignInPhase before)
{
    if (m_state.phase == SignInPhase::Cooling && before != SignInPhase::Cooling) {
        focusAndAnnounce(m_waiting->cancelButton(), m_cooling->text());
    }
    if (m_state.phase != SignInPhase::Ready || before == SignInPhase::Ready) {
        return;
    }
    const QWidget *focus = QApplication::focusWidget();
    const bool typing
        = (focus == m_userId.edit && m_identifier->isPending()) || m_server->isBeingTyped();
    const bool here = focus == nullptr || isAncestorOf(focus) || before == SignInPhase::Browser;
    QWidget *target = m_delegated->continueButton();
    if (target == nullptr) {
        target = m_password->isHidden() ? m_providers->first() : m_password->edit();
    }
    const bool waiting = m_userId.edit->text().isEmpty() && !m_password->isHidden();
    if (waiting) {
        target = m_userId.edit; // the server was named first
    }
    if (target != nullptr && here && !typing) {
        target->setFocus(Qt::OtherFocusReason);
    }
    if (here && before == SignInPhase::Discovering) {
        announce(this, m_found->text());
    }
}

void SignInForm::onConfirmed()
{
    if (m_state.phase == SignInPhase::Ready && !m_password->isHidden()) {
        m_password->edit()->setFocus(Qt::OtherFocusReason);
    } else {
        tryAgain();
    }
}

void SignInForm::tryAgain()
{
    if (m_state.serverFromId || m_server->edit()->text().isEmpty()) {
        Q_EMIT identifierEntered(m_userId.edit->text().trimmed());
    } else {
        Q_EMIT serverEntered(m_server->edit()->text().trimmed());
    }
}

void SignInForm::requestSignIn()
{
    m_identifier->flush();
    m_server->flush();
    if (m_state.phase != SignInPhase::Ready || m_password->isHidden()) {
        return; // another server has to be asked first
    }
    if (m_userId.edit->text().trimmed().isEmpty()) {
        m_problem->tell(Banner::Kind::Info, tr("Type your Matrix ID or username first."));
        focusAndAnnounce(m_userId.edit, m_problem->text());
    } else if (m_password->isEmpty()) {
        m_problem->tell(Banner::Kind::Info, tr("Type your password first."));
        focusAndAnnounce(m_password->edit(), m_problem->text());
    } else {
        Q_EMIT signInRequested();
    }
}

} // namespace farewell
