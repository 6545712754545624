// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/MenuShapes.h"

#include "ui/theme/Shades.h"
#include "ui/theme/Shapes.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionMenuItem>

namespace farewell::shapes {

namespace {

constexpr double entryHeight = 2.1; // of the font's height, as everything here
constexpr double padding = 0.7;
constexpr double iconSide = 1.25;
constexpr double gap = 0.6;        // between icon and text
constexpr double beforeKeys = 2.0; // between text and shortcut

int times(const QStyleOptionMenuItem &item, double factor)
{
    return static_cast<int>(std::lround(factor * item.fontMetrics.height()));
}

/// Where no entry has an icon, none has the room for one.
int iconRoom(const QStyleOptionMenuItem &item)
{
    return item.maxIconWidth > 0 ? times(item, iconSide + gap) : 0;
}

} // namespace

void drawMenuPanel(QPainter &painter, const QStyleOption &option)
{
    const Shades shades = shadesOf(option.palette);
    drawBox(painter, option.rect, 0, shades.raised, shades.line);
}

bool isMenuEntry(const QStyleOptionMenuItem &item)
{
    return item.menuItemType == QStyleOptionMenuItem::Normal
        && item.checkType == QStyleOptionMenuItem::NotCheckable;
}

void drawMenuEntry(QPainter &painter, const QStyleOptionMenuItem &item)
{
    const Shades shades = shadesOf(item.palette);
    const bool isEnabled = item.state.testFlag(QStyle::State_Enabled);
    if (item.state.testFlag(QStyle::State_Selected) && isEnabled) {
        drawBox(painter, item.rect, radiusOf(item), shades.primaryWash, Qt::transparent);
    }
    const int side = times(item, iconSide);
    const int around = times(item, padding);
    const QRect whole = item.rect.adjusted(around, 0, -around, 0);
    const auto middle = Qt::AlignLeading | Qt::AlignVCenter;
    if (!item.icon.isNull()) {
        const QRect place = QStyle::alignedRect(item.direction, middle, {side, side}, whole);
        item.icon.paint(&painter, place, Qt::AlignCenter,
                        isEnabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QRect place
        = QStyle::visualRect(item.direction, whole, whole.adjusted(iconRoom(item), 0, 0, 0));
    painter.save();
    painter.setFont(item.font);
    painter.setPen(item.palette.color(isEnabled ? QPalette::Active : QPalette::Disabled,
                                      QPalette::WindowText));
    const int mnemonic = Qt::TextShowMnemonic | Qt::TextSingleLine;
    painter.drawText(place, static_cast<int>(middle) | mnemonic,
                     item.text.section(QLatin1Char('\t'), 0, 0));
    painter.setPen(shades.muted);
    painter.drawText(place, static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter),
                     item.text.section(QLatin1Char('\t'), 1));
    painter.restore();
}

QSize menuEntrySize(const QStyleOptionMenuItem &item)
{
    const QString keys = item.text.section(QLatin1Char('\t'), 1);
    const QSize text
        = item.fontMetrics.size(Qt::TextShowMnemonic, item.text.section(QLatin1Char('\t'), 0, 0));
    // The shortcuts of all entries stand under each other.
    const int shortcut = std::max(item.reservedShortcutWidth,
                                  keys.isEmpty() ? 0 : item.fontMetrics.horizontalAdvance(keys));
    return {text.width() + iconRoom(item) + 2 * times(item, padding)
                + (shortcut > 0 ? shortcut + times(item, beforeKeys) : 0),
            std::max(text.height(), times(item, entryHeight))};
}

} // namespace farewell::shapes
