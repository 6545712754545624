// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/UserSearch.h"

#include <QTableView>

namespace farewell {

class SortHeader;
class UserDelegate;
class UserTableModel;

/// The accounts, a row each. As many columns as there is room for; the first one says what is
/// special about an account where the others have none.
class UserTable final : public QTableView
{
    Q_OBJECT

public:
    UserTable(UserTableModel &model, QWidget *parent);

    /// The id of the account in the row that is chosen; empty: none.
    [[nodiscard]] QString chosen() const;

    /// If its end is seen: a view does so by itself only when it scrolls or changes its size.
    void askForMore();

Q_SIGNALS:
    void orderChosen(farewell::UserOrder order, bool isDescending);

    /// By a click or by Enter.
    void rowPressed();

    /// By the arrow keys, for one.
    void rowChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    void fitColumns();

    const UserTableModel &m_model;
    SortHeader *m_header;
    UserDelegate *m_delegate;
};

} // namespace farewell
