// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLineEdit>

namespace farewell {

/// A line for a password, which no other program hears, not even while it is shown.
class PasswordEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordEdit(QWidget *parent);
};

} // namespace farewell
