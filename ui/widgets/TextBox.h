// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Card.h"

class QPlainTextEdit;

namespace farewell {

/// Several lines of text that can be changed, in a frame. The Tab key leaves it.
class TextBox final : public Card
{
    Q_OBJECT

public:
    /// `name` and `label` are the edit's.
    TextBox(const QString &name, const QString &label, QWidget *parent);

    [[nodiscard]] QPlainTextEdit *edit() const { return m_edit; }

private:
    QPlainTextEdit *m_edit;
};

} // namespace farewell
