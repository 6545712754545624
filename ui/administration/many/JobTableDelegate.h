// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/many/JobTableModel.h"

#include <QStyledItemDelegate>

namespace farewell {

/// Draws a line of a list: what happens to it stands out.
class JobTableDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    JobTableDelegate(const JobTableModel &model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

    /// Where the box for the tick stands in its cell.
    [[nodiscard]] static QRect tickPlace(const QRect &cell, const QWidget &table);

private:
    void paintPill(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   const JobTableRow &row) const;
    [[nodiscard]] bool isFaint(const JobTableRow &row) const;

    const JobTableModel &m_model;
};

} // namespace farewell
