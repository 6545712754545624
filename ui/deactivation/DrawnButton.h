// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

namespace farewell {

/// A button of a web page, drawn to be recognised there. Nothing can be pressed here; a screen
/// reader says its text.
class DrawnButton final : public QLabel
{
    Q_OBJECT

public:
    explicit DrawnButton(QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace farewell
