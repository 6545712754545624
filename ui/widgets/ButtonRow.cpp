// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ButtonRow.h"

#include "ui/widgets/Controls.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QEvent>

#include <algorithm>

namespace farewell {

ButtonRow::ButtonRow(QWidget *parent)
    : QWidget(parent)
{
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(em(this, 0.6));
    m_layout->addStretch(1);
}

void ButtonRow::add(QAbstractButton *button)
{
    m_layout->addWidget(button);
}

void ButtonRow::makeMain(QAbstractButton *button)
{
    auto *last = m_layout->itemAt(m_layout->count() - 1)->widget();
    if (last != button) {
        m_layout->removeWidget(button);
        m_layout->addWidget(button);
        setTabOrder(last, button);
    }
}

QSize ButtonRow::minimumSizeHint() const
{
    int widest = 0;
    for (const auto *button : findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly)) {
        if (!button->isHidden()) {
            widest = std::max(widest, button->minimumSizeHint().width());
        }
    }
    return {widest, m_layout->minimumSize().height()};
}

void ButtonRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_hasItsWidth = true;
    arrange(width());
}

bool ButtonRow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && m_hasItsWidth) {
        arrange(width());
    }
    return QWidget::event(event);
}

void ButtonRow::arrange(int room)
{
    int needed = 0;
    for (const auto *button : findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly)) {
        if (!button->isHidden()) {
            needed += button->sizeHint().width() + (needed > 0 ? m_layout->spacing() : 0);
        }
    }
    const auto wanted = needed > room ? QBoxLayout::BottomToTop : QBoxLayout::LeftToRight;
    if (m_layout->direction() != wanted) {
        m_layout->setDirection(wanted);
        updateGeometry();
    }
}

} // namespace farewell
