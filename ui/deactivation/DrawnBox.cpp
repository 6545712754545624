// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/DrawnBox.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace farewell {

DrawnBox::DrawnBox(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void DrawnBox::setTicked(bool ticked)
{
    m_isTicked = ticked;
    update();
}

QSize DrawnBox::sizeHint() const
{
    return {style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this),
            style()->pixelMetric(QStyle::PM_IndicatorHeight, nullptr, this)};
}

QSize DrawnBox::minimumSizeHint() const
{
    return sizeHint();
}

void DrawnBox::paintEvent(QPaintEvent * /*event*/)
{
    QStyleOptionButton option;
    option.initFrom(this);
    option.state |= m_isTicked ? QStyle::State_On : QStyle::State_Off;
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter, this);
}

} // namespace farewell
