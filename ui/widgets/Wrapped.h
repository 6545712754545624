// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Controls.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTextLayout>

#include <algorithm>
#include <type_traits>

namespace farewell {

/// A check box or radio button whose text goes on in the next line where there is no room for it;
/// Qt's own would widen the window instead.
template <class Button>
class Wrapped final : public Button
{
    static constexpr bool isRadio = std::is_same_v<Button, QRadioButton>;

public:
    Wrapped(const QString &name, const QString &text, QWidget *parent)
        : Button(text, parent)
    {
        setNames(this, name, text);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        this->setSizePolicy(policy);
    }

    [[nodiscard]] QSize sizeHint() const override { return sizeOf(this->text()); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        constexpr double narrowest = 8; // of the font's height
        return {std::min(em(this, narrowest), sizeHint().width()), sizeOf({}).height()};
    }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return sizeOf(wrappedTo(width)).height();
    }

protected:
    void initStyleOption(QStyleOptionButton *option) const override
    {
        Button::initStyleOption(option);
        option->text = wrappedTo(this->width());
    }

private:
    [[nodiscard]] QString wrappedTo(int width) const
    {
        const QStyle *style = this->style();
        const int beside = style->pixelMetric(isRadio ? QStyle::PM_ExclusiveIndicatorWidth
                                                      : QStyle::PM_IndicatorWidth,
                                              nullptr, this)
            + style->pixelMetric(isRadio ? QStyle::PM_RadioButtonLabelSpacing
                                         : QStyle::PM_CheckBoxLabelSpacing,
                                 nullptr, this);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        QTextLayout layout(this->text(), this->font());
        layout.setTextOption(option);
        const int room = std::max(width - beside - em(this, 0.2), em(this));
        QStringList lines;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(room);
            lines += this->text().sliced(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
        return lines.join(QChar(u'\n'));
    }

    [[nodiscard]] QSize sizeOf(const QString &text) const
    {
        QStyleOptionButton option;
        Button::initStyleOption(&option);
        option.text = text;
        const QSize contents = this->fontMetrics().size(Qt::TextShowMnemonic, text);
        return this->style()->sizeFromContents(
            isRadio ? QStyle::CT_RadioButton : QStyle::CT_CheckBox, &option, contents, this);
    }
};

} // namespace farewell
