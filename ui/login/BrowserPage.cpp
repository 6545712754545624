// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/BrowserPage.h"

#include "ui/Names.h"
#include "ui/login/SignInSentences.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace farewell {

BrowserPage::BrowserPage(QWidget *parent)
    : QWidget(parent)
{
    auto *title = makeText(tr("Continue in your browser"), TextStyle::Title, this);
    m_text = makeText(names::browserLabel, {}, TextStyle::Body, this);
    auto *bar = new BusyBar(names::phaseProgressBar, tr("Waiting for the browser"), this);
    m_openAgain = makeLink(names::openBrowserAgainButton, tr("Open the browser again"), this);
    m_copyLink = makeLink(names::copyLinkButton, tr("Copy the link"), this);
    auto *cancel = makeButton(names::cancelBrowserButton, tr("Cancel"), Role::Plain, this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.7));
    column->addWidget(title);
    column->addWidget(m_text);
    column->addWidget(bar);
    column->addWidget(m_openAgain);
    column->addWidget(m_copyLink);
    column->addSpacing(em(this, 0.5));
    auto *buttons = new ButtonRow(this);
    buttons->add(cancel);
    column->addWidget(buttons);

    connect(m_openAgain, &QPushButton::clicked, this, &BrowserPage::openAgainRequested);
    connect(m_copyLink, &QPushButton::clicked, this, &BrowserPage::copyLink);
    connect(cancel, &QPushButton::clicked, this, &BrowserPage::cancelRequested);
}

void BrowserPage::showState(const SignInState &state)
{
    m_text->setText(SignInSentences::browser(state));
    if (m_page != state.page) {
        m_page = state.page;
        m_copyLink->setText(tr("Copy the link"));
        m_copyLink->setAccessibleName(m_copyLink->text());
    }
    m_openAgain->setVisible(!m_page.isEmpty());
    m_copyLink->setVisible(!m_page.isEmpty());
}

void BrowserPage::takeFocus()
{
    QWidget *receiver
        = m_openAgain->isHidden() ? findChild<QWidget *>(names::cancelBrowserButton) : m_openAgain;
    announce(receiver, m_text->text());
}

void BrowserPage::copyLink()
{
    QGuiApplication::clipboard()->setText(m_page.toString(QUrl::FullyEncoded));
    m_copyLink->setText(tr("Link copied"));
    m_copyLink->setAccessibleName(m_copyLink->text());
}

} // namespace farewell
