// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/BrowserPage.h"

#include "ui/Names.h"
#include "ui/login/QrPicture.h"
#include "ui/login/SignInSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/SelectableText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace farewell {

BrowserPage::BrowserPage(QWidget *parent)
    : QWidget(parent)
{
    m_title = makeText({}, TextStyle::Title, this);
    //: what a page in the browser asks for, such as ABCD-EFGH
    m_code = new SelectableText(names::deviceCodeLabel, tr("Code"), TextStyle::Title, this);
    m_picture = new QrPicture(names::qrPicture, this);
    m_text = makeText(names::browserLabel, {}, TextStyle::Body, this);
    m_maySay = makeText({}, TextStyle::Body, this);
    auto *bar = new BusyBar(names::phaseProgressBar, tr("Waiting for the browser"), this);
    m_openAgain = makeLink(names::openBrowserAgainButton, tr("Open the browser again"), this);
    m_copyLink = makeLink(names::copyLinkButton, tr("Copy the link"), this);
    auto *cancel = makeButton(names::cancelBrowserButton, tr("Cancel"), Role::Plain, this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.7));
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_maySay);
    column->addWidget(m_code);
    column->addWidget(m_picture, 0, Qt::AlignLeading);
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

bool BrowserPage::showState(const SignInState &state)
{
    const bool hasNews = m_page != state.page;
    m_text->setText(SignInSentences::browser(state));
    m_maySay->setText(SignInSentences::whatThePageMaySay(state));
    m_maySay->setHidden(m_maySay->text().isEmpty());
    if (hasNews) {
        m_page = state.page;
        retitle(m_copyLink, tr("Copy the link"));
    }
    const bool isElsewhere = state.device.has_value();
    m_title->setText(isElsewhere ? tr("Continue on another device")
                                 : tr("Continue in your browser"));
    m_code->setText(isElsewhere ? state.device->userCode : QString());
    m_code->setVisible(isElsewhere);
    m_picture->setUrl(isElsewhere ? state.device->wholePage : QUrl());
    m_openAgain->setVisible(!m_page.isEmpty() && !isElsewhere);
    m_copyLink->setVisible(!m_page.isEmpty());
    return hasNews;
}

void BrowserPage::takeFocus()
{
    QWidget *receiver
        = m_openAgain->isHidden() ? findChild<QWidget *>(names::cancelBrowserButton) : m_openAgain;
    QStringList said{m_text->text()};
    if (!m_code->isHidden()) {
        said += m_code->text();
    }
    if (!m_maySay->isHidden()) {
        said += m_maySay->text();
    }
    focusAndAnnounce(receiver, Sentences::inARow(said));
}

void BrowserPage::copyLink()
{
    QGuiApplication::clipboard()->setText(m_page.toString(QUrl::FullyEncoded));
    retitle(m_copyLink, tr("Link copied"));
}

} // namespace farewell
