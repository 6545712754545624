// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>

class QPalette;

namespace farewell {

/// The colours that a QPalette does not have, to go with `palette`. A forced palette wins over
/// ours.
struct Shades
{
    QColor background;
    QColor raised;
    QColor line;
    QColor text;
    QColor muted;
    QColor link;
    QColor primary, onPrimary, primaryWash; ///< wash: the calm background behind `primary` text
    QColor success;                         ///< text that says that something is right
    QColor danger, onDanger, dangerWash;
    QColor warning, warningWash;
};

[[nodiscard]] Shades shadesOf(const QPalette &palette);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

/// `share` of `over` laid on `under`.
[[nodiscard]] QColor mixed(const QColor &over, const QColor &under, double share);

} // namespace farewell
