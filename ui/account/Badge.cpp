// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/Badge.h"

#include "ui/sentences/Numbers.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"

#include <QPainter>

#include <utility>

namespace farewell {

namespace {

constexpr double iconShare = 0.62; // of the circle

std::pair<QColor, QColor> inkAndGround(Badge::Kind kind, const Shades &shades)
{
    switch (kind) {
    case Badge::Kind::Good:
        return {shades.primary, shades.primaryWash};
    case Badge::Kind::Warning:
        return {shades.warning, shades.warningWash};
    case Badge::Kind::Bad:
        return {shades.danger, shades.dangerWash};
    case Badge::Kind::Neutral:
        return {shades.muted, shades.raised};
    }
    Q_UNREACHABLE();
}

} // namespace

Badge::Badge(Kind kind, Sign sign, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_sign(sign)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::setMark(Kind kind, Sign sign)
{
    m_kind = kind;
    m_sign = sign;
    update();
}

QSize Badge::sizeHint() const
{
    const int side = em(this, 1.65);
    return {side, side};
}

void Badge::paintEvent(QPaintEvent *)
{
    const Shades shades = shadesOf(palette());
    const auto [ink, ground] = inkAndGround(m_kind, shades);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // Forced colours have no wash: a line draws the circle then.
    painter.setPen(ground == shades.background ? QPen(ink) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    if (const Icon *icon = std::get_if<Icon>(&m_sign)) {
        const double side = height() * iconShare;
        QRectF place(0, 0, side, side);
        place.moveCenter(QRectF(rect()).center());
        drawIcon(painter, *icon, place, ink);
        return;
    }
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(ink);
    painter.drawText(rect(), Qt::AlignCenter, Numbers::count(std::get<int>(m_sign)));
}

} // namespace farewell
