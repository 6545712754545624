// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Card.h"

class QAbstractItemModel;
class QModelIndex;
class QListView;

namespace farewell {

/// A list of entries as EntryDelegate draws them, in a frame: a model and a view, no widget an
/// entry. As high as its entries, up to some, for what is around it scrolls as well; hidden while
/// there is none.
class EntryList final : public Card
{
    Q_OBJECT

public:
    EntryList(const QString &name, const QString &title, QAbstractItemModel *model,
              QWidget *parent);

    [[nodiscard]] QListView *view() const { return m_view; } ///< for the order of the Tab key

    /// One of them can be chosen from now on; none is, until select() or the person does it.
    void letChoose();
    void select(const QModelIndex &index);

Q_SIGNALS:
    void chosen(const QModelIndex &index); ///< invalid: none any more

private:
    void fit();

    QListView *m_view;
};

} // namespace farewell
