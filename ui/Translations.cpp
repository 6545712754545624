// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/Translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace farewell {

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    auto *qtTexts = new QTranslator(&application);
    if (qtTexts->load(locale, u"qtbase"_s, u"_"_s,
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(qtTexts);
    }
    auto *ourTexts = new QTranslator(&application);
    if (ourTexts->load(locale, u"farewell"_s, u"_"_s, u":/i18n"_s)
        || ourTexts->load(u":/i18n/farewell_en"_s)) {
        QCoreApplication::installTranslator(ourTexts);
    }
}

QStringList availableLanguages()
{
    QStringList languages;
    for (QString file :
         QDir(u":/i18n"_s).entryList({u"farewell_*.qm"_s}, QDir::Files, QDir::Name)) {
        languages += file.remove(u"farewell_"_s).remove(u".qm"_s);
    }
    return languages;
}

bool isLanguageAvailable(const QString &name)
{
    // What QLocale does not know, it takes for C, which writes in English.
    const QLocale locale(name);
    return locale.language() != QLocale::C
        && availableLanguages().contains(locale.name().section(u'_', 0, 0));
}

} // namespace farewell
