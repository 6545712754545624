// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/Theme.h"
#include "ui/widgets/Avatar.h"

#include <QApplication>
#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

constexpr Qt::GlobalColor paint = Qt::red; // no initial stands on such a ground

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return QImageWriter(&buffer, format).write(image) ? bytes : QByteArray();
}

/// As a camera that was held upside down says it (Exif 2.32, orientation 3); Qt does not write
/// that.
QByteArray upsideDown(const QImage &image)
{
    const auto exif = QByteArray::fromHex("ffe10022"
                                          "457869660000"     // "Exif"
                                          "4d4d002a00000008" // big endian, the first list follows
                                          "0001"             // of one entry
                                          "0112000300000001"
                                          "00030000"
                                          "00000000");
    return encoded(image, "jpeg").insert(2, exif);
}

QByteArray picture(QSize size, const char *format, QImage::Format depth = QImage::Format_RGB32)
{
    QImage image(size, depth);
    image.fill(paint);
    return encoded(image, format);
}

/// One red pixel; Qt writes no GIF.
QByteArray gif()
{
    return QByteArray::fromHex("474946383961010001008000"
                               "00ff0000000000"
                               "2c00000000010001000002024401003b");
}

QByteArray svg()
{
    return R"(<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">)"
           R"(<rect width="64" height="64" fill="#ff0000"/></svg>)";
}

QImage shown(const QByteArray &bytes, const QString &userId = u"@alice:example.org"_s,
             const QString &name = {})
{
    Avatar avatar(nullptr);
    avatar.setPerson(userId, name, bytes);
    avatar.resize(avatar.sizeHint());
    return avatar.grab().toImage();
}

/// Above the initial, where there is one.
bool isPicture(const QImage &image)
{
    const QColor colour = image.pixelColor(image.width() / 2, image.height() / 8);
    return colour.red() > 240 && colour.green() < 20 && colour.blue() < 20;
}

} // namespace

/// What is made of a picture that a server sent, which may be anything.
class TestAvatar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void onlyPicturesThatAreExpectedAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("format"); ///< as Qt names it
        QTest::addColumn<bool>("isShown");
        const QSize small(64, 64);
        const auto row = [&](const char *format, bool isShown) {
            QTest::addRow("%s", format) << picture(small, format) << QByteArray(format) << isShown;
        };
        row("png", true);
        row("jpeg", true);
        QTest::newRow("gif") << gif() << "gif"_ba << true;
        QTest::newRow("svg") << svg() << "svg"_ba << false;
        row("bmp", false);
        row("ppm", false);
        row("xpm", false);
        row("xbm", false);
        QTest::newRow("no picture") << "<html>"_ba << QByteArray() << false;
        QTest::newRow("nothing") << QByteArray() << QByteArray() << false;
    }

    void onlyPicturesThatAreExpectedAreDecoded()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, format);
        QFETCH(const bool, isShown);
        // Or it would be left out for want of a decoder.
        QVERIFY(format.isEmpty()
                || (!bytes.isEmpty() && QImageReader::supportedImageFormats().contains(format)));
        QCOMPARE(isPicture(shown(bytes)), isShown);
        QCOMPARE(shown(bytes) == shown({}), !isShown); // else the initial
    }

    void noPictureIsTooLarge_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QImage::Format>("depth");
        QTest::addColumn<bool>("isShown");
        const auto row = [](const char *name, QSize size, QImage::Format depth, bool isShown) {
            QTest::newRow(name) << size << depth << isShown;
        };
        row("as large as may be", {4096, 4096}, QImage::Format_RGB32, true);
        row("wider", {4097, 64}, QImage::Format_RGB32, false);
        row("higher", {64, 4097}, QImage::Format_RGB32, false);
        row("much larger, in few bytes", {30000, 30000}, QImage::Format_Mono, false);
        row("more colours than there is memory for", {3000, 3000}, QImage::Format_RGBA64, false);
    }

    /// A few bytes can say that they are as large as all memory.
    void noPictureIsTooLarge()
    {
        QFETCH(const QSize, size);
        QFETCH(const QImage::Format, depth);
        QFETCH(const bool, isShown);
        const QByteArray bytes = picture(size, "png", depth);
        QVERIFY(!bytes.isEmpty() && bytes.size() < 2 * 1024 * 1024); // or it would not come so far
        QCOMPARE(isPicture(shown(bytes)), isShown);
        QCOMPARE(shown(bytes) == shown({}), !isShown);
    }

    /// The middle of it, upright.
    void aPictureIsCutAndTurned()
    {
        QImage wide(300, 100, QImage::Format_RGB32);
        wide.fill(Qt::blue);
        for (int x = 100; x < 200; ++x) {
            for (int y = 0; y < 100; ++y) {
                wide.setPixelColor(x, y, paint);
            }
        }
        QVERIFY(isPicture(shown(encoded(wide, "png"))));

        QImage halves(100, 100, QImage::Format_RGB32);
        halves.fill(paint);
        for (int x = 0; x < 100; ++x) {
            for (int y = 50; y < 100; ++y) {
                halves.setPixelColor(x, y, Qt::blue);
            }
        }
        QVERIFY(isPicture(shown(encoded(halves, "jpeg"))));
        QVERIFY(!isPicture(shown(upsideDown(halves))));
    }

    void theInitial_data()
    {
        QTest::addColumn<QString>("userId");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("like"); ///< a name with the same initial
        const QString id = u"@zoe:example.org"_s;
        QTest::newRow("of the name") << id << u"Alice"_s << u"A"_s;
        QTest::newRow("upper case") << id << u"élise"_s << u"É"_s;
        QTest::newRow("the first that is a letter") << id << u" -*bob"_s << u"B"_s;
        QTest::newRow("or a digit") << id << u"(7)"_s << u"7"_s;
        QTest::newRow("beyond the BMP") << id << u"\U0001D538lice"_s << u"\U0001D538"_s;
        QTest::newRow("of the id") << id << QString() << u"Z"_s;
        QTest::newRow("none") << id << u"—"_s << u"?"_s;
    }

    void theInitial()
    {
        QFETCH(const QString, userId);
        QFETCH(const QString, name);
        QFETCH(const QString, like);
        QVERIFY(shown({}, userId, name) == shown({}, userId, like));
        QVERIFY(shown({}, userId, name) != shown({}, userId, u"X"_s));
    }

    /// Whatever somebody is called, and not all of one colour.
    void theColourBelongsToTheId()
    {
        const auto ground = [](const QString &userId, const QString &name) {
            const QImage image = shown({}, userId, name);
            return image.pixel(image.width() / 2, image.height() / 8);
        };
        QList<QRgb> colours;
        for (int i = 0; i < 40; ++i) {
            const QString id = u"@user%1:example.org"_s.arg(i);
            const QRgb colour = ground(id, u"A"_s);
            QCOMPARE(ground(id, u"B"_s), colour);
            if (!colours.contains(colour)) {
                colours += colour;
            }
        }
        QCOMPARE(colours.size(), 6);
    }

    void aPictureThatIsGoneIsNotShown()
    {
        Avatar avatar(nullptr);
        avatar.resize(avatar.sizeHint());
        avatar.setPerson(u"@alice:example.org"_s, {}, picture({64, 64}, "png"));
        QVERIFY(isPicture(avatar.grab().toImage()));
        avatar.setPerson(u"@alice:example.org"_s, {}, {});
        QVERIFY(!isPicture(avatar.grab().toImage()));
    }
};

QTEST_MAIN(TestAvatar)
#include "TestAvatar.moc"
