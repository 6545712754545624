// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/TextStyle.h"

#include <QApplication>
#include <QFontDatabase>

#include <cmath>

namespace farewell {

namespace {

double scaleOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Title:
    case TextStyle::DangerTitle:
        return 1.4;
    case TextStyle::Heading:
    case TextStyle::DangerHeading:
        return 1.08;
    case TextStyle::Body:
    case TextStyle::Strong:
    case TextStyle::Muted:
    case TextStyle::Code:
        return 1.0;
    case TextStyle::Small:
    case TextStyle::FieldLabel:
    case TextStyle::Danger:
    case TextStyle::Success:
        return 0.92;
    }
    return 1.0;
}

bool isBold(TextStyle style)
{
    switch (style) {
    case TextStyle::Title:
    case TextStyle::DangerTitle:
    case TextStyle::Heading:
    case TextStyle::DangerHeading:
    case TextStyle::Strong:
    case TextStyle::FieldLabel:
        return true;
    case TextStyle::Body:
    case TextStyle::Muted:
    case TextStyle::Small:
    case TextStyle::Danger:
    case TextStyle::Success:
    case TextStyle::Code:
        return false;
    }
    return false;
}

} // namespace

QFont fontOf(TextStyle style)
{
    if (style == TextStyle::Code) {
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    }
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * scaleOf(style));
    } else {
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * scaleOf(style))));
    }
    font.setBold(isBold(style));
    return font;
}

QPalette::ColorRole inkOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Title:
    case TextStyle::Heading:
    case TextStyle::Body:
    case TextStyle::Strong:
    case TextStyle::Code:
        return QPalette::WindowText;
    case TextStyle::Muted:
    case TextStyle::Small:
    case TextStyle::FieldLabel:
        return QPalette::PlaceholderText;
    case TextStyle::DangerTitle:
    case TextStyle::DangerHeading:
    case TextStyle::Danger:
        return QPalette::BrightText;
    case TextStyle::Success:
        return QPalette::LinkVisited; // see Shades::success
    }
    return QPalette::WindowText;
}

} // namespace farewell
