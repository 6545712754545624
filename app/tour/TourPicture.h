// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>

class QWidget;

namespace farewell::tourpicture {

/// Device pixels for each pixel of a window: sharp on fine screens and on paper.
inline constexpr int fineScale = 2;

/// The window as it looks now, with the menu that is open over it. `mark` is ringed, a place in
/// `markedIn`, which is the window or the menu; null marks nothing.
[[nodiscard]] QImage of(QWidget &window, int scale, const QWidget *markedIn = nullptr,
                        const QRect &mark = {});

} // namespace farewell::tourpicture
