// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/TourBook.h"

#include "ui/Translations.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"

#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>
#include <QHashFunctions>
#include <QImage>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr auto pageFrame = R"(<!DOCTYPE html>
<html lang="%1" dir="%2">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>%3</title>
<style>
%4</style>
</head>
<body>
<main>
<h1>%3</h1>
<p>%5</p>
<ol>
%6</ol>
</main>
</body>
</html>
)"_L1;

constexpr auto stepFrame = R"(<li id="step-%1">
<h2 data-number="%2">%3</h2>
<p>%4</p>
%5<img src="%6" width="%7" height="%8" alt="%9"/>
</li>
)"_L1;

/// The pictures of a tour, so that a later one can take them away.
QString listFile()
{
    return u".farewell-tour"_s;
}

QString fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// commit() does not hear of it where what is left in the buffer does not fit (Qt 6.4).
bool commit(QSaveFile &file)
{
    return file.flush() && file.commit();
}

bool write(const QString &path, const QString &text)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && commit(file);
}

/// Escapes what would be a sign in Markdown.
QString escapedMarkdown(QString text)
{
    static const QRegularExpression signs(uR"(([\\`*_{}\[\]<>#|]))"_s);
    return text.replace(signs, uR"(\\1)"_s);
}

/// The texts, where lupdate finds them.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::TourBook)

public:
    static QString alternative(const TourPage &page)
    {
        //: for those who do not see the picture; %1 the title of a window
        const QString window = tr("The window “%1”.").arg(page.title);
        //: stands after the sentence about a window; %1 a button or a field
        const QString ring = tr("A ring marks “%1”.").arg(page.marked);
        return page.marked.isEmpty() ? window : Sentences::inARow({window, ring});
    }

    static QString heading(int number, const QString &title)
    {
        return tr("%1. %2", "number and title of a step").arg(Numbers::count(number), title);
    }
};

} // namespace

TourBook::TourBook(const QString &folder, QString title, QString introduction)
    : m_folder(folder), m_title(std::move(title)), m_introduction(std::move(introduction))
{
}

TourBook::Opened TourBook::open()
{
    if (!m_folder.mkpath(u"."_s)) {
        return Opened::NotWritable;
    }
    const QStringList present
        = m_folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    if (!present.isEmpty() && !present.contains(listFile())) {
        return Opened::OfSomebodyElse;
    }
    const QStringList former = fileText(m_folder.filePath(listFile())).split(u'\n');
    for (const QString &file : former) {
        if (present.contains(file)) { // in this folder, and nowhere else
            m_folder.remove(file);
        }
    }
    return close() ? Opened::Yes : Opened::NotWritable;
}

bool TourBook::add(const TourPage &page, const QImage &picture)
{
    const size_t hash = qHashBits(picture.constBits(), static_cast<size_t>(picture.sizeInBytes()));
    if (m_pictures.contains(hash)) {
        return true;
    }
    m_pictures += hash;
    const QString file
        = u"%1-%2.png"_s.arg(m_entries.size() + 1, 2, 10, QChar(u'0')).arg(page.name);
    m_entries += Entry{page, file, picture.size() / picture.devicePixelRatio()};
    QSaveFile out(m_folder.filePath(file));
    // Listed first, for a tour may be ended at any moment.
    return writeList() && out.open(QIODevice::WriteOnly) && picture.save(&out, "PNG")
        && commit(out);
}

bool TourBook::writeList() const
{
    return write(m_folder.filePath(listFile()), files().join(u'\n') + u'\n');
}

bool TourBook::close() const
{
    return writeList() && write(m_folder.filePath(u"index.html"_s), html())
        && write(m_folder.filePath(u"tour.md"_s), markdown());
}

QStringList TourBook::files() const
{
    QStringList all;
    for (const Entry &entry : m_entries) {
        all += entry.file;
    }
    return all;
}

QString TourBook::html() const
{
    QString steps;
    int number = 0;
    for (const Entry &entry : m_entries) {
        ++number;
        const TourPage &page = entry.page;
        const QString todo = page.todo.isEmpty()
            ? QString()
            : u"<p class=\"todo\">%1</p>\n"_s.arg(page.todo.toHtmlEscaped());
        steps += QString(stepFrame).arg(
            QString::number(number), Numbers::count(number), page.title.toHtmlEscaped(),
            page.see.toHtmlEscaped(), todo, entry.file, QString::number(entry.size.width()),
            QString::number(entry.size.height()), Words::alternative(page).toHtmlEscaped());
    }
    const bool isRtl = QGuiApplication::isRightToLeft();
    return QString(pageFrame).arg(Translations::installed(), isRtl ? u"rtl"_s : u"ltr"_s,
                                  m_title.toHtmlEscaped(), fileText(u":/tour/tour.css"_s),
                                  m_introduction.toHtmlEscaped(), steps);
}

QString TourBook::markdown() const
{
    QString text = u"# %1\n\n%2\n"_s.arg(escapedMarkdown(m_title), escapedMarkdown(m_introduction));
    int number = 0;
    for (const Entry &entry : m_entries) {
        const TourPage &page = entry.page;
        text += u"\n## %1\n\n%2\n"_s.arg(Words::heading(++number, escapedMarkdown(page.title)),
                                         escapedMarkdown(page.see));
        if (!page.todo.isEmpty()) {
            text += u"\n**%1**\n"_s.arg(escapedMarkdown(page.todo));
        }
        text += u"\n![%1](%2)\n"_s.arg(escapedMarkdown(Words::alternative(page)), entry.file);
    }
    return text;
}

} // namespace farewell
