// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/Shapes.h"

#include "ui/theme/Shades.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace farewell::shapes {

namespace {

constexpr double radius = 0.45; // of the font's height
constexpr double focusWidth = 2.0;

/// The colour that a button's text, and an outlined button's border, has.
QColor inkOf(const QString &role, const Shades &shades, const QPalette &palette)
{
    if (role == u"primary"_s) {
        return shades.onPrimary;
    }
    if (role == u"danger"_s) {
        return shades.onDanger;
    }
    if (role == u"dangerOutline"_s || role == u"dangerLink"_s) {
        return shades.danger;
    }
    return role == u"link"_s ? shades.link : palette.color(QPalette::ButtonText);
}

QPalette withGroup(const QStyleOption &option)
{
    QPalette palette = option.palette;
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    palette.setCurrentColorGroup(enabled ? QPalette::Active : QPalette::Disabled);
    return palette;
}

void drawTick(QPainter &painter, const QRectF &box, const QColor &ink)
{
    QPainterPath tick;
    tick.moveTo(box.left() + box.width() * 0.24, box.top() + box.height() * 0.53);
    tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.71);
    tick.lineTo(box.left() + box.width() * 0.77, box.top() + box.height() * 0.31);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, box.width() * 0.13, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(tick);
    painter.restore();
}

} // namespace

QString roleOf(const QWidget *widget)
{
    return widget == nullptr ? QString() : widget->property("role").toString();
}

bool isLink(const QString &role)
{
    return role == u"link"_s || role == u"dangerLink"_s;
}

bool isFilled(const QString &role)
{
    return role == u"primary"_s || role == u"danger"_s;
}

double radiusOf(const QStyleOption &option)
{
    return radius * option.fontMetrics.height();
}

void drawBox(QPainter &painter, const QRect &rect, double corner, const QBrush &fill,
             const QColor &border, double width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, width));
    painter.setBrush(fill);
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), corner, corner);
    painter.restore();
}

void drawFilledButton(QPainter &painter, const QStyleOption &option, const QString &role)
{
    QPalette palette = option.palette;
    palette.setCurrentColorGroup(QPalette::Active);
    const Shades shades = shadesOf(palette);
    const bool forced = shades.primaryWash == shades.background;
    if (forced && !option.state.testFlag(QStyle::State_Enabled)) {
        drawOutlinedButton(painter, option, {}); // no tint of ours would read there
        return;
    }
    const QColor ink = role == u"danger"_s ? shades.onDanger : shades.onPrimary;
    QColor fill = role == u"danger"_s ? shades.danger : shades.primary;
    if (!option.state.testFlag(QStyle::State_Enabled)) {
        fill = mixed(fill, shades.background, 0.25);
    } else if (option.state.testFlag(QStyle::State_Sunken)) {
        fill = mixed(shades.text, fill, 0.22);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        fill = mixed(shades.text, fill, 0.1);
    }
    drawBox(painter, option.rect, radiusOf(option), fill, Qt::transparent);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        drawBox(painter, option.rect, radiusOf(option), Qt::NoBrush, shades.text, focusWidth);
        drawBox(painter, option.rect.adjusted(2, 2, -2, -2), radiusOf(option) - 2, Qt::NoBrush, ink,
                1.5);
    }
}

void drawOutlinedButton(QPainter &painter, const QStyleOption &option, const QString &role)
{
    const Shades shades = shadesOf(withGroup(option));
    const bool danger = role == u"dangerOutline"_s;
    QColor fill = shades.background;
    if (option.state.testFlag(QStyle::State_Sunken)) {
        fill = mixed(shades.text, fill, 0.12);
    } else if (option.state.testFlag(QStyle::State_MouseOver)
               && option.state.testFlag(QStyle::State_Enabled)) {
        fill = danger ? shades.dangerWash : shades.raised;
    }
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    const QColor border = focus ? shades.primary : danger ? shades.danger : shades.line;
    drawBox(painter, option.rect, radiusOf(option), fill, border, focus ? focusWidth : 1.0);
}

