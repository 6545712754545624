// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPushButton>

namespace farewell {

/// A rounded button that stays chosen. Its number stands out.
class Chip final : public QPushButton
{
    Q_OBJECT

public:
    Chip(const QString &name, QWidget *parent);

    /// `number` is a part of the text.
    void say(const QString &text, const QString &number);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont boldFont() const;

    QString m_number;
};

} // namespace farewell
