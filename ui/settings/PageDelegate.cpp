// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/PageDelegate.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Shades.h"

#include <QPainter>
#include <QStyle>

namespace farewell {

namespace {

int iconSide(const QFontMetrics &metrics)
{
    return metrics.height() * 6 / 5;
}

} // namespace

void PageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QStyle *style = item.widget->style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const Shades shades = shadesOf(item.widget->palette());
    const int padding = item.fontMetrics.height() * 2 / 3;
    const QColor ink = selected ? shades.primary : shades.text;
    const int side = iconSide(item.fontMetrics);
    const QRect whole = item.rect.adjusted(padding, 0, -padding, 0);
    const QRect iconPlace = QStyle::alignedRect(item.direction, Qt::AlignLeading | Qt::AlignVCenter,
                                                {side, side}, whole);
    drawIcon(*painter, index.data(iconRole).value<Icon>(), iconPlace, ink);
    const QRect place
        = QStyle::visualRect(item.direction, whole, whole.adjusted(side + padding / 2, 0, 0, 0));
    painter->save();
    painter->setFont(item.font);
    painter->setPen(ink);
    painter->drawText(place, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter), item.text);
    painter->restore();
    if (item.state.testFlag(QStyle::State_HasFocus)
        && item.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(item);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, item.widget);
    }
}

QSize PageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int height = option.fontMetrics.height();
    return {QStyledItemDelegate::sizeHint(option, index).width() + 2 * height
                + iconSide(option.fontMetrics),
            height * 9 / 4};
}

} // namespace farewell
