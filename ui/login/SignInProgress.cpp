// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/SignInProgress.h"

#include "ui/Names.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

namespace farewell {

SignInProgress::SignInProgress(QWidget *parent)
    : QWidget(parent)
{
    m_text = makeText(names::signInProgressLabel, {}, TextStyle::Small, this);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_bar = new BusyBar(names::signInProgressBar, tr("Progress"), this);
    m_cancel = makeLink(names::cancelSignInButton, tr("Cancel"), this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.4));
    column->addWidget(m_bar);
    auto *row = new QHBoxLayout;
    row->addWidget(m_text, 1);
    row->addWidget(m_cancel);
    column->addLayout(row);
    hide();
    connect(m_cancel, &QPushButton::clicked, this, &SignInProgress::cancelRequested);
}

void SignInProgress::say(const QString &text)
{
    m_text->setText(text);
    m_bar->setVisible(!text.isEmpty());
}

QWidget *SignInProgress::cancelButton() const
{
    return m_cancel;
}

} // namespace farewell
