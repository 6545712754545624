// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSize>

class QWidget;

namespace farewell {

class ButtonRow;

/// The largest that `window` can be on its screen, its frame set aside.
[[nodiscard]] QSize largestOnScreen(const QWidget &window);

/// No window opens larger than the screen it opens on, whatever size it asks for: at 250 % a usual
/// screen has 512 by 400.
void openWithinScreen(QWidget *window);

/// The height at which everything in `window` is seen at this width, at most what the screen has.
[[nodiscard]] int heightToSeeAll(QWidget &window, ButtonRow &buttons, int width);

/// The height that everything but what scrolls needs at this width.
[[nodiscard]] int leastHeight(const QWidget &window, int width);

/// As high as what it shows now, which is less than before: a page has taken the place of another.
void shrinkToFit(QWidget &window, ButtonRow &buttons);

/// Makes the window higher where new content is not seen whole; never lower. It moves up where it
/// would not end on the screen.
void growToFit(QWidget &window, ButtonRow &buttons);

} // namespace farewell
