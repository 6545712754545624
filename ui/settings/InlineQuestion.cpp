// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/InlineQuestion.h"

#include "ui/speech/Announcement.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/FocusRing.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace farewell {

InlineQuestion::InlineQuestion(const Names &names, Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_question(makeText(names.label, {}, TextStyle::Body, this))
    , m_open(makeLink(names.open, {}, this, true))
    , m_confirm(new ArmedButton(names.confirm, {}, Role::Danger, clock, this))
    , m_cancel(makeLink(names.cancel, tr("Cancel"), this))
{
    setRole(m_confirm, Role::DangerLink);
    new FocusRing(m_confirm);
    swallowEnter(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.4));
    column->addWidget(m_question);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(em(this, 0.75));
    buttons->addWidget(m_open);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connectButtons();
    ask(false);
}

void InlineQuestion::connectButtons()
{
    connect(m_open, &QPushButton::clicked, this, [this] {
        ask(true);
        focusAndAnnounce(m_cancel, m_question->text());
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        ask(false);
        m_open->setFocus(Qt::OtherFocusReason);
    });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed();
        ask(false);
    });
}

void InlineQuestion::setQuestion(const QString &text)
{
    m_question->setText(text);
}

void InlineQuestion::setAnswer(const QString &text, const QString &spoken)
{
    m_confirm->setText(text);
    m_confirm->setAccessibleName(spoken);
}

void InlineQuestion::setOpening(const QString &text)
{
    retitle(m_open, text);
}

void InlineQuestion::setSpokenCancel(const QString &text)
{
    m_cancel->setAccessibleName(text);
}

void InlineQuestion::setOffered(bool isOffered)
{
    ask(m_asks && isOffered);
    setVisible(isOffered);
}

void InlineQuestion::takeBack()
{
    ask(false);
}

void InlineQuestion::moveToEndOfTabs()
{
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_open, m_confirm, m_cancel}) {
        moveToEndOfTabOrder(button);
    }
}

void InlineQuestion::ask(bool asks)
{
    m_asks = asks;
    m_question->setVisible(asks);
    m_open->setVisible(!asks);
    m_confirm->setVisible(asks);
    m_confirm->setWanted(asks);
    m_cancel->setVisible(asks);
}

void InlineQuestion::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_asks) {
        m_cancel->click(); // and not the whole window
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace farewell
