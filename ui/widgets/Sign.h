// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/theme/Icons.h"

#include <QWidget>

namespace farewell {

class Text;

/// A small drawing beside a line of text, as high as that line and in its colour. It is drawn and
/// no letter of the text, for that is also read aloud, translated, and may run from right to left.
class Sign final : public QWidget
{
    Q_OBJECT

public:
    Sign(Icon icon, const Text *beside, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
};

} // namespace farewell
