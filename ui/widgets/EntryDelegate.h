// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStyledItemDelegate>

namespace farewell {

/// Draws an entry of a list: a picture, its title (Qt::DisplayRole), and below that what there is
/// to say of it. Where entries can be chosen, each has a radio button before it.
class EntryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole, ///< QString
        IdRole,   ///< QString: drawn by the initial of its name, in a colour of its own
        NameRole, ///< QString: whose initial that is; may be empty
        IconRole, ///< Icon: drawn instead, where there is no id
        TagRole,  ///< QString: a word behind the title; may be empty
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace farewell
