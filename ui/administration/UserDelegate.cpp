// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserDelegate.h"

#include "app/base/Text.h"
#include "ui/administration/UserSentences.h"
#include "ui/administration/UserTableModel.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Avatar.h"

#include <QAbstractItemView>
#include <QPainter>

#include <vector>

namespace farewell {

namespace {

constexpr double picture = 2.0; // of the font's height, as all of these
constexpr double usualRow = 3.0;
constexpr double compactRow = 4.6;
constexpr double beside = 0.6;

int times(const QFontMetrics &metrics, double factor)
{
    return static_cast<int>(factor * metrics.height());
}

struct Colours
{
    QColor ink;
    QColor ground;
};

Colours coloursOf(UserTag tag, const Shades &shades)
{
    switch (tag) {
    case UserTag::Administrator:
        return {shades.success, shades.primaryWash};
    case UserTag::Locked:
        return {shades.warning, shades.warningWash};
    case UserTag::Bot:
    case UserTag::Support:
    case UserTag::OtherType:
    case UserTag::Guest:
    case UserTag::Bridge:
    case UserTag::Deactivated:
    case UserTag::Erased:
        break;
    }
    return {shades.muted, shades.raised};
}

struct Pill
{
    UserTag tag;
    QRect place; ///< as it is read from left to right
};

QFont tagFont(QFont font)
{
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 0.85);
    return font;
}

/// Side by side, in the middle of `place`; what does not fit there stands below.
std::vector<Pill> pillsOf(UserTags tags, const QFontMetrics &metrics, const QRect &place)
{
    const int gap = metrics.height() / 3;
    const int height = metrics.height() + metrics.height() / 5;
    std::vector<Pill> pills;
    QPoint at = place.topLeft();
    for (const UserTag tag : UserSentences::inOrder(tags)) {
        const int width = metrics.horizontalAdvance(UserSentences::tag(tag)) + metrics.height();
        if (at.x() > place.left() && at.x() + width > place.right()) {
            at = QPoint(place.left(), at.y() + height + gap / 2);
        }
        pills.push_back({tag, QRect(at, QSize(width, height))});
        at.rx() += width + gap;
    }
    const int whole = pills.empty() ? 0 : pills.back().place.bottom() + 1 - place.top();
    for (Pill &pill : pills) {
        pill.place.translate(0, (place.height() - whole) / 2);
    }
    return pills;
}

void drawLine(QPainter &painter, const QRect &place, const QString &text, const QFont &font,
              const QColor &ink, Qt::LayoutDirection direction)
{
    painter.setFont(font);
    painter.setPen(ink);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width());
    const auto side = QStyle::visualAlignment(direction, Qt::AlignLeading | Qt::AlignVCenter);
    painter.drawText(place, static_cast<int>(side.toInt()) | Qt::TextSingleLine, shown);
}

/// One frame around all cells of the row, for those who use the keyboard.
void drawRing(QPainter &painter, const QStyleOptionViewItem &option, const QColor &colour)
{
    painter.setPen(QPen(colour, 2));
    painter.drawLine(option.rect.topLeft() + QPoint(0, 1), option.rect.topRight() + QPoint(0, 1));
    painter.drawLine(option.rect.bottomLeft() - QPoint(0, 1),
                     option.rect.bottomRight() - QPoint(0, 1));
}

} // namespace

UserDelegate::UserDelegate(const UserTableModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{
}

int UserDelegate::rowHeight(const QFontMetrics &metrics) const
{
    return times(metrics, m_isCompact ? compactRow : usualRow);
}

QSize UserDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

void UserDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const Shades shades = shadesOf(option.widget->palette());
    const UserRow &row = m_model.at(index.row());
    const bool isGone = row.tags.testFlag(UserTag::Deactivated);
    painter->save();
    painter->fillRect(option.rect,
                      option.state.testFlag(QStyle::State_Selected) ? shades.primaryWash
                                                                    : shades.background);
    painter->setPen(shades.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const int padding = times(option.fontMetrics, beside);
    const QRect inner = option.rect.adjusted(padding, 0, -padding, 0);
    if (index.column() == UserTableModel::Account) {
        paintAccount(*painter, option, row);
    } else if (index.column() == UserTableModel::Tags) {
        paintTags(*painter, option, inner, row.tags);
    } else {
        const bool isKnown
            = index.column() == UserTableModel::Created ? row.created != 0 : row.lastSeen != 0;
        drawLine(*painter, inner, index.data().toString(), option.font,
                 isKnown && !isGone ? shades.text : shades.muted, option.direction);
    }
    if (view != nullptr && view->hasFocus() && view->currentIndex().row() == index.row()) {
        drawRing(*painter, option, shades.primary);
    }
    painter->restore();
}

void UserDelegate::paintAccount(QPainter &painter, const QStyleOptionViewItem &option,
                                const UserRow &row) const
{
    const Shades shades = shadesOf(option.widget->palette());
    const QFontMetrics &metrics = option.fontMetrics;
    const int padding = times(metrics, beside);
    const int side = times(metrics, picture);
    const QRect inner = option.rect.adjusted(padding, 0, -padding, 0);
    const int line = metrics.height();
    const bool hasTags = m_isCompact && row.tags != UserTags();
    const int lines = hasTags ? 3 : 2;
    const int gap = hasTags ? line / 4 : 0;
    const int top = inner.top() + (inner.height() - lines * line - gap) / 2;
    const QRect circle(inner.left(), inner.top() + (inner.height() - side) / 2, side, side);
    painter.setFont(option.font);
    Avatar::paintInitial(painter, QStyle::visualRect(option.direction, inner, circle), row.id,
                         row.name);
    const auto at = [&](int number) {
        const QRect place(inner.left() + side + padding, top + number * line,
                          inner.width() - side - padding, line);
        return QStyle::visualRect(option.direction, inner, place);
    };
    const bool isGone = row.tags.testFlag(UserTag::Deactivated);
    QFont bold = option.font;
    bold.setBold(!row.name.isEmpty());
    const bool isPlain = row.name.isEmpty() || isGone;
    drawLine(painter, at(0), row.name.isEmpty() ? tr("no name") : row.name, bold,
             isPlain ? shades.muted : shades.text, option.direction);
    drawLine(painter, at(1), isolatedLtr(cleaned(row.id)), option.font, shades.muted,
             option.direction);
    if (hasTags) {
        paintTags(painter, option, at(2).translated(0, gap), row.tags);
    }
}

/// In two lines where one is too short. All of them are said to a screen reader.
void UserDelegate::paintTags(QPainter &painter, const QStyleOptionViewItem &option,
                             const QRect &place, UserTags tags)
{
    const Shades shades = shadesOf(option.widget->palette());
    const QFont font = tagFont(option.font);
    const std::vector<Pill> pills = pillsOf(tags, QFontMetrics(font), place);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    for (const Pill &pill : pills) {
        const QRect seen = QStyle::visualRect(option.direction, place, pill.place);
        const Colours colours = coloursOf(pill.tag, shades);
        // Forced colours have no wash: a line draws the shape then.
        painter.setPen(colours.ground == shades.background ? QPen(colours.ink) : QPen(Qt::NoPen));
        painter.setBrush(colours.ground);
        const double corner = seen.height() / 3.0;
        painter.drawRoundedRect(QRectF(seen).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
        painter.setPen(colours.ink);
        painter.drawText(seen, Qt::AlignCenter, UserSentences::tag(pill.tag));
    }
}

} // namespace farewell
