// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/UnfinishedListDialog.h"

#include "ui/Names.h"
#include "ui/administration/many/JobAskDialog.h"
#include "ui/administration/many/LeftListSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QVBoxLayout>

#include <utility>

namespace farewell {

namespace {

constexpr double startWidth = 31; // of the font's height

} // namespace

UnfinishedListDialog::UnfinishedListDialog(LeftJob left, Clock &clock, QWidget *parent)
    : QDialog(parent), m_left(std::move(left)), m_clock(clock)
{
    setNames(this, names::unfinishedListDialog, {});
    setWindowTitle(tr("Farewell"));
    openWithinScreen(this);
    limitLines(this);
    build();
    resize(em(this, startWidth), 0);
    growToFit(*this, *m_buttons);
}

void UnfinishedListDialog::build()
{
    auto *column = new QVBoxLayout(this);
    const int margin = em(this, 1.4);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(this, 0.8));
    const QString heading = LeftListSentences::heading(m_left);
    const QString sentence = LeftListSentences::sentence(m_left);
    auto *title = new QVBoxLayout;
    title->setSpacing(em(this, 0.25));
    title->addWidget(makeText(names::headingLabel, heading, TextStyle::Title, this));
    const QString subtitle = LeftListSentences::subtitle(m_left);
    if (!subtitle.isEmpty()) {
        title->addWidget(makeText(subtitle, TextStyle::Small, this));
    }
    column->addLayout(title);
    auto *scroll = new ScrollColumn(names::contentScrollArea, this);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setAccessibleName(heading);
    describe(scroll, sentence);
    m_notice = new Banner(names::noticeBanner, scroll->content());
    scroll->column()->setSpacing(em(this, 0.8));
    scroll->column()->addWidget(m_notice);
    scroll->column()->addWidget(makeText(sentence, TextStyle::Body, scroll->content()));
    scroll->column()->addStretch(1);
    column->addWidget(scroll, 1);
    m_buttons = new ButtonRow(this);
    column->addWidget(m_buttons);
    buildButtons();
    scroll->setFocus(Qt::OtherFocusReason);
}

void UnfinishedListDialog::buildButtons()
{
    const bool isReadable = m_left.record() != nullptr;
    auto *forget
        = makeButton(names::forgetListButton, tr("Forget this list…"), Role::Plain, m_buttons);
    m_buttons->add(forget);
    connect(forget, &QPushButton::clicked, this, &UnfinishedListDialog::askToForget);
    if (isReadable) {
        auto *save
            = makeButton(names::saveResultsButton, tr("Save results…"), Role::Plain, m_buttons);
        m_buttons->add(save);
        connect(save, &QPushButton::clicked, this, &UnfinishedListDialog::saveResultsRequested);
    }
    auto *notNow = makeButton(names::notNowButton, tr("Not now"), Role::Plain, m_buttons);
    m_buttons->add(notNow);
    connect(notNow, &QPushButton::clicked, this, &UnfinishedListDialog::reject);
    if (isReadable) {
        auto *resume = makeButton(names::resumeListButton, LeftListSentences::resumeButton(m_left),
                                  Role::Primary, m_buttons);
        m_buttons->add(resume);
        connect(resume, &QPushButton::clicked, this, &UnfinishedListDialog::resumeRequested);
    }
}

void UnfinishedListDialog::refuse(const QString &signedInAs, const QString &serverName)
{
    if (const JobRecord *record = m_left.record()) {
        const QString text = LeftListSentences::refusal(*record, signedInAs, serverName);
        m_notice->tell(Banner::Kind::Warning, text);
        growToFit(*this, *m_buttons);
        announce(this, text);
    }
}

void UnfinishedListDialog::tell(const QString &text)
{
    if (text.isEmpty()) {
        m_notice->clear();
        return;
    }
    m_notice->tell(Banner::Kind::Info, text);
    growToFit(*this, *m_buttons);
    announce(this, text);
}

void UnfinishedListDialog::askToForget()
{
    if (m_ask != nullptr) {
        return;
    }
    m_ask = new JobAskDialog({tr("Forget this list?"),
                              tr("What was done stays done. Which accounts are left, and what has "
                                 "come of the others, is not kept. The activity log still has what "
                                 "was sent."),
                              tr("Forget it"), tr("Keep the list")},
                             m_clock, this);
    connect(m_ask, &JobAskDialog::closed, this, [this] { retire(std::exchange(m_ask, nullptr)); });
    connect(m_ask, &JobAskDialog::confirmed, this, &UnfinishedListDialog::forgetRequested);
    m_ask->open();
}

void UnfinishedListDialog::reject()
{
    if (m_hasClosed) {
        return;
    }
    m_hasClosed = true;
    QDialog::reject();
    Q_EMIT closed();
}

} // namespace farewell
