// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/record/LetterDialog.h"

#include "app/record/MailLink.h"
#include "ui/Names.h"
#include "ui/record/LetterSentences.h"
#include "ui/speech/Announcement.h"
#include "ui/support/SupportCard.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/TextBox.h"
#include "ui/widgets/WindowSize.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace farewell {

namespace {

constexpr double margin = 1.4; // of the font's height, as this
constexpr double startWidth = 34;

} // namespace

LetterDialog::LetterDialog(const QString &heading, QString host, const LetterDraft &draft,
                           QWidget *parent)
    : QDialog(parent)
    , m_host(std::move(host))
    , m_scroll(new ScrollColumn(names::contentScrollArea, this))
{
    setNames(this, names::letterDialog, {});
    setWindowTitle(tr("A letter to your server"));
    openWithinScreen(this);
    limitLines(this);
    build(heading, draft);
    buildButtons();
    showContacts({});
    const int width = em(this, startWidth);
    resize(width, heightToSeeAll(*this, *m_buttons, width));
    m_text->setFocus();
}

void LetterDialog::build(const QString &heading, const LetterDraft &draft)
{
    const int around = em(this, margin);
    QVBoxLayout *column = m_scroll->column();
    column->setContentsMargins(around, around, around, around / 2);
    column->setSpacing(em(this, 0.7));
    QWidget *content = m_scroll->content();
    m_to = makeText(names::letterToLabel, {}, TextStyle::Muted, content);
    m_support = new SupportCard(content);
    connect(m_support, &SupportCard::openPageRequested, this, &LetterDialog::openPageRequested);
    const Field subject = makeEdit(names::letterSubjectEdit, tr("Subject"), content);
    m_subject = subject.edit;
    m_subject->setText(draft.subject);
    m_subject->home(false); // where it begins is seen
    auto *box = new TextBox(names::letterEdit, tr("The letter"), content);
    m_text = box->edit();
    m_text->setPlainText(draft.text);
    m_text->setMinimumHeight(em(this, 16));
    m_hint = makeText({}, TextStyle::Small, content);
    column->addWidget(makeText(names::headingLabel, heading, TextStyle::Title, content));
    column->addWidget(m_to);
    column->addWidget(m_support);
    column->addWidget(
        makeText(tr("No legal advice. It fits where European data protection law applies."),
                 TextStyle::Small, content));
    auto *line = new QVBoxLayout;
    line->setSpacing(em(this, 0.3));
    line->addWidget(subject.label);
    line->addWidget(m_subject);
    column->addLayout(line);
    column->addWidget(box, 1);
    column->addWidget(m_hint);
}

void LetterDialog::buildButtons()
{
    m_notice = new Banner(names::noticeBanner, this);
    m_buttons = new ButtonRow(this);
    auto *close = makeButton(names::closeLetterButton, tr("Close"), Role::Plain, m_buttons);
    m_copy = makeButton(names::copyLetterButton, tr("Copy"), Role::Plain, m_buttons);
    m_copy->setAccessibleName(tr("Copy the letter"));
    m_send
        = makeButton(names::mailLetterButton, tr("Open in mail program"), Role::Primary, m_buttons);
    for (QPushButton *button : {close, m_copy, m_send}) {
        m_buttons->add(button);
    }
    auto *foot = new QVBoxLayout;
    const int around = em(this, margin);
    foot->setContentsMargins(around, around / 2, around, around);
    foot->setSpacing(em(this, 0.7));
    foot->addWidget(m_notice);
    foot->addWidget(m_buttons);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &LetterDialog::copy);
    connect(m_send, &QPushButton::clicked, this, &LetterDialog::mailRequested);
}

void LetterDialog::showContacts(const SupportContacts &contacts)
{
    const auto plain = std::ranges::find_if(
        contacts.people, [](const QString &person) { return isPlainAddress(person); });
    m_mail = plain == contacts.people.cend() ? QString() : *plain;
    m_to->setText(LetterSentences::to(m_host, m_mail, contacts));
    m_hint->setText(LetterSentences::hint(!m_mail.isEmpty()));
    m_support->showContacts(contacts);
    m_support->setWanted(m_mail.isEmpty());
    m_send->setVisible(!m_mail.isEmpty());
    setRole(m_copy, m_mail.isEmpty() ? Role::Primary : Role::Plain);
    m_buttons->makeMain(m_mail.isEmpty() ? m_copy : m_send);
}

void LetterDialog::showMailResult(MailResult result)
{
    switch (result) {
    case MailResult::Opened:
        m_notice->clear();
        return;
    case MailResult::OpenedWithoutText:
        copyText();
        tell(tr("The letter is on the clipboard: paste it there."));
        return;
    case MailResult::NotOpened:
        tell(tr("No mail program could be opened. Copy the letter, and send it another way."),
             true);
        return;
    }
}

void LetterDialog::sayOutOfDate()
{
    tell(tr("More is known now than when you changed this letter. Please check that it still says "
            "what happened."));
}

LetterDraft LetterDialog::draft() const
{
    return {m_subject->text(), m_text->toPlainText()};
}

void LetterDialog::copyText() const
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
}

void LetterDialog::copy()
{
    copyText();
    tell(tr("The letter is on the clipboard."));
}

void LetterDialog::tell(const QString &text, bool isBad)
{
    m_notice->tell(isBad ? Banner::Kind::Error : Banner::Kind::Info, text);
    growToFit(*this, *m_buttons);
    announce(this, text);
}

} // namespace farewell
