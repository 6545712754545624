// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/TourBook.h"

#include "tests/support/FullDisk.h"

#include <QImage>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

QImage picture(Qt::GlobalColor colour)
{
    QImage image(20, 10, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    image.fill(colour);
    return image;
}

/// What is read out of an element of that name, in order, and of its `attribute` if one is named.
QStringList read(const QString &html, const QString &element, const QString &attribute = {})
{
    QStringList all;
    QXmlStreamReader reader(html);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == element) {
            all += attribute.isEmpty() ? reader.readElementText()
                                       : reader.attributes().value(attribute).toString();
        }
    }
    return reader.hasError() ? QStringList{reader.errorString()} : all;
}

} // namespace

using Opened = TourBook::Opened;

/// What a tour leaves in its folder.
class TestTourBook final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void textIsText();
    void stepsAreCountedInTheLanguage();
    void theSamePictureIsNotShownTwice();
    void anEarlierTourGivesWay();
    void aFolderOfSomebodyElse_data();
    void aFolderOfSomebodyElse();
    void aListThatLeadsElsewhere();
    void aFileInTheWay();
    void aFullDisk();

private:
    void put(const QString &file, const QByteArray &content = "precious") const
    {
        QFile out(m_folder->filePath(file));
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(content), content.size());
    }

    [[nodiscard]] QString textOf(const QString &file) const
    {
        QFile in(m_folder->filePath(file));
        return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTourBook::textIsText()
{
    const QString hostile = u"<b>&\"'`*[x](y)|%1"_s;
    TourBook book(m_folder->path(), hostile, hostile);
    QCOMPARE(book.open(), Opened::Yes);
    QVERIFY(book.add({u"loginWindow-ready"_s, hostile, hostile, {}, {}}, picture(Qt::red)));
    QVERIFY(book.add({u"loginWindow-failed-network"_s, u"Two"_s, u"See."_s, u"Do."_s, hostile},
                     picture(Qt::blue)));
    QVERIFY(book.close());
    QCOMPARE(book.files(),
             (QStringList{u"01-loginWindow-ready.png"_s, u"02-loginWindow-failed-network.png"_s}));

    const QString html = textOf(u"index.html"_s);
    QCOMPARE(read(html, u"title"_s), QStringList{hostile});
    QCOMPARE(read(html, u"h1"_s), QStringList{hostile});
    QCOMPARE(read(html, u"h2"_s), (QStringList{hostile, u"Two"_s}));
    QCOMPARE(read(html, u"p"_s), (QStringList{hostile, hostile, u"See."_s, u"Do."_s}));
    QCOMPARE(read(html, u"img"_s, u"src"_s), book.files());
    QCOMPARE(read(html, u"img"_s, u"width"_s), (QStringList{u"10"_s, u"10"_s}));
    QCOMPARE(read(html, u"img"_s, u"alt"_s),
             (QStringList{u"The window “"_s + hostile + u"”."_s,
                          u"The window “Two”. A ring marks “"_s + hostile + u"”."_s}));

    const QString markdown = textOf(u"tour.md"_s);
    QVERIFY2(markdown.startsWith(u"# \\<b\\>&\"'\\`\\*\\[x\\](y)\\|%1\n"_s), qPrintable(markdown));
    QVERIFY(markdown.contains(u"](02-loginWindow-failed-network.png)"_s));
    QVERIFY(markdown.contains(u"\n**Do.**\n"_s));
}

/// Steps are counted as the language counts; what a browser goes by stays as it is.
void TestTourBook::stepsAreCountedInTheLanguage()
{
    QLocale::setDefault(QLocale(u"ar"_s));
    TourBook book(m_folder->path(), u"T"_s, u"I"_s);
    QCOMPARE(book.open(), Opened::Yes);
    QVERIFY(book.add({u"a"_s, u"A"_s, u"One."_s, {}, {}}, picture(Qt::red)));
    QVERIFY(book.close());
    QLocale::setDefault(QLocale::c());
    const QString html = textOf(u"index.html"_s);
    QCOMPARE(read(html, u"html"_s, u"lang"_s), QStringList{u"en"_s}); // as its words are
    QCOMPARE(read(html, u"h2"_s, u"data-number"_s), QStringList{u"\u0661"_s});
    QCOMPARE(read(html, u"li"_s, u"id"_s), QStringList{u"step-1"_s});
    QCOMPARE(read(html, u"img"_s, u"width"_s), QStringList{u"10"_s});
    QCOMPARE(book.files(), QStringList{u"01-a.png"_s});
    QVERIFY(textOf(u"tour.md"_s).contains(u"## \u0661. A\n"_s));
}

void TestTourBook::theSamePictureIsNotShownTwice()
{
    TourBook book(m_folder->path(), u"T"_s, u"I"_s);
    QCOMPARE(book.open(), Opened::Yes);
    QVERIFY(book.add({u"a"_s, u"A"_s, u"One."_s, {}, {}}, picture(Qt::red)));
    QVERIFY(book.add({u"b"_s, u"B"_s, u"Two."_s, {}, {}}, picture(Qt::red)));
    QVERIFY(book.close());
    QCOMPARE(book.files(), QStringList{u"01-a.png"_s});
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.png"_s}), book.files());
}

/// By its own list, and nothing that stands beside it.
void TestTourBook::anEarlierTourGivesWay()
{
    TourBook earlier(m_folder->path(), u"T"_s, u"I"_s);
    QCOMPARE(earlier.open(), Opened::Yes);
    QVERIFY(earlier.add({u"a"_s, u"A"_s, u"One."_s, {}, {}}, picture(Qt::red)));
    put(u"01-wedding.png"_s);
    TourBook book(m_folder->path(), u"T"_s, u"I"_s);
    QCOMPARE(book.open(), Opened::Yes);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files, QDir::Name),
             (QStringList{u"01-wedding.png"_s, u"index.html"_s, u"tour.md"_s}));
}

