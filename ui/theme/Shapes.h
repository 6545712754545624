// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QBrush>
#include <QString>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QWidget;

/// The shapes that Style is made of, in the colours of the option's palette.
namespace farewell::shapes {

[[nodiscard]] double radiusOf(const QStyleOption &option);

/// The dynamic property `role`, and what it means.
[[nodiscard]] QString roleOf(const QWidget *widget);
[[nodiscard]] bool isLink(const QString &role);
[[nodiscard]] bool isFilled(const QString &role);

void drawBox(QPainter &painter, const QRect &rect, double corner, const QBrush &fill,
             const QColor &border, double width = 1.0);
void drawFilledButton(QPainter &painter, const QStyleOption &option, const QString &role);
void drawOutlinedButton(QPainter &painter, const QStyleOption &option, const QString &role);
void drawButtonText(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
void drawEdit(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void drawRadioButton(QPainter &painter, const QStyleOption &option);
void drawCheckBox(QPainter &painter, const QStyleOption &option);
void drawFocus(QPainter &painter, const QStyleOption &option);
void drawFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget);

} // namespace farewell::shapes
