// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/BusyBar.h"

#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace farewell {

namespace {

constexpr int roundTrip = 2400; // ms
constexpr double chunk = 0.38;

} // namespace

BusyBar::BusyBar(const QString &name, const QString &accessibleName, QWidget *parent)
    : QProgressBar(parent)
{
    setNames(this, name, accessibleName);
    setRange(0, 0);
    setTextVisible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_motion.setStartValue(0.0);
    m_motion.setKeyValueAt(0.5, 1.0);
    m_motion.setEndValue(0.0);
    m_motion.setDuration(roundTrip);
    m_motion.setEasingCurve(QEasingCurve::Linear);
    m_motion.setLoopCount(-1);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
}

QSize BusyBar::sizeHint() const
{
    return {em(this, 8), minimumSizeHint().height()};
}

QSize BusyBar::minimumSizeHint() const
{
    return {em(this, 2), std::max(4, em(this, 0.3))};
}

void BusyBar::paintEvent(QPaintEvent *)
{
    const Shades shades = shadesOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double corner = height() / 2.0;
    painter.setBrush(shades.line);
    painter.drawRoundedRect(rect(), corner, corner);

    const bool busy = minimum() == maximum();
    const double share = busy ? chunk : double(value() - minimum()) / (maximum() - minimum());
    const double start = busy ? m_motion.currentValue().toDouble() * (1.0 - chunk) : 0.0;
    QRectF done(start * width(), 0, std::clamp(share, 0.0, 1.0) * width(), height());
    if (layoutDirection() == Qt::RightToLeft) {
        done.moveLeft(width() - done.right());
    }
    painter.setBrush(shades.primary);
    painter.drawRoundedRect(done, corner, corner);
}

void BusyBar::showEvent(QShowEvent *event)
{
    QProgressBar::showEvent(event);
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0) {
        m_motion.start();
    }
}

void BusyBar::hideEvent(QHideEvent *event)
{
    QProgressBar::hideEvent(event);
    m_motion.stop();
}

} // namespace farewell
