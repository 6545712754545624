// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/Drawing.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

using namespace Qt::StringLiterals;

namespace farewell {

DrawnButton::DrawnButton(QWidget *parent)
    : QLabel(parent)
{
    setProperty("role", u"dangerOutline"_s); // as our own, see Style
    setTextFormat(Qt::PlainText);
    QFont bold;
    bold.setBold(true);
    setFont(bold);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize DrawnButton::sizeHint() const
{
    QStyleOptionButton option;
    option.initFrom(this);
    option.text = text();
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, {}, this);
}

QSize DrawnButton::minimumSizeHint() const
{
    return sizeHint();
}

void DrawnButton::paintEvent(QPaintEvent * /*event*/)
{
    QStyleOptionButton option;
    option.initFrom(this);
    option.text = text();
    QPainter painter(this);
    style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);
}

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
