// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/SortHeader.h"

#include "ui/speech/Announcement.h"
#include "ui/theme/Shades.h"

#include <QKeyEvent>
#include <QPainter>

namespace farewell {

namespace {

constexpr double padding = 0.6; // of the font's height

void drawArrow(QPainter &painter, const QRect &place, Qt::SortOrder order, const QColor &ink)
{
    const double side = place.height() / 3.0;
    QPolygonF triangle{{-side / 2, side / 4}, {side / 2, side / 4}, {0, -side / 3}};
    painter.translate(QRectF(place).center());
    if (order == Qt::DescendingOrder) {
        painter.scale(1, -1);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(triangle);
}

} // namespace

SortHeader::SortHeader(std::function<bool(int)> canSort, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_canSort(std::move(canSort))
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QHeaderView::sectionClicked, this, &SortHeader::choose);
}

void SortHeader::showOrder(int column, Qt::SortOrder order)
{
    m_sorted = column;
    m_order = order;
    viewport()->update();
}

void SortHeader::choose(int column)
{
    if (!m_canSort(column)) {
        return;
    }
    m_current = column;
    const bool isTurned = m_sorted == column && m_order == Qt::AscendingOrder;
    const Qt::SortOrder order = isTurned ? Qt::DescendingOrder : Qt::AscendingOrder;
    showOrder(column, order);
    Q_EMIT orderChosen(column, order);
    sayCurrent();
}

void SortHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Shades shades = shadesOf(palette());
    painter->save();
    painter->fillRect(rect, shades.background);
    painter->setPen(shades.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const int margin = static_cast<int>(padding * fontMetrics().height());
    const QRect inner = rect.adjusted(margin, 0, -margin, 0);
    const QString text = model()->headerData(section, Qt::Horizontal).toString();
    QFont bold = font();
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(shades.muted);
    const auto side
        = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
    const QString shown = QFontMetrics(bold).elidedText(text, Qt::ElideRight, inner.width());
    painter->drawText(inner, static_cast<int>(side.toInt()) | Qt::TextSingleLine, shown);
    if (hasFocus() && section == m_current) {
        painter->setPen(QPen(shades.primary, 2));
        painter->drawRect(rect.adjusted(2, 2, -2, -2));
    }
    if (section == m_sorted && m_canSort(section)) {
        const int after = QFontMetrics(bold).horizontalAdvance(shown) + margin / 2;
        const QRect arrow(inner.left() + after, inner.top(), fontMetrics().height(),
                          inner.height());
        drawArrow(*painter, QStyle::visualRect(layoutDirection(), inner, arrow), m_order,
                  shades.muted);
    }
    painter->restore();
}

QSize SortHeader::sectionSizeFromContents(int section) const
{
    const int height = fontMetrics().height();
    return {QHeaderView::sectionSizeFromContents(section).width(), height * 2};
}

void SortHeader::keyPressEvent(QKeyEvent *event)
{
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Left:
        step(isMirrored ? 1 : -1);
        return;
    case Qt::Key_Right:
        step(isMirrored ? -1 : 1);
        return;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat()) {
            choose(m_current);
        }
        return;
    default:
        QHeaderView::keyPressEvent(event);
    }
}

void SortHeader::step(int by)
{
    int next = m_current + by;
    while (next >= 0 && next < count() && (isSectionHidden(next) || !m_canSort(next))) {
        next += by;
    }
    if (next >= 0 && next < count()) {
        m_current = next;
        viewport()->update();
        sayCurrent();
    }
}

void SortHeader::sayCurrent()
{
    const QString column = model()->headerData(m_current, Qt::Horizontal).toString();
    QString text = tr("%1: press Space to sort").arg(column);
    if (m_sorted == m_current) {
        text = m_order == Qt::AscendingOrder ? tr("%1: sorted upwards").arg(column)
                                             : tr("%1: sorted downwards").arg(column);
    }
    if (hasFocus()) {
        announce(this, text);
    }
}

void SortHeader::focusInEvent(QFocusEvent *event)
{
    QHeaderView::focusInEvent(event);
    viewport()->update();
    sayCurrent();
}

void SortHeader::focusOutEvent(QFocusEvent *event)
{
    QHeaderView::focusOutEvent(event);
    viewport()->update();
}

} // namespace farewell
