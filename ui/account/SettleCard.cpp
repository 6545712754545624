// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/SettleCard.h"

#include "ui/Names.h"
#include "ui/account/AccountWords.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/Controls.h"

#include <QBoxLayout>

#include <utility>

namespace farewell {

namespace {

constexpr int narrowEms = 24;

} // namespace

SettleCard::SettleCard(const SettleEntry &entry, QWidget *parent)
    : Card(parent), m_entry(entry)
{
    setObjectName(names::keyed(names::settleCard, entry.key));
    build();
    showEntry(entry);
}

void SettleCard::build()
{
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setContentsMargins(cardMargins());
    m_row->setSpacing(em(this, 0.75));
    auto *what = new QHBoxLayout;
    what->setSpacing(em(this, 0.75));
    m_badge = new Badge(m_entry.kind, m_entry.sign, this);
    what->addWidget(m_badge);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(em(this, 0.2));
    m_title = makeText({}, TextStyle::Strong, this);
    m_detail = makeText({}, TextStyle::Small, this);
    m_lines->addWidget(m_title);
    m_lines->addWidget(m_detail);
    what->addLayout(m_lines, 1);
    m_row->addLayout(what, 1);
}

void SettleCard::showEntry(const SettleEntry &entry)
{
    m_entry = entry;
    setProperty("state", words::state(entry.state));
    m_badge->setMark(entry.kind, entry.sign);
    m_title->setText(entry.title);
    m_detail->setText(entry.detail);
    m_detail->setHidden(entry.detail.isEmpty());
    showButton();
    showProgress();
}

/// A button that does something else is another one; it takes over the focus.
void SettleCard::showButton()
{
    const QString name = m_entry.button ? m_entry.button->name : QString();
    bool hadFocus = false;
    if (m_button != nullptr && m_button->objectName() != name) {
        hadFocus = m_button->hasFocus();
        retire(std::exchange(m_button, nullptr));
    }
    if (!m_entry.button) {
        return;
    }
    if (m_button == nullptr) {
        m_button = makeButton(name, m_entry.button->text, Role::Plain, this);
        connect(m_button, &QPushButton::clicked, this,
                [this] { Q_EMIT pressed(m_entry.button->act); });
        m_row->addWidget(m_button, 0, Qt::AlignTrailing | Qt::AlignVCenter);
        m_button->show(); // at once, for the layout does it later
    }
    m_button->setText(m_entry.button->text);
    m_button->setAccessibleName(m_entry.button->spoken);
    if (hadFocus) {
        m_button->setFocus(Qt::OtherFocusReason);
    }
}

void SettleCard::showProgress()
{
    if (!m_entry.progress) {
        if (m_bar != nullptr) {
            retire(std::exchange(m_bar, nullptr));
        }
        return;
    }
    if (m_bar == nullptr) {
        m_bar = new BusyBar(names::roomsProgressBar, tr("Looking at your rooms"), this);
        m_lines->addSpacing(em(this, 0.3));
        m_lines->addWidget(m_bar);
    }
    m_bar->setRange(0, static_cast<int>(m_entry.progress->total));
    m_bar->setValue(static_cast<int>(m_entry.progress->done));
}

void SettleCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    m_row->setDirection(width() < em(this, narrowEms) ? QBoxLayout::TopToBottom
                                                      : QBoxLayout::LeftToRight);
}

} // namespace farewell
