// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/CalmTable.h"

#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/FocusRing.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>

namespace farewell {

namespace {

constexpr double rowEms = 2.1; // of the font's height

/// Each text by its own script, at the side where its line begins.
void drawCell(QPainter &painter, const QRect &room, const QString &text, Qt::LayoutDirection layout)
{
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const Qt::Alignment side
        = QStyle::visualAlignment(layout, Qt::AlignLeading | Qt::AlignVCenter) | Qt::AlignAbsolute;
    painter.drawText(room, static_cast<int>(side),
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
}

class Header final : public QHeaderView
{
public:
    explicit Header(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setHighlightSections(false);
        setSectionsMovable(false);
        setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
        setMinimumHeight(em(this, rowEms));
    }

protected:
    void paintSection(QPainter *painter, const QRect &place, int section) const override
    {
        const Shades shades = shadesOf(palette());
        painter->save();
        painter->fillRect(place, shades.background);
        QFont bold = font();
        bold.setBold(true);
        painter->setFont(bold);
        painter->setPen(shades.muted);
        const int inside = em(this, CalmTable::padding);
        const QRect room = place.adjusted(inside, 0, -inside, 0);
        drawCell(*painter, room, model()->headerData(section, Qt::Horizontal).toString(),
                 layoutDirection());
        painter->setPen(shades.line);
        painter->drawLine(place.bottomLeft(), place.bottomRight());
        painter->restore();
    }
};

class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Shades shades = shadesOf(option.palette);
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->fillRect(option.rect, isChosen ? shades.primaryWash : shades.background);
        // In forced colours there is no wash, and a line has to show the row.
        const bool isForced = isChosen && shades.primaryWash == shades.background;
        painter->setPen(isForced ? shades.text : shades.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->setPen(shades.text);
        const auto inside = static_cast<int>(CalmTable::padding * option.fontMetrics.height());
        const QRect room = option.rect.adjusted(inside, 0, -inside, 0);
        drawCell(*painter, room, index.data().toString(), option.direction);
        painter->restore();
    }
};

} // namespace

CalmTable::CalmTable(const QString &name, const QString &spoken, QWidget *parent)
    : QTableView(parent)
{
    setNames(this, name, spoken);
    setFrameShape(QFrame::NoFrame);
    setHorizontalHeader(new Header(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(em(this, rowEms));
    setItemDelegate(new RowDelegate(this));
    setShowGrid(false);
    setWordWrap(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    new FocusRing(this);
}

} // namespace farewell
