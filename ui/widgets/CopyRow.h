// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace farewell {

class LinkButton;
class SelectableText;

/// Something to take along: what it is, to be selected, and "Copy" for all of it.
class CopyRow final : public QWidget
{
    Q_OBJECT

public:
    /// A name of ui/Names.h, and what a screen reader calls it.
    struct Naming
    {
        QString name;
        QString spoken;
    };

    CopyRow(const Naming &text, const Naming &copy, QWidget *parent);

    /// Copied to the letter.
    void setContent(const QString &text);
    void setAddress(const QUrl &address);

    /// Behind "Copy", for a page that may be opened from here.
    [[nodiscard]] LinkButton *addOpen(const Naming &open);

    [[nodiscard]] SelectableText *text() const { return m_shown; }
    [[nodiscard]] LinkButton *copyButton() const { return m_copy; }
    [[nodiscard]] LinkButton *openButton() const { return m_open; } ///< null: there is none

    /// In the order of the Tab key.
    [[nodiscard]] QList<QWidget *> controls() const;

private:
    QString m_spoken; ///< the name of "Copy"
    QString m_text;
    SelectableText *m_shown;
    LinkButton *m_copy;
    LinkButton *m_open = nullptr;
};

} // namespace farewell
