// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/UserRow.h"

#include <QStyledItemDelegate>

namespace farewell {

class UserTableModel;

/// Draws the rows of the list of accounts: a picture, the name above the id, and what is special
/// about the account. All rows are equally high.
class UserDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    UserDelegate(const UserTableModel &model, QObject *parent);

    /// Whether what is special stands below the id, for want of a column.
    void setCompact(bool isCompact) { m_isCompact = isCompact; }

    [[nodiscard]] int rowHeight(const QFontMetrics &metrics) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintAccount(QPainter &painter, const QStyleOptionViewItem &option,
                      const UserRow &row) const;
    static void paintTags(QPainter &painter, const QStyleOptionViewItem &option, const QRect &place,
                          UserTags tags);

    const UserTableModel &m_model;
    bool m_isCompact = false;
};

} // namespace farewell
