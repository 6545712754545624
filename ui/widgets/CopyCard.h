// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Card.h"
#include "ui/widgets/CopyRow.h"

namespace farewell {

/// One thing to take along, on a card of its own.
class CopyCard final : public Card
{
    Q_OBJECT

public:
    CopyCard(const CopyRow::Naming &text, const CopyRow::Naming &copy, QWidget *parent);

    [[nodiscard]] CopyRow *row() const { return m_row; }

private:
    CopyRow *m_row;
};

} // namespace farewell
