// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/PagePainter.h"

#include "app/record/RecordPage.h"

#include <QFont>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr double aside = 50; // the margins
constexpr double above = 44;
constexpr double below = 40;
constexpr double labelWidth = 122;
constexpr double markWidth = 18;
constexpr double markSize = 10;
constexpr double besideWidth = 170;

const QColor ink(0x16, 0x18, 0x1c);
const QColor faint(0x57, 0x60, 0x6c);
const QColor rule(0xd6, 0xda, 0xe0);
const QColor bandColor(0xf5, 0x9e, 0x0b);

/// How a text is set.
struct Type
{
    double size = 8;
    bool isBold = false;
    QColor color = ink;
    bool isAtFarEnd = false;
};

QFont fontOf(const Type &type)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(64); // of which the size is a part, for fractions of a pixel are lost
    font.setBold(type.isBold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// An id, a host or a time stays as it is among words that run the other way.
bool runsFromTheRight(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar letter) {
        return letter.direction() == QChar::DirR || letter.direction() == QChar::DirAL;
    });
}

/// Draws what is written to it, line by line; without a painter it only measures.
class Pen final
{
public:
    Pen(QPainter *painter, bool isRightToLeft)
        : m_painter(painter), m_isRightToLeft(isRightToLeft)
    {
    }

    /// How high the text is. `x` and `width` as if it ran from left to right.
    double write(const QString &text, double x, double y, double width, const Type &type)
    {
        if (text.isEmpty()) {
            return 0;
        }
        const QFont font = fontOf(type);
        const double scale = type.size / font.pixelSize();
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(m_isRightToLeft && runsFromTheRight(text) ? Qt::RightToLeft
                                                                          : Qt::LeftToRight);
        option.setUseDesignMetrics(true);
        const bool isRight = type.isAtFarEnd != m_isRightToLeft;
        option.setAlignment(Qt::AlignAbsolute | (isRight ? Qt::AlignRight : Qt::AlignLeft));
        QTextLayout layout(text, font);
        layout.setTextOption(option);
        layout.beginLayout();
        double height = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width / scale);
            line.setPosition({0, height});
            height += line.height() * 1.08;
        }
        layout.endLayout();
        if (m_painter != nullptr) {
            m_painter->save();
            m_painter->translate(mirrored(x, width), y);
            m_painter->scale(scale, scale);
            m_painter->setPen(type.color);
            layout.draw(m_painter, {0, 0});
            m_painter->restore();
        }
        return height * scale;
    }

    void line(double y)
    {
        if (m_painter != nullptr) {
            m_painter->setPen(QPen(rule, 0.5));
            m_painter->drawLine(QPointF(aside, y), QPointF(PagePainter::sheet.width() - aside, y));
        }
    }

    void band(double y, double height)
    {
        if (m_painter != nullptr) {
            m_painter->fillRect(QRectF(0, y, PagePainter::sheet.width(), height), bandColor);
        }
    }

    void mark(EvidenceLine::Mark mark, double x, double y);

private:
    [[nodiscard]] double mirrored(double x, double width) const
    {
        return m_isRightToLeft ? PagePainter::sheet.width() - x - width : x;
    }

    QPainter *m_painter;
    bool m_isRightToLeft;
};

