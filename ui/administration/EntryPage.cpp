// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/EntryPage.h"

#include "ui/Names.h"
#include "ui/administration/AdminSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"

#include <QVBoxLayout>

namespace farewell {

EntryPage::EntryPage(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new ScrollColumn(names::contentScrollArea, this))
    , m_heading(makeText(names::headingLabel, {}, TextStyle::Title, m_scroll->content()))
    , m_sentence(makeText({}, TextStyle::Body, m_scroll->content()))
    , m_busy(new BusyBar(names::phaseProgressBar, tr("Asking the server"), m_scroll->content()))
    , m_buttons(new ButtonRow(this))
    , m_checkAgain(makeButton(names::checkAgainButton, tr("Check again"), Role::Primary, m_buttons))
    , m_openAccount(
          makeButton(names::openAccountButton, tr("Open my own account"), Role::Plain, m_buttons))
{
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->column()->setSpacing(em(this, 0.8));
    for (QWidget *part : std::initializer_list<QWidget *>{m_heading, m_sentence, m_busy}) {
        m_scroll->column()->addWidget(part);
    }
    m_scroll->column()->addStretch(1);
    m_buttons->add(m_openAccount);
    m_buttons->add(m_checkAgain);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_scroll, 1);
    column->addWidget(m_buttons);
    connect(m_checkAgain, &QPushButton::clicked, this, &EntryPage::checkAgainRequested);
    connect(m_openAccount, &QPushButton::clicked, this, &EntryPage::openAccountRequested);
}

void EntryPage::showView(const AdminView &view)
{
    const bool isAsking = view.reason == EntryReason::None;
    m_heading->setText(AdminSentences::heading(view));
    m_scroll->setAccessibleName(m_heading->text());
    m_sentence->setText(AdminSentences::sentence(view));
    describe(m_scroll, m_sentence->text());
    m_busy->setVisible(isAsking);
    m_buttons->setHidden(isAsking);
    // Asking again would not make anybody an administrator, or a sign-in of one that has ended.
    const bool mayHelp = view.reason == EntryReason::Hidden
        || view.reason == EntryReason::NoAdminApi || view.reason == EntryReason::Network;
    m_checkAgain->setVisible(mayHelp);
    m_openAccount->setVisible(view.reason != EntryReason::SignedOut);
    setRole(m_openAccount, mayHelp ? Role::Plain : Role::Primary);
}

void EntryPage::takeFocus()
{
    focusAndAnnounce(m_scroll, Sentences::underHeading(m_heading->text(), m_sentence->text()));
}

} // namespace farewell
