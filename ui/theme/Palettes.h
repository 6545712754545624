// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QPalette;

namespace farewell {

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// A high-contrast or forced palette of the desktop, completed: every role that we draw text with
/// can be read on its background.
[[nodiscard]] QPalette completed(const QPalette &forced);

/// Whether the desktop's colours must be kept: it says so, or its contrast is extreme.
[[nodiscard]] bool isForced(const QPalette &desktop);

[[nodiscard]] bool isOurs(const QPalette &palette);
[[nodiscard]] bool isDark(const QPalette &palette);

} // namespace farewell
