// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/DelegatedWays.h"

#include "ui/Names.h"
#include "ui/login/SignInSentences.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

namespace farewell {

namespace {

/// Whether it is to be signed in to in the browser, at the server it names.
bool delegates(const SignInState &state)
{
    return state.server && state.server->oauth && state.server->oauth->endpoints
        && state.phase != SignInPhase::Failed;
}

} // namespace

DelegatedWays::DelegatedWays(QWidget *parent)
    : QWidget(parent)
{
    m_managed = makeText(names::managedLabel, {}, TextStyle::Body, this);
    m_continue = makeButton(names::continueInBrowserButton, tr("Continue in the browser"),
                            Role::Primary, this);
    m_accountPage
        = makeButton(names::accountPageButton, tr("Open my account page"), Role::Plain, this);
    m_otherDevice
        = makeLink(names::anotherDeviceButton, tr("Use a browser on another device"), this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.8));
    column->addWidget(m_managed);
    column->addWidget(m_continue);
    column->addWidget(m_accountPage);
    column->addWidget(m_otherDevice);
    connect(m_accountPage, &QPushButton::clicked, this, &DelegatedWays::accountPageRequested);
    connect(m_continue, &QPushButton::clicked, this,
            [this] { Q_EMIT oauthRequested(SignInFlow::Browser::Here); });
    connect(m_otherDevice, &QPushButton::clicked, this,
            [this] { Q_EMIT oauthRequested(SignInFlow::Browser::Elsewhere); });
}

void DelegatedWays::showState(const SignInState &state)
{
    const bool cooling = state.phase == SignInPhase::Cooling;
    const bool usable = state.phase == SignInPhase::Ready;
    const bool offered = delegates(state) && !cooling;
    // A code typed elsewhere gives nobody an administrator's rights, and a page for one's own
    // account is no help with others.
    const bool isOwn = !state.isForAdmin;
    const bool elsewhere
        = isOwn && offered && !state.server->oauth->endpoints->deviceAuthorization.isEmpty();
    const bool hasPage = isOwn && !state.accountPage.isEmpty() && !cooling;
    m_managed->setText(offered ? SignInSentences::managed(state) : QString());
    m_managed->setVisible(offered);
    m_continue->setVisible(offered);
    m_continue->setEnabled(usable);
    m_otherDevice->setVisible(elsewhere);
    m_otherDevice->setEnabled(usable);
    m_accountPage->setVisible(hasPage);
    setRole(m_accountPage, offered ? Role::Plain : Role::Primary);
    setVisible(offered || hasPage);
}

QWidget *DelegatedWays::continueButton() const
{
    return m_continue->isHidden() ? nullptr : m_continue;
}

QWidget *DelegatedWays::accountPageButton() const
{
    return m_accountPage->isHidden() ? nullptr : m_accountPage;
}

} // namespace farewell
