// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/DrawnButton.h"

#include "ui/widgets/Controls.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace farewell {

DrawnButton::DrawnButton(QWidget *parent)
    : QLabel(parent)
{
    setRole(this, Role::DangerOutline);
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

} // namespace farewell
