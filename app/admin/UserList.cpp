// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/UserList.h"

#include "app/admin/service/ManagedUsers.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace farewell {

namespace {

using Phase = UserListState::Phase;

} // namespace

UserList::UserList(AdminPlace place, bool isOAuth, QObject *parent)
    : QObject(parent)
    , m_place(std::move(place))
    , m_isOAuth(isOAuth)
    , m_attempt(std::make_unique<QObject>())
{
}

UserList::~UserList() = default;

void UserList::begin(const UserWish &wish)
{
    m_attempt = std::make_unique<QObject>();
    m_wish = wish;
    m_state = {.phase = Phase::Beginning};
    m_next.clear();
    m_ids.clear();
    m_hasNew = false;
    Q_EMIT begun();
    Q_EMIT changed();
    lookUp();
}

void UserList::lookUp()
{
    m_state.unasked.reset();
    lookUpAccounts(m_place, m_wish.search, m_attempt.get(),
                   [this](const LookedUp &found) { onLookedUp(found); });
}

void UserList::onLookedUp(const LookedUp &found)
{
    m_state.unasked = found.unasked;
    if (found.isListed) {
        askForPage();
        return;
    }
    if (!found.users) {
        fail(found.users.error());
        return;
    }
    m_state.isExact = true;
    m_state.meant = m_state.told = m_state.total = found.users->size();
    if (!found.users->isEmpty()) {
        Q_EMIT came(sorted(*found.users));
    }
    finish();
}

void UserList::startPagesAnew()
{
    const bool isList = m_state.total > 0 && !m_state.isExact;
    if (!isList || m_state.phase == Phase::Complete) {
        return; // nothing has been counted, or nothing is to come
    }
    m_next.clear();
    m_state.told = 0;
    if (m_state.isReading()) {
        m_attempt = std::make_unique<QObject>();
        askForPage();
    }
}

void UserList::readMore()
{
    const bool isPossible = m_state.phase == Phase::Waiting || m_state.phase == Phase::Stopped
        || m_state.phase == Phase::Failed;
    if (!isPossible) {
        return;
    }
    m_hasNew = false;
    m_state.phase = Phase::Reading;
    m_state.failure = {};
    Q_EMIT changed();
    if (m_state.total == 0) {
        lookUp(); // it has failed at its beginning
    } else {
        askForPage();
    }
}

void UserList::readAll()
{
    m_state.isAll = true;
    readMore();
}

void UserList::stop()
{
    if (!m_state.isReading()) {
        return;
    }
    m_attempt = std::make_unique<QObject>();
    m_state.phase = Phase::Stopped;
    m_state.isAll = false;
    Q_EMIT changed();
}

void UserList::askForPage()
{
    if (m_wish.filter == UserFilter::Administrators && m_place.isManaged()) {
        askForAdmins();
        return;
    }
    const UserListQuery query{.search = m_wish.search,
                              .filter = m_wish.filter,
                              .order = m_wish.order,
                              .isDescending = m_wish.isDescending,
                              .isOAuth = m_isOAuth,
                              .from = m_next};
    fetchAdminUsers(m_place, query, m_attempt.get(),
                    [this](const Result<AdminUserPage> &page) { onPage(page); });
}

void UserList::askForAdmins()
{
    const auto onRead = [this](const Result<QList<AdminUser>> &admins) {
        onPage(admins.map([this](const QList<AdminUser> &users) {
            return AdminUserPage{sorted(users), users.size(), {}};
        }));
    };
    fetchManagedAdmins(m_place, m_attempt.get(), onRead);
}

/// As the server would have sorted them.
QList<AdminUser> UserList::sorted(QList<AdminUser> users) const
{
    const auto isBefore = [order = m_wish.order](const AdminUser &one, const AdminUser &other) {
        switch (order) {
        case UserOrder::Name:
            return one.id < other.id;
        case UserOrder::DisplayName:
            return std::tie(one.displayName, one.id) < std::tie(other.displayName, other.id);
        case UserOrder::Created:
            return std::tie(one.createdAt, one.id) < std::tie(other.createdAt, other.id);
        case UserOrder::LastSeen:
            return std::tie(one.lastSeenAt, one.id) < std::tie(other.lastSeenAt, other.id);
        }
        Q_UNREACHABLE();
    };
    std::ranges::sort(users, [&](const AdminUser &one, const AdminUser &other) {
        return m_wish.isDescending ? isBefore(other, one) : isBefore(one, other);
    });
    return users;
}

void UserList::onPage(const Result<AdminUserPage> &page)
{
    if (!page) {
        fail(page.error());
        return;
    }
    QList<AdminUser> meant;
    for (const AdminUser &user : page->users) {
        const bool isMeant = m_wish.search.admits(user) && admits(m_wish.filter, user);
        if (isMeant && !m_ids.contains(user.id)) {
            m_ids.insert(user.id);
            meant += user;
        }
    }
    m_state.told += page->users.size();
    m_state.total = page->total;
    m_state.meant += meant.size();
    m_hasNew = m_hasNew || !meant.isEmpty();
    if (!meant.isEmpty()) {
        Q_EMIT came(meant);
    }
    const bool isOver = page->next.isEmpty() || page->next == m_next || page->users.isEmpty();
    m_next = page->next;
    if (isOver) {
        finish();
    } else if (m_state.isAll || !m_hasNew) {
        m_state.phase = Phase::Reading;
        Q_EMIT changed();
        askForPage();
    } else {
        m_state.phase = Phase::Waiting;
        Q_EMIT changed();
    }
}

void UserList::finish()
{
    m_state.phase = Phase::Complete;
    Q_EMIT changed();
}

void UserList::fail(const Failure &failure)
{
    m_state.phase = Phase::Failed;
    m_state.isAll = false;
    m_state.failure = failure;
    Q_EMIT changed();
}

} // namespace farewell
