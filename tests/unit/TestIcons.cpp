// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/Icons.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace farewell;

namespace {

constexpr int side = 48;

QImage drawn(Icon icon, const QColor &colour)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawIcon(painter, icon, QRectF(0, 0, side, side), colour);
    return image;
}

qsizetype inked(const QImage &image, const QColor &colour)
{
    qsizetype count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixelColor(x, y) == colour ? 1 : 0;
        }
    }
    return count;
}

} // namespace

/// Each icon is there, in the colour that is asked for, and is like no other.
class TestIcons final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOfThem()
    {
        QList<QImage> seen;
        for (int i = static_cast<int>(Icon::Alert); i <= static_cast<int>(Icon::Waiting); ++i) {
            const auto icon = static_cast<Icon>(i);
            const QImage image = drawn(icon, Qt::red);
            QVERIFY2(inked(image, Qt::red) > 20, qPrintable(QString::number(i)));
            QVERIFY(inked(drawn(icon, Qt::blue), Qt::blue) > 20);
            QCOMPARE(inked(image, Qt::black), 0);
            QVERIFY(!seen.contains(image));
            seen += image;
        }
        QCOMPARE(seen.size(), 14);
    }

    void theDoorOpensWherePeopleReadTo()
    {
        const QImage toTheRight = drawn(Icon::SignOut, Qt::red);
        const QImage settings = drawn(Icon::Settings, Qt::red);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const QImage toTheLeft = drawn(Icon::SignOut, Qt::red);
        const QImage still = drawn(Icon::Settings, Qt::red);
        QGuiApplication::setLayoutDirection(Qt::LayoutDirectionAuto);
        QVERIFY(toTheLeft != toTheRight);
        QCOMPARE(inked(toTheLeft, Qt::red), inked(toTheRight, Qt::red));
        QCOMPARE(still, settings);
    }

    void inMenus()
    {
        const QPixmap pixmap = textColouredIcon(Icon::Settings).pixmap(side);
        QCOMPARE(pixmap.size(), QSize(side, side));
        QVERIFY(inked(pixmap.toImage(), QGuiApplication::palette().color(QPalette::WindowText))
                > 20);
    }
};

QTEST_MAIN(TestIcons)
#include "TestIcons.moc"
