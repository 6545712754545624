// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCoreApplication>

class QFileDialog;
class QWidget;

namespace farewell {

/// A file that the person wants to have: where, and what has become of it.
class SavedFile final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::SavedFile)

public:
    /// What a dialog for it says and proposes.
    struct Kind
    {
        QString title;
        QString filter; ///< as QFileDialog wants it: "Tables (*.csv)"
        QString suffix;
        QString name;
    };

    /// A page (PDF); `name` has no ending.
    [[nodiscard]] static Kind document(const QString &title, const QString &name);

    /// Not open yet; deletes itself when it is closed.
    [[nodiscard]] static QFileDialog *dialogFor(const Kind &kind, QWidget *parent);

    /// Whole, or not at all; a sentence why not, else nothing.
    [[nodiscard]] static QString write(const QString &path, const QByteArray &bytes);

    /// For a sentence.
    [[nodiscard]] static QString shownName(const QString &path);
};

} // namespace farewell
