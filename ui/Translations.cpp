// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/Translations.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// What QLocale does not know, it takes for C.
bool isKnown(const QLocale &locale)
{
    return locale.language() != QLocale::C;
}

bool isReadBy(const QLocale &texts, const QLocale &person)
{
    return texts.language() == person.language() && texts.script() == person.script();
}

/// Empty where `file` has no texts of ours.
QString languageOf(const QString &file)
{
    static const QRegularExpression name(u"^farewell_(\\w+)\\.qm$"_s);
    return name.match(file).captured(1);
}

void installFrom(QCoreApplication &application, const QString &file, const QString &folder)
{
    auto *texts = new QTranslator(&application);
    if (texts->load(file, folder)) {
        QCoreApplication::installTranslator(texts);
    }
}

} // namespace

Translations::Translations(const QDir &folder)
    : m_folder(folder)
{
}

QStringList Translations::languages() const
{
    QStringList languages;
    for (const QString &file : m_folder.entryList(QDir::Files, QDir::Name)) {
        languages += languageOf(file);
    }
    languages.removeAll(QString());
    return languages;
}

std::optional<QString> Translations::languageFor(const QString &name) const
{
    const QLocale person(name);
    QStringList readable = languages();
    readable.removeIf([&person](const QString &language) {
        return !isKnown(person) || !isReadBy(QLocale(language), person);
    });
    if (readable.isEmpty()) {
        return std::nullopt;
    }
    const auto sameCountry
        = std::find_if(readable.cbegin(), readable.cend(), [&person](const QString &language) {
              return QLocale(language).territory() == person.territory();
          });
    return sameCountry != readable.cend() ? *sameCountry : readable.constFirst();
}

void Translations::install(QCoreApplication &application, const QStringList &wanted) const
{
    QString language = u"en"_s;
    QLocale locale(language);
    for (const QString &name : wanted) {
        if (const auto found = languageFor(name)) {
            language = *found;
            locale = QLocale(name);
            break;
        }
    }
    QLocale::setDefault(locale);
    installFrom(application, u"qtbase_"_s + language,
                QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    installFrom(application, u"farewell_"_s + language, m_folder.path());
    // Qt goes by its own texts, which need not be installed. What begins at the left already may
    // have been turned round on the command line.
    if (locale.textDirection() == Qt::RightToLeft
        && qobject_cast<QGuiApplication *>(&application) != nullptr) {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    }
}

/// Not by the locale: it has the country of the wish, and leaves the usual one out, which texts are
/// told apart by.
QString Translations::installed()
{
    const auto translators = QCoreApplication::instance()->findChildren<QTranslator *>();
    for (const QTranslator *texts : translators) {
        if (const QString language = languageOf(QFileInfo(texts->filePath()).fileName());
            !language.isEmpty()) {
            return QString(language).replace(u'_', u'-');
        }
    }
    return u"en"_s;
}

} // namespace farewell