void drawButtonText(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const QString role = roleOf(widget);
    const QPalette palette = withGroup(option);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    QColor ink = inkOf(role, shadesOf(palette), palette);
    if (!enabled && isFilled(role)) {
        ink = role == u"danger"_s ? shadesOf(palette).danger : palette.color(QPalette::ButtonText);
    }
    painter.save();
    painter.setPen(ink);
    const bool lit = enabled
        && (option.state.testFlag(QStyle::State_HasFocus)
            || option.state.testFlag(QStyle::State_MouseOver));
    if (isLink(role) && lit) {
        QFont font = painter.font();
        font.setUnderline(true);
        painter.setFont(font);
    }
    // Elided only where a server named the button; our own texts set the button's width.
    const int padding = isLink(role) ? 0 : option.fontMetrics.height() / 3;
    const QRect whole = widget == nullptr ? option.rect : widget->rect();
    const QRect rect = whole.adjusted(padding, 0, -padding, 0);
    QStringList lines = option.text.split(u'\n');
    if (!isLink(role)) {
        for (QString &line : lines) {
            line = option.fontMetrics.elidedText(line, Qt::ElideRight, rect.width(),
                                                 Qt::TextShowMnemonic);
        }
    }
    const Qt::Alignment side = isLink(role) ? Qt::AlignLeading : Qt::AlignHCenter;
    const auto place
        = QStyle::visualAlignment(option.direction, side | Qt::AlignVCenter) | Qt::AlignAbsolute;
    constexpr auto mnemonic = static_cast<int>(Qt::TextShowMnemonic);
    painter.drawText(rect, static_cast<int>(place.toInt()) | mnemonic, lines.join(u'\n'));
    painter.restore();
}

void drawEdit(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Shades shades = shadesOf(withGroup(option));
    const bool invalid = widget != nullptr && widget->property("invalid").toBool();
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    const bool fixed = option.state.testFlag(QStyle::State_ReadOnly);
    const QColor border = invalid ? shades.danger : focus ? shades.primary : shades.line;
    const QColor fill = fixed ? shades.raised : option.palette.color(QPalette::Base);
    drawBox(painter, option.rect, radiusOf(option), fill, border, focus ? focusWidth : 1.0);
}

void drawCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Shades shades = shadesOf(withGroup(option));
    const bool checked = option.state.testFlag(QStyle::State_On);
    const bool over = option.state.testFlag(QStyle::State_MouseOver)
        && option.state.testFlag(QStyle::State_Enabled);
    const double corner = option.rect.width() * 0.24;
    if (checked) {
        drawBox(painter, option.rect, corner, shades.primary, Qt::transparent);
        drawTick(painter, option.rect, shades.onPrimary);
    } else {
        drawBox(painter, option.rect, corner, over ? shades.raised : shades.background,
                shades.muted, 1.5);
    }
}

void drawRadioButton(QPainter &painter, const QStyleOption &option)
{
    const Shades shades = shadesOf(withGroup(option));
    const bool checked = option.state.testFlag(QStyle::State_On);
    const bool over = option.state.testFlag(QStyle::State_MouseOver)
        && option.state.testFlag(QStyle::State_Enabled);
    const double half = option.rect.width() / 2.0;
    drawBox(painter, option.rect, half, over && !checked ? shades.raised : shades.background,
            checked ? shades.primary : shades.muted, checked ? 2.0 : 1.5);
    if (checked) {
        const int inset = option.rect.width() / 4;
        drawBox(painter, option.rect.adjusted(inset, inset, -inset, -inset), half, shades.primary,
                Qt::transparent);
    }
}

void drawFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Shades shades = shadesOf(option.palette);
    const bool invalid = widget != nullptr && widget->property("invalid").toBool();
    drawBox(painter, option.rect, radiusOf(option) * 1.1, Qt::NoBrush,
            invalid ? shades.danger : shades.line);
}

void drawFocus(QPainter &painter, const QStyleOption &option)
{
    drawBox(painter, option.rect, radiusOf(option) / 2, Qt::NoBrush,
            shadesOf(option.palette).primary, focusWidth);
}

} // namespace farewell::shapes
