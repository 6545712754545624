// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/CopyCard.h"

#include <QVBoxLayout>

namespace farewell {

CopyCard::CopyCard(const CopyRow::Naming &text, const CopyRow::Naming &copy, QWidget *parent)
    : Card(parent), m_row(new CopyRow(text, copy, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(cardMargins());
    column->addWidget(m_row);
}

} // namespace farewell
