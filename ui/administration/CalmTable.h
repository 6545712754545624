// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTableView>

namespace farewell {

/// A table to be read: whole rows, thin lines between them, nothing that can be edited. The Tab key
/// passes by it in one step.
class CalmTable final : public QTableView
{
    Q_OBJECT

public:
    static constexpr double padding = 0.6; ///< of a cell, at each side; of the font's height

    CalmTable(const QString &name, const QString &spoken, QWidget *parent);
};

} // namespace farewell
