// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

namespace farewell {

/// Paragraphs of plain text, one per line; those that begin with a bullet hang. text() is exactly
/// what is read, by people, screen readers and tests.
class ConsequencesLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ConsequencesLabel(QWidget *parent); ///< of one's own account
    ConsequencesLabel(const QString &text, QWidget *parent);

    /// Paragraphs as setText() wants them, those of a list with a bullet.
    [[nodiscard]] static QString listItem(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int layOut(int width, QPainter *painter) const;
};

} // namespace farewell
