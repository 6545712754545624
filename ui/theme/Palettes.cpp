// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/Palettes.h"

#include "ui/theme/Shades.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
#include <QAccessibilityHints>
#endif

namespace farewell {

namespace {

struct Colours
{
    QRgb background, raised, line, text, muted, primary, onPrimary, danger, link;
};

constexpr Colours light{0xFFFFFFFF, 0xFFF6F7F9, 0xFFD9DDE3, 0xFF1B1D22, 0xFF5B6470,
                        0xFF0B7A55, 0xFFFFFFFF, 0xFFC4122F, 0xFF0B5FB3};
constexpr Colours dark{0xFF17191D, 0xFF202329, 0xFF3A3F47, 0xFFEBEEF2, 0xFFA3ABB6,
                       0xFF35C08E, 0xFF0E1512, 0xFFFF6F80, 0xFF78B7FF};

/// Black on white is 21; what desktops use every day stays below 19.
constexpr double forcedContrast = 19.5;

void setText(QPalette &palette, const QColor &colour)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, colour);
    }
}

void setDisabled(QPalette &palette, const Colours &colours)
{
    const QColor faint = mixed(QColor(colours.muted), QColor(colours.background), 0.7);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::PlaceholderText, QPalette::Link, QPalette::BrightText}) {
        palette.setColor(QPalette::Disabled, role, faint);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight,
                     mixed(QColor(colours.primary), QColor(colours.background), 0.45));
}

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button}) {
        palette.setColor(role, QColor(colours.background));
    }
    setText(palette, QColor(colours.text));
    for (const auto role :
         {QPalette::AlternateBase, QPalette::Light, QPalette::Midlight, QPalette::ToolTipBase}) {
        palette.setColor(role, QColor(colours.raised));
    }
    palette.setColor(QPalette::ToolTipText, QColor(colours.text));
    palette.setColor(QPalette::Mid, QColor(colours.line));
    palette.setColor(QPalette::Dark, QColor(colours.muted));
    palette.setColor(QPalette::Shadow, QColor(colours.text));
    palette.setColor(QPalette::PlaceholderText, QColor(colours.muted));
    palette.setColor(QPalette::Highlight, QColor(colours.primary));
    palette.setColor(QPalette::HighlightedText, QColor(colours.onPrimary));
    palette.setColor(QPalette::Link, QColor(colours.link));
    palette.setColor(QPalette::LinkVisited, QColor(colours.primary));
    palette.setColor(QPalette::BrightText, QColor(colours.danger));
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    palette.setColor(QPalette::Accent, QColor(colours.primary));
#endif
    setDisabled(palette, colours);
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf(light);
}

QPalette darkPalette()
{
    return paletteOf(dark);
}

QPalette completed(const QPalette &forced)
{
    QPalette palette = forced;
    const QColor text = forced.color(QPalette::WindowText);
    for (const auto role :
         {QPalette::BrightText, QPalette::PlaceholderText, QPalette::Mid, QPalette::LinkVisited}) {
        palette.setColor(role, text);
    }
    palette.setColor(QPalette::AlternateBase, forced.color(QPalette::Window));
    return palette;
}

bool isForced(const QPalette &desktop)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    const auto *hints = QGuiApplication::styleHints()->accessibility();
    if (hints != nullptr && hints->contrastPreference() == Qt::ContrastPreference::HighContrast) {
        return true;
    }
#endif
    return qEnvironmentVariable("GTK_THEME").startsWith(QLatin1StringView("HighContrast"))
        || contrast(desktop.color(QPalette::WindowText), desktop.color(QPalette::Window))
        >= forcedContrast;
}

bool isOurs(const QPalette &palette)
{
    const QRgb window = palette.color(QPalette::Window).rgb();
    const QRgb text = palette.color(QPalette::Active, QPalette::WindowText).rgb();
    return (window == light.background && text == light.text)
        || (window == dark.background && text == dark.text);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightnessF()
        < palette.color(QPalette::WindowText).lightnessF();
}

} // namespace farewell
