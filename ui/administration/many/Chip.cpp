// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/Chip.h"

#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/FocusRing.h"

#include <QPainter>
#include <QTextLayout>

namespace farewell {

namespace {

constexpr double chipHeight = 1.9; // of the font's height, as everything here
constexpr double padding = 0.75;

void layOut(QTextLayout &layout)
{
    layout.beginLayout();
    layout.createLine().setNumColumns(static_cast<int>(layout.text().size()));
    layout.endLayout();
}

} // namespace

Chip::Chip(const QString &name, QWidget *parent)
    : QPushButton(parent)
{
    setNames(this, name, {});
    setCheckable(true);
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    pressOnEnter(this);
    new FocusRing(this);
}

void Chip::say(const QString &text, const QString &number)
{
    m_number = number;
    if (text != this->text()) {
        retitle(this, text);
        updateGeometry();
    }
}

QFont Chip::boldFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

/// As if it were chosen, so that no chip moves when one is.
QSize Chip::sizeHint() const
{
    return {QFontMetrics(boldFont()).horizontalAdvance(text()) + 2 * em(this, padding),
            em(this, chipHeight)};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Shades shades = shadesOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLit = isChecked();
    const QColor ink = isLit ? shades.success : shades.text;
    painter.setPen(QPen(isLit ? shades.success : shades.line, isLit ? 1.5 : 1.0));
    painter.setBrush(isLit ? shades.primaryWash : isDown() ? shades.raised : shades.background);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);

    QTextLayout layout(text(), isLit ? boldFont() : font(), this);
    QTextOption option;
    option.setTextDirection(layoutDirection());
    layout.setTextOption(option);
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    layout.setFormats({{static_cast<int>(text().lastIndexOf(m_number)),
                        static_cast<int>(m_number.size()), bold}});
    layOut(layout);
    const QTextLine line = layout.lineAt(0);
    painter.setPen(ink);
    layout.draw(&painter,
                QPointF((width() - line.naturalTextWidth()) / 2 - line.position().x(),
                        (height() - line.height()) / 2));
}

} // namespace farewell
