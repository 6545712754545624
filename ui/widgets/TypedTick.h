// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLineEdit;

namespace farewell {

/// A tick at the end of a line edit, shown while what was asked for stands there. Only for the eye:
/// what can be pressed once it does says the same to everybody.
class TypedTick final : public QWidget
{
    Q_OBJECT

public:
    explicit TypedTick(QLineEdit *edit);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace farewell
