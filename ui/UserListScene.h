// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/UserList.h"
#include "app/matrix/ServerDiscovery.h"

#include <QWidget>

#include <optional>

namespace farewell {

class UserListPage;

/// The accounts of a server in adminWindow: what is searched for, and the list as a file.
class UserListScene final : public QObject
{
    Q_OBJECT

public:
    /// `page` and `window`, to which its dialogs belong, and what `place` refers to outlive this.
    UserListScene(UserListPage &page, const AdminPlace &place,
                  const std::optional<ServerInfo> &server, QWidget *window);

    [[nodiscard]] bool isBeginning() const
    {
        return m_list.state().phase == UserListState::Phase::Beginning;
    }

    void begin() { m_list.begin(m_wish); }

    /// What is searched for; nothing: everybody is there.
    [[nodiscard]] std::optional<UserWish> search() const;

    /// As UserList::setService().
    void setService(const HomeserverUrl &address) { m_list.setService(address); }

    /// As UserList::startPagesAnew().
    void startPagesAnew() { m_list.startPagesAnew(); }

Q_SIGNALS:
    void changed();

    /// Our sign-in is not accepted any more.
    void signedOut();

private:
    void onChanged();
    [[nodiscard]] UserSearch searchOf(const QString &typed) const;
    void save();
    void saveTo(const QString &path);
    void write();

    UserListPage &m_page;
    QList<IdentityProvider> m_providers;
    QWidget *m_window;
    UserList m_list;
    UserWish m_wish;
    QString m_savePath; ///< where the list goes when it is whole; empty: nowhere
};

} // namespace farewell
