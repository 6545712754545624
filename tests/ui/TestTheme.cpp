// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/Palettes.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QProxyStyle>
#include <QTest>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

QPalette lightDesktop()
{
    return {QColor(0xEF, 0xEF, 0xEF)};
}

QPalette darkDesktop()
{
    return {QColor(0x32, 0x32, 0x32)};
}

QPalette forcedDesktop()
{
    QPalette palette(Qt::black);
    palette.setColor(QPalette::WindowText, Qt::white);
    return palette;
}

/// Stands for the desktop: Qt leaves the last word on what it hands out as the desktop's palette to
/// the style of the application.
class Desktop final : public QProxyStyle
{
public:
    explicit Desktop(QPalette palette)
        : QProxyStyle(u"fusion"_s), m_palette(std::move(palette))
    {
    }

    using QProxyStyle::polish;
    void polish(QPalette &palette) override { palette = m_palette; }

private:
    QPalette m_palette;
};

/// The desktop gets other colours, and Qt says so as it does on a real one: to each window.
void changeDesktop(const QPalette &palette, QWindow &window)
{
    QApplication::setStyle(new Desktop(palette));
    QEvent changed(QEvent::ThemeChange);
    QCoreApplication::sendEvent(&window, &changed);
}

QRgb ground()
{
    return QApplication::palette().color(QPalette::Window).rgb();
}

QRgb groundOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).rgb();
}

} // namespace

/// Light, dark, or as the desktop is: by name, at the start and later.
class TestTheme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { delete qApp->findChild<Theme *>(); }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<std::optional<Appearance>>("appearance");
        using Wanted = std::optional<Appearance>;
        QTest::newRow("light") << u"light"_s << Wanted(Appearance::Light);
        QTest::newRow("dark") << u"dark"_s << Wanted(Appearance::Dark);
        QTest::newRow("system") << u"system"_s << Wanted(Appearance::System);
        QTest::newRow("another case") << u"Dark"_s << Wanted();
        QTest::newRow("more than a name") << u"dark "_s << Wanted();
        QTest::newRow("none") << QString() << Wanted();
    }

    void names()
    {
        QFETCH(const QString, name);
        QFETCH(const std::optional<Appearance>, appearance);
        QCOMPARE(appearanceFromName(name), appearance);
    }

    /// The program runs this once more on a GNOME desktop that is dark, see CMakeLists.txt.
    void theDesktopAtTheStart()
    {
        const bool isDesktopDark = qEnvironmentVariable("GTK_THEME").endsWith(u":dark"_s);
        Theme::apply(*qApp, Appearance::System);
        QCOMPARE(ground(), groundOf(isDesktopDark ? darkPalette() : lightPalette()));
    }

    void theDesktopLater_data()
    {
        QTest::addColumn<Appearance>("wanted");
        QTest::addColumn<QPalette>("desktop");
        QTest::addColumn<QPalette>("shown");
        const auto [light, dark, system]
            = std::array{Appearance::Light, Appearance::Dark, Appearance::System};
        QTest::newRow("system, dark") << system << darkDesktop() << darkPalette();
        QTest::newRow("system, light") << system << lightDesktop() << lightPalette();
        QTest::newRow("system, forced") << system << forcedDesktop() << forcedDesktop();
        QTest::newRow("light, dark") << light << darkDesktop() << lightPalette();
        QTest::newRow("light, forced") << light << forcedDesktop() << forcedDesktop();
        QTest::newRow("dark, light") << dark << lightDesktop() << darkPalette();
    }

    void theDesktopLater()
    {
        QFETCH(const Appearance, wanted);
        QFETCH(const QPalette, desktop);
        QFETCH(const QPalette, shown);
        Theme::apply(*qApp, wanted);
        QWidget widget;
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        // From the other side, so that something has to change.
        changeDesktop(isDark(desktop) ? lightDesktop() : darkDesktop(), *widget.windowHandle());
        changeDesktop(desktop, *widget.windowHandle());
        QCOMPARE(ground(), groundOf(shown));
    }
};

QTEST_MAIN(TestTheme)
#include "TestTheme.moc"
