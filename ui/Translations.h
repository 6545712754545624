// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDir>
#include <QStringList>

#include <optional>

class QCoreApplication;

namespace farewell {

/// The languages that a folder has texts in, each a farewell_<language>.qm.
class Translations final
{
public:
    explicit Translations(const QDir &folder = QDir(QStringLiteral(":/i18n")));

    /// As "de", "pt_BR"; in order.
    [[nodiscard]] QStringList languages() const;

    /// The one for somebody who reads `name`, as in "en", "en_GB" or "pt-BR": of the same language
    /// and script, and of the same country where there is a choice.
    [[nodiscard]] std::optional<QString> languageFor(const QString &name) const;

    /// Installs our own texts and Qt's: those of the first language of `wanted` that there are
    /// texts in, else English, which needs a file too, for its plurals. That language also decides
    /// how dates and numbers are written and where a line begins; the country is that of the wish.
    void install(QCoreApplication &application, const QStringList &wanted) const;

    /// The language of the texts that were installed, as web pages name it: "en", "pt-BR".
    [[nodiscard]] static QString installed();

private:
    QDir m_folder;
};

} // namespace farewell