void TestTourBook::aFolderOfSomebodyElse_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("a picture that is named as ours are") << u"01-wedding.png"_s;
    QTest::newRow("a page") << u"index.html"_s;
    QTest::newRow("a hidden file") << u".profile"_s;
}

void TestTourBook::aFolderOfSomebodyElse()
{
    QFETCH(const QString, file);
    put(file);
    TourBook book(m_folder->path(), u"T"_s, u"I"_s);
    QCOMPARE(book.open(), Opened::OfSomebodyElse);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{file});
    QCOMPARE(textOf(file), u"precious"_s);
}

/// A list that somebody has written leads out of the folder.
void TestTourBook::aListThatLeadsElsewhere()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"tour"_s));
    put(u"precious.png"_s);
    put(u"tour/.farewell-tour"_s, "../precious.png\n/etc/passwd\n..\n");
    TourBook book(m_folder->filePath(u"tour"_s), u"T"_s, u"I"_s);
    QCOMPARE(book.open(), Opened::Yes);
    QCOMPARE(textOf(u"precious.png"_s), u"precious"_s);
}

void TestTourBook::aFileInTheWay()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    TourBook book(file.fileName(), u"T"_s, u"I"_s);
    QCOMPARE(book.open(), Opened::NotWritable);
    QVERIFY(!book.add({u"a"_s, u"A"_s, u"One."_s, {}, {}}, picture(Qt::red)));
    QVERIFY(!book.close());
}

/// Files as small as these do not leave the buffer before they are closed.
void TestTourBook::aFullDisk()
{
    TourBook book(m_folder->path(), u"Tour"_s, u"Of all"_s);
    QCOMPARE(book.open(), Opened::Yes);
    {
        const FullDisk full;
        QVERIFY(
            !book.add({.name = u"a"_s, .title = u"A"_s, .see = u"It"_s, .todo = {}, .marked = {}},
                      picture(Qt::red)));
        QVERIFY(!book.close());
    }
    QVERIFY(book.add({.name = u"b"_s, .title = u"B"_s, .see = u"It"_s, .todo = {}, .marked = {}},
                     picture(Qt::blue)));
    QVERIFY(book.close());
}

QTEST_MAIN(TestTourBook)
#include "TestTourBook.moc"
