// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFont>
#include <QPalette>

namespace farewell {

enum class TextStyle {
    Title,
    Heading,
    Body,
    Strong,
    Muted,
    Small,      ///< muted and smaller
    FieldLabel, ///< above a field
    DangerTitle,
    DangerHeading,
    Danger, ///< the sentence under a field at fault
    Success,
    Code, ///< letters of one width, to be typed or sent as they are
};

/// Lines of a text stand this much further apart than the font alone would have them.
inline constexpr double lineSpacing = 1.18;

[[nodiscard]] QFont fontOf(TextStyle style);

/// A role of the palette instead of a colour, so that a change of palette needs nothing from us.
[[nodiscard]] QPalette::ColorRole inkOf(TextStyle style);

} // namespace farewell
