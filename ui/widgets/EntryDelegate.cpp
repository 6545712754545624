// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/EntryDelegate.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Avatar.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace farewell {

namespace {

constexpr double picture = 2.0; // of the font's height, as all of these
constexpr double row = 3.0;
constexpr double beside = 0.6;
constexpr double radio = 1.1;
constexpr double tagHeight = 1.15;

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

bool canBeChosen(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view != nullptr && view->selectionMode() != QAbstractItemView::NoSelection;
}

/// The chosen one stands on a wash of its own.
void drawChoice(QPainter &painter, const QStyleOptionViewItem &option, const Shades &shades,
                const QRect &place)
{
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    if (isChosen) {
        painter.setPen(QPen(shades.primary, 1.5));
        painter.setBrush(shades.primaryWash);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 6, 6);
    }
    painter.setPen(QPen(isChosen ? shades.primary : shades.muted, 1.5));
    painter.setBrush(shades.raised);
    const QRectF circle = QRectF(place).adjusted(1, 1, -1, -1);
    painter.drawEllipse(circle);
    if (isChosen) {
        const double inset = circle.width() * 0.27;
        painter.setPen(Qt::NoPen);
        painter.setBrush(shades.primary);
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
    }
}

void drawTitle(QPainter &painter, const QStyleOptionViewItem &option, const Shades &shades,
               const QRect &place, const QModelIndex &index)
{
    QFont strong = option.font;
    strong.setBold(true);
    const QString title = index.data(Qt::DisplayRole).toString();
    const QString tag = index.data(EntryDelegate::TagRole).toString();
    if (tag.isEmpty()) {
        drawLine(painter, place, title, strong, shades.text);
        return;
    }
    QFont small = strong;
    small.setPointSizeF(option.font.pointSizeF() * 0.85);
    const int padding = times(option.fontMetrics, beside);
    const int width = QFontMetrics(small).horizontalAdvance(tag) + padding;
    const int room = std::max(0, place.width() - width - padding);
    const int taken = std::min(room, QFontMetrics(strong).horizontalAdvance(title) + 1);
    const auto part = [&](int from, int extent, int height) {
        const QRect left(place.left() + from, place.center().y() - height / 2, extent, height);
        return QStyle::visualRect(option.direction, place, left);
    };
    drawLine(painter, part(0, taken, place.height()), title, strong, shades.text);
    const QRect pill = part(taken + padding, width, times(option.fontMetrics, tagHeight));
    painter.setPen(Qt::NoPen);
    painter.setBrush(shades.primaryWash);
    painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
    painter.setFont(small);
    painter.setPen(shades.primary);
    painter.drawText(pill, Qt::AlignCenter, tag);
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
    painter->setRenderHint(QPainter::Antialiasing);
    const int padding = times(option.fontMetrics, beside);
    QRect place = option.rect.adjusted(padding, 0, -padding, 0);
    const auto takeSquare = [&](int side) {
        const QRect square = QStyle::alignedRect(
            option.direction, Qt::AlignLeading | Qt::AlignVCenter, {side, side}, place);
        place
            = QStyle::visualRect(option.direction, place, place.adjusted(side + padding, 0, 0, 0));
        return square;
    };
    if (canBeChosen(option)) {
        drawChoice(*painter, option, shades, takeSquare(times(option.fontMetrics, radio)));
    }
    drawPicture(*painter, index, takeSquare(times(option.fontMetrics, picture)), shades.muted);
    const int middle = place.height() / 2;
    const int gap = padding / 3;
    painter->setLayoutDirection(option.direction);
    drawTitle(*painter, option, shades, place.adjusted(0, gap, 0, -middle), index);
    drawLine(*painter, place.adjusted(0, middle, 0, -gap), index.data(DetailRole).toString(),
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
