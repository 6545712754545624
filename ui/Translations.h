// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QCoreApplication;
class QLocale;

namespace farewell {

/// Installs our own texts and Qt's for `locale`; English needs a file too, for its plurals.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace farewell
