// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/EntryDelegate.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Avatar.h"

#include <QPainter>
#include <QWidget>

namespace farewell {

namespace {

constexpr double picture = 2.0; // of the font's height, as all of these
constexpr double row = 3.0;
constexpr double beside = 0.6;

int times(const QFontMetrics &metrics, double factor)
{
    return static_cast<int>(factor * metrics.height());
}

void drawLine(QPainter &painter, const QRect &place, const QString &text, const QFont &font,
              const QColor &ink)
{
    painter.setFont(font);
    painter.setPen(ink);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width());
    painter.drawText(place, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter), shown);
}

void drawPicture(QPainter &painter, const QModelIndex &index, const QRect &place, const QColor &ink)
{
    const QString id = index.data(EntryDelegate::IdRole).toString();
    if (!id.isEmpty()) {
        Avatar::paintInitial(painter, place, id, index.data(EntryDelegate::NameRole).toString());
        return;
    }
    const int inset = place.width() / 4;
    drawIcon(painter, index.data(EntryDelegate::IconRole).value<Icon>(),
             place.adjusted(inset, inset, -inset, -inset), ink);
}

} // namespace

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {times(option.fontMetrics, 8), times(option.fontMetrics, row)};
}

void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Shades shades = shadesOf(option.widget->palette());
    painter->save();
    const int padding = times(option.fontMetrics, beside);
    const QRect whole = option.rect.adjusted(padding, 0, -padding, 0);
    const int side = times(option.fontMetrics, picture);
    drawPicture(*painter, index,
                QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter,
                                    {side, side}, whole),
                shades.muted);
    const QRect words
        = QStyle::visualRect(option.direction, whole, whole.adjusted(side + padding, 0, 0, 0));
    const int middle = words.height() / 2;
    const int gap = padding / 3;
    QFont strong = option.font;
    strong.setBold(true);
    painter->setLayoutDirection(option.direction);
    drawLine(*painter, words.adjusted(0, gap, 0, -middle), index.data(Qt::DisplayRole).toString(),
             strong, shades.text);
    drawLine(*painter, words.adjusted(0, middle, 0, -gap), index.data(DetailRole).toString(),
             option.font, shades.muted);
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(shades.primary, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace farewell
