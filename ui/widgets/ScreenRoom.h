// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSize>

class QWidget;

namespace farewell {

/// What the screen of `window` has for it, its frame set aside.
[[nodiscard]] QSize roomOnScreen(const QWidget &window);

/// No window opens larger than the screen it opens on, whatever size it asks for: at 250 % a usual
/// screen has 512 by 400.
void openWithinScreen(QWidget *window);

} // namespace farewell
