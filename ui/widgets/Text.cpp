// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Text.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace farewell {

namespace {

constexpr int comfortableEms = 26;
constexpr int unlimited = 1 << 20;
constexpr qsizetype mostMeasured = 16; ///< widths; a window that is dragged brings ever new ones

/// Breaks `label`'s text into lines at most `width` wide; `laid` gets the size of all of them.
void breakLines(QTextLayout &layout, const QLabel &label, int width, QSizeF &laid)
{
    QTextOption option(QStyle::visualAlignment(label.layoutDirection(), label.alignment())
                       & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto); // each text by its own script
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    const double step = label.fontMetrics().height() * lineSpacing;
    double bottom = 0;
    double widest = 0;
    layout.beginLayout();
    for (double top = 0;; top += step) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(width);
        line.setPosition(QPointF(0, std::floor(top)));
        bottom = std::floor(top) + line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    laid = QSizeF(widest, bottom);
}

QString shownText(const QLabel &label)
{
    QString text = label.text();
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

QSize laidSize(const QLabel &label, int width)
{
    QTextLayout layout(shownText(label), label.font());
    QSizeF laid;
    breakLines(layout, label, width, laid);
    return {static_cast<int>(std::ceil(laid.width())) + 1,
            static_cast<int>(std::ceil(laid.height()))};
}

} // namespace

Text::Text(const QString &text, TextStyle style, QWidget *parent)
    : QLabel(parent), m_style(style)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    applyFont();
}

void Text::setStyle(TextStyle style)
{
    m_style = style;
    applyFont();
    updateGeometry();
    update();
}

void Text::applyFont()
{
    const QFont font = fontOf(m_style);
    if (font != this->font()) {
        setFont(font);
    }
    setForegroundRole(inkOf(m_style));
}

QSize Text::sizeHint() const
{
    const int most = QFontMetrics(QApplication::font()).height() * comfortableEms;
    const QSize natural = sizeWithin(unlimited);
    return natural.width() <= most ? natural : QSize(most, heightForWidth(most));
}

QSize Text::minimumSizeHint() const
{
    const int height = fontMetrics().height();
    return {std::min(sizeWithin(unlimited).width(), 4 * height), height};
}

int Text::heightForWidth(int width) const
{
    return text().isEmpty() ? 0 : sizeWithin(std::max(width, 1)).height();
}

/// Layouts ask for the same few widths again and again, and a page has hundreds of texts.
QSize Text::sizeWithin(int width) const
{
    if (m_measuredText != text() || m_measured.size() >= mostMeasured) {
        m_measuredText = text();
        m_measured.clear();
    }
    if (!m_measured.contains(width)) {
        m_measured.insert(width, laidSize(*this, width));
    }
    return m_measured.value(width);
}

void Text::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    QTextLayout layout(shownText(*this), font());
    QSizeF laid;
    breakLines(layout, *this, width(), laid);
    double top = 0;
    if (alignment().testFlag(Qt::AlignVCenter)) {
        top = std::max(0.0, std::floor((height() - laid.height()) / 2));
    }
    layout.draw(&painter, QPointF(0, top));
}

void Text::changeEvent(QEvent *event)
{
    m_measured.clear(); // a font, a style, a language
    if (event->type() == QEvent::ApplicationFontChange) {
        applyFont();
    }
    QLabel::changeEvent(event);
}

} // namespace farewell
