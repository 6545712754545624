// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/UserList.h"
#include "ui/widgets/Banner.h"

#include <QWidget>

class QFrame;
class QVBoxLayout;

namespace farewell {

class BusyBar;
class Clock;
class LinkButton;
class UserSearchRow;
class UserStatusRow;
class UserTable;
class UserTableModel;

/// The accounts of a server, and beside them the one that is chosen. Where there is no room for
/// both, the one takes the place of the others, and a link leads back.
class UserListPage final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int roomForBoth = 700; ///< pixels

    UserListPage(Clock &clock, QWidget *parent);

    void setHost(const QString &host);

    /// What is shown of the account that is chosen; ours from now on. Without one there is no place
    /// for it.
    void setCard(QWidget *card);

    void clear();
    void add(const QList<AdminUser> &users);
    void update(const AdminUser &user);
    void showState(const UserListState &state);

    /// Above the list, until the next search.
    void tell(Banner::Kind kind, const QString &text);

    void takeFocus();
    void focusList(); ///< the row of the chosen account, or what leads to it

    [[nodiscard]] const UserTableModel &model() const { return *m_model; }

Q_SIGNALS:
    void searchEntered(const QString &text);
    void filterChosen(farewell::UserFilter filter);
    void orderChosen(farewell::UserOrder order, bool isDescending);
    void moreWanted();
    void stopRequested();
    void goOnRequested();
    void saveRequested();
    void manyRequested(); ///< a list of accounts is to be deactivated

    /// Its id, in full; empty: none any more.
    void accountChosen(const QString &userId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void choose(const QString &userId);
    void chooseLater();
    void chooseOnlyHit(const UserListState &state);
    void arrange();
    void backToList();

    Clock &m_clock;
    QString m_host;
    UserTableModel *m_model;
    UserSearchRow *m_search;
    Banner *m_problem = nullptr;
    BusyBar *m_busy = nullptr;
    UserTable *m_table = nullptr;
    UserStatusRow *m_status = nullptr;
    QWidget *m_list = nullptr;
    QFrame *m_cardPlace = nullptr;
    QVBoxLayout *m_cardColumn = nullptr;
    LinkButton *m_back = nullptr;
    QWidget *m_card = nullptr;
    QString m_chosen;
    UserListState::Phase m_phase = UserListState::Phase::Nothing;
    std::unique_ptr<QObject> m_passing; ///< while the arrow keys go on
};

} // namespace farewell
