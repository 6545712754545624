// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTemporaryDir>

namespace farewell {
struct RecordPage;
}

namespace farewell::test {

/// What a tool says of a file; its complaints, too.
[[nodiscard]] QString told(const QString &tool, const QStringList &arguments);

/// A record as a PDF file, and what Debian's tools make of it, which know nothing of us.
class Sheet final
{
public:
    explicit Sheet(const RecordPage &page);

    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("page.pdf")); }

    /// In the order in which it was painted; in one line, as people and programs compare it, with
    /// ligatures taken apart.
    [[nodiscard]] QString text() const;

    /// The same as a tool puts the lines together, which words from the right need.
    [[nodiscard]] QString lines() const;
    [[nodiscard]] QString info() const;    ///< as pdfinfo has it
    [[nodiscard]] QString checked() const; ///< as qpdf has it

    /// Words that stand upon each other, in pairs.
    [[nodiscard]] QStringList overlaps() const;

private:
    QTemporaryDir m_folder;
    bool m_isThere = false;
};

/// The values, one after the other, though other words may stand between them. Fills `missing`.
[[nodiscard]] bool standsInOrder(const QString &text, const QStringList &values, QString *missing);

} // namespace farewell::test
