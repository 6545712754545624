// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/Shades.h"

#include "ui/theme/Palettes.h"

#include <QPalette>

#include <cmath>

namespace farewell {

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto part = [share](float a, float b) {
        return static_cast<float>(share * static_cast<double>(a)
                                  + (1.0 - share) * static_cast<double>(b));
    };
    return QColor::fromRgbF(part(over.redF(), under.redF()), part(over.greenF(), under.greenF()),
                            part(over.blueF(), under.blueF()));
}

Shades shadesOf(const QPalette &palette)
{
    Shades shades;
    shades.background = palette.color(QPalette::Window);
    shades.raised = palette.color(QPalette::AlternateBase);
    shades.line = palette.color(QPalette::Mid);
    shades.text = palette.color(QPalette::WindowText);
    shades.muted = palette.color(QPalette::PlaceholderText);
    shades.link = palette.color(QPalette::Link);
    shades.primary = palette.color(QPalette::Highlight);
    shades.onPrimary = palette.color(QPalette::HighlightedText);
    shades.success
        = palette.color(QPalette::LinkVisited); // a free role: no link of ours is ever visited
    shades.danger = palette.color(QPalette::BrightText);
    const bool whiteReads
        = contrast(Qt::white, shades.danger) >= contrast(Qt::black, shades.danger);
    shades.onDanger = whiteReads ? QColor(Qt::white) : QColor(Qt::black);
    if (!isOurs(palette)) {
        // Forced colours: nothing is told by a tint of our own.
        shades.primaryWash = shades.dangerWash = shades.warningWash = shades.background;
        shades.warning = shades.text;
        return shades;
    }
    const bool dark = shades.background.lightnessF() < 0.5F;
    shades.primaryWash = mixed(shades.primary, shades.background, dark ? 0.18 : 0.10);
    shades.dangerWash = mixed(shades.danger, shades.background, dark ? 0.16 : 0.09);
    shades.warning = dark ? QColor(0xFFCF70) : QColor(0x8A5A00);
    shades.warningWash = dark ? QColor(0x3A2F14) : QColor(0xFFF5DD);
    return shades;
}

} // namespace farewell
