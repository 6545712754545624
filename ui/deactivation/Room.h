// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QWidget;

namespace farewell {

class ButtonRow;

/// The height at which everything in `window` is seen at this width, at most what the screen has.
[[nodiscard]] int roomyHeight(QWidget &window, ButtonRow &buttons, int width);

/// Makes the window higher where it has not the room for what has come in; never lower.
void growToFit(QWidget &window, ButtonRow &buttons);

/// The height that everything but what scrolls needs at this width.
[[nodiscard]] int leastHeight(const QWidget &window, int width);

} // namespace farewell
