// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/TextStyle.h"

#include <QHash>
#include <QTextEdit>

namespace farewell {

/// An address or an id that people take along: it looks like a Text, and can be selected and copied
/// by mouse and keyboard, wholly or in part. Every letter that is copied is seen.
class SelectableText final : public QTextEdit
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged) // as a label has it

public:
    SelectableText(const QString &name, const QString &spoken, TextStyle style, QWidget *parent);

    /// Without what nobody would see of it; a line stays a line.
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

    void setStyle(TextStyle style);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void applyFont();
    void applyInk();
    void layOut(QTextDocument &document) const;
    [[nodiscard]] QSize sizeWithin(int width) const;

    TextStyle m_style;
    QString m_text;
    mutable QHash<int, QSize> m_measured; ///< what it takes in that width
};

} // namespace farewell
