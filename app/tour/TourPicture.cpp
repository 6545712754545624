// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/TourPicture.h"

#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"

#include <QApplication>
#include <QPainter>
#include <QWidget>

namespace farewell::tourpicture {

namespace {

constexpr double ringGap = 0.22;   // em, between the control and its ring
constexpr double ringWidth = 0.22; // em
constexpr double ringRadius = 0.7; // em
constexpr int roundsOfLayout = 4;  // until what is around a part has heard of its new size

/// Two rings: on any ground one of them is seen.
void drawRing(QPainter &painter, const QWidget &window, const QRect &rect, bool isInMenu)
{
    const Shades shades = shadesOf(window.palette());
    const double width = em(&window, ringWidth);
    const double gap = em(&window, ringGap);
    const double outside = isInMenu ? 0 : gap; // a menu has no room between its entries
    // What reaches the edge of the picture is ringed inside it.
    const QRectF ring
        = QRectF(rect)
              .adjusted(-outside, -outside, outside, outside)
              .intersected(QRectF(window.rect()).adjusted(width, width, -width, -width));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(shades.background, width * 2));
    const double radius = em(&window, ringRadius);
    painter.drawRoundedRect(ring, radius, radius);
    painter.setPen(QPen(shades.link, width));
    painter.drawRoundedRect(ring, radius, radius);
}

} // namespace

QImage of(QWidget &window, int scale, const QWidget *markedIn, const QRect &mark)
{
    for (int round = 0; round < roundsOfLayout; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    QImage image(window.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(window.palette().window().color());
    window.render(&image);
    const QPoint origin = window.mapToGlobal(QPoint());
    if (QWidget *menu = QApplication::activePopupWidget(); menu != nullptr) {
        menu->render(&image, menu->mapToGlobal(QPoint()) - origin);
    }
    if (markedIn != nullptr) {
        QPainter painter(&image);
        drawRing(painter, window, mark.translated(markedIn->mapToGlobal(QPoint()) - origin),
                 markedIn->window() != &window);
    }
    return image;
}

} // namespace farewell::tourpicture
