// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/SignInHeading.h"

#include "ui/Names.h"
#include "ui/sentences/Sentences.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

namespace farewell {

SignInHeading::SignInHeading(QWidget *parent)
    : QWidget(parent)
    , m_title(makeText({}, TextStyle::Title, this))
    , m_purpose(
          makeText(tr("You sign in to look after other people's accounts."), TextStyle::Body, this))
    // Not in the place of the link that leads here: who clicks twice would be back at once.
    , m_ownAccount(makeLink(names::ordinarySignInButton, tr("Sign in to my own account"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.8));
    column->addWidget(m_title);
    column->addWidget(m_purpose);
    column->addWidget(m_ownAccount, 0, Qt::AlignLeading);
    column->addWidget(makeText(tr("Nothing is deactivated until you confirm. Your other devices "
                                  "may announce a new sign-in named Farewell."),
                               TextStyle::Small, this));
    connect(m_ownAccount, &QPushButton::clicked, this, &SignInHeading::ownAccountRequested);
    setForAdmin(false);
}

void SignInHeading::setForAdmin(bool isForAdmin)
{
    m_title->setText(isForAdmin ? tr("Sign in as administrator") : tr("Sign in to your account"));
    m_purpose->setVisible(isForAdmin);
    m_ownAccount->setVisible(isForAdmin);
}

void SignInHeading::setBusy(bool isBusy)
{
    m_ownAccount->setDisabled(isBusy);
}

QString SignInHeading::text() const
{
    return m_purpose->isHidden() ? m_title->text()
                                 : Sentences::underHeading(m_title->text(), m_purpose->text());
}

} // namespace farewell
