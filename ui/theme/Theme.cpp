// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/Theme.h"

#include "ui/theme/Palettes.h"
#include "ui/theme/Style.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace farewell {

std::optional<Appearance> appearanceFromName(const QString &name)
{
    if (name == u"light"_s) {
        return Appearance::Light;
    }
    if (name == u"dark"_s) {
        return Appearance::Dark;
    }
    if (name == u"system"_s) {
        return Appearance::System;
    }
    return std::nullopt;
}

void Theme::apply(QApplication &application, Appearance appearance)
{
    new Theme(application, appearance); // lives as long as its parent, the application
}

Theme::Theme(QApplication &application, Appearance appearance)
    : QObject(&application), m_application(application), m_appearance(appearance)
{
    QApplication::setStyle(new Style);
    follow();
    application.installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::follow);
#endif
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Qt tells only the windows of a new theme, and tells of no new palette once one is set.
    const bool desktopChanged = event->type() == QEvent::ThemeChange
        ? watched->isWindowType()
        : event->type() == QEvent::ApplicationPaletteChange && watched == &m_application;
    if (desktopChanged && !m_following) {
        follow();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::follow()
{
    m_following = true;
    QApplication::setPalette(QPalette()); // gives the desktop's own back
    const QPalette desktop = QApplication::palette();
    if (isForced(desktop)) {
        QApplication::setPalette(completed(desktop));
    } else {
        QApplication::setPalette(wantsDark(desktop) ? darkPalette() : lightPalette());
    }
    m_following = false;
}

bool Theme::wantsDark(const QPalette &desktop) const
{
    switch (m_appearance) {
    case Appearance::Light:
        return false;
    case Appearance::Dark:
        return true;
    case Appearance::System:
        break;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown) {
        return scheme == Qt::ColorScheme::Dark;
    }
#endif
    return isDark(desktop);
}

} // namespace farewell
