// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QIcon>

namespace farewell {

/// The drawings of resources/icons, each in a square.
enum class Icon {
    Alert,
    Below, ///< a menu opens there
    Check,
    Cross,
    Key,
    Letter,
    Person,
    Question,
    Rooms,
    Save,
    Sessions,
    Settings,
    SignOut,
    Waiting
};

/// Draws an icon in one colour, sharp at any size and scale. One that points follows the reading
/// direction.
void drawIcon(QPainter &painter, Icon icon, const QRectF &place, const QColor &colour);

/// For menus: in the colour of the text beside it, also after the theme has changed.
[[nodiscard]] QIcon textColouredIcon(Icon icon);

} // namespace farewell
