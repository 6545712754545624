// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/Translations.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
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
    for (QString file : m_folder.entryList({u"farewell_*.qm"_s}, QDir::Files, QDir::Name)) {
        languages += file.remove(u"farewell_"_s).remove(u".qm"_s);
    }
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

} // namespace farewell
