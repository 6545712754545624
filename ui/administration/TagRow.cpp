// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/TagRow.h"

#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace farewell {

namespace {

constexpr double fontScale = 0.86;
constexpr double padding = 0.5; // of the font's height, as everything here
constexpr double tagHeight = 1.25;
constexpr double gap = 0.35;

std::pair<QColor, QColor> inkAndGround(CardTag::Look look, const Shades &shades)
{
    switch (look) {
    case CardTag::Look::Neutral:
        return {shades.muted, mixed(shades.muted, shades.background, 0.14)};
    case CardTag::Look::Good:
        return {shades.primary, shades.primaryWash};
    case CardTag::Look::Warning:
        return {shades.warning, shades.warningWash};
    }
    Q_UNREACHABLE();
}

} // namespace

TagRow::TagRow(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(name);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TagRow::showTags(const QList<CardTag> &tags)
{
    if (tags == m_tags) {
        return;
    }
    m_tags = tags;
    setAccessibleName(CardTags::spoken(tags));
    updateGeometry();
    update();
}

QFont TagRow::tagFont() const
{
    QFont font = this->font();
    font.setBold(true);
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * fontScale);
    }
    return font;
}

/// From left to right; a tag that is too long for a line is cut to it.
QList<QRect> TagRow::places(int width) const
{
    const QFontMetrics metrics(tagFont());
    const int height = em(this, tagHeight);
    const int between = em(this, gap);
    QList<QRect> places;
    QPoint next;
    for (const CardTag &tag : m_tags) {
        const int wanted = metrics.horizontalAdvance(tag.text) + 2 * em(this, padding);
        const int wide = std::min(wanted, std::max(width, 1));
        if (next.x() > 0 && next.x() + wide > width) {
            next = QPoint(0, next.y() + height + between);
        }
        places += QRect(next, QSize(wide, height));
        next.rx() += wide + between;
    }
    return places;
}

QSize TagRow::sizeHint() const
{
    const QList<QRect> all = places(em(this, 40));
    int width = 0;
    for (const QRect &place : all) {
        width = std::max(width, place.right() + 1);
    }
    return {width, heightForWidth(width)};
}

QSize TagRow::minimumSizeHint() const
{
    int width = 0;
    const QFontMetrics metrics(tagFont());
    for (const CardTag &tag : m_tags) {
        width = std::max(width,
                         std::min(metrics.horizontalAdvance(tag.text), em(this, 7))
                             + 2 * em(this, padding));
    }
    return {width, em(this, tagHeight)};
}

int TagRow::heightForWidth(int width) const
{
    const QList<QRect> all = places(width);
    return all.isEmpty() ? 0 : all.constLast().bottom() + 1;
}

void TagRow::paintEvent(QPaintEvent *)
{
    const Shades shades = shadesOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(tagFont());
    const QList<QRect> all = places(width());
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QRect place = QStyle::visualRect(layoutDirection(), rect(), all[i]);
        const auto [ink, ground] = inkAndGround(m_tags[i].look, shades);
        // Forced colours have no wash: a line draws the tag then.
        painter.setPen(ground == shades.background ? QPen(ink) : QPen(Qt::NoPen));
        painter.setBrush(ground);
        const double corner = em(this, 0.3);
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
        painter.setPen(ink);
        const int inside = em(this, padding);
        const QRect room = place.adjusted(inside, 0, -inside, 0);
        const QString text = QFontMetrics(painter.font())
                                 .elidedText(m_tags[i].text, Qt::ElideRight, room.width() + 1);
        painter.drawText(room, Qt::AlignCenter, text);
    }
}

} // namespace farewell
