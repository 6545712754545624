// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QPalette;

namespace farewell {

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// The desktop's own palette where it is a high-contrast or forced one, completed so that every
/// role we draw text with reads on its background.
[[nodiscard]] QPalette completed(const QPalette &forced);

/// Whether black-on-white extremes or the desktop itself say that its colours must be kept.
[[nodiscard]] bool isForced(const QPalette &desktop);

[[nodiscard]] bool isOurs(const QPalette &palette);
[[nodiscard]] bool isDark(const QPalette &palette);

} // namespace farewell
