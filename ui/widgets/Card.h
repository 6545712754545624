// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

namespace farewell {

/// A frame with rounded corners (`role` = card); the owner sets its layout, see cardMargins().
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent);

    [[nodiscard]] QMargins cardMargins() const;
};

} // namespace farewell
