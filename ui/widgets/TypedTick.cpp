// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/TypedTick.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/InsideButton.h"

#include <QLineEdit>
#include <QPainter>

namespace farewell {

namespace {

constexpr double side = 0.85; // of the font's height

} // namespace

TypedTick::TypedTick(QLineEdit *edit)
    : QWidget(edit)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    new InsideButton(*edit, *this);
}

QSize TypedTick::sizeHint() const
{
    return {em(this, side), em(this, side)};
}

void TypedTick::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawIcon(painter, Icon::Check, rect(), shadesOf(palette()).success);
}

} // namespace farewell
