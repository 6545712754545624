// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/PageDelegate.h"

#include "ui/theme/Shades.h"

#include <QPainter>
#include <QStyle>

namespace farewell {

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
    const QRect place = item.rect.adjusted(padding, 0, -padding, 0);
    painter->save();
    painter->setFont(item.font);
    painter->setPen(selected ? shades.primary : shades.text);
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
    return {QStyledItemDelegate::sizeHint(option, index).width() + 2 * height, height * 9 / 4};
}

} // namespace farewell
