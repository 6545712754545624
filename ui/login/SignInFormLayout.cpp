// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// How the form is put together; SignInForm.cpp says what it does.
#include "ui/login/SignInForm.h"

#include "ui/Names.h"
#include "ui/login/EnteredText.h"
#include "ui/login/ProviderButtons.h"
#include "ui/login/ServerField.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/PasswordField.h"

#include <QFrame>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

void SignInForm::build()
{
    m_userId = makeEdit(names::userIdEdit, tr("Matrix ID or username"), this);
    m_userId.edit->setPlaceholderText(u"@you:example.org"_s);
    m_userId.edit->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_identifier = new EnteredText(*m_userId.edit);
    m_server = new ServerField(this);
    m_status = makeText(names::serverStatusLabel, {}, TextStyle::Success, this);
    m_problem = new Banner(names::problemBanner, this);
    m_consent = makeLink(names::consentPageButton, tr("Open the terms in the browser"), this);
    m_tryAgain = makeLink(names::tryAgainButton, tr("Try again"), this);
    m_managed = makeText(names::managedLabel, {}, TextStyle::Body, this);
    m_continue = makeButton(names::continueInBrowserButton, tr("Continue in the browser"),
                            Role::Primary, this);
    m_accountPage
        = makeButton(names::accountPageButton, tr("Open my account page"), Role::Plain, this);
    m_otherDevice
        = makeLink(names::anotherDeviceButton, tr("Use a browser on another device"), this);
    m_password = new PasswordField(tr("Password"), m_clock, this);
    m_signIn = makeButton(names::signInButton, tr("Sign in"), Role::Primary, this);
    m_providers = new ProviderButtons(this);
    m_cooling = makeText(names::coolingLabel, {}, TextStyle::Strong, this);
    buildWaiting();
    setFocusProxy(m_userId.edit);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.8));
    column->addWidget(makeText(tr("Sign in to your account"), TextStyle::Title, this));
    column->addWidget(makeText(tr("Nothing is deactivated until you confirm. Your other devices "
                                  "may announce a new sign-in named Farewell."),
                               TextStyle::Small, this));
    auto *id = new QVBoxLayout;
    id->setSpacing(em(this, 0.35));
    id->addWidget(m_userId.label);
    id->addWidget(m_userId.edit);
    column->addLayout(id);
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_server, m_status, m_problem, m_consent, m_tryAgain, m_managed, m_continue,
             m_accountPage, m_otherDevice, m_password, m_signIn, m_cooling, m_providers,
             m_waiting}) {
        column->addWidget(widget);
    }
    column->addWidget(makeRule(this));
    auto *cantSignIn = makeLink(names::cantSignInButton, tr("Can't sign in?"), this);
    m_practice = makeLink(names::practiceButton, tr("Practise first"), this);
    m_practice->setAccessibleDescription(
        tr("Rehearse everything with an account that is not real"));
    auto *links = new QHBoxLayout;
    links->addWidget(cantSignIn);
    links->addStretch(1);
    links->addWidget(m_practice);
    column->addLayout(links);
    connect(cantSignIn, &QPushButton::clicked, this, &SignInForm::cantSignInRequested);
    connect(m_practice, &QPushButton::clicked, this, &SignInForm::practiceRequested);
}

void SignInForm::buildWaiting()
{
    m_waiting = new QWidget(this);
    m_waitingText = makeText(names::signInProgressLabel, {}, TextStyle::Small, m_waiting);
    m_waitingText->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_progress = new BusyBar(names::signInProgressBar, tr("Progress"), m_waiting);
    m_cancel = makeLink(names::cancelSignInButton, tr("Cancel"), m_waiting);
    auto *column = new QVBoxLayout(m_waiting);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.4));
    column->addWidget(m_progress);
    auto *row = new QHBoxLayout;
    row->addWidget(m_waitingText, 1);
    row->addWidget(m_cancel);
    column->addLayout(row);
    m_waiting->hide();
    connect(m_cancel, &QPushButton::clicked, this, &SignInForm::cancelRequested);
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
    connect(m_accountPage, &QPushButton::clicked, this, &SignInForm::accountPageRequested);
    connect(m_continue, &QPushButton::clicked, this,
            [this] { Q_EMIT oauthRequested(SignInFlow::Browser::Here); });
    connect(m_otherDevice, &QPushButton::clicked, this,
            [this] { Q_EMIT oauthRequested(SignInFlow::Browser::Elsewhere); });
    connect(m_password, &PasswordField::returnPressed, this, &SignInForm::requestSignIn);
    connect(m_signIn, &QPushButton::clicked, this, &SignInForm::requestSignIn);
    connect(m_providers, &ProviderButtons::chosen, this, &SignInForm::ssoRequested);
    for (QLineEdit *edit : {m_userId.edit, m_server->edit(), m_password->edit()}) {
        connect(edit, &QLineEdit::textEdited, edit, [edit] { setInvalid(edit, false); });
    }
}

} // namespace farewell
