// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Sign.h"

#include "ui/widgets/Text.h"

#include <QPainter>

namespace farewell {

namespace {

constexpr double share = 0.8; // of the height of a line

} // namespace

Sign::Sign(Icon icon, const Text *beside, QWidget *parent)
    : QWidget(parent), m_icon(icon)
{
    setFont(beside->font());
    setForegroundRole(beside->foregroundRole());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Sign::sizeHint() const
{
    const int height = fontMetrics().height();
    return {static_cast<int>(height * share), height};
}

void Sign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRectF place(0, 0, width(), width());
    place.moveCenter(QRectF(rect()).center());
    drawIcon(painter, m_icon, place, palette().color(foregroundRole()));
}

} // namespace farewell
