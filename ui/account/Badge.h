// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/theme/Icons.h"

#include <QWidget>

#include <variant>

namespace farewell {

/// A small round mark before a line that shows at a glance how to take it. It is decoration: the
/// line says the same in words.
class Badge final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Good, Warning, Bad, Neutral };

    using Sign = std::variant<Icon, int>; ///< a drawing, or a number

    Badge(Kind kind, Sign sign, QWidget *parent);

    void setMark(Kind kind, Sign sign);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
    Sign m_sign;
};

} // namespace farewell
