// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobSearch.h"

#include "app/admin/service/ManagedUsers.h"

#include <algorithm>
#include <utility>

namespace farewell {

namespace {

/// Who is active or deactivated changes while it is read, and a list of these alone gets shorter:
/// that is looked at here.
UserFilter askedFor(UserFilter filter)
{
    const bool isChanging = filter == UserFilter::Active || filter == UserFilter::Deactivated;
    return isChanging ? UserFilter::Everybody : filter;
}

} // namespace

JobSearch::JobSearch(AdminPlace place, QObject *parent)
    : QObject(parent), m_place(std::move(place))
{
}

JobSearch::~JobSearch() = default;

void JobSearch::read(const UserWish &wish)
{
    m_reading = std::make_unique<QObject>();
    m_wish = wish;
    m_readings = 0;
    m_ids.clear();
    m_seen.clear();
    lookUpAccounts(m_place, wish.search, m_reading.get(),
                   [this](const LookedUp &found) { onLookedUp(found); });
}

void JobSearch::stop()
{
    m_reading.reset();
}

/// As where accounts are searched for: whoever has it is meant, whatever the filter says. But the
/// homeserver's word alone, which may be old, makes no list.
void JobSearch::onLookedUp(const LookedUp &found)
{
    if (found.unasked) {
        m_reading.reset();
        Q_EMIT unasked(*found.unasked);
    } else if (!found.isListed && !found.users) {
        fail(found.users.error());
    } else if (!found.isListed) {
        for (const AdminUser &user : *found.users) {
            m_ids += user.id;
        }
        m_ids.sort();
        finish();
    } else if (m_wish.filter == UserFilter::Administrators && m_place.isManaged()) {
        readAdmins();
    } else {
        readFromStart();
    }
}

void JobSearch::readAdmins()
{
    fetchManagedAdmins(m_place, m_reading.get(), [this](const Result<QList<AdminUser>> &admins) {
        if (!admins) {
            fail(admins.error());
            return;
        }
        take(*admins);
        m_ids.sort();
        finish();
    });
}

void JobSearch::readFromStart()
{
    ++m_readings;
    m_ids.clear();
    m_seen.clear();
    m_last.clear();
    m_told = 0;
    askForPage();
}

void JobSearch::askForPage()
{
    const UserListQuery query{.search = m_wish.search,
                              .filter = askedFor(m_wish.filter),
                              .isOAuth = m_place.isManaged(),
                              .from = m_told > 0 ? QString::number(m_told - 1) : QString()};
    fetchAdminUsers(m_place, query, m_reading.get(),
                    [this](const Result<AdminUserPage> &page) { onPage(page); });
}

void JobSearch::onPage(const Result<AdminUserPage> &page)
{
    if (!page) {
        fail(page.error());
        return;
    }
    const bool isFirst = m_told == 0;
    const bool isSame
        = isFirst || (!page->users.isEmpty() && page->users.constFirst().id == m_last);
    if (!isSame && m_readings >= mostReadings) {
        m_reading.reset();
        Q_EMIT keepsMoving();
        return;
    }
    if (!isSame) {
        readFromStart();
        return;
    }
    take(page->users);
    const qint64 added = page->users.size() - (isFirst ? 0 : 1);
    m_told += added;
    if (page->next.isEmpty()) {
        finish();
    } else if (added == 0) {
        fail(Failure::of(Cause::BadAnswer)); // there is more, and it does not come
    } else {
        m_last = page->users.constLast().id;
        askForPage();
        Q_EMIT progressed(m_told, page->total);
    }
}

void JobSearch::take(const QList<AdminUser> &users)
{
    for (const AdminUser &user : users) {
        const bool isMeant = m_wish.search.admits(user) && admits(m_wish.filter, user);
        if (isMeant && !m_seen.contains(user.id)) {
            m_seen.insert(user.id);
            m_ids += user.id;
        }
    }
}

void JobSearch::finish()
{
    m_reading.reset();
    Q_EMIT found(m_ids);
}

void JobSearch::fail(const Failure &failure)
{
    m_reading.reset();
    Q_EMIT failed(failure);
}

} // namespace farewell
