// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace farewell {

struct RecordPage;

/// The page as a PDF file: sheets of A4, its fonts embedded, its text in the order in which it
/// is read, its title, its language and the program that has made it named.
[[nodiscard]] QByteArray toPdf(const RecordPage &page);

/// A PDF with a classic cross-reference table, whose catalog names the language of its text: a
/// revision is appended (ISO 32000-1, 7.5.6 and 14.9.2), for Qt before 6.8 names none. What is no
/// such file comes back as it is.
[[nodiscard]] QByteArray withLanguage(const QByteArray &pdf, const QString &language);

} // namespace farewell
