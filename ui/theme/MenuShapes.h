// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QPainter;
class QSize;
class QStyleOption;
class QStyleOptionMenuItem;

namespace farewell::shapes {

/// The ground of a menu, with the line around it.
void drawMenuPanel(QPainter &painter, const QStyleOption &option);

/// An entry with its icon, its text and its shortcut; separators are Fusion's.
[[nodiscard]] bool isMenuEntry(const QStyleOptionMenuItem &item);
void drawMenuEntry(QPainter &painter, const QStyleOptionMenuItem &item);
[[nodiscard]] QSize menuEntrySize(const QStyleOptionMenuItem &item);

} // namespace farewell::shapes
