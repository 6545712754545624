// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Looks.h"

#include "tests/support/Inspector.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"
#include "ui/Translations.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell::looks {

namespace {

constexpr int narrow = 360;
constexpr int wide = 1000;
constexpr double usualFont = 9; // in points
constexpr double largeFont = 12;
constexpr std::chrono::seconds settling{1};
constexpr int rounds = 10;
constexpr int lightlyPressed = 80; ///< little larger, and written in two thirds of the time

/// Kept for people to look at.
QDir pictures()
{
    const QDir folder(QStringLiteral(FAREWELL_BUILD_DIR "/pictures"));
    folder.mkpath(u"."_s);
    return folder;
}

bool isDark(const QImage &image)
{
    return image.pixelColor(2, image.height() - 3).lightness() < 128;
}

QString pictureName(const QString &name, const QWidget &window)
{
    QFETCH(const bool, dark);
    QFETCH(const int, width);
    QFETCH(const Qt::LayoutDirection, direction);
    QFETCH(const double, points);
    QStringList parts{name, dark ? u"dark"_s : u"light"_s, QString::number(width)};
    if (direction == Qt::RightToLeft) {
        parts += u"rtl"_s;
    }
    if (points != usualFont) {
        parts += u"%1pt"_s.arg(points);
    }
    if (window.devicePixelRatioF() != 1) {
        parts += u"%1x"_s.arg(window.devicePixelRatioF());
    }
    return parts.join(u'-') + u".png"_s;
}

} // namespace

void addRows()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<double>("points");
    constexpr auto ltr = Qt::LeftToRight;
    constexpr auto rtl = Qt::RightToLeft;
    QTest::newRow("light, narrow") << false << narrow << ltr << usualFont;
    QTest::newRow("light, wide") << false << wide << ltr << usualFont;
    QTest::newRow("dark, narrow") << true << narrow << ltr << usualFont;
    QTest::newRow("dark, wide") << true << wide << ltr << usualFont;
    QTest::newRow("right to left, narrow") << false << narrow << rtl << usualFont;
    QTest::newRow("right to left, wide") << true << wide << rtl << usualFont;
    QTest::newRow("large font, narrow") << false << narrow << ltr << largeFont;
}

void dress()
{
    QFETCH(const bool, dark);
    QFETCH(const Qt::LayoutDirection, direction);
    QFETCH(const double, points);
    if (qApp->findChild<QTranslator *>() == nullptr) {
        Translations().install(*qApp, {u"en"_s}); // its plurals
    }
    delete qApp->findChild<Theme *>();
    Theme::apply(*qApp, dark ? Appearance::Dark : Appearance::Light);
    QGuiApplication::setLayoutDirection(direction);
    QFont font = QApplication::font();
    font.setPointSizeF(points);
    QApplication::setFont(font);
}

void look(const PatientRobot &robot, const QString &name)
{
    QFETCH(const bool, dark);
    QFETCH(const int, width);
    QFETCH(const Qt::LayoutDirection, direction);
    if (!robot.waitShown()) {
        return; // which has failed the test
    }
    QWidget *window = robot.window();
    const QSize before = window->size();
    const QSize wanted(std::min(width, window->maximumWidth()), lowest);
    window->resize(wanted);
    // Layouts that turn around in a new width ask those outside, one round after the other.
    for (int round = 0; round < rounds; ++round) {
        QCoreApplication::processEvents();
    }
    // What looks different in another width asks for one more layout once it has that width.
    (void)waitUntil([&] { return inspector::clippedTexts(*window).isEmpty(); }, settling);
    const QImage picture = window->grab().toImage();
    picture.save(pictures().filePath(pictureName(name, *window)), "PNG", lightlyPressed);

    QStringList found;
    if (window->size() != wanted) {
        found += u"needs %1×%2, not %3×%4"_s.arg(window->width())
                     .arg(window->height())
                     .arg(wanted.width())
                     .arg(wanted.height());
    }
    if (isDark(picture) != dark) {
        found += u"has not the colours that were asked for"_s;
    }
    if (window->layoutDirection() != direction) {
        found += u"does not run in the direction that was asked for"_s;
    }
    if (const int most = window->maximumWidth(); window->isModal()) {
        const int line = window->fontMetrics().height();
        if (most < 40 * line || most > 60 * line) {
            found += u"may grow to %1 heights of a line"_s.arg(most / line);
        }
    }
    found += inspector::clippedTexts(*window);
    found += inspector::unnamedControls(*window);
    found += inspector::misnamedButtons(*window);
    found += inspector::richLabels(*window);
    for (const QString &what : std::as_const(found)) {
        QTest::qFail(qPrintable(name + u": "_s + what), __FILE__, __LINE__);
    }
    window->resize(before);
}

} // namespace farewell::looks
