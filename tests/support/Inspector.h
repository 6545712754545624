// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

class QWidget;

namespace farewell::inspector {

/// Looks at a shown window as a whole; each function names what is wrong, and nothing when all is
/// well.

/// Text that has less room than it needs, or that stands outside of what can be scrolled into view;
/// and what scrolls, where the window cuts it off.
[[nodiscard]] QStringList clippedTexts(const QWidget &window);

/// Controls without a name, with one that another control has too, or that a screen reader could
/// not call anything.
[[nodiscard]] QStringList unnamedControls(const QWidget &window);

/// Buttons that a screen reader calls something else than people see, so that nobody can talk about
/// them, nor press them by voice (WCAG 2.2, 2.5.3); and such as say only "Copy", but not what.
[[nodiscard]] QStringList misnamedButtons(const QWidget &window);

/// Labels that would take what they show for HTML.
[[nodiscard]] QStringList richLabels(const QWidget &window);

} // namespace farewell::inspector
