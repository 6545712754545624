// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/ComboBox.h"

#include "ui/theme/Shades.h"
#include "ui/theme/Shapes.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionComboBox>

#include <algorithm>
#include <cmath>

namespace farewell {

namespace {

constexpr double boxHeight = 2.0; // of the font's height, as everything here
constexpr double padding = 0.7;
constexpr double arrowRoom = 1.8;
constexpr double arrowWidth = 0.5;

int times(const QStyleOptionComboBox &option, double factor)
{
    return static_cast<int>(std::lround(factor * option.fontMetrics.height()));
}

} // namespace

void drawComboBox(QPainter &painter, const QStyleOptionComboBox &option)
{
    shapes::drawOutlinedButton(painter, option, {});
    const QRectF room = comboBoxPart(option, QStyle::SC_ComboBoxArrow);
    const double half = arrowWidth * option.fontMetrics.height() / 2;
    QPainterPath arrow;
    arrow.moveTo(room.center() + QPointF(-half, -half / 2));
    arrow.lineTo(room.center() + QPointF(0, half / 2));
    arrow.lineTo(room.center() + QPointF(half, -half / 2));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(shadesOf(option.palette).muted, half * 0.35, Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    painter.drawPath(arrow);
    painter.restore();
}

QRect comboBoxPart(const QStyleOptionComboBox &option, QStyle::SubControl part)
{
    const QRect &box = option.rect;
    const int arrow = times(option, arrowRoom);
    const int before = times(option, padding);
    if (part == QStyle::SC_ComboBoxArrow) {
        return QStyle::visualRect(option.direction, box,
                                  box.adjusted(box.width() - arrow, 0, 0, 0));
    }
    return part == QStyle::SC_ComboBoxEditField
        ? QStyle::visualRect(option.direction, box, box.adjusted(before, 0, -arrow, 0))
        : box;
}

QSize comboBoxSize(const QStyleOptionComboBox &option, const QSize &contents)
{
    return {contents.width() + times(option, padding) + times(option, arrowRoom),
            std::max(contents.height(), times(option, boxHeight))};
}

} // namespace farewell
