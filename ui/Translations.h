// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

class QCoreApplication;
class QLocale;

namespace farewell {

/// Installs our own texts and Qt's for `locale`; English needs a file too, for its plurals.
void installTranslations(QCoreApplication &application, const QLocale &locale);

/// The languages there are texts in, as "de", "en"; in order.
[[nodiscard]] QStringList availableLanguages();

/// Whether there are texts in the language of `name`, as in "en" or "en_GB".
[[nodiscard]] bool isLanguageAvailable(const QString &name);

} // namespace farewell
