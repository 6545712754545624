// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/ScrollBar.h"

#include "ui/theme/Shades.h"

#include <QPainter>
#include <QStyleOptionSlider>

#include <algorithm>

namespace farewell {

namespace {

constexpr int leastSliderEms = 2;
constexpr int gapShare = 4; ///< of the bar's breadth, kept free towards what is scrolled

/// A stretch of the bar along its own direction.
QRect along(const QStyleOptionSlider &option, int start, int length)
{
    const QRect &bar = option.rect;
    const QRect lying(bar.left() + start, bar.top(), length, bar.height());
    return option.orientation == Qt::Horizontal
        ? QStyle::visualRect(option.direction, bar, lying)
        : QRect(bar.left(), bar.top() + start, bar.width(), length);
}

/// The part of `rect` that is painted: text must not touch the bar.
QRect seen(const QStyleOptionSlider &option, const QRect &rect)
{
    if (option.orientation == Qt::Horizontal) {
        return rect.adjusted(0, rect.height() / gapShare, 0, 0);
    }
    return QStyle::visualRect(option.direction, rect,
                              rect.adjusted(rect.width() / gapShare, 0, 0, 0));
}

} // namespace

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const bool lying = option.orientation == Qt::Horizontal;
    const int whole = lying ? option.rect.width() : option.rect.height();
    const int range = option.maximum - option.minimum;
    int length = whole;
    if (range > 0) {
        const qint64 share = qint64(whole) * option.pageStep / (qint64(range) + option.pageStep);
        const int least = std::min(whole, leastSliderEms * option.fontMetrics.height());
        length = std::clamp(static_cast<int>(share), least, whole);
    }
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, whole - length, option.upsideDown);
    if (part == QStyle::SC_ScrollBarSlider) {
        return along(option, start, length);
    }
    if (part == QStyle::SC_ScrollBarSubPage) {
        return along(option, 0, start);
    }
    if (part == QStyle::SC_ScrollBarAddPage) {
        return along(option, start + length, whole - start - length);
    }
    return part == QStyle::SC_ScrollBarGroove ? option.rect : QRect();
}

void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option)
{
    const Shades shades = shadesOf(option.palette);
    painter.save();
    painter.fillRect(seen(option, option.rect), shades.raised);
    const bool held = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
        && option.state.testFlag(QStyle::State_MouseOver);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(held ? shades.text : shades.muted);
    const QRectF slider = QRectF(seen(option, scrollBarPart(option, QStyle::SC_ScrollBarSlider)))
                              .adjusted(2, 2, -2, -2);
    const double corner = std::min(slider.width(), slider.height()) / 2;
    painter.drawRoundedRect(slider, corner, corner);
    painter.restore();
}

} // namespace farewell
