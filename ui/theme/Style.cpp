// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/Style.h"

#include "ui/theme/ComboBox.h"
#include "ui/theme/MenuShapes.h"
#include "ui/theme/ScrollBar.h"
#include "ui/theme/Shades.h"
#include "ui/theme/Shapes.h"

#include <QFrame>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

#include <cmath>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr double buttonHeight = 2.0; // of the font's height, as everything here
constexpr double buttonPadding = 0.95;
constexpr double linkPadding = 0.2;

bool isRule(const QWidget *widget)
{
    const auto *frame = qobject_cast<const QFrame *>(widget);
    return frame != nullptr && frame->frameShape() == QFrame::HLine;
}

/// Null for anything else in a menu.
const QStyleOptionMenuItem *menuEntry(const QStyleOption *option)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    return item != nullptr && shapes::isMenuEntry(*item) ? item : nullptr;
}

const QStyleOptionComboBox *comboBox(const QStyleOption *option)
{
    return qstyleoption_cast<const QStyleOptionComboBox *>(option);
}

} // namespace

Style::Style()
    : QProxyStyle(u"fusion"_s)
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    if (element == PE_PanelLineEdit && edit != nullptr && edit->hasFrame()) {
        shapes::drawEdit(*painter, *option, widget);
    } else if (element == PE_IndicatorCheckBox) {
        shapes::drawCheckBox(*painter, *option);
    } else if (element == PE_IndicatorRadioButton) {
        shapes::drawRadioButton(*painter, *option);
    } else if (element == PE_FrameFocusRect) {
        if (qobject_cast<const QPushButton *>(widget) == nullptr) {
            shapes::drawFocus(*painter, *option);
        }
    } else if (element == PE_PanelMenu) {
        shapes::drawMenuPanel(*painter, *option);
    } else if (element == PE_PanelItemViewItem && option->state.testFlag(State_Selected)) {
        shapes::drawBox(*painter, option->rect, shapes::radiusOf(*option),
                        shadesOf(option->palette).primaryWash, Qt::transparent);
    } else {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const QString role = shapes::roleOf(widget);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButtonBevel && button != nullptr) {
        if (shapes::isFilled(role)) {
            shapes::drawFilledButton(*painter, *option, role);
        } else if (!shapes::isLink(role)) {
            shapes::drawOutlinedButton(*painter, *option, role);
        }
    } else if (element == CE_PushButtonLabel && button != nullptr && button->icon.isNull()) {
        shapes::drawButtonText(*painter, *button, widget);
    } else if (const auto *entry = menuEntry(option); element == CE_MenuItem && entry != nullptr) {
        shapes::drawMenuEntry(*painter, *entry);
    } else if (element == CE_FocusFrame) {
        shapes::drawFocus(*painter, *option);
    } else if (element == CE_ShapedFrame && isRule(widget)) {
        const QRect line(option->rect.left(), option->rect.center().y(), option->rect.width(), 1);
        painter->fillRect(line, shadesOf(option->palette).line);
    } else if (element == CE_ShapedFrame && role == u"card"_s) {
        shapes::drawFrame(*painter, *option, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar != nullptr) {
        drawScrollBar(*painter, *bar);
    } else if (const auto *box = comboBox(option); control == CC_ComboBox && box != nullptr) {
        drawComboBox(*painter, *box);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    const auto *box = comboBox(option);
    if (control == CC_ComboBox && box != nullptr && part != SC_ComboBoxListBoxPopup) {
        return comboBoxPart(*box, part);
    }
    return control == CC_ScrollBar && bar != nullptr
        ? scrollBarPart(*bar, part)
        : QProxyStyle::subControlRect(control, option, part, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int height = widget != nullptr ? widget->fontMetrics().height()
        : option != nullptr              ? option->fontMetrics.height()
                                         : 0;
    if (height > 0
        && (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight
            || metric == PM_ExclusiveIndicatorWidth || metric == PM_ExclusiveIndicatorHeight)) {
        return height;
    }
    if (height > 0 && (metric == PM_CheckBoxLabelSpacing || metric == PM_RadioButtonLabelSpacing)) {
        return height * 3 / 5;
    }
    if (height > 0 && metric == PM_ScrollBarExtent) {
        return height * 4 / 5; // a quarter of it is the gap, see ScrollBar.cpp
    }
    if (height > 0 && (metric == PM_MenuHMargin || metric == PM_MenuVMargin)) {
        return height * 3 / 10;
    }
    if (height > 0 && (metric == PM_FocusFrameHMargin || metric == PM_FocusFrameVMargin)) {
        return height / 4;
    }
    if (metric == PM_ButtonShiftHorizontal || metric == PM_ButtonShiftVertical) {
        return 0;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText) {
        return 0;
    }
    if (hint == SH_FocusFrame_AboveWidget) {
        return 1; // others would cover it beside its control
    }
    if (hint == SH_FocusFrame_Mask) {
        return 0;
    }
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const auto times = [option](double factor) {
        return static_cast<int>(std::lround(factor * option->fontMetrics.height()));
    };
    if (type == CT_PushButton && button != nullptr && button->icon.isNull()) {
        const QSize text = option->fontMetrics.size(Qt::TextShowMnemonic, button->text);
        return shapes::isLink(shapes::roleOf(widget))
            ? QSize(text.width(), text.height() + 2 * times(linkPadding))
            : QSize(text.width() + 2 * times(buttonPadding),
                    text.height() + times(buttonHeight) - option->fontMetrics.height());
    }
    if (const auto *entry = menuEntry(option); type == CT_MenuItem && entry != nullptr) {
        return shapes::menuEntrySize(*entry);
    }
    if (const auto *box = comboBox(option); type == CT_ComboBox && box != nullptr) {
        return comboBoxSize(*box, size);
    }
    const QSize usual = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_LineEdit && option != nullptr) {
        return {usual.width(), std::max(usual.height(), times(buttonHeight))};
    }
    return usual;
}

} // namespace farewell
