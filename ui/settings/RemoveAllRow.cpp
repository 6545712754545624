// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/RemoveAllRow.h"

#include "ui/Names.h"
#include "ui/sentences/Numbers.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/FocusRing.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace farewell {

RemoveAllRow::RemoveAllRow(Clock &clock, QWidget *parent)
    : QWidget(parent)
{
    build(clock);
    showCount(0);
}

void RemoveAllRow::build(Clock &clock)
{
    m_question = makeText(names::removeAllLabel, {}, TextStyle::Body, this);
    m_remove = makeLink(names::removeAllContactsButton, tr("Remove all now"), this, true);
    m_confirm = new ArmedButton(names::removeAllConfirmButton, tr("Remove all"), Role::Danger,
                                clock, this);
    setRole(m_confirm, Role::DangerLink);
    new FocusRing(m_confirm);
    m_cancel = makeLink(names::removeAllCancelButton, tr("Cancel"), this);
    m_cancel->setAccessibleName(tr("Cancel: remove none of them"));
    swallowEnter(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.4));
    column->addWidget(m_question);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(em(this, 0.75));
    buttons->addWidget(m_remove);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        ask(true);
        focusAndAnnounce(m_cancel, m_question->text());
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        ask(false);
        m_remove->setFocus(Qt::OtherFocusReason);
    });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed();
        ask(false);
    });
}

void RemoveAllRow::showCount(qsizetype count)
{
    if (count != m_count) {
        m_count = count;
        ask(false); // it was asked about others
    }
    setVisible(count >= 2);
}

void RemoveAllRow::moveToEndOfTabs()
{
    for (QPushButton *button :
         std::initializer_list<QPushButton *>{m_remove, m_confirm, m_cancel}) {
        moveToEndOfTabOrder(button);
    }
}

void RemoveAllRow::ask(bool asks)
{
    m_asks = asks;
    const int number = Numbers::plural(m_count);
    //: all that there are, which are at least two
    m_question->setText(tr("Remove all %Ln email addresses and phone numbers?", nullptr, number));
    m_question->setVisible(asks);
    m_remove->setVisible(!asks);
    m_confirm->setVisible(asks);
    m_confirm->setWanted(asks);
    m_cancel->setVisible(asks);
}

void RemoveAllRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_asks) {
        m_cancel->click(); // and not the whole window
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace farewell
