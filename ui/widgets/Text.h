// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/TextStyle.h"

#include <QHash>
#include <QLabel>

namespace farewell {

/// A label that wraps, also inside a word that is too long for its line, and shows plain text only.
class Text final : public QLabel
{
    Q_OBJECT

public:
    Text(const QString &text, TextStyle style, QWidget *parent = nullptr);

    void setStyle(TextStyle style);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyFont();
    [[nodiscard]] QSize sizeWithin(int width) const;

    TextStyle m_style;
    mutable QString m_measuredText;
    mutable QHash<int, QSize> m_measured; ///< what it takes in that width
};

} // namespace farewell
