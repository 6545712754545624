// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionComboBox;

namespace farewell {

/// A box to choose from, in the shape of the other fields; one that can be typed into is not made.
void drawComboBox(QPainter &painter, const QStyleOptionComboBox &option);

[[nodiscard]] QRect comboBoxPart(const QStyleOptionComboBox &option, QStyle::SubControl part);
[[nodiscard]] QSize comboBoxSize(const QStyleOptionComboBox &option, const QSize &contents);

} // namespace farewell
