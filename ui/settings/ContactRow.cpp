// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/ContactRow.h"

#include "ui/Names.h"
#include "ui/sentences/PauseSentences.h"
#include "ui/sentences/ServerWords.h"
#include "ui/settings/ContactSentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/FocusRing.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

ContactRow::ContactRow(const Contact &contact, qsizetype index, Clock &clock, QWidget *parent)
    : Card(parent), m_contact(contact)
{
    setNames(this, names::indexed(names::contactRow, index), ContactSentences::shown(contact));
    build(index, clock);
    connectButtons();
    go(Step::Idle);
}

void ContactRow::setRemovable(bool removable)
{
    if (removable != m_removable) {
        m_removable = removable;
        go(m_step == Step::Asking ? Step::Idle : m_step); // it is not asked about any more
    }
}

void ContactRow::showRemoval(const RemovalState &state)
{
    if (const auto *failed = std::get_if<removal::Failed>(&state)) {
        fail(failed->failure);
    } else if (const auto *removed = std::get_if<removal::Removed>(&state)) {
        go(Step::Removed);
        m_text->setText(ContactSentences::removed(m_contact, removed->unbind));
        announce(this, m_text->text());
    } else {
        go(Step::Working);
        const auto *waiting = std::get_if<removal::Waiting>(&state);
        m_status->setText(waiting != nullptr ? PauseSentences::goesOn(waiting->pause) : QString());
        m_status->setVisible(waiting != nullptr);
    }
}

void ContactRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_step == Step::Asking) {
        m_cancel->click(); // and not the whole window
        return;
    }
    Card::keyPressEvent(event);
}

void ContactRow::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    arrange();
}

/// The buttons go under the text where that would have to be broken to make room for them.
void ContactRow::arrange()
{
    const QMargins around = cardMargins();
    int needed = m_text->fontMetrics().horizontalAdvance(m_text->text());
    for (const QPushButton *button :
         std::initializer_list<QPushButton *>{m_remove, m_confirm, m_cancel}) {
        needed += button->isHidden() ? 0 : m_row->spacing() + button->sizeHint().width();
    }
    const bool isNarrow = needed > width() - around.left() - around.right();
    m_row->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setAlignment(m_buttons, isNarrow ? Qt::AlignLeading : Qt::Alignment());
}

void ContactRow::takeFocus()
{
    m_remove->setFocus(Qt::OtherFocusReason);
}

void ContactRow::build(qsizetype index, Clock &clock)
{
    const QString address = ContactSentences::shown(m_contact);
    m_text = makeText(address, TextStyle::Body, this);
    m_status
        = makeText(names::indexed(names::contactStatusLabel, index), {}, TextStyle::Danger, this);
    m_serverSaid = makeText(names::indexed(names::contactServerSaidLabel, index), {},
                            TextStyle::Small, this);
    m_busy = new BusyBar(names::indexed(names::contactProgressBar, index),
                         //: %1 is an email address or phone number
                         tr("Removing %1").arg(address), this);
    m_remove
        = makeLink(names::indexed(names::removeContactButton, index), tr("Remove"), this, true);
    m_remove->setAccessibleName(tr("Remove %1", "button").arg(address));
    m_confirm = new ArmedButton(names::indexed(names::removeContactConfirmButton, index),
                                tr("Remove"), Role::Danger, clock, this);
    setRole(m_confirm, Role::DangerLink);
    new FocusRing(m_confirm);
    //: for screen readers; %1 is an email address or phone number
    m_confirm->setAccessibleName(tr("Yes, remove %1").arg(address));
    m_cancel
        = makeLink(names::indexed(names::removeContactCancelButton, index), tr("Cancel"), this);
    //: for screen readers; %1 is an email address or phone number
    m_cancel->setAccessibleName(tr("Do not remove %1").arg(address));
    swallowEnter(m_cancel);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(cardMargins());
    column->setSpacing(em(this, 0.4));
    m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    m_row->setSpacing(em(this, 0.75));
    m_row->addWidget(m_text, 1, Qt::AlignVCenter);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(em(this, 0.75));
    for (QPushButton *button :
         std::initializer_list<QPushButton *>{m_remove, m_confirm, m_cancel}) {
        m_buttons->addWidget(button);
    }
    m_row->addLayout(m_buttons);
    column->addLayout(m_row);
    column->addWidget(m_busy);
    column->addWidget(m_status);
    column->addWidget(m_serverSaid);
}

void ContactRow::connectButtons()
{
    connect(m_remove, &QPushButton::clicked, this, [this] {
        go(Step::Asking);
        focusAndAnnounce(m_cancel, m_text->text());
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        go(Step::Idle);
        m_remove->setFocus();
    });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        go(Step::Working);
        m_text->setFocus(Qt::OtherFocusReason); // the buttons are gone; the row keeps the focus
        Q_EMIT removeRequested();
    });
}

void ContactRow::go(Step step)
{
    if (step != m_step) {
        m_status->clear();
        m_serverSaid->clear();
    }
    m_step = step;
    const QString address = ContactSentences::shown(m_contact);
    switch (step) {
    case Step::Idle:
        m_text->setText(address);
        break;
    case Step::Asking:
        //: %1 is an email address or phone number
        m_text->setText(tr("Remove %1?").arg(address));
        break;
    case Step::Working:
        //: %1 is an email address or phone number
        m_text->setText(tr("Removing %1…").arg(address));
        break;
    case Step::Removed:
        break;
    }
    setInvalid(this, step == Step::Asking);
    m_remove->setVisible(step == Step::Idle && m_removable);
    m_confirm->setVisible(step == Step::Asking);
    m_confirm->setWanted(step == Step::Asking);
    m_cancel->setVisible(step == Step::Asking);
    m_busy->setVisible(step == Step::Working);
    m_status->setVisible(!m_status->text().isEmpty());
    m_serverSaid->setVisible(!m_serverSaid->text().isEmpty());
    arrange();
}

void ContactRow::fail(const Failure &failure)
{
    go(Step::Idle);
    m_status->setText(ContactSentences::notRemoved(failure));
    m_serverSaid->setText(ServerWords::said(failure.serverText));
    go(Step::Idle);
    if (window()->focusWidget() == m_text) { // who has gone on stays there
        takeFocus();
    }
    announce(this, m_status->text());
}

} // namespace farewell