/// A drawing, and no letter: it is not among the words that are taken out of the page.
void Pen::mark(EvidenceLine::Mark mark, double x, double y)
{
    if (m_painter == nullptr) {
        return;
    }
    using Mark = EvidenceLine::Mark;
    const QColor color = mark == Mark::Seen ? QColor(0x0b, 0x7a, 0x52)
        : mark == Mark::NotSeen             ? QColor(0xb3, 0x26, 0x1e)
                                            : QColor(0x8a, 0x5a, 0x00);
    const QRectF place(mirrored(x, markSize), y, markSize, markSize);
    m_painter->save();
    m_painter->setRenderHint(QPainter::Antialiasing);
    m_painter->setPen(Qt::NoPen);
    QColor ground = color;
    ground.setAlphaF(0.14F);
    m_painter->setBrush(ground);
    m_painter->drawEllipse(place);
    m_painter->setBrush(Qt::NoBrush);
    m_painter->setPen(QPen(color, 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter->translate(place.topLeft());
    QPainterPath path;
    switch (mark) {
    case Mark::Seen:
        path.moveTo(3.0, 5.2);
        path.lineTo(4.5, 6.7);
        path.lineTo(7.2, 3.6);
        break;
    case Mark::NotSeen:
        path.moveTo(3.5, 3.5);
        path.lineTo(6.5, 6.5);
        path.moveTo(6.5, 3.5);
        path.lineTo(3.5, 6.5);
        break;
    case Mark::Unclear:
        path.moveTo(3.6, 4.0);
        path.cubicTo(3.7, 2.4, 6.4, 2.4, 6.3, 4.1);
        path.cubicTo(6.2, 5.0, 5.0, 5.0, 5.0, 6.0);
        path.moveTo(5.0, 7.5);
        path.lineTo(5.0, 7.51);
        break;
    case Mark::Pending:
        path.moveTo(3.2, 5.0);
        path.lineTo(6.8, 5.0);
        break;
    }
    m_painter->drawPath(path);
    m_painter->restore();
}

/// Nothing for none; where it ends.
double drawHeading(Pen &pen, const QString &heading, double y)
{
    constexpr double width = PagePainter::sheet.width() - 2 * aside;
    if (heading.isEmpty()) {
        return y;
    }
    y += 13;
    return y + pen.write(heading, aside, y, width, {.size = 9.5, .isBold = true}) + 1;
}

/// From the top to the bottom; where it ends.
double drawRow(Pen &pen, const RecordPage::Row &row, double y)
{
    constexpr double width = PagePainter::sheet.width() - 2 * aside;
    constexpr double padding = 3.2;
    const double beforeLabel = row.mark ? markWidth : 0;
    const double column = row.label.isEmpty() ? beforeLabel : labelWidth;
    y += padding;
    double height = pen.write(row.label, aside + beforeLabel, y, labelWidth - beforeLabel - 8,
                              {.color = faint});
    if (row.mark) {
        pen.mark(*row.mark, aside, y - 0.5);
        height = std::max(height, markSize);
    }
    const double x = aside + column;
    double told = pen.write(row.text, x, y, width - column, {.isBold = row.isStrong});
    told += pen.write(row.detail, x, y + told, width - column, {.size = 7.5, .color = faint});
    y += std::max(height, told) + padding;
    if (!row.mark) {
        pen.line(y);
    }
    return y;
}

/// What a row, with the heading above it, takes from a sheet.
double heightOf(const RecordPage &page, const QString &heading, const RecordPage::Row &row)
{
    Pen pen(nullptr, page.isRightToLeft);
    return drawHeading(pen, heading, 0) + drawRow(pen, row, 0);
}

/// Where it ends on the last sheet. Without `turn` there is one, of whatever length.
double draw(Pen &pen, const RecordPage &page, const std::function<void()> &turn)
{
    constexpr double end = PagePainter::sheet.height() - below;
    constexpr double width = PagePainter::sheet.width() - 2 * aside;
    double y = above;
    if (!page.band.isEmpty()) {
        constexpr double high = 22;
        pen.band(0, high);
        pen.write(page.band, aside, 5.5, width, {.size = 9, .isBold = true});
        y += high / 2;
    }
    double title
        = pen.write(page.title, aside, y, width - besideWidth, {.size = 17, .isBold = true});
    title += pen.write(page.subtitle, aside, y + title, width - besideWidth, {.color = faint});
    double beside = 2;
    for (const QString &line : page.beside) {
        beside += pen.write(line, aside + width - besideWidth, y + beside, besideWidth,
                            {.color = faint, .isAtFarEnd = true});
    }
    y += std::max(title, beside);
    for (const RecordPage::Section &section : page.sections) {
        QString heading = section.heading;
        for (const RecordPage::Row &row : section.rows) {
            if (turn && y + heightOf(page, heading, row) > end) {
                turn();
                y = above;
            }
            y = drawRow(pen, row, drawHeading(pen, std::exchange(heading, {}), y));
        }
    }
    y += 10;
    for (const QString &remark : page.remarks) {
        if (turn && y + heightOf(page, {}, {.text = remark}) > end) {
            turn();
            y = above;
        }
        y += pen.write(remark, aside, y, width, {.size = 7, .color = faint}) + 1;
    }
    return y;
}

} // namespace

bool PagePainter::fits() const
{
    Pen pen(nullptr, m_page.isRightToLeft);
    return draw(pen, m_page, {}) <= sheet.height() - below;
}

void PagePainter::paint(QPainter &painter, const std::function<void()> &turn) const
{
    Pen pen(&painter, m_page.isRightToLeft);
    draw(pen, m_page, turn);
}

} // namespace farewell
